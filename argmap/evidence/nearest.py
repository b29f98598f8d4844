"""Finding the stretch of a text that is most like some letters, without a place to begin from.

Short stretches of what is sought vote for where it may stand, as the seeds of a sequence search do
(BLAST, Altschul and others 1990); only there is compared letter by letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from argmap.evidence.matching import Match, matches
from argmap.evidence.versions import VersionMap

LONGEST = 1_500
"""More letters than these are not compared one by one, but by stretches."""
_SEEDS = 12
_HITS = 8
"""A seed that stands more often says nothing."""
_LANE = 5
"""Votes are counted by places of two to the power of this many letters."""
_TRIES = 3
_LONG = 60
"""Where so many letters are sought, one vote alone is chance."""


def nearest(sought: str, letters: str, most: int) -> Match | None:
    """Return the stretch of the letters that is nearest to what is sought, if it is near enough.

    Args:
        sought: folded letters, not empty.
        letters: those of a whole text.
        most: the greatest distance that counts.
    """
    if len(sought) > LONGEST:
        return _by_stretches(sought, letters, most)
    best: Match | None = None
    reach = (1 << _LANE) + most // 2
    for lane in _lanes(sought, letters):
        low = max(0, (lane << _LANE) - reach)
        high = (lane + 1 << _LANE) + len(sought) + reach
        found = matches(sought, letters[low:high], best.distance - 1 if best else most)
        if found:
            best = Match(low + found[0].low, low + found[0].high, found[0].distance)
        if best and best.distance <= len(sought) // 20:
            break
    return best


def _by_stretches(sought: str, letters: str, most: int) -> Match | None:
    """Return where most of many letters stand, by what both have in common."""
    count, low, high = VersionMap(sought, letters).kept(0, len(sought))
    distance = max(len(sought), high - low) - count
    return Match(low, high, distance) if count and distance <= most else None


def _lanes(sought: str, letters: str) -> list[int]:
    """Return where it may begin, in lanes, the likeliest first."""
    votes: Counter[int] = Counter()
    for at, seed in _seeds(sought):
        hit, hits = letters.find(seed), 0
        while hit >= 0 and hits < _HITS:
            votes[(hit - at) >> _LANE] += 1
            hits += 1
            hit = letters.find(seed, hit + 1)
    joined = {lane: votes[lane] + max(votes[lane - 1], votes[lane + 1]) for lane in list(votes)}
    enough = max(2 if len(sought) >= _LONG else 1, max(joined.values(), default=0) / 2)
    chosen: list[int] = []
    for lane in sorted(joined, key=lambda lane: (-joined[lane], -votes[lane], lane)):
        if joined[lane] < enough or len(chosen) == _TRIES:
            break
        if all(abs(lane - other) > 1 for other in chosen):
            chosen.append(lane)
    return chosen


def _seeds(sought: str) -> Iterator[tuple[int, str]]:
    size = 9 if len(sought) >= 90 else 7 if len(sought) >= 40 else 5
    last = max(0, len(sought) - size)
    step = max(1, last // _SEEDS)
    for at in range(0, last + 1, step):
        yield at, sought[at : at + size]
