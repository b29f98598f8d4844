"""Adding a text: its words are kept as they are, and every passage is looked for in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from argmap.model import text
from argmap.model.errors import ForbiddenError, InvalidDebateError, NotFoundError
from argmap.model.ids import DepositId, Slug, SourceId, fresh_id
from argmap.model.permissions import Permission, Who, may
from argmap.model.seminars import Holding, Visibility
from argmap.model.sources import Library, Source, text_digest
from argmap.model.texts import Deposit, DepositText, Layout
from argmap.services.access import allowed
from argmap.services.texts.carrying import Report, placed, report_of
from argmap.services.texts.seen import added, held_deposit, seen, shelf_of
from argmap.store import Store, Writing

OWNED = "what we read"
"""The title of the library in which a seminar or a person keeps sources of its own."""


class UnaskedError(InvalidDebateError):
    """It was not said who may read a text."""

    def __init__(self) -> None:
        super().__init__("Say who may read this text: nobody but your group, or who else.")


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


def add(store: Store, who: Who, map_id: str, given: Given) -> Added:
    """Add a text to what a map leans on, for its holder; look for every passage in it.

    It is the text to read at once if it is the first of its source; else ``use`` makes it so.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: the map is not hers to change, or the text is
            to be for more than the group, and it is not hers to say so.
        InvalidTextError: the text holds what cannot be kept.
        InvalidDebateError: the text is here already.
    """
    held = allowed(store, who, Permission.EDIT, map_id)
    if given.readers is Visibility.PUBLIC and not may(who, Permission.MANAGE, held):
        raise ForbiddenError("public-text")
    library = seen(store, who, held, _library_of(store, map_id))
    words = text.words(given.words, "The text")
    with store.writing() as writing:
        deposit = _deposit(writing, who, held, library, replace(given, words=words))
        writing.add(deposit, DepositText(deposit.id, words, given.layout))
        placements = placed(writing, deposit, words, library, held)
        writing.add(*placements)
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


def use(store: Store, who: Who, map_id: str, deposit_id: str) -> Deposit:
    """Make an added text the one to read, in place of another of the same source and holder."""
    held = allowed(store, who, Permission.EDIT, map_id)
    with store.writing() as writing:
        deposit = held_deposit(writing, held, _library_of(store, map_id), deposit_id)
        same = {"shelf": deposit.shelf, "source": deposit.source, "group": deposit.group}
        writing.change(Deposit, same, current=False)
        writing.change(Deposit, {"id": deposit.id}, current=True)
        writing.count_library(deposit.shelf)
    return replace(deposit, current=True)


def open_to(store: Store, who: Who, map_id: str, deposit_id: str, readers: Visibility) -> Deposit:
    """Say anew who may read an added text.

    Raises:
        ForbiddenError: it is not hers to say.
    """
    held = allowed(store, who, Permission.EDIT, map_id)
    with store.writing() as writing:
        deposit = held_deposit(writing, held, _library_of(store, map_id), deposit_id)
        if not (may(who, Permission.MANAGE, held) or _is_hers(who, deposit)):
            raise ForbiddenError("open-text")
        if readers is Visibility.PUBLIC and not may(who, Permission.MANAGE, held):
            raise ForbiddenError("public-text")
        writing.change(Deposit, {"id": deposit.id}, readers=readers)
        writing.count_library(deposit.shelf)
    return replace(deposit, readers=readers)


def remove(store: Store, who: Who, map_id: str, deposit_id: str) -> Deposit:
    """Take an added text away with its words; passages in it stay known by their anchors.

    Raises:
        ForbiddenError: she neither added it nor keeps the map.
    """
    held = allowed(store, who, Permission.EDIT, map_id)
    with store.writing() as writing:
        deposit = held_deposit(writing, held, _library_of(store, map_id), deposit_id)
        if not (may(who, Permission.MANAGE, held) or _is_hers(who, deposit)):
            raise ForbiddenError("remove-text")
        writing.drop(Deposit, id=deposit.id)
        writing.count_library(deposit.shelf)
    return deposit


def one(store: Store, who: Who, map_id: str, deposit_id: str) -> Deposit:
    """Return an added text that somebody may read from a map.

    Raises:
        NotFoundError: there is none of that name, or it is none of hers to read.
    """
    held = allowed(store, who, Permission.READ, map_id)
    known = added(store, who, held, _library_of(store, map_id))
    found = next((each for each in known if each.id == deposit_id), None)
    if found is None:
        raise NotFoundError("text", deposit_id, (each.id for each in known))
    return found


def _is_hers(who: Who, deposit: Deposit) -> bool:
    return who.person is not None and deposit.person == who.person.id


def _library_of(store: Store, map_id: str) -> Slug:
    with store.reading() as reading:
        return reading.first_map(map_id).library


def _deposit(writing: Writing, who: Who, held: Holding, library: Library, given: Given) -> Deposit:
    """Return the text as it is to be kept; a new source is put on the holder's own shelf."""
    shelf = shelf_of(held) or library.slug
    _open_shelf(writing, shelf)
    source, home = _source(writing, given.source, library, shelf)
    digest = text_digest(given.words)
    group = held.group if given.readers is Visibility.PRIVATE else None
    known = next((e for e in library.editions_of(source) if e.digest == digest), None)
    before = writing.all(Deposit, shelf=shelf, source=source)
    if any(each.digest == digest and each.group in (None, group) for each in before):
        raise InvalidDebateError("This very text is here already, letter by letter.")
    return Deposit(
        DepositId(fresh_id()), shelf, home, source, known.id if known else digest[:12], digest,
        len(given.words), datetime.now(UTC), who.person.name if who.person else "Somebody",
        who.person.id if who.person else None, held.seminar, group,
        held.owner if not held.seminar else None, given.readers, given.rights, given.label,
        given.kind, current=library.text_of(source) is None,
    )  # fmt: skip


def _open_shelf(writing: Writing, shelf: Slug) -> None:
    if shelf not in writing.libraries():
        writing.put_library(Library(shelf, OWNED))


def _source(
    writing: Writing, wanted: SourceId | Source, library: Library, shelf: Slug
) -> tuple[SourceId, Slug]:
    """Return the id of the source and the library that it is in."""
    if isinstance(wanted, Source):
        own = writing.library(shelf)
        writing.put_library(replace(own, sources=(*own.sources, wanted)))
        return wanted.id, shelf
    if library.source(wanted) is None:
        raise NotFoundError("source", wanted, (each.id for each in library.sources))
    in_own = any(each.id == wanted for each in writing.library(shelf).sources)
    return wanted, shelf if in_own else library.slug
