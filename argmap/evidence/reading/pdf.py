"""PDF: lines that are put together again to paragraphs, without running heads."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Any

from argmap.evidence.reading.archives import DAMAGED, locked
from argmap.evidence.reading.composer import Composer
from argmap.evidence.reading.hyphens import Hyphens
from argmap.evidence.reading.imported import Imported, Progress
from argmap.evidence.reading.lines import Line, lines_of
from argmap.evidence.reading.running import numbers_printed, without_running_heads
from argmap.evidence.reading.typography import Group, groups
from argmap.model.errors import InvalidTextFileError

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 3_000

_NUMBER = re.compile(
    "\x01([^\x02]*)\x02|(?<=[^\\W\\d]|[.,;:!?”’»)\"'])(\\d{1,3}|[*†‡§])(?=[\\s.,;:!?)]|$)"
)

_SCANNED = (
    "This PDF holds pictures of pages and no text: put it through text recognition (OCR) first,"
    " and add the PDF that comes out, or its text."
)
_GARBLED = (
    "The letters of this PDF cannot be read, because it does not say which they are:"
    " put it through text recognition (OCR) first, and add what comes out."
)


def read(data: bytes, progress: Progress) -> Imported:
    """Read a PDF; its pages have the labels that it gives them, or the numbers printed on them.

    Raises:
        InvalidTextFileError: it is damaged, locked or scanned, or has too many pages.
    """
    from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

    logging.disable(logging.CRITICAL)
    try:
        reader = _opened(data)
        pages = _pages(reader, progress)
        labels = _labels(reader)
        told = reader.metadata
        title, author = (str(getattr(told, name, None) or "") for name in ("title", "author"))
        language = str(reader.root_object.get("/Lang", ""))
    except LimitReachedError as error:
        raise InvalidTextFileError(
            "A part of this PDF would unpack to more than any text needs; it was not read."
        ) from error
    except DependencyError as error:
        raise locked("PDF") from error
    except (PyPdfError, *_FAULTS) as error:
        raise InvalidTextFileError(DAMAGED) from error
    _check_words(pages)
    bodies = without_running_heads(pages)
    named = labels or numbers_printed(pages, bodies) or [str(n) for n in range(1, len(pages) + 1)]
    return _composed(bodies, named).imported(title, author, language, _troubles(pages, named))


_FAULTS = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, OSError,
    ArithmeticError, NotImplementedError, StopIteration,
)  # fmt: skip


def _opened(data: bytes) -> PdfReader:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise locked("PDF")
    if len(reader.pages) > MOST_PAGES:
        raise InvalidTextFileError(
            f"This PDF has {len(reader.pages):,} pages; the most that are read are {MOST_PAGES:,}."
            " Divide it, and add the parts."
        )
    return reader


def _pages(reader: PdfReader, progress: Progress) -> list[list[Line]]:
    pages = []
    for number, page in enumerate(reader.pages, 1):
        pages.append(lines_of(page))
        progress(number, len(reader.pages))
    return pages


def _labels(reader: PdfReader) -> list[str]:
    """Return what the document itself calls its pages; nothing, if it does not say."""
    root: Any = reader.root_object
    return list(reader.page_labels) if "/PageLabels" in root else []


def _check_words(pages: list[list[Line]]) -> None:
    words = "".join(line.text for page in pages for line in page)
    seen = [letter for letter in words if not letter.isspace()]
    if not seen:
        raise InvalidTextFileError(_SCANNED)
    unknown = sum("\ue000" <= letter <= "\uf8ff" or not letter.isprintable() for letter in seen)
    if (unknown + seen.count("\ufffd")) * 4 > len(seen):
        raise InvalidTextFileError(_GARBLED)


def _troubles(pages: list[list[Line]], labels: list[str]) -> tuple[str, ...]:
    empty = [label for label, page in zip(labels, pages, strict=False) if not page]
    if not empty:
        return ()
    which = ", ".join(empty[:10]) + (" and others" if len(empty) > 10 else "")
    return (f"No text can be read on {'page' if len(empty) == 1 else 'pages'} {which}.",)


def _composed(pages: list[list[Line]], labels: list[str]) -> Composer:
    hyphens = Hyphens(line.text for page in pages for line in page)
    text, notes = groups(pages, labels)
    composer = Composer()
    numbers = {note.note for note in notes}
    page = ""
    for group in text:
        if group.is_table:
            _tell_table(composer, group)
        else:
            page = _tell(composer, group, hyphens, numbers, page)
        composer.end(group.level)
    for note in notes:
        composer.begin_note(note.note)
        _tell(composer, note, hyphens, set(), "")
        composer.end_note()
    return composer


def _tell_table(composer: Composer, group: Group) -> None:
    composer.begin_table()
    for line in group.lines:
        composer.begin_row()
        for place, cell in enumerate(line.text.split("\t")):
            composer.begin_cell()
            if line.page and not place:
                composer.page(line.page)
            composer.write(cell)
            composer.end_cell()
    composer.end_table()


def _tell(composer: Composer, group: Group, hyphens: Hyphens, notes: set[str], page: str) -> str:
    """Tell the lines of a paragraph; return the page on which it ends."""
    verse = group.is_verse
    for place, line in enumerate(group.lines):
        following = group.lines[place + 1] if place + 1 < len(group.lines) else None
        words, between = hyphens.joint(line.text, following.text) if following else (line.text, "")
        if verse and following and between and not following.page:
            between = "\n"
        page = line.page or page
        if line.page:
            composer.page(line.page)
        _tell_words(composer, words, notes, page)
        composer.write(between)
    return page


def _tell_words(composer: Composer, words: str, notes: set[str], page: str) -> None:
    """Tell words in which numbers, raised or after a word, may point at notes of that page."""
    told = 0
    for found in _NUMBER.finditer(words):
        number = found[1] or found[2]
        composer.write(words[told : found.start()])
        told = found.end()
        if f"{page} {number}" in notes:
            composer.mark(f"{page} {number}", number)
        else:
            composer.write(number)
    composer.write(words[told:])
