"""The page on which maps of an assignment are compared: what it shows, and how it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from flask import request
from werkzeug.datastructures import MultiDict

from argmap.model.assignments import Assignment
from argmap.model.errors import NotFoundError
from argmap.model.seminars import Seminar
from argmap.services.teaching.comparing import ALL, Compared, Entry, compare
from argmap.web import context
from argmap.web.addresses import Addresses
from argmap.web.forms import State
from argmap.web.pages.brief import Brief, brief
from argmap.web.pages.comparing_rows import adopted, rows_of
from argmap.web.pages.comparing_slides import Slide, slides_of
from argmap.web.pages.comparing_views import Rows

MOST_ASKED = 100


@dataclass(frozen=True, slots=True)
class Ask:
    """What an address of the page asks for.

    Attributes:
        maps: the ids of the maps, or ``all``; none for the usual ones.
        table: whether as a table.
        slide: which part is projected, from 1; 0 for the page as it is read.
        take: a map and a claim of it that is to be taken over, with a stroke between them.
    """

    maps: tuple[str, ...] = ()
    table: bool = False
    slide: int = 0
    take: str = ""

    def query(self) -> str:
        """Return it as the end of an address."""
        pairs = {
            "maps": ",".join(self.maps),
            "view": "table" if self.table else "",
            "present": str(self.slide or ""),
            "take": self.take,
        }
        kept = urlencode({name: value for name, value in pairs.items() if value}, safe=",/")
        return f"?{kept}" if kept else ""


def ask_from(args: MultiDict[str, str]) -> Ask:
    """Return what an address asks for; what it cannot mean is left aside."""
    asked = (part.strip() for each in args.getlist("maps") for part in each.split(","))
    maps = tuple(dict.fromkeys(part for part in asked if part))[:MOST_ASKED]
    slide = args.get("present", 0, int)
    shown = max(0, min(slide, 10_000))
    return Ask(maps, args.get("view") == "table", shown, args.get("take", ""))


@dataclass(frozen=True, slots=True)
class Choice:
    """A map that can be ticked."""

    id: str
    name: str
    on: bool


@dataclass(frozen=True, slots=True)
class Taking:
    """A claim that is to be taken over, with the names and addresses of where it can go."""

    claim: Brief
    name: str
    into: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ComparePage:
    """Maps of an assignment beside each other, as a page.

    Attributes:
        base: the address of the page.
        rows: what is shown; nothing if fewer than two maps have claims.
        slide: the part that is projected, if one is.
    """

    found: Compared
    ask: Ask
    base: str
    rows: Rows | None
    slides: tuple[Slide, ...] = ()
    taking: Taking | None = None

    @property
    def seminar(self) -> Seminar:
        """The seminar."""
        return self.found.assigned.seminar

    @property
    def task(self) -> Assignment:
        """The assignment."""
        return self.found.assigned.assignment

    @property
    def runs(self) -> bool:
        """Whether an instructor looks."""
        return self.found.runs

    @property
    def question(self) -> str:
        """The question of the debate, if there is a map that tells it."""
        first = next(iter(self.found.offered), None)
        return first.drawn.debate.question if first else self.task.title

    @property
    def names(self) -> tuple[str, ...]:
        """What the maps are called that are compared."""
        return tuple(each.held.name for each in self.found.beside)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The maps that are compared."""
        return self.found.beside

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All maps that can be compared."""
        chosen = {each.id for each in self.found.chosen}
        return tuple(Choice(e.id, e.held.name, e.id in chosen) for e in self.found.offered)

    @cached_property
    def slide(self) -> Slide | None:
        """The part that is projected."""
        if not self.ask.slide or not self.slides:
            return None
        return self.slides[min(self.ask.slide, len(self.slides)) - 1]

    def at(self, **other: object) -> str:
        """Return the address of the page with something else asked for."""
        return self.base + replace(self.ask, **other).query()  # type: ignore[arg-type]

    @property
    def before(self) -> str:
        """The address of the part before the one that is projected; nothing before the first."""
        number = self.slide.number if self.slide else 0
        return self.at(slide=number - 1) if number > 1 else ""

    @property
    def after(self) -> str:
        """The address of the next part; nothing after the last."""
        number = self.slide.number if self.slide else len(self.slides)
        return self.at(slide=number + 1) if number < len(self.slides) else ""

    @property
    def everything(self) -> str:
        """The address at which all maps are compared; nothing if they are, or are two."""
        fewer = len(self.found.chosen) < len(self.found.offered)
        return self.at(maps=(ALL,), slide=0) if fewer and ALL not in self.ask.maps else ""

    @property
    def wanting(self) -> str:
        """Why nothing is compared, in a sentence; nothing if something is."""
        if self.rows:
            return ""
        if len(self.found.offered) < 2:
            return "There are not yet two maps of this assignment that you may read."
        if len(self.found.chosen) < 2:
            return "Choose at least two maps."
        return "Two maps with claims are needed to compare anything."


def compare_page(assignment: str, args: MultiDict[str, str]) -> ComparePage:
    """Return the page on which maps of an assignment are compared.

    Raises:
        NotFoundError: there is no such assignment or map, or not for who asks.
    """
    ask = ask_from(args)
    found = compare(context.store(), context.who(), assignment, ask.maps)
    base = f"{request.script_root}/assignments/{found.assigned.assignment.id}/compare"
    if len(found.beside) < 2:
        return ComparePage(found, ask, base, None)
    rows = rows_of(found, request.script_root)
    return ComparePage(found, ask, base, rows, slides_of(rows), _taking(found, ask.take))


def _taking(found: Compared, take: str) -> Taking | None:
    """Return where a claim can be taken to, if the address asks for that.

    Raises:
        NotFoundError: none of the maps is that one, or it has no such claim.
    """
    if not take:
        return None
    map_id, _, claim = take.partition("/")
    entry = next((each for each in found.beside if each.id == map_id), None)
    if entry is None:
        raise NotFoundError("map of this comparison", map_id)
    root, stated = request.script_root, entry.drawn.claim(claim)
    into = ((e.held.name, adopted(entry, stated.id, e, root)) for e in found.adopting(entry.id))
    to = Addresses(entry.drawn, State(), root)
    return Taking(brief(stated, entry.drawn, to), entry.held.name, tuple(into))


def joined(names: Sequence[str]) -> str:
    """Return names as a list in a sentence: Red, Blue and Green."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
