"""One table of a folder, read key by key; whatever is wrong is reported at its own place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from argmap.formats.problems import Report, listed, shown
from argmap.formats.tree import Node, Rows, Table, Text
from argmap.model import text
from argmap.model.dates import DateSpan
from argmap.model.errors import InvalidError
from argmap.model.ids import PATTERN

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_ID = re.compile(PATTERN)
_YES = {"yes": True, "true": True, "no": False, "false": False, "": False}
_TIGHT = re.compile(r"[a-z_]+:\S")
_NUMBER = re.compile(r"[0-9]{1,9}")


class Record:
    """A table that stands for one thing of a debate.

    Attributes:
        node: the table.
        what: the thing in words, as "claim c1", for the sentences.
    """

    def __init__(self, node: Table, report: Report, what: str, keys: Collection[str]) -> None:
        self.node = node
        self.report = report
        self.what = what
        self._entries = node.entries
        for key in node.entries:
            if key not in keys:
                self._unknown_key(key, keys)

    def _unknown_key(self, key: str, keys: Collection[str]) -> None:
        hint = self.report.hint(key, keys) or f" The keys are {listed(keys)}."
        place = self.node.keys[key]
        self.report.add(place, f"{_called(self.what)} has no key “{shown(key)}”.{hint}")

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def at(self, key: str) -> Node:
        """Return the node of the key, or the whole table where it is not there."""
        return self._entries.get(key, self.node)

    def wrong(self, key: str, sentence: str) -> None:
        """Report what is wrong with a key."""
        self.report.add(self.at(key), sentence)

    def value(self, key: str) -> str:
        """Return the characters written there, or none if nothing is; a list is reported."""
        node = self._entries.get(key)
        if node is None:
            return ""
        if isinstance(node, Text):
            return node.value
        self.wrong(key, f"The {key} of the {self.what} is one text, not a list or table.")
        return ""

    def required(self, *keys: str) -> bool:
        """Tell whether all these keys hold something, and report those that do not."""
        missing = [key for key in keys if not _holds(self._entries.get(key))]
        for key in missing:
            self.wrong(key, f"The {self.what} needs “{key}: …”.")
        return not missing

    def _checked(self, key: str, read: Callable[[str], T], default: T) -> T:
        written = self.value(key)
        if not written.strip():
            return default
        try:
            return read(written)
        except InvalidError as error:
            self.wrong(key, str(error))
            return default

    def line(self, key: str, limit: int = text.LINE_LENGTH) -> str:
        """Return one clean line, or none."""
        what = f"The {key} of the {self.what}"
        return self._checked(key, lambda it: text.line(it, what, limit=limit, empty=True), "")

    def prose(self, key: str) -> str:
        """Return a text with its line breaks, or none."""
        what = f"The {key} of the {self.what}"
        return self._checked(key, lambda it: text.prose(it, what), "")

    def words(self, key: str) -> str:
        """Return words of a source as they are, or none."""
        what = f"The {key} of the {self.what}"
        return self._checked(key, lambda it: text.words(it, what), "")

    def date(self, key: str) -> DateSpan | None:
        """Return a date, or none."""
        return self._checked(key, DateSpan, None)

    def flag(self, key: str) -> bool:
        """Return whether yes is written there."""
        written = self.value(key)
        if written not in _YES:
            self.wrong(key, f"The {key} of the {self.what} is yes or no, not “{shown(written)}”.")
        return _YES.get(written, False)

    def number(self, key: str) -> int | None:
        """Return a whole number, or none."""
        written = self.value(key)
        if not written:
            return None
        if not _NUMBER.fullmatch(written):
            self.wrong(
                key, f"The {key} of the {self.what} is a whole number, not “{shown(written)}”."
            )
            return None
        return int(written)

    def choice(self, key: str, kinds: type[E], default: E) -> E:
        """Return one of the values of an enumeration."""
        written = self.value(key)
        if written and written not in kinds._value2member_map_:
            self._not_among(key, written, [each.value for each in kinds])
            return default
        return kinds(written) if written else default

    def word(self, key: str, among: Collection[str]) -> str:
        """Return one of these words, or none."""
        written = self.value(key)
        if written and written not in among:
            self._not_among(key, written, among)
            return ""
        return written

    def _not_among(self, key: str, written: str, among: Collection[str]) -> None:
        hint = self.report.hint(written, among).replace(f" There is {listed(among)}.", "")
        self.wrong(
            key,
            f"The {key} of the {self.what} is one of {', '.join(among)};"
            f" it cannot be “{shown(written)}”.{hint}",
        )

    def known(self, key: str, what: str, among: Collection[str]) -> str | None:
        """Return the id of something that exists, or none."""
        written = self.value(key)
        if not written:
            return None
        if written not in among:
            self.report.unknown(self.at(key), what, written, among)
            return None
        return written

    def each(self, key: str) -> list[Text]:
        """Return the texts of a list, or the one text that is written in place of a list."""
        node = self._entries.get(key)
        if isinstance(node, Text):
            return [node] if node.value else []
        found: list[Text] = []
        for item in self.rows(key):
            if isinstance(item, Text):
                found.append(item)
            else:
                self.report.add(item, f"The {key} of the {self.what} are ids, one for each.")
        return found

    def rows(self, key: str) -> list[Node]:
        """Return the items of a list; anything else is reported."""
        node = self._entries.get(key)
        if node is None or (isinstance(node, Text) and not node.value):
            return []
        if isinstance(node, Rows):
            return node.items
        self.wrong(key, f"The {key} of the {self.what} is a list: begin each item with “- ”.")
        return []

    def records(self, key: str, what: str, keys: Collection[str]) -> Iterator[Record]:
        """Yield the tables of a list."""
        for item in self.rows(key):
            if isinstance(item, Table):
                yield Record(item, self.report, what, keys)
            else:
                self.report.add(item, f"{a(what).capitalize()} is a table of {listed(keys[:4])}.")  # type: ignore[index]

    def named(self, key: str, what: str, keys: Collection[str]) -> Iterator[tuple[str, Record]]:
        """Yield the ids and tables of a table of things, such as the claims."""
        node = self._entries.get(key)
        if node is None or (isinstance(node, Text) and not node.value):
            return
        if not isinstance(node, Table):
            self.wrong(key, f"Write the {key} as a table: the id of a {what}, a colon, its keys.")
            return
        for name, item in node.entries.items():
            if not checked_name(name):
                self.report.add(node.keys[name], id_sentence(name, what))
            elif isinstance(item, Table):
                yield name, Record(item, self.report, f"{what} {name}", keys)
            else:
                needs = f"The {what} {name} needs keys under it, further in{_colon(item)}."
                self.report.add(item, needs)


def checked_name(value: str) -> bool:
    """Tell whether this can be an id."""
    return _ID.fullmatch(value) is not None


def id_sentence(value: str, what: str) -> str:
    """Return why this cannot be an id."""
    return (
        f"“{shown(value)}” cannot be the id of {a(what)}: write lower-case letters a to z, digits"
        " and hyphens, beginning with a letter or digit, at most 64 of them."
    )


def joined(*parts: str) -> str:
    """Return the id of what is written without one: the ids that it joins, at most 64 long."""
    name = "-".join(parts)
    return name if len(name) <= 64 else f"{name[:51]}-{sha256(name.encode()).hexdigest()[:12]}"


def a(what: str) -> str:
    """Return the name of a thing with its article."""
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


def _called(what: str) -> str:
    """Return the beginning of a sentence about a thing: one that has an id is a certain one."""
    return f"The {what}" if " " in what else a(what).capitalize()


def _colon(item: Node) -> str:
    """Return what may be wrong where words stand in place of keys."""
    tight = isinstance(item, Text) and _TIGHT.match(item.value)
    return ", with a blank after each colon" if tight else ""


def _holds(node: Node | None) -> bool:
    return node is not None and not (isinstance(node, Text) and not node.value.strip())
