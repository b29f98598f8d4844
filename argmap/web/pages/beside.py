"""The map beside a text, as cards: from the thesis to a claim, and what bears on it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from argmap.model.claims import Kind, Relation
from argmap.model.ids import ClaimId
from argmap.model.maps import ArgumentMap
from argmap.model.sources import Edition
from argmap.render.picture import SIGNS, WORDS
from argmap.web.addresses import Addresses
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import Brief, brief
from argmap.web.pages.editing import address
from argmap.web.pages.editing_back import back_here

MOST = 12


@dataclass(frozen=True, slots=True)
class Card:
    """A claim beside the text.

    Attributes:
        claim: in two lines; its link lights its passages up.
        word: how it bears on the card above it, or nothing.
        sign: the same as a sign.
        on: it is the claim that was chosen.
        passages: the passages of this text that are cited for it.
        map_href: the map with the claim in focus.
    """

    claim: Brief
    word: str
    sign: str
    kind: str
    on: bool
    passages: tuple[str, ...]
    map_href: str


def lit_by(whole: ArgumentMap, claim: str) -> frozenset[str]:
    """Return the passages that are cited for a claim."""
    if claim not in whole.drawn:
        return frozenset()
    return frozenset(each.passage for each in whole.evidence_for(ClaimId(claim)))


def beside(whole: ArgumentMap, to: Addresses, source: str, claim: str) -> tuple[Card, ...]:
    """Return the cards beside a text: the way from the thesis to a claim, and what bears on it.

    Without a claim, the theses.
    """
    if claim not in whole.drawn:
        theses = [each.id for each in whole.drawn.values() if each.thesis]
        first = theses or list(whole.drawn)[:MOST]
        return tuple(_card(whole, to, source, each, None, on=False) for each in first)
    way = _way(whole, ClaimId(claim))
    cards = [_card(whole, to, source, each, step, on=each == claim) for each, step in way]
    for step in whole.bearing_on(ClaimId(claim))[:MOST]:
        cards.append(_card(whole, to, source, step.premises[0], step, on=False))
    return tuple(cards)


def _way(whole: ArgumentMap, claim: ClaimId) -> list[tuple[ClaimId, Relation | None]]:
    """Return the claims from the thesis to this one, each with the step to the one before it."""
    way: list[tuple[ClaimId, Relation | None]] = []
    here: ClaimId | None = claim
    while here is not None and all(here != each for each, _ in way) and len(way) < MOST:
        steps = [each for each in whole.relations_from(here) if each.kind is not Kind.UNDERCUT]
        upward = next((each for each in steps if each.target in whole.drawn), None)
        way.append((here, upward))
        here = ClaimId(upward.target) if upward else None
    return way[::-1]


def _card(  # noqa: PLR0913
    whole: ArgumentMap,
    to: Addresses,
    source: str,
    claim: ClaimId,
    step: Relation | None,
    *,
    on: bool,
) -> Card:
    return Card(
        brief(whole.drawn[claim], whole, to),
        WORDS[step.kind] if step else "",
        SIGNS[step.kind] if step else "",
        step.kind.value if step else "",
        on,
        _cited(whole, source, claim),
        to.claim(claim),
    )


def _cited(whole: ArgumentMap, source: str, claim: ClaimId) -> tuple[str, ...]:
    passages = (whole.passages.get(each.passage) for each in whole.evidence_for(claim))
    found = (each.id for each in passages if each and any(s.source == source for s in each.spans))
    return tuple(dict.fromkeys(found))


def reading_href(page: str, debate: str, claim: str, passage: str = "") -> str:
    """Return the address of a text with the passages of a claim lit up, at one of them."""
    anchor = f"#{passage}" if passage else ""
    return f"{page}?{urlencode({'debate': debate, 'claim': claim})}{anchor}"


def use_href(asked: Asked, edition: Edition, start: int, end: int, claim: str = "") -> str:
    """Return the address of the form by which a stretch of a text is used."""
    place = f"{edition.source}:{edition.id}:{start}-{end}"
    about = {"claim": claim, "place": place}
    return address("use", asked, about, back_here(asked))
