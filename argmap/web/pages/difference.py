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
class DifferencePage:
    """What the page of a difference shows."""

    difference: Difference
    first: int
    last: int
    groups: tuple[Group, ...]
    discs: tuple[Disc, ...]
    ends: dict[int, Entry]
    people: int
    drawing: Drawing
    near: bool

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
    people = {entries[n].member for n in touched.values() if n in entries}
    return DifferencePage(
        found, first, last,
        _groups(asked, found, {c: entries[n] for c, n in touched.items() if n in entries}),
        tuple(_disc(asked, entries[n], first, last) for n in window if n in entries),
        entries, len(people), drawn(asked, found, focus), len(found.near) < len(found.both),
    )  # fmt: skip


def _disc(asked: Asked, entry: Entry, first: int, last: int) -> Disc:
    number = entry.number
    nearer = abs(number - first) <= abs(number - last)
    pair = (number, last) if nearer else (first, number)
    low, high = sorted((first, last))
    href = f"{asked.to.page}/difference?from={pair[0]}&to={pair[1]}"
    return Disc(entry, low <= number <= high, number in (first, last), href)


def drawn(asked: Asked, found: Difference, focus: str) -> Drawing:
    """Return the drawing of a difference: all of a small map, else the neighbourhood."""
    key = ("difference", asked.whole.id, found.old.revision, found.new.revision, focus)
    return context.kept().get(key, lambda: _drawn(asked, found, focus))


def _drawn(asked: Asked, found: Difference, focus: str) -> Drawing:
    near = found.near
    page = f"{asked.to.page}/difference?from={found.old.revision}&to={found.new.revision}"
    kept = focus if focus in near.drawn else ""
    to = ThenAddresses(near, State(focus=kept), asked.to.root, at_page=page)
    wanted = Picture(Shape.WHOLE, focus=ClaimId(kept) if kept else None, marks=marks_of(found))
    made = draw(replace(near, revision=0), wanted, to, library=asked.library)
    svg = Markup(made.svg)  # noqa: S704 (our own renderer's)
    return Drawing("difference", svg, len(made.shown), made.width, made.height)


def _groups(asked: Asked, found: Difference, by: dict[str, Entry]) -> tuple[Group, ...]:
    teller = _Teller(asked, found, by)
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

    def __init__(self, asked: Asked, found: Difference, by: dict[str, Entry]) -> None:
        self.asked, self.found, self.by, self.both = asked, found, by, found.both
        page = f"{asked.to.page}/difference?from={found.old.revision}&to={found.new.revision}"
        self.page = page

    def _href(self, claim: str) -> str:
        return self.asked.to.claim_page(claim)

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
        text = (passage.exact or passage.summary) if passage else ""
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
