"""Carrying passages from a text into a newer one: the map between the two first, search second."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from argmap.evidence.folding import Folded, fold
from argmap.evidence.found import (
    DOUBTFUL,
    SHORT,
    TELLING,
    Found,
    Wanted,
    alike,
    between_words,
    dressed,
    floor,
    same,
    wanted,
)
from argmap.evidence.matching import Match, distance, match_from, match_to, matches
from argmap.evidence.seeking import LONGEST, RIVALS, occurrences, seek
from argmap.evidence.turning import is_turned
from argmap.evidence.versions import Bracket, VersionMap
from argmap.model.passages import Span, Status

_ROOM = 200
_LARGEST_ROOM = 4_000
_REMAINS = 0.25
_PIECE = 200


def carry(spans: Iterable[Span], old_text: str, new_text: str) -> tuple[Found, ...]:
    """Return where passages of a text stand in a newer edition of it, in the order given.

    A passage is taken where the map between the texts has it, if it is alike enough for its length.
    What is only like it, or stands elsewhere with faults, or several times, is for review; so is
    what lost or gained a negation there, or gives another number.

    Args:
        spans: places in the old text.
        old_text: the text that the passages were cited in.
        new_text: the text to look in.
    """
    old, new = fold(old_text), fold(new_text)
    carrier = _Carrier(old, new)
    sought = [wanted(old, span.start, min(span.end, len(old_text))) for span in spans]
    found = [carrier.in_place(passage) for passage in sought]
    lost = [passage for passage, here in zip(sought, found, strict=True) if here is None]
    elsewhere = iter(carrier.elsewhere(lost))
    return tuple(here or next(elsewhere) for here in found)


class _Carrier:
    """Two texts and the map between them."""

    def __init__(self, old: Folded, new: Folded) -> None:
        self.old, self.new = old, new
        self.map = VersionMap(old.letters, new.letters)

    def in_place(self, passage: Wanted) -> Found | None:
        """Return the passage where the map has it, or none if it is not there."""
        if not passage.core:
            return self._signs(passage)
        bracket = self.map.bracket(passage.low, passage.high)
        if self.new.letters[bracket.low : bracket.high] == passage.core:
            return same(self.new, bracket.low, bracket.high, passage)
        near = self._nearest(passage, bracket)
        if len(near) > 1:
            return self._several(near, passage, bracket.low)
        found = self._judged(near[0], passage, bracket) if near else None
        return found or self._remains(passage)

    def _nearest(self, passage: Wanted, bracket: Bracket) -> list[Match]:
        """Return the stretches within the bracket that are nearest to the passage."""
        low, high, low_held, high_held = bracket
        core = passage.core
        most = int(len(core) * (1 - DOUBTFUL))
        if low == high:
            return []
        if len(core) > LONGEST:
            return self._by_ends(passage)
        if low_held and high_held and high - low <= 2 * len(core) + _ROOM:
            return [Match(low, high, distance(core, self.new.letters[low:high]))]
        if low_held:
            there = self.new.letters[low : min(high, low + len(core) + most)]
            return _shifted([match_from(core, there, most)], low)
        if high_held:
            low = max(low, high - len(core) - most)
            return _shifted([match_to(core, self.new.letters[low:high], most)], low)
        most = most if high - low <= 3 * len(core) + _LARGEST_ROOM else 0
        return [match for match in self._free(core, low, high, most) if self._fits(match, passage)]

    def _by_ends(self, passage: Wanted) -> list[Match]:
        """Return where a long passage stands, by its first and its last letters."""
        head = passage._replace(core=passage.core[:_PIECE])
        tail = passage._replace(core=passage.core[-_PIECE:], low=passage.high - _PIECE)
        near = [self._nearest(end, self.map.bracket(end.low, end.high)) for end in (head, tail)]
        if [len(each) for each in near] != [1, 1]:
            return []
        low, high = near[0][0].low, near[1][0].high
        kept = self.map.kept(passage.low, passage.high)[0]
        return [Match(low, high, max(len(passage.core), high - low) - kept)] if low < high else []

    def _free(self, core: str, low: int, high: int, most: int) -> list[Match]:
        there = self.new.letters[low:high]
        if core in there or not most:
            places = occurrences(core, there, RIVALS + 1)
            return [Match(low + at, low + at + len(core), 0) for at in places]
        return _shifted(matches(core, there, most), low)

    def _fits(self, match: Match, passage: Wanted) -> bool:
        """Tell whether a match is no piece of a longer word, as a short one may be."""
        if len(passage.core) >= SHORT or not passage.whole:
            return True
        return between_words(self.new, match.low, match.high)

    def _judged(self, match: Match, passage: Wanted, bracket: Bracket) -> Found | None:
        size, (low, high, wrong) = len(passage.core), match
        likeness = 1 - wrong / max(size, high - low)
        sure = self._sure(passage, bracket)
        if wrong == 0 and (sure or size >= TELLING):
            return same(self.new, low, high, passage)
        if likeness >= floor(size) and sure:
            found = alike(self.new, (low, high), passage, likeness, Status.ALTERED)
            there = self.new.text[found.start : found.end]
            return (
                replace(found, status=Status.REVIEW) if is_turned(passage.words, there) else found
            )
        if likeness >= DOUBTFUL:
            return alike(self.new, (low, high), passage, likeness, Status.REVIEW)
        return None

    def _sure(self, passage: Wanted, bracket: Bracket) -> bool:
        """Tell whether the map says closely enough where the passage is."""
        if bracket.low_held or bracket.high_held:
            return True
        narrow = bracket.high - bracket.low <= 2 * len(passage.core) + _ROOM
        return narrow or self.map.kept(passage.low, passage.high)[0] > 0

    def _remains(self, passage: Wanted) -> Found | None:
        """Return what is left of a passage, where enough of it is."""
        kept, low, high = self.map.kept(passage.low, passage.high)
        size = len(passage.core)
        if kept < max(SHORT, size * _REMAINS):
            return None
        return alike(self.new, (low, high), passage, kept / max(size, high - low), Status.REVIEW)

    def _signs(self, passage: Wanted) -> Found | None:
        """Return the place of a passage without any letter, between the letters around it."""
        start = self._expected(passage)
        after = self.map.bracket(passage.low, passage.low + 1).low
        end = self.new.offsets[after] if after < len(self.new.offsets) else len(self.new.text)
        at = max(0, start + passage.start - _gap(self.old, passage.low))
        if not self.new.text.startswith(passage.words, at, end):
            at = self.new.text.find(passage.words, start, end)
        if at < 0 or not passage.words:
            return None
        status = Status.EXACT if at == passage.start else Status.MOVED
        return Found(status, at, at + len(passage.words), 1.0)

    def _expected(self, passage: Wanted) -> int:
        """Return where the passage would begin, by the letter before it."""
        if not passage.low:
            return 0
        return _gap(self.new, self.map.bracket(passage.low - 1, passage.low).high)

    def elsewhere(self, lost: Sequence[Wanted]) -> list[Found]:
        """Return where passages may be that are not in their places, or that they are missing."""
        found: dict[int, Found] = {}
        for number, passage in enumerate(lost):
            moved, copies = self._moved(passage), self._copies(passage)
            if moved:
                found[number] = same(self.new, moved.low, moved.high, passage)
            elif copies:
                expected = self._expected_letter(passage)
                found[number] = self._several(copies, passage, expected)
        rest = [number for number in range(len(lost)) if number not in found]
        for number, near in zip(
            rest, seek([lost[number].core for number in rest], self.new.letters), strict=True
        ):
            found[number] = self._elsewhere(near, lost[number])
        return [found[number] for number in range(len(lost))]

    def _copies(self, passage: Wanted) -> list[Match]:
        core = passage.core
        places = occurrences(core, self.new.letters, RIVALS + 1) if core else []
        copies = [Match(at, at + len(core), 0) for at in places]
        return [match for match in copies if self._fits(match, passage)]

    def _moved(self, passage: Wanted) -> Match | None:
        """Return where a passage stands that was moved, by itself or with what is beside it.

        So many letters must each stand once in both texts that nobody wrote them twice.
        """
        size = len(passage.core)
        for before, after in ((0, 0), (TELLING, 0), (0, TELLING)):
            low = max(0, passage.low - before)
            wide = self.old.letters[low : passage.high + after]
            if size and len(wide) >= TELLING and _once(wide, self.old.letters):
                for at in _once(wide, self.new.letters):
                    first = at + passage.low - low
                    return Match(first, first + size, 0)
        return None

    def _elsewhere(self, near: list[Match], passage: Wanted) -> Found:
        if not near:
            at = self._expected(passage)
            return Found(Status.MISSING, at, at, 0.0)
        best = min(match.distance for match in near)
        expected = self._expected_letter(passage)
        near.sort(key=lambda match: (match.distance > best, abs(match.low - expected)))
        return self._listed(near, passage)

    def _several(self, near: list[Match], passage: Wanted, expected: int) -> Found:
        return self._listed(sorted(near, key=lambda match: abs(match.low - expected)), passage)

    def _expected_letter(self, passage: Wanted) -> int:
        return self.map.bracket(passage.low, passage.low + 1).low

    def _listed(self, near: Sequence[Match], passage: Wanted) -> Found:
        """Return the first of several places for review, with the others as its rivals."""
        (low, high, wrong), *others = near
        likeness = 1 - wrong / len(passage.core)
        best = alike(self.new, (low, high), passage, likeness, Status.REVIEW)
        rivals = [dressed(self.new, other.low, other.high, passage) for other in others[:RIVALS]]
        return Found(best.status, best.start, best.end, best.likeness, tuple(rivals))


def _shifted(found: Iterable[Match | None], by: int) -> list[Match]:
    """Return matches in a piece of a text as matches in the text."""
    return [Match(each.low + by, each.high + by, each.distance) for each in found if each]


def _once(piece: str, text: str) -> list[int]:
    """Return the one place where a piece stands, or none."""
    places = occurrences(piece, text, 2)
    return places if len(places) == 1 else []


def _gap(text: Folded, low: int) -> int:
    """Return where the signs before a letter begin, in code points."""
    return text.raw(low - 1, low)[1] if low else 0
