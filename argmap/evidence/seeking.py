"""Looking for many patterns in a whole text at once, when nothing says where they are.

Each pattern is cut into seeds; one walk through the text finds all seeds of all patterns; where
several seeds of a pattern lie as far apart as in it, it is compared letter by letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from argmap.evidence.found import SHORT, TELLING, floor
from argmap.evidence.matching import Match, matches

LONGEST = 1_500
"""A pattern of more letters is not compared letter by letter."""
RIVALS = 5
"""So many other places are told to somebody who has to choose."""
_SEEDS = 24
_COMMON = 64
_SPREAD = 5
_PLACES = 4


def occurrences(pattern: str, text: str, most: int) -> list[int]:
    """Return where the pattern itself stands in the text, at most so many times."""
    found: list[int] = []
    at = text.find(pattern)
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(pattern, at + 1)
    return found


def seek(patterns: Sequence[str], text: str) -> list[list[Match]]:
    """Return for each pattern the stretches of the text that are like it, the nearest first.

    Patterns too short to be told from chance, or too long to be compared, have none.
    """
    found: list[list[Match]] = [[] for _ in patterns]
    for low, high, size in ((SHORT, TELLING, 6), (TELLING, LONGEST, 9)):
        chosen = [at for at, pattern in enumerate(patterns) if low <= len(pattern) < high]
        if chosen:
            votes = _votes([patterns[at] for at in chosen], text, size)
            for at, places in zip(chosen, votes, strict=True):
                found[at] = _compared(patterns[at], text, places)
    return found


def _votes(patterns: Sequence[str], text: str, size: int) -> list[Counter[int]]:
    """Return for each pattern how many of its seeds agree that it begins near a place."""
    seeds: dict[str, list[tuple[int, int]]] = {}
    for number, pattern in enumerate(patterns):
        step = max(1, (len(pattern) - size) // _SEEDS)
        for at in range(0, len(pattern) - size + 1, step):
            seeds.setdefault(pattern[at : at + size], []).append((number, at))
    votes: list[Counter[int]] = [Counter() for _ in patterns]
    for seed, places in _hits(seeds, text, size).items():
        if len(places) <= _COMMON:
            for number, at in seeds[seed]:
                votes[number].update((place - at) >> _SPREAD for place in places)
    return votes


def _hits(seeds: Iterable[str], text: str, size: int) -> dict[str, list[int]]:
    hits: dict[str, list[int]] = {seed: [] for seed in seeds}
    for at in range(len(text) - size + 1):
        seed = text[at : at + size]
        if seed in hits:
            hits[seed].append(at)
    return hits


def _compared(pattern: str, text: str, votes: Counter[int]) -> list[Match]:
    """Return the best matches at the places with the most votes."""
    joined = {place: count + votes[place + 1] for place, count in list(votes.items())}
    most = int(len(pattern) * (1 - floor(len(pattern))))
    found: dict[int, Match] = {}
    for place, _ in sorted(joined.items(), key=lambda item: -item[1])[:_PLACES]:
        low = max(0, (place << _SPREAD) - most)
        high = ((place + 2) << _SPREAD) + len(pattern) + most
        for match in matches(pattern, text[low:high], most):
            found.setdefault(low + match.low, Match(low + match.low, low + match.high, match[2]))
    return _apart(sorted(found.values(), key=lambda match: match.distance))


def _apart(found: Iterable[Match]) -> list[Match]:
    """Return the matches without those that overlap a better one."""
    kept: list[Match] = []
    for match in found:
        if all(match.high <= other.low or other.high <= match.low for other in kept):
            kept.append(match)
    return kept
