"""Starter maps: what everybody begins with in an assignment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from argmap.model.assignments import Assignment, Phase, Starter
from argmap.model.debates import WHOLE
from argmap.model.maps import ArgumentMap
from argmap.model.seminars import Holding, Person, Visibility
from argmap.services.caches import cache_of
from argmap.services.people.groups import hold
from argmap.services.people.signing import signature
from argmap.services.teaching.works import begin
from argmap.services.texts.along import take_along
from argmap.store import Store, Writing


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
    with store.writing() as writing:
        hold(writing, made.seminar)
        name = signature(writing, person)
        kept = begin(writing, into, whole, (name, person.id), note)
        _along(writing, kept, held, into)
        writing.add(replace(made, name=name))
        writing.add(*phases)
    cache_of(store).put(("map", into.map_id), kept.revision, kept)


def _along(writing: Writing, kept: ArgumentMap, held: Holding, into: Holding) -> None:
    if held.map_id:
        take_along(writing, kept, held, into)
