"""What changed on the map from which another was copied, and can be brought there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from argmap.analysis.circles import refuse_circle
from argmap.analysis.compare import changes
from argmap.model.claims import Claim, Relation
from argmap.model.debates import Debate
from argmap.model.drafts import Draft
from argmap.model.edits import (
    AddClaim,
    Arrange,
    Edit,
    Frame,
    Ordered,
    Relate,
    Revise,
    Touch,
    Uncite,
    Unrelate,
    Withdraw,
    clash,
    touches,
)
from argmap.model.errors import ArgmapError, InvalidRelationError
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence
from argmap.model.revisions import Revision


@dataclass(frozen=True, slots=True)
class Left:
    """An edit that is left out, and why, as the end of a sentence."""

    edit: Edit
    why: str


@dataclass(frozen=True, slots=True)
class Bringing:
    """What can be brought to a copy, and what is left out.

    Attributes:
        ours: the copy, as it is.
        theirs: the map that it was copied from, as it is to be followed.
        edits: what to do on the copy, in order.
        after: the copy with all that is brought.
    """

    ours: ArgumentMap
    theirs: ArgumentMap
    edits: tuple[Edit, ...]
    left: tuple[Left, ...]
    after: ArgumentMap


def bringing(
    base: ArgumentMap, log: Iterable[Revision], theirs: ArgumentMap, ours: ArgumentMap
) -> Bringing:
    """Return what of another map's changes can be brought to its copy without touching one's own.

    What the copy has as the other map had it at any time since is not the copy's own: so what was
    brought before does not stand in the way of what comes later.

    Args:
        base: the other map, as it was when it was copied.
        log: its revisions since then, in their order.
        theirs: the other map after them.
        ours: the copy.
    """
    common = _common(base, log, ours)
    own = touches(changes(common, ours))
    wanted = [_framed(each, common.debate, ours.debate) for each in changes(common, theirs)]
    refused: dict[Edit, str] = {}
    while True:
        found = _brought(wanted, own, ours, refused)
        more = dict((*_circular(found), *_alone(found), *_fallen(found, common)))
        if not more:
            return Bringing(ours, theirs, *found)
        refused |= more


def _common(base: ArgumentMap, log: Iterable[Revision], ours: ArgumentMap) -> ArgumentMap:
    """Return what both maps come from: the base, with what the copy has as the other had it."""
    draft = Draft(base)
    debate = base.debate
    known: dict[Ordered, dict[Any, Any]] = {p: dict(getattr(base, p.value)) for p in Ordered}
    for revision in log:
        for edit in revision.edits:
            draft.do(edit)
        debate = ours.debate if draft.debate == ours.debate else debate
        touched = {key for _, key, _ in touches((*revision.edits, *revision.undoes))}
        for part in Ordered:
            _follow(known[part], touched, draft.parts[part], getattr(ours, part.value))
    parts: dict[str, Any] = {part.value: kept for part, kept in known.items()}
    return replace(base, debate=debate, **parts)


def _follow(known: dict[Any, Any], touched: set[str], theirs: Any, ours: Any) -> None:
    """Take over what the copy has as the other map has it now, of what was touched there."""
    for key in touched:
        if key not in ours and key not in theirs:
            known.pop(key, None)
        elif key in ours and key in theirs:
            before = known.get(key, theirs[key])
            known[key] = _mixed(before, theirs[key], ours[key])


def _mixed(before: Any, theirs: Any, ours: Any) -> Any:
    """Return a thing as before, with what of it is alike on both maps."""
    if not isinstance(ours, Claim):
        return ours if theirs == ours else before
    alike = {
        field.name: getattr(ours, field.name)
        for field in fields(ours)
        if getattr(ours, field.name) == getattr(theirs, field.name)
    }
    return replace(before, **alike)


Found = tuple[tuple[Edit, ...], tuple[Left, ...], ArgumentMap]
"""What is brought, what is left out, and the copy afterwards."""


def _brought(
    wanted: list[Edit], own: frozenset[Touch], ours: ArgumentMap, refused: dict[Edit, str]
) -> Found:
    draft = Draft(ours)
    done: list[Edit] = []
    left: list[Left] = []
    for edit in wanted:
        why = refused.get(edit) or _why_not(edit, own, ours)
        if not why:
            try:
                draft.do(edit)
                done.append(edit)
            except ArgmapError:
                why = "it leans on something that is not here"
        if why:
            left.append(Left(edit, why))
    return tuple(done), tuple(left), draft.map()


def _why_not(edit: Edit, own: frozenset[Touch], ours: ArgumentMap) -> str:
    """Return why an edit cannot go together with what was done here; nothing if it can."""
    if isinstance(edit, Arrange):
        return "the order stays as it is here"
    if isinstance(edit, Frame):
        return "" if edit.debate != ours.debate else "it is described otherwise here"
    met = clash(touches([edit]), own)
    if not met:
        return ""
    if isinstance(edit, Withdraw):
        return "it was changed here, or something here leans on it"
    if any(sort == "claim" and _is_withdrawn(ours, key) for sort, key, _ in met):
        return "the claim is withdrawn here"
    return "it was changed here too"


def _is_withdrawn(ours: ArgumentMap, key: str) -> bool:
    return any(claim.withdrawn for claim in ours.claims.values() if claim.id == key)


def _circular(found: Found) -> Iterator[tuple[Edit, str]]:
    """Yield what would make a circle together with what is here."""
    edits, _, after = found
    for edit in edits:
        if isinstance(edit, Relate | Revise):
            try:
                refuse_circle(after, edit.relation)
            except InvalidRelationError:
                yield edit, "it would argue in a circle here"


def _alone(found: Found) -> Iterator[tuple[Edit, str]]:
    """Yield the claims that would stand by themselves, since what they bear on is left out."""
    edits, left, _ = found
    bearing = {p for e in edits if isinstance(e, Relate) for p in e.relation.premises}
    lost = {p for e in left if isinstance(e.edit, Relate) for p in e.edit.relation.premises}
    for edit in edits:
        if isinstance(edit, AddClaim) and edit.claim.id in lost - bearing:
            yield edit, "what it bears on is left out"


def _fallen(found: Found, common: ArgumentMap) -> Iterator[tuple[Edit, str]]:
    """Yield what would go only because a step goes that is kept here."""
    edits, left, _ = found
    kept = {str(each.edit.relation) for each in left if isinstance(each.edit, Unrelate)}
    for edit in edits:
        leaning: Evidence | Relation | None = None
        if isinstance(edit, Uncite):
            leaning = common.evidence.get(edit.evidence)
        elif isinstance(edit, Unrelate):
            leaning = common.relations.get(edit.relation)
        if leaning and leaning.target in kept:
            yield edit, "the step that it belongs to stays here"


def _framed(edit: Edit, common: Debate, ours: Debate) -> Edit:
    """Return a description of the debate as one in which nothing of the copy's own is lost."""
    if not isinstance(edit, Frame):
        return edit
    theirs = edit.debate
    parts = {
        field.name: getattr(theirs, field.name)
        for field in fields(ours)
        if getattr(ours, field.name) == getattr(common, field.name)
    }
    for name in ("positions", "speakers"):
        parts[name] = _named(*(getattr(each, name) for each in (common, theirs, ours)))
    return Frame(replace(ours, **parts))


def _named(
    common: tuple[Any, ...], theirs: tuple[Any, ...], ours: tuple[Any, ...]
) -> tuple[Any, ...]:
    """Return ours, with what they changed of what we did not, and with what is new there."""
    before, there = {e.id: e for e in common}, {e.id: e for e in theirs}
    kept = (there.get(e.id, e) if before.get(e.id) == e else e for e in ours)
    here = {each.id for each in ours} | set(before)
    return (*kept, *(each for each in theirs if each.id not in here))
