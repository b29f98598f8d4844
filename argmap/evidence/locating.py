"""Locating passages whose words are not here, by anchors and digests, in whatever text is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from argmap.evidence.finding import find
from argmap.evidence.folding import Folded, fold, letters
from argmap.evidence.found import SHORT, Found, floor, near_edge
from argmap.evidence.matching import Match, matches
from argmap.evidence.seeking import RIVALS, occurrences, seek
from argmap.evidence.versions import rising
from argmap.model.passages import Span, Status

DIGITS = 16
_TRIED = 20
_SLACK = 60
_REACH = 12
_ROOM = 500
_LETTERS_OF_PROSE = 0.8
_CLOSING = re.compile(r"[’”»'\")\]*]*[.?!…]+[’”»'\")\]*]*|[’”»]")
_OPENING = "‘“'\"«(["


def digest_of(words: str) -> str:
    """Return the first digits of the SHA-256 of a passage, or of its letters alone."""
    return sha256(words.encode()).hexdigest()[:DIGITS]


def locate(spans: Iterable[Span], characters: int, text: str) -> tuple[Found, ...]:
    """Return where passages of a text that is not here stand in one that is, in the order given.

    A passage is taken where its digest, or that of its letters, says that it is the one. Of the
    others, a place is offered for review: where the anchor stands, between the anchors of the
    passages before and after it.

    Args:
        spans: places in the text that is not here; those with exact words are sought by these.
        characters: how many code points that text has.
        text: the text to look in: the same, or another printing or scan.
    """
    given = list(spans)
    locator = _Locator(given, characters, fold(text))
    return tuple(find(s, text) if s.exact else locator.found(s) for s in given)


class _Locator:
    """A text, and what is known of where the passages of another stand in it."""

    def __init__(self, spans: Sequence[Span], characters: int, text: Folded) -> None:
        self.text, self.scale = text, len(text.letters) / max(1, characters)
        self.known: list[tuple[int, int]] = [(0, 0), (characters, len(text.letters))]
        self.here = {span for span in spans if not span.exact and self._stays(span)}
        sought = [span for span in spans if not span.exact and span not in self.here]
        self.anchors = {span: self._anchors(span) for span in sought}
        self.verified = {span: list(self._verified(span)) for span in sought}
        sure = {(span.start, text.place(span.start, span.end)[0]) for span in self.here}
        sure |= {(span.start, at[0]) for span, at in self.verified.items() if len(at) == 1}
        sure |= {pair for span in sought for pair in self._lone_anchor(span)}
        self.known[1:1] = rising(sorted(sure))
        self.like = self._like()

    def found(self, span: Span) -> Found:
        """Return where the passage stands, is to be looked for, or that it is missing."""
        start, end = span.start, span.end
        if span in self.here:
            return Found(Status.EXACT, start, end, 1.0)
        verified = self._in_order(span.start, self.verified[span])
        if len(verified) == 1:
            return self._taken(span, verified[0])
        if verified:
            return self._offered([(at, at + (span.letters or 0)) for at in verified], 1.0)
        return self._by_anchor(span)

    def _stays(self, span: Span) -> bool:
        """Tell whether the passage stands where it stood, word for word."""
        words = self.text.text[span.start : span.end]
        whole = len(words) == span.end - span.start
        return whole and bool(span.digest) and digest_of(words) == span.digest

    def _lone_anchor(self, span: Span) -> Iterator[tuple[int, int]]:
        """Yield where the anchor stood, and where it stands, if it stands in one place."""
        places = self.anchors[span]
        if len(places) == 1 and span.anchor_start is not None and not self.verified[span]:
            yield span.anchor_start, places[0]

    def _anchors(self, span: Span) -> list[int]:
        """Return where the anchor stands among the letters, the likeliest places first."""
        core = letters(span.anchor)
        places = occurrences(core, self.text.letters, _TRIED) if core else []
        at = span.start if span.anchor_start is None else span.anchor_start
        return sorted(places, key=lambda place: abs(place - self.scale * at))

    def _verified(self, span: Span) -> Iterator[int]:
        """Yield the places at which the letters of the passage are known to begin."""
        size = span.letters or 0
        if not size or not span.folded:
            return
        leads = self._leads(span, size - len(letters(span.anchor)))
        tried: set[int] = set()
        for anchor in self.anchors[span]:
            for lead in leads:
                low = anchor - lead
                if low in tried or not 0 <= low <= len(self.text.letters) - size:
                    continue
                tried.add(low)
                if digest_of(self.text.letters[low : low + size]) == span.folded:
                    yield low
                    break

    def _leads(self, span: Span, most: int) -> list[int]:
        """Return how many letters may stand before the anchor, the likeliest numbers first."""
        likely = self._lead(span)
        return sorted(range(max(0, most) + 1), key=lambda lead: abs(lead - likely))

    def _lead(self, span: Span) -> int:
        before = (span.anchor_start or span.start) - span.start
        return round(before * self._size(span) / (span.end - span.start))

    def _size(self, span: Span) -> int:
        return span.letters or round((span.end - span.start) * _LETTERS_OF_PROSE)

    def _in_order(self, start: int, places: list[int]) -> list[int]:
        """Return those of the places that lie between what is known, or all if none does."""
        if len(places) < 2:
            return places
        low, high = self._bracket(start)
        inside = [at for at in places if low <= at < high]
        return sorted(inside or places, key=lambda at: abs(at - self._expected(start)))

    def _bracket(self, start: int) -> tuple[int, int]:
        """Return the letters between which what stood at a place must stand."""
        at = bisect_left(self.known, (start, 0))
        before = self.known[max(0, at - 1)][1]
        return before, self.known[at][1] if at < len(self.known) else len(self.text.letters)

    def _expected(self, start: int) -> int:
        """Return the letter at which what stood at a place is to be expected."""
        at = max(1, min(bisect_left(self.known, (start, 0)), len(self.known) - 1))
        (x, y), (later_x, later_y) = self.known[at - 1], self.known[at]
        return y + (later_y - y) * (start - x) // max(1, later_x - x)

    def _taken(self, span: Span, low: int) -> Found:
        """Return a verified passage with its exact bounds."""
        start, end = self.text.raw(low, low + (span.letters or 0))
        size = span.end - span.start
        if end - start <= size <= end - start + _SLACK:
            for first in range(max(0, end - size), start + 1):
                if digest_of(self.text.text[first : first + size]) == span.digest:
                    return Found(Status.MOVED, first, first + size, 1.0)
        return Found(Status.FOLDED, *_with_signs(self.text.text, start, end), 1.0)

    def _by_anchor(self, span: Span) -> Found:
        """Return the likeliest place of a passage by its anchor, for review, or that it is gone."""
        at = span.start if span.anchor_start is None else span.anchor_start
        core = letters(span.anchor)
        copies = [Match(place, place + len(core), 0) for place in self.anchors[span]]
        low, high = self._bracket(at)
        likely = copies or self.like.get(span.anchor) or self._near(core, at)
        inside = [match for match in likely if low <= match.low <= high]
        near = sorted(inside or copies, key=lambda match: abs(match.low - self._expected(at)))
        if not near:
            here = self.text.raw(self._expected(span.start), 0)[0]
            return Found(Status.MISSING, here, here, 0.0)
        likeness = 1 - near[0].distance / len(core)
        return self._offered([self._around(span, match) for match in near], likeness)

    def _like(self) -> dict[str, list[Match]]:
        """Return what is like each anchor that stands nowhere as it is, where that matters."""
        lost = [span.anchor for span, places in self.anchors.items() if not places]
        cores = {anchor: letters(anchor) for anchor in lost}
        return dict(zip(cores, seek(list(cores.values()), self.text.letters), strict=True))

    def _near(self, core: str, at: int) -> list[Match]:
        """Return what is like a short anchor, near the place where it is to be expected."""
        if not 0 < len(core) < SHORT:
            return []
        low = max(0, self._expected(at) - _ROOM)
        most = int(len(core) * (1 - floor(len(core))))
        found = matches(core, self.text.letters[low : low + 2 * _ROOM], most)
        return [Match(match.low + low, match.high + low, match.distance) for match in found]

    def _around(self, span: Span, anchor: Match) -> tuple[int, int]:
        """Return the letters of a passage around its anchor, from word to word, as far as known."""
        low = near_edge(self.text, max(0, anchor.low - self._lead(span)), _REACH)
        high = min(len(self.text.letters), low + self._size(span))
        return low, max(anchor.high, near_edge(self.text, high, _REACH))

    def _offered(self, places: Sequence[tuple[int, int]], likeness: float) -> Found:
        raw = [_with_signs(self.text.text, *self.text.raw(*place)) for place in places]
        raw = [place for place in raw if place[0] < place[1]]
        if not raw:
            here = self.text.raw(places[0][0], 0)[0]
            return Found(Status.MISSING, here, here, 0.0)
        return Found(Status.REVIEW, *raw[0], round(likeness, 3), tuple(raw[1 : RIVALS + 1]))


def _with_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place with the opening signs before it, and the end of the sentence after it."""
    while start and text[start - 1] in _OPENING:
        start -= 1
    closing = _CLOSING.match(text, end)
    return start, closing.end() if closing else end
