"""Role cards: for whom a participant argues, with what that speaker held, and the passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from flask import request

from argmap.model.assignments import Part
from argmap.model.debates import Debate, Position, Speaker
from argmap.model.errors import ArgmapError
from argmap.model.maps import ArgumentMap
from argmap.services.teaching.mine import Mine
from argmap.services.teaching.parts import Cast, Player, cast, frame_of, part_of, speakers_of
from argmap.web import context
from argmap.web.pages.asking import Asked, ask
from argmap.web.pages.brief import look_of, shortened
from argmap.web.pages.claim import Slip, slips

CLAIMS, WORDS = 5, 170
"""So many claims are on a card, and so many letters of a passage."""


@dataclass(frozen=True, slots=True)
class Held:
    """A claim on a role card, and its first passage, if it has one."""

    text: str
    when: str
    slip: Slip | None
    href: str

    @property
    def words(self) -> str:
        """The words of the passage, or the beginning of them."""
        return shortened(self.slip.words, WORDS) if self.slip else ""


@dataclass(frozen=True, slots=True)
class Card:
    """A role card.

    Attributes:
        name: of the participant; nothing on her own page.
        look: the classes of the position's colour.
        others: the positions that the others argue.
    """

    name: str
    group: str
    question: str
    position: Position
    look: str
    speaker: Speaker | None
    held: tuple[Held, ...]
    others: tuple[Position, ...]

    @property
    def argues_as(self) -> str:
        """As whom: the speaker, or the position where nobody in particular speaks."""
        return self.speaker.name if self.speaker else self.position.label


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen for a participant: a position, or a speaker of it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class CardsPage:
    """The page on which parts are given, and cards printed.

    Attributes:
        offered: the positions with what can be chosen of each.
        usual: the positions that are argued, if nobody says otherwise.
        wrong: what was wrong with the form that was sent.
    """

    cast: Cast
    cards: tuple[Card, ...]
    offered: tuple[tuple[Position, tuple[Choice, ...]], ...]
    usual: frozenset[str]
    wrong: str = ""

    def value(self, player: Player) -> str:
        """Return what is chosen for somebody."""
        part = player.part
        return f"{part.position}/{part.speaker}" if part else ""


def cards_page(assignment: str, error: ArgmapError | None = None) -> CardsPage:
    """Return the page on which instructors give parts and print cards.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: she is no instructor of the seminar.
    """
    found = cast(context.store(), context.who(), assignment)
    debate = found.whole.debate
    asked = ask(found.whole.id, {}, request.script_root)
    parts = tuple(each.part for each in found.players if each.part)
    playing = (_Playing(each.part, parts, each) for each in found.players if each.part)
    cards = (_card(debate, asked, each) for each in playing)
    answers = {each.position for each in found.whole if each.thesis and each.position}
    usual = {each.id for each in debate.positions if each.id in answers and not each.own}
    return CardsPage(
        found,
        tuple(each for each in cards if each),
        tuple((each, _choices(found.whole, each)) for each in debate.positions),
        frozenset(usual or {each.id for each in debate.positions if not each.own}),
        str(error) if error else "",
    )


def _choices(whole: ArgumentMap, position: Position) -> tuple[Choice, ...]:
    found = [whole.debate.speaker(each) for each in speakers_of(whole, position.id)]
    named = (Choice(f"{position.id}/{each.id}", each.called) for each in found if each)
    return (Choice(f"{position.id}/", f"{position.label}, nobody in particular"), *named)


class _Playing(NamedTuple):
    """A part, those of all, and who has it, if she is named."""

    part: Part
    parts: tuple[Part, ...]
    player: Player | None = None


def _card(debate: Debate, asked: Asked | None, playing: _Playing) -> Card | None:
    """Return a card; without claims if no map is open, none if the debate lost the position."""
    part, parts, player = playing
    position = debate.position(part.position)
    if position is None:
        return None
    argued = {each.position for each in parts} - {position.id}
    return Card(
        player.person.name if player else "",
        player.group if player else "",
        debate.question,
        position,
        look_of(position),
        debate.speaker(part.speaker),
        _held(asked, part) if asked else (),
        tuple(each for each in debate.positions if each.id in argued),
    )


def _held(asked: Asked, part: Part) -> tuple[Held, ...]:
    """Return what the speaker held, or what is held for the position: answers first."""
    whole = asked.whole
    hers = [e for e in whole if part.speaker and e.speaker == part.speaker]
    found = hers or [e for e in whole if e.position == part.position]
    found.sort(key=lambda each: (not each.thesis, not each.core))
    made = []
    for claim in found[:CLAIMS]:
        cited = slips(asked, whole.evidence_for(claim.id), claim)
        first = next((each for each in cited if each.exact), next(iter(cited), None))
        made.append(Held(claim.text, claim.when, first, asked.to.claim(claim.id)))
    return tuple(made)


def card_of(one: Mine) -> Card | None:
    """Return the card of a participant, for her own page of the assignment; none if she has none.

    What is on it she may read anyhow: her claims are those of a map that is open to her.
    """
    store = context.store()
    part = part_of(store, one.found.assignment.id, one.member.person)
    if part is None:
        return None
    whole = frame_of(store, one.who, one.found)
    asked = ask(whole.id, {}, request.script_root) if len(whole) else None
    everybodys = tuple(
        Part(one.found.assignment.id, one.member.person, each.id)
        for each in whole.debate.positions
        if not each.own and any(claim.thesis and claim.position == each.id for claim in whole)
    )
    return _card(whole.debate, asked, _Playing(part, everybodys))


def chosen_from(form: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return what a form chooses for each person: position and speaker."""
    return {
        name[5:]: (position, speaker)
        for name, value in form.items()
        if name.startswith("part-")
        for position, _, speaker in [value.partition("/")]
    }
