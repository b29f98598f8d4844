"""Debate folders into the store, as revisions, and back out again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from argmap import __version__
from argmap.analysis.compare import changes
from argmap.formats.dump import write_folder
from argmap.formats.folder import find_folders, read_folder
from argmap.formats.problems import Problem
from argmap.model.debates import Debate
from argmap.model.errors import ArgmapError, NotFoundError
from argmap.model.ids import MapId, Slug
from argmap.model.maps import ArgumentMap
from argmap.model.sources import Library
from argmap.services.caches import cache_of
from argmap.services.editing import Proposal, revise_in
from argmap.services.reading import debate_map, library_of, shelves
from argmap.services.texts.closing import without_closed_words
from argmap.store import Listed, Reading, Store, Writing

Progress = Callable[[str], None]
SHOWN = 5


def _quiet(_sentence: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Loader:
    """Who loads, from which state of a folder, and who is told what is being done."""

    member: str = "folder"
    digest: str = ""
    say: Progress = _quiet


BY_FOLDER = Loader()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a debate did.

    Attributes:
        slug: which debate.
        revision: the number of its latest revision.
        changed: whether anything was new.
        edits: how many edits the new revision has; 0 if there is none.
    """

    slug: Slug
    revision: int
    changed: bool
    edits: int


class FolderError(ArgmapError):
    """A debate folder has problems, and was not loaded.

    Attributes:
        problems: all of them, by file and place.
    """

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        more = len(problems) - SHOWN
        lines = [str(each) for each in problems[:SHOWN]] + (
            [f"and {more} more"] if more > 0 else []
        )
        super().__init__("\n".join([f"{path} cannot be loaded:", *lines]))
        self.problems = problems


def load_folder(
    store: Store, path: Path, *, member: str = "folder", progress: Progress | None = None
) -> Loaded:
    """Load a debate folder; loading it again changes only what has changed, as a revision.

    Args:
        store: where it goes.
        path: the folder.
        member: who signs the revision.
        progress: is told in a few words what is being done.

    Raises:
        FolderError: the folder has problems; nothing was changed.
        StoreError: the database cannot be written.
    """
    say = progress or _quiet
    say(f"Reading {path.name}")
    digest = folder_digest(path)
    reading = read_folder(path)
    if reading.problems or reading.map is None or reading.library is None:
        raise FolderError(path, reading.problems)
    return put(store, reading.map, reading.library, Loader(member, digest, say))


def load_all(store: Store, path: Path, progress: Progress | None = None) -> Iterator[Loaded]:
    """Load every debate folder at a path whose files changed since they were last loaded.

    A folder that is still as it was is not even read, so that what members have since changed on
    its map stays.
    """
    with store.reading() as reading:
        known = {each.slug: each for each in reading.listed()}
    digests = {each.loaded: each for each in known.values() if each.loaded}
    for folder in find_folders(path):
        same = digests.get(folder_digest(folder))
        if same:
            yield Loaded(same.slug, same.revision, changed=False, edits=0)
        else:
            yield load_folder(store, folder, progress=progress)


def put(store: Store, new: ArgumentMap, library: Library, by: Loader = BY_FOLDER) -> Loaded:
    """Make the map of a debate draw the same as this one, by one revision if it does not yet.

    Of texts that are not for everybody, it keeps places and no words.
    """
    new = without_closed_words(new, library)
    with store.writing() as writing:
        writing.take_turn()
        shelved = writing.put_library(library)
        old = revised = _kept_or_new(store, writing, new)
        by.say(f"Comparing {new.debate.slug}")
        edits = changes(old, replace(new, id=old.id))
        if edits:
            by.say(f"Writing {len(edits):,} edits of {new.debate.slug}")
            proposal = Proposal(old.id, edits, by.member, old.revision)
            revised = revise_in(store, writing, proposal)
        dropped = writing.prune_library(library)
        writing.note_loaded(old.id, by.digest)
    cache_of(store).put(("map", old.id), revised.revision, revised)
    return Loaded(new.debate.slug, revised.revision, bool(edits or shelved or dropped), len(edits))


def _kept_or_new(store: Store, writing: Writing, new: ArgumentMap) -> ArgumentMap:
    """Return the debate's map as it is kept; a debate that is new gets an empty one."""
    listed = _listed(writing, new.debate.slug)
    if listed is None:
        empty = blank(MapId(new.debate.slug), new.debate.slug, new.debate.library)
        writing.add_map(empty, datetime.now(UTC))
        return empty
    kept: ArgumentMap | None = cache_of(store).get(("map", listed.map_id), listed.revision)
    return kept or writing.map(listed.map_id)


def _listed(reading: Reading, slug: Slug) -> Listed | None:
    try:
        return reading.first_map(slug)
    except NotFoundError:
        return None


def blank(map_id: MapId, slug: Slug, library: Slug) -> ArgumentMap:
    """Return the map of a debate before its first revision; replaying a history begins with it."""
    return ArgumentMap(map_id, Debate(slug, question=slug, library=library))


def dump(store: Store, slug: str, into: Path) -> Path:
    """Write a debate as a folder in this one, and return it.

    Editions of texts that no passage lies in any more are left out.

    Raises:
        NotFoundError: there is no such debate.
    """
    drawn, shelf = debate_map(store, slug), library_of(store, slug)
    sharing = [each for shelf_ in shelves(store) for each in shelf_.maps]
    folder = into / slug
    write_folder(drawn, _trimmed(shelf, sharing), folder)
    return folder


def _trimmed(library: Library, maps: Iterable[ArgumentMap]) -> Library:
    """Return the library with the newest edition of each source, and those that passages are in."""
    used = {
        (span.source, span.edition)
        for each in maps
        if each.debate.library == library.slug
        for passage in each.passages.values()
        for span in passage.spans
    }
    used |= {(each.source, each.id) for each in {e.source: e for e in library.editions}.values()}
    kept = tuple(each for each in library.editions if (each.source, each.id) in used)
    return replace(library, editions=kept)


def folder_digest(path: Path) -> str:
    """Return a digest of all that a debate folder is read from, and of our version.

    This is its name, which may be the debate's slug, its files, and those of the libraries beside.
    """
    beside = [each.parent for each in path.resolve().parent.glob("*/library.yaml")]
    hashed = sha256(f"{__version__}\0{path.resolve().name}\0".encode())
    for folder in (path, *sorted(beside)):
        for file in sorted(each for each in folder.rglob("*") if _is_read(each)):
            content = file.read_bytes()
            hashed.update(f"{file.relative_to(folder)}\0{len(content)}\0".encode() + content)
    return hashed.hexdigest()


def _is_read(path: Path) -> bool:
    return path.suffix in (".yaml", ".txt") and path.is_file()
