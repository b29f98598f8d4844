"""Everything about one claim: whose it is, its passages, what bears on it and on what it bears."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.analysis.chronology import is_hindsight
from argmap.model.claims import Basis, Claim, Kind, Relation, Voice
from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence, Figure, Passage
from argmap.render.picture import SIGNS, WORDS
from argmap.web.pages.asking import Asked
from argmap.web.pages.behind import Backing, backing
from argmap.web.pages.brief import Brief, Place, brief, name_of, place, shortened

BASES = {
    Basis.EXPLICIT: "drawn by the source",
    Basis.EDITORIAL: "inferred by whoever drew the map",
}
VOICES = {
    Voice.ACTOR: "a speaker of the debate",
    Voice.AUTHOR: "the writer of the source",
    Voice.SCHOLAR: "a later scholar",
    Voice.MEMBER: "a member of the seminar",
}
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Slip:
    """A passage as evidence: its words, what it does, where it stands.

    Attributes:
        evidence: the id of its being cited.
        words: of the source if ``exact``, else our summary.
        places: the place to read it first, then its places in other sources.
        later: it tells of a time after the claim was held.
        strength: how strongly it bears, if that is said, and ``reason`` why.
    """

    id: str
    bearing: str
    mode: str
    words: str
    exact: bool
    summary: str
    places: tuple[Place, ...]
    via: Place | None
    textual: str
    notes: tuple[str, ...]
    figures: tuple[Figure, ...]
    speaker: str
    date: str
    kind: str
    later: bool
    faded: bool
    evidence: str = ""
    strength: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A relation as seen from one of its ends.

    Attributes:
        claims: at the other end: premises of a reply, or the claim that this one bears on.
        step: for an undercut, the step that does not follow, in words.
        undercuts: what bears against this step.
    """

    id: str
    kind: str
    word: str
    sign: str
    claims: tuple[Brief, ...]
    together: tuple[Brief, ...]
    step: str
    basis: str
    scheme: str
    note: str
    slips: tuple[Slip, ...]
    undercuts: tuple[Step, ...]


@dataclass(frozen=True)
class ClaimPage:
    """All that the panel and the claim's own page show."""

    claim: Claim
    brief: Brief
    position: str
    held_by: str
    reported_by: str
    voice: str
    date: str
    slips: tuple[Slip, ...]
    bearing: tuple[Step, ...]
    undercuts: tuple[Step, ...]
    upon: tuple[Step, ...]
    more: int
    backing: Backing | None = None


def claim_page(asked: Asked, claim_id: str) -> ClaimPage:
    """Return everything about a claim of the debate.

    Raises:
        NotFoundError: the debate has no such claim.
    """
    claim = asked.whole.claim(claim_id)
    debate = asked.whole.debate
    position = debate.position(claim.position)
    bearing = asked.whole.bearing_on(claim.id)
    upon = asked.whole.relations_from(claim.id)
    return ClaimPage(
        claim=claim,
        brief=brief(claim, asked.whole, asked.to),
        position=position.label if position else "",
        held_by=name_of(debate, claim.speaker),
        reported_by=_reporters(asked, claim),
        voice=VOICES[claim.voice],
        date=claim.when,
        slips=slips(asked, asked.whole.evidence_for(claim.id), claim),
        bearing=tuple(_reply(asked, relation) for relation in bearing[:SHOWN]),
        undercuts=_against_steps(asked, upon[:SHOWN]),
        upon=tuple(_onward(asked, relation, claim.id) for relation in upon[:SHOWN]),
        more=max(0, len(bearing) - SHOWN),
        backing=backing(asked, claim) if asked.whole.evidence_for(claim.id) else None,
    )


def _reporters(asked: Asked, claim: Claim) -> str:
    """Return who reports the claim: the speaker through whom it is known, and the sources."""
    via = name_of(asked.whole.debate, claim.reported_by)
    sources = (_reporting(asked, e) for e in asked.whole.evidence_for(claim.id))
    authors = [via, *sources] if claim.voice is Voice.ACTOR else [via]
    return "; ".join(dict.fromkeys(author for author in authors if author))


