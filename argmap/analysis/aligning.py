"""Several maps of one debate laid beside each other: what they share, and what only one has.

Claims are the same if they have the same id, for copies keep the ids of what was copied; else if
they read the same; else if they share so many words as to be alike, for which fewer will do where
both cite the same passage. No two claims of one map are ever the same, nor is a claim that denies
something ever the same as one that does not. Passages are the same if they have the same id, or if
their places overlap in one text by half of the shorter.

The order of the maps makes no difference but to the order of what is returned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from argmap.analysis.ends import Ends
from argmap.analysis.folding import folded
from argmap.analysis.likeness import Likeness
from argmap.analysis.opposing import SharedPassage, Use
from argmap.analysis.wordlists import words_of
from argmap.model.claims import Claim
from argmap.model.ids import ClaimId, MapId, PassageId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence, Span
from argmap.model.sources import Stretch

MOST_MAPS = 30
"""So many maps are compared at once."""
LIKE_ENOUGH = 0.3
"""From here on two claims that cite the same passage are taken for one."""
_Item = tuple[MapId, ClaimId]
_Cited = tuple[MapId, PassageId]
Where = Callable[[ArgumentMap, Span], Iterable[Stretch]]


def as_written(_drawn: ArgumentMap, span: Span) -> Iterable[Stretch]:
    """Return the stretch of text that a span names itself."""
    return ((span.source, span.edition, span.start, span.end),)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A claim that stands on one map or on several, by map, in the order of the maps.

    Attributes:
        key: what names it in this comparison.
        on: its id on each map that has it.
    """

    key: str
    on: Mapping[MapId, ClaimId]


@dataclass(frozen=True)
class Alignment:
    """Maps of one debate, laid beside each other.

    Attributes:
        claims: all of their claims, in the order in which the maps have them.
        passages: the passages that at least two of them cite, as the texts have them.
    """

    maps: tuple[ArgumentMap, ...]
    claims: tuple[Aligned, ...]
    passages: tuple[SharedPassage, ...]

    @cached_property
    def common(self) -> tuple[Aligned, ...]:
        """The claims that at least two of the maps have; those that most have come first."""
        found = [each for each in self.claims if len(each.on) > 1]
        return tuple(sorted(found, key=lambda each: -len(each.on)))

    @cached_property
    def opposite(self) -> tuple[SharedPassage, ...]:
        """The passages that maps use for opposite ends; for and against one thesis come first."""
        found = [(each.contrast.order, each) for each in self.passages if each.contrast]
        return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))

    def only(self, map_id: MapId) -> tuple[ClaimId, ...]:
        """Return the claims that only this map has, in its order."""
        return tuple(e.on[map_id] for e in self.claims if len(e.on) == 1 and map_id in e.on)


def align(maps: Sequence[ArgumentMap], where: Where = as_written) -> Alignment:
    """Lay maps of one debate beside each other.

    Args:
        maps: with different ids; at most ``MOST_MAPS`` is sensible.
        where: the places of a passage in the texts that are here, by which it is known again.
    """
    cited = {drawn.id: _evidence(drawn) for drawn in maps}
    passages = _passages(maps, cited, where)
    claims = _Claims(maps)
    claims.join_same()
    claims.join_alike(_citing(maps, cited, passages))
    aligned = claims.aligned()
    keys = {(map_id, claim): each.key for each in aligned for map_id, claim in each.on.items()}
    shared = _shared(maps, cited, passages, keys)
    return Alignment(tuple(maps), aligned, tuple(shared))


def _evidence(drawn: ArgumentMap) -> tuple[Evidence, ...]:
    """Return what is cited on a map for something that is drawn."""
    there = (drawn.drawn, drawn.drawn_relations)
    cited = drawn.evidence.values()
    return tuple(e for e in cited if any(e.target in each for each in there))


class _Claims:
    """The claims of all maps, gathered into those that are the same."""

    def __init__(self, maps: Sequence[ArgumentMap]) -> None:
        self._order = {drawn.id: place for place, drawn in enumerate(maps)}
        self._claims: dict[_Item, Claim] = {(d.id, c.id): c for d in maps for c in d}
        language = min((each.debate.language for each in maps), default="en")
        self._language, self._denials = language, words_of(language).denials
        self._folded = {c.text: folded(c.text) or c.text for c in self._claims.values()}
        self._of: dict[_Item, list[_Item]] = {}

    def join_same(self) -> None:
        """Join the claims with one id; then those that read the same."""
        named: defaultdict[ClaimId, list[_Item]] = defaultdict(list)
        for item in sorted(self._claims):
            named[item[1]].append(item)
            self._of[item] = named[item[1]]
        for same in self._by_text().values():
            kept: list[_Item] = []
            for item in same:
                if not any(self._join(item, each) for each in kept):
                    kept.append(item)

    def join_alike(self, citing: Iterable[Sequence[_Item]]) -> None:
        """Join what is alike, the likest first.

        Args:
            citing: the claims that cite one passage, together.
        """
        by_text = self._by_text()
        texts = sorted(by_text)
        ids = {text: ClaimId(f"t{place}") for place, text in enumerate(texts)}
        written = ((ids[text], self._claims[items[0]].text) for text, items in by_text.items())
        likeness = Likeness((Claim(*each) for each in sorted(written)), self._language)
        found = {(each.one, each.other): each.score for each in likeness.pairs()}
        for pair in set(self._near(citing, ids)) - found.keys():
            found[pair] = likeness.between(*pair)
        pairs = [(-round(score, 6), *pair) for pair, score in found.items() if score >= LIKE_ENOUGH]
        for _, one, other in sorted(pairs):
            words, others = texts[int(one[1:])], texts[int(other[1:])]
            if self._denies(words) == self._denies(others):
                self._join_all(by_text[words], by_text[others])

    def aligned(self) -> tuple[Aligned, ...]:
        """Return the claims as they were joined, in the order of the maps."""
        found: dict[str, Aligned] = {}
        for item in self._claims:
            joined = self._of[item]
            key = "/".join(min(joined))
            if key not in found:
                inorder = sorted(joined, key=lambda each: self._order[each[0]])
                found[key] = Aligned(key, dict(inorder))
        return tuple(found.values())

    def _by_text(self) -> Mapping[str, list[_Item]]:
        found: defaultdict[str, list[_Item]] = defaultdict(list)
        for item in sorted(self._claims):
            found[self._folded[self._claims[item].text]].append(item)
        return found

    def _near(
        self, citing: Iterable[Sequence[_Item]], ids: Mapping[str, ClaimId]
    ) -> Iterator[tuple[ClaimId, ClaimId]]:
        """Yield the pairs of texts whose claims cite one passage on different maps."""
        for items in citing:
            texts = {ids[self._folded[self._claims[item].text]] for item in items}
            yield from combinations(sorted(texts), 2)

    def _denies(self, words: str) -> bool:
        return not self._denials.isdisjoint(words.split())

    def _join_all(self, ones: Iterable[_Item], others: Sequence[_Item]) -> None:
        for one in ones:
            for other in others:
                if self._join(one, other):
                    break

    def _join(self, one: _Item, other: _Item) -> bool:
        """Make two claims one, unless that would make one of two claims of the same map."""
        mine, theirs = self._of[one], self._of[other]
        if mine is theirs:
            return True
        if {map_id for map_id, _ in mine} & {map_id for map_id, _ in theirs}:
            return False
        mine.extend(theirs)
        for item in theirs:
            self._of[item] = mine
        return True


