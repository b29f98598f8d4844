"""Verifying the locators of passages against a text that is not in the folder, such as a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.evidence.paragraphs import numbers_at, paragraphs
from argmap.formats.places import text_faults
from argmap.formats.problems import Problem, Report, listed, shown
from argmap.model.errors import InvalidError
from argmap.model.ids import SourceId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Span
from argmap.model.sources import Edition, Library, edition_of


def verify_text(
    library: Library, maps: Iterable[ArgumentMap], source_id: str, text: str
) -> tuple[Problem, ...]:
    """Return where the passages of debates do not fit a text of their source.

    Digests, anchors, offsets and paragraph numbers are compared.

    Args:
        library: the library that has the source.
        maps: the debates whose passages are in it.
        source_id: the source that the text is an edition of.
        text: the whole text, as it stands in its file.
    """
    editions = library.editions_of(source_id)
    at = Problem(f"{library.slug}/library.yaml", 1, 1, "")
    if source_id not in [source.id for source in library.sources]:
        return (_said(at, _unknown(library, source_id)),)
    try:
        given = edition_of(SourceId(source_id), text)
    except InvalidError as error:
        return (_said(at, str(error)),)
    edition = next((each for each in editions if each.digest == given.digest), None)
    if edition is None:
        return (_said(at, _stranger(source_id, editions, given)),)
    faults = (
        Problem(f"{map_.debate.slug}/passages.yaml", 1, 1, f"The passage {passage}: {sentence}")
        for map_ in maps
        for passage, sentence in _faults(map_, edition, given.text or "")
    )
    return tuple(faults)


def _said(at: Problem, sentence: str) -> Problem:
    return Problem(at.file, at.line, at.column, sentence)


def _unknown(library: Library, source_id: str) -> str:
    sources = [source.id for source in library.sources]
    return f"There is no source “{shown(source_id)}”.{Report().hint(source_id, sources)}"


def _stranger(source_id: str, editions: tuple[Edition, ...], given: Edition) -> str:
    if not editions:
        return f"No edition of {source_id} is known here: give its digest under “editions”."
    wanted = [f"{each.characters:,} ({each.digest[:12]}…)" for each in editions]
    return (
        f"This is no edition of {source_id} that is known here: it has {given.characters:,}"
        f" characters (digest {given.digest[:12]}…), and they have {listed(wanted)}."
    )


def _faults(map_: ArgumentMap, edition: Edition, text: str) -> Iterator[tuple[str, str]]:
    numbered = paragraphs(text)
    for passage in map_.passages.values():
        for span in passage.spans:
            if (span.source, span.edition) != (edition.source, edition.id):
                continue
            for _, sentence in text_faults(span, text):
                yield passage.id, sentence
            there = numbers_at(numbered, span.start, span.end)
            if span.paragraph is not None and there != _told(span):
                yield passage.id, f"It is not in {span.locator}."


def _told(span: Span) -> tuple[int | None, int | None]:
    return span.paragraph, span.last_paragraph or span.paragraph
