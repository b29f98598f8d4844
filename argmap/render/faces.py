"""What stands on each card, measured and wrapped, so that its size is known before the layout."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from argmap.model.claims import Claim, Kind, Relation, Voice
from argmap.model.ids import ClaimId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence, Passage
from argmap.model.sources import Library
from argmap.render.marks import Mark, Piece, split, whole_text
from argmap.render.measure import BOLD, ITALIC, SANS, fitted, width, wrap
from argmap.render.picture import SIGNS, WORDS, Picture
from argmap.render.window import Window

CARD, QUESTION, PILL_COLUMN = 236.0, 212.0, 94.0
BEFORE, ROOMY, BEHIND = 8.0, 20.0, 10.0  # room beside a card, where long lines run
LEFT, RIGHT = 17.0, 15.0
HEAD, FIRST, LEADING = 21.0, 42.0, 18.0
BODY, SMALL, NAME, QUOTED = 13.5, 11.5, 12.0, 12.5
THESIS = 14.0
SHOWN, QUOTE_SHOWN, CHANGED_SHOWN = 300, 220, 600
PILL_TEXT, PILL_HEIGHT = 11.5, 20.0
STANDING, ICON = 52.0, 13.0
MEMBER = "A member"
ROOM = CARD - LEFT - RIGHT


class Badge(NamedTuple):
    """A short sign at the foot of a card.

    Attributes:
        sort: its class: passages, textual, folded, fold, also, later-evidence.
        text: its words; for folded replies, pairs of a class and a text.
    """

    sort: str
    parts: tuple[tuple[str, str], ...]
    icon: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(text for _, text in self.parts)

    @property
    def width(self) -> float:
        """Its width in pixels."""
        return width(self.text, BOLD, SMALL) + (ICON if self.icon else 0)


class Slip(NamedTuple):
    """A passage under a card: its words or summary, and where it stands."""

    evidence: Evidence
    passage: Passage
    lines: tuple[str, ...]
    quoted: bool
    where: str
    height: float


class Fold(NamedTuple):
    """The rest of the replies to a claim, as a card that unfolds them."""

    claim: ClaimId
    line: str
    counts: tuple[tuple[str, str], ...]
    height: float


class Face(NamedTuple):
    """A claim's card.

    Attributes:
        first: where the first line of the text stands, below the card's top.
        foot: where the first row of badges stands.
        height: of the card alone; ``whole`` with what hangs under it.
        rows: the badges, row by row, each with its left edge.
        mark: what became of the claim, in a picture of a difference.
        pieces: the old and new words of a claim that was reworded, line by line.
    """

    claim: Claim
    name: str
    date: str
    lines: tuple[str, ...]
    more: bool
    strong: bool
    rows: tuple[tuple[tuple[float, Badge], ...], ...]
    first: float
    foot: float
    height: float
    slips: tuple[Slip, ...] = ()
    fold: Fold | None = None
    hidden: tuple[Relation, ...] = ()
    mark: Mark | None = None
    pieces: tuple[tuple[Piece, ...], ...] = ()

    @property
    def whole(self) -> float:
        """The height of the card with its slips and its fold."""
        under = [slip.height + SLIP_GAP for slip in self.slips]
        return self.height + sum(under) + (self.fold.height + FOLD_GAP if self.fold else 0)


SLIP_GAP, FOLD_GAP = 14.0, 16.0


def face(shown: Window, claim: Claim, picture: Picture, library: Library | None) -> Face:
    """Return the card of a claim as the picture shows it."""
    focused = claim.id == picture.focus
    strong = claim.thesis or focused
    mark = picture.marks.claims.get(claim.id)
    pieces = mark.pieces if mark else ()
    text, more = _cut(whole_text(pieces), CHANGED_SHOWN) if pieces else _cut(claim.text, SHOWN)
    lines = wrap(text, BOLD if strong else SANS, THESIS if strong else BODY, ROOM)
    hidden = shown.hidden(claim.id)
    on_path = claim.id in shown.unfolded or claim.id == shown.start or _leads(shown, claim.id)
    rows = _rows(_badges(shown, claim, picture, () if on_path else hidden))
    name, date = _head(shown, claim)
    slips = _slips(shown.map, claim, library, 4 if focused else 2 if picture.slips else 0)
    first = FIRST if name or date else HEAD + 5
    foot = first + (len(lines) - 1) * LEADING + 25
    height = foot + (15 + 18 * (len(rows) - 1) if rows else -8)
    rest = _fold(claim.id, hidden) if on_path and hidden else None
    return Face(
        claim, name, date, lines, more, strong, rows, first, foot, height, slips, rest, hidden,
        mark, split(pieces, lines) if pieces else (),
    )  # fmt: skip


def _leads(shown: Window, claim: ClaimId) -> bool:
    return any(claim == step for _, step in shown.path)


def _cut(text: str, limit: int) -> tuple[str, bool]:
    """Return the text, or as many whole words of it as fit into so many characters."""
    if len(text) <= limit:
        return text, False
    cut = text.rfind(" ", limit - 40, limit)
    return text[: cut + 1 if cut > 0 else limit], True


def _head(shown: Window, claim: Claim) -> tuple[str, str]:
    speaker, position = shown.speakers.get(claim.speaker), shown.positions.get(claim.position)
    name = speaker.called if speaker else position.label if position else ""
    if speaker is None and claim.voice is Voice.MEMBER:
        name = MEMBER  # whoever maps a position does not speak for it
    return _fitted_head(name, claim.when)


@lru_cache(maxsize=4_096)
def _fitted_head(name: str, date: str) -> tuple[str, str]:
    """Return name and date as they fit beside one another."""
    room = ROOM - STANDING - (width(date, SANS, NAME) + 6 if date else 0)
    return fitted(name, BOLD, NAME, max(40.0, room)), fitted(date, SANS, NAME, 120)


def _badges(
    shown: Window, claim: Claim, picture: Picture, hidden: tuple[Relation, ...]
) -> list[Badge]:
    badges = []
    cited = shown.map.evidence_for(claim.id)
    if cited:
        badges.append(Badge("passages", (("", str(len(cited))),), icon=True))
        passages = [shown.map.passages.get(evidence.passage) for evidence in cited]
        marred = {passage.textual for passage in passages if passage} - {""}
        badges += [Badge("textual", (("", f"{word} text"),), icon=True) for word in sorted(marred)]
    if claim.id in picture.flagged:
        badges.append(Badge("later-evidence", (("", "later evidence"),), icon=True))
    if hidden:
        badges.append(Badge("folded", (*counts(hidden), ("", "folded"))))
    if claim.id in picture.open and any(r.id in shown.drawn for r in shown.on(claim.id)):
        badges.append(Badge("fold", (("", "fold"),)))
    also = sum(r.id not in shown.drawn for r in shown.map.relations_from(claim.id))
    if also and shown.via[claim.id] is not None:
        places = "other place" if also == 1 else "other places"
        badges.append(Badge("also", (("", f"also in {also} {places}"),)))
    return badges


def counts(relations: tuple[Relation, ...]) -> tuple[tuple[str, str], ...]:
    """Return the numbers of relations by kind as signs: +3 −2."""
    found = Counter(relation.kind for relation in relations)
    return tuple((kind.value, f"{SIGNS[kind]}{found[kind]}") for kind in Kind if found[kind])


def _rows(badges: list[Badge]) -> tuple[tuple[tuple[float, Badge], ...], ...]:
    rows: list[list[tuple[float, Badge]]] = []
    left = ROOM + 1
    for badge in badges:
        wide = badge.width
        if left + wide > ROOM:
            rows.append([])
            left = 0.0
        rows[-1].append((left, badge))
        left += wide + 11
    return tuple(tuple(row) for row in rows)


NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def number(count: int) -> str:
    """Return a small number as a word."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def _fold(claim: ClaimId, hidden: tuple[Relation, ...]) -> Fold:
    count = sum(len(relation.premises) for relation in hidden)
    line = f"{number(count).capitalize()} more {'reply' if count == 1 else 'replies'} to this claim"
    signs = counts(hidden)
    told = tuple((kind, f"{sign} {WORDS[Kind(kind)]}") for kind, sign in signs)
    fits = width(" ".join(text for _, text in told), BOLD, QUOTED) < CARD - 2 * LEFT
    return Fold(claim, line, told if fits else signs, 52.0)


def _slips(
    whole: ArgumentMap, claim: Claim, library: Library | None, most: int
) -> tuple[Slip, ...]:
    cited = [e for e in whole.evidence_for(claim.id) if e.passage in whole.passages][:most]
    return tuple(_slip(e, whole.passages[e.passage], library) for e in cited)


def _slip(evidence: Evidence, passage: Passage, library: Library | None) -> Slip:
    words = " ".join(passage.exact.split())
    text, more = _cut(words or passage.summary or passage.note, QUOTE_SHOWN)
    lines = wrap(text.rstrip() + ("…" if more else ""), ITALIC, QUOTED, CARD - 30 - 14)
    span = passage.spans[0]
    source = library.source(span.source) if library else None
    named = [source.short if source else "", span.locator]
    where = ", ".join(part for part in named if part)
    return Slip(evidence, passage, lines, bool(words), where, len(lines) * 16 + 36.0)
