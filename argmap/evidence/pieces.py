"""Taking a quotation apart at its ellipses and brackets, and finding its pieces in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import category, east_asian_width

from argmap.evidence.folding import Folded, letters
from argmap.evidence.matching import Match, matches
from argmap.evidence.nearest import nearest

OMITTED = 600
"""Letters that an ellipsis may stand for."""
REPLACED = 120
"""Letters that words in brackets may stand for."""
MOST_PIECES = 40
_TELLING = 8
"""Of so many times its letters a half may stand apart from the other."""

_DOTS = r"(?:…|\.(?:[ \u00a0]?\.){2,3})"
_ELLIPSIS = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}")
_JOINT = re.compile(rf"{_ELLIPSIS.pattern}|\[[^\[\]]{{1,60}}\]")
_ANCHORS = 8
_STEPS = 5_000
"""So often a piece is tried at a place before the search is given up."""


class Piece(NamedTuple):
    """Words of a quotation between two joints.

    Attributes:
        start: where they begin in the quotation.
        end: where they end there, exclusive.
        letters: their folded letters.
        reach: how many letters of a text may stand between them and the piece before.
        cut_before: whether the joint before them cuts a word, as in [T]he.
        cut_after: whether the joint after them cuts a word, as in becom[ing].
    """

    start: int
    end: int
    letters: str
    reach: int
    cut_before: bool
    cut_after: bool


class Aligned(NamedTuple):
    """Where a piece of a quotation stands in a text, in code points of each."""

    typed_start: int
    typed_end: int
    start: int
    end: int


def pieces(typed: str) -> tuple[Piece, ...]:
    """Return the pieces of a quotation that hold letters; one, if it has no joint."""
    joints = list(_JOINT.finditer(typed))[:MOST_PIECES]
    edges = [0, *(edge for joint in joints for edge in joint.span()), len(typed)]
    found: list[Piece] = []
    reached = 0
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        folded = letters(typed[start:end])
        if folded:
            omits = _ELLIPSIS.search(typed, reached, start)
            cuts = _cuts(typed, start, end)
            words = typed[start:end]
            start += len(words) - len(words.lstrip())
            reached = start + len(words.strip())
            found.append(Piece(start, reached, folded, OMITTED if omits else REPLACED, *cuts))
    return tuple(found)


def halves(typed: str, text: Folded) -> tuple[Piece, Piece] | None:
    """Return two pieces that a quotation without joints falls into, each of which the text has.

    So it is if words were left out between them, and nothing shows it.
    """
    edges = [found.end() for found in re.finditer(r"\S+", typed)]
    if len(edges) < 2:
        return None
    first = _most(len(edges) - 1, lambda count: letters(typed[: edges[count - 1]]) in text.letters)
    if not first:
        return None
    rest = _most(len(edges) - 1, lambda count: letters(typed[edges[-count - 1] :]) in text.letters)
    if first + rest < len(edges):
        return None
    one, other = typed[: edges[first - 1]], typed[edges[first - 1] :]
    folded = letters(one), letters(other)
    reach = min(OMITTED, _TELLING * min(map(len, folded)))
    start = len(typed) - len(other.lstrip())
    before = Piece(0, len(one), folded[0], reach, cut_before=False, cut_after=False)
    return before, Piece(start, len(typed), folded[1], reach, cut_before=False, cut_after=False)


def _most(most: int, holds: Callable[[int], bool]) -> int:
    """Return the greatest number up to most for which something holds that holds for all below."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def inserted(joint: str) -> str:
    """Return the words in brackets that a joint holds, or nothing if it only omits."""
    found = (each[0] for each in _JOINT.finditer(joint) if not _ELLIPSIS.fullmatch(each[0]))
    return next(found, "")


def _cuts(typed: str, start: int, end: int) -> tuple[bool, bool]:
    before, after = typed[start - 1 : start], typed[end : end + 1]
    return before == "]" and in_word(typed[start]), after == "[" and in_word(typed[end - 1])


def in_word(character: str) -> bool:
    """Tell whether a character is part of a word; in scripts without blanks each is a word."""
    if character.isalpha() or character.isdecimal():
        return character.isascii() or east_asian_width(character) not in "WF"
    return not character.isascii() and category(character)[0] == "M"


def whole_words(text: Folded, low: int, high: int) -> tuple[bool, bool]:
    """Tell whether letters begin where a word does, and whether they end where one does."""
    start, end = text.raw(low, high)
    begins = not low or text.offsets[low - 1] != start
    ends = high == len(text.letters) or text.offsets[high] != text.offsets[high - 1]
    before, after = text.text[start - 1 : start], text.text[end : end + 1]
    begins = begins and not (before and in_word(before) and in_word(text.text[start]))
    return begins, ends and not (after and in_word(after) and in_word(text.text[end - 1]))


