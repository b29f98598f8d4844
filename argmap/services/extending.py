"""Extending a map: stating claims, alone or as premises of something that bears on something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from unicodedata import normalize

from argmap.analysis.circles import refuse_circle
from argmap.model.claims import Basis, Claim, Kind, Relation, Voice
from argmap.model.dates import DateSpan
from argmap.model.debates import Speaker
from argmap.model.edits import AddClaim, Edit, Frame, Relate, Restore, Revise
from argmap.model.errors import InvalidClaimError, NotFoundError
from argmap.model.ids import ClaimId, MapId, PositionId, RelationId, SpeakerId, fresh_id
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, Who
from argmap.services.access import allowed
from argmap.services.extending_lost import redrawing, relation_of, withdrawn_since
from argmap.services.merging import heir
from argmap.services.reading import map_at
from argmap.services.saving import Saved, save
from argmap.store import Store

SLUG = 24


class Settling(StrEnum):
    """How a clash is to be settled: not at all yet, by one's own version, or by both."""

    NONE = ""
    MINE = "mine"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn at a map; get it from ``turn``, which asks whether it is hers to change.

    Attributes:
        map: as it is now.
        at: the number of the revision that she saw.
        once: tells this turn from any other; sent twice, it is carried out once.
    """

    store: Store
    who: Who
    map: ArgumentMap
    at: int
    once: str
    settling: Settling = Settling.NONE

    @property
    def mine(self) -> bool:
        """Whether what others did is to give way."""
        return self.settling is Settling.MINE

    @property
    def both(self) -> bool:
        """Whether what others did and what she does are both to be kept."""
        return self.settling is Settling.BOTH

    def save(
        self, edits: Sequence[Edit], *, focus: str = "", step: str = "", note: str = ""
    ) -> Saved:
        """Save the edits, and say which claim and which relation to look at afterwards."""
        saved = save(self.store, self.who, self.map.id, edits, at=self.at, note=note)
        return replace(saved, focus=focus, step=step)

    def done(self, *, focus: str = "", step: str = "", why: str = "") -> Saved:
        """Say that all is as it is to be already, and why, in a sentence."""
        return Saved(self.map, self.map.revision, None, focus, step, changed=False, why=why)


def turn(  # noqa: PLR0913
    store: Store,
    who: Who,
    map_id: str,
    at: int,
    *,
    once: str = "",
    settling: Settling = Settling.NONE,
) -> Turn:
    """Return somebody's turn at a map.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: it is not hers to change.
    """
    allowed(store, who, Permission.EDIT, map_id)
    return Turn(store, who, map_at(store, MapId(map_id)), at, once or fresh_id(), settling)


@dataclass(frozen=True, slots=True)
class Words:
    """A claim as somebody states it; fields as they are written, and empty if not said.

    Attributes:
        speaker: the id of a speaker of the debate.
        named: the name of a speaker whom the debate does not know yet; in place of ``speaker``.
        core: whether it belongs to the short map.
    """

    text: str
    speaker: str = ""
    named: str = ""
    voice: Voice = Voice.MEMBER
    position: str = ""
    date: str = ""
    kind: str = ""
    core: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What is said about a relation beside its premises, target and kind."""

    note: str = ""
    scheme: str = ""
    basis: Basis = Basis.EDITORIAL


PLAIN = Step()
Premise = Words | ClaimId


def support(turn: Turn, claim: str, premise: Premise, step: Step = PLAIN) -> Saved:
    """Give a reason for a claim: a new one, or a claim that is on the map."""
    return _reply(turn, Kind.SUPPORT, claim, premise, step)


def rebut(turn: Turn, claim: str, premise: Premise, step: Step = PLAIN) -> Saved:
    """Give a reason against a claim."""
    return _reply(turn, Kind.REBUT, claim, premise, step)


def undercut(turn: Turn, relation: str, premise: Premise, step: Step = PLAIN) -> Saved:
    """Say why a step does not follow."""
    return _reply(turn, Kind.UNDERCUT, relation, premise, step)


def thesis(turn: Turn, words: Words) -> Saved:
    """Answer the debate's question by a new claim."""
    return _alone(turn, words, thesis=True)


def premise(turn: Turn, relation: str, added: Premise) -> Saved:
    """Link another premise to a relation, so that they bear only together."""
    if isinstance(added, Words) and (stated := claim_id(added.text, turn)) in turn.map.claims:
        return turn.done(focus=stated, step=relation)
    kept = relation_of(turn.store, turn.map, relation)
    if turn.both and kept.id not in turn.map.relations:
        anew = replace(turn, settling=Settling.NONE)
        return _reply(anew, kept.kind, kept.target, added, PLAIN)
    back = redrawing(turn.store, turn.map, kept) if turn.mine else ()
    first, claim = stating(turn, added)
    linked = replace(kept, premises=(*kept.premises, claim))
    return turn.save([*back, *first, Revise(linked)], focus=claim, step=linked.id)


