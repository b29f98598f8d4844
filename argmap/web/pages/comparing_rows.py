"""What is told of maps that are compared, row by row: passages, common claims, and single ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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

T = TypeVar("T")
WORDS = {Kind.SUPPORT: "because", Kind.REBUT: "but", Kind.UNDERCUT: "does not follow"}
SHORT = 240
"""Longer passages are told in a summary, or cut."""


@dataclass(frozen=True, slots=True)
class Between:
    """A claim on the way to an end, with the word for the step that leads to it."""

    word: str
    kind: str
    claim: Brief


@dataclass(frozen=True, slots=True)
class UseView:
    """What one map, or several, make of a passage.

    Attributes:
        names: whose maps these are.
        claim: the claim that cites it, and ``end`` the one for or against which it bears.
        kind: how it bears in the end, with the ``word`` for it; nothing if it is the end.
        steps: how many steps it takes.
        between: the claims in between.
        cites: how it is cited, where that is not as a reason.
        for_step: whether it is cited for the step and not for the claim.
    """

    names: tuple[str, ...]
    claim: Brief
    end: Brief
    answers: bool
    kind: str
    word: str
    steps: int
    between: tuple[Between, ...]
    cites: str
    for_step: bool


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage in the middle; ``quoted`` if these are its words, and no summary."""

    words: str
    quoted: bool
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Opposite:
    """A passage that maps use for opposite ends."""

    passage: PassageView
    left: tuple[UseView, ...]
    right: tuple[UseView, ...]


@dataclass(frozen=True, slots=True)
class Fare:
    """How a claim fares on the maps of these names.

    Attributes:
        look: ``open``, ``met`` or ``calm``: an objection without an answer, with answers, none.
    """

    names: tuple[str, ...]
    look: str
    word: str
    counts: str


@dataclass(frozen=True, slots=True)
class Wording:
    """How a claim reads on maps on which it does not read as on the first."""

    names: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Common:
    """A claim that several maps have; ``missing`` names those that have it not."""

    claim: Brief
    thesis: bool
    states: tuple[Fare, ...]
    others: tuple[Wording, ...]
    missing: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Single:
    """A claim that one map has alone, with the maps into which it can be taken."""

    claim: Brief
    thesis: bool
    passages: int
    into: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Only:
    """What one map has alone."""

    name: str
    claims: tuple[Single, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A map in counts."""

    name: str
    href: str
    claims: int
    passages: int


@dataclass(frozen=True)
class Rows:
    """All that a comparison tells, and the makers of what only some pages need.

    Attributes:
        shared: how many passages several maps cite.
    """

    maps: tuple[Facts, ...]
    opposite: tuple[Opposite, ...]
    common: tuple[Common, ...]
    only: tuple[Only, ...]
    shared: int

    @property
    def without(self) -> tuple[str, ...]:
        """The names of the maps that have nothing alone."""
        return tuple(each.name for each in self.only if not each.claims)

    @property
    def single(self) -> int:
        """How many claims only one map has."""
        return sum(len(each.claims) for each in self.only)


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
        into = self.found.adopting(entry.id)
        claims = self.found.alignment.only(entry.id)
        return Only(entry.held.name, tuple(self._single(entry, into, each) for each in claims))

    def _single(self, entry: Entry, into: Iterable[Entry], claim: ClaimId) -> Single:
        query = urlencode({"from": entry.id, "claim": claim, "branch": "1"})
        taken = ((e.held.name, f"{self.root}/debates/{e.id}/adopt?{query}") for e in into)
        cited = {each.passage for each in entry.drawn.evidence_for(claim)}
        thesis = entry.drawn.claims[claim].thesis
        return Single(self.brief(entry.id, claim), thesis, len(cited), tuple(taken))


def _summary(passage: Passage) -> str:
    return passage.summary or passage.named or "A passage that cannot be shown here"


def _state(fare: Reception) -> tuple[str, str, str]:
    """Return how a claim fares: a look, a word, and the counts."""
    reasons = f"{fare.reasons} {'reason' if fare.reasons == 1 else 'reasons'}"
    against = f"{fare.objections} {'objection' if fare.objections == 1 else 'objections'}"
    if fare.unanswered:
        return "open", "objection unanswered", f"{reasons}, {against}"
    if fare.objections:
        return "met", "objections answered", f"{reasons}, {against}"
    return "calm", "no objection", reasons
