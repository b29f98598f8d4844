"""Paragraphs, headings, tables and notes, told from where the lines of print stand."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from argmap.evidence.reading.advances import advance
from argmap.evidence.reading.lines import Line

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]\d*†‡\x01\x02]*$")
_NOTE = re.compile(r"\x01?[\[(]?(\d{1,3}|[*†‡§])\x02?[\])]?\.?\s*(?=\D)")
_LONGEST_HEADING = 200


@dataclass(slots=True)
class Group:
    """Lines that belong together: a paragraph, a heading (which has a level) or a note."""

    lines: list[Line]
    level: int = 0
    note: str = ""

    @property
    def is_table(self) -> bool:
        """Whether the lines are rows."""
        return len(self.lines) > 1 and all("\t" in line.text for line in self.lines)

    @property
    def is_verse(self) -> bool:
        """Whether most lines end before they must, and the next begin with a capital letter."""
        pairs = list(pairwise(self.lines))
        ended = [is_short(a, b) and not b.text[:1].islower() for a, b in pairs]
        return sum(ended) * 2 > len(pairs)


@dataclass(slots=True)
class _Print:
    """What is usual in the whole document, in points.

    Attributes:
        size: of the letters of running text.
        pitch: from a line to the next.
        width: of a full line.
    """

    size: float
    pitch: float
    width: float


@dataclass(slots=True)
class _Groups:
    """What is put together so far."""

    usual: _Print
    text: list[Group] = field(default_factory=list)
    notes: list[Group] = field(default_factory=list)


def groups(pages: list[list[Line]], labels: list[str]) -> tuple[list[Group], list[Group]]:
    """Return paragraphs and headings in their order, and the notes.

    The first line of each page is told what its page is called.
    """
    made = _Groups(_usual(pages))
    for label, page in zip(labels, pages, strict=False):
        _set_columns(page, made.usual)
        _without_single_rows(page)
        body, notes = _parted(page, made)
        for line in (body or page)[:1]:
            line.page = label
        for line in body:
            if made.text and not _begins(made.text[-1].lines, line, made.usual):
                made.text[-1].lines.append(line)
            else:
                made.text.append(Group([line]))
        _add_notes(made, notes, label)
    _set_levels(made)
    return made.text, made.notes


def _usual(pages: list[list[Line]]) -> _Print:
    sizes = Counter[float]()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    size = max(sizes, key=sizes.__getitem__, default=10.0)
    plain = [[line for line in page if line.size == size] for page in pages]
    steps = [a.height - b.height for page in plain for a, b in pairwise(page)]
    down = [step for step in steps if 0.8 * size < step < 3 * size]
    widths = sorted(line.right - line.left for page in plain for line in page)
    width = widths[len(widths) * 9 // 10] if widths else 0.0
    return _Print(size, median(down) if down else 1.2 * size, width)


def _set_columns(page: list[Line], usual: _Print) -> None:
    """Tell each line where its column begins and ends."""
    count = Counter(round(line.left) for line in page)
    often = {left: times for left, times in count.items() if times >= max(2, len(page) // 8)}
    right: dict[float, float] = {}
    for line in page:
        near = [left for left in often if line.left - 8 * line.size <= left <= line.left + 1.5]
        left = float(max(near, key=often.__getitem__)) if near else line.left
        right[left] = max(right.get(left, left + usual.width), line.right)
        line.column = (left, right[left])
    for line in page:
        line.column = (line.column[0], right[line.column[0]])


def _without_single_rows(page: list[Line]) -> None:
    """Take for words what has gaps, but no neighbour that has: it is no row of a table."""
    rows = ["\t" in line.text for line in page]
    for place, line in enumerate(page):
        if rows[place] and not any(rows[max(0, place - 1) : place] + rows[place + 1 : place + 2]):
            line.text = line.text.replace("\t", " ")


def _parted(page: list[Line], made: _Groups) -> tuple[list[Line], list[Line]]:
    """Return the lines of the text, and those of the notes below it, which are smaller."""
    first = len(page)
    while first and page[first - 1].size <= 0.92 * made.usual.size:
        first -= 1
    goes_on = bool(made.notes) and 0 < len(page) - first <= 12
    while first < len(page) and not goes_on and not _NOTE.match(page[first].text):
        first += 1
    return page[:first], page[first:]


def _add_notes(made: _Groups, lines: list[Line], label: str) -> None:
    for line in lines:
        if number := _NOTE.match(line.text):
            line.text = f"{number[1]} {line.text[number.end() :]}"
            made.notes.append(Group([line], note=f"{label} {number[1]}"))
        elif made.notes:
            made.notes[-1].lines.append(line)


def _begins(before: list[Line], line: Line, usual: _Print) -> bool:
    """Say whether a paragraph begins with this line, after those of another."""
    last = before[-1]
    if ("\t" in last.text) != ("\t" in line.text):
        return True
    if "\t" in line.text:
        return False
    if abs(last.size - line.size) > 0.08 * usual.size or last.bold != line.bold:
        return True
    ended = is_short(last, line) and bool(_ENDS.search(last.text))
    step = last.height - line.height
    if line.page or step < -usual.pitch / 2:
        return ended or (_indented(line) and not _indented(last))
    if step > 1.3 * max(usual.pitch, 1.1 * line.size):
        return True
    if _indented(line):
        return ended or not _indented(last)
    return ended or (len(before) > 1 and _indented(last))


def is_short(last: Line, line: Line) -> bool:
    """Say whether the first word of a line would have had room at the end of the one before."""
    room = last.column[1] - last.right
    if not last.measured and room < 0.12 * (last.column[1] - last.column[0]):
        return False
    return room > 1.25 * (advance(line.text.split()[0]) + 0.25) * line.size


def _indented(line: Line) -> bool:
    return 0.7 * line.size < line.left - line.column[0] < 8 * line.size


def _set_levels(made: _Groups) -> None:
    """Give the headings their levels: the larger the letters, the higher."""
    headings = [group for group in made.text if _is_heading(group, made.usual)]
    sizes = sorted({round(group.lines[0].size) for group in headings}, reverse=True)
    for group in headings:
        group.level = min(6, sizes.index(round(group.lines[0].size)) + 1)


def _is_heading(group: Group, usual: _Print) -> bool:
    line = group.lines[0]
    text = " ".join(each.text for each in group.lines)
    if "\t" in text or len(text) > _LONGEST_HEADING or sum(map(str.isalpha, text)) < 3:
        return False
    return line.size > 1.12 * usual.size or (line.bold and not text.endswith((".", ",", ":")))
