"""Maps with their whole history, as one file: writing them, reading them back, proving them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from argmap.formats.archive import Archive, ArchiveError, read, without_texts, write
from argmap.model import text
from argmap.model.drafts import apply_all, inverse
from argmap.model.edits import Edit, Frame
from argmap.model.errors import ArgmapError, ForbiddenError, NobodyError
from argmap.model.ids import MapId, Slug, fresh_id
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, Who
from argmap.model.revisions import Revision
from argmap.model.seminars import FORMER, NAME_LENGTH, Holding, Visibility
from argmap.model.sources import Library
from argmap.model.talk import Comment, Snapshot
from argmap.services.access import allowed, holding
from argmap.services.loading import blank
from argmap.services.moving import SLUG_PART, fresh_map_id
from argmap.services.people.signing import brought_by
from argmap.services.reading import revisions_on
from argmap.services.texts.leaning import with_added
from argmap.services.texts.seen import shelf_of
from argmap.store import Reading, Store, Writing

FROM_FILE = " (from a file)"
NOBODYS = frozenset(("", "folder", FORMER))
"""Names that are nobody's, and need no mark."""
MOST_BYTES = 20_000_000
MOST_WORK = 20_000_000
"""How many claims may be gone through, over all revisions, for a stranger's file."""


def export(store: Store, who: Who, map_id: str) -> bytes:
    """Return a map that somebody may read, with its history, as the bytes of a file.

    Texts that only a group may read are left out; their digests stay, so that whoever has the text
    can add it again.
    """
    return write(archive_of(store, allowed(store, who, Permission.READ, map_id)))


def archive(store: Store, map_id: str, *, texts: bool = False) -> bytes:
    """Return any map with its history as the bytes of a file: for whoever runs the server.

    Args:
        store: where the map is.
        map_id: which map.
        texts: whether texts that only a group may read are put in.
    """
    return write(archive_of(store, holding(store, map_id), texts=texts))


def archive_of(store: Store, held: Holding, *, texts: bool = False) -> Archive:
    """Return a map with its history, as it is now."""
    with store.reading() as reading:
        listed = reading.first_map(held.map_id)
        library = reading.library(listed.library)
        shown = library if texts else without_texts(library)
        return Archive(
            listed.slug,
            held.name,
            with_added(reading, reading.map(held.map_id), shown, shelf_of(held), texts=texts),
            reading.revisions(held.map_id),
            reading.all(Snapshot, map_id=held.map_id),
            reading.all(Comment, map_id=held.map_id),
        )


def adopt_archive(store: Store, who: Who, content: bytes) -> Holding:
    """Read a map from a file, as a new map of whoever brings it.

    Anybody can write any name into a file: the names in it are marked, so that nobody is taken for
    somebody of this server.

    Raises:
        NobodyError: nobody is known to whom it could belong.
        ForbiddenError: only instructors may, where copies are not free.
        ArchiveError: the file is not what an export wrote; nothing was changed.
    """
    if who.person is None:
        raise NobodyError
    if not (who.copies or who.person.is_instructor):
        raise ForbiddenError("import maps here: ask an instructor")
    if len(content) > MOST_BYTES:
        raise ArchiveError(f"has more than {MOST_BYTES // 1_000_000} MB.")
    found, whose = marked(read(content)), who.person
    named, map_id = found.name or brought_by(whose.name), fresh_map_id(found.debate)
    held = Holding(map_id, name=named, owner=whose.id, visibility=Visibility.PRIVATE)
    return _import(store, found, _shelf_for_all(store, found.library), held, most=MOST_WORK)


def restore_archive(store: Store, content: bytes, *, name: str = "") -> Holding:
    """Read a map from a file, for everybody: as the debate's own map, if there is none yet.

    Args:
        store: where it goes.
        content: the bytes of the file.
        name: what tells it from other maps of the debate, if not what the file says.

    Raises:
        ArchiveError: the file is not what an export wrote; nothing was changed.
    """
    found = read(content)
    with store.reading() as reading:
        taken = reading.one(Holding, map_id=found.debate) is not None
    called = text.line(name, "The name of a map", limit=NAME_LENGTH, empty=True) or found.name
    map_id = fresh_map_id(found.debate) if taken else MapId(found.debate)
    held = Holding(map_id, name=called)
    return _import(store, found, _shelf(store, found.library), held)


def marked(found: Archive) -> Archive:
    """Return the archive with a mark behind every name that it claims has signed."""
    return replace(
        found,
        revisions=tuple(replace(e, member=_from_file(e.member)) for e in found.revisions),
        snapshots=tuple(replace(e, signed=_from_file(e.signed)) for e in found.snapshots),
        comments=tuple(
            replace(e, name=_from_file(e.name), resolved_by=_from_file(e.resolved_by))
            for e in found.comments
        ),
    )


