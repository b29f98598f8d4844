"""Entries of a bibliography: what CSL-JSON, BibTeX and RIS say, between them and our sources.

An entry speaks in the variables of the Citation Style Language 1.0.2. What a format says that has
no variable here is kept as a detail of the source, under the name that the format has for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

from argmap.formats.problems import shown
from argmap.model.bibliography import (
    DATE_DETAILS,
    DETAILS,
    NAME_DETAILS,
    OTHERS,
    Name,
    line_of,
    names,
)
from argmap.model.dates import DateSpan
from argmap.model.errors import InvalidDateError, InvalidError
from argmap.model.ids import SourceId
from argmap.model.sources import Source
from argmap.model.text import LINE_LENGTH

MOST_ENTRIES, MOST_CHARACTERS, MOST_VALUE = 5_000, 5_000_000, 10_000
SHORT = 60
FIELDS: Mapping[str, str] = {
    "title": "title",
    "container": "container-title",
    "chapter": "chapter-number",
    "place": "publisher-place",
    "publisher": "publisher",
    "url": "URL",
    "note": "note",
    "short_title": "title-short",
}
_VARIABLES = {**DETAILS, **NAME_DETAILS, **DATE_DETAILS}
_LABELS = {variable: label for label, variable in _VARIABLES.items()}
_ABOUT = ("audience", "interest", "transmission", "perspective", "rights")


class UnreadableError(InvalidError):
    """A file of bibliographic data that cannot be read; says in which line it goes wrong."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(f"Line {line}: {sentence}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a bibliography.

    Attributes:
        id: the key by which papers cite it.
        type: the kind of publication, in the words of CSL.
        values: texts by CSL variable.
        names: persons and bodies by CSL variable.
        dates: dates by CSL variable.
        others: what has no variable here, as pairs of a label and a text.
        line: where it begins in its file, from 1.
    """

    id: str
    type: str = "document"
    values: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: Mapping[str, DateSpan] = field(default_factory=dict)
    others: tuple[tuple[str, str], ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What a file of bibliographic data holds.

    Attributes:
        remarks: a sentence for everything that could not be kept as it stands there.
    """

    sources: tuple[Source, ...]
    remarks: tuple[str, ...] = ()


def entries_of(sources: Iterable[Source]) -> tuple[Entry, ...]:
    """Return sources as entries, in their order."""
    return tuple(_entry(source) for source in sources)


def _entry(source: Source) -> Entry:
    values = {variable: getattr(source, name) for name, variable in FIELDS.items()}
    named: dict[str, tuple[Name, ...]] = {"author": names(source.author)}
    dates = {"issued": source.issued} if source.issued else {}
    others: list[tuple[str, str]] = []
    for label, written in source.details:
        variable = DETAILS.get(label, "")
        date = date_of(written) if label in DATE_DETAILS else None
        if variable and not values.get(variable):
            values[variable] = written
        elif label in NAME_DETAILS and NAME_DETAILS[label] not in named:
            named[NAME_DETAILS[label]] = names(written)
        elif date and DATE_DETAILS[label] not in dates:
            dates[DATE_DETAILS[label]] = date
        else:
            others.append((label, written))
    values["annote"] = "\n".join(
        part for part in (values.get("annote", ""), _annote(source)) if part
    )
    kept = {name: value for name, value in values.items() if value}
    given = {name: people for name, people in named.items() if people}
    return Entry(source.id, source.csl_type, kept, given, dates, tuple(others))


def _annote(source: Source) -> str:
    """Return what the formats have no field for, as notes of whoever collected the sources."""
    dates = {"Written": source.written, "About": source.about}
    lines = [f"{label}: {date.label}." for label, date in dates.items() if date]
    lines += [f"Known through: {source.quoted_in}."] if source.quoted_in else []
    lines += [f"{name.capitalize()}: {said}" for name in _ABOUT if (said := getattr(source, name))]
    return "\n".join(lines)


def bibliography_of(entries: Iterable[Entry], remarks: Iterable[str] = ()) -> Bibliography:
    """Return entries as sources; each has an id of its own, made of its key.

    Raises:
        UnreadableError: an entry has no title, or holds what cannot be kept.
    """
    taken: dict[str, int] = {}
    told = list(remarks)
    sources = [_source(entry, _id(entry.id, taken), told) for entry in entries]
    return Bibliography(tuple(sources), tuple(told))


