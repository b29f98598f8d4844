"""Starter maps: what everybody begins with, and the proposal of what changes there later."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from argmap.analysis.bringing import Bringing, bringing
from argmap.model.assignments import Assignment, Phase, Starter
from argmap.model.debates import WHOLE
from argmap.model.drafts import Draft
from argmap.model.edits import Arrange, Edit
from argmap.model.errors import ArgmapError
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Running, Who
from argmap.model.seminars import Holding, Person, Visibility
from argmap.model.talk import Outcome, Suggestion
from argmap.services.caches import cache_of
from argmap.services.history import map_as_of
from argmap.services.people.groups import hold
from argmap.services.people.signing import signature
from argmap.services.reading import map_at
from argmap.services.suggesting import suggest
from argmap.services.teaching.assigned import assigned, moment
from argmap.services.teaching.works import Beginning, begin
from argmap.services.texts.along import take_along
from argmap.store import Store, Writing

PROPOSED = "From what everybody began with"
"""How the note begins on a proposal of what has changed on the starter map."""


def begun(whole: ArgumentMap, starter: Starter) -> ArgumentMap:
    """Return what of a map is there to begin with.

    Of a short map, new claims are to be seen at once: so it has no excerpts of its own.
    """
    if starter in (Starter.FULL, Starter.OWN):
        return whole
    short = starter is Starter.SHORT
    chosen = whole.chosen(whole.debate.excerpts[0]) if short else whole.only(set())
    cited = {each.passage for each in chosen.evidence.values()}
    passages = {key: each for key, each in whole.passages.items() if key in cited}
    crossing = {
        key: each for key, each in whole.cross_relations.items() if each.target in chosen.claims
    }
    framed = replace(whole.debate, excerpts=(WHOLE,))
    return replace(chosen, debate=framed, passages=passages, cross_relations=crossing)


def keep(  # noqa: PLR0913
    store: Store,
    made: Assignment,
    held: Holding,
    whole: ArgumentMap,
    *,
    phases: Iterable[Phase],
    person: Person,
) -> None:
    """Keep a new assignment with its phases, and its starter map as the seminar's own.

    Args:
        store: where it is kept.
        made: the assignment; its ``starter`` is the id of the map that is made.
        held: whose the map is that it begins with.
        whole: how its maps begin.
        phases: what is done when.
        person: who assigns it.
    """
    into = Holding(
        made.starter,
        name="To begin with",
        seminar=made.seminar,
        visibility=Visibility.PRIVATE,
        origin=held.map_id or None,
        origin_revision=whole.revision if held.map_id else None,
    )
    note = f"What everybody begins with in the assignment “{made.title}”."
    first = Beginning.of(whole)
    with store.writing() as writing:
        hold(writing, made.seminar)
        name = signature(writing, person)
        kept = begin(writing, into, first, (name, person.id), note)
        _along(writing, kept, held, into)
        writing.add(replace(made, name=name))
        writing.add(*phases)
    cache_of(store).put(("map", into.map_id), kept.revision, kept)


def _along(writing: Writing, kept: ArgumentMap, held: Holding, into: Holding) -> None:
    if held.map_id:
        take_along(writing, kept, held, into)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What proposing the changes of a starter map to the maps did, or would do.

    Attributes:
        maps: those to which something new is proposed, with the number of edits.
        same: how many have all of it already, or were proposed it before.
        left: on how many something is left out, since it was changed there too.
        whole: those of ``maps`` on which nothing is left out.
    """

    maps: tuple[tuple[Holding, int], ...]
    same: int
    left: int
    whole: int


@dataclass(frozen=True, slots=True)
class _News:
    """What one map can be proposed."""

    held: Holding
    ours: ArgumentMap
    edits: tuple[Edit, ...]
    left: int
    waiting: tuple[Suggestion, ...]


def propose(store: Store, who: Who, assignment_id: str, *, only_look: bool = False) -> Proposed:
    """Propose what has changed on the starter map to each map that was begun with it.

    Nothing of anybody's own is touched: what was changed on a map, too, is left out, and the rest
    waits there as a suggestion until somebody accepts it. What was declined is not proposed again,
    and a newer proposal takes the place of one that still waits.

    Args:
        store: where the assignment is.
        who: in whose name it is proposed.
        assignment_id: which assignment.
        only_look: say what would be done, and do nothing.

    Raises:
        NotFoundError, ForbiddenError: it is not hers to run.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    starter = map_at(store, found.assignment.starter)
    news = [_news(store, each, starter) for each in found.maps if each.origin == starter.id]
    fresh = [each for each in news if each.edits]
    if not only_look:
        for each in fresh:
            _suggest(store, who, each, starter.revision)
    return Proposed(
        tuple((each.held, len(each.edits)) for each in fresh),
        len(news) - len(fresh),
        sum(each.left > 0 for each in news),
        sum(each.left == 0 for each in fresh),
    )


def _news(store: Store, held: Holding, starter: ArgumentMap) -> _News:
    since, ours = held.origin_revision or 0, map_at(store, held.map_id)
    if starter.revision <= since:
        return _News(held, ours, (), 0, ())
    with store.reading() as reading:
        before = reading.all(Suggestion, map_id=held.map_id)
    mine = [each for each in before if each.note.startswith(PROPOSED)]
    brought = _brought(store, since, starter, ours)
    declined = {e for each in mine if each.outcome is Outcome.DECLINED for e in each.edits}
    edits = _possible(ours, [each for each in brought.edits if each not in declined])
    waiting = tuple(each for each in mine if each.outcome is Outcome.WAITING)
    if any(each.edits == edits for each in waiting):
        edits = ()
    left = sum(not isinstance(each.edit, Arrange) for each in brought.left)
    return _News(held, ours, edits, left, waiting)


def _brought(store: Store, since: int, starter: ArgumentMap, ours: ArgumentMap) -> Bringing:
    """Return what can be brought to a map; the same for all on which nobody has drawn."""
    key = ("bringing", starter.id, since) if ours.revision == 1 else ("bringing", ours.id)
    numbers = (since, starter.revision, ours.revision)
    return cache_of(store).made(key, numbers, lambda: _bring(store, since, starter, ours))


def _bring(store: Store, since: int, starter: ArgumentMap, ours: ArgumentMap) -> Bringing:
    with store.reading() as reading:
        log = reading.revisions(starter.id, after=since, most=starter.revision - since)
    return bringing(map_as_of(store, starter.id, since), log, starter, ours)


def _possible(ours: ArgumentMap, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits that can be done one after the other, now that some are left out."""
    draft, done = Draft(ours), []
    for edit in edits:
        with suppress(ArgmapError):
            draft.do(edit)
            done.append(edit)
    return tuple(done)


def _suggest(store: Store, who: Who, news: _News, revision: int) -> None:
    """Keep the suggestion; of her own that still wait, it takes the place."""
    note = f"{PROPOSED}, revision {revision}."
    suggest(store, who, news.held.map_id, news.edits, at=news.ours.revision, note=note)
    with store.writing() as writing:
        for each in news.waiting:
            kept = writing.one(Suggestion, map_id=each.map_id, id=each.id)
            if kept is not None and kept.outcome is Outcome.WAITING:
                by = who.person.name if who.person else ""
                gone = replace(kept, outcome=Outcome.TAKEN_BACK, decided_by=by, decided=moment(who))
                writing.put(gone)