def _from_file(name: str) -> str:
    if name in NOBODYS or name.endswith(FROM_FILE):
        return name
    return f"{name[: text.LINE_LENGTH - len(FROM_FILE)]}{FROM_FILE}"


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether the log of a map, replayed from nothing, gives the map that is kept.

    Attributes:
        wrong: what is wrong, in one sentence; nothing if all is well.
    """

    map_id: MapId
    revisions: int
    claims: int
    wrong: str = ""


def verify(store: Store) -> Iterator[Verified]:
    """Replay the log of every map, and compare what it gives with what is kept."""
    with store.reading() as reading:
        ids = [each.map_id for each in reading.all(Holding)]
    for map_id in ids:
        with store.reading() as reading:
            yield _verified(reading, map_id)


def _verified(reading: Reading, map_id: MapId) -> Verified:
    kept, log = reading.map(map_id), reading.revisions(map_id)
    told = Verified(map_id, len(log), len(kept))
    if [each.number for each in log] != list(range(1, kept.revision + 1)):
        numbers = f"its log has {len(log)} revisions, and the map is at revision {kept.revision}"
        return replace(told, wrong=f"{numbers}.")
    drawn = blank(map_id, kept.debate.slug, kept.debate.library)
    for each in log:
        try:
            drawn = apply_all(each.edits, drawn)
        except ArgmapError as error:
            return replace(told, wrong=f"revision {each.number} cannot be done again: {error}")
    differing = _differing(replace(drawn, revision=kept.revision), kept)
    return replace(told, wrong=f"its log gives other {differing}." if differing else "")


def _differing(replayed: ArgumentMap, kept: ArgumentMap) -> str:
    """Return which parts of two maps differ, in words or in order."""
    parts = ("claims", "relations", "passages", "evidence", "cross_relations")
    wrong = [
        part.replace("_", " ")
        for part in parts
        if list(getattr(replayed, part).items()) != list(getattr(kept, part).items())
    ]
    wrong += ["positions, speakers or maps"] if replayed.debate != kept.debate else []
    return ", ".join(wrong)


def _import(
    store: Store, found: Archive, shelf: Library, held: Holding, *, most: int = 0
) -> Holding:
    """Replay the revisions of an archive and keep them, all or none."""
    settled = _on_shelf(found, shelf.slug)
    drawn, log = replayed(settled, held.map_id, most=most)
    with store.writing() as writing:
        if shelf.slug not in writing.libraries():
            writing.put_library(shelf)
        writing.add_map(drawn, datetime.now(UTC), held)
        for each in log:
            writing.log(each)
        _add_talk(writing, settled, held.map_id)
    return held


def _add_talk(writing: Writing, found: Archive, map_id: MapId) -> None:
    """Keep comments and snapshots, the comments that others answer first."""
    for each in sorted(found.comments, key=lambda each: each.reply_to is not None):
        writing.add(replace(each, map_id=map_id))
    writing.add(*(replace(each, map_id=map_id) for each in found.snapshots))


def replayed(found: Archive, map_id: MapId, *, most: int = 0) -> tuple[ArgumentMap, list[Revision]]:
    """Return the map that the revisions of an archive make, and the log with what undoes each.

    Args:
        found: the archive.
        map_id: the id of the map that it becomes.
        most: how many claims may be gone through, over all revisions; 0 for any number.

    Raises:
        ArchiveError: an edit cannot be done on the map as it was then.
    """
    drawn = blank(map_id, found.debate, found.library.slug)
    log: list[Revision] = []
    work = 0
    for each in found.revisions:
        work += len(drawn.claims) + len(each.edits)
        if most and work > most:
            raise ArchiveError("holds too long a history for a map of this size.")
        undoes, drawn = _done(each, drawn)
        log.append(replace(each, map_id=map_id, undoes=undoes))
    _check_places(drawn, found.library)
    return drawn, log


def _done(revision: Revision, on: ArgumentMap) -> tuple[tuple[Edit, ...], ArgumentMap]:
    if not 0 <= revision.undoing < revision.number:
        raise ArchiveError(f"holds a revision {revision.number} that undoes a later one.")
    try:
        undoes = inverse(revision.edits, on)
        return undoes, replace(apply_all(revision.edits, on), revision=revision.number)
    except ArgmapError as error:
        raise ArchiveError(
            f"holds a revision {revision.number} that cannot be done. {error}"
        ) from error


def _check_places(drawn: ArgumentMap, library: Library) -> None:
    """Check that every passage is of a source of the library; its text may be gone."""
    sources = {each.id for each in library.sources}
    for passage in drawn.passages.values():
        places = {span.source for span in passage.spans}
        if not places <= sources or (passage.via and not library.source(passage.via)):
            raise ArchiveError(f"holds a passage {passage.id} of a source that is not in it.")


def _shelf(store: Store, library: Library) -> Library:
    """Return the library to keep: ours, if it holds all of this one, else this one."""
    with store.reading() as reading:
        if library.slug not in reading.libraries():
            return library
        ours = reading.library(library.slug)
    if set(library.sources) <= set(ours.sources) and _digests(library) <= _digests(ours):
        return ours
    return _renamed(library)


def _shelf_for_all(store: Store, library: Library) -> Library:
    """Return the library to keep for a stranger's file: ours only if all may read it.

    Such a file never changes what others read, nor takes the slug of a library to come, nor leans
    on a library that belongs to somebody: what it brings gets another slug.
    """
    ours = _shelf(store, library) if revisions_on(store, library.slug) else library
    return _renamed(library) if ours is library else ours


def _renamed(library: Library) -> Library:
    return replace(library, slug=Slug(f"{library.slug[:SLUG_PART].rstrip('-')}-{fresh_id(6)}"))


def _digests(library: Library) -> set[tuple[str, str, str]]:
    return {(each.source, each.id, each.digest) for each in library.editions}


def _on_shelf(found: Archive, slug: Slug) -> Archive:
    """Return the archive as one of a debate whose sources are in the library of this slug."""
    if slug == found.library.slug:
        return found
    revisions = tuple(
        replace(each, edits=tuple(_framed(edit, found.library.slug, slug) for edit in each.edits))
        for each in found.revisions
    )
    return replace(found, library=replace(found.library, slug=slug), revisions=revisions)


def _framed(edit: Edit, old: Slug, new: Slug) -> Edit:
    if isinstance(edit, Frame) and edit.debate.library == old:
        return Frame(replace(edit.debate, library=new))
    return edit
