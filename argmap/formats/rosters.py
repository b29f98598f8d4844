"""Lists of a course's people: pasted names, and the tables that learning platforms export.

Every cell is text and stays it: what looks like a formula is a name like any other. Of a platform's
table only those columns are kept by which it knows its people again when marks are written back.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from argmap.evidence.reading.decoding import decoded
from argmap.formats.spreadsheets import unguarded
from argmap.model import text
from argmap.model.errors import InvalidError, InvalidTextError
from argmap.model.rosters import Columns
from argmap.model.seminars import NAME_LENGTH

MOST_BYTES, MOST_LINES, MOST_TOLD = 1_000_000, 2_000, 12
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Root Account", "Section")
MOODLE = ("First name", "Last name", "Surname", "Username", "ID number", "Email address", "Groups")
IDENTIFYING = ("SIS User ID", "ID", "SIS Login ID", "ID number", "Username", "Email address")
"""The heads of columns that tell one person from another, the surest first."""
_NAMES = ("name", "student", "full name", "fullname", "participant")
_FIRST = ("first name", "firstname", "given name", "vorname", "prénom")
_LAST = ("last name", "lastname", "surname", "family name", "nachname", "nom")
_GROUP = ("group", "groups", "gruppe", "gruppen")
_NUMBERED = re.compile(r"^\s*(?:\d{1,4}[.)]|[-*•–])\s+")
_MAIL = re.compile(r"\s*[<(]?[\w.+-]{1,64}@[\w.-]{1,255}[>)]?\s*$")


class RosterError(InvalidError):
    """What was given is no list of people; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody on a list.

    Attributes:
        line: where she stands, from 1 on.
        group: the name of the group that the list says, or nothing.
    """

    line: int
    name: str
    group: str = ""
    columns: Columns = Columns()


@dataclass(frozen=True, slots=True)
class Roster:
    """A list as it was read.

    Attributes:
        told: what was left out and why, a sentence each.
    """

    entries: tuple[Entry, ...]
    told: tuple[str, ...] = ()


def read_roster(data: bytes) -> Roster:
    """Read a file with people: a table of a learning platform, or one name on each line.

    Raises:
        RosterError: it is too large, or no list of people.
        InvalidTextFileError: it is no text.
    """
    if len(data) > MOST_BYTES:
        raise RosterError("This file is larger than a list of people can be: 1 MB at most.")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise RosterError("This is a spreadsheet, not a CSV file: save it as CSV, and choose that.")
    return roster_of(decoded(data)[0])


def roster_of(written: str) -> Roster:
    """Read people from text: a table that has a head with names in it, else a name on each line.

    Raises:
        RosterError: it has more lines than a course has people.
    """
    written = written.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if written.count("\n") > MOST_LINES:
        raise RosterError(f"This has more than {MOST_LINES:,} lines: is it a list of people?")
    head = next((line for line in written.split("\n") if line.strip()), "")
    mark = next((each for each in "\t;," if each in head), "")
    heads = [each.strip().casefold() for each in next(csv.reader([head], delimiter=mark or ","))]
    if _names_in(heads):
        return _table(written, mark or ",")
    return _lines(written)


def _names_in(heads: list[str]) -> bool:
    whole = any(each in _NAMES for each in heads)
    return whole or any(each in _LAST for each in heads)


def _table(written: str, mark: str) -> Roster:
    """Read a table; rows that are about no person say so by their name or its absence."""
    entries, told = [], []
    reader = csv.reader(StringIO(written.lstrip("\n")), delimiter=mark)
    try:
        heads = [each.strip() for each in next(reader)]
        for cells in reader:
            row = dict(zip(heads, (unguarded(each.strip()) for each in cells), strict=False))
            if not any(row.values()) or _is_no_person(row):
                continue
            try:
                entries.append(_entry(reader.line_num, row))
            except InvalidTextError as error:
                told.append(f"Line {reader.line_num}: {error}")
    except csv.Error as error:
        raise RosterError(
            f"Line {reader.line_num} of this table cannot be read: {error}."
        ) from None
    return Roster(tuple(entries), _few(told))


def _is_no_person(row: dict[str, str]) -> bool:
    """Say whether a row is one that Canvas adds: the points of columns, and a pupil for tests."""
    name = row.get("Student", "").casefold()
    return name.startswith("points possible") or name in ("student, test", "test student")


def _entry(line: int, row: dict[str, str]) -> Entry:
    by_head = {head.casefold(): cell for head, cell in row.items()}

    def under(heads: Iterable[str]) -> str:
        return next((by_head[each] for each in heads if by_head.get(each)), "")

    first, last = under(_FIRST), under(_LAST)
    name = f"{first} {last}".strip() if last or first else _turned(under(_NAMES))
    return Entry(line, _checked(name), under(_GROUP)[:NAME_LENGTH], _kept(row))


def _kept(row: dict[str, str]) -> Columns:
    """Return the cells by which a platform knows somebody; an address only if nothing else does."""
    known = {each.casefold() for each in (*CANVAS, *MOODLE)}
    cells = {head: cell[:200] for head, cell in row.items() if head.casefold() in known}
    by_head = {head.casefold(): cell for head, cell in cells.items()}
    if by_head.get("id number") or by_head.get("username"):
        cells = {head: cell for head, cell in cells.items() if head.casefold() != "email address"}
    cells = {head: text.line(cell, head, empty=True) for head, cell in cells.items()}
    is_platform = any(head.casefold() in _ids() for head in cells)
    return Columns(tuple(cells.items())) if is_platform else Columns()


def _ids() -> frozenset[str]:
    return frozenset(each.casefold() for each in IDENTIFYING)


def identity(columns: Columns) -> str:
    """Return what tells somebody from all others on the lists of her platform, or nothing."""
    by_head = {head.casefold(): cell for head, cell in columns.cells}
    for head in IDENTIFYING:
        if by_head.get(head.casefold()):
            return f"{head}\0{by_head[head.casefold()].casefold()}"
    return ""


def _lines(written: str) -> Roster:
    """Read one name on each line: ``Ana Petrova``, ``Petrova, Ana``, or columns between tabs."""
    entries, told = [], []
    for line, each in enumerate(written.split("\n"), 1):
        if not each.strip():
            continue
        try:
            entries.append(Entry(line, _checked(_plain(each))))
        except InvalidTextError as error:
            told.append(f"Line {line}: {error}")
    return Roster(tuple(entries), _few(told))


def _plain(line: str) -> str:
    """Return the name on a line: without a number before it, and an e-mail address after it.

    Of columns, the first two are the name, in the order in which they stand.
    """
    bare = _MAIL.sub("", _NUMBERED.sub("", line))
    cells = [each.strip() for each in re.split(r"[\t;]", bare)]
    words = [each for each in cells if each and not _MAIL.fullmatch(each) and not each.isdigit()]
    return _turned(" ".join(words[:2]))


def _turned(name: str) -> str:
    """Return ``Last, First`` as it is spoken; what has more commas or none stays as it is."""
    last, comma, first = name.partition(",")
    turned = comma and first.strip() and "," not in first
    return f"{first.strip()} {last.strip()}" if turned else name.strip(" ,")


def _checked(name: str) -> str:
    return text.line(name, "The name", limit=NAME_LENGTH)


def _few(told: list[str]) -> tuple[str, ...]:
    """Return so many sentences as somebody reads, and how many more there are."""
    more = len(told) - MOST_TOLD
    return (*told[:MOST_TOLD], *([f"And {more} more lines."] if more > 0 else []))
