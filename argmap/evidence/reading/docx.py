"""Manuscripts of Word: by way of HTML, with headings, tables, footnotes and pages."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

from argmap.evidence.reading.archives import DAMAGED, Archive, parsed, words_of
from argmap.evidence.reading.composer import Composer
from argmap.evidence.reading.imported import Imported, Progress
from argmap.evidence.reading.markup import Walker
from argmap.evidence.reading.survey import survey
from argmap.model.errors import InvalidTextFileError

_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels"
    r"|word/(_rels/)?(document\d*|styles|numbering|footnotes|endnotes)\.xml(\.rels)?"
)
_RENDERED = re.compile(rb"<w:lastRenderedPageBreak\s*/>")
_FIRST_PAGE = re.compile(rb'<w:pgNumType\b[^>]*\bw:start="(\d{1,5})"')
_STYLES = """
br[type='column'] => input.rendered
br[type='page'] => input.forced
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
"""


def read(data: bytes, _progress: Progress) -> Imported:
    """Read a manuscript; its pages are those on which Word last showed it.

    Raises:
        InvalidTextFileError: it is damaged or locked, or there are no words in it, or too many.
    """
    from mammoth import convert_to_html

    archive = Archive(data)
    packed, first = _only_words(archive)
    try:
        html: str = convert_to_html(packed, style_map=_STYLES, convert_image=_no_picture).value
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, OSError) as error:
        raise InvalidTextFileError(DAMAGED) from error
    composer = Composer()
    _Walker(composer, html, first).walk(html)
    told = archive.tree("docProps/core.xml")
    title, author, language = (words_of(told, it) for it in ("title", "creator", "language"))
    return composer.imported(title, author, language)


def _only_words(archive: Archive) -> tuple[io.BytesIO, int]:
    """Return the manuscript without pictures and scripts, and the number of its first page.

    The places where Word last showed the beginning of a page are written as breaks of a column,
    which a running text has not.
    """
    packed, first = io.BytesIO(), 1
    with ZipFile(packed, "w") as out:
        for name in filter(_NEEDED.fullmatch, archive.names()):
            part = archive.part(name)
            parsed(part, _Nothing())
            if "document" in name and name.endswith(".xml"):
                part = _RENDERED.sub(b'<w:br w:type="column"/>', part)
                first = int(number[1]) if (number := _FIRST_PAGE.search(part)) else 1
            out.writestr(name, part)
    packed.seek(0)
    return packed, first


class _Nothing:
    """Makes nothing of XML: it is only looked at."""

    def close(self) -> None:
        """Make nothing."""


class _Walker(Walker):
    """Counts the pages as it goes."""

    def __init__(self, composer: Composer, html: str, first: int) -> None:
        super().__init__(composer, "", survey({"": html}))
        self._sort = "rendered" if '<input class="rendered"' in html else "forced"
        self._page = first
        if f'<input class="{self._sort}"' in html:
            composer.page(str(first))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a page, or open an element."""
        if tag != "input":
            super().handle_starttag(tag, attrs)
        elif ("class", self._sort) in attrs:
            self._page += 1
            self.composer.write(" " if self._sort == "forced" else "")
            self.composer.page(str(self._page))


def _no_picture(_image: object) -> list[object]:
    return []
