"""Texts as letters and digits alone, with the way back: what a printing changes vanishes in it.

Two printings of the same words differ in line ends, hyphens, page breaks, quotation marks, dashes,
ligatures, capitals and how accents are encoded. Folded, by compatibility decomposition (NFKD,
Unicode Standard Annex 15) and case folding, they are the same string.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress, repeat
from unicodedata import category, normalize

KEPT_TEXTS = 8
WORTH_KEEPING = 4_000
_QUOTES = frozenset(map(chr, range(0x2B9, 0x2C0)))
"""Signs that Unicode has as letters, and that stand for apostrophes and soft signs."""


class _Folding(dict[str, str]):
    """What each character becomes: letters and digits, or nothing."""

    def __missing__(self, character: str) -> str:
        plain = normalize("NFKD", normalize("NFKD", character).casefold())
        folded = "".join(c for c in plain if c.isalnum() and c not in _QUOTES)
        self[character] = folded
        return folded


_TABLE = _Folding()


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A text as letters and digits alone.

    Attributes:
        letters: what is left of it, case-folded.
        offsets: for each of the letters, the place of the character it was, in code points.
        text: the text itself.
    """

    letters: str
    offsets: array[int]
    text: str

    def raw(self, low: int, high: int) -> tuple[int, int]:
        """Return where the letters from low to high stand in the text, in code points.

        The place takes in whole characters: a ligature of which only a part is asked for, and the
        marks that combine with the last letter. The end is exclusive. No letters have no length.
        """
        if low >= high:
            at = self.offsets[low] if low < len(self.offsets) else len(self.text)
            return at, at
        end = self.offsets[high - 1] + 1
        while end < len(self.text) and category(self.text[end])[0] == "M":
            end += 1
        return self.offsets[low], end

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return which letters come from the characters from start to end, the end exclusive."""
        low = bisect_left(self.offsets, start)
        return low, bisect_left(self.offsets, end, low)


def fold(text: str) -> Folded:
    """Return the folded text with its way back; the last few long ones are remembered."""
    return _remembered(text) if len(text) >= WORTH_KEEPING else _folded(text)


def letters(text: str) -> str:
    """Return the folded text where nobody needs the way back."""
    return "".join(map(_TABLE.__getitem__, text))


def _folded(text: str) -> Folded:
    pieces = list(map(_TABLE.__getitem__, text))
    joined = "".join(pieces)
    return Folded(joined, array("I", _origins(pieces, len(joined))), text)


def _origins(pieces: list[str], total: int) -> Iterable[int]:
    """Return for each letter the number of the piece it is in; one letter a piece is faster."""
    places = range(len(pieces))
    if total + pieces.count("") == len(pieces):
        return compress(places, pieces)
    return chain.from_iterable(map(repeat, places, map(len, pieces)))


_remembered = lru_cache(maxsize=KEPT_TEXTS)(_folded)


def forget() -> None:
    """Let go of the texts that are remembered."""
    _remembered.cache_clear()
