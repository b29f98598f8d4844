"""Cards, pills, slips and folds as SVG; everything a user wrote is escaped here, and only here."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable

from argmap.model.claims import Relation
from argmap.render.bands import Band
from argmap.render.faces import (
    BODY,
    CARD,
    FOLD_GAP,
    HEAD,
    ICON,
    LEADING,
    LEFT,
    SLIP_GAP,
    THESIS,
    Badge,
    Face,
    Fold,
    Slip,
)
from argmap.render.marks import SIGNS, Piece, Sign, Sort
from argmap.render.measure import BOLD, SANS, runs_right_to_left, width
from argmap.render.picture import WORDS, Links
from argmap.render.places import Rect
from argmap.render.plan import Point

_MARKUP = re.compile("[&<>\"']")
_ICONS = {
    "passages": "M1 4.6C1 2.3 2.1.8 4.2 0l.5.9C3.5 1.4 2.9 2.1 2.8 3.1h1.7v3.6H1z"
    "M6 4.6C6 2.3 7.1.8 9.2 0l.5.9c-1.2.5-1.8 1.2-1.9 2.2h1.7v3.6H6z",
    "textual": "M5 0l5.2 9H-.2zM4.4 3.2v2.9h1.2V3.2zM4.4 6.9v1.2h1.2V6.9z",
    "later-evidence": "M4.5 0a4.5 4.5 0 1 1-.01 0zM3.9 1.8v3.2l2.2 1.6.6-.9L5.1 4.5V1.8z",
}


def escape(value: str) -> str:
    """Return the text as it can stand in XML, between tags and in quotation marks."""
    return html.escape(value) if _MARKUP.search(value) else value


def link(name: str, href: str, label: str, more: str = "") -> str:
    """Return the start of a link with its id and the sentence that is read for it."""
    return f'<a id="{name}" href="{escape(href)}" aria-label="{escape(label)}"{more}>'


def lines_of(lines: Iterable[str], x: float, first: float, leading: float) -> str:
    """Return lines of text, escaped already, as tspans that join to the very text."""
    left = f'<tspan x="{x:g}" y="'
    return "".join(
        [f'{left}{first + i * leading:g}">{line}</tspan>' for i, line in enumerate(lines)]
    )


def body(lines: tuple[str, ...], sort: str, edges: Point, steps: Point) -> str:
    """Return a block of text in its own direction: from the left edge, or from the right one.

    Args:
        lines: its lines.
        sort: its class.
        edges: the left and the right edge.
        steps: the height of the first line, and the way from line to line.
    """
    whole = "".join(lines)
    back = runs_right_to_left(whole)
    if _MARKUP.search(whole):
        lines = tuple(map(escape, lines))
    sort = f"{sort} rtl" if back else sort
    return f'<text class="{sort}">{lines_of(lines, edges[back], *steps)}</text>'


def card(made: Face) -> str:
    """Return the inside of a claim's card, with its own top left at zero."""
    high = made.height
    date = f'<tspan class="date" dx="6">{escape(made.date)}</tspan>' if made.date else ""
    return (
        f'<rect class="card" width="{CARD:g}" height="{high:g}" rx="8"/>'
        f'<path class="spine" d="M0 8a8 8 0 0 1 5.5-7.6V{high - 0.4:g}A8 8 0 0 1 0 {high - 8:g}z"/>'
        f'<text class="who" x="{LEFT:g}" y="{HEAD:g}">{escape(made.name)}{date}</text>'
        f"{_words(made)}{more_text(made)}{tag(made)}"
    )


def _words(made: Face) -> str:
    """Return the text of a card, with the old and new words told apart if it was reworded."""
    steps = (made.first, LEADING)
    if not made.pieces or runs_right_to_left("".join(made.lines)):
        return body(made.lines, "body", (LEFT, CARD - 15), steps)
    face, size = (BOLD, THESIS) if made.strong else (SANS, BODY)
    grounds, texts = "", ""
    for row, pieces in enumerate(made.pieces):
        x, y = LEFT, made.first + row * LEADING
        for piece in pieces:
            wide = width(piece.text, face, size)
            if piece.sort is not Sort.SAME:
                bare = width(piece.text.rstrip(), face, size)
                grounds += f'<rect class="{piece.sort}" x="{x - 1:.1f}" y="{y - 13:g}"'
                grounds += f' width="{bare + 2:.1f}" height="17" rx="3"/>'
            texts += _run(piece, x, y, wide)
            x += wide
    return f'{grounds}<text class="body">{texts}</text>'


def _run(piece: Piece, x: float, y: float, wide: float) -> str:
    """Return a piece of a line, held to the width by which the next one has its place."""
    held = f' textLength="{wide:.1f}" lengthAdjust="spacing"' if len(piece.text) > 1 else ""
    sort = "" if piece.sort is Sort.SAME else f' class="{piece.sort}"'
    return f'<tspan x="{x:.1f}" y="{y:g}"{sort}{held}>{escape(piece.text)}</tspan>'


def tag(made: Face) -> str:
    """Return the tag that says what became of a claim, at the upper edge of its card."""
    if made.mark is None:
        return ""
    wide = round(width(made.mark.tag, BOLD, 11.5) + 16, 1)
    return (
        f'<g class="tag {made.mark.sign}" transform="translate({CARD - 12 - wide:.1f} -10)">'
        f'<rect width="{wide:g}" height="19" rx="4"/>'
        f'<text x="{wide / 2:g}" y="13.5">{escape(made.mark.tag)}</text></g>'
    )


