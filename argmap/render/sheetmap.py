"""The map of a debate sheet: a few claims in three columns, and empty cards to be filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from string import ascii_uppercase
from typing import NamedTuple

from argmap.model.claims import Claim, Kind
from argmap.model.ids import ClaimId
from argmap.model.maps import ArgumentMap
from argmap.render.branches import Branches, branches
from argmap.render.measure import BOLD, SANS, fitted, width, wrap

WIDE = 703.0
"""Of the picture in pixels: 186 mm, the width of A4 within margins of 12 mm."""
ROOM = 745.0
CARD, GAP = 196.0, 57.5
SIZE, LEADING, SMALL = 10.67, 13.4, 9.73
"""Claims are set in 8 points, all else in 7.3."""
LEFT, HEAD, FIRST, FOOT = 12.0, 15.5, 29.5, 8.5
EMPTY, ROW, BLOCK, PORT = 50.0, 6.5, 15.0, 9.0
PILLS = {Kind.SUPPORT: ("because",), Kind.REBUT: ("but",), Kind.UNDERCUT: ("does not", "follow")}


class Card(NamedTuple):
    """A claim as it stands on the sheet.

    Attributes:
        place: of the claim in the branches of the map.
        letter: by which the back of the sheet names its passage; nothing if it has none.
    """

    place: int
    lines: tuple[str, ...]
    letter: str = ""

    @property
    def height(self) -> float:
        """In pixels."""
        return FIRST + (len(self.lines) - 1) * LEADING + FOOT


class Line(NamedTuple):
    """A reply to an answer, and a reply to that one; either may be left to be filled in."""

    reply: Card | None
    further: Card | None

    @property
    def height(self) -> float:
        """In pixels: as high as the higher of its cards."""
        first, second = (each.height if each else EMPTY for each in self)
        return max(first, second)


@dataclass(frozen=True, slots=True)
class Block:
    """An answer to the question, with what stands beside it."""

    answer: Card
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """In pixels."""
        beside = sum(each.height for each in self.lines) + ROW * (len(self.lines) - 1)
        return max(self.answer.height, beside)

    @property
    def cards(self) -> Iterable[Card]:
        """Its cards in reading order."""
        yield self.answer
        yield from (card for line in self.lines for card in line if card)


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands on the sheet.

    Attributes:
        cited: the claims whose passages the back of the sheet has, by their letters.
        claims: all that are drawn, in reading order; ``hidden`` are so many more on the map.
    """

    shown: ArgumentMap
    tree: Branches
    blocks: tuple[Block, ...]
    cited: tuple[tuple[str, ClaimId], ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that are drawn, in reading order."""
        return tuple(self.tree.claims[card.place] for each in self.blocks for card in each.cards)

    @property
    def hidden(self) -> int:
        """How many claims of the map are not drawn."""
        return len(self.tree.claims) - len(self.claims)


def plan_sheet(shown: ArgumentMap, room: float = ROOM) -> Plan:
    """Return what of a map stands on a sheet: the answers, and beside each as much as fits.

    Args:
        shown: the map.
        room: the height that there is, in pixels.
    """
    tree = branches(shown)
    under: dict[int, list[int]] = {}
    for place, parent in enumerate(tree.parents):
        under.setdefault(parent, []).append(place)
    kept: dict[int, list[int]] = {}
    for number, root in _in_turn(under):
        replies = under.get(root, [])[: number + 1]
        tried = {**kept, root: replies}
        if _height(_blocks(tree, under, tried, {})) <= room:
            kept = tried
    letters = _letters(shown, _blocks(tree, under, kept, {}), tree)
    blocks = _with_room(_blocks(tree, under, kept, letters), room)
    cited = tuple((letter, tree.claims[place].id) for place, letter in letters.items())
    return Plan(shown, tree, blocks, cited)


def _with_room(blocks: tuple[Block, ...], room: float) -> tuple[Block, ...]:
    """Give each answer one more line to be filled in, if there is room for that."""
    wider = tuple(
        replace(each, lines=(*each.lines, Line(None, None))) if each.lines[0].reply else each
        for each in blocks
    )
    return wider if _height(wider) <= room else blocks


def _in_turn(under: dict[int, list[int]]) -> Iterable[tuple[int, int]]:
    """Yield which reply of which answer comes next: every answer gets one before any gets two."""
    roots = under.get(-1, [])
    most = max((len(under.get(root, [])) for root in roots), default=0)
    for number in range(max(1, most)):
        for root in roots:
            if number == 0 or number < len(under.get(root, [])):
                yield number, root


def _blocks(
    tree: Branches,
    under: dict[int, list[int]],
    kept: dict[int, list[int]],
    letters: dict[int, str],
) -> tuple[Block, ...]:
    def card(place: int) -> Card:
        claim = tree.claims[place]
        face = BOLD if claim.thesis else SANS
        lines = wrap(claim.text, face, SIZE, CARD - LEFT - 10)
        return Card(place, lines, letters.get(place, ""))

    def line(reply: int) -> Line:
        further = under.get(reply, [])
        return Line(card(reply), card(further[0]) if further else None)

    return tuple(
        Block(card(root), tuple(line(each) for each in replies) or (Line(None, None),))
        for root, replies in sorted(kept.items())
    )


def _height(blocks: tuple[Block, ...]) -> float:
    return sum(each.height for each in blocks) + BLOCK * (len(blocks) - 1)


def _letters(shown: ArgumentMap, blocks: tuple[Block, ...], tree: Branches) -> dict[int, str]:
    cards = (card for block in blocks for card in block.cards)
    cited = (each.place for each in cards if _is_cited(shown, tree.claims[each.place]))
    return dict(zip(cited, ascii_uppercase, strict=False))


def _is_cited(shown: ArgumentMap, claim: Claim) -> bool:
    return any(each.passage in shown.passages for each in shown.evidence_for(claim.id))


def head_of(shown: ArgumentMap, claim: Claim, room: float) -> tuple[str, str]:
    """Return who holds a claim and when, as far as there is room for it, in pixels."""
    speaker, position = shown.debate.speaker(claim.speaker), shown.debate.position(claim.position)
    name = speaker.called if speaker else position.label if position else ""
    when = claim.when
    left = room - width(f" {when}", SANS, SMALL) if when else room
    return fitted(name, BOLD, SMALL, left), when


def word_of(plan: Plan, place: int) -> tuple[str, ...]:
    """Return the lines of the pill of a claim; what bears together with another says so."""
    kind = plan.tree.kinds[place]
    claim, parent = plan.tree.claims[place], plan.tree.claims[plan.tree.parents[place]]
    relations = plan.shown.relations_from(claim.id)
    same = next((each for each in relations if each.target == parent.id), None)
    if same and same.premises[0] != claim.id:
        return ("and",)
    words = {
        Kind.SUPPORT: ("because",),
        Kind.REBUT: ("but",),
        Kind.UNDERCUT: ("does not", "follow"),
    }
    return words[kind] if kind else ()
