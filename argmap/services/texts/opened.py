"""A map with the words of the texts that somebody may read, for what is made for her alone."""

from __future__ import annotations

from dataclasses import replace

from argmap.model.maps import ArgumentMap
from argmap.model.passages import Passage, Span
from argmap.model.sources import Library


def opened(drawn: ArgumentMap, library: Library, *, to_all: bool = False) -> ArgumentMap:
    """Return the map with the words of its passages, those of a text of one's own first.

    The map that is kept never holds words of a text that is not for everybody.

    Args:
        drawn: the map.
        library: as who asks may read it.
        to_all: with the words of texts that everybody may read, and of no others.
    """
    passages = {key: _opened(each, library, to_all) for key, each in drawn.passages.items()}
    return replace(drawn, passages=passages)


def _opened(passage: Passage, library: Library, to_all: bool) -> Passage:
    spans = [_with_words(span, library, to_all) for span in passage.spans]
    own = {id(new) for new, old in zip(spans, passage.spans, strict=True) if new is not old}
    if not own:
        return passage
    return replace(passage, spans=tuple(sorted(spans, key=lambda span: id(span) not in own)))


def _with_words(span: Span, library: Library, to_all: bool) -> Span:
    place = None if span.exact else library.place(span)
    if place is None or (to_all and not library.is_open(place.edition)):
        return span
    return Span(span.source, place.edition.id, place.start, place.end, place.words,
                paragraph=span.paragraph, last_paragraph=span.last_paragraph)  # fmt: skip
