"""Manuscripts of LibreOffice and others in the OpenDocument format (ISO/IEC 26300)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from argmap.evidence.reading.archives import Archive, locked, parsed, words_of
from argmap.evidence.reading.composer import Composer
from argmap.evidence.reading.imported import Imported, Progress

_SILENT = frozenset(
    str.split(
        "annotation tracked-changes forms scripts sequence-decls variable-decls font-face-decls"
        " settings title desc"
    )
)


def read(data: bytes, _progress: Progress) -> Imported:
    """Read a manuscript.

    Raises:
        InvalidTextFileError: it is damaged or locked, or there are no words in it, or too many.
    """
    archive = Archive(data)
    if b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise locked("manuscript")
    content = archive.part("content.xml")
    composer = Composer()
    parsed(content, _Writer(composer, paged=b"soft-page-break" in content))
    told = archive.tree("meta.xml")
    author = words_of(told, "initial-creator") or words_of(told, "creator")
    return composer.imported(words_of(told, "title"), author, words_of(told, "language"))


class _Writer:
    """Hears the elements of a document, and tells a composer."""

    def __init__(self, composer: Composer, *, paged: bool) -> None:
        self._composer = composer
        self._open: Counter[str] = Counter()
        self._silent = 0
        self._level: list[int] = []
        self._numbered: dict[str, bool] = {}
        self._style = ""
        self._lists: list[tuple[bool, list[int]]] = []
        self._notes: list[str] = []
        self._citation: list[str] | None = None
        self._page = 1
        if paged:
            composer.page("1")

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Open an element."""
        name = tag.rpartition("}")[2]
        given = {key.rpartition("}")[2]: value for key, value in attrs.items()}
        if self._silent or name in _SILENT:
            self._silent += 1
            return
        self._open[name] += 1
        handler = getattr(self, "_start_" + name.replace("-", "_"), None)
        if handler:
            handler(given)

    def end(self, tag: str) -> None:
        """Close an element."""
        if self._silent:
            self._silent -= 1
            return
        name = tag.rpartition("}")[2]
        self._open[name] -= 1
        handler: Callable[[], None] | None = getattr(self, "_end_" + name.replace("-", "_"), None)
        if handler:
            handler()

    def data(self, words: str) -> None:
        """Write words, which stand in paragraphs and headings only."""
        if self._silent:
            return
        if self._citation is not None:
            self._citation.append(words)
        elif self._open["p"] or self._open["h"]:
            self._composer.write(words.replace("\n", " "))

    def close(self) -> None:
        """End the text."""
        self._composer.end()

    def _start_p(self, _given: Mapping[str, str]) -> None:
        self._composer.end()

    def _end_p(self) -> None:
        self._composer.end()

    def _start_h(self, given: Mapping[str, str]) -> None:
        self._composer.end()
        level = given.get("outline-level", "1")
        self._level.append(max(1, min(6, int(level))) if level.isdecimal() else 1)

    def _end_h(self) -> None:
        self._composer.end(self._level.pop())

    def _start_s(self, _given: Mapping[str, str]) -> None:
        self._composer.write(" ")

    _start_tab = _start_s

    def _start_line_break(self, _given: Mapping[str, str]) -> None:
        self._composer.write("\n")

    def _start_soft_page_break(self, _given: Mapping[str, str]) -> None:
        self._page += 1
        self._composer.page(str(self._page))

    def _start_note(self, given: Mapping[str, str]) -> None:
        self._notes.append(given.get("id") or f"note {self._open['note']} {id(given)}")

    def _end_note(self) -> None:
        self._notes.pop()

    def _start_note_citation(self, _given: Mapping[str, str]) -> None:
        self._citation = []

    def _end_note_citation(self) -> None:
        shown, self._citation = "".join(self._citation or ()).strip(), None
        if self._notes:
            self._composer.mark(self._notes[-1], shown)

    def _start_note_body(self, _given: Mapping[str, str]) -> None:
        self._composer.begin_note(self._notes[-1] if self._notes else "")

    def _end_note_body(self) -> None:
        self._composer.end_note()

    def _start_table(self, _given: Mapping[str, str]) -> None:
        self._composer.begin_table()

    def _end_table(self) -> None:
        self._composer.end_table()

    def _start_table_row(self, _given: Mapping[str, str]) -> None:
        self._composer.begin_row()

    def _start_table_cell(self, _given: Mapping[str, str]) -> None:
        self._composer.begin_cell()

    _start_covered_table_cell = _start_table_cell

    def _end_table_cell(self) -> None:
        self._composer.end_cell()

    _end_covered_table_cell = _end_table_cell

    def _start_list_style(self, given: Mapping[str, str]) -> None:
        self._style = given.get("name", "")

    def _start_list_level_style_number(self, given: Mapping[str, str]) -> None:
        self._numbered.setdefault(self._style, bool(given.get("num-format")))

    def _start_list_level_style_bullet(self, _given: Mapping[str, str]) -> None:
        self._numbered.setdefault(self._style, False)

    def _start_list(self, given: Mapping[str, str]) -> None:
        outer = self._lists[-1][0] if self._lists else False
        self._lists.append((self._numbered.get(given.get("style-name", ""), outer), [0]))

    def _end_list(self) -> None:
        self._lists.pop()

    def _start_list_item(self, _given: Mapping[str, str]) -> None:
        numbered, count = self._lists[-1] if self._lists else (False, [0])
        count[0] += 1
        self._composer.prefix(f"{count[0]}. " if numbered else "• ")
