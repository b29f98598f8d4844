"""Finding a pattern in a text when some letters of it are wrong, missing or too many.

The bit-parallel algorithm of Myers (Journal of the ACM 46(3), 1999, 395-415), in the form of Hyyrö
(Nordic Journal of Computing 10, 2003): a column of the edit distance table is one integer, as long
as the pattern, so that Python's long integers take one step for each letter of the text.
"""

from __future__ import annotations

from typing import NamedTuple


class Match(NamedTuple):
    """A stretch of a text that is like a pattern, end-exclusive.

    Attributes:
        distance: how many letters must be changed, left out or put in.
    """

    low: int
    high: int
    distance: int


def distance(pattern: str, text: str) -> int:
    """Return the edit distance (Levenshtein) of two whole strings."""
    return _least(pattern, text, len(pattern) + len(text), held=True, whole=True)[0]


def matches(pattern: str, text: str, most: int) -> list[Match]:
    """Return the stretches of the text that are nearest to the pattern, if near enough.

    All of them are equally near, in their order, and do not overlap. Where it makes no difference,
    a stretch is as long as the pattern rather than shorter or longer.

    Args:
        pattern: what is sought; not empty.
        text: where.
        most: the greatest distance that counts.
    """
    found: list[Match] = []
    least, ends = _least(pattern, text, most)
    for end in _last_of_runs(ends):
        match = _back(pattern, text, end, least)
        if not found or match.low >= found[-1].high:
            found.append(match)
    return found


def match_from(pattern: str, text: str, most: int) -> Match | None:
    """Return the beginning of the text that is nearest to the pattern, if it is near enough."""
    least, ends = _least(pattern, text, most, held=True)
    return Match(0, _fitting(ends, len(pattern)), least) if ends else None


def match_to(pattern: str, text: str, most: int) -> Match | None:
    """Return the end of the text that is nearest to the pattern, if it is near enough."""
    found = match_from(pattern[::-1], text[::-1], most)
    return Match(len(text) - found.high, len(text), found.distance) if found else None


def _back(pattern: str, text: str, end: int, least: int) -> Match:
    """Return the match that ends at a place, by reading backwards from there."""
    reach = max(0, end - len(pattern) - least)
    _, starts = _least(pattern[::-1], text[reach:end][::-1], least, held=True)
    return Match(end - _fitting(starts, len(pattern)), end, least)


def _fitting(sizes: list[int], wanted: int) -> int:
    return min(sizes, key=lambda size: (abs(size - wanted), -size))


def _last_of_runs(ends: list[int]) -> list[int]:
    """Return the last of each run of neighbours: the longest of matches that begin alike."""
    known = set(ends)
    return [end for end in ends if end + 1 not in known]


def _least(
    pattern: str, text: str, most: int, *, held: bool = False, whole: bool = False
) -> tuple[int, list[int]]:
    """Return the least distance of the pattern to stretches of the text, and where these end.

    Args:
        pattern: what is sought; not empty.
        text: where.
        most: the greatest distance that counts; without a stretch so near, no ends are returned.
        held: a stretch begins where the text does.
        whole: a stretch ends where the text does; only the distance is returned then.
    """
    bits: dict[str, int] = {}
    for at, letter in enumerate(pattern):
        bits[letter] = bits.get(letter, 0) | 1 << at
    full = (1 << len(pattern)) - 1
    last, carried, of = 1 << len(pattern) >> 1, int(held), bits.get
    up, down, score, least = full, 0, len(pattern), most
    ends: list[int] = []
    for at, letter in enumerate(text, 1):
        same = of(letter, 0)
        across = (((same & up) + up) ^ up) | same | down
        right = down | (full & ~(across | up))
        left = up & across
        if right & last:
            score += 1
        elif left & last:
            score -= 1
        right = right << 1 | carried
        up = (left << 1 & full) | (full & ~(across | right))
        down = right & across & full
        if score <= least:
            if score < least:
                least = score
                ends.clear()
            ends.append(at)
    return (score if whole else least), ends
