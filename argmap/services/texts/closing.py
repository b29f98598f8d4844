"""Places in texts that are not for everybody: a map knows them by anchors and digests alone."""

from __future__ import annotations

import re
from dataclasses import replace

from argmap.evidence.anchoring import digest_of
from argmap.evidence.folding import letters
from argmap.model.maps import ArgumentMap
from argmap.model.passages import ANCHOR_WORDS, Passage, Span
from argmap.model.sources import Access, Library

_FIRST = re.compile(rf"\S+(?:[^\S\n]+\S+){{0,{ANCHOR_WORDS - 1}}}")
"""The first words of a passage as they stand, up to the end of their line."""


def located(span: Span, words: str) -> Span:
    """Return a place without the words that stand there, known by some of them and by digests."""
    core, first = letters(words), _FIRST.search(words)
    bare = replace(
        span, exact="", prefix="", suffix="", digest=digest_of(words),
        letters=len(core) or None, folded=digest_of(core) if core else "",
    )  # fmt: skip
    if span.anchor or first is None:
        return bare
    return replace(bare, anchor=first[0], anchor_start=span.start + first.start())


def without_closed_words(drawn: ArgumentMap, library: Library) -> ArgumentMap:
    """Return the map without words of texts that are not for everybody; their places stay.

    Args:
        drawn: the map, as a folder writes it, whose quotes may be of any text.
        library: its sources, which say who may read them.
    """
    closed: set[str] = {each.id for each in library.sources if each.access is not Access.PUBLIC}
    passages = {key: _without(each, closed) for key, each in drawn.passages.items()}
    if all(passages[key] is drawn.passages[key] for key in passages):
        return drawn
    return replace(drawn, passages=passages)


def _without(passage: Passage, closed: set[str]) -> Passage:
    spans = tuple(
        located(span, span.exact) if span.exact and span.source in closed else span
        for span in passage.spans
    )
    return passage if spans == passage.spans else replace(passage, spans=spans)
