"""The history of a map: its revisions in words, its earlier states, and what changed in between."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from threading import Lock

from argmap.analysis.difference import Difference, differences
from argmap.analysis.telling import Told, told
from argmap.model.drafts import Draft
from argmap.model.edits import AddClaim, Merge
from argmap.model.errors import NotFoundError
from argmap.model.ids import MapId
from argmap.model.maps import ArgumentMap
from argmap.model.revisions import Entry, Revision
from argmap.services.caches import cache_of
from argmap.services.reading import map_at
from argmap.store import Reading, Store

PAGE, SHORT, STATES = 50, 12, 24


@dataclass(frozen=True, slots=True)
class Line:
    """A revision as a line of the history.

    Attributes:
        told: what was done, in words; nothing where it was too much, and the counts tell it.
        undone: the number of the revision that undid it, and stands; 0 if none does.
    """

    entry: Entry
    told: tuple[Told, ...] = ()
    undone: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a history, the newest first; ``older`` is where the next one begins, or 0."""

    lines: tuple[Line, ...]
    total: int
    older: int = 0


def page_of(store: Store, map_id: str, before: int | None = None) -> Page:
    """Return a page of a map's history.

    Args:
        store: where the map is.
        map_id: which map.
        before: the page begins below this number; at the newest without it.

    Raises:
        NotFoundError: there is no such map.
    """
    whole = map_at(store, map_id)
    with store.reading() as reading:
        found = reading.entries(map_id, before=before, most=PAGE)
        lines = _lines(store, reading, whole, found)
    older = found[-1].number if found and found[-1].number > 1 else 0
    return Page(lines, whole.revision, older)


def page_of_claim(store: Store, map_id: str, claim: str) -> Page:
    """Return the history of one claim, with those of the claims that were merged into it.

    Raises:
        NotFoundError: there is no such map, or it never had the claim.
    """
    whole = map_at(store, map_id)
    kept = whole.claim(claim)
    with store.reading() as reading:
        numbers, names = _with_merged(reading, map_id, kept.id)
        found = reading.entries(map_id, numbers=sorted(numbers, reverse=True)[: 2 * PAGE])
        lines = _lines(store, reading, whole, found)
    return Page(tuple(_about(line, names) for line in lines), len(numbers))


def _about(line: Line, names: set[str]) -> Line:
    """Return a line with only what it tells of these claims, if it tells of them."""
    about = tuple(each for each in line.told if any(each.names(name) for name in names))
    return replace(line, told=about or line.told)


def _with_merged(reading: Reading, map_id: str, claim: str) -> tuple[set[int], set[str]]:
    """Return the revisions that touched a claim, and what was merged into it until then."""
    numbers: set[int] = set()
    names: set[str] = set()
    heap = [(claim, 0)]
    while heap:
        name, until = heap.pop()
        if name in names:
            continue
        names.add(name)
        found = [each for each in reading.touching(map_id, name) if not until or each <= until]
        numbers.update(found)
        heap += _merges(reading, map_id, name, found)
    return numbers, names


def _merges(
    reading: Reading, map_id: str, into: str, numbers: list[int]
) -> Iterable[tuple[str, int]]:
    merging = [e.number for e in reading.entries(map_id, numbers=numbers) if "Merge" in e.counts]
    for revision in reading.revisions_numbered(map_id, merging):
        for edit in revision.edits:
            if isinstance(edit, Merge) and edit.into == into:
                yield edit.claim, revision.number


def last_of_claim(store: Store, map_id: str, claim: str) -> tuple[int, Entry | None]:
    """Return how many revisions touched a claim, and the last of them."""
    with store.reading() as reading:
        numbers = reading.touching(map_id, claim)
        last = reading.entries(map_id, numbers=numbers[:1])
    return len(numbers), last[0] if last else None


def last_by(store: Store, map_id: str, person: str) -> int:
    """Return the number of the last revision that somebody made on a map; 0 if she made none."""
    with store.reading() as reading:
        return next(reading.numbers_by(map_id, person), 0)


def revision_of(store: Store, map_id: str, number: int) -> Revision:
    """Return one revision of a map, with its edits.

    Raises:
        NotFoundError: there is no such revision.
    """
    with store.reading() as reading:
        found = reading.revisions_numbered(map_id, [number])
    if not found:
        raise NotFoundError("revision", str(number))
    return found[0]


def line_of(store: Store, map_id: str, number: int) -> Line | None:
    """Return one revision as a line of the history, or none before the first."""
    whole = map_at(store, map_id)
    with store.reading() as reading:
        lines = _lines(store, reading, whole, reading.entries(map_id, numbers=[number]))
    return lines[0] if lines else None


