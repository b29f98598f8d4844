"""From what a form or a file gives to a text that can be added: its words, layout and source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PureWindowsPath
from threading import BoundedSemaphore

from argmap.evidence.extraction import DEFAULT, extract
from argmap.evidence.reading.imported import Imported
from argmap.formats.bibliographies import read_bibliography
from argmap.model import text
from argmap.model.dates import DateSpan
from argmap.model.errors import InvalidDebateError, InvalidTextFileError
from argmap.model.ids import SourceId, fresh_id
from argmap.model.permissions import Who
from argmap.model.seminars import Attempts
from argmap.model.sources import Source
from argmap.services.extending import slug_of
from argmap.store import Store

MOST_BYTES = DEFAULT.size
"""The largest file that is read, in bytes."""
PATIENCE = 60
"""How many seconds a file waits for its turn to be read."""
_TURNS = BoundedSemaphore(2)
Hearing = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Described:
    """A new source as a form describes it, or as a record of a library does.

    Attributes:
        record: CSL-JSON, BibTeX or RIS; then the other fields may be empty.
    """

    title: str = ""
    author: str = ""
    issued: str = ""
    kind: str = "secondary"
    record: str = ""


def new_source(told: Described) -> Source:
    """Return the source that is described, under an id of its own.

    Raises:
        InvalidDebateError: it has no title, or the record holds no source.
        InvalidError: the record cannot be read; the sentence names the line.
    """
    source = _recorded(told.record) if told.record.strip() else None
    title = told.title.strip() or (source.title if source else "")
    if not title:
        raise InvalidDebateError("Say what the text is called: a source needs a title.")
    made = source or Source(SourceId("new"), title)
    name = SourceId(f"{slug_of(title) or 'source'}-{fresh_id(4)}")
    return replace(
        made,
        id=name,
        title=title,
        author=told.author.strip() or made.author,
        issued=DateSpan(told.issued.strip()) if told.issued.strip() else made.issued,
        kind=told.kind,
        quoted_in=None,
    )


def _recorded(record: str) -> Source:
    found = read_bibliography(record.strip()).sources
    if len(found) != 1:
        raise InvalidDebateError(
            f"The record holds {len(found)} sources: paste that of one, as CSL-JSON, BibTeX or RIS."
        )
    return found[0]


def read_file(data: bytes, name: str, hear: Hearing) -> Imported:
    """Return the text of a file, read in a process of its own; two at a time here.

    It is called what the file calls itself, or else by the name of the file.

    Raises:
        InvalidTextFileError: no text can be read out of it, or too many are being read.
    """
    if not _TURNS.acquire(timeout=PATIENCE):
        raise InvalidTextFileError("Many files are being read just now: try again in a minute.")
    try:
        read = extract(data, name, hear)
    finally:
        _TURNS.release()
    title = tidy(read.title) or tidy(_stem(name))
    return replace(read, title=title, author=tidy(read.author))


def tidy(told: str) -> str:
    """Return what a file tells of itself as a line that can be kept: nobody has typed it."""
    kept, _ = text.without_refused(told)
    return " ".join(kept.split())[: text.LINE_LENGTH].strip()


def _stem(name: str) -> str:
    """Return the name of a file without folders and without what tells its kind."""
    return PureWindowsPath(name).stem.replace("_", " ")


def hearing(store: Store, who: Who, once: str) -> Hearing:
    """Return what notes how far reading has come, a few times a second at most."""
    key, last = progress_key(who, once), [datetime.min.replace(tzinfo=UTC)]

    def hear(done: int, whole: int) -> None:
        now = datetime.now(UTC)
        if key and (now - last[0]).total_seconds() > 0.5:
            last[0] = now
            with store.writing() as writing:
                writing.put(Attempts(key, now, 100 * done // max(whole, 1)))

    return hear


def progress(store: Store, who: Who, once: str) -> int:
    """Return how many hundredths of a file are read, as far as that is known."""
    with store.reading() as reading:
        noted = reading.one(Attempts, key=progress_key(who, once))
    return noted.count if noted else 0


def progress_key(who: Who, once: str) -> str:
    """Return the name under which the progress of somebody's file is noted, or nothing."""
    told = once.isascii() and once.isalnum()
    return f"reading {who.person.id} {once[:20]}" if who.person and told else ""
