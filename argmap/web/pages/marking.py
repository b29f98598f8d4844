"""Marking passages in the text of a paragraph, also where they overlap.

The boundaries of all passages cut the paragraph into pieces; each piece knows the passages that
cover it. Passages that overlap lie in different lanes, so that each keeps an underline of its own.
Words between asterisks are shown as they were meant; the asterisks stay, unseen, so that every
offset is that of the text as it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from argmap.model.texts import Correction

LANES = 3
NOTHING: Mapping[int, int] = {}
STARRED = re.compile(r"(?<![\w*\\])(\*\*?)(?=[^\s*])[^*]*(?<=[^\s*])\1(?![\w*])")


class Marked(NamedTuple):
    """A passage in a text, from ``start`` to ``end`` in code points, end-exclusive.

    Attributes:
        lit: it is one of those that the reader asked to see.
    """

    id: str
    start: int
    end: int
    lit: bool = False


class Spot(NamedTuple):
    """Words that are printed wrongly, or that were searched for; offsets as in ``Marked``.

    Attributes:
        correction: what is wrong with them; none for words that were searched for.
    """

    start: int
    end: int
    correction: Correction | None = None


class Face(NamedTuple):
    """A run of letters that is shown in a way of its own; offsets as in ``Marked``.

    Attributes:
        name: ``em`` or ``strong`` for words between asterisks, ``star`` for the asterisks.
    """

    start: int
    end: int
    name: str


class Piece(NamedTuple):
    """A run of words that the same passages cover.

    Attributes:
        lanes: the lanes of the passages that cover it, lowest first; none for plain words.
        begins: the ids of the passages that begin with it.
        ends: the ids of the passages that end with it.
        hit: it is among the words that were searched for.
        wrong: the correction of which it is the last piece.
        damaged: a correction covers it.
        lit: a passage that the reader asked to see covers it.
        notes: the numbers of the footnotes to which the text points at its end.
        face: how its letters are shown, as in ``Face``; nothing for plain ones.
    """

    text: str
    lanes: tuple[int, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    hit: bool = False
    wrong: Correction | None = None
    damaged: bool = False
    lit: bool = False
    notes: tuple[int, ...] = ()
    face: str = ""


def faces(text: str, start: int, end: int) -> tuple[Face, ...]:
    """Return which letters of a paragraph are emphasised, in order.

    There are none unless every asterisk of it is one of a pair around words: a lone one may be a
    sign of multiplication, of a footnote, or a fault of the scan.
    """
    if text.find("*", start, end) < 0:
        return ()
    found = list(STARRED.finditer(text[start:end]))
    if sum(2 * len(each[1]) for each in found) != text.count("*", start, end):
        return ()
    return tuple(face for each in found for face in _faces(start + each.start(), each))


def _faces(start: int, found: re.Match[str]) -> tuple[Face, ...]:
    wide, end = len(found[1]), start + len(found[0])
    return (
        Face(start, start + wide, "star"),
        Face(start + wide, end - wide, "strong" if wide > 1 else "em"),
        Face(end - wide, end, "star"),
    )


def pieces(  # noqa: PLR0913
    text: str,
    start: int,
    end: int,
    passages: Iterable[Marked],
    spots: Iterable[Spot] = (),
    *,
    notes: Mapping[int, int] = NOTHING,
) -> tuple[Piece, ...]:
    """Cut the words from ``start`` to ``end`` of a text at the boundaries of passages and spots.

    Joined, their texts are exactly those words.

    Args:
        text: the whole text.
        start: the first of the words.
        end: where they end, exclusive.
        passages: those that lie there, or elsewhere.
        spots: what is wrong or was searched for.
        notes: the numbers of footnotes by the places that point at them.
    """
    passages, spots, faced = tuple(passages), tuple(spots), faces(text, start, end)
    if not (passages or spots or faced or notes):
        return (Piece(text[start:end]),)
    inside = (each for each in passages if each.start < end and each.end > start)
    here = sorted(inside, key=lambda each: (each.start, -each.end, each.id))
    lanes = lanes_of(here)
    among = [each for each in spots if each.start < end and each.end > start]
    either: tuple[Marked | Spot | Face, ...] = (*here, *among, *faced)
    ends = {place for each in either for place in (each.start, each.end)}
    cuts = {start, end, *(place for place in {*ends, *notes} if start < place < end)}
    stretches = tuple(pairwise(sorted(cuts)))
    found = [_piece(text, low, high, here, lanes) for low, high in stretches]
    if among or notes:
        found = [
            _spotted(piece, low, high, among, notes)
            for piece, (low, high) in zip(found, stretches, strict=True)
        ]
    return _faced(found, stretches, faced) if faced else tuple(found)


def _faced(
    found: Iterable[Piece], stretches: Iterable[tuple[int, int]], faced: Sequence[Face]
) -> tuple[Piece, ...]:
    names = {start: (end, name) for start, end, name in faced}
    until, name, shown = 0, "", []
    for piece, (low, _) in zip(found, stretches, strict=True):
        until, name = names.get(low, (until, name))
        shown.append(piece._replace(face=name) if low < until else piece)
    return tuple(shown)


def _spotted(
    piece: Piece, low: int, high: int, spots: Sequence[Spot], notes: Mapping[int, int]
) -> Piece:
    over = [each for each in spots if each.start < high and each.end > low]
    wrong = [each for each in over if each.correction]
    return piece._replace(
        hit=any(each.correction is None for each in over),
        wrong=next((each.correction for each in wrong if each.end == high), None),
        damaged=bool(wrong),
        notes=(notes[high],) if high in notes else (),
    )


def _piece(text: str, low: int, high: int, here: Sequence[Marked], lanes: dict[str, int]) -> Piece:
    covering = [each for each in here if each.start < high and each.end > low]
    if not covering:
        return Piece(text[low:high])
    return Piece(
        text[low:high],
        tuple(sorted({lanes[each.id] for each in covering})),
        tuple([each.id for each in covering if each.start == low]),
        tuple([each.id for each in covering if each.end == high]),
        lit=any(each.lit for each in covering),
    )


def lanes_of(passages: Sequence[Marked]) -> dict[str, int]:
    """Give every passage, in order of their starts, the lowest lane that is free where it begins.

    With more than ``LANES`` passages over the same words, the last share a lane.
    """
    free_from = [0] * LANES
    lanes: dict[str, int] = {}
    for each in passages:
        lane = next((i for i, place in enumerate(free_from) if place <= each.start), LANES - 1)
        free_from[lane] = max(free_from[lane], each.end)
        lanes[each.id] = lane
    return lanes