def _source(entry: Entry, source_id: SourceId, told: list[str]) -> Source:
    values: dict[str, Any] = {
        name: entry.values.get(variable, "") for name, variable in FIELDS.items()
    }
    details = [(_LABELS[key], value) for key, value in entry.values.items() if key in _LABELS]
    details += [
        (_LABELS[key], line_of(each)) for key, each in entry.names.items() if key in _LABELS
    ]
    details += [(_LABELS[key], date.text) for key, date in entry.dates.items() if key in _LABELS]
    details += entry.others
    if values["url"] and not values["url"].startswith(("https://", "http://")):
        details.append(("URL", values.pop("url")))
    if len(values["short_title"]) > SHORT:
        details.append(("Short title", values.pop("short_title")))
    _check(entry, details)
    if any(label not in _KNOWN_LABELS for label, _ in entry.others):
        kept = ", ".join(dict.fromkeys(shown(label, 30) for label, _ in entry.others))
        told.append(f"Line {entry.line}: kept as details of “{shown(entry.id)}”: {kept}.")
    try:
        return Source(
            source_id, author=_authors(entry, told), csl_type=entry.type,
            issued=entry.dates.get("issued"), details=tuple(details), **values,
        )  # fmt: skip
    except InvalidError as error:
        raise UnreadableError(entry.line, f"In the entry “{shown(entry.id)}”: {error}") from error


_KNOWN_LABELS = frozenset(_LABELS.values())


def _authors(entry: Entry, told: list[str]) -> str:
    """Return the line of authors; of very many, as many of the first as a line holds."""
    people = entry.names.get("author", ())
    line = line_of(people)
    if len(line) <= LINE_LENGTH:
        return line
    kept: list[Name] = []
    room = LINE_LENGTH - len(OTHERS)
    for each in people:
        room -= len(each.line) + len("; ")
        if room < 0:
            break
        kept.append(each)
    told.append(f"Line {entry.line}: of {len(people):,} authors the first {len(kept)} are kept.")
    return line_of([*kept, Name(OTHERS)])


def _check(entry: Entry, details: list[tuple[str, str]]) -> None:
    if not entry.values.get("title", "").strip():
        sentence = f"The entry “{shown(entry.id)}” has no title: give it one."
        raise UnreadableError(entry.line, sentence)
    for label, value in details:
        if len(value) > MOST_VALUE:
            sentence = (
                f"“{shown(label)}” has {len(value):,} characters; {MOST_VALUE:,} can be kept."
            )
            raise UnreadableError(entry.line, sentence)


def _id(key: str, taken: dict[str, int]) -> SourceId:
    """Return an id that looks like the key and is not taken yet."""
    plain = normalize("NFKD", key).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:56].strip("-") or "source"
    made, number = base, taken.get(base, 1)
    while made in taken:
        number += 1
        made = f"{base}-{number}"
    taken[base] = number
    taken.setdefault(made, 1)
    return SourceId(made)


class Lines:
    """Says in which line of a text a place is."""

    def __init__(self, text: str) -> None:
        self._ends = [found.start() for found in re.finditer("\n", text)]

    def line(self, place: int) -> int:
        """Return the line of a place, from 1."""
        return bisect_left(self._ends, place) + 1


def checked_file(text: str) -> str:
    """Return the text of a file without its mark of byte order, with line feeds.

    Raises:
        UnreadableError: it is empty or too long.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableError(1, "There is nothing in this file.")
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(
            1, f"This file has {len(text):,} characters; at most {MOST_CHARACTERS:,} are read."
        )
    return text


def checked_count(count: int, line: int) -> None:
    """Raise an error if there are more entries than are read."""
    if count > MOST_ENTRIES:
        raise UnreadableError(line, f"More than {MOST_ENTRIES:,} entries: split the file.")


def date_of(written: str) -> DateSpan | None:
    """Return a date in our notation, or none if it is not one."""
    try:
        return DateSpan(written.strip())
    except InvalidDateError:
        return None


def date_from(*parts: tuple[int, ...]) -> DateSpan | None:
    """Return the date with these years, months and days, or the span of two; none if none is."""
    points = [_point(each) for each in parts if each]
    return date_of("/".join(points)) if points else None


def _point(parts: tuple[int, ...]) -> str:
    year, *rest = parts
    sign = "-" if year < 0 else ""
    return "-".join((f"{sign}{abs(year):04d}", *(f"{each:02d}" for each in rest)))


_PLAIN = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def date_parts(date: DateSpan) -> tuple[list[list[int]], bool]:
    """Return the years, months and days of a date, and whether they say all of it."""
    found = [_PLAIN.fullmatch(half) for half in date.text.split("/")]
    if all(found):
        return [[int(part) for part in each.groups() if part] for each in found if each], True
    ends = [date.first_year, date.last_year]
    return [[year] for year in dict.fromkeys(ends) if abs(year) < 9999], False