def _reporting(asked: Asked, evidence: Evidence) -> str:
    """Return the source that reports: the one with the locator, not the companion to it."""
    passage = asked.whole.passages.get(evidence.passage)
    if passage is None or evidence.bearing.value != "attests":
        return ""
    source = asked.library.source(passage.spans[-1].source)
    return source.short if source else ""


def slips(asked: Asked, cited: Iterable[Evidence], claim: Claim | None = None) -> tuple[Slip, ...]:
    """Return what is cited, as slips."""
    passages = asked.whole.passages
    later = asked.as_of.later_evidence if asked.as_of else frozenset()
    return tuple(
        _slip(asked, each, passages[each.passage], claim, each.id in later)
        for each in cited
        if each.passage in passages
    )


def _slip(
    asked: Asked, evidence: Evidence, passage: Passage, claim: Claim | None, faded: bool
) -> Slip:
    library, to = asked.library, asked.to
    via = library.source(passage.via) if passage.via else None
    places = [place(span, passage.id, library, to) for span in passage.spans]
    places.sort(key=lambda each: not each.own)
    words = next((each.words for each in places if each.words), "")
    return Slip(
        id=passage.id,
        bearing=evidence.bearing.value,
        mode=evidence.mode.value,
        words=words or passage.summary,
        exact=bool(words),
        summary=passage.summary if words else "",
        places=tuple(places),
        via=Place(via.short, via.title, "", to.place(via.id)) if via else None,
        textual=passage.textual,
        notes=tuple(note for note in (evidence.note, passage.note, passage.caveat) if note),
        figures=passage.figures,
        speaker=name_of(asked.whole.debate, passage.speaker),
        date=passage.date.label if passage.date else "",
        kind=passage.kind.replace("-", " "),
        later=claim is not None and is_hindsight(claim, passage.date),
        faded=faded,
        evidence=evidence.id,
        strength=evidence.strength.value,
        reason=evidence.reason,
    )


def _reply(asked: Asked, relation: Relation) -> Step:
    """Return a relation as seen from its target."""
    return _step(asked, relation, relation.premises, ())


def _onward(asked: Asked, relation: Relation, premise: ClaimId) -> Step:
    """Return a relation as seen from one of its premises."""
    target = relation.target
    ends = (ClaimId(target),) if target in asked.whole.drawn else ()
    others = tuple(each for each in relation.premises if each != premise)
    return _step(asked, relation, ends, others)


def _step(
    asked: Asked, relation: Relation, ends: tuple[ClaimId, ...], others: tuple[ClaimId, ...]
) -> Step:
    undercuts = asked.whole.bearing_on(relation.id)
    return Step(
        id=relation.id,
        kind=relation.kind.value,
        word=WORDS[relation.kind],
        sign=SIGNS[relation.kind],
        claims=_briefs(asked, ends),
        together=_briefs(asked, others),
        step=step_in_words(asked.whole, relation),
        basis=BASES[relation.basis],
        scheme=relation.scheme,
        note=relation.note,
        slips=slips(asked, asked.whole.evidence_for(relation.id)),
        undercuts=tuple(_reply(asked, each) for each in undercuts[:SHOWN]),
    )


def _briefs(asked: Asked, ids: Iterable[ClaimId]) -> tuple[Brief, ...]:
    drawn = asked.whole.drawn
    return tuple(brief(drawn[each], asked.whole, asked.to, asked.faded) for each in ids)


def step_in_words(whole: ArgumentMap, relation: Relation) -> str:
    """Return the step that an undercut bears against: from “…” to “…”; nothing for the rest."""
    if relation.kind is not Kind.UNDERCUT:
        return ""
    step = whole.relations[RelationId(relation.target)]
    premise = shortened(whole.claim(step.premises[0]).text, 60)
    if ClaimId(step.target) in whole.drawn:
        return f"the step from “{premise}” to “{shortened(whole.claim(step.target).text, 60)}”"
    return f"the objection that begins with “{premise}”"


def _against_steps(asked: Asked, upon: Iterable[Relation]) -> tuple[Step, ...]:
    return tuple(
        _reply(asked, undercut) for each in upon for undercut in asked.whole.bearing_on(each.id)
    )
