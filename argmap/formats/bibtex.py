"""Bibliographic data as BibTeX, with the dates of biblatex, which are ours (ISO 8601-2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from argmap.formats.bibtex_text import Field, RawEntry, raw_entries
from argmap.formats.entries import (
    Bibliography,
    Entry,
    bibliography_of,
    date_from,
    date_of,
    date_parts,
    entries_of,
)
from argmap.formats.latex import from_latex, to_latex
from argmap.formats.problems import shown
from argmap.model.bibliography import OTHERS, Name
from argmap.model.dates import DateSpan
from argmap.model.sources import Source

_TYPES: Mapping[str, str] = {
    "book": "book", "incollection": "chapter", "article": "article-journal",
    "phdthesis": "thesis", "inproceedings": "paper-conference", "techreport": "report",
    "unpublished": "manuscript", "online": "webpage", "misc": "document",
}  # fmt: skip
_READ_TYPES = {
    **_TYPES, "inbook": "chapter", "thesis": "thesis", "mastersthesis": "thesis",
    "report": "report", "conference": "paper-conference", "proceedings": "book",
    "collection": "book", "booklet": "pamphlet", "electronic": "webpage", "www": "webpage",
    "dataset": "dataset", "letter": "personal_communication", "manual": "report",
    "legislation": "legislation", "suppbook": "chapter", "mvbook": "book",
}  # fmt: skip
_WRITE_TYPES = {csl: bib for bib, csl in _TYPES.items()} | {
    "article-newspaper": "article", "article-magazine": "article",
}  # fmt: skip
_FIELDS: Mapping[str, str] = {
    "title": "title", "booktitle": "container-title", "chapter": "chapter-number",
    "address": "publisher-place", "publisher": "publisher", "volume": "volume", "number": "issue",
    "pages": "page", "edition": "edition", "series": "collection-title", "url": "URL",
    "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "language": "language",
    "shorttitle": "title-short", "keywords": "keyword", "abstract": "abstract", "note": "note",
    "annote": "annote",
}  # fmt: skip
_READ_FIELDS = {
    **_FIELDS, "journal": "container-title", "journaltitle": "container-title",
    "location": "publisher-place", "school": "publisher", "institution": "publisher",
    "issue": "issue", "annotation": "annote", "langid": "language",
}  # fmt: skip
_NAMES = {"author": "author", "editor": "editor", "translator": "translator"}
_DATES = {"date": "issued", "urldate": "accessed", "origdate": "original-date"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OWN = {*_READ_FIELDS, *_NAMES, *_DATES, "year", "month", "entrysubtype"}


def write_bibtex(sources: Iterable[Source]) -> str:
    """Return sources as BibTeX."""
    return "\n".join(_written(entry) for entry in entries_of(sources))


def _written(entry: Entry) -> str:
    kind = _WRITE_TYPES.get(entry.type, "misc")
    fields = dict(_fields(entry, kind))
    if _TYPES[kind] != entry.type:
        fields["entrysubtype"] = to_latex(entry.type)
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{entry.id},\n{lines}}}\n"


def _fields(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    for name, variable in _NAMES.items():
        if variable in entry.names:
            yield name, " and ".join(_person(each) for each in entry.names[variable])
    for name, variable in _FIELDS.items():
        value = entry.values.get(variable, "")
        if value and variable == "container-title" and kind == "article":
            yield "journal", f"{{{to_latex(value)}}}"
        elif value and variable in ("title", "container-title"):
            yield name, f"{{{to_latex(value)}}}"  # two pairs: no style may change its capitals
        elif value:
            yield name, _plain(name, value)
    for name, variable in _DATES.items():
        if variable in entry.dates:
            yield from _date(name, entry.dates[variable])
    taken: set[str] = set()
    for label, value in entry.others:
        yield _free(label, taken), to_latex(value)


def _plain(name: str, value: str) -> str:
    if name in ("url", "doi"):
        return re.sub(r"[{}\\ ]", lambda found: f"%{ord(found[0]):02X}", value)
    return to_latex(value).replace("–", "--") if name == "pages" else to_latex(value)


def _date(name: str, date: DateSpan) -> Iterator[tuple[str, str]]:
    parts, whole = date_parts(date)
    if name == "date" and parts and parts[0][0] > 0:
        yield "year", str(parts[0][0])
    if name != "date" or not whole or len(parts) > 1 or len(parts[0]) > 1 or parts[0][0] < 1000:
        yield name, to_latex(date.text).replace("\\textasciitilde{}", "~")


def _free(label: str, taken: set[str]) -> str:
    """Return a field's name for a label: no format's own, and not taken."""
    base = re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-") or "detail"
    base = base if base[0].isalpha() else f"x-{base}"
    made, number = base, 1
    while made in taken or made in _OWN:
        number += 1
        made = f"{base}-{number}"
    taken.add(made)
    return made


def _person(name: Name) -> str:
    if name == Name(OTHERS):
        return "others"
    if not name.given:
        return f"{{{to_latex(name.line)}}}"
    order = (name.family, name.suffix, name.given) if name.suffix else (name.family, name.given)
    return ", ".join(_held(part) for part in order)


def _held(part: str) -> str:
    """Return a part of a name, in braces if it holds what divides names."""
    wraps = "," in part or re.search(r"(?i)\band\b", part)
    return f"{{{to_latex(part)}}}" if wraps else to_latex(part)


def read_bibtex(text: str) -> Bibliography:
    """Return the sources of a BibTeX file.

    Raises:
        UnreadableError: it is no such file; says in which line.
    """
    remarks: list[str] = []
    entries = [_read(raw, remarks) for raw in raw_entries(text, remarks)]
    return bibliography_of(entries, remarks)


def _read(raw: RawEntry, remarks: list[str]) -> Entry:
    values: dict[str, str] = {}
    people: dict[str, tuple[Name, ...]] = {}
    others: list[tuple[str, str]] = []
    for field in raw.fields:
        told = _words(field, raw.key, remarks)
        if field.name in _NAMES:
            people[_NAMES[field.name]] = _people(field.value)
        elif field.name in _READ_FIELDS and _READ_FIELDS[field.name] not in values:
            values[_READ_FIELDS[field.name]] = told
        elif field.name not in (*_DATES, "year", "month", "entrysubtype") and told:
            others.append((field.name, told))
    written = {field.name: field.value.strip() for field in raw.fields}
    dates, strange = _dates(written)
    kind = from_latex(written.get("entrysubtype", ""))[0] or _READ_TYPES.get(raw.kind, "document")
    if raw.kind == "article" and kind == "article-journal" and "magazine" in written:
        kind = "article-magazine"
    return Entry(raw.key, kind, values, people, dates, (*others, *strange), raw.line)


def _words(field: Field, key: str, remarks: list[str]) -> str:
    if field.name in ("url", "doi"):
        return re.sub(r"\\([_%&#~])|[{}]", r"\1", field.value).strip()
    told, unknown = from_latex(field.value)
    if unknown:
        names = ", ".join(f"\\{shown(each, 20)}" for each in dict.fromkeys(unknown))
        remarks.append(
            f"Line {field.line}: “{shown(key)}” has {names}, of which the words are kept."
        )
    return told


def _dates(written: Mapping[str, str]) -> tuple[dict[str, DateSpan], list[tuple[str, str]]]:
    """Return the dates of an entry, and those fields of dates that cannot be understood."""
    dates: dict[str, DateSpan] = {}
    strange: list[tuple[str, str]] = []
    for name, variable in _DATES.items():
        value = re.sub(r"[{}]", "", written.get(name, ""))
        if date := date_of(value):
            dates[variable] = date
        elif value:
            strange.append((name, value))
    year = re.sub(r"[{}]", "", written.get("year", ""))
    if year and "issued" not in dates:
        found = re.search(r"\d{4}", year)
        month = written.get("month", "").strip("{}. ").lower()[:3]
        number = _MONTHS.index(month) + 1 if month in _MONTHS else 0
        number = number or (int(month) if month.isascii() and month.isdigit() else 0)
        date = date_from((int(found[0]), *((number,) if number else ()))) if found else None
        if date:
            dates["issued"] = date
        if not date or year != year[-4:]:
            strange.append(("year", from_latex(year)[0]))
    return dates, strange


def _people(value: str) -> tuple[Name, ...]:
    return tuple(_one(part) for part in _divided(value, r"\s+and\s+") if part.strip())


def _one(written: str) -> Name:
    parts = [from_latex(part)[0] for part in _divided(written, ",")]
    if len(parts) == 1:
        return _spoken(written.strip())
    family, *rest = parts
    suffix, given = (rest[0], ", ".join(rest[1:])) if len(rest) > 1 else ("", rest[0])
    return Name(family, given, suffix) if given else Name(family, suffix)


def _spoken(written: str) -> Name:
    """Return a name that is written as it is spoken: Geoffrey Hosking, {Party Congress}."""
    if written.lower() == "others":
        return Name(OTHERS)
    words = [word for word in _divided(written, r"\s+") if word]
    if len(words) == 1:
        return Name(from_latex(written)[0])
    first = next((at for at, word in enumerate(words[:-1]) if word[0].islower()), len(words) - 1)
    family, given = " ".join(words[first:]), " ".join(words[:first])
    return Name(from_latex(family)[0], from_latex(given)[0])


def _divided(value: str, divider: str) -> list[str]:
    """Return the parts of a value between dividers that stand outside braces."""
    parts, start, depth = [], 0, 0
    for found in re.finditer(rf"[{{}}]|{divider}", value):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
        elif depth == 0:
            parts.append(value[start : found.start()].strip())
            start = found.end()
    return [*parts, value[start:].strip()]
