"""Comparing the maps of an assignment: those that somebody may read, two of them or all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.analysis.aligning import MOST_MAPS, Alignment, align
from argmap.model.errors import NotFoundError
from argmap.model.ids import MapId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Span
from argmap.model.permissions import Permission, Running, Who, may, may_run
from argmap.model.seminars import Holding
from argmap.model.sources import Library, Stretch
from argmap.services.caches import cache_of
from argmap.services.reading import map_at
from argmap.services.teaching.assigned import Assigned, assigned
from argmap.services.texts.seen import seen
from argmap.store import Store

ALL = "all"
USUAL = 2
"""So many maps are compared if nobody says which."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A map that can be compared.

    Attributes:
        edits: whether who asks may change it, and so take claims over into it.
    """

    held: Holding
    drawn: ArgumentMap
    edits: bool

    @property
    def id(self) -> MapId:
        """The map's id."""
        return self.held.map_id


@dataclass(frozen=True)
class Compared:
    """Maps of an assignment, laid beside each other.

    Attributes:
        offered: those that who asks may read: of groups first, then of persons.
        chosen: those that she asked for.
        libraries: their texts, as she may read them.
        runs: whether she instructs the seminar.
        more: how many were asked for beyond what is compared at once.
    """

    assigned: Assigned
    offered: tuple[Entry, ...]
    chosen: tuple[Entry, ...]
    libraries: Mapping[MapId, Library]
    runs: bool
    store: Store
    more: int = 0

    @property
    def empty(self) -> tuple[Entry, ...]:
        """The chosen maps without any claim."""
        return tuple(each for each in self.chosen if not len(each.drawn))

    @property
    def beside(self) -> tuple[Entry, ...]:
        """The chosen maps that have claims: what is compared, if there are two of them."""
        return tuple(each for each in self.chosen if len(each.drawn))

    @cached_property
    def alignment(self) -> Alignment:
        """The maps that have claims, laid beside each other; kept until one of them changes."""
        drawn = [each.drawn for each in self.beside]
        key = ("aligned", *(each.id for each in drawn))
        revision = tuple((each.revision, *_texts(self.libraries[each.id])) for each in drawn)
        return cache_of(self.store).made(key, revision, lambda: align(drawn, self._where))

    def adopting(self, source: MapId) -> tuple[Entry, ...]:
        """Return the maps into which she may take over a claim that another map has alone."""
        shown = [each for each in self.chosen if each.edits and each.id != source]
        return tuple(shown or (each for each in self.offered if each.edits and each.id != source))

    def _where(self, drawn: ArgumentMap, span: Span) -> Iterable[Stretch]:
        """Yield where a passage stands in its own edition, and in the text that is read here."""
        yield span.source, span.edition, span.start, span.end
        place = self.libraries[drawn.id].place(span)
        if place is not None and place.edition.id != span.edition:
            yield span.source, place.edition.id, place.start, place.end


def compare(store: Store, who: Who, assignment_id: str, asked: Sequence[str] = ()) -> Compared:
    """Return maps of an assignment beside each other.

    Args:
        store: where they are.
        who: who compares; maps that she may not read are not there for her.
        assignment_id: the assignment.
        asked: the ids of the maps, or ``all``; if there are none, her own and the first others.

    Raises:
        NotFoundError: there is no such assignment or map, or not for her.
        NobodyError: it takes a person who is known.
    """
    found = assigned(store, who, assignment_id, Running.SEE)
    offered = tuple(_entry(store, who, held) for held in sorted(found.maps, key=_order))
    wanted = _wanted(offered, who, asked)
    chosen = wanted[:MOST_MAPS]
    libraries = {e.id: seen(store, who, e.held, e.drawn.debate.library) for e in chosen}
    runs = may_run(who, Running.RUN, found.seminar.id)
    return Compared(found, offered, chosen, libraries, runs, store, len(wanted) - len(chosen))


def _texts(library: Library) -> tuple[object, ...]:
    """Return what tells where passages stand in the texts that are here."""
    here = tuple(each.id for each in library.editions if each.text is not None)
    return here, frozenset(library.carried.items())


def _entry(store: Store, who: Who, held: Holding) -> Entry:
    return Entry(held, map_at(store, held.map_id), may(who, Permission.EDIT, held))


def _order(held: Holding) -> tuple[bool, list[tuple[int, str]], str]:
    """Return what sorts maps: those of groups first, Group 2 before Group 10."""
    parts = re.findall(r"[0-9]+|[^0-9]+", held.name.casefold())
    named = [(int(part), "") if part.isdecimal() else (0, part) for part in parts]
    return held.owner is not None, named, held.map_id


def _wanted(offered: tuple[Entry, ...], who: Who, asked: Sequence[str]) -> tuple[Entry, ...]:
    if ALL in asked:
        shared = tuple(each for each in offered if each.held.owner is None)
        return shared if len(shared) > 1 else offered
    if not asked:
        first = sorted(offered, key=lambda each: (not len(each.drawn), not _is_hers(who, each)))
        usual = first[:USUAL]
        return tuple(each for each in offered if each in usual)
    by_id = {each.id: each for each in offered}
    for each in asked:
        if each not in by_id:
            raise NotFoundError("map of this assignment", each)
    return tuple(by_id[MapId(each)] for each in dict.fromkeys(asked))


def _is_hers(who: Who, entry: Entry) -> bool:
    """Say whether somebody works on a map herself, alone or in its group."""
    hers = who.person is not None and entry.held.owner == who.person.id
    return hers or (entry.held.owner is None and who.is_in(entry.held.group))
