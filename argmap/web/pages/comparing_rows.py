"""What is told of maps that are compared, row by row: passages, common claims, and single ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlencode

from argmap.analysis.aligning import Aligned
from argmap.analysis.ends import Reception, reception
from argmap.analysis.opposing import SharedPassage, Use
from argmap.model.claims import Kind
from argmap.model.ids import ClaimId, MapId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Passage
from argmap.services.teaching.comparing import Compared, Entry
from argmap.web.addresses import Addresses
from argmap.web.forms import State
from argmap.web.pages.brief import Brief, brief, place, shortened
from argmap.web.pages.comparing_views import (
    Between,
    Common,
    Facts,
    Fare,
    Only,
    Opposite,
    PassageView,
    Rows,
    Single,
    UseView,
    Wording,
)

T = TypeVar("T")
WORDS = {Kind.SUPPORT: "because", Kind.REBUT: "but", Kind.UNDERCUT: "does not follow"}
SHORT = 240
"""Longer passages are told in a summary, or cut."""


def rows_of(found: Compared, root: str) -> Rows:
    """Return what a comparison tells."""
    making = Making(found, root)
    alignment = found.alignment
    common = [making.common(each) for each in alignment.common]
    return Rows(
        tuple(making.facts(each) for each in found.beside),
        tuple(making.opposite(each) for each in alignment.opposite),
        tuple(sorted(common, key=lambda each: not each.differs)),
        tuple(making.only(each) for each in found.beside),
        len(alignment.passages),
    )


class Making:
    """Makes rows of what was found."""

    def __init__(self, found: Compared, root: str) -> None:
        self.found, self.root = found, root
        self.maps = {each.id: each.drawn for each in found.beside}
        self.names = {each.id: each.held.name for each in found.beside}
        self._to = {m: Addresses(drawn, State(), root) for m, drawn in self.maps.items()}

    def facts(self, entry: Entry) -> Facts:
        """Return a map in counts."""
        cited = {each.passage for each in entry.drawn.evidence.values()}
        href = self._to[entry.id].page
        return Facts(entry.held.name, href, len(entry.drawn), len(cited))

    def brief(self, map_id: MapId, claim: ClaimId) -> Brief:
        """Return a claim in two lines, with a link to where it stands on its map."""
        drawn = self.maps[map_id]
        return brief(drawn.claims[claim], drawn, self._to[map_id])

    def passage(self, shared: SharedPassage) -> PassageView:
        """Return a passage in its words if they are short and hers to read, else in ours."""
        map_id, passage_id = next(iter(shared.on.items()))
        passage = self.maps[map_id].passages[passage_id]
        at = place(passage.spans[0], passage.id, self.found.libraries[map_id], self._to[map_id])
        if at.words and len(at.words) <= SHORT:
            return PassageView(at.words, True, at.label, at.href)
        if passage.summary or not at.words:
            return PassageView(_summary(passage), False, at.label, at.href)
        return PassageView(shortened(at.words, SHORT), True, at.label, at.href)

    def opposite(self, shared: SharedPassage) -> Opposite:
        """Return a passage with what maps make of it on either side."""
        contrast = shared.contrast
        left, right = (contrast.left, contrast.right) if contrast else ((), ())
        return Opposite(self.passage(shared), self.uses(left), self.uses(right))

    def uses(self, uses: Iterable[Use]) -> tuple[UseView, ...]:
        """Return what maps make of a passage, once where several make the same of it."""
        same: dict[object, list[Use]] = {}
        for use in uses:
            same.setdefault(use.key, []).append(use)
        return tuple(self._use(each) for each in same.values())

    def _use(self, uses: Sequence[Use]) -> UseView:
        use = min(uses, key=lambda each: len(each.way.steps))
        drawn, steps = use.drawn, use.way.steps
        kind = Kind.SUPPORT if use.way.sign > 0 else Kind.REBUT
        if len(steps) == 1 and drawn.relations[steps[0]].kind is Kind.UNDERCUT:
            kind = Kind.UNDERCUT
        bearing = use.evidence.bearing.value
        return UseView(
            self.called(each.map_id for each in uses),
            self.brief(drawn.id, use.way.start),
            self.brief(drawn.id, use.way.end),
            use.answers,
            kind.value if steps or use.way.sign < 0 else "",
            WORDS[kind],
            len(steps),
            tuple(self._between(drawn, steps)),
            "" if bearing == "backs" else bearing,
            use.evidence.target in drawn.relations,
        )

    def _between(self, drawn: ArgumentMap, steps: Sequence[RelationId]) -> Iterator[Between]:
        """Yield the steps to the end, each with the claim to which it leads."""
        for step in steps if len(steps) > 1 else ():
            relation = drawn.relations[step]
            kind = relation.kind
            while relation.kind is Kind.UNDERCUT:
                relation = drawn.relations[RelationId(relation.target)]
            yield Between(WORDS[kind], kind.value, self.brief(drawn.id, ClaimId(relation.target)))

    def common(self, aligned: Aligned) -> Common:
        """Return a claim that several maps have, with how it fares on each."""
        first, claim = next(iter(aligned.on.items()))
        fares = {m: reception(self.maps[m], c) for m, c in aligned.on.items()}
        texts = {m: self.maps[m].claims[c].text for m, c in aligned.on.items()}
        states = tuple(Fare(names, *_state(fare)) for fare, names in self._grouped(fares))
        return Common(
            self.brief(first, claim),
            self.maps[first].claims[claim].thesis,
            states,
            tuple(Wording(names, t) for t, names in self._grouped(texts) if t != texts[first]),
            tuple(name for m, name in self.names.items() if m not in aligned.on),
            len({each.look for each in states}) > 1,
        )

    def _grouped(self, values: Mapping[MapId, T]) -> Iterator[tuple[T, tuple[str, ...]]]:
        """Yield each value once, with the names of the maps that have it."""
        found: dict[T, list[MapId]] = {}
        for map_id, value in values.items():
            found.setdefault(value, []).append(map_id)
        return ((value, self.called(maps)) for value, maps in found.items())

    def called(self, maps: Iterable[MapId]) -> tuple[str, ...]:
        """Return the names of maps; one word where these are all of three or more."""
        names = tuple(self.names[each] for each in maps)
        return ("All",) if len(names) == len(self.names) > 2 else names

    def only(self, entry: Entry) -> Only:
        """Return the claims that a map has alone."""
        claims = self.found.alignment.only(entry.id)
        return Only(entry.held.name, tuple(self._single(entry, each) for each in claims))

    def _single(self, entry: Entry, claim: ClaimId) -> Single:
        into = self.found.adopting(entry.id)
        taken = adopted(entry, claim, into[0], self.root) if len(into) == 1 else ""
        asking = f"{entry.id}/{claim}" if len(into) > 1 else ""
        cited = {each.passage for each in entry.drawn.evidence_for(claim)}
        thesis = entry.drawn.claims[claim].thesis
        name = into[0].held.name if taken else ""
        return Single(self.brief(entry.id, claim), thesis, len(cited), name, taken, asking)


def adopted(entry: Entry, claim: str, into: Entry, root: str) -> str:
    """Return the address at which a claim of one map is taken over into another."""
    query = urlencode({"from": entry.id, "claim": claim, "branch": "1"})
    return f"{root}/debates/{into.id}/adopt?{query}"


def _summary(passage: Passage) -> str:
    return passage.summary or passage.named or "A passage that cannot be shown here"


def _state(fare: Reception) -> tuple[str, str, str]:
    """Return how a claim fares: a look, a word, and the counts."""
    reasons, against = _counted(fare.reasons, "reason"), _counted(fare.objections, "objection")
    if fare.unanswered > 1:
        return "open", f"{fare.unanswered} objections unanswered", f"{reasons}, {against}"
    if fare.unanswered:
        return "open", "objection unanswered", f"{reasons}, {against}"
    if fare.objections:
        word = "objection answered" if fare.objections == 1 else "objections answered"
        return "met", word, f"{reasons}, {against}"
    return "calm", "no objection", reasons


def _counted(count: int, what: str) -> str:
    return f"{count or 'no'} {what if count == 1 else f'{what}s'}"
