"""A map as it was at a revision, and the steps by which its growth is played."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.render.diagram import draw
from argmap.render.marks import Marks, marks_of
from argmap.services.history import Line, between, line_of, map_as_of
from argmap.web import context
from argmap.web.addresses import Addresses
from argmap.web.forms import State
from argmap.web.pages.asking import Asked
from argmap.web.pages.drawing import Drawing, picture, picture_name

STEPS = 60
"""The most steps in which a growth is played."""


@dataclass(frozen=True)
class ThenAddresses(Addresses):
    """The addresses of a map as it was: its cards lead to claims as they were."""

    at_page: str = field(kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        mark = "&" if "?" in self.at_page else "?"
        object.__setattr__(self, "_focusing", f"{self.at_page}{mark}focus=")

    def at(self, state: State) -> str:
        """Return the address of the map then, in a state of which the focus is kept."""
        mark = "&" if "?" in self.at_page else "?"
        kept = [(name, value) for name, value in state.pairs() if name in ("focus", "open")]
        rest = "&".join(f"{name}={value}" for name, value in kept)
        return f"{self.at_page}{mark}{rest}" if rest else self.at_page

    def relation(self, relation_id: RelationId) -> str:
        """Return where a pill leads: to its first premise."""
        return self.claim(self.map.relations[relation_id].premises[0])


@dataclass(frozen=True)
class Then:
    """A map as it was.

    Attributes:
        asked: the map then, as the macros of claims want it.
        line: the revision that made it so; none before the first.
        drawing: its picture.
    """

    asked: Asked
    line: Line | None
    drawing: Drawing


def then_page(
    asked: Asked, number: int, address: str, args: Mapping[str, str], *, played: bool = False
) -> Then:
    """Return a map as it was at a revision.

    Args:
        asked: the map now.
        number: the revision.
        address: of the page.
        args: of the query: ``focus`` and ``open``; claims that were not there are left aside.
        played: whether what the revision added or changed is marked.

    Raises:
        NotFoundError: there is no such revision.
    """
    whole = map_as_of(context.store(), asked.whole.id, number)
    focus = args.get("focus", "")
    open_ = tuple(each for each in args.get("open", "").split(",") if each in whole.drawn)
    state = State(focus=focus if focus in whole.drawn else "", open=open_)
    to = ThenAddresses(whole, state, asked.to.root, at_page=address)
    past = replace(asked, whole=whole, shown=whole, state=state, to=to)
    line = line_of(context.store(), asked.whole.id, number)
    marks = marks_before(asked, number) if played else Marks()
    return Then(past, line, _drawing(past, marks))


def marks_before(asked: Asked, number: int) -> Marks:
    """Return marks for what a revision added or changed, unless it is the first."""
    if number < 2:
        return Marks()
    found = marks_of(between(context.store(), asked.whole.id, number - 1, number))
    gone = {ClaimId(key) for key, mark in found.claims.items() if mark.sign == "withdrawn"}
    kept = {key: mark for key, mark in found.claims.items() if key not in gone}
    return Marks(kept, {key: s for key, s in found.relations.items() if s != "withdrawn"})


def _drawing(past: Asked, marks: Marks) -> Drawing:
    at: ThenAddresses = past.to  # type: ignore[assignment]
    key = ("then", past.whole.id, past.whole.revision, at.at_page, past.state)
    return context.kept().get(key, lambda: _drawn(past, marks))


def _drawn(past: Asked, marks: Marks) -> Drawing:
    name = picture_name(past)
    name = "focus" if name == "overview" else name
    wanted = replace(picture(past), marks=marks)
    made = draw(past.whole, wanted, past.to, library=past.library)
    return Drawing(name, Markup(made.svg), len(made.shown), made.width, made.height)  # noqa: S704


@dataclass(frozen=True, slots=True)
class Steps:
    """Where one is in a growth that is played, and where to go from there; 0 for nowhere."""

    at: int
    last: int
    size: int
    back: int
    forward: int


def steps_at(whole: ArgumentMap, at: int) -> Steps:
    """Return the steps around a revision: of one, or of more where there are very many."""
    last = whole.revision
    size = max(1, -(-last // STEPS))
    stops = sorted({last, *range(1, last + 1, size)})
    before = max((each for each in stops if each < at), default=0)
    after = min((each for each in stops if each > at), default=0)
    return Steps(at, last, size, before, after)
