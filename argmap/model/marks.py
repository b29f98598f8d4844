"""Feedback and marks: rubrics, what is ticked in them, and remarks on single claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from argmap.model import text
from argmap.model.errors import InvalidError
from argmap.model.ids import AssignmentId, MapId, PersonId, RemarkId, checked_id
from argmap.model.talk import About

MOST_ROWS, MOST_LEVELS, MOST_POINTS = 12, 8, 100
THOUSANDTH = Decimal("0.001")
"""Learning platforms sum marks up; with two decimals, a third of three would be 0.99."""


class Tag(StrEnum):
    """A mark on a claim, relation or passage, in a word or two."""

    UNCLEAR = "unclear"
    UNSUPPORTED = "unsupported"
    TWO_CLAIMS = "two-claims"
    OFF_POINT = "off-point"
    WRONG_RELATION = "wrong-relation"
    WRONG_VOICE = "wrong-voice"
    CUT_SHORT = "cut-short"
    WELL_ARGUED = "well-argued"
    WELL_FOUND = "well-found"

    @property
    def label(self) -> str:
        """The mark as it is read: ``two claims``."""
        return {"off-point": "not to the point"}.get(self.value, self.value.replace("-", " "))


@dataclass(frozen=True, slots=True)
class Level:
    """One of the words of a row.

    Attributes:
        word: ``mostly``.
        line: what it means, in one line.
        points: how many it gives.
    """

    word: str
    line: str = ""
    points: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "word", text.line(self.word, "The word of a level", limit=40))
        object.__setattr__(self, "line", text.line(self.line, "The line of a level", empty=True))
        if not 0 <= self.points <= MOST_POINTS:
            raise InvalidError(f"A level gives 0 to {MOST_POINTS} points.")


@dataclass(frozen=True, slots=True)
class Criterion:
    """A row of a rubric: what is looked at, and in which words it is judged.

    Attributes:
        id: stays as it is when the row is reworded, so that what is ticked stays, too.
        levels: the lowest first.
    """

    id: str
    title: str
    levels: tuple[Level, ...]

    def __post_init__(self) -> None:
        checked_id(self.id)
        object.__setattr__(self, "title", text.line(self.title, "The title of a row", limit=80))
        if not 2 <= len(self.levels) <= MOST_LEVELS:
            raise InvalidError(f"The row “{self.title}” has 2 to {MOST_LEVELS} levels.")

    @property
    def most(self) -> int:
        """The most points that it can give."""
        return max(each.points for each in self.levels)


@dataclass(frozen=True, slots=True)
class Grid:
    """A rubric: its rows, and how it is called; none has rows until one is chosen."""

    title: str = ""
    rows: tuple[Criterion, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", text.line(self.title, "The rubric's title", empty=True))
        if len(self.rows) > MOST_ROWS:
            raise InvalidError(f"A rubric has at most {MOST_ROWS} rows.")
        if len({each.id for each in self.rows}) < len(self.rows):
            raise InvalidError("Two rows of a rubric have the same id.")

    @property
    def most(self) -> int:
        """The most points that it can give."""
        return sum(each.most for each in self.rows)


@dataclass(frozen=True, slots=True)
class Ticks:
    """What is ticked in a rubric: pairs of a row's id and the level's number, from 0 on."""

    levels: tuple[tuple[str, int], ...] = ()

    def points(self, grid: Grid) -> int:
        """Return the sum of points in this rubric; rows that it has not count nothing."""
        ticked = dict(self.levels)
        found = ((row, ticked[row.id]) for row in grid.rows if row.id in ticked)
        return sum(row.levels[level].points for row, level in found if level < len(row.levels))

    def level(self, row: Criterion) -> int | None:
        """Return the number of the level that is ticked in a row, or none."""
        found = dict(self.levels).get(row.id)
        return found if found is not None and found < len(row.levels) else None

    def open(self, grid: Grid) -> tuple[Criterion, ...]:
        """Return the rows of a rubric in which nothing is ticked."""
        return tuple(row for row in grid.rows if self.level(row) is None)


def scaled(points: int, grid: Grid, out_of: int | None) -> str:
    """Return points on a scale, rounded to three decimals; as they are, if there is no scale."""
    if out_of is None or not grid.most:
        return str(points)
    return decimal(Decimal(points * out_of) / Decimal(grid.most))


def number_in(mark: str) -> str:
    """Return a mark as a number with a point, rounded to three decimals; nothing if it is none."""
    plain = mark.strip().replace(",", ".")
    whole, point, rest = plain.partition(".")
    is_number = whole.isascii() and whole.isdigit() and (not point or rest.isdigit())
    return decimal(Decimal(plain)) if is_number and plain.isascii() else ""


def decimal(value: Decimal) -> str:
    """Return a number with three decimals at most, and none that is not needed."""
    rounded = f"{value.quantize(THOUSANDTH, ROUND_HALF_UP):f}"
    return rounded.rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Feedback:
    """What an instructor says of one person's or one group's work as a whole.

    Attributes:
        whom: the id of the person or the group.
        ticks: what is ticked in the rubric.
        mark: the mark in any scale, in the instructor's own words: ``1,7``; the points if empty.
        person: who wrote it last, and ``name`` as she signed; ``changed`` when.
        version: counts the changes, so that of two instructors neither overwrites the other.
        answer: what the student says to it.
    """

    assignment: AssignmentId
    whom: str
    is_group: bool
    changed: datetime
    person: PersonId | None
    name: str
    text: str = ""
    ticks: Ticks = Ticks()
    mark: str = ""
    version: int = 1
    answer: str = ""
    answered: datetime | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", text.prose(self.text, "The feedback"))
        object.__setattr__(self, "mark", text.line(self.mark, "The mark", limit=40, empty=True))
        object.__setattr__(self, "answer", text.prose(self.answer, "The answer"))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said, ticked or marked."""
        return not (self.text or self.ticks.levels or self.mark)


@dataclass(frozen=True, slots=True)
class Remark:
    """What an instructor says of a claim, relation or passage, or marks it with.

    Nobody but instructors sees it before the assignment's feedback is released.

    Attributes:
        target: the id of the claim, the relation or the evidence.
        revision: of the map, to which it is bound; ``words`` as it read then.
        whose: whose work it is about; none for the group's.
        person: the instructor, and ``name`` as she signed.
        tag: the mark, or nothing; then ``text`` says something.
        answer: what the student says to it.
    """

    id: RemarkId
    assignment: AssignmentId
    map_id: MapId
    about: About
    target: str
    revision: int
    words: str
    whose: PersonId | None
    person: PersonId | None
    name: str
    made: datetime
    text: str = ""
    tag: str = ""
    answer: str = ""
    answered: datetime | None = None

    def __post_init__(self) -> None:
        if self.tag and self.tag not in tuple(Tag):
            raise InvalidError(f"There is no mark “{self.tag}”: choose one of {', '.join(Tag)}.")
        limit, empty = text.CLAIM_LENGTH, bool(self.tag)
        written = text.prose(self.text, "The remark", limit=limit, empty=empty)
        object.__setattr__(self, "text", written)
        object.__setattr__(self, "answer", text.prose(self.answer, "The answer", limit=limit))
