"""The window on a large map: what a focus shows, and what it folds away."""

from __future__ import annotations

from dataclasses import replace

from argmap.model.ids import ClaimId
from argmap.render.picture import Picture, Shape
from argmap.render.window import way_to_thesis, window
from tests.render.drawings import focused, large
from tests.render.sketches import sketch

DEEP = """
a!
b + a
c + a
d - b
e + d
f + d
g / r1
"""


def test_a_focus_shows_the_path_the_claim_and_its_direct_replies():
    """
    a!
    b + a
    c + a
    d - b
    e + d
    f + d
    g / r1
    """
    assert set(focused(sketch(DEEP), "d").shown) == {"a", "b", "d", "e", "f"}


def test_the_path_says_by_what_words_each_claim_bears_on_the_one_before():
    assert focused(sketch(DEEP), "d").path == (("a", ""), ("b", "because"), ("d", "but"))


def test_an_undercut_of_the_last_step_of_the_path_is_shown():
    assert "g" in focused(sketch(DEEP), "b").shown


def test_the_path_to_an_undercut_leads_through_the_claim_that_its_step_bears_on():
    assert focused(sketch(DEEP), "g").path == (("a", ""), ("g", "does not follow"))


def test_a_rival_thesis_that_bears_on_the_thesis_is_shown():
    assert "z" in focused(sketch("a!\nz!\nz - a\nb + a"), "b").shown


def test_linked_premises_are_shown_together():
    assert {"b", "c"} <= set(focused(sketch("a!\nb, c + a\nd + b"), "d").shown)


def test_open_claims_show_their_replies():
    assert "d" in focused(sketch(DEEP), "a", open=frozenset({ClaimId("b")})).shown
    assert "d" not in focused(sketch(DEEP), "a").shown


def test_a_window_never_holds_more_than_its_limit():
    everything = frozenset(large(400).claims)
    assert len(focused(large(400), "c0", open=everything, limit=60).shown) == 60


def test_what_is_not_shown_is_counted():
    shown = focused(sketch(DEEP), "a")
    assert shown.hidden == 7 - len(shown.shown)


def test_without_a_focus_the_theses_and_their_replies_are_shown():
    shown = window(sketch(DEEP), Picture(Shape.FOCUS))
    assert list(shown.via) == ["a", "b", "g", "c"]


def test_a_focus_that_is_not_on_the_map_opens_at_the_question():
    assert window(sketch(DEEP), Picture(Shape.FOCUS, focus="nobody")).asked


def test_a_circle_without_a_thesis_has_a_path_all_the_same():
    start, path = way_to_thesis(sketch("a + b\nb + c\nc + a"), "a")
    assert (start, path) == ("a", ())


def test_a_withdrawn_claim_is_not_shown():
    whole = sketch(DEEP)
    claims = {**whole.claims, "c": replace(whole.claims["c"], withdrawn=True)}
    assert "c" not in focused(replace(whole, claims=claims), "a").shown


def test_a_window_looks_only_at_what_it_shows():
    """Claims far from the window can be anything at all: nobody asks."""
    whole = large(3_000)
    whole.roots  # noqa: B018 - found once for each revision
    asked = []
    bearing_on = type(whole).bearing_on

    class Counted(type(whole)):
        def bearing_on(self, target):
            asked.append(target)
            return bearing_on(self, target)

    counted = Counted(**{name: getattr(whole, name) for name in whole.__dataclass_fields__})
    window(counted, Picture(Shape.FOCUS, focus="c2900"))
    assert len(asked) < 600