def occurrences(
    sought: str, text: Folded, low: int = 0, high: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield where the letters stand in the text, as low and high, whether they cut words or not."""
    at = text.letters.find(sought, low, high)
    while at >= 0:
        yield at, at + len(sought)
        at = text.letters.find(sought, at + 1, high)


def chains(parts: Sequence[Piece], text: Folded) -> Iterator[tuple[Aligned, ...]]:
    """Yield where all the pieces stand one after the other, none too far from the one before.

    The longest piece is sought first, and the others around it.
    """
    longest = max(range(len(parts)), key=lambda number: len(parts[number].letters))
    before = sum(len(part.letters) for part in parts[:longest])
    before += sum(part.reach for part in parts[1 : longest + 1])
    seen: set[tuple[Aligned, ...]] = set()
    for number, (low, _) in enumerate(occurrences(parts[longest].letters, text)):
        if number == _ANCHORS:
            return
        found = _chain(parts, text, max(0, low - before), low)
        if found and found not in seen:
            seen.add(found)
            yield found


def _chain(parts: Sequence[Piece], text: Folded, low: int, high: int) -> tuple[Aligned, ...] | None:
    """Return the shortest chain that begins between two letters, or none."""
    failed: set[tuple[int, int]] = set()
    steps = iter(range(_STEPS))

    def onward(number: int, at: int) -> list[tuple[int, int]] | None:
        if number == len(parts):
            return []
        if (number, at) in failed:
            return None
        part = parts[number]
        for place in occurrences(part.letters, text, at, at + part.reach + len(part.letters)):
            if next(steps, None) is None:
                return None
            rest = onward(number + 1, place[1]) if _fits(part, text, *place) else None
            if rest is not None:
                return [place, *rest]
        failed.add((number, at))
        return None

    first = parts[0]
    starts = list(occurrences(first.letters, text, low, high + len(first.letters)))
    for place in reversed(starts):
        rest = onward(1, place[1]) if _fits(first, text, *place) else None
        if rest is not None:
            return _aligned(parts, [place, *rest], text)
    return None


def _fits(part: Piece, text: Folded, low: int, high: int) -> bool:
    begins, ends = whole_words(text, low, high)
    return (begins or part.cut_before) and (ends or part.cut_after)


def _aligned(
    parts: Sequence[Piece], places: Sequence[tuple[int, int]], text: Folded
) -> tuple[Aligned, ...]:
    return tuple(
        Aligned(part.start, part.end, *text.raw(*place))
        for part, place in zip(parts, places, strict=True)
    )


def loose_chain(
    parts: Sequence[Piece], text: Folded, likeness: float
) -> tuple[tuple[Aligned, ...], int] | None:
    """Return where the pieces stand though some letters differ, and how many do.

    A piece that is not there counts with all its letters. None is returned if the longest is not.

    Args:
        parts: the pieces.
        text: where they are sought.
        likeness: how much of a piece has to be found.
    """
    longest = max(range(len(parts)), key=lambda number: len(parts[number].letters))
    anchor = parts[longest].letters
    found = nearest(anchor, text.letters, int(len(anchor) * (1 - likeness)))
    if not found:
        return None
    places: dict[int, Match] = {longest: found}
    for number in range(longest - 1, -1, -1):
        high = places[min(places)].low
        part, reach = parts[number], parts[number + 1].reach + len(parts[number].letters)
        _put(places, number, _within(part, text, max(0, high - reach), high, likeness))
    for number in range(longest + 1, len(parts)):
        low = places[max(places)].high
        part, reach = parts[number], parts[number].reach + len(parts[number].letters)
        _put(places, number, _within(part, text, low, low + reach, likeness))
    missed = sum(len(part.letters) for number, part in enumerate(parts) if number not in places)
    there = sorted(places)
    aligned = _aligned([parts[n] for n in there], [places[n][:2] for n in there], text)
    return aligned, missed + sum(place.distance for place in places.values())


def _put(places: dict[int, Match], number: int, found: Match | None) -> None:
    if found:
        places[number] = found


def _within(part: Piece, text: Folded, low: int, high: int, likeness: float) -> Match | None:
    most = int(len(part.letters) * (1 - likeness))
    found = matches(part.letters, text.letters[low:high], most)
    return found[0]._replace(low=found[0].low + low, high=found[0].high + low) if found else None
