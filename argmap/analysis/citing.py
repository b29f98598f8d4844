"""Which words of the texts several maps cite: paragraph by paragraph, and passage by passage.

The same words may be cited as passages of several names. Two passages are taken for the same place
if at least half of the shorter one lies in the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from argmap.model.ids import PassageId, SourceId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Passage

BUCKET = 2_000
"""Passages are compared with those that share a stretch of so many code points with them."""


@dataclass(frozen=True, slots=True)
class Lying:
    """Where a passage stands in the text that is read.

    Attributes:
        start: in code points; ``end`` exclusive.
        paragraph: the number of its first paragraph, and ``last`` that of its last; none where
            its text has no numbers.
    """

    source: SourceId
    edition: str
    start: int
    end: int
    paragraph: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage, and by which maps its words are cited.

    Attributes:
        maps: the places of these maps among those that were looked at, in order.
        known: whether the debate names it, whoever cites it.
    """

    passage: Passage
    at: Lying
    maps: tuple[int, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in which something is cited, or known.

    Attributes:
        maps: the places of the maps that cite words of it, in order.
    """

    number: int
    maps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Citing:
    """How maps use texts.

    Attributes:
        spots: passages in the order of their texts; those of the same words are one.
        paragraphs: by source, those in which a passage is cited or known, in order.
    """

    spots: tuple[Spot, ...]
    paragraphs: dict[SourceId, tuple[Paragraph, ...]]


def cited(drawn: ArgumentMap) -> dict[PassageId, Passage]:
    """Return the passages that what is drawn on a map cites, by their ids."""
    found: dict[PassageId, Passage] = {}
    for each in drawn.evidence.values():
        if each.target in drawn.drawn or each.target in drawn.drawn_relations:
            passage = drawn.passages.get(each.passage)
            if passage is not None:
                found[each.passage] = passage
    return found


def citing(
    maps: Sequence[dict[PassageId, Passage]],
    known: Iterable[Passage],
    lying: Callable[[Passage], Lying],
) -> Citing:
    """Return how maps use texts.

    Args:
        maps: what each of them cites.
        known: the passages of the debate, whoever cites them.
        lying: says where a passage stands.
    """
    named = {each.id: each for each in known}
    by: defaultdict[PassageId, set[int]] = defaultdict(set)
    passages: dict[PassageId, Passage] = dict(named)
    for place, each in enumerate(maps):
        for key, passage in each.items():
            by[key].add(place)
            passages.setdefault(key, passage)
    at = {key: lying(passage) for key, passage in passages.items()}
    order = sorted(passages, key=lambda key: (at[key].source, at[key].start, at[key].end, key))
    return Citing(tuple(_spots(order, passages, at, by, named)), _paragraphs(order, at, by))


def _spots(
    order: Sequence[PassageId],
    passages: dict[PassageId, Passage],
    at: dict[PassageId, Lying],
    by: dict[PassageId, set[int]],
    named: dict[PassageId, Passage],
) -> Iterator[Spot]:
    """Yield the passages of the debate, and of those that maps made one for each place."""
    same = _same(order, at)
    told: set[PassageId] = set()
    for key in sorted(order, key=lambda key: key not in named):
        if key not in named and not told.isdisjoint(same[key]):
            continue
        told.add(key)
    for key in order:
        if key in told:
            maps = set(by.get(key, ())).union(*(by.get(other, ()) for other in same[key]))
            yield Spot(passages[key], at[key], tuple(sorted(maps)), key in named)


def _same(
    order: Sequence[PassageId], at: dict[PassageId, Lying]
) -> dict[PassageId, set[PassageId]]:
    """Return for each passage those that are taken for the same place."""
    near: defaultdict[tuple[str, str, int], list[PassageId]] = defaultdict(list)
    for key in order:
        lies = at[key]
        for number in range(lies.start // BUCKET, (lies.end - 1) // BUCKET + 1):
            near[lies.source, lies.edition, number].append(key)
    same: dict[PassageId, set[PassageId]] = {key: set() for key in order}
    for keys in near.values():
        for one, other in combinations(keys, 2):
            if _overlap(at[one], at[other]):
                same[one].add(other)
                same[other].add(one)
    return same


def _overlap(one: Lying, other: Lying) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= min(one.end - one.start, other.end - other.start)


def _paragraphs(
    order: Iterable[PassageId], at: dict[PassageId, Lying], by: dict[PassageId, set[int]]
) -> dict[SourceId, tuple[Paragraph, ...]]:
    found: defaultdict[SourceId, dict[int, set[int]]] = defaultdict(dict)
    for key in order:
        lies = at[key]
        if lies.paragraph is not None:
            for number in range(lies.paragraph, (lies.last or lies.paragraph) + 1):
                found[lies.source].setdefault(number, set()).update(by.get(key, ()))
    return {
        source: tuple(Paragraph(n, tuple(sorted(maps))) for n, maps in sorted(numbers.items()))
        for source, numbers in found.items()
    }
