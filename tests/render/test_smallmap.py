"""The small map with numbers and the dots along the time, for one person's work."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.debates import Position
from argmap.model.maps import ArgumentMap
from argmap.render.smallmap import Number, small_map
from argmap.render.timeline import Cut, timeline
from tests.examples import debate, plan

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOSTILE = '"><script>x</script>'


def long_map(claims):
    """A thesis, a chain of claims down from it, and as many that bear on the thesis itself."""
    chain = [f"d{n}" for n in range(claims)]
    wide = [f"w{n}" for n in range(claims)]
    pairs = [*zip(chain, ["c1", *chain], strict=False), *((each, "c1") for each in wide)]
    made = [Claim("c1", "Thesis.", thesis=True), *(Claim(e, "So.") for e in (*wide, *chain))]
    relations = [Relation(f"r-{one}", Kind.SUPPORT, (one,), on) for one, on in pairs]
    return ArgumentMap("m", debate(), {e.id: e for e in made}, {e.id: e for e in relations})


def test_every_number_is_there_with_the_way_from_it_to_the_answer():
    shown = long_map(40)
    numbers = {"d5": Number(1, "#w1", "Contribution 1"), "w39": Number(2, "#w2", "Contribution 2")}
    made = small_map(shown, numbers, "The map")

    assert re.findall(r'<a href="(#w\d)" aria-label="(Contribution \d)">', made.svg) == [
        ("#w1", "Contribution 1"), ("#w2", "Contribution 2"),
    ]  # fmt: skip
    boxes = made.svg.count('class="box')
    assert boxes + made.hidden == len(shown)
    assert 8 <= boxes < 30, "the others only as far as there is room"
    assert made.svg.count('<path class="line') == boxes


def test_what_people_wrote_does_no_harm_in_the_small_pictures():
    whole = plan(debate=debate(positions=(Position("fast", HOSTILE), Position("slow", "Slow"))))
    numbers = {"c1": Number(1, HOSTILE, HOSTILE)}
    told = small_map(whole, numbers, HOSTILE).svg
    line = timeline([MONDAY], [Cut(MONDAY, HOSTILE)], (HOSTILE, HOSTILE), HOSTILE)

    for svg in (told, line):
        assert ElementTree.fromstring(svg).tag == "svg"
        assert "<script" not in svg
    assert small_map(replace(whole, claims={}, relations={}), {}, "Empty").hidden == 0


def test_edits_are_dots_and_what_came_late_is_another_kind_of_them():
    edits = [MONDAY + timedelta(hours=n) for n in (0, 30, 60, 90)]
    cuts = (Cut(edits[1], "24 Nov"), Cut(edits[2], "25 Nov, 21:00", late=True))
    svg = timeline(edits, cuts, ("23 Nov", "27 Nov"), "4 edits")

    assert svg.count('class="dot"') == 3
    assert svg.count('class="dot late"') == 1
    assert svg.count('class="cut"') == 2
    many = timeline([MONDAY] * 40, (), ("", ""), "40 edits")
    assert many.count("<circle") == 3, "where there are many, a dot stands for several"
