"""The texts of sources, as pages read them: headings, numbered paragraphs, where words stand."""

from argmap.evidence.figures import stands
from argmap.evidence.finding import find
from argmap.evidence.paragraphs import Block, blocks, numbers_at, paragraphs
from argmap.evidence.stretches import Stretching, stretched
from argmap.formats.fragments import fragment_of
from argmap.model.sources import Edition

__all__ = [
    "Block",
    "Stretching",
    "around",
    "blocks",
    "find",
    "fragment_of",
    "places_of",
    "stands",
    "stretched",
]


def places_of(edition: Edition, start: int, end: int) -> str:
    """Return where a stretch of a text stands, as a sentence: paragraph, page, number of words."""
    text = edition.text or ""
    first, last = numbers_at(paragraphs(text), start, end) or (None, None)
    where = f"Paragraph {first}" if first else "In a heading"
    if last and last != first:
        where = f"Paragraphs {first} to {last}"
    page = edition.layout.page(start)
    count = len(text[start:end].split())
    words = "1 word" if count == 1 else f"{count} words"
    return ", ".join(part for part in (where, f"page {page}" if page else "", words) if part) + "."


def around(text: str, start: int, end: int, most: int) -> tuple[str, str]:
    """Return what stands before and after a stretch of a text, in whole words.

    Args:
        text: the whole text.
        start: where the stretch begins, in code points.
        end: where it ends, exclusive.
        most: how many characters are returned at most on each side.
    """
    before, after = text[max(0, start - most) : start], text[end : end + most]
    if start > most:
        before = before.partition(" ")[2]
    if end + most < len(text):
        after = after.rpartition(" ")[0]
    return before, after
