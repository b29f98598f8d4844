"""Maps to compare: a neighbour's map of the assignment uses the same passage the other way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.seminars import Holding, Visibility
from tests.web.people import NOW

COMPARE = "/assignments/task/compare"


def store_of(site):
    return site.app.extensions["argmap.store"]


def put_other(site, *, shows=NOW - timedelta(hours=1), name="other", claims=True):
    """Keep the neighbour's map of the assignment, which others see from a time on.

    [c1] The village pays.
      - [c3] Grain ran out.
          ~ [c4] It was sold before.   (undercuts that step)
          + [c2] Grain was short.      (cites x1)
    """
    store = store_of(site)
    with store.reading() as reading:
        shown = reading.map("house")
    added = {"c3": Claim("c3", "Grain ran out."), "c4": Claim("c4", "It was <b>sold</b> before.")}
    relations = {
        "r1": Relation("r1", Kind.SUPPORT, ("c2",), "c3"),
        "r2": Relation("r2", Kind.REBUT, ("c3",), "c1"),
        "r3": Relation("r3", Kind.UNDERCUT, ("c4",), "r2"),
    }
    drawn = replace(shown, id=name, claims={**shown.claims, **added}, relations=relations)
    if not claims:
        drawn = replace(drawn, claims={}, relations={}, evidence={}, passages={})
    held = Holding(
        name, 0, "Neighbour", "seminar", "two", "neighbour", Visibility.SEMINAR, "starter", 0,
        assignment="task", opens=NOW - timedelta(days=2), shows=shows,
    )  # fmt: skip
    with store.writing() as writing:
        writing.add_map(drawn, NOW, held)
