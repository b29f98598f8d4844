"""The difference of two revisions as a page: drawn, and in words, group by group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from argmap.analysis.difference import Difference
from argmap.analysis.telling import REASONS, field_words
from argmap.analysis.wording import Piece, rewording
from argmap.model.claims import Claim, Relation
from argmap.model.errors import NotFoundError
from argmap.model.ids import ClaimId, RelationId
from argmap.model.passages import Evidence
from argmap.model.revisions import Entry
from argmap.render.diagram import draw
from argmap.render.marks import marks_of
from argmap.render.picture import Picture, Shape
from argmap.render.window import claim_under
from argmap.services.history import between, entries_of, last_touches
from argmap.web import context
from argmap.web.forms import State
from argmap.web.pages.asking import Asked
from argmap.web.pages.drawing import Drawing
from argmap.web.pages.past import ThenAddresses

DISCS, LISTED = 15, 100
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different.

    Attributes:
        sort: ``added``, ``changed`` or ``withdrawn``, with the ``word`` for it.
        pieces: the words, those that went and those that came told apart.
        more: other details that are different, in words.
        by: the last revision in between that touched it, if that is known.
    """

    sort: str
    word: str
    pieces: tuple[Piece, ...]
    href: str
    more: tuple[str, ...] = ()
    by: Entry | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one kind; ``rest`` is how many more there are."""

    title: str
    changes: tuple[Change, ...]
    rest: int = 0


@dataclass(frozen=True, slots=True)
class Disc:
    """A revision on the strip; its link takes the nearer end of the comparison there."""

    entry: Entry
    within: bool
    end: bool
    href: str


@dataclass(frozen=True)
class Compared:
    """A difference, drawn and in words; ``people`` is by how many it was made, if that is known."""

    difference: Difference
    groups: tuple[Group, ...]
    drawing: Drawing
    people: int

    @property
    def near(self) -> bool:
        """Whether only the neighbourhood of the difference is drawn."""
        return len(self.difference.near) < len(self.difference.both)

    @cached_property
    def title(self) -> str:
        """How much is different, and by how many people."""
        count = sum(len(group.changes) + group.rest for group in self.groups)
        many = NUMBERS[count].capitalize() if 0 < count < len(NUMBERS) else f"{count:,}"
        if not self.difference:
            return "Nothing is different"
        if not count:
            return "The frame or the order is different"
        by = f" by {NUMBERS[self.people]} people" if 1 < self.people < len(NUMBERS) else ""
        return f"{many} {'change' if count == 1 else 'changes'}{by}"


@dataclass(frozen=True)
class DifferencePage(Compared):
    """What the page of a difference between two revisions shows."""

    first: int
    last: int
    discs: tuple[Disc, ...]
    ends: dict[int, Entry]


def ends_from(asked: Asked, first: str, last: str) -> tuple[int, int]:
    """Read the two revisions of a comparison; the last change is compared if none is named.

    Raises:
        NotFoundError: one of them is no revision of the map.
    """
    now = asked.whole.revision
    end = _number(last, now, now)
    return _number(first, max(0, end - 1), now), end


def _number(given: str, usual: int, most: int) -> int:
    if not given:
        return usual
    if given.isascii() and given.isdigit() and len(given) < 10 and int(given) <= most:
        return int(given)
    raise NotFoundError("revision", given)


def difference_page(asked: Asked, first: int, last: int, focus: str = "") -> DifferencePage:
    """Return the page of the difference between two revisions, the first of which may be later."""
    store, map_id = context.store(), asked.whole.id
    found = between(store, map_id, first, last)
    low, high = sorted((first, last))
    touched = last_touches(store, map_id, low, high)
    window = range(max(1, min(high, asked.whole.revision) - DISCS), high + 1)
    entries = entries_of(store, map_id, {*window, first, last, *touched.values()})
    by = {claim: entries[n] for claim, n in touched.items() if n in entries}
    page = f"{asked.to.page}/difference?from={found.old.revision}&to={found.new.revision}"
    told = compared(asked, found, page, focus, by)
    discs = tuple(_disc(asked, entries[n], first, last) for n in window if n in entries)
    return DifferencePage(
        found, told.groups, told.drawing, told.people, first, last, discs, entries
    )


def compared(
    asked: Asked, found: Difference, page: str, focus: str, by: dict[str, Entry] | None = None
) -> Compared:
    """Return a difference drawn and in words.

    Args:
        asked: the map.
        found: the difference.
        page: the address of the page that shows it.
        focus: the claim of the drawing that is chosen, or nothing.
        by: the last revisions that touched its claims.
    """
    people = {entry.member for entry in (by or {}).values()}
    told = _groups(_Teller(asked, found, page, by or {}))
    return Compared(found, told, drawn(asked, found, page, focus), len(people))


def _disc(asked: Asked, entry: Entry, first: int, last: int) -> Disc:
    number = entry.number
    nearer = abs(number - first) <= abs(number - last)
    pair = (number, last) if nearer else (first, number)
    low, high = sorted((first, last))
    href = f"{asked.to.page}/difference?from={pair[0]}&to={pair[1]}"
    return Disc(entry, low <= number <= high, number in (first, last), href)


def drawn(asked: Asked, found: Difference, page: str, focus: str) -> Drawing:
    """Return the drawing of a difference: all of a small map, else the neighbourhood."""
    key = ("difference", page, found.old.revision, found.new.revision, focus)
    return context.kept().get(key, lambda: _drawn(asked, found, page, focus))


def _drawn(asked: Asked, found: Difference, page: str, focus: str) -> Drawing:
    near = found.near
    kept = focus if focus in near.drawn else ""
    to = ThenAddresses(near, State(focus=kept), asked.to.root, at_page=page)
    wanted = Picture(Shape.WHOLE, focus=ClaimId(kept) if kept else None, marks=marks_of(found))
    made = draw(replace(near, revision=0), wanted, to, library=asked.library)
    svg = Markup(made.svg)  # noqa: S704 (our own renderer's)
    return Drawing("difference", svg, len(made.shown), made.width, made.height)


def _groups(teller: _Teller) -> tuple[Group, ...]:
    found = teller.found
    reworded = [pair for pair in found.changed if pair[0].text != pair[1].text]
    detailed = [pair for pair in found.changed if pair[0].text == pair[1].text]
    groups = (
        _group("Reworded", [teller.reworded(*pair) for pair in reworded[:LISTED]], len(reworded)),
        _group("Added", [teller.added(c) for c in found.added[:LISTED]], len(found.added)),
        _group("Withdrawn", [teller.gone(c) for c in found.withdrawn[:LISTED]],
               len(found.withdrawn)),
        _group("Details changed", [teller.detailed(*p) for p in detailed[:LISTED]], len(detailed)),
        _group("Relations", teller.relations()[:LISTED], len(teller.relations())),
        _group("Evidence", teller.evidence()[:LISTED], len(teller.evidence())),
        _group("The frame", teller.frame(), 0),
    )  # fmt: skip
    return tuple(group for group in groups if group.changes)


def _group(title: str, changes: list[Change], total: int) -> Group:
    return Group(title, tuple(changes), max(0, total - len(changes)))


class _Teller:
    """Tells the changes of a difference, claim by claim."""

    def __init__(self, asked: Asked, found: Difference, page: str, by: dict[str, Entry]) -> None:
        self.asked, self.found, self.page, self.by = asked, found, page, by
        self.both = found.both

    def _href(self, claim: str) -> str:
        """Return where a claim is read: on its page, or in the drawing if it has none yet."""
        if claim in self.asked.whole.claims:
            return self.asked.to.claim_page(claim)
        return f"{self.page}?focus={claim}"

    def reworded(self, old: Claim, new: Claim) -> Change:
        more = field_words(old, new, self.found.new)
        words = rewording(old.text, new.text)
        return Change("changed", "Reworded", words, self._href(new.id), more, self.by.get(new.id))

    def detailed(self, old: Claim, new: Claim) -> Change:
        more = field_words(old, new, self.found.new)
        return Change("changed", "Changed", rewording(new.text, new.text), self._href(new.id), more,
                      self.by.get(new.id))  # fmt: skip

    def added(self, claim: Claim) -> Change:
        bearing = [r for r in self.found.related if claim.id in r.premises]
        more = tuple(self._for(relation) for relation in bearing)
        return Change("added", "Added", rewording(claim.text, claim.text), self._href(claim.id),
                      more, self.by.get(claim.id))  # fmt: skip

    def gone(self, claim: Claim) -> Change:
        return Change("withdrawn", "Withdrawn", rewording(claim.text, ""), self._href(claim.id), (),
                      self.by.get(claim.id))  # fmt: skip

    def _for(self, relation: Relation) -> str:
        whole = self.found.new if relation.id in self.found.new.drawn_relations else self.found.old
        target = whole.claims[claim_under(whole, relation)]
        return f"{REASONS[relation.kind]} “{target.text}”"

    def relations(self) -> list[Change]:
        """Return the relations that are different, but for those of a new or withdrawn claim."""
        new = {claim.id for claim in self.found.added}
        gone = {claim.id for claim in self.found.withdrawn}
        fresh = [r for r in self.found.related if new.isdisjoint(r.premises)]
        cut = [r for r in self.found.cut if gone.isdisjoint((*r.premises, ClaimId(r.target)))]
        return [
            *(self._relation("added", "Related", each) for each in fresh),
            *(self._relation("changed", "Changed", each) for _, each in self.found.revised),
            *(self._relation("withdrawn", "Cut", each) for each in cut),
        ]

    def _relation(self, sort: str, word: str, relation: Relation) -> Change:
        claim = self.both.claims[relation.premises[0]]
        words = rewording(claim.text, "" if sort == "withdrawn" else claim.text)
        return Change(sort, word, words, self._href(claim.id), (self._for(relation),),
                      self.by.get(claim.id))  # fmt: skip

    def evidence(self) -> list[Change]:
        """Return what is cited, or not any more."""
        old = self.found.old.evidence
        return [
            *(self._cited("changed" if e.id in old else "added",
                          "Cited otherwise" if e.id in old else "Cited", e)
              for e in self.found.cited),
            *(self._cited("withdrawn", "Not cited any more", e) for e in self.found.uncited),
        ]  # fmt: skip

    def _cited(self, sort: str, word: str, evidence: Evidence) -> Change:
        passage = self.both.passages.get(evidence.passage)
        text = passage.named if passage else ""
        key = RelationId(evidence.target)
        relation = self.found.new.relations.get(key) or self.found.old.relations.get(key)
        target = relation.premises[0] if relation else ClaimId(evidence.target)
        claim = self.found.new.claims.get(target) or self.found.old.claims.get(target)
        about = (f"{evidence.bearing.value} “{claim.text}”",) if claim else ()
        words = rewording(text, "" if sort == "withdrawn" else text)
        return Change(sort, word, words, self._href(target), about, self.by.get(target))

    def frame(self) -> list[Change]:
        """Return that the debate is described anew, or that things are in another order."""
        found = []
        if self.found.reframed:
            old, new = self.found.old.debate.question, self.found.new.debate.question
            found.append(Change("changed", "The debate is described anew", rewording(old, new),
                                self.asked.to.page))  # fmt: skip
        if self.found.rearranged:
            found.append(Change("changed", "Another order", (), self.asked.to.page))
        return found
