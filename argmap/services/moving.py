"""Moving maps: working on a copy, and taking claims over from another map of the same debate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from argmap.analysis.adoption import Adoption
from argmap.analysis.compare import changes
from argmap.model import text
from argmap.model.drafts import apply_all, inverse
from argmap.model.errors import ForbiddenError, NobodyError, NotFoundError
from argmap.model.ids import ClaimId, GroupId, MapId, fresh_id
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, Who, may
from argmap.model.revisions import Revision
from argmap.model.seminars import NAME_LENGTH, Group, Holding, Person, Role, Visibility
from argmap.services.access import allowed
from argmap.services.authors import author_of
from argmap.services.caches import cache_of
from argmap.services.loading import blank
from argmap.services.people.signing import ADOPTED, copy_by
from argmap.services.reading import map_at
from argmap.services.saving import Saved, save
from argmap.services.texts.along import take_along
from argmap.store import Reading, Store

SLUG_PART, RANDOM_PART = 48, 6


def copy(
    store: Store, who: Who, map_id: str, *, name: str = "", group: GroupId | None = None
) -> Holding:
    """Copy a map as it is now, as one person's own map or as a group's, and say whose it is.

    Args:
        store: where the map is.
        who: who copies it; the first revision of the copy is signed by her.
        map_id: which map.
        name: what tells the copy from other maps of the debate.
        group: whose it will be; hers alone, if none is named.

    Raises:
        NobodyError: nobody is known to whom it could belong.
        ForbiddenError: she may not copy the map, or is not in the group to draw maps.
        NotFoundError: there is no such map or group, or not for her.
    """
    held = allowed(store, who, Permission.COPY, map_id)
    if who.person is None:
        raise NobodyError
    kept = group_of_hers(store, who, group) if group else None
    whole = map_at(store, held.map_id)
    copied = _holding(who.person, whole, kept, name)
    _keep(store, held, copied, whole, who.person)
    return copied


def group_of_hers(store: Store, who: Who, group_id: GroupId) -> Group:
    """Return a group in which somebody draws maps, or whose seminar she instructs.

    Raises:
        NotFoundError: there is no such group.
        ForbiddenError: she is not in it, or only reads there.
    """
    with store.reading() as reading:
        group = reading.one(Group, id=group_id)
    if group is None:
        raise NotFoundError("group", group_id)
    role = who.role(group.seminar)
    if role is Role.INSTRUCTOR or (role is Role.PARTICIPANT and who.is_in(group_id)):
        return group
    raise ForbiddenError("give maps to this group")


def fresh_map_id(slug: str) -> MapId:
    """Return a new address for another map of a debate."""
    return MapId(f"{slug[:SLUG_PART].rstrip('-')}-{fresh_id(RANDOM_PART)}")


def _holding(person: Person, whole: ArgumentMap, group: Group | None, name: str) -> Holding:
    usual = group.name if group else copy_by(person.name)
    called = text.line(name or usual, "The name of a map", limit=NAME_LENGTH)
    return Holding(
        fresh_map_id(whole.debate.slug),
        name=called,
        seminar=group.seminar if group else None,
        group=group.id if group else None,
        owner=None if group else person.id,
        visibility=Visibility.PRIVATE,
        origin=whole.id,
        origin_revision=whole.revision,
    )


def _named(held: Holding, whole: ArgumentMap) -> str:
    """Return the note on the first revision of a copy."""
    return f"Copied from “{called(held, whole)}” at revision {whole.revision}."


def _keep(store: Store, held: Holding, copied: Holding, old: ArgumentMap, person: Person) -> None:
    """Keep a new map as its first revision draws it; all is worked out before others have to wait.

    The rows are those of the map that the revision's edits make of nothing, so that replaying the
    log gives what is kept. Sources that only its holder had go along, without their texts.
    """
    empty = blank(copied.map_id, old.debate.slug, old.debate.library)
    whole = replace(old, id=copied.map_id)
    edits = changes(empty, whole)
    made = replace(apply_all(edits, empty), revision=1)
    undoes = inverse(edits, empty)
    note = _named(held, old)
    with store.writing() as writing:
        now, name = datetime.now(UTC), writing.name_of(person.id) or person.name
        writing.add_map(made, now, copied)
        writing.log(Revision(copied.map_id, 1, name, now, edits, undoes, note, person.id))
        take_along(writing, made, held, copied)
    cache_of(store).put(("map", copied.map_id), made.revision, made)


def called(held: Holding, whole: ArgumentMap) -> str:
    """Return what a map is called: by its own name, or by that of its debate."""
    return held.name or whole.debate.title or whole.debate.question


def others(store: Store, who: Who, map_id: str) -> tuple[tuple[Holding, ArgumentMap], ...]:
    """Return the other maps of the same debate that she may read: the house's, hers, her groups'.

    The map from which this one was copied comes first.
    """
    held = allowed(store, who, Permission.READ, map_id)
    debate = map_at(store, map_id).debate.slug
    with store.reading() as reading:
        near = {each.map_id: each for each in _near(reading, who, held, debate)}
    readable = [e for e in near.values() if e.map_id != map_id and may(who, Permission.READ, e)]
    found = [(each, map_at(store, each.map_id)) for each in readable]
    return tuple(pair for pair in found if pair[1].debate.slug == debate)


def _near(reading: Reading, who: Who, held: Holding, debate: str) -> Iterable[Holding]:
    """Return whose maps may be of the debate, and hers to read."""
    if held.origin:
        yield from reading.all(Holding, map_id=held.origin)
    yield from reading.all(Holding, map_id=debate)
    yield from reading.all(Holding, origin=held.map_id)
    if who.person is not None:
        yield from reading.all(Holding, owner=who.person.id)
    seminars = [each.seminar for each in who.members]
    yield from reading.all(Holding, seminar=seminars) if seminars else ()


def adoption(  # noqa: PLR0913
    store: Store,
    who: Who,
    map_id: str,
    other_id: str,
    claim: str,
    *,
    branch: bool = True,
    wordings: Iterable[str] = (),
) -> Adoption:
    """Return what taking a claim over from another map of the same debate would bring.

    Args:
        store: where the maps are.
        who: who takes it over.
        map_id: the map that it comes to.
        other_id: the map that it is on.
        claim: which claim.
        branch: whether all that bears on it comes along.
        wordings: of the claims that read otherwise here, those that are to read as there.

    Raises:
        NotFoundError: there is no such map or claim, or not for her.
        ForbiddenError: she may not change the map that it comes to.
    """
    allowed(store, who, Permission.EDIT, map_id)
    allowed(store, who, Permission.READ, other_id)
    into, other = map_at(store, map_id), map_at(store, other_id)
    if into.debate.slug != other.debate.slug:
        raise NotFoundError("map of this debate", other_id)
    return Adoption(into, other, ClaimId(claim), branch, frozenset(wordings))


def adopt(store: Store, who: Who, taken: Adoption, *, at: int) -> Saved:
    """Take a claim, or a branch, over from another map; the note says from where and from whom.

    Raises:
        StaleRevisionError: others changed the very things that this touches, since ``at``.
    """
    held = allowed(store, who, Permission.READ, taken.other.id)
    note = f"{ADOPTED} “{called(held, taken.other)}”{_where(store, taken)}."
    saved = save(store, who, taken.into.id, taken.edits(), at=at, note=note)
    return Saved(saved.map, saved.revision, saved.suggestion, taken.root, changed=saved.changed)


def _where(store: Store, taken: Adoption) -> str:
    """Return who wrote there what is new here, as the end of a sentence."""
    with store.reading() as reading:
        wrote = (author_of(reading, taken.other.id, each.id) for each in taken.fresh)
        names = [name for name in dict.fromkeys(wrote) if name]
    if not names:
        return ""
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f", where {', '.join(names[:3])}{more} wrote it"
