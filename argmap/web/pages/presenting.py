"""A map walked step by step: which routes there are, and what one step shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from argmap.analysis.routes import Tie, Way, automatic, tie
from argmap.model.assignments import Route
from argmap.model.claims import Claim, Kind, Relation
from argmap.model.errors import InvalidError, NotFoundError
from argmap.model.ids import ClaimId
from argmap.render.outline import outline
from argmap.render.picture import SIGNS, WORDS
from argmap.render.window import way_to_thesis
from argmap.services.teaching import routes
from argmap.services.teaching.routes import AUTOMATIC
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import Brief, brief, shortened
from argmap.web.pages.claim import Slip, slips, step_in_words

ABOVE, BELOW = 2, 3
"""So many claims are shown beside a step, so that they can be read from afar."""
MOST_ROWS = 400
SAID = {
    (Way.ON, Kind.SUPPORT): "A reason for what was said before:",
    (Way.ON, Kind.REBUT): "Speaks against what was said before:",
    (Way.FROM, Kind.SUPPORT): "What was said before is a reason for this:",
    (Way.FROM, Kind.REBUT): "What was said before speaks against this:",
    (Way.FROM, Kind.UNDERCUT): "What was said before questions this step:",
    (Way.STEP, Kind.UNDERCUT): "Even if it is true, it does not carry the next:",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One claim of a route as it is projected.

    Attributes:
        word: how it is tied to the one before, as on the pill of a map; nothing for the first.
        said: the same in a sentence.
        before: what it follows; none for the first.
        slip: its first passage, of ``passages``.
    """

    number: int
    claim: Claim
    brief: Brief
    position: str
    word: str
    sign: str
    kind: str
    said: str
    before: Brief | None
    slip: Slip | None
    passages: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A claim beside the one that is shown, and the word by which it is tied to it."""

    brief: Brief
    word: str
    sign: str
    kind: str


@dataclass(frozen=True, slots=True)
class Near:
    """Where a claim stands: what it bears on, up to the answer, and what bears on it.

    Attributes:
        above: the answer first; each has the word by which the next one bears on it.
        below: the first replies, of which there are ``more``.
    """

    above: tuple[Turn, ...]
    below: tuple[Turn, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Walk:
    """A route and where one is on it.

    Attributes:
        key: of the route in addresses; ``name`` for readers.
        steps: all of them, for paper; ``step`` the one that is on.
        near: where that one stands on the map.
        lost: how many of its claims are not on the map any more.
    """

    key: str
    name: str
    steps: tuple[Step, ...]
    step: Step
    near: Near
    lost: int

    def at(self, number: int) -> str:
        """Return the query of a step; nothing if there is none of that number."""
        if not 1 <= number <= len(self.steps):
            return ""
        return f"?route={quote(self.key, safe='')}&step={number}"


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in the form by which a route is chosen."""

    claim: Claim
    depth: int
    word: str
    sign: str
    kind: str
    who: str
    number: str


def walk(asked: Asked, key: str, number: str) -> Walk:
    """Return a route through a map, and the step at which one is.

    Raises:
        NotFoundError: there is no such route, or none of its claims is on the map any more.
    """
    name, claims = _route(asked, key)
    whole = asked.whole
    ids = tuple(each for each in claims if each in whole.drawn)
    if not ids:
        raise NotFoundError("claim on the route", name)
    befores: tuple[ClaimId | None, ...] = (None, *ids[:-1])
    steps = tuple(
        _step(asked, place, each, before)
        for place, (each, before) in enumerate(zip(ids, befores, strict=True), 1)
    )
    on = steps[_place(number, len(steps))]
    return Walk(key, name, steps, on, _near(asked, on.claim.id), len(claims) - len(ids))


def _place(number: str, count: int) -> int:
    """Return the place of a step: the nearest, if there is none of that number."""
    given = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    return min(max(1, given), count) - 1


def _route(asked: Asked, key: str) -> tuple[str, tuple[ClaimId, ...]]:
    if key == AUTOMATIC:
        return "Through every answer", automatic(asked.shown)
    kept = routes.routes(context.store(), context.who(), asked.whole.id)
    found = next((each for each in kept if each.name == key), None)
    if found is None:
        raise NotFoundError("route", key, (each.name for each in kept))
    return found.name, tuple(ClaimId(each) for each in found.steps.claims)


