"""Texts as a search sees them: words alone, without case, accents and punctuation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import category, normalize


class _Folding(dict[int, str]):
    """What each character becomes: letters, digits and symbols, nothing for a mark, or a blank."""

    def __missing__(self, code: int) -> str:
        apart = normalize("NFKD", normalize("NFKD", chr(code)).casefold())
        folded = "".join(c for c in apart if c.isalnum() or category(c).startswith("S"))
        if not folded and not category(chr(code)).startswith("M"):
            folded = " "
        self[code] = folded
        return folded


_TABLE = _Folding()


def folded(text: str) -> str:
    """Return the words of the text, each with one blank before it and after it."""
    return f" {' '.join(text.translate(_TABLE).split())} "


def places(text: str, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where stretches of the folded text stand in the text itself, in code points.

    Args:
        text: the text that was folded.
        found: start and end of each stretch in the folded text, in their order.
    """
    ends = _ends(text)
    at = 0
    for start, end in found:
        while at < len(ends) and ends[at] <= start:
            at += 1
        last = at
        while last < len(ends) - 1 and ends[last] < end:
            last += 1
        if at < len(ends):
            yield at, last + 1


def _ends(text: str) -> list[int]:
    """Return for each character of the text where what it became ends in the folded text."""
    ends: list[int] = []
    length, blank = 1, True
    for character in text:
        became = _TABLE[ord(character)]
        if became != " ":
            length += len(became)
            blank = blank and not became
        elif not blank:
            length, blank = length + 1, True
        ends.append(length)
    return ends