def badges(made: Face, links: Links, unfold: Callable[[Face], str]) -> tuple[str, str]:
    """Return the badges that only tell something, and those that are links of their own."""
    first = made.foot
    told, led = "", ""
    for row, placed in enumerate(made.rows):
        for left, each in placed:
            x, y = LEFT + left, first + row * 18
            if each.sort == "folded":
                led += _badge_link(each, (x, y), links.unfold(made.claim.id), unfold(made))
            elif each.sort == "fold":
                label = f"Hide the replies to this claim: {made.claim.text[:90]}"
                led += _badge_link(each, (x, y), links.fold(made.claim.id), label)
            else:
                told += _badge(each, (x, y))
    return told, led


def _badge_link(badge: Badge, at: Point, href: str, label: str) -> str:
    x, y = at
    wide = badge.width + 10
    target = f'<rect class="hit" x="{x - 5:g}" y="{y - 14:g}" width="{wide:g}" height="20" rx="5"/>'
    start = f'<a class="fold-link" href="{escape(href)}" aria-label="{escape(label)}">'
    return f"{start}{target}{_badge(badge, at)}</a>"


def _badge(badge: Badge, at: Point) -> str:
    x, y = at
    icon = ""
    if badge.icon:
        place = f"translate({x:g} {y - 8:g})"
        icon = f'<path class="icon" transform="{place}" d="{_ICONS[badge.sort]}"/>'
        x += ICON
    words = " ".join(
        f'<tspan class="{sort}">{escape(text)}</tspan>' if sort else escape(text)
        for sort, text in badge.parts
    )
    return f'<g class="badge {badge.sort}">{icon}<text x="{x:g}" y="{y:g}">{words}</text></g>'


def more_text(made: Face) -> str:
    """Return the word that says that a text goes on, behind its last line or below it."""
    if not made.more:
        return ""
    last = width(made.lines[-1].rstrip(), BOLD, 14)
    y = made.foot - 25
    return f'<text class="more" x="{min(LEFT + last + 4, CARD - 52):g}" y="{y:g}">… more</text>'


def slip(made: Slip, at: Point, href: str, label: str, *, faded: bool) -> str:
    """Return a slip under a card, joined by a dotted line to what is above it."""
    sort = "node slip faded" if faded else "node slip"
    texts = body(made.lines, "quote" if made.quoted else "quote summary", (30, CARD - 14), (22, 16))
    where = f" · {made.where}" if made.where else ""
    foot = (
        f'<text class="where" x="30" y="{made.height - 10:g}"><tspan class="bearing">'
        f"{made.evidence.bearing.value}</tspan>{escape(where)}</text>"
    )
    return (
        f'<g class="{sort}" transform="translate({at[0]:.1f} {at[1] + SLIP_GAP:.1f})">'
        f'<path class="line slip" aria-hidden="true" d="M60-1v-{SLIP_GAP - 2:g}"/>'
        f"{link(f'evidence-{made.evidence.id}', href, label)}"
        f'<rect class="card" width="{CARD:g}" height="{made.height:g}" rx="6"/>'
        f'<text class="mark" x="9" y="36">“</text>{texts}{foot}</a></g>'
    )


def fold(made: Fold, at: Point, href: str, label: str) -> str:
    """Return the stacked card that stands for the rest of the replies."""
    wide, high = CARD - 6, made.height - 6
    counts = " ".join(f'<tspan class="{kind}">{text}</tspan>' for kind, text in made.counts)
    return (
        f'<g class="node fold" transform="translate({at[0]:.1f} {at[1] + FOLD_GAP:.1f})">'
        f'<path class="line answer" aria-hidden="true" d="M{CARD / 2:g} 0v-{FOLD_GAP:g}"/>'
        f"{link(f'fold-{made.claim}', href, label)}"
        f'<rect class="back" x="6" y="6" width="{wide:g}" height="{high:g}" rx="8"/>'
        f'<rect class="card" width="{wide:g}" height="{high:g}" rx="8"/>'
        f'<text class="rest" x="{LEFT:g}" y="19">{escape(made.line)}</text>'
        f'<text class="counts" x="{LEFT:g}" y="37">{counts}</text></a></g>'
    )


def band(made: Band, left: float, wide: float) -> str:
    """Return the ground and the name of a band, over the whole width of the picture."""
    right = left + wide - 4
    return (
        f'<g class="band hue-{made.hue}"><rect x="{made.left:.1f}" y="{made.top:.1f}"'
        f' width="{right - made.left:.1f}" height="{made.bottom - made.top:.1f}" rx="14"/>'
        f'<text x="{made.left + 18:.1f}" y="{made.top + 24:.1f}">{escape(made.label)}</text></g>'
    )


def pill(relation: Relation, place: Rect, href: str, sort: str, mark: Sign | None = None) -> str:
    """Return the word of a relation as a pill; its card says the same, so it is passed over."""
    middle = place.width / 2
    word = f"{SIGNS[mark]} {WORDS[relation.kind]}" if mark else WORDS[relation.kind]
    return (
        f'<g class="node pill {sort}" transform="translate({place.x:.1f} {place.y:.1f})">'
        f'<a id="relation-{relation.id}" href="{escape(href)}" tabindex="-1" aria-hidden="true">'
        f'<rect width="{place.width:.1f}" height="{place.height:g}" rx="10"/>'
        f'<text x="{middle:.1f}" y="14">{word}</text></a></g>'
    )


def question(lines: tuple[str, ...], place: Rect, href: str, words: str) -> str:
    """Return the card of the debate's question."""
    texts = lines_of(map(escape, lines), place.width / 2, 32, 21)
    return (
        f'<g class="node question" transform="translate({place.x:.1f} {place.y:.1f})">'
        f"{link('question', href, f'The question: {words}')}"
        f'<rect class="card" width="{place.width:g}" height="{place.height:g}" rx="12"/>'
        f"<text>{texts}</text></a></g>"
    )
