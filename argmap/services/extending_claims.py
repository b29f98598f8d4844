"""Changing claims: their words, whose they are, taking them back and putting them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from argmap.model.claims import Claim
from argmap.model.edits import AddClaim, Assign, ClaimField, Edit, Relate, Restore, Reword, Withdraw
from argmap.model.fields import assigned, written
from argmap.model.ids import ClaimId, RelationId
from argmap.services.extending import Turn, claim_id, speaker_of, standing
from argmap.services.extending_lost import seen_map
from argmap.services.saving import Saved

DETAILS = (
    ClaimField.SPEAKER, ClaimField.VOICE, ClaimField.POSITION, ClaimField.DATE, ClaimField.KIND,
    ClaimField.THESIS, ClaimField.CORE, ClaimField.IMPLIED, ClaimField.REPORTED_BY,
    ClaimField.NOTE,
)  # fmt: skip


def reword(turn: Turn, claim: str, text: str) -> Saved:
    """Say a claim in other words.

    To settle a clash by both versions leaves theirs as it is, and states these words as a claim
    beside it that bears alike.
    """
    old = turn.map.claim(claim)
    same = replace(old, text=text).text == old.text
    if turn.both and not same:
        return _beside(turn, old, text)
    back = standing(turn, claim)
    if same and not back:
        return turn.done(focus=old.id)
    return turn.save([*back, Reword(old.id, text)], focus=old.id)


def _beside(turn: Turn, old: Claim, text: str) -> Saved:
    """State other words beside a claim, bearing on all that it bears on."""
    new = replace(old, id=claim_id(text, turn), text=text, withdrawn=False)
    if new.id in turn.map.claims:
        return turn.done(focus=new.id)
    edits: list[Edit] = [AddClaim(new)]
    for at, relation in enumerate(r for r in turn.map.relations.values() if old.id in r.premises):
        premises = tuple(new.id if each == old.id else each for each in relation.premises)
        alike = RelationId(f"{relation.kind.value}-{turn.once}-{at}")
        edits.append(Relate(replace(relation, id=alike, premises=premises)))
    return turn.save(edits, focus=new.id)


def describe_claim(
    turn: Turn, claim: str, wanted: Mapping[ClaimField, str], named: str = ""
) -> Saved:
    """Change whose a claim is, when it was held, and what else is said of it.

    Only what differs from what she saw is changed; what others changed meanwhile stays. To settle
    a clash by both versions leaves alone what they changed.

    Args:
        turn: whose turn it is.
        claim: which claim.
        wanted: the fields as they are to be, as written in a debate folder.
        named: the name of a speaker whom the debate does not know yet, to hold the claim.
    """
    back = standing(turn, claim)
    now = turn.map.claim(claim)
    seen = seen_map(turn.store, turn.map, turn.at).claim(claim) if turn.at else now
    framing, speaker = speaker_of(turn, "", named, wanted.get(ClaimField.POSITION, ""))
    asked = dict(wanted) | ({ClaimField.SPEAKER: speaker} if speaker else {})
    edits = [Assign(now.id, f, v) for f, v in asked.items() if _differs(turn, f, v, seen, now)]
    if not edits and not back:
        return turn.done(focus=now.id)
    return turn.save([*back, *framing, *edits], focus=now.id)


def _differs(turn: Turn, field: ClaimField, value: str, seen: Claim, now: Claim) -> bool:
    """Say whether a field is to be changed."""
    wanted = written(assigned(now, field, value), field)
    theirs = written(now, field) != written(seen, field)
    if turn.mine:
        return wanted != written(now, field)
    return wanted != written(seen, field) and not (turn.both and theirs)


def withdraw(turn: Turn, claim: str) -> Saved:
    """Take a claim back; it is kept, and can be restored."""
    old = turn.map.claim(claim)
    upon = next(iter(turn.map.relations_from(old.id)), None)
    focus = upon.target if upon and upon.target in turn.map.drawn else ""
    if old.withdrawn:
        return turn.done(focus=focus)
    return turn.save([Withdraw(old.id)], focus=focus)


def restore(turn: Turn, claim: str) -> Saved:
    """Put a withdrawn claim back on the map."""
    old = turn.map.claim(ClaimId(claim))
    if not old.withdrawn:
        return turn.done(focus=old.id)
    return turn.save([Restore(old.id)], focus=old.id)
