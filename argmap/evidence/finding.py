"""Finding the words of a passage in any text, by themselves and by what stood around them."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.evidence.folding import Folded, fold, letters
from argmap.evidence.found import (
    SHORT,
    TELLING,
    Found,
    Wanted,
    alike,
    between_words,
    dressed,
    same,
    wanted,
)
from argmap.evidence.matching import Match, match_from, match_to
from argmap.evidence.seeking import RIVALS, occurrences, seek
from argmap.model.passages import Span, Status

_AGREES = 0.5
_CLEARLY = 0.25
_MANY = 50
_ROOM = 6


def find(span: Span, text: str) -> Found:
    """Return where the exact words of a span stand in a text of which nothing else is known.

    Words that stand there once, or once in the context that they had, are taken. Those that stand
    there several times, in another context, or with faults, are for review.
    """
    if span.exact and text.startswith(span.exact, span.start):
        return Found(Status.EXACT, span.start, span.start + len(span.exact), 1.0)
    return _Finder(span, fold(text)).found()


class _Finder:
    """A passage with its context, and a text to look in."""

    def __init__(self, span: Span, text: Folded) -> None:
        self.text, self.at = text, span.start
        bare = fold(span.exact)
        self.passage: Wanted = wanted(bare, 0, len(span.exact))._replace(start=span.start)
        around = (span.prefix[-1:] + span.exact[:1], span.exact[-1:] + span.suffix[:1])
        self.whole = not any(pair.isalnum() and len(pair) == 2 for pair in around)
        self.before, self.after = letters(span.prefix), letters(span.suffix)

    def found(self) -> Found:
        """Return the place of the words, or the places where somebody has to look."""
        core = self.passage.core
        if not core:
            return self._missing()
        copies = self._copies(core)
        if len(copies) == 1 and (len(core) >= TELLING or self._agrees(copies[0])):
            return same(self.text, copies[0].low, copies[0].high, self.passage)
        if len(copies) > 1 and (chosen := self._clear(copies)):
            return same(self.text, chosen.low, chosen.high, self.passage)
        if not any(self._agrees(copy) for copy in copies):
            copies += seek([core], self.text.letters)[0]
        return self._listed(copies) if copies else self._missing()

    def _copies(self, core: str) -> list[Match]:
        places = occurrences(core, self.text.letters, _MANY)
        found = [Match(at, at + len(core), 0) for at in places]
        if len(core) >= SHORT or not self.whole:
            return found
        return [match for match in found if between_words(self.text, match.low, match.high)]

    def _agrees(self, match: Match) -> bool:
        return self._context(match) >= _AGREES

    def _context(self, match: Match) -> float:
        """Return how much of what stood around the words stands around a match, from 0 to 1."""
        size = len(self.before) + len(self.after)
        if not size:
            return 1.0
        wrong = 0
        if self.before:
            there = self.text.letters[max(0, match.low - len(self.before) - _ROOM) : match.low]
            near = match_to(self.before, there, len(self.before))
            wrong += near.distance if near else len(self.before)
        if self.after:
            there = self.text.letters[match.high : match.high + len(self.after) + _ROOM]
            near = match_from(self.after, there, len(self.after))
            wrong += near.distance if near else len(self.after)
        return 1 - wrong / size

    def _clear(self, copies: Sequence[Match]) -> Match | None:
        """Return the one copy whose context agrees clearly better than that of the others."""
        *_, (second, _), (best, at) = sorted((self._context(c), n) for n, c in enumerate(copies))
        return copies[at] if best >= _AGREES and best - second >= _CLEARLY else None

    def _listed(self, near: Sequence[Match]) -> Found:
        """Return the best of several places for review, with the others as its rivals."""
        size = len(self.passage.core)
        ranked = sorted(near, key=lambda match: (-self._worth(match), abs(match.low - self.at)))
        (low, high, wrong), *others = ranked
        best = alike(self.text, (low, high), self.passage, 1 - wrong / size, Status.REVIEW)
        rivals = [dressed(self.text, each.low, each.high, self.passage) for each in others]
        return Found(best.status, best.start, best.end, best.likeness, tuple(rivals[:RIVALS]))

    def _worth(self, match: Match) -> float:
        return self._context(match) + 1 - match.distance / len(self.passage.core)

    def _missing(self) -> Found:
        at = min(self.at, len(self.text.text))
        return Found(Status.MISSING, at, at, 0.0)
