"""Reading the editions that a folder lists: digests, files, pages, footnotes and corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from argmap.formats import keys
from argmap.formats.problems import Problem, Report, shown
from argmap.formats.record import Record, checked_name, id_sentence
from argmap.formats.tree import read_text
from argmap.model.errors import InvalidError
from argmap.model.ids import SourceId
from argmap.model.sources import Edition, edition_of
from argmap.model.texts import Correction, Layout, NoteMark, PageMark

TEXTS = "texts"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_FILE = re.compile(r"[a-z0-9][a-z0-9-]{0,199}\.txt")


class Texts:
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


def read_edition(source: SourceId, record: Record, texts: Texts) -> Edition | None:
    """Return an edition that is listed, or none with its problems reported."""
    name, digest = record.value("id"), record.value("digest")
    characters = record.number("characters")
    if name and not checked_name(name):
        record.wrong("id", id_sentence(name, "edition"))
        return None
    if digest and not _DIGEST.fullmatch(digest):
        record.wrong("digest", "The digest of an edition is a SHA-256: 64 digits, 0 to 9, a to f.")
        return None
    if "text" in record:
        made = _from_file(source, record, texts)
        return made and _laid_out(made, record)
    if not record.required("digest", "characters") or characters is None:
        return None
    return _laid_out(Edition(name or digest[:12], source, digest, characters), record)


def _from_file(source: SourceId, record: Record, texts: Texts) -> Edition | None:
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


def _laid_out(edition: Edition, record: Record) -> Edition | None:
    """Return the edition with its pages, footnotes and corrections."""
    what = f"of the edition {edition.id}"
    pages = _numbered(record, "pages", f"page {what}", keys.PAGE, "offset")
    notes = _numbered(record, "notes", f"footnote {what}", keys.NOTE, *keys.NOTE)
    spots = _numbered(record, "corrections", f"correction {what}", keys.CORRECTION, "start", "end")
    try:
        return replace(
            edition,
            layout=Layout(
                tuple(PageMark(at[0], item.line("label")) for item, at in pages),
                tuple(NoteMark(at[0], at[1], at[2]) for _, at in notes),
            ),
            corrections=tuple(_correction(item, at[0], at[1]) for item, at in spots),
        )
    except InvalidError as error:
        record.wrong("corrections", str(error))
        return None


def _numbered(
    record: Record, key: str, what: str, known: tuple[str, ...], *numbers: str
) -> Iterator[tuple[Record, tuple[int, ...]]]:
    """Yield the tables of a list and their numbers, each of which has to be there."""
    for item in record.records(key, what, known):
        found = tuple(each for name in numbers if (each := item.number(name)) is not None)
        if item.required(*numbers) and len(found) == len(numbers):
            yield item, found


def _correction(item: Record, start: int, end: int) -> Correction:
    told = {key: item.words(key) for key in ("printed", "proposed")}
    return Correction(start, end, **told, reason=item.prose("reason"), by=item.line("by"))
