"""What the writer of a debate folder may want to look at, though nothing keeps it from being read.

So far these are figures which do not stand in the words of their passage, where the words are here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from argmap.evidence.figures import stands
from argmap.formats.problems import Problem, shown
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Figure, Passage
from argmap.model.sources import Library, text_digest


def advice(
    folder: Path, drawn: ArgumentMap, library: Library, texts: Mapping[str, str]
) -> tuple[Problem, ...]:
    """Return what may be looked at in a debate folder that was read.

    Args:
        folder: where it is.
        drawn: what was read from it.
        library: its sources.
        texts: whole texts by source, beside those that the library has.
    """
    full = _with(library, texts)
    return tuple(
        Problem(*_line_of(folder, passage), _sentence(figure, passage))
        for passage in drawn.passages.values()
        for figure in _strangers(passage, full)
    )


def _with(library: Library, texts: Mapping[str, str]) -> Library:
    """Return the library with the texts whose digests it knows."""
    digests = {text_digest(words): words for words in texts.values()}
    editions = (
        replace(each, text=digests[each.digest]) if each.digest in digests else each
        for each in library.editions
    )
    return replace(library, editions=tuple(editions))


def _strangers(passage: Passage, library: Library) -> Iterator[Figure]:
    """Yield the figures of a passage that stand in none of its words that are here."""
    if not passage.figures:
        return
    places = (library.place(span) for span in passage.spans)
    words = [place.words for place in places if place]
    yield from (
        each
        for each in passage.figures
        if words and not any(stands(each, known) for known in words)
    )


def _line_of(folder: Path, passage: Passage) -> tuple[str, int, int]:
    """Return where a passage is written: the file, the line and the column of its name."""
    key = re.compile(rf"^([ \t]*)[\"']?{re.escape(passage.id)}[\"']?[ \t]*:", re.MULTILINE)
    for file in sorted(folder.glob("*.yaml")):
        written = file.read_text("utf-8", "replace")
        found = key.search(written, max(0, written.find("passages:")))
        if found:
            line = written.count("\n", 0, found.end(1)) + 1
            return str(file), line, len(found[1]) + 1
    return str(folder), 1, 1


def _sentence(figure: Figure, passage: Passage) -> str:
    return f"“{shown(figure.value)}” does not stand in the words of {passage.id}."
