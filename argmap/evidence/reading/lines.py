"""The lines of a page of PDF, with where they stand and how large their letters are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import Any

from argmap.evidence.reading.advances import advance

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_BLANKS = re.compile(r"[^\S\t]+")
_SHOWN_HYPHENS = re.compile("\u00ad(?=\\S)")
_ROUND_TABS = re.compile(r" ?\t[ \t]*")


@dataclass(slots=True)
class Line:
    """One line of print.

    Attributes:
        text: its words; cells of a table are parted by a tabulator.
        left: where it begins, in points from the left edge of the page.
        right: where it ends.
        height: its base line, in points from the lower edge.
        size: the size of most of its letters, in points.
        bold: whether all of its letters are bold.
        page: what the page is called that begins with it, or nothing.
        column: where the lines begin and end among which it stands.
        measured: whether the document told where it ends; else that is about right.

    A number that is raised stands between the signs U+0001 and U+0002.
    """

    text: str
    left: float
    right: float
    height: float
    size: float
    bold: bool = False
    page: str = ""
    column: tuple[float, float] = (0.0, 0.0)
    measured: bool = False


@dataclass(slots=True)
class _Gathering:
    """Gathers what a page shows, in the order in which it is shown."""

    lines: list[Line] = field(default_factory=list)
    open: Line | None = None
    sizes: dict[float, int] = field(default_factory=dict)
    start: float = 0.0
    page: tuple[float, ...] = ()

    def hear(
        self, text: str, page: Sequence[float], words: Sequence[float], font: Any, size: float
    ) -> None:
        """Hear words, or where the pen stands after them."""
        x, y = _placed(page, words)
        if not text.strip():
            self._measure(page, x, y)
            if self.open and text.startswith("\n"):
                self.end()
            elif self.open:
                self.open.text += text
            return
        points = _scaled(page, words, size)
        bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
        for place, part in enumerate(text.split("\n")):
            if place:
                self.end()
            if part.strip():
                self._add(part, x, y, points, bold=bold)
        self.page = tuple(page)

    def _measure(self, page: Sequence[float], x: float, y: float) -> None:
        """Take the pen for the end of the words, if they have moved it, and nothing else has."""
        line = self.open
        if (
            line
            and self.page == tuple(page)
            and abs(y - line.height) < line.size
            and x > (self.start + line.right) / 2
        ):
            line.right, line.measured = x, True

    def _add(self, text: str, x: float, y: float, size: float, *, bold: bool) -> None:
        if self.open is None:
            self.open = Line("", x, x, y, size, bold)
        line = self.open
        if line.text and x - line.right > _gap(size, line):
            line.text += "\t"
        if line.text and size < 0.8 * line.size and text.strip().isdigit() and y > line.height:
            text = f"\x01{text.strip()}\x02"
        line.text += text
        line.bold &= bold
        self.sizes[size] = self.sizes.get(size, 0) + len(text.strip())
        line.size = max(self.sizes, key=self.sizes.__getitem__)
        self.start, line.right = x, max(line.right, x + advance(text.rstrip()) * size)
        line.measured = False

    def end(self) -> None:
        """End the line."""
        if self.open and self.open.text.strip():
            text = _BLANKS.sub(" ", self.open.text.translate(_LIGATURES)).strip()
            text = _SHOWN_HYPHENS.sub("-", text)
            self.open.text = _ROUND_TABS.sub("\t", text)
            self.lines.append(self.open)
        self.open = None
        self.sizes = {}


def lines_of(page: Any) -> list[Line]:
    """Return the lines of a page, in the order in which the page shows them."""
    gathering = _Gathering()
    page.extract_text(visitor_text=gathering.hear)
    gathering.end()
    joined: list[Line] = []
    for line in gathering.lines:
        if joined and _go_on(joined[-1], line):
            _append(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _go_on(before: Line, line: Line) -> bool:
    """Say whether the second stands right of the first in the same line of print."""
    level = abs(before.height - line.height) < 0.4 * max(before.size, line.size)
    return level and line.left >= before.right - line.size


def _gap(size: float, line: Line) -> float:
    """Return how wide a gap after the line must be to part two cells, in points."""
    return 1.3 * size if line.measured else 0.8 * size + 0.06 * (line.right - line.left)


def _append(before: Line, line: Line) -> None:
    gap = line.left - before.right
    wide = gap > _gap(before.size, before)
    between = "\t" if wide else " " if gap > 0.1 * before.size or not before.measured else ""
    before.text += between + line.text
    before.right, before.measured = line.right, line.measured
    before.bold &= line.bold


def _placed(page: Sequence[float], words: Sequence[float]) -> tuple[float, float]:
    x, y = words[4], words[5]
    return page[0] * x + page[2] * y + page[4], page[1] * x + page[3] * y + page[5]


def _scaled(page: Sequence[float], words: Sequence[float], size: float) -> float:
    """Return the size of letters in points: both matrices stretch them."""
    up_x, up_y = words[2], words[3]
    stretched = hypot(page[0] * up_x + page[2] * up_y, page[1] * up_x + page[3] * up_y)
    return round(abs(size) * stretched, 1) or 1.0
