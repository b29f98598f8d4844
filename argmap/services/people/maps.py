"""Maps for groups: given to them to begin with, and how each is set up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from argmap.model import text
from argmap.model.debates import Debate
from argmap.model.edits import Frame
from argmap.model.errors import InvalidError
from argmap.model.ids import Slug, fresh_id
from argmap.model.permissions import Permission, Who
from argmap.model.seminars import NAME_LENGTH, Endorsing, Holding, Visibility
from argmap.services import moving
from argmap.services.access import allowed
from argmap.services.caches import cache_of
from argmap.services.editing import Proposal, revise_in
from argmap.services.loading import blank
from argmap.services.people.groups import group_for
from argmap.services.people.sessions import myself
from argmap.store import Store


@dataclass(frozen=True, slots=True)
class SetUp:
    """How a map is set up.

    Attributes:
        name: what tells it from other maps of the debate.
        visibility: who may read it.
        suggesting: whether a participant's change waits for another's approval.
        endorsing: whether claims are endorsed, and whether one sees by whom.
    """

    name: str
    visibility: Visibility
    suggesting: bool = False
    endorsing: Endorsing = Endorsing.OFF


class SetUpError(InvalidError):
    """A map cannot be set up so."""


def give(store: Store, who: Who, map_id: str, group_id: str, *, name: str = "") -> Holding:
    """Give a group a copy of a map, to begin with.

    Raises:
        NotFoundError: there is no such map or group, or not for her.
        ForbiddenError: she is no instructor of the group's seminar.
    """
    group = group_for(store, who, group_id)
    return moving.copy(store, who, map_id, name=name, group=group.id)


def ask(store: Store, who: Who, group_id: str, question: str, *, title: str = "") -> Holding:
    """Give a group an empty map of a new debate, with nothing but its question.

    The debate has a library of its own, and an address that tells nothing of the question.

    Raises:
        NotFoundError: there is no such group, or not for her.
        ForbiddenError: she is no instructor of the group's seminar.
        InvalidTextError: the question has no words, or too many.
    """
    group, person = group_for(store, who, group_id), myself(who)
    debate = Debate(Slug(f"debate-{fresh_id()}"), question, title)
    held = Holding(
        moving.fresh_map_id(debate.slug),
        name=group.name,
        seminar=group.seminar,
        group=group.id,
        visibility=Visibility.PRIVATE,
    )
    begun = Proposal(held.map_id, (Frame(debate),), person.name, 0, person=person.id)
    with store.writing() as writing:
        writing.add_map(blank(held.map_id, debate.slug, debate.library), datetime.now(UTC), held)
        made = revise_in(store, writing, begun)
    cache_of(store).put(("map", held.map_id), made.revision, made)
    return held


def set_up(store: Store, who: Who, map_id: str, chosen: SetUp) -> Holding:
    """Set a map up.

    Raises:
        NotFoundError: there is no such map, or not for her.
        ForbiddenError: she may read it, but not set it up.
        SetUpError: it cannot be set up so.
    """
    held = allowed(store, who, Permission.MANAGE, map_id)
    name = text.line(chosen.name, "The map's name", limit=NAME_LENGTH, empty=not held.name)
    _refuse_nonsense(held, chosen)
    told = {
        "name": name,
        "visibility": chosen.visibility,
        "suggesting": chosen.suggesting,
        "endorsing": chosen.endorsing,
    }
    with store.writing() as writing:
        writing.change(Holding, {"map_id": held.map_id}, **told)
        writing.stir(held.map_id)
        return writing.all(Holding, map_id=held.map_id)[0]


def only_of(store: Store, group_id: str) -> Holding | None:
    """Return the map of a group that has exactly one: there its work begins.

    Maps of assignments do not count: where these begin their phases say.
    """
    with store.reading() as reading:
        kept = reading.all(Holding, group=group_id)
    held = [each for each in kept if each.owner is None and each.assignment is None]
    return held[0] if len(held) == 1 else None


def own(store: Store, who: Who) -> tuple[Holding, ...]:
    """Return the maps that are hers alone."""
    if who.person is None:
        return ()
    with store.reading() as reading:
        return reading.all(Holding, owner=who.person.id)


def _refuse_nonsense(held: Holding, chosen: SetUp) -> None:
    if held.seminar is None and chosen.visibility is Visibility.SEMINAR:
        raise SetUpError("This map belongs to no seminar: let everybody read it, or nobody else.")
    if held.seminar is None and held.owner is None and chosen.visibility is not Visibility.PUBLIC:
        raise SetUpError("This is the debate's own map: everybody may read it.")
