"""The head of a debate's pages, its tools, and the picture of its map."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from argmap.analysis.chronology import years
from argmap.model.claims import CLAIM_KINDS, Claim, Voice
from argmap.model.dates import DateSpan
from argmap.model.debates import Debate, Position
from argmap.model.maps import ArgumentMap
from argmap.render.picture import WHOLE_CARDS
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import Brief, brief, look_of
from argmap.web.pages.claim import VOICES

NAMED = 4
STARTS = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """A position in the head of a debate: its name, who holds it, and when."""

    id: str
    label: str
    gist: str
    look: str
    count: int
    by: str
    when: str

    @property
    def told(self) -> str:
        """All that the cell may have no room for."""
        held = ", ".join(part for part in (self.by, self.when) if part)
        return ". ".join(part.rstrip(".") for part in (self.label, held, self.gist) if part) + "."


@dataclass(frozen=True)
class Head:
    """What a map has, in figures and names; the same for every state of its pages.

    Attributes:
        passages: how many different passages are cited.
        years: the first and last year of its claims, if they have dates.
        speakers: ids and names of those who hold a claim on it.
    """

    claims: int
    relations: int
    passages: int
    period: str
    years: tuple[int, int] | None
    cells: tuple[Cell, ...]
    speakers: tuple[tuple[str, str], ...]
    voices: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]


def head(asked: Asked) -> Head:
    """Return the head of the chosen map of a debate."""
    key = ("head", asked.whole.id, asked.whole.revision, asked.excerpt.id)
    return context.kept().get(key, lambda: head_of(asked.shown))


def whole_head(asked: Asked) -> Head:
    """Return the head of all that a debate has, whichever of its maps is chosen."""
    key = ("head", asked.whole.id, asked.whole.revision, None)
    return context.kept().get(key, lambda: head_of(asked.whole))


def head_of(shown: ArgumentMap) -> Head:
    """Work out the head of a map, in one pass over its claims."""
    debate = shown.debate
    claims = tuple(shown)
    voices = {claim.voice for claim in claims}
    return Head(
        claims=len(claims),
        relations=len(shown.drawn_relations),
        passages=len({each.passage for each in shown.evidence.values()}),
        period=debate.period.label if debate.period else "",
        years=years(shown),
        cells=_cells(debate, claims),
        speakers=_speakers(debate, claims),
        voices=tuple((voice.value, VOICES[voice]) for voice in Voice if voice in voices),
        kinds=tuple(kind for kind in CLAIM_KINDS if any(c.kind == kind for c in claims)),
    )


def _cells(debate: Debate, claims: tuple[Claim, ...]) -> tuple[Cell, ...]:
    held: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        held[claim.position or ""].append(claim)
    return tuple(_cell(debate, each, held[each.id]) for each in debate.positions if held[each.id])


def _cell(debate: Debate, position: Position, held: list[Claim]) -> Cell:
    speakers = Counter(claim.speaker for claim in held if claim.speaker)
    names = [s.called for each, _ in speakers.most_common() if (s := debate.speaker(each))]
    more = len(names) - NAMED
    by = ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
    look, count, when = look_of(position), len(held), _span(held)
    return Cell(position.id, position.label, position.gist, look, count, by, when)


def _span(claims: list[Claim]) -> str:
    dated = [claim.date for claim in claims if claim.date]
    if not dated:
        return ""
    first = min(date.first_year for date in dated)
    last = max(date.last_year for date in dated if date.last_year < 9999 or date is dated[0])
    if first < 0 or last > 9000:
        return f"from {first}"
    return DateSpan(f"{first:04d}/{last:04d}" if last > first else f"{first:04d}").label


def _speakers(debate: Debate, claims: tuple[Claim, ...]) -> tuple[tuple[str, str], ...]:
    held = {claim.speaker for claim in claims}
    return tuple((each.id, each.name) for each in debate.speakers if each.id in held)


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a row of choices."""

    label: str
    href: str
    on: bool
    id: str = ""


def pictures(asked: Asked, drawn: str) -> tuple[Link, ...]:
    """Return the ways to draw the map, the one in use marked."""
    offered = [("focus", "Focus"), ("whole", "Whole map"), ("bands", "By position")]
    if len(asked.shown) > WHOLE_CARDS:
        offered = offered[:1]
    offered.append(("overview", "Overview"))
    state = asked.state
    return tuple(
        Link(label, asked.to.at(state.but(picture=name)), name == drawn) for name, label in offered
    )


def maps(asked: Asked) -> tuple[Link, ...]:
    """Return the maps of the debate, short and full, the one in use marked."""
    return tuple(
        Link(each.title, asked.to.at(asked.state.but(map=each.id, focus="", open=())),
             each.id == asked.excerpt.id, each.id)
        for each in asked.whole.debate.excerpts
    )  # fmt: skip


def starts(asked: Asked) -> tuple[Brief, ...]:
    """Return the claims to begin with when none is chosen: the theses, or the first roots."""
    roots = asked.shown.roots
    theses = [claim for claim in roots if claim.thesis] or roots
    return tuple(brief(claim, asked.shown, asked.to) for claim in theses[:STARTS])
