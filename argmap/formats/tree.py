"""YAML as a tree of texts that know their line and column; every value stays as it was written.

The tree is built from the events of PyYAML's C parser without recursion, and nothing is guessed:
``no``, ``1924-10-08`` and ``0123`` are the texts ``no``, ``1924-10-08`` and ``0123``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from argmap.formats.problems import Problem, Report

LARGEST = 20_000_000
DEEPEST = 20
_HINTS = {
    "Unicode character escape": "Write the character itself in place of its escape.",
    "escape": "In double quotation marks a backslash begins an escape: write two, or use ‘'’.",
    "cannot start any token": (
        "Lines begin with blanks, never tabs, and a text that begins with a sign belongs in"
        " quotation marks."
    ),
    "end of stream": "The quotation mark that stands here is never closed.",
    "',' or": "The bracket here is never closed, or a text in it belongs in quotation marks.",
    "alphabetic or numeric": "A text that begins with * or & belongs in quotation marks.",
    "expected key": (
        "The keys of one table begin in the same column, and a text with a colon or hash sign in it"
        " belongs in quotation marks."
    ),
    "YAML document": "Delete the line that begins with %.",
    "": "A text with a colon or hash sign in it belongs in quotation marks.",
}
_UNCLOSED = ("end of stream", "',' or")
_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|\n")
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True, eq=False, repr=False)
class Text:
    """A value: the characters that were written."""

    file: str
    line: int
    column: int
    value: str


@dataclass(slots=True, eq=False, repr=False)
class Rows:
    """A list of nodes."""

    file: str
    line: int
    column: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False, repr=False)
class Table:
    """Keys with a node each, in their order."""

    file: str
    line: int
    column: int
    entries: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Text] = field(default_factory=dict)


Node: TypeAlias = Text | Rows | Table


class _RefusedError(Exception):
    """The file is not read any further."""


def read_tree(path: Path, report: Report) -> Table | None:
    """Return the tree of a YAML file, or none if there are problems, which are reported."""
    whole = read_text(path, report)
    if whole is None:
        return None
    unseen = _UNSEEN.search(whole)
    if unseen:
        report.found.append(_unseen(str(path), whole, unseen.start()))
        return None
    before = len(report.found)
    builder = _Builder(str(path), report)
    try:
        parser = _PARSER(whole)
        while event := parser.get_event():
            builder.take(event)
    except yaml.YAMLError as error:
        report.found.append(_syntax(str(path), error))
    except _RefusedError:
        pass
    if len(report.found) > before:
        return None
    root = builder.root
    if root is None or (isinstance(root, Text) and not root.value):
        return Table(str(path), 1, 1)
    if not isinstance(root, Table):
        report.add(root, "A file of a debate folder begins with a key and a colon: “question: …”.")
        return None
    return root


def read_text(path: Path, report: Report) -> str | None:
    """Return the text of a file in UTF-8, or none with a problem reported."""
    at = Problem(str(path), 1, 1, "")
    try:
        if path.exists() and not path.is_file():
            report.add(at, "This is not a file: move it away, or give it another name.")
            return None
        if not path.is_file():
            report.add(at, "There is no such file.")
            return None
        if path.stat().st_size > LARGEST:
            report.add(at, f"The file is larger than {LARGEST // 1_000_000} MB: divide it.")
            return None
        return path.read_bytes().decode().removeprefix("\ufeff")
    except OSError as error:
        report.add(at, f"The file cannot be opened: {error.strerror or error}.")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        report.add(
            Problem(str(path), line, 1, ""),
            "This line is not in UTF-8: open the file in an editor and save it as UTF-8.",
        )
    return None


def _unseen(file: str, whole: str, at: int) -> Problem:
    """Return that a character stands there which editors do not show, or take for a line break."""
    lines = _BREAKS.split(whole[:at])
    sentence = f"The unseen character U+{ord(whole[at]):04X} stands here: delete it."
    return Problem(file, len(lines), len(lines[-1]) + 1, sentence)


def _syntax(file: str, error: yaml.YAMLError) -> Problem:
    what = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "bad text")
    opened = any(words in what for words in _UNCLOSED) and getattr(error, "context_mark", None)
    mark = opened or getattr(error, "problem_mark", None)
    hint = next((said for words, said in _HINTS.items() if words in what), _HINTS[""])
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(file, line, column, f"This cannot be read as YAML: {what}. {hint}")


class _Builder:
    """Takes events and builds the tree, with the open tables and lists on a stack."""

    def __init__(self, file: str, report: Report) -> None:
        self.file = file
        self.report = report
        self.root: Node | None = None
        self.open: list[Table | Rows] = []
        self.waiting: list[Text | None] = []
        self.documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        if isinstance(event, yaml.ScalarEvent):
            mark: Any = event.start_mark
            node = Text(self.file, mark.line + 1, mark.column + 1, event.value)
            if event.tag is not None or event.anchor is not None:
                self._refuse_signs(event, node)
            self._put(node)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._begin(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.open.pop()
            self.waiting.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse_signs(event, self._at(event))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._refuse(self._at(event), "A file holds one document: delete this “---”.")

    def _begin(self, event: Any) -> None:
        table = isinstance(event, yaml.MappingStartEvent)
        at = self._at(event)
        node = (Table if table else Rows)(at.file, at.line, at.column)
        if event.tag is not None or event.anchor is not None:
            self._refuse_signs(event, at)
        if len(self.open) >= DEEPEST:
            self._refuse(at, f"Lists and tables stand at most {DEEPEST} deep in one another.")
        self._put(node)
        self.open.append(node)
        self.waiting.append(None)

    def _put(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        holder = self.open[-1]
        if isinstance(holder, Rows):
            holder.items.append(node)
            return
        key = self.waiting[-1]
        self.waiting[-1] = None
        if key is not None:
            self._enter(holder, key, node)
        elif isinstance(node, Text):
            self.waiting[-1] = node
        else:
            self._refuse(node, "A key is a word, not a list or table.")

    def _enter(self, table: Table, key: Text, node: Node) -> None:
        first = table.keys.get(key.value)
        if first is not None:
            self.report.add(
                key,
                f"“{key.value[:60]}” stands here a second time; it is in line {first.line} already:"
                " every key and every id stands for one thing.",
            )
        else:
            table.entries[key.value] = node
            table.keys[key.value] = key

    def _at(self, event: Any) -> Text:
        mark = event.start_mark
        return Text(self.file, mark.line + 1, mark.column + 1, "")

    def _refuse_signs(self, event: Any, at: Text) -> None:
        if getattr(event, "tag", None):
            self._refuse(at, f"Tags such as {event.tag[:40]} are not read: delete it.")
        self._refuse(
            at,
            f"Anchors and aliases (&{event.anchor[:40]}, *{event.anchor[:40]}) are not read:"
            " write the text out, or put it in quotation marks.",
        )

    def _refuse(self, at: Node, sentence: str) -> None:
        self.report.add(at, sentence)
        raise _RefusedError
