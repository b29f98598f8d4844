"""Reading debates, libraries and histories; what was read is kept for as long as it is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap.analysis.search import Hit, Index, Stretch, index_library, index_map, search
from argmap.evidence.paragraphs import blocks
from argmap.model.ids import Slug
from argmap.model.maps import ArgumentMap
from argmap.model.revisions import Revision
from argmap.model.sources import Library
from argmap.services.caches import cache_of
from argmap.store import Listed, Reading, Store


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library and the debates whose sources it holds."""

    library_slug: Slug
    title: str
    summary: str
    maps: tuple[ArgumentMap, ...]


def shelves(store: Store) -> tuple[Shelf, ...]:
    """Return all debates, by library, in the library's order, else as they were first loaded."""
    with store.reading() as reading:
        numbers = reading.libraries()
        found: dict[Slug, list[ArgumentMap]] = {}
        for listed in _first_maps(reading):
            found.setdefault(listed.library, []).append(_map(store, reading, listed))
        libraries = {slug: _library(store, reading, slug, numbers[slug]) for slug in found}
    return tuple(
        Shelf(slug, libraries[slug].title, libraries[slug].summary, _ordered(maps, libraries[slug]))
        for slug, maps in found.items()
    )


def revisions_on(store: Store, library: str) -> tuple[tuple[str, int], ...]:
    """Return the ids and revisions of the debates of a library; no map is read for it."""
    with store.reading() as reading:
        return tuple((e.map_id, e.revision) for e in _first_maps(reading) if e.library == library)


def _ordered(maps: list[ArgumentMap], library: Library) -> tuple[ArgumentMap, ...]:
    places = {slug: place for place, slug in enumerate(library.debates)}
    return tuple(sorted(maps, key=lambda each: places.get(each.debate.slug, len(places))))


def debate_map(store: Store, slug: str) -> ArgumentMap:
    """Return the map of a debate as of its latest revision.

    Raises:
        NotFoundError: there is no such debate; names the nearest.
    """
    with store.reading() as reading:
        return _map(store, reading, reading.first_map(slug))


def map_at(store: Store, map_id: str) -> ArgumentMap:
    """Return a map as of its latest revision.

    Raises:
        NotFoundError: there is no such map.
    """
    with store.reading() as reading:
        number = reading.revision(map_id)
        return cache_of(store).made(("map", map_id), number, lambda: reading.map(map_id))


def library_of(store: Store, slug: str) -> Library:
    """Return the library in which the sources of a debate are.

    Raises:
        NotFoundError: there is no such debate; names the nearest.
    """
    with store.reading() as reading:
        return _latest_library(store, reading, reading.first_map(slug).library)


def library(store: Store, slug: str) -> Library:
    """Return a library by its own slug.

    Raises:
        NotFoundError: there is no such library; names the nearest.
    """
    with store.reading() as reading:
        return _latest_library(store, reading, slug)


def history(store: Store, map_id: str) -> tuple[Revision, ...]:
    """Return the revisions of a map, the oldest first.

    Raises:
        NotFoundError: there is no such map.
    """
    with store.reading() as reading:
        reading.revision(map_id)
        return reading.revisions(map_id)


def find(store: Store, words: str, slug: str | None = None) -> tuple[Hit, ...]:
    """Return where the words occur in claims, evidence and sources, the best places first.

    Args:
        store: where the debates are.
        words: all of which must occur, in any order; those in quotation marks as a phrase.
        slug: the debate to search; all of them without one.

    Raises:
        NotFoundError: there is no such debate.
    """
    with store.reading() as reading:
        chosen = (reading.first_map(slug),) if slug else _first_maps(reading)
        indexes = [_map_index(store, reading, each) for each in chosen]
        numbers = reading.libraries()
        for each in dict.fromkeys(each.library for each in chosen):
            indexes.append(_library_index(store, reading, each, numbers[each]))
    return search(indexes, words)


def _first_maps(reading: Reading) -> tuple[Listed, ...]:
    found: dict[Slug, Listed] = {}
    for listed in reading.listed():
        found.setdefault(listed.slug, listed)
    return tuple(found.values())


def _map_index(store: Store, reading: Reading, listed: Listed) -> Index:
    drawn = _map(store, reading, listed)
    key = ("map index", listed.map_id)
    return cache_of(store).made(key, listed.revision, lambda: index_map(drawn))


def _library_index(store: Store, reading: Reading, slug: Slug, number: int) -> Index:
    """Return what anybody may find in a library: not the words of a text that is closed."""
    shelf = _library(store, reading, slug, number)
    shown = replace(shelf, editions=tuple(e for e in shelf.editions if shelf.is_open(e)))
    key = ("library index", slug)
    return cache_of(store).made(key, number, lambda: index_library(shown, _stretches))


def _stretches(text: str) -> Iterator[Stretch]:
    return ((block.number, block.start, block.end) for block in blocks(text))


def _map(store: Store, reading: Reading, listed: Listed) -> ArgumentMap:
    key = ("map", listed.map_id)
    return cache_of(store).made(key, listed.revision, lambda: reading.map(listed.map_id))


def _latest_library(store: Store, reading: Reading, slug: str) -> Library:
    return _library(store, reading, Slug(slug), reading.libraries().get(Slug(slug), 0))


def _library(store: Store, reading: Reading, slug: Slug, number: int) -> Library:
    return cache_of(store).made(("library", slug), number, lambda: reading.library(slug))
