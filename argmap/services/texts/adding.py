"""Adding a text: its words are kept as they are, and every passage is looked for in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from argmap.model import text
from argmap.model.errors import InvalidDebateError, NotFoundError
from argmap.model.ids import DepositId, Slug, SourceId, fresh_id
from argmap.model.seminars import Visibility
from argmap.model.sources import Library, Source, text_digest
from argmap.model.texts import Deposit, DepositText, Layout
from argmap.services.texts.carrying import Report, placed, report_of
from argmap.services.texts.desks import Desk
from argmap.services.texts.seen import readable
from argmap.store import Reading, Store, Writing

OWNED = "what we read"
"""The title of the library in which a seminar or a person keeps sources of its own."""

LONGEST_KIND = 10


class UnaskedError(InvalidDebateError):
    """It was not said who may read a text."""

    def __init__(self) -> None:
        super().__init__("Say who may read this text: nobody but your group, or who else.")


class KnownError(InvalidDebateError):
    """A text is here already."""

    def __init__(self) -> None:
        super().__init__("This very text is here already, letter by letter.")


@dataclass(frozen=True, slots=True)
class Given:
    """A text as somebody gives it.

    Attributes:
        source: the id of the source that it is a text of, or a source that is new.
        words: the whole text.
        readers: who may read it: the group or person alone, the seminar, everybody.
        rights: why they may, in a sentence.
        label: which copy it is.
        kind: of the file that it was read from.
    """

    source: SourceId | Source
    words: str
    layout: Layout = Layout()
    readers: Visibility = Visibility.PRIVATE
    rights: str = ""
    label: str = ""
    kind: str = "txt"


@dataclass(frozen=True, slots=True)
class Added:
    """A text that has been added, and where the passages of its source stand in it."""

    deposit: Deposit
    report: Report


def add(store: Store, desk: Desk, given: Given) -> Added:
    """Add a text to what a map leans on, for its holder; look for every passage in it.

    It is the text to read at once if it is the first of its source; else ``use`` makes it so.
    The passages are looked for before anybody has to wait for this to be kept.

    Raises:
        ForbiddenError: the text is to be for everybody, and that is not hers to say.
        InvalidTextError: the text holds what cannot be kept.
        InvalidDebateError: the text is here already.
        NotFoundError: there is no such source.
    """
    desk.check_readers(given.readers)
    given = replace(given, words=text.words(given.words, "The text"))
    library = desk.seen(store)
    deposit = _deposit(desk, library, given)
    with store.reading() as reading:
        _refuse_known(reading, desk, deposit)
        placements = placed(reading, deposit, given.words, library, desk.held)
    with store.writing() as writing:
        _refuse_known(writing, desk, deposit)
        deposit = _shelved(writing, desk, deposit, given)
        writing.add(deposit, DepositText(deposit.id, given.words, given.layout), *placements)
        writing.count_library(deposit.shelf)
    return Added(deposit, report_of(deposit, placements))


def laid_out(given: Given, layout: Layout) -> Given:
    """Return the text with its pages and footnotes."""
    return replace(given, layout=layout)


def words_of(store: Store, deposit: Deposit) -> str:
    """Return the words of an added text."""
    with store.reading() as reading:
        kept = reading.one(DepositText, id=deposit.id)
    return kept.text if kept else ""


def _deposit(desk: Desk, library: Library, given: Given) -> Deposit:
    """Return the text as it is to be kept, of an edition that is known, or of one of its own."""
    source = given.source.id if isinstance(given.source, Source) else given.source
    if not isinstance(given.source, Source) and library.source(source) is None:
        raise NotFoundError("source", source, (each.id for each in library.sources))
    digest, held = text_digest(given.words), desk.held
    known = next((e for e in library.editions_of(source) if e.digest == digest), None)
    if known is not None and known.text is not None:
        raise KnownError
    return Deposit(
        DepositId(fresh_id()), desk.shelf, desk.library, source,
        known.id if known else digest[:12], digest, len(given.words), datetime.now(UTC), "Somebody",
        desk.person, held.seminar, held.group if given.readers is Visibility.PRIVATE else None,
        held.owner if not held.seminar else None, given.readers, given.rights, given.label,
        _kind(given.kind), current=library.text_of(source) is None,
    )  # fmt: skip


def _kind(told: str) -> str:
    """Return what kind of file a text is from, as the end of its name has it, if that can be."""
    plain = told.isascii() and told.isalnum() and len(told) <= LONGEST_KIND
    return told.lower() if plain else "txt"


def _refuse_known(reading: Reading, desk: Desk, deposit: Deposit) -> None:
    same = {"shelf": deposit.shelf, "source": deposit.source, "digest": deposit.digest}
    for each in reading.all(Deposit, **same):
        if readable(desk.who, each) and each.group in (None, deposit.group):
            raise KnownError


def _shelved(writing: Writing, desk: Desk, deposit: Deposit, given: Given) -> Deposit:
    """Return the text, signed, with the library of its source; a new one is put on the shelf."""
    if deposit.shelf not in writing.libraries():
        writing.put_library(Library(deposit.shelf, OWNED))
    own = writing.library(deposit.shelf)
    if isinstance(given.source, Source):
        own = replace(own, sources=(*own.sources, given.source))
        writing.put_library(own)
    home: Slug = own.slug if own.source(deposit.source) else desk.library
    return replace(deposit, library=home, name=desk.name(writing))
