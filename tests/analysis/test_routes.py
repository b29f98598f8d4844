"""Ways through a map: what ties a claim to the one before, and the route that nobody chose."""

from __future__ import annotations

import pytest
from hypothesis import given

from argmap.analysis.routes import FEWEST, MOST, Way, automatic, tie
from argmap.model.claims import Claim, Kind, Relation
from argmap.model.debates import Debate
from argmap.model.maps import ArgumentMap
from tests.examples import plan
from tests.render.drawings import large
from tests.strategies import maps


@pytest.mark.parametrize(
    ("before", "claim", "way", "kind"),
    [
        ("c1", "c2", Way.ON, Kind.REBUT),
        ("c2", "c1", Way.FROM, Kind.REBUT),
        ("c2", "c3", Way.WITH, Kind.REBUT),
        ("c2", "c4", Way.STEP, Kind.UNDERCUT),
        ("c1", "c4", Way.STEP, Kind.UNDERCUT),
    ],
)
def test_a_claim_is_tied_to_the_one_before_as_the_map_has_it(before, claim, way, kind):
    found = tie(plan(), before, claim)

    assert (found.way, found.relation.kind) == (way, kind)


def two_answers():
    """
    [a] One answer.            [b] Another answer.
      + [a1] A reason.           + [b1] A reason.
          - [a2] But.
      - [a3] Against it.
    """
    claims = {
        key: Claim(key, f"Claim {key}.", thesis=key in "ab")
        for key in ("a", "a1", "a2", "a3", "b", "b1")
    }
    steps = (
        ("r3", Kind.REBUT, "a3", "a"),
        ("r1", Kind.SUPPORT, "a1", "a"),
        ("r2", Kind.REBUT, "a2", "a1"),
        ("r4", Kind.SUPPORT, "b1", "b"),
    )
    relations = {key: Relation(key, kind, (one,), to) for key, kind, one, to in steps}
    return ArgumentMap("m", Debate("m", "Which?"), claims, relations)


def test_what_nothing_ties_is_another_answer_or_elsewhere():
    assert tie(two_answers(), "a1", "b").way is Way.ANSWER
    assert tie(two_answers(), "a1", "b1").way is Way.APART


def test_each_answer_comes_with_its_reason_and_what_is_said_to_that_then_what_is_left():
    assert automatic(two_answers()) == ("a", "a1", "a2", "b", "b1", "a3")


def test_of_a_large_map_a_route_shows_eight_to_twelve_claims():
    assert FEWEST <= len(automatic(large(120))) <= MOST


@given(maps())
def test_a_route_shows_claims_of_the_map_each_once_and_is_always_the_same(drawn):
    route = automatic(drawn)

    assert len(set(route)) == len(route) <= MOST
    assert set(route) <= set(drawn.drawn)
    assert bool(route) == bool(len(drawn))
    assert automatic(drawn) == route