def _reply(turn: Turn, kind: Kind, target: str, premise: Premise, step: Step) -> Saved:
    relation_id = RelationId(f"{kind.value}-{turn.once}")
    if relation_id in turn.map.relations:
        return turn.done(focus=turn.map.relations[relation_id].premises[0], step=relation_id)
    if turn.both and isinstance(premise, Words):
        return _alone(turn, premise, thesis=False)
    if turn.mine and kind is not Kind.UNDERCUT:
        target = heir(turn.store, turn.map, target)
    back = ready(turn, kind, target)
    first, claim = stating(turn, premise)
    relation = Relation(
        relation_id, kind, (claim,), ClaimId(target), step.basis, step.scheme, step.note
    )
    if not first:
        refuse_circle(turn.map, relation)
    return turn.save([*back, *first, Relate(relation)], focus=claim, step=relation_id)


def ready(turn: Turn, kind: Kind, target: str) -> Sequence[Edit]:
    """Return what has to be brought back before something can bear on the target."""
    if kind is not Kind.UNDERCUT:
        return standing(turn, target)
    step = relation_of(turn.store, turn.map, target)
    return redrawing(turn.store, turn.map, step) if turn.mine else ()


def standing(turn: Turn, target: str) -> tuple[Edit, ...]:
    """Return what makes a claim stand on the map: nothing, if it does.

    Raises:
        NotFoundError: the map never had such a claim.
        InvalidClaimError: it was withdrawn, and she knew.
    """
    claim = turn.map.claim(target)
    if claim.withdrawn and turn.mine:
        return (Restore(claim.id),)
    if claim.withdrawn and not withdrawn_since(turn.store, turn.map, claim.id, turn.at):
        raise InvalidClaimError("This claim has been withdrawn: restore it first.")
    return ()


def _alone(turn: Turn, words: Words, *, thesis: bool) -> Saved:
    stated = claim_id(words.text, turn)
    if stated in turn.map.claims:
        return turn.done(focus=stated)
    first, claim = stating(turn, words, thesis=thesis)
    return turn.save(first, focus=claim)


def stating(
    turn: Turn, premise: Premise, *, thesis: bool = False
) -> tuple[tuple[Edit, ...], ClaimId]:
    """Return the edits that state a premise, if it is not on the map yet, and its id."""
    if not isinstance(premise, Words):
        if premise not in turn.map.drawn:
            raise NotFoundError("claim", premise, turn.map.drawn)
        return (), premise
    framing, speaker = speaker_of(turn, premise.speaker, premise.named, premise.position)
    claim = Claim(
        claim_id(premise.text, turn),
        premise.text,
        premise.voice,
        speaker,
        PositionId(premise.position) if premise.position else None,
        DateSpan(premise.date) if premise.date else None,
        premise.kind,
        thesis,
        premise.core,
    )
    return (*framing, AddClaim(claim)), claim.id


def speaker_of(
    turn: Turn, speaker: str, named: str, position: str = ""
) -> tuple[tuple[Edit, ...], SpeakerId | None]:
    """Return the id of a speaker, and what makes the debate know one whom it does not know."""
    if not named.strip():
        return (), SpeakerId(speaker) if speaker else None
    debate = turn.map.debate
    same = [each for each in debate.speakers if named.strip() in (each.name, each.short)]
    if same:
        return (), same[0].id
    made = SpeakerId(f"{slug_of(named) or 'speaker'}-{turn.once[:4]}")
    added = Speaker(made, named, position=PositionId(position) if position else None)
    return (Frame(replace(debate, speakers=(*debate.speakers, added))),), made


def claim_id(text: str, turn: Turn) -> ClaimId:
    """Return the id of a new claim: its first words, and what makes it one of a kind."""
    return ClaimId(f"{slug_of(text) or 'claim'}-{turn.once[:4]}")


def slug_of(text: str) -> str:
    """Return the first words of a text in the letters that an id can have, or nothing."""
    plain = normalize("NFKD", text[:200]).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    found = ""
    for word in words:
        if len(found) + 1 + len(word) > SLUG:
            break
        found = f"{found}-{word}".strip("-")
    return found or (words[0][:SLUG] if words else "")
