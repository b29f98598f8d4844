"""Bibliographic data as CSL-JSON: the items of the Citation Style Language 1.0.2.

What has no variable there stands under ``custom``, as the schema provides.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from argmap.formats.entries import (
    Bibliography,
    Entry,
    Lines,
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
from argmap.model.sources import Source

TYPES = frozenset({
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score",
    "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
})  # fmt: skip
_TEXTS = {
    "title", "container-title", "chapter-number", "publisher-place", "publisher", "URL", "note",
    "title-short", *DETAILS.values(),
}  # fmt: skip
_NAMES = {"author", *NAME_DETAILS.values()}
_DATES = {"issued", *DATE_DETAILS.values()}
_PARTICLES = ("dropping-particle", "non-dropping-particle", "family")


def write_csl(sources: Iterable[Source]) -> str:
    """Return sources as CSL-JSON."""
    items = [_item(entry) for entry in entries_of(sources)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    known = entry.type in TYPES
    item: dict[str, Any] = {"id": entry.id, "type": entry.type if known else "document"}
    item |= entry.values
    item |= {
        variable: [_person(each) for each in people] for variable, people in entry.names.items()
    }
    item |= {variable: _date(date) for variable, date in entry.dates.items()}
    custom: dict[str, Any] = {} if known else {"type": entry.type}
    for label, text in entry.others:
        custom[label] = [*_several(custom[label]), text] if label in custom else text
    return item | ({"custom": custom} if custom else {})


def _person(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.line}
    person = {"family": name.family, "given": name.given}
    return person | ({"suffix": name.suffix} if name.suffix else {})


def _date(date: DateSpan) -> dict[str, Any]:
    parts, whole = date_parts(date)
    written: dict[str, Any] = {"date-parts": parts} if parts else {}
    if not whole:
        written |= {"circa": True, "edtf": date.text}
    return written


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def read_csl(text: str) -> Bibliography:
    """Return the sources of a CSL-JSON file: a list of items, or one.

    Raises:
        UnreadableError: it is no such file; says in which line.
    """
    remarks: list[str] = []
    entries = [_read(item, line, remarks) for line, item in _items(checked_file(text))]
    return bibliography_of(entries, remarks)


def _items(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each item with its line."""
    lines, decoder = Lines(text), json.JSONDecoder()
    place = _skip(text, 0)
    listed = text[place] == "["
    place = _skip(text, place + 1) if listed else place
    count = 0
    while place < len(text) and text[place] != "]":
        line = lines.line(place)
        item, place = _decoded(decoder, text, place, lines)
        count += 1
        checked_count(count, line)
        yield line, item
        place = _skip(text, place)
        if not (listed and text[place : place + 1] == ","):
            break
        place = _skip(text, place + 1)
    rest = text[place:].strip()
    if rest != ("]" if listed else ""):
        wants = "the list of items goes on with a comma or ends with a ]" if listed else "it ends"
        raise UnreadableError(lines.line(place), f"After an item of CSL-JSON {wants}.")


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \t\n":
        place += 1
    return place


def _decoded(
    decoder: json.JSONDecoder, text: str, place: int, lines: Lines
) -> tuple[dict[str, Any], int]:
    try:
        item, end = decoder.raw_decode(text, place)
    except json.JSONDecodeError as error:
        raise UnreadableError(error.lineno, f"This is not JSON: {error.msg}.") from error
    except (ValueError, RecursionError) as error:
        sentence = "An item is nested too deep, or holds a number too long, to be read."
        raise UnreadableError(lines.line(place), sentence) from error
    if not isinstance(item, dict):
        sentence = "An item of CSL-JSON is an object: {“id”: …, “type”: …, “title”: …}."
        raise UnreadableError(lines.line(place), sentence)
    return item, end


def _read(item: dict[str, Any], line: int, remarks: list[str]) -> Entry:
    custom = item.get("custom")
    custom = custom if isinstance(custom, dict) else {}
    key = _text(item.get("id")) or _text(item.get("citation-key")) or f"item {line}"
    kind = _text(custom.get("type")) or _text(item.get("type")) or "document"
    values: dict[str, str] = {}
    people: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, DateSpan] = {}
    others: list[tuple[str, str]] = []
    for name, value in item.items():
        told = _text(value)
        date = _read_date(value) if name in _DATES else None
        if name in ("id", "type", "custom", "citation-key"):
            continue
        if name in _TEXTS and told:
            values[name] = told
        elif name in _NAMES and isinstance(value, list):
            people[name] = tuple(filter(None, map(_read_person, value)))
        elif date:
            dates[name] = date
        else:
            others += _other(name, value, f"Line {line}: “{shown(key)}”", remarks)
    for name, value in custom.items():
        for each in _several(value) if name != "type" else ():
            others += _other(name, each, f"Line {line}: “{shown(key)}”", remarks)
    return Entry(key, kind, values, people, dates, tuple(others), line)


def _text(value: Any) -> str:
    """Return a text or number as a text; of anything else, nothing."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return str(value).strip()


def _other(name: str, value: Any, where: str, remarks: list[str]) -> list[tuple[str, str]]:
    """Return a field that we have no variable for as a detail, if it has words."""
    given = value
    if isinstance(value, list):
        value = line_of(filter(None, map(_read_person, value)))
    if isinstance(value, dict):
        value = value.get("literal") or value.get("raw")
    told = _text(value)
    if not told and given not in ("", None, [], {}):
        remarks.append(f"{where} loses its “{shown(name)}”, which is no text.")
    return [(name, told)] if told else []


def _read_person(value: Any) -> Name | None:
    if not isinstance(value, dict):
        return next(iter(names(_text(value))), None)
    literal = _text(value.get("literal"))
    if literal:
        return Name(OTHERS) if literal.lower() in (OTHERS, "et al.") else Name(literal)
    family = " ".join(part for key in _PARTICLES if (part := _text(value.get(key))))
    given = _text(value.get("given"))
    return Name(family, given, _text(value.get("suffix"))) if family else Name(given or "?")


def _read_date(value: Any) -> DateSpan | None:
    if isinstance(value, str):
        return date_of(value)
    if not isinstance(value, dict):
        return None
    exact = date_of(_text(value.get("edtf")))
    parts = value.get("date-parts")
    if exact or not isinstance(parts, list):
        return exact or date_of(_text(value.get("literal")) or _text(value.get("raw")))
    try:
        points = [tuple(int(part) for part in each if part != "") for each in parts[:2]]
    except (TypeError, ValueError):
        return None
    found = date_from(*points)
    return (date_of(f"{found.text}~") or found) if found and value.get("circa") else found
