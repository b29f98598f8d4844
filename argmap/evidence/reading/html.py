"""Web pages: what stands in the main part, without menus and scripts."""

from __future__ import annotations

import re

from argmap.evidence.reading.composer import Composer
from argmap.evidence.reading.decoding import decoded
from argmap.evidence.reading.imported import Imported, Progress
from argmap.evidence.reading.markup import Walker
from argmap.evidence.reading.survey import survey

_MAIN = re.compile(r"<main\b.*</main\s*>", re.DOTALL | re.IGNORECASE)


def read(data: bytes, _progress: Progress) -> Imported:
    """Read a web page.

    Raises:
        InvalidTextFileError: there are no words in it, or too many.
    """
    text, troubles = decoded(data, markup=True)
    if (main := _MAIN.search(text)) and re.search(r">[^<]*\w", main[0]):
        troubles += ("Only the main part of the page was read, not its menus and margins.",)
        return read_markup(text[: main.start()] + main[0], troubles, only=main[0])
    return read_markup(text, troubles)


def read_markup(text: str, troubles: tuple[str, ...] = (), only: str = "") -> Imported:
    """Read a document of HTML, or only a part of it."""
    whole = survey({"": text})
    found = survey({"": only}) if only else whole
    composer = Composer()
    Walker(composer, "", found).walk(only or text)
    return composer.imported(whole.title, whole.author, whole.language, troubles)
