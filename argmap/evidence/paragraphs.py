"""Splitting the text of an edition into headings and numbered paragraphs.

A block is a run of lines that hold something, between blank lines. A block that begins with one to
six signs "#" and a blank is a heading and has no number; every other block is a paragraph, numbered
from 1. Offsets are Unicode code points into the text, end-exclusive, as in a passage.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_HEADING = re.compile(r"(#{1,6}) +")


class Block(NamedTuple):
    """A heading or a paragraph of a text.

    Attributes:
        start: where it begins, in code points; for a heading after its signs.
        end: where it ends, exclusive.
        number: the number of a paragraph, from 1; none for a heading.
        level: 1 to 6 for a heading, 0 for a paragraph.
    """

    start: int
    end: int
    number: int | None
    level: int = 0


@lru_cache(maxsize=64)
def blocks(text: str) -> tuple[Block, ...]:
    """Return the headings and paragraphs of the text in their order."""
    found: list[Block] = []
    number = 0
    for match in _BLOCK.finditer(text):
        heading = _HEADING.match(text, match.start(), match.end())
        if heading:
            found.append(Block(heading.end(), match.end(), None, len(heading[1])))
        else:
            number += 1
            found.append(Block(match.start(), match.end(), number))
    return tuple(found)


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return the numbered paragraphs alone: the paragraph n is at the place n - 1."""
    return tuple(block for block in blocks(text) if block.number)


def numbers_at(among: Sequence[Block], start: int, end: int) -> tuple[int, int] | None:
    """Return the numbers of the first and last paragraph that a span touches, or none.

    Args:
        among: numbered paragraphs in their order.
        start: the beginning of the span in code points.
        end: its end, exclusive.
    """
    first = bisect_right(among, start, key=lambda block: block.end)
    last = bisect_right(among, end - 1, key=lambda block: block.start) - 1
    if first > last:
        return None
    return first + 1, last + 1
