"""Bibliographic data as RIS: a tag and a text in each line, from ``TY`` to ``ER``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from argmap.formats.entries import (
    MOST_VALUE,
    Bibliography,
    Entry,
    UnreadableError,
    bibliography_of,
    checked_count,
    checked_file,
    date_from,
    date_of,
    date_parts,
    entries_of,
)
from argmap.formats.problems import shown
from argmap.model.bibliography import Name, names
from argmap.model.dates import DateSpan
from argmap.model.sources import Source

_TYPES: Mapping[str, str] = {
    "BOOK": "book", "CHAP": "chapter", "JOUR": "article-journal", "NEWS": "article-newspaper",
    "MGZN": "article-magazine", "THES": "thesis", "CPAPER": "paper-conference", "RPRT": "report",
    "MANSCPT": "manuscript", "ELEC": "webpage", "DATA": "dataset",
    "PCOMM": "personal_communication", "STAT": "legislation", "MAP": "map", "PAMP": "pamphlet",
    "HEAR": "hearing", "GEN": "document",
}  # fmt: skip
_READ_TYPES = {
    **_TYPES, "CONF": "paper-conference", "UNPB": "manuscript", "EBOOK": "book",
    "ECHAP": "chapter", "EJOUR": "article-journal", "BLOG": "post-weblog", "UNPD": "manuscript",
    "LEGAL": "legislation", "INPR": "article-journal", "SER": "book", "EDBOOK": "book",
}  # fmt: skip
_WRITE_TYPES = {csl: tag for tag, csl in _TYPES.items()}
_FIELDS: Mapping[str, str] = {
    "TI": "title", "T2": "container-title", "SE": "chapter-number", "CY": "publisher-place",
    "PB": "publisher", "VL": "volume", "IS": "issue", "ET": "edition", "T3": "collection-title",
    "UR": "URL", "DO": "DOI", "LA": "language", "ST": "title-short",
    "KW": "keyword", "AB": "abstract", "N1": "note", "RN": "annote",
}  # fmt: skip
_READ_FIELDS = {
    **_FIELDS, "T1": "title", "CT": "title", "JO": "container-title", "JF": "container-title",
    "BT": "container-title", "JA": "container-title", "PP": "publisher-place", "N2": "abstract",
}  # fmt: skip
_NAMES = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A4": "translator"}
_WRITE_NAMES = {"author": "AU", "editor": "A2", "translator": "A4"}
_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*)|\s*)")
_PAGES = re.compile(r"([^–-]+)[–-]+([^–-]+)")
_MANY = {"note": "\n", "annote": "\n", "abstract": "\n", "keyword": "; "}
_MOST = 4 * MOST_VALUE
_ISSN = re.compile(r"\d{4}-\d{3}[\dX]")


def write_ris(sources: Iterable[Source]) -> str:
    """Return sources as RIS."""
    return "\n".join(_written(entry) for entry in entries_of(sources))


def _written(entry: Entry) -> str:
    lines = [f"{tag}  - {value}" for tag, value in _lines(entry)]
    return "\n".join([*lines, "ER  - "]) + "\n"


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    kind = _WRITE_TYPES.get(entry.type, "GEN")
    yield "TY", kind
    yield "ID", entry.id
    if _TYPES[kind] != entry.type:
        yield "M3", entry.type
    for variable, people in entry.names.items():
        yield from ((_WRITE_NAMES[variable], each.line) for each in people)
    yield from _dates(entry.dates)
    for tag, variable in _FIELDS.items():
        if value := entry.values.get(variable, ""):
            yield from ((tag, line) for line in value.split(_MANY.get(variable, "\n")))
    yield from _more(entry)


def _dates(dates: Mapping[str, DateSpan]) -> Iterator[tuple[str, str]]:
    for variable, tag in (("issued", "DA"), ("accessed", "Y2"), ("original-date", "OP")):
        date = dates.get(variable)
        parts, whole = date_parts(date) if date else ([], False)
        if not date:
            continue
        if tag == "DA" and parts and parts[0][0] > 0:
            yield "PY", f"{parts[0][0]:04d}"
        plain = whole and len(parts) == 1 and parts[0][0] > 0
        first = [f"{part:02d}" for part in parts[0]] if plain else []
        first[:1] = [f"{parts[0][0]:04d}"] if plain else []
        yield tag, "/".join([*first, "", "", ""][:3]) + "/" + ("" if plain else date.text)


def _more(entry: Entry) -> Iterator[tuple[str, str]]:
    pages = entry.values.get("page", "")
    found = _PAGES.fullmatch(pages)
    if found:
        yield "SP", found[1].strip()
        yield "EP", found[2].strip()
    elif pages:
        yield "SP", pages
    for name in ("ISBN", "ISSN"):
        if number := entry.values.get(name, ""):
            plain = bool(_ISSN.fullmatch(number)) is (name == "ISSN")
            yield ("SN", number) if plain else ("C1", f"{name}: {number}")
    yield from (("C1", f"{label}: {' '.join(value.split())}") for label, value in entry.others)


def read_ris(text: str) -> Bibliography:
    """Return the sources of an RIS file.

    Raises:
        UnreadableError: it is no such file; says in which line.
    """
    entries = [_read(line, tags) for line, tags in _records(checked_file(text))]
    return bibliography_of(entries)


def _records(text: str) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield the tags and texts of each entry, and the line in which it begins."""
    tags: list[tuple[str, str]] | None = None
    begun = count = 0
    for number, line in enumerate(text.split("\n"), 1):
        found = _LINE.fullmatch(line.rstrip(" "))
        tag, value = (found[1], (found[2] or "").strip()) if found else ("", line.strip())
        if tag == "TY":
            _closed(tags, begun)
            count += 1
            checked_count(count, number)
            tags, begun = [(tag, value)], number
        elif tags is None and (tag or value):
            told = shown(line.strip(), 30)
            raise UnreadableError(number, f"An entry begins with “TY  - ”, not with “{told}”.")
        elif tags and tag == "ER":
            yield begun, tags
            tags = None
        elif tags and tag:
            tags.append((tag, value))
        elif tags and value:
            tags[-1] = (tags[-1][0], f"{tags[-1][1]} {value}".strip())
            _checked_size(tags[-1][1], number)
    _closed(tags, begun)