def _step(asked: Asked, number: int, claim_id: ClaimId, before: ClaimId | None) -> Step:
    whole = asked.whole
    claim = whole.claim(claim_id)
    found = tie(whole, before, claim_id) if before else None
    cited = slips(asked, whole.evidence_for(claim_id), claim)
    position = whole.debate.position(claim.position)
    word, sign, kind = _pill(found)
    return Step(
        number,
        claim,
        brief(claim, whole, asked.to),
        position.label if position else "",
        word,
        sign,
        kind,
        _said(asked, found, claim),
        brief(whole.claim(before), whole, asked.to) if before and _ties(found) else None,
        next((each for each in cited if each.exact), next(iter(cited), None)),
        len(cited),
    )


def _ties(found: Tie | None) -> bool:
    return found is not None and found.relation is not None


def _pill(found: Tie | None) -> tuple[str, str, str]:
    if found is None or found.relation is None:
        return "", "", ""
    kind = found.relation.kind
    if found.way is Way.WITH:
        return "and", SIGNS[kind], kind.value
    if found.way is Way.FROM and kind is Kind.SUPPORT:
        return "so", SIGNS[kind], kind.value
    return WORDS[kind], SIGNS[kind], kind.value


def _said(asked: Asked, found: Tie | None, claim: Claim) -> str:
    """Return how a claim is tied to the one before, as a sentence."""
    if found is None:
        return "An answer to the question" if claim.thesis else ""
    if found.way is Way.ANSWER:
        return "Another answer to the question"
    if found.relation is None:
        return "Elsewhere on the map"
    if found.way is Way.WITH:
        return "Only together with what was said before:"
    return SAID.get((found.way, found.relation.kind), step_in_words(asked.whole, found.relation))


def _near(asked: Asked, claim: ClaimId) -> Near:
    """Return where a claim stands on the map."""
    whole = asked.whole
    start, upward = way_to_thesis(whole, claim)
    places = [start, *(each for _, each in upward)][:-1]
    ties = [relation for relation, _ in upward]
    above = [_turn(asked, each, by) for each, by in zip(places, ties, strict=True)]
    replies = [(p, r) for r in whole.bearing_on(claim) for p in r.premises]
    replies += [
        (premise, undercut)
        for relation in whole.relations_from(claim)
        for undercut in whole.bearing_on(relation.id)
        for premise in undercut.premises
    ]
    below = tuple(_turn(asked, each, by) for each, by in replies[:BELOW])
    return Near(tuple(above[-ABOVE:]), below, len(replies) - len(below))


def _turn(asked: Asked, claim: ClaimId, by: Relation) -> Turn:
    made = brief(asked.whole.claim(claim), asked.whole, asked.to)
    return Turn(made, WORDS[by.kind], SIGNS[by.kind], by.kind.value)


def rows(asked: Asked, numbers: Mapping[str, str]) -> tuple[Row, ...]:
    """Return the claims of a map as the outline has them, each once, with their numbers.

    Claims that have a number are all there, though the chosen map lacks them.
    """
    debate, found = asked.whole.debate, []
    shown = asked.shown if numbers.keys() <= asked.shown.drawn.keys() else asked.whole
    for row in outline(shown):
        if row.claim is None or row.again:
            continue
        speaker = debate.speaker(row.claim.speaker)
        who = " ".join(part for part in (speaker.called if speaker else "", row.claim.when) if part)
        kind = row.kind.value if row.kind else ""
        number = numbers.get(row.claim.id, "")
        found.append(Row(row.claim, min(row.depth, 9), row.word, row.sign, kind, who, number))
    return tuple(each for place, each in enumerate(found) if place < MOST_ROWS or each.number)


def numbers_of(route: Route | None) -> dict[str, str]:
    """Return the numbers of the claims of a route."""
    claims = route.steps.claims if route else ()
    return {each: str(place) for place, each in enumerate(claims, 1)}


def chosen_from(form: Mapping[str, str]) -> tuple[str, ...]:
    """Return the claims that a form numbers, in their order; equal numbers as the map goes.

    Raises:
        InvalidError: what stands in a field is no number.
    """
    numbered = []
    for name, value in form.items():
        if not name.startswith("n-") or not value.strip():
            continue
        written = value.strip()
        if not (written.isascii() and written.isdigit() and len(written) <= 4):
            raise InvalidError(f"“{shortened(written, 20)}” is no place on a route: write 1, 2, 3.")
        numbered.append((int(written), name[2:]))
    return tuple(claim for _, claim in sorted(numbered, key=lambda each: each[0]))


def known_routes(asked: Asked) -> tuple[Route, ...]:
    """Return the routes that were chosen through a map."""
    return routes.routes(context.store(), context.who(), asked.whole.id)