def _passages(
    maps: Sequence[ArgumentMap], cited: Mapping[MapId, Iterable[Evidence]], where: Where
) -> Mapping[_Cited, PassageId]:
    """Return which passages are the same: for each of each map, the first by name of all these."""
    names: dict[PassageId, PassageId] = {}
    places: set[tuple[Stretch, PassageId]] = set()
    used: list[_Cited] = []
    for drawn in maps:
        for passage in {each.passage for each in cited[drawn.id]}:
            used.append((drawn.id, passage))
            names[passage] = passage
            spans = drawn.passages[passage].spans
            places.update((each, passage) for span in spans for each in where(drawn, span))
    for one, other in _overlapping(sorted(places)):
        first, second = sorted((_top(names, one), _top(names, other)))
        names[second] = first
    return {(map_id, passage): _top(names, passage) for map_id, passage in used}


def _overlapping(
    places: Iterable[tuple[Stretch, PassageId]],
) -> Iterator[tuple[PassageId, PassageId]]:
    """Yield the passages whose places overlap by half of the shorter; places come in order."""
    reaching: list[tuple[Stretch, PassageId]] = []
    for stretch, passage in places:
        source, edition, start, end = stretch
        reaching = [e for e in reaching if e[0][:2] == (source, edition) and e[0][3] > start]
        for (_, _, begun, ended), other in reaching:
            if 2 * (min(end, ended) - start) >= min(end - start, ended - begun):
                yield other, passage
        reaching.append((stretch, passage))


def _top(names: dict[PassageId, PassageId], passage: PassageId) -> PassageId:
    while names[passage] != passage:
        names[passage] = names[names[passage]]
        passage = names[passage]
    return passage


def _citing(
    maps: Sequence[ArgumentMap],
    cited: Mapping[MapId, Iterable[Evidence]],
    passages: Mapping[_Cited, PassageId],
) -> Iterable[Sequence[_Item]]:
    """Return the claims that cite one passage, together; what is cited for a step is left aside."""
    found: defaultdict[PassageId, list[_Item]] = defaultdict(list)
    for drawn in maps:
        for each in cited[drawn.id]:
            if each.target in drawn.drawn:
                found[passages[drawn.id, each.passage]].append((drawn.id, ClaimId(each.target)))
    return found.values()


def _shared(
    maps: Sequence[ArgumentMap],
    cited: Mapping[MapId, Iterable[Evidence]],
    passages: Mapping[_Cited, PassageId],
    keys: Mapping[_Item, str],
) -> Iterator[SharedPassage]:
    """Yield the passages that several maps cite, in the order of the texts, with their uses."""
    found: defaultdict[PassageId, dict[MapId, list[Evidence]]] = defaultdict(dict)
    for drawn in maps:
        for each in cited[drawn.id]:
            found[passages[drawn.id, each.passage]].setdefault(drawn.id, []).append(each)
    shared = {key: on for key, on in found.items() if len(on) > 1}
    ends = {drawn.id: Ends(drawn) for drawn in maps}
    by_id = {drawn.id: drawn for drawn in maps}
    for on in sorted(shared.values(), key=lambda on: _place(by_id, on)):
        uses = (
            Use(drawn, each, way, keys)
            for map_id, evidence in on.items()
            for drawn in (by_id[map_id],)
            for each in evidence
            for way in ends[map_id].cited(each)
        )
        yield SharedPassage({m: on[m][0].passage for m in on}, tuple(uses))


def _place(
    maps: Mapping[MapId, ArgumentMap], on: Mapping[MapId, Sequence[Evidence]]
) -> tuple[str, int, str]:
    """Return where in the texts a passage stands first, whichever map tells."""
    spans = (maps[m].passages[e.passage].spans[0] for m, cited in on.items() for e in cited)
    return min((span.source, span.start, span.edition) for span in spans)
