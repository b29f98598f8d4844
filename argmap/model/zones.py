"""Time zones: the time on a seminar's wall clock, and the instant that it means.

Clocks are changed. In the night in which they go forward some wall times do not exist, and in the
night in which they go back some come twice. The rule is the one that takes nothing from anybody:
a time that does not exist is meant as much later as the clocks jump (02:30 is 03:30 then); of a
time that comes twice, a phase begins with the first, and work is due at the second.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from argmap.model.errors import InvalidError

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
EARLIEST, LATEST = 1990, 2200
"""Years outside of which nothing is set to students."""


class ZoneError(InvalidError):
    """There is no such time zone."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no time zone “{name}”: choose one, such as Europe/Berlin.")


class DateError(InvalidError):
    """What was typed is no date with a time."""

    def __init__(self, typed: str, what: str) -> None:
        super().__init__(f"{what}: “{typed}” is no date with a time. Write 2026-11-23 10:00.")


class Oddity(Enum):
    """What is odd about a wall time: nothing, it does not exist, or it comes twice."""

    NONE = "none"
    SKIPPED = "skipped"
    TWICE = "twice"


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """Return a time zone by its IANA name.

    Raises:
        ZoneError: there is none of this name.
    """
    if name not in available_timezones():
        raise ZoneError(name)
    return ZoneInfo(name)


def instant(wall: datetime, name: str, *, last: bool = False) -> datetime:
    """Return the instant, in UTC, that a time on the wall clock means.

    Args:
        wall: the time, without a zone.
        name: the zone, by its IANA name.
        last: of a time that comes twice, take the second.
    """
    told = wall.replace(tzinfo=zone(name), fold=int(last and oddity(wall, name) is Oddity.TWICE))
    return told.astimezone(UTC)


def wall(at: datetime, name: str) -> datetime:
    """Return what the wall clock shows at an instant, without a zone."""
    return at.astimezone(zone(name)).replace(tzinfo=None, fold=0)


def oddity(wall: datetime, name: str) -> Oddity:
    """Say whether a wall time exists, and whether once."""
    first, second = (wall.replace(tzinfo=zone(name), fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return Oddity.NONE
    again = first.astimezone(UTC).astimezone(zone(name)).replace(tzinfo=None, fold=0)
    return Oddity.TWICE if again == wall.replace(fold=0) else Oddity.SKIPPED


def told(wall: datetime, name: str, *, last: bool = False) -> str:
    """Return a sentence on a wall time that is odd, and what it is taken for; else nothing."""
    odd = oddity(wall, name)
    if odd is Oddity.NONE:
        return ""
    written = f"{_time(wall)} on {_day(wall)}"
    if odd is Oddity.TWICE:
        which = "second" if last else "first"
        return f"{written} comes twice, since the clocks go back: the {which} is meant."
    meant = _time(_wall_of(wall, name))
    return f"{written} does not exist, since the clocks go forward: {meant} is meant."


def _wall_of(wall_: datetime, name: str) -> datetime:
    return wall(instant(wall_, name), name)


def typed(at: datetime | None, name: str) -> str:
    """Return an instant as a field for date and time has it: ``2026-11-23T10:00``."""
    return "" if at is None else f"{wall(at, name):%Y-%m-%dT%H:%M}"


def read(written: str, what: str) -> datetime | None:
    """Read a wall time as it was typed, or sent by a field for date and time; none of nothing.

    Raises:
        DateError: it is no date with a time, or one in another age; says of what.
    """
    plain = written.strip()
    if not plain:
        return None
    try:
        found = datetime.fromisoformat(plain.replace(" ", "T"))
    except ValueError:
        raise DateError(plain[:40], what) from None
    if found.tzinfo is not None or not EARLIEST <= found.year <= LATEST or len(plain) < 16:
        raise DateError(plain[:40], what)
    return found.replace(second=0, microsecond=0, fold=0)


def moved(at: datetime, days: int, before: str, after: str, *, last: bool = False) -> datetime:
    """Return an instant so many days later, at the same time on the wall clock of another zone."""
    return instant(wall(at, before) + timedelta(days=days), after, last=last)


def next_monday(at: datetime, name: str) -> date:
    """Return the first Monday after the day that it is in a zone."""
    today = wall(at, name).date()
    return today + timedelta(days=7 - today.weekday())


def said(at: datetime, name: str, *, end: bool = False, now: datetime | None = None) -> str:
    """Return a date with its time, in words: ``Tue 8 Dec 2026, 10:00``.

    Args:
        at: when.
        name: the zone in which it is said.
        end: midnight is the end of the day before: ``Mon 7 Dec 2026, 24:00``.
        now: when it is read; in the same year, the year is left out.
    """
    shown = wall(at, name)
    dated = now is None or wall(now, name).year != shown.year
    if end and (shown.hour, shown.minute) == (0, 0):
        return f"{_day(shown - timedelta(days=1), year=dated)}, 24:00"
    return f"{_day(shown, year=dated)}, {_time(shown)}"


def called(name: str) -> str:
    """Return a zone in plain words: ``Berlin time``."""
    city = name.rpartition("/")[2].replace("_", " ")
    return f"{city} time" if "/" in name else name


def _day(shown: datetime, *, year: bool = True) -> str:
    day = f"{DAYS[shown.weekday()]} {shown.day} {MONTHS[shown.month - 1]}"
    return f"{day} {shown.year}" if year else day


def _time(shown: datetime) -> str:
    return f"{shown:%H:%M}"


def in_words(minutes: int) -> str:
    """Return so many minutes in words, in at most two units: ``3 days 4 hours``."""
    days, rest = divmod(abs(minutes), 24 * 60)
    hours, left = divmod(rest, 60)
    units = ((days, "day"), (hours, "hour"), (0 if days else left, "minute"))
    parts = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in units if n]
    return " ".join(parts[:2]) or "less than a minute"
