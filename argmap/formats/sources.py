"""Reading the sources of a library or debate, and the texts of their editions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from argmap.formats import keys
from argmap.formats.editions import Texts, read_edition
from argmap.formats.problems import Problem, Report
from argmap.formats.record import Record
from argmap.model.errors import InvalidError
from argmap.model.ids import SourceId
from argmap.model.sources import Access, Edition, Source, edition_of

_LINES = ("title", "author", "container", "chapter", "place", "publisher")
_PROSE = ("rights", "perspective", "audience", "interest", "transmission", "note")
_DATES = ("issued", "written", "about")
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
    texts = Texts(folder, report)
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
    fields |= {key: record.prose(key) for key in _PROSE}
    fields |= {"short_title": record.line("short", limit=60)}
    fields |= {"url": record.line("url", limit=2_000), **{key: record.date(key) for key in _DATES}}
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


def _editions(source: SourceId, record: Record, texts: Texts) -> list[Edition]:
    """Return the editions that are listed, and the text that is named after the source.

    A text whose digest is listed is that edition; another is a newer one.
    """
    listed: dict[str, Edition] = {}
    for item in record.records("editions", f"edition of {source}", keys.EDITION):
        made = read_edition(source, item, texts)
        if made and made.id in listed:
            item.wrong("id", f"There is an edition {made.id} of {source} already.")
        elif made:
            listed[made.id] = made
    own = _own_text(source, texts)
    if own:
        same = (known.id for known in listed.values() if known.digest == own.digest)
        name = next(same, own.id)
        told = listed.get(name, own)
        listed[name] = replace(told, id=name, text=own.text)
    return list(listed.values())


def _own_text(source: SourceId, texts: Texts) -> Edition | None:
    name = f"{source}.txt"
    if name in texts.used or not texts.has(name):
        return None
    whole = texts.read(name)
    try:
        return None if whole is None else edition_of(source, whole)
    except InvalidError as error:
        texts.report.add(Problem(str(texts.folder / name), 1, 1, ""), str(error))
        return None
