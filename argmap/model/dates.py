"""Dates as historians have them: a year, a month, a day, a decade, or a span of these.

The notation is a part of the Extended Date/Time Format, level 1 (ISO 8601-2:2019, annex A):
``1924``, ``1924-10``, ``1924-10-08``, ``192X``, ``1923/1927``, ``1923/..``, each with ``~`` for
about or ``?`` for uncertain.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

from argmap.model.errors import InvalidDateError

_POINT = re.compile(
    r"(?P<decade>-?\d{3})X(?P<q1>[~?]?)|(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<q2>[~?]?)"
)
_MONTHS = (
    "",
    "Jan",
    "Feb",
    "March",
    "April",
    "May",
    "June",
    "July",
    "Aug",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
)
OPEN_END = 9999
"""The last year of a span that has no end."""
_WORDS = {"": "", "~": "about ", "?": "probably "}


@dataclass(frozen=True, slots=True)
class _Point:
    year: int
    month: int = 0
    day: int = 0
    years: int = 1
    sure: str = ""

    @property
    def label(self) -> str:
        era = f"{-self.year + 1} BC" if self.year <= 0 else str(self.year)
        name = f"{era}s" if self.years > 1 else era
        parts = (str(self.day) if self.day else "", _MONTHS[self.month], name)
        return _WORDS[self.sure] + " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """When something was said, written or happened.

    Attributes:
        text: the date as written, in the notation of the module.
    """

    text: str

    def __post_init__(self) -> None:
        _parse(self.text)

    @property
    def first_year(self) -> int:
        """The first year it may mean."""
        return _parse(self.text)[0].year

    @property
    def last_year(self) -> int:
        """The last year it may mean; ``OPEN_END`` for a span without an end."""
        last = _parse(self.text)[1]
        return last.year + last.years - 1

    @property
    def label(self) -> str:
        """The date for readers: 1923–27, 8 Oct 1923, 1920s."""
        return _label(self.text)


@lru_cache(maxsize=4096)
def _parse(text: str) -> tuple[_Point, _Point]:
    first, slash, last = text.partition("/")
    begin = _point(first, text)
    if not slash:
        return begin, begin
    end = _Point(OPEN_END) if last == ".." else _point(last, text)
    if (end.year, end.month or 12, end.day or 31) < (begin.year, begin.month, begin.day):
        raise InvalidDateError(text)
    return begin, end


@lru_cache(maxsize=4096)
def _label(text: str) -> str:
    first, last = _parse(text)
    if first == last:
        return first.label
    if last.year == OPEN_END:
        return f"from {first.label}"
    plain = not (first.month or last.month or first.sure or last.sure)
    short = plain and first.year > 999 and first.year // 100 == last.year // 100
    return f"{first.label}–{last.year % 100:02d}" if short else f"{first.label} – {last.label}"


def _point(part: str, whole: str) -> _Point:
    found = _POINT.fullmatch(part)
    if not found or not part.isascii():
        raise InvalidDateError(whole)
    if found["decade"]:
        return _Point(int(found["decade"]) * 10, years=10, sure=found["q1"])
    year, month, day = int(found["year"]), int(found["month"] or 0), int(found["day"] or 0)
    if found["month"] and not 1 <= month <= 12:
        raise InvalidDateError(whole)
    if found["day"] and not 1 <= day <= monthrange(max(year, 1), month)[1]:
        raise InvalidDateError(whole)
    return _Point(year, month, day, sure=found["q2"])
