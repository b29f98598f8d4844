"""Words out of HTML, whatever it was made from: a web page, a chapter of a book, a manuscript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from html.parser import HTMLParser

from argmap.evidence.reading.composer import Composer
from argmap.evidence.reading.survey import Survey, address
from argmap.model.errors import InvalidTextFileError

Attributes = dict[str, str]
DEEPEST = 10_000

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    str.split(
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
        " figcaption figure footer form header hgroup hr html legend li main ol p pre section"
        " summary table tbody td tfoot th thead tr ul"
    )
) | set(_HEADINGS)
_VOID = frozenset(str.split("area base br col embed hr img input link meta param source track wbr"))
_SILENT = frozenset(
    str.split(
        "audio button canvas iframe math nav noscript object option rp rt script select style"
        " svg template textarea title video"
    )
)
_CLOSES = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("td", "th", "tr"),
    "td": ("td", "th"),
    "th": ("td", "th"),
}
_FENCES = frozenset(("ul", "ol", "dl", "table"))
_NOTES = frozenset(("p", "li", "div", "aside", "dd"))
_NOTES_AROUND = frozenset(("p", "li", "dd", "aside"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_PAGE_ID = re.compile(r"(?:page|pg|p)[-_]?0*(\d+|[ivxlc]+)", re.IGNORECASE)
_PAGE_NAME = re.compile(r"(?:page|p\.|seite|s\.|стр\.)\s*|[\s.]+$", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """An element that is open; ``item`` is the number of the next item of a numbered list."""

    tag: str
    silent: bool = False
    note: bool = False
    item: int | None = None


class Walker(HTMLParser):
    """Tells a composer what stands in one document of HTML or XHTML."""

    def __init__(self, composer: Composer, name: str, found: Survey) -> None:
        super().__init__(convert_charrefs=True)
        self.composer = composer
        self._name = name
        self._found = found
        self._open: list[_Open] = []
        self._count: Counter[str] = Counter()
        self._silent = 0
        self._links = 0

    def walk(self, text: str) -> None:
        """Tell all of the document."""
        self.feed(text)
        self.close()
        while self._open:
            self._close()
        self.composer.end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = {name: value or "" for name, value in attrs}
        self._links += tag == "a"
        self._close_before(tag)
        if self._silent or _unheard(tag, given):
            self._push(_Open(tag, silent=True))
            return
        if tag in _BLOCKS:
            self.composer.end()
        opened = _Open(tag, item=_first(given) if tag == "ol" else None)
        opened.silent = self._begin_page(given) or (tag == "a" and self._is_sign(given))
        opened.note = self._begin_note(tag, given)
        self._begin_part(tag, opened)
        self._push(opened)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element and close it at once."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest open element of that name, and all that it holds."""
        while self._count[tag]:
            if self._close().tag == tag:
                break

    def handle_data(self, data: str) -> None:
        """Write words."""
        if not self._silent:
            self.composer.write(data if self._count["pre"] else data.replace("\n", " "))

    def _push(self, opened: _Open) -> None:
        if len(self._open) >= DEEPEST:
            raise InvalidTextFileError(
                f"The parts of this file are nested too deeply, more than {DEEPEST:,} within each"
                " other: save it as plain text."
            )
        if opened.tag not in _VOID:
            self._open.append(opened)
            self._count[opened.tag] += 1
            self._silent += opened.silent

    def _close(self) -> _Open:
        closed = self._open.pop()
        self._count[closed.tag] -= 1
        self._silent -= closed.silent
        if closed.silent:
            return closed
        if closed.tag in _BLOCKS:
            self.composer.end(_HEADINGS.get(closed.tag, 0))
        if closed.tag in ("td", "th"):
            self.composer.end_cell()
        elif closed.tag == "table":
            self.composer.end_table()
        if closed.note:
            self.composer.end_note()
        return closed

    def _close_before(self, tag: str) -> None:
        """Close what cannot hold this element: HTML lets one leave out many an end."""
        if tag == "body":
            self._close_up_to(("head",), ())
        if tag in _BLOCKS:
            self._close_up_to(("p",), _BLOCKS)
        if tag in _CLOSES:
            self._close_up_to(_CLOSES[tag], _FENCES)

    def _close_up_to(self, tags: Collection[str], fences: Collection[str]) -> None:
        if not any(self._count[tag] for tag in tags):
            return
        found = len(self._open)
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag in tags:
                found = place
            elif self._open[place].tag in fences:
                break
        while len(self._open) > found:
            self._close()

    def _begin_part(self, tag: str, opened: _Open) -> None:
        if tag == "br":
            self.composer.write("\n")
        elif tag == "table":
            self.composer.begin_table()
        elif tag == "tr":
            self.composer.begin_row()
        elif tag in ("td", "th"):
            self.composer.begin_cell()
        elif tag == "li" and not opened.note:
            self.composer.prefix(self._number())

    def _number(self) -> str:
        """Return what stands before the next item of the list."""
        outer = next((each for each in reversed(self._open) if each.tag in ("ul", "ol")), None)
        if outer is None or outer.item is None:
            return "• "
        outer.item += 1
        return f"{outer.item - 1}. "

    def _is_sign(self, given: Attributes) -> bool:
        """Say whether a link is the sign of a note, or leads back to one: it is no word of it."""
        if mark := self._found.marks.get((self._name, self._links)):
            self.composer.mark(*mark)
            return True
        return address(self._name, given.get("href", "")) in self._found.backs

    def _begin_note(self, tag: str, given: Attributes) -> bool:
        """Begin the note that an element is, or whose block it stands in."""
        own = (f"{self._name}#{given[key]}" for key in ("id", "name") if given.get(key))
        key = next((each for each in own if each in self._found.notes), None)
        if key is None or any(each.note for each in self._open):
            return False
        if tag in _NOTES:
            self.composer.begin_note(key)
            return True
        around = next((each for each in reversed(self._open) if each.tag in _BLOCKS), None)
        if tag not in _BLOCKS and around and around.tag in _NOTES_AROUND:
            self.composer.begin_note(key)
            around.note = True
        return False

    def _begin_page(self, given: Attributes) -> bool:
        """Begin the page that begins here, if one does; say whether the element is its number."""
        told = f"{given.get('epub:type', '')} {given.get('role', '')}".split()
        listed = self._found.pages.get(f"{self._name}#{given.get('id', '')}", "")
        is_break = "pagebreak" in told or "doc-pagebreak" in told
        if not is_break and not listed:
            return False
        by_id = _PAGE_ID.fullmatch(given.get("id", ""))
        name = listed or given.get("aria-label") or given.get("title") or (by_id and by_id[1]) or ""
        if label := _PAGE_NAME.sub("", name.strip()):
            self.composer.page(label[:20])
        return is_break


def _unheard(tag: str, given: Attributes) -> bool:
    return tag in _SILENT or "hidden" in given or bool(_HIDDEN.search(given.get("style", "")))


def _first(given: Attributes) -> int:
    start = given.get("start", "")[:6]
    return int(start) if start.isascii() and start.isdecimal() else 1
