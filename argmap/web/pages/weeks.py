"""The weeks of a plan as a bar with its phases: drawn from what is filled in, to scale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

from argmap.model.errors import InvalidError
from argmap.model.zones import MONTHS, read
from argmap.web.pages.plans import Form

WIDTH = 904.0
MOST_DAYS = 400
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase in the bar, in pixels of it."""

    n: int
    x: float
    width: float
    last: bool


@dataclass(frozen=True, slots=True)
class Weeks:
    """The bar.

    Attributes:
        start: its left edge, as a wall time; it has so many ``days``.
        mondays: where weeks begin, with their dates in words.
        others: where the other days begin.
    """

    start: str
    days: int
    mondays: tuple[tuple[float, str], ...]
    others: tuple[float, ...]
    stretches: tuple[Stretch, ...]


def weeks(form: Form, rows: tuple[int, ...]) -> Weeks | None:
    """Return the bar of the phases that are ticked and dated; none if there are no dates.

    Args:
        form: what is filled in.
        rows: the numbers of the phases in it.
    """
    begun = [(n, at) for n in rows if form.get(f"on-{n}") and (at := _at(form, f"from-{n}"))]
    if not begun or form.get("when") == "button":
        return None
    begun.sort(key=lambda each: each[1])
    due = _at(form, f"until-{begun[-1][0]}")
    end = max(due or begun[-1][1], begun[-1][1] + DAY / 2)
    monday = datetime.combine(begun[0][1].date(), time()) - DAY * begun[0][1].weekday()
    count = -(-((end - monday) // DAY + 1) // 7) * 7
    if count > MOST_DAYS:
        return None
    edges = [*begun, (0, end)]
    scale = WIDTH / count

    def x(at: datetime) -> float:
        return round((at - monday) / DAY * scale, 1)

    days = [monday + DAY * n for n in range(count)]
    return Weeks(
        f"{monday:%Y-%m-%dT%H:%M}",
        count,
        tuple((x(each), f"{each.day} {MONTHS[each.month - 1]}") for each in days[::7]),
        tuple(x(each) for each in days if each.weekday()),
        tuple(
            Stretch(n, x(at) + 1.5, max(x(then) - x(at) - 3, 4), n == begun[-1][0])
            for (n, at), (_, then) in pairwise(edges)
        ),
    )


def _at(form: Form, name: str) -> datetime | None:
    try:
        return read(form.get(name, ""), "")
    except InvalidError:
        return None
