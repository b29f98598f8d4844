"""Finding runs of eight words that a text takes from another without saying so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from argmap.evidence.folding import letters

RUN = 8
_WORD = re.compile(r"[^\W_](?:[^\W_]|(?:['’]|-[ \t]*\n\s*|[\u0300-\u036f\u00ad])(?=[^\W_]))*")
"""A word goes on over an apostrophe, and over a hyphen at the end of a line."""


class Copied(NamedTuple):
    """Words of a text that stand in a source too; offsets are code points, ends exclusive.

    Attributes:
        start: where they begin in the text.
        end: where they end there.
        source: which of the sources has them, counted from 0.
        source_start: where they begin in it.
        source_end: where they end in it.
        words: how many they are.
    """

    start: int
    end: int
    source: int
    source_start: int
    source_end: int
    words: int


class _Words(NamedTuple):
    folded: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


class _Hit(NamedTuple):
    source: int
    at: int


def eight_word_runs(
    text: str, sources: Sequence[str], quoted: Sequence[tuple[int, int]] = ()
) -> tuple[Copied, ...]:
    """Return what the text has in common with sources, in runs of at least eight words.

    Case, quotation marks and hyphens at line ends do not matter. A run that several sources have is
    told of the one that has most of it. The time grows with the lengths of all of them together.

    Args:
        text: the text that is looked at.
        sources: the texts that it may have copied from.
        quoted: where the text quotes, in order; such words are not copied.
    """
    own = _without(_words(text), quoted)
    read = [_long_words(source) for source in sources]
    hits = _hits(own.folded, [each.folded for each in read])
    return tuple(_runs(own, read, hits))


def _words(text: str) -> _Words:
    found = [(letters(match[0]), match.span()) for match in _WORD.finditer(text)]
    kept = [each for each in found if each[0]]
    return _Words(tuple(word for word, _ in kept), tuple(span for _, span in kept))


def _without(words: _Words, quoted: Sequence[tuple[int, int]]) -> _Words:
    """Return the words with those that are quoted as nothing, which no source has."""
    ends = [end for _, end in quoted]
    folded = []
    for word, (start, end) in zip(words.folded, words.spans, strict=True):
        number = bisect_right(ends, start)
        folded.append("" if number < len(quoted) and quoted[number][0] < end else word)
    return _Words(tuple(folded), words.spans)


_long_words = lru_cache(maxsize=16)(_words)


def _hits(own: Sequence[str], sources: Sequence[Sequence[str]]) -> dict[int, list[_Hit]]:
    """Return for the words of a text where the run that begins with them stands in each source."""
    starts: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(own) - RUN + 1):
        starts.setdefault(tuple(own[place : place + RUN]), []).append(place)
    hits: dict[int, list[_Hit]] = {}
    for number, words in enumerate(sources):
        seen: set[tuple[str, ...]] = set()
        for at, gram in enumerate(zip(*(words[n:] for n in range(RUN)), strict=False)):
            if gram in starts and gram not in seen:
                seen.add(gram)
                for place in starts[gram]:
                    hits.setdefault(place, []).append(_Hit(number, at))
    return hits


def _runs(own: _Words, sources: Sequence[_Words], hits: dict[int, list[_Hit]]) -> Iterator[Copied]:
    reached = 0
    for place in sorted(hits):
        if place < reached:
            continue
        lengths = [(_length(own, sources[hit.source], place, hit), hit) for hit in hits[place]]
        words, hit = max(lengths, key=lambda each: each[0])
        reached = place + words
        spans = sources[hit.source].spans
        there = spans[hit.at][0], spans[hit.at + words - 1][1]
        yield Copied(own.spans[place][0], own.spans[reached - 1][1], hit.source, *there, words)


def _length(own: _Words, source: _Words, place: int, hit: _Hit) -> int:
    """Return how many words in a row are the same from there on."""
    words = RUN
    most = min(len(own.folded) - place, len(source.folded) - hit.at)
    while words < most and own.folded[place + words] == source.folded[hit.at + words]:
        words += 1
    return words
