"""Making a stretch of a text longer or shorter by a word, or as long as its sentence."""

from __future__ import annotations

import re
from enum import StrEnum

from argmap.evidence.paragraphs import blocks

_WORD = re.compile(r"\S+")
_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|$)")


class Stretching(StrEnum):
    """How a stretch of a text is to change."""

    LONGER_BEFORE = "longer-before"
    SHORTER_BEFORE = "shorter-before"
    SHORTER_AFTER = "shorter-after"
    LONGER_AFTER = "longer-after"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


def stretched(text: str, start: int, end: int, how: Stretching) -> tuple[int, int]:
    """Return the stretch as it is to be; it keeps at least one word, and stays in the text.

    Args:
        text: the text of an edition.
        start: where the stretch begins, in code points.
        end: where it ends, exclusive.
        how: what is to be done to it.
    """
    if how in (Stretching.SENTENCE, Stretching.PARAGRAPH):
        low, high = _block(text, start, end)
        return (low, high) if how is Stretching.PARAGRAPH else _sentences(text, start, end)
    if how is Stretching.LONGER_BEFORE:
        before = list(_WORD.finditer(text, max(0, start - 500), start))
        return (before[-1].start() if before else start), end
    if how is Stretching.LONGER_AFTER:
        after = _WORD.search(text, end)
        return start, after.end() if after else end
    words = list(_WORD.finditer(text, start, end))
    if len(words) < 2:
        return start, end
    if how is Stretching.SHORTER_BEFORE:
        return words[1].start(), end
    return start, words[-2].end()


def _block(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the paragraphs that a stretch touches begin and end."""
    touched = [each for each in blocks(text) if each.start < end and each.end > start]
    return (touched[0].start, touched[-1].end) if touched else (start, end)


def _sentences(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentences that a stretch touches begin and end, within their paragraphs."""
    low, high = _block(text, start, end)
    begins = low
    for stop in _END.finditer(text, low, start):
        begins = stop.end()
    over = _END.search(text, max(start, end - 1), high)
    ends = over.end() if over else high
    words = text[begins:ends]
    return begins + len(words) - len(words.lstrip()), ends
