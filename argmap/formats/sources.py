"""Reading the sources of a library or debate, and the texts of their editions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from argmap.formats import keys
from argmap.formats.problems import Problem, Report, shown
from argmap.formats.record import Record, checked_name, id_sentence
from argmap.formats.tree import read_text
from argmap.model.errors import InvalidError
from argmap.model.ids import SourceId
from argmap.model.sources import Access, Edition, Source, edition_of

TEXTS = "texts"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_FILE = re.compile(r"[a-z0-9][a-z0-9-]{0,199}\.txt")
_LINES = ("title", "author", "container", "chapter", "place", "publisher")
_KINDS = ("primary", "secondary")


def read_sources(
    root: Record, folder: Path, report: Report
) -> tuple[tuple[Source, ...], tuple[Edition, ...]]:
    """Return the sources under the key ``sources`` and their editions.

    Args:
        root: the table of the whole folder.
        folder: where its ``texts`` are.
        report: takes the problems.
    """
    records = dict(root.named("sources", "source", keys.SOURCE))
    sources = [made for name, record in records.items() if (made := _source(name, record, records))]
    texts = _Texts(folder, report)
    editions = [
        edition
        for name, record in records.items()
        for edition in _editions(SourceId(name), record, texts)
    ]
    texts.report_unused(set(records))
    return tuple(sources), tuple(editions)


def _source(name: str, record: Record, among: dict[str, Record]) -> Source | None:
    quoted_in = record.known("quoted_in", "source", among)
    fields: dict[str, Any] = {key: record.line(key) for key in _LINES}
    fields |= {key: record.prose(key) for key in ("rights", "perspective", "note")}
    fields |= {"short_title": record.line("short", limit=60)}
    fields |= {"url": record.line("url", limit=2_000), "issued": record.date("issued")}
    fields |= {"kind": record.word("kind", _KINDS) or "secondary"}
    fields |= {"csl_type": record.line("csl_type") or "document"}
    fields |= {"access": record.choice("access", Access, Access.PUBLIC)}
    fields |= {"details": tuple(_details(record))}
    if not record.required("title") or not fields["title"]:
        return None
    try:
        return Source(SourceId(name), quoted_in=SourceId(quoted_in or "") or None, **fields)
    except InvalidError as error:
        record.wrong("quoted_in" if quoted_in == name else "url", str(error))
        return None


def _details(record: Record) -> Iterator[tuple[str, str]]:
    for detail in record.records("details", "detail", keys.DETAIL):
        yield detail.line("label"), detail.prose("text")


class _Texts:
    """The files in ``texts``, and which of them have been read."""

    def __init__(self, folder: Path, report: Report) -> None:
        self.folder = folder / TEXTS
        self.report = report
        self.used: set[str] = set()

    def read(self, name: str) -> str | None:
        """Return a text, or none with a problem reported."""
        self.used.add(name)
        return read_text(self.folder / name, self.report)

    def has(self, name: str) -> bool:
        """Tell whether there is such a text."""
        return (self.folder / name).is_file()

    def report_unused(self, sources: set[str]) -> None:
        """Report the texts that belong to no source."""
        for path in sorted(self.folder.glob("*.txt")):
            if path.name not in self.used:
                hint = self.report.hint(path.stem, sources)
                at = Problem(str(path), 1, 1, "")
                self.report.add(at, f"This text belongs to no source.{hint}")


def _editions(source: SourceId, record: Record, texts: _Texts) -> list[Edition]:
    """Return the editions that are listed, and the text that is named after the source.

    A text whose digest is listed is that edition; another is a newer one.
    """
    listed: dict[str, Edition] = {}
    for item in record.records("editions", f"edition of {source}", keys.EDITION):
        made = _edition(source, item, texts)
        if made and made.id in listed:
            item.wrong("id", f"There is an edition {made.id} of {source} already.")
        elif made:
            listed[made.id] = made
    own = _own_text(source, texts)
    if own:
        same = (known.id for known in listed.values() if known.digest == own.digest)
        name = next(same, own.id)
        listed[name] = replace(own, id=name)
    return list(listed.values())


def _own_text(source: SourceId, texts: _Texts) -> Edition | None:
    name = f"{source}.txt"
    if name in texts.used or not texts.has(name):
        return None
    whole = texts.read(name)
    try:
        return None if whole is None else edition_of(source, whole)
    except InvalidError as error:
        texts.report.add(Problem(str(texts.folder / name), 1, 1, ""), str(error))
        return None


def _edition(source: SourceId, record: Record, texts: _Texts) -> Edition | None:
    name, digest = record.value("id"), record.value("digest")
    characters = record.number("characters")
    if name and not checked_name(name):
        record.wrong("id", id_sentence(name, "edition"))
        return None
    if digest and not _DIGEST.fullmatch(digest):
        record.wrong("digest", "The digest of an edition is a SHA-256: 64 digits, 0 to 9, a to f.")
        return None
    if "text" in record:
        return _from_file(source, record, texts)
    if not record.required("digest", "characters") or characters is None:
        return None
    return Edition(name or digest[:12], source, digest, characters)


def _from_file(source: SourceId, record: Record, texts: _Texts) -> Edition | None:
    file, digest = record.value("text"), record.value("digest")
    if not _FILE.fullmatch(file):
        record.wrong("text", f"“{shown(file)}” is no file of the folder texts: write letter.txt.")
        return None
    if not texts.has(file):
        texts.used.add(file)
        record.wrong("text", f"There is no file {TEXTS}/{file}.")
        return None
    whole = texts.read(file)
    if whole is None:
        return None
    try:
        made = edition_of(source, whole, record.value("id"))
    except InvalidError as error:
        record.wrong("text", str(error))
        return None
    if digest and digest != made.digest:
        record.wrong("digest", f"The text {file} has another digest: {made.digest}.")
        return None
    return made
