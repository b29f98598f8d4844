"""Where passages stand in the texts that are read: in which paragraphs of which edition."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from argmap.analysis.citing import Lying
from argmap.evidence.paragraphs import Block, numbers_at, paragraphs
from argmap.model.passages import Passage, Span
from argmap.model.sources import Library


def places_in(library: Library) -> Callable[[Passage], Lying]:
    """Return what says where a passage stands, in the text of a library if it is there."""
    return lambda passage: _lying(library, passage.spans[0])


def _lying(library: Library, span: Span) -> Lying:
    place = library.place(span)
    if place is None or (place.edition.id == span.edition and span.paragraph is not None):
        known = span.paragraph, span.last_paragraph
        return Lying(span.source, span.edition, span.start, span.end, *known)
    found = numbers_at(_numbered(place.edition.text or ""), place.start, place.end)
    first, last = found or (None, None)
    return Lying(span.source, place.edition.id, place.start, place.end, first, last)


@lru_cache(maxsize=16)
def _numbered(text: str) -> tuple[Block, ...]:
    return paragraphs(text)
