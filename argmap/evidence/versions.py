"""Which letters of a text became which letters of a newer one: the map between two editions.

Pieces that are found once in both texts are its fixed points, as in the patience difference of
Bram Cohen; the longest chain of them that rises in both texts counts, and what contradicts it was
moved. Each fixed point is drawn out as far as the texts agree; beginning and end are two more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

PIECE = 14
"""Letters of a fixed point: few enough to stand between two faults, enough to be found once."""
STEP = 2
_FIRST_LEAP = 16


class Stretch(NamedTuple):
    """Letters that both texts have, one after the other."""

    old: int
    new: int
    size: int


class Bracket(NamedTuple):
    """Between which letters of the newer text something must stand, end-exclusive.

    Attributes:
        low_held: whether its first letter is known to have become the letter at ``low``.
        high_held: whether its last letter is known to have become the letter before ``high``.
    """

    low: int
    high: int
    low_held: bool
    high_held: bool


class VersionMap:
    """The map from the letters of a text to those of a newer one."""

    def __init__(self, old: str, new: str) -> None:
        self.size = len(new)
        self.stretches = list(_stretches(old, new))
        self._olds = [stretch.old for stretch in self.stretches]

    def bracket(self, low: int, high: int) -> Bracket:
        """Return where the letters from low to high, at least one, stand in the newer text."""
        first, first_held = self._bound(low, after=False)
        last, last_held = self._bound(high - 1, after=True)
        return Bracket(first, max(first, last), first_held, last_held)

    def kept(self, low: int, high: int) -> tuple[int, int, int]:
        """Return how many of the letters are sure to be in the newer text, and from where to where.

        The three numbers are zero if none of them is.
        """
        count, first, last = 0, 0, 0
        for at in range(max(0, bisect_right(self._olds, low) - 1), len(self.stretches)):
            old, new, size = self.stretches[at]
            if old >= high:
                break
            start, end = max(old, low), min(old + size, high)
            if start < end:
                first = first if count else new + start - old
                last = new + end - old
                count += end - start
        return count, first, last

    def _bound(self, at: int, *, after: bool) -> tuple[int, bool]:
        """Return a bound for the letter at a place, and whether it is known to be right there."""
        index = bisect_right(self._olds, at) - 1
        before = 0
        if index >= 0:
            old, new, size = self.stretches[index]
            if at < old + size:
                return new + at - old + after, True
            before = new + size
        if not after:
            return before, False
        later = self.stretches[index + 1].new if index + 1 < len(self.stretches) else self.size
        return later, False


def _stretches(old: str, new: str) -> Iterator[Stretch]:
    """Yield the stretches that both texts have, in their order in both."""
    old_end = new_end = _alike_after(old, 0, new, 0)
    if old_end:
        yield Stretch(0, 0, old_end)
    rest = min(len(old), len(new)) - old_end
    tail = _alike_before(old, len(old), new, len(new), rest)
    for x, y in rising(_singles_of_both(old, new)) if tail < rest else ():
        if x < old_end or y < new_end:
            continue
        if x >= len(old) - tail or y >= len(new) - tail:
            break
        back = _alike_before(old, x, new, y, min(x - old_end, y - new_end))
        ahead = min(_alike_after(old, x, new, y), len(old) - tail - x, len(new) - tail - y)
        old_end, new_end = x + ahead, y + ahead
        yield Stretch(x - back, y - back, back + ahead)
    if tail:
        yield Stretch(len(old) - tail, len(new) - tail, tail)


def _singles_of_both(old: str, new: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the pieces that each text has once, in the order of the old one."""
    sought = {old[at : at + PIECE] for at in range(0, len(old) - PIECE + 1, STEP)}
    here, there = _singles(old, sought), _singles(new, sought)
    for piece, at in here.items():
        if at >= 0 and (then := there.get(piece, -1)) >= 0:
            yield at, then


def _singles(text: str, sought: set[str]) -> dict[str, int]:
    """Return where each piece stands that is sought, or -1 if it stands there twice."""
    found: dict[str, int] = {}
    for at in range(len(text) - PIECE + 1):
        piece = text[at : at + PIECE]
        if piece in sought:
            found[piece] = -1 if piece in found else at
    return found


def rising(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest chain of pairs that rises in both numbers; they come sorted by the first.

    Fredman, On computing the length of longest increasing subsequences, Discrete Mathematics 11.
    """
    given = list(pairs)
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(given)
    for index, (_, y) in enumerate(given):
        at = bisect_left(tails, y)
        if at == len(tails):
            tails.append(y)
            ends.append(index)
        else:
            tails[at], ends[at] = y, index
        before[index] = ends[at - 1] if at else -1
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(given[index])
        index = before[index]
    return chain[::-1]


def _alike_after(old: str, x: int, new: str, y: int) -> int:
    """Return how many letters agree from two places on."""
    limit = min(len(old) - x, len(new) - y)
    return _leaps(limit, lambda a, b: old.startswith(new[y + a : y + b], x + a))


def _alike_before(old: str, x: int, new: str, y: int, limit: int) -> int:
    """Return how many letters agree before two places, at most to a limit."""
    return _leaps(limit, lambda a, b: old.endswith(new[y - b : y - a], 0, x - a))


def _leaps(limit: int, agree: Callable[[int, int], bool]) -> int:
    """Return how far all agrees, in leaps that grow, then shrink."""
    done, leap = 0, _FIRST_LEAP
    while done + leap <= limit and agree(done, done + leap):
        done += leap
        leap *= 2
    while leap := leap // 2:
        if done + leap <= limit and agree(done, done + leap):
            done += leap
    return done