def entries_of(store: Store, map_id: str, numbers: Iterable[int]) -> dict[int, Entry]:
    """Return some revisions as they stand in a list, by number."""
    with store.reading() as reading:
        return {each.number: each for each in reading.entries(map_id, numbers=numbers)}


def last_touches(store: Store, map_id: str, first: int, last: int) -> dict[str, int]:
    """Return which claims were touched after one revision up to another, and by which one last."""
    with store.reading() as reading:
        return reading.last_touches(map_id, first, last)


def _lines(
    store: Store, reading: Reading, whole: ArgumentMap, found: tuple[Entry, ...]
) -> tuple[Line, ...]:
    few = [each.number for each in found if each.size <= SHORT]
    edits = {each.number: each for each in reading.revisions_numbered(whole.id, few)}
    undone = standing_undoings(undoings_of(store, reading, whole.id))
    return tuple(
        Line(each, _told(edits.get(each.number), whole), undone.get(each.number, 0))
        for each in found
    )


def _told(revision: Revision | None, whole: ArgumentMap) -> tuple[Told, ...]:
    return told(revision.edits, revision.undoes, whole) if revision else ()


def undoings_of(store: Store, reading: Reading, map_id: str) -> dict[int, int]:
    """Return what undoes what on a map, as ``reading.undoings``, asked once for each revision."""
    now = reading.revision(map_id)
    return cache_of(store).made(("undoings", map_id), now, lambda: reading.undoings(map_id))


def standing_undoings(undoings: dict[int, int]) -> dict[int, int]:
    """Return for each revision that is undone by which one: one that is not undone itself.

    Args:
        undoings: the number of each revision that undoes another, and of that other.
    """
    undone: dict[int, int] = {}
    for number in sorted(undoings, reverse=True):
        if number not in undone:
            undone[undoings[number]] = number
    return undone


class _Past:
    """The earlier states of one map that were last asked for; they never change."""

    def __init__(self) -> None:
        self.states: OrderedDict[int, ArgumentMap] = OrderedDict()
        self.lock = Lock()

    def nearest(self, number: int, latest: ArgumentMap) -> ArgumentMap:
        with self.lock:
            known = min((latest.revision, *self.states), key=lambda each: abs(each - number))
            return self.states.get(known, latest)

    def keep(self, state: ArgumentMap) -> ArgumentMap:
        with self.lock:
            self.states[state.revision] = state
            self.states.move_to_end(state.revision)
            while len(self.states) > STATES:
                self.states.popitem(last=False)
        return state


def map_as_of(store: Store, map_id: str, number: int) -> ArgumentMap:
    """Return a map as it was at a revision; 0 is before the first.

    It is reached from the nearest state that is known: forwards by edits, or backwards by what
    undoes them. Claims that were not there yet are not there, not even withdrawn.

    Raises:
        NotFoundError: there is no such map or revision.
    """
    latest = map_at(store, map_id)
    if number == latest.revision:
        return latest
    if not 0 <= number < latest.revision:
        raise NotFoundError("revision", str(number))
    past: _Past = cache_of(store).made(("past", map_id), 0, _Past)
    start = past.nearest(number, latest)
    if start.revision == number:
        return start
    first, last = sorted((start.revision, number))
    with store.reading() as reading:
        between_ = reading.revisions(map_id, after=first, most=last - first)
    move = forwards if number > start.revision else backwards
    return past.keep(move(start, between_))


def forwards(start: ArgumentMap, revisions: tuple[Revision, ...]) -> ArgumentMap:
    """Return the map after these revisions, which follow on it."""
    draft = Draft(start)
    for revision in revisions:
        for edit in revision.edits:
            draft.do(edit)
    return replace(draft.map(), revision=revisions[-1].number)


def backwards(start: ArgumentMap, revisions: tuple[Revision, ...]) -> ArgumentMap:
    """Return the map before these revisions, of which the last one made it."""
    draft = Draft(start)
    for revision in reversed(revisions):
        for edit in revision.undoes:
            draft.do(edit)
        for edit in revision.edits:
            if isinstance(edit, AddClaim):
                del draft.claims[edit.claim.id]
    return replace(draft.map(), revision=revisions[0].number - 1)


def between(store: Store, map_id: str, first: int, last: int) -> Difference:
    """Return what is different between two revisions of a map.

    Raises:
        NotFoundError: there is no such map or revision.
    """
    key = ("difference", map_id, first, last)
    return cache_of(store).made(key, 0, lambda: _different(store, MapId(map_id), first, last))


def _different(store: Store, map_id: MapId, first: int, last: int) -> Difference:
    new = map_as_of(store, map_id, last)
    return differences(map_as_of(store, map_id, first), new)