def _checked_size(value: str, line: int) -> None:
    if len(value) > _MOST:
        raise UnreadableError(line, f"A text here is longer than {_MOST:,} characters.")


def _closed(tags: list[tuple[str, str]] | None, begun: int) -> None:
    if tags is not None:
        raise UnreadableError(begun, "The entry that begins here is not closed by a line “ER  - ”.")


def _read(line: int, tags: list[tuple[str, str]]) -> Entry:
    key, kind = "", "document"
    values: dict[str, str] = {}
    people: dict[str, list[Name]] = {}
    others: list[tuple[str, str]] = []
    for tag, value in tags:
        variable = _READ_FIELDS.get(tag, "")
        if tag == "TY":
            kind = _READ_TYPES.get(value.upper(), "document")
        elif tag == "ID":
            key = value
        elif tag in _NAMES:
            people.setdefault(_NAMES[tag], []).extend(names(value))
        elif variable in values and variable in _MANY:
            values[variable] += _MANY[variable] + value
            _checked_size(values[variable], line)
        elif variable and variable not in values and (value or variable in _MANY):
            values[variable] = value
        elif tag not in _DATE_TAGS and value:
            others.append(_other(tag, value))
    dates, strange = _read_dates(tags)
    others, kind = _settled([*others, *strange], values, kind)
    named = {variable: tuple(several) for variable, several in people.items()}
    return Entry(key or f"line {line}", kind, values, named, dates, tuple(others), line)


_DATE_TAGS = {
    "DA": "issued",
    "PY": "issued",
    "Y1": "issued",
    "Y2": "accessed",
    "OP": "original-date",
}


def _other(tag: str, value: str) -> tuple[str, str]:
    label, colon, rest = value.partition(": ")
    return (label, rest) if tag == "C1" and colon and rest else (tag, value)


def _settled(
    others: list[tuple[str, str]], values: dict[str, str], kind: str
) -> tuple[list[tuple[str, str]], str]:
    """Take from the other tags the pages, the number of a serial, and the kind of work."""
    found = dict(others)
    if "SP" in found:
        values["page"] = "–".join(found[tag] for tag in ("SP", "EP") if tag in found)
    serials = [each for each in others if each[0] == "SN"]
    for _, number in serials:
        values.setdefault("ISSN" if _ISSN.fullmatch(number) else "ISBN", number)
    values |= {name: found[name] for name in ("ISBN", "ISSN") if name in found}
    used = {"SP", "EP"} if "page" in values else set()
    if found.get("M3") and kind == "document":
        kind = found["M3"]
        used.add("M3")
    numbers = {values.get(name) for name in ("ISBN", "ISSN")}
    used |= {tag for tag in ("SN", "ISBN", "ISSN") if found.get(tag) in numbers}
    return [each for each in others if each[0] not in used], kind


def _read_dates(
    tags: list[tuple[str, str]],
) -> tuple[dict[str, DateSpan], list[tuple[str, str]]]:
    dates: dict[str, DateSpan] = {}
    strange: list[tuple[str, str]] = []
    # PY stands before DA in most files, and says less.
    for tag, value in sorted(tags, key=lambda each: each[0] == "PY"):
        variable = _DATE_TAGS.get(tag)
        if not variable or not value:
            continue
        date = _date(value)
        if date and variable not in dates:
            dates[variable] = date
        elif not date:
            strange.append((tag, value))
    return dates, strange


def _date(value: str) -> DateSpan | None:
    head, told = value.split("/")[:3], "/".join(value.split("/")[3:])
    exact = date_of(told) if told else date_of(value)
    numbers = [part.strip() for part in head]
    while numbers and not numbers[-1]:
        numbers.pop()
    plain = numbers and all(part.isascii() and part.isdigit() for part in numbers)
    return exact or (date_from(tuple(int(part) for part in numbers)) if plain else None)
