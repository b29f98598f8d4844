"""Plain text: kept as it is, but for what cannot be kept at all."""

from __future__ import annotations

import re
from unicodedata import normalize

from argmap.evidence.reading.composer import refused_trouble, too_long
from argmap.evidence.reading.decoding import decoded
from argmap.evidence.reading.imported import MOST_CHARACTERS, Imported, Progress
from argmap.model import text as texts
from argmap.model.errors import InvalidTextFileError
from argmap.model.texts import Layout, PageMark

_PARAGRAPH = 200


def read(data: bytes, _progress: Progress) -> Imported:
    """Read plain text; form feeds begin pages, which are numbered from 1.

    Raises:
        InvalidTextFileError: there are no words in it, or too many.
    """
    raw, troubles = decoded(data)
    raw = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    sheets = [texts.without_refused(sheet) for sheet in raw.split("\f")]
    text, pages = _bound([normalize("NFC", sheet) for sheet, _ in sheets])
    if not text.strip():
        raise InvalidTextFileError("There are no words in this file: choose one that holds text.")
    if len(text) > MOST_CHARACTERS:
        raise too_long()
    troubles += refused_trouble(sum(lost for _, lost in sheets))
    if not pages and _has_a_paragraph_in_each_line(text):
        text = re.sub(r"\n+", "\n\n", text)
        troubles += ("No line is blank: each was taken for a paragraph.",)
    return Imported(text, Layout(pages), troubles=troubles)


def _bound(sheets: list[str]) -> tuple[str, tuple[PageMark, ...]]:
    """Return the sheets as one text, and where they begin, if there are several."""
    parts: list[str] = []
    pages: dict[int, PageMark] = {}
    length = 0
    for number, sheet in enumerate(sheets, 1):
        if parts and sheet and not parts[-1][-1].isspace() and not sheet[0].isspace():
            parts.append("\n")
            length += 1
        if sheet.strip():
            pages[length] = PageMark(length, str(number))
        if sheet:
            parts.append(sheet)
            length += len(sheet)
    text = "".join(parts)
    composed = normalize("NFC", text)
    if len(sheets) == 1 or composed != text:
        return composed, ()
    return text, tuple(pages.values())


def _has_a_paragraph_in_each_line(text: str) -> bool:
    lines = [line for line in text.strip().split("\n") if line.strip()]
    blank = re.search(r"\n[^\S\n]*\n", text.strip())
    return len(lines) > 2 and not blank and sum(map(len, lines)) / len(lines) > _PARAGRAPH
