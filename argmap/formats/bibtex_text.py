"""The grammar of BibTeX files: entries, ``@string``, ``@comment``, braces, quotes and ``#``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.formats.entries import (
    MOST_VALUE,
    Lines,
    UnreadableError,
    checked_count,
    checked_file,
)
from argmap.formats.problems import shown

_MOST = 4 * MOST_VALUE
_NAME = re.compile(r"[^\s\"#%'(),={}]+")
_SPACE = re.compile(r"\s*")
_BRACE = re.compile(r"[{}]")
_QUOTE = re.compile(r'[{}"]')
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Field(NamedTuple):
    """A field of an entry, with its value in LaTeX and its line."""

    name: str
    value: str
    line: int


class RawEntry(NamedTuple):
    """An entry as it is written, its strings put in: ``kind`` is book, article and so on."""

    kind: str
    key: str
    fields: tuple[Field, ...]
    line: int


def raw_entries(text: str, remarks: list[str]) -> Iterator[RawEntry]:
    """Yield the entries of a file; comments and preambles are passed over.

    Args:
        text: the file.
        remarks: takes a sentence for each string that is used and never given.

    Raises:
        UnreadableError: the file breaks the grammar, or has no entry.
    """
    scanner = _Scanner(checked_file(text), remarks)
    count = 0
    for found in scanner.entries():
        count += 1
        checked_count(count, found.line)
        yield found
    if not count:
        raise UnreadableError(1, "There is no entry in this file: one begins with @book{key, …}.")


class _Scanner:
    """Walks through a file from its beginning; ``at`` is the place."""

    def __init__(self, text: str, remarks: list[str]) -> None:
        self.text = text
        self.at = 0
        self.remarks = remarks
        self.strings = {month: month for month in _MONTHS}
        self.lines = Lines(text)

    def wrong(self, place: int, sentence: str) -> UnreadableError:
        return UnreadableError(self.lines.line(place), sentence)

    def entries(self) -> Iterator[RawEntry]:
        while (start := self.text.find("@", self.at)) >= 0:
            self.at = start + 1
            found = _NAME.match(self.text, self.at)
            self.at = found.end() if found else self.at
            self.blank()
            if not found or self.text[self.at : self.at + 1] not in ("{", "("):
                continue  # an @ in a remark between entries, as in an address
            kind = found[0].lower()
            if kind in ("comment", "preamble"):
                self.passed_over(start)
            elif kind == "string":
                self.at += 1
                self.strings |= {each.name: each.value for each in self.fields(start, kind)}
            else:
                yield self.entry(kind, start)

    def passed_over(self, start: int) -> None:
        if self.text[self.at] == "{":
            self.at += 1
            self.closing(start, "This @comment or @preamble")
        else:
            end = self.text.find(")", self.at)
            self.at = len(self.text) if end < 0 else end + 1

    def entry(self, kind: str, start: int) -> RawEntry:
        self.at += 1
        self.blank()
        end = re.compile(r"[^\s,{}\"()=]*").match(self.text, self.at)
        key = end[0] if end else ""
        self.at += len(key)
        self.blank()
        mark = self.text[self.at : self.at + 1]
        if mark == "=":
            sentence = f"This @{shown(kind, 20)} has no key: write @{shown(kind, 20)}{{lenin1922, …"
            raise self.wrong(start, sentence)
        if mark == ",":
            self.at += 1
        line = self.lines.line(start)
        return RawEntry(kind, key or f"line {line}", tuple(self.fields(start, key or kind)), line)

    def fields(self, start: int, what: str) -> Iterator[Field]:
        """Yield the fields up to the mark that closes the entry, and pass it."""
        while True:
            self.blank()
            if self.text[self.at : self.at + 1] in ("}", ")"):
                self.at += 1
                return
            name = _NAME.match(self.text, self.at)
            if not name:
                raise self.unexpected(start, what)
            place, self.at = self.at, name.end()
            self.blank()
            if self.text[self.at : self.at + 1] != "=":
                after = f"After “{shown(name[0])}” in “{shown(what)}” there is no = and no value."
                raise self.wrong(place, after)
            self.at += 1
            yield Field(name[0].lower(), self.value(what), self.lines.line(place))
            self.blank()
            if self.text[self.at : self.at + 1] == ",":
                self.at += 1

    def unexpected(self, start: int, what: str) -> UnreadableError:
        if self.at >= len(self.text):
            return self.wrong(start, f"The entry “{shown(what)}” is not closed: a }} is missing.")
        mark = shown(self.text[self.at])
        return self.wrong(self.at, f"“{mark}” is no name of a field, in the entry “{shown(what)}”.")

    def value(self, what: str) -> str:
        """Return a value: pieces that are joined by #."""
        pieces, size = [], 0
        while True:
            self.blank()
            piece = self.piece(what)
            size += len(piece)
            if size > _MOST:
                sentence = f"A value of “{shown(what)}” is longer than {_MOST:,} characters."
                raise self.wrong(self.at, sentence)
            pieces.append(piece)
            self.blank()
            if self.text[self.at : self.at + 1] != "#":
                return "".join(pieces)
            self.at += 1

    def piece(self, what: str) -> str:
        mark, start = self.text[self.at : self.at + 1], self.at
        if mark == "{":
            self.at += 1
            return self.closing(start, f"A value of “{shown(what)}”")
        if mark == '"':
            return self.quoted(start, what)
        found = _NAME.match(self.text, self.at)
        if not found:
            raise self.wrong(start, f"A value of “{shown(what)}” is missing: write {{words}}.")
        self.at = found.end()
        name = found[0]
        if name.isascii() and name.isdigit():
            return name
        if name.lower() not in self.strings:
            line = self.lines.line(start)
            self.remarks.append(f"Line {line}: there is no @string “{shown(name)}”; it is kept so.")
        return self.strings.get(name.lower(), name)

    def closing(self, start: int, what: str) -> str:
        """Return what stands before the brace that closes the open one, and pass it."""
        depth = 1
        for found in _BRACE.finditer(self.text, self.at):
            depth += 1 if found[0] == "{" else -1
            if not depth:
                inside, self.at = self.text[self.at : found.start()], found.end()
                return inside
        raise self.wrong(start, f"{what} is not closed: a }} is missing.")

    def quoted(self, start: int, what: str) -> str:
        depth = 0
        for found in _QUOTE.finditer(self.text, start + 1):
            if found[0] == '"' and not depth:
                self.at = found.end()
                return self.text[start + 1 : found.start()]
            depth += {"{": 1, "}": -1}.get(found[0], 0)
            if depth < 0:
                break
        raise self.wrong(start, f'A value of “{shown(what)}” is not closed: a " is missing.')

    def blank(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
