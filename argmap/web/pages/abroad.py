"""Relations between claims of different debates of one library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.model.claims import CrossRelation, Kind, Relation
from argmap.model.ids import ClaimId, RelationId, Slug
from argmap.model.maps import ArgumentMap
from argmap.render.picture import SIGNS, WORDS
from argmap.services.merging import heir
from argmap.web import context
from argmap.web.addresses import Addresses
from argmap.web.forms import State
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import Brief, brief, shortened
from argmap.web.pages.claim import BASES

ONWARD = {Kind.SUPPORT: "bears for", Kind.REBUT: "bears against"}


@dataclass(frozen=True, slots=True)
class Questioned:
    """The step that an undercut from another debate bears against.

    Attributes:
        begins: the words of its first premise.
        ends: the claim it leads to; none if the step is an undercut itself.
    """

    begins: str
    ends: Brief | None


@dataclass(frozen=True, slots=True)
class Abroad:
    """A relation with a claim of another debate.

    Attributes:
        word: how it bears, as seen from this end; nothing where ``step`` says it.
        claim: the claim at the other end; none where ``step`` names it.
        step: for an undercut, the step it questions.
        outward: this claim bears on the other, not the other on this one.
        gone: what has become of the other end, in a sentence, if it is not drawn any more.
    """

    id: str
    kind: str
    word: str
    sign: str
    debate: str
    debate_href: str
    claim: Brief | None
    step: Questioned | None
    basis: str
    note: str
    outward: bool
    gone: str = ""


Maps = Mapping[str, ArgumentMap]
Index = Mapping[tuple[str, str], tuple[tuple[Slug, CrossRelation], ...]]


def stamp(maps: Iterable[ArgumentMap]) -> tuple[tuple[str, int], ...]:
    """Return what changes when any of the maps does."""
    return tuple((each.id, each.revision) for each in maps)


def abroad(asked: Asked, claim_id: str) -> tuple[Abroad, ...]:
    """Return the relations of a claim with claims of the other debates of its library."""
    maps = context.neighbours(asked.whole.debate.library)
    index = context.kept().get(("abroad", stamp(maps)), lambda: _index(maps))
    debates: Maps = {each.debate.slug: each for each in maps}
    here = asked.whole.debate.slug
    found = (
        _seen(debates, debates[home], cross, here, asked.to.root)
        for home, cross in index.get((here, claim_id), ())
    )
    return tuple(each for each in found if each is not None)


def _index(maps: Iterable[ArgumentMap]) -> Index:
    found: defaultdict[tuple[str, str], list[tuple[Slug, CrossRelation]]] = defaultdict(list)
    debates: Maps = {each.debate.slug: each for each in maps}
    for each in maps:
        for cross in each.cross_relations.values():
            end = concluding(each, cross)
            if end is not None:
                found[each.debate.slug, end].append((each.debate.slug, cross))
            away = _heir(debates.get(cross.debate), cross.premise)
            found[cross.debate, away].append((each.debate.slug, cross))
    return {key: tuple(value) for key, value in found.items()}


def concluding(home: ArgumentMap, cross: CrossRelation) -> ClaimId | None:
    """Return the claim that the relation bears on: for an undercut, the one its step leads to.

    Undercuts that question each other in a circle lead to none.
    """
    step: CrossRelation | Relation | None = cross
    met: set[str] = set()
    while step is not None and step.kind is Kind.UNDERCUT:
        if step.target in met:
            return None
        met.add(step.target)
        step = _step_at(home, step.target)
    return None if step is None else ClaimId(step.target)


def _step_at(home: ArgumentMap, target: str) -> CrossRelation | Relation | None:
    key = RelationId(target)
    return home.cross_relations.get(key) or home.drawn_relations.get(key)


def _seen(
    debates: Maps, home: ArgumentMap, cross: CrossRelation, here: str, root: str
) -> Abroad | None:
    """Return the relation as seen from the debate ``here``, if its other end is or was there."""
    outward = home.debate.slug != here
    undercut = cross.kind is Kind.UNDERCUT
    step = _questioned(debates, home, cross, root) if undercut else None
    other = home if outward else debates.get(cross.debate)
    end = cross.target if outward else _heir(other, cross.premise)
    claim = _brief_at(other, end, root)
    shown = step if outward and undercut else claim
    gone = "" if shown else _gone(other, end, outward=outward, step=outward and undercut)
    if other is None or not (shown or gone):
        return None
    return Abroad(
        cross.id, cross.kind.value, ONWARD.get(cross.kind, "") if outward else WORDS[cross.kind],
        SIGNS[cross.kind], other.debate.question, Addresses(other, State(), root).page,
        claim, step, BASES[cross.basis], cross.note, outward, gone,
    )  # fmt: skip


def _heir(of: ArgumentMap | None, claim_id: str) -> ClaimId:
    """Return the claim in which a merged one lives on, else the claim itself."""
    return heir(context.store(), of, claim_id) if of else ClaimId(claim_id)


def _gone(other: ArgumentMap | None, end: str, *, outward: bool, step: bool) -> str:
    """Return what has become of an end that was there once; nothing if it never was."""
    if other is None or (RelationId(end) if step else ClaimId(end)) not in (
        other.relations if step else other.claims
    ):
        return ""
    if step:
        return "The step that it questions there is not drawn any more."
    if outward:
        return "The claim that it bears on there has been withdrawn."
    return "The claim that bears on this one from there has been withdrawn."


def _brief_at(of: ArgumentMap | None, claim_id: str, root: str) -> Brief | None:
    claim = of.drawn.get(ClaimId(claim_id)) if of else None
    return brief(claim, of, Addresses(of, State(), root)) if of and claim else None


def _questioned(
    debates: Maps, home: ArgumentMap, cross: CrossRelation, root: str
) -> Questioned | None:
    """Return the step that an undercut of a debate questions, if its first premise is drawn."""
    step = _step_at(home, cross.target)
    if step is None:
        return None
    first = step.premise if isinstance(step, CrossRelation) else step.premises[0]
    away = debates.get(step.debate) if isinstance(step, CrossRelation) else home
    claim = away.drawn.get(_heir(away, first)) if away else None
    return Questioned(shortened(claim.text), _brief_at(home, step.target, root)) if claim else None
