"""What came of looking for a passage in a text, and how alike is alike enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from argmap.evidence.folding import Folded, letters
from argmap.model.passages import Status

SHORT = 15
"""Fewer letters than these are found by chance in any text, so that faults are hardly allowed."""
TELLING = 40
"""So many letters are a sentence that nobody writes twice."""
DOUBTFUL = 0.55
"""As much likeness is worth a look, in the place where the passage must be."""
_FLOORS = ((SHORT, 0.9), (25, 0.8), (TELLING, 0.72))
_FLOOR = 0.62
_NUDGE = 2


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage stands in a text, or where somebody should look for it.

    Attributes:
        start: in code points. A missing passage has no length, and stands where it would be.
        end: exclusive.
        likeness: from 0 to 1, the share of its letters that agree.
        rivals: the other places that it could be as well, for somebody who has to choose.
    """

    status: Status
    start: int
    end: int
    likeness: float
    rivals: tuple[tuple[int, int], ...] = ()


class Wanted(NamedTuple):
    """A passage that is sought.

    Attributes:
        start: where it stood, in code points.
        words: its words.
        core: its letters.
        lead: the signs before the first of these, such as a quotation mark.
        tail: the signs after the last.
        low: the place of the first letter among those of its text.
        whole: whether it began and ended between words.
    """

    start: int
    words: str
    core: str
    lead: str
    tail: str
    low: int
    whole: bool

    @property
    def high(self) -> int:
        """The place after its last letter among those of its text."""
        return self.low + len(self.core)


def wanted(text: Folded, start: int, end: int) -> Wanted:
    """Return what is sought when the passage from start to end of a text is sought in another."""
    low, high = text.place(start, end)
    first, last = text.raw(low, high) if low < high else (end, end)
    last = min(last, end)
    lead, tail = text.text[start:first], text.text[last:end]
    core, words = text.letters[low:high], text.text[start:end]
    return Wanted(start, words, core, lead, tail, low, between_words(text, low, high))


def floor(size: int) -> float:
    """Return the least likeness at which so many letters are taken for the same.

    Measured: other passages of equal length stay below in 99 of 100 cases, scanned ones above.
    """
    return next((least for below, least in _FLOORS if size < below), _FLOOR)


def between_words(text: Folded, low: int, high: int) -> bool:
    """Tell whether the letters from low to high begin and end between words."""
    return _edge(text, low) and _edge(text, high)


def _edge(text: Folded, at: int) -> bool:
    if not 0 < at < len(text.letters):
        return at in (0, len(text.letters))
    return text.offsets[at] - text.offsets[at - 1] > 1


def dressed(text: Folded, low: int, high: int, passage: Wanted) -> tuple[int, int]:
    """Return where letters stand in a text, with the signs around them that the passage had."""
    start, end = text.raw(low, high)
    return _before(text.text, start, passage.lead), _after(text.text, end, passage.tail)


def _before(text: str, start: int, signs: str) -> int:
    if text.endswith(signs, 0, start):
        return start - len(signs)
    for _ in signs.split():
        start -= start > 0 and _is_sign(text[start - 1])
    return start


def _after(text: str, end: int, signs: str) -> int:
    if text.startswith(signs, end):
        return end + len(signs)
    for _ in "".join(signs.split()):
        end += end < len(text) and _is_sign(text[end])
    return end


def _is_sign(character: str) -> bool:
    return not character.isspace() and not letters(character)


def same(text: Folded, low: int, high: int, passage: Wanted) -> Found:
    """Return the find of a passage whose letters are those from low to high."""
    start, end = dressed(text, low, high, passage)
    if not text.text.startswith(passage.words, start):
        return Found(Status.FOLDED, start, end, 1.0)
    status = Status.EXACT if start == passage.start else Status.MOVED
    return Found(status, start, start + len(passage.words), 1.0)


def alike(
    text: Folded, place: tuple[int, int], passage: Wanted, likeness: float, status: Status
) -> Found:
    """Return the find of a passage that is like the letters of a place, end-exclusive."""
    low, high = place
    if passage.whole:
        low, high = near_edge(text, low), near_edge(text, high)
    start, end = dressed(text, low, max(low, high), passage)
    return Found(status, start, end, round(likeness, 3))


def near_edge(text: Folded, at: int, reach: int = _NUDGE) -> int:
    """Return the nearest place between words, if one is within reach, or the place itself."""
    near = (at + away for step in range(reach + 1) for away in (step, -step))
    return next((place for place in near if _edge(text, place)), at)
