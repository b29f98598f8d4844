"""Layout: the engines, what happens when one fails, and how little moves."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.drafts import apply_all
from argmap.model.edits import Arrange
from argmap.render.engines import Ladder, engine_report
from argmap.render.measure import SANS, wrap
from argmap.render.picture import Picture
from argmap.render.places import spaced
from argmap.render.plan import Box, Plan, Tie
from argmap.render.planner import plan_of
from argmap.render.scene import scene
from argmap.render.tidy import tidy
from argmap.render.tidytree import tidy_layout
from argmap.render.wasm import EngineError, WasmGraphviz
from argmap.render.window import window
from tests.render.drawings import drawn, large, places, tangled
from tests.render.sketches import sketch

SMALL = "digraph { a -> b }"


def plan(whole):
    return plan_of(scene(window(whole, Picture()), Picture(), None))


def test_graphviz_runs_in_the_process():
    assert drawn(large(30)).engine == "wasm"


@pytest.mark.parametrize("name", ["dot", "tidy"])
def test_another_engine_is_used_where_it_is_asked_for(name, made_once):
    ladder = Ladder(made_once, preferred=name)
    states = {state.name: state for state in ladder.report()}
    wanted = name if states[name].available else "tidy"
    assert drawn(large(30), ladder=ladder).engine == wanted


def test_an_engine_that_nobody_knows_is_refused():
    with pytest.raises(EngineError, match="There is no layout engine “neato”"):
        Ladder(preferred="neato")


def test_the_report_says_which_engine_is_in_use():
    assert [state.name for state in engine_report() if state.used] == ["wasm"]
    assert engine_report()[0].version == "16.1.0"


def test_a_layout_that_takes_too_long_is_given_up_and_the_next_one_works(made_once):
    engine = WasmGraphviz(made_once)
    knot = "digraph {" + ";".join(f"n{a} -> n{b}" for a in range(60) for b in range(a)) + "}"
    with pytest.raises(EngineError, match="too long"):
        engine.layout(knot, 0.05)
    assert engine.layout(SMALL, 5).startswith("graph")


def test_what_is_no_dot_is_refused(made_once):
    with pytest.raises(EngineError):
        WasmGraphviz(made_once).layout("digraph { -> ", 1)


def test_the_compiled_engine_is_kept_and_read_again(made_once):
    (kept,) = made_once.glob("*.cwasm")
    first = kept.stat().st_mtime_ns
    assert WasmGraphviz(made_once).layout(SMALL, 5).startswith("graph")
    assert kept.stat().st_mtime_ns == first


def test_a_broken_cache_is_made_anew(made_once, tmp_path):
    (kept,) = made_once.glob("*.cwasm")
    broken = tmp_path / kept.name
    broken.write_bytes(b"nothing that was ever compiled")
    assert WasmGraphviz(tmp_path).layout(SMALL, 5).startswith("graph")
    assert broken.stat().st_size > 1_000


def test_without_a_place_for_its_cache_the_engine_works_all_the_same(tmp_path):
    (tmp_path / "file").write_text("no directory")
    assert WasmGraphviz(tmp_path / "file" / "cache").layout(SMALL, 5).startswith("graph")


def test_many_threads_draw_at_once():
    maps = [large(40, seed=n) for n in range(8)]
    alone = [drawn(each).svg for each in maps]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda each: drawn(each).svg, maps))
    assert together == alone


def test_the_clock_of_the_engine_does_not_keep_the_process_alive():
    drawn(large(5))
    clocks = [each for each in threading.enumerate() if each.name == "layout-clock"]
    assert clocks
    assert all(clock.daemon for clock in clocks)


def test_our_own_layout_gives_every_box_a_place_of_its_own():
    made = plan(large(150))
    layout = tidy_layout(made)
    sizes = {box.id: box for box in made.boxes}
    boxes = [(x, y, sizes[key]) for key, (x, y) in layout.places.items()]
    for n, (x, y, box) in enumerate(boxes):
        for left, top, other in boxes[n + 1 :]:
            beside = abs(x - left) >= (box.width + other.width) / 2
            assert beside or abs(y - top) >= (box.height + other.height) / 2


def test_our_own_layout_puts_a_single_premise_level_with_its_target():
    layout = tidy_layout(Plan((Box("a", 9, 9), Box("b", 9, 9)), (Tie("b", "a"),)))
    assert layout.places["a"][1] == layout.places["b"][1]


def test_a_line_of_a_thousand_claims_is_laid_out():
    lines = ["c0!", *(f"c{n + 1} + c{n}" for n in range(1_000))]
    assert drawn(sketch("\n".join(lines))).hidden == 801


@given(st.lists(st.floats(-1e4, 1e4), max_size=30))
def test_pills_keep_their_order_and_their_distance(wanted):
    wanted.sort()
    heights = spaced(wanted, 27)
    assert all(lower - upper >= 26.99 for upper, lower in pairwise(heights))


def test_pills_with_room_stand_where_they_want():
    assert spaced([0, 100, 200], 27) == [0, 100, 200]


@settings(max_examples=15)
@given(st.integers(0, 149), st.integers(0, 9))
def test_nothing_moves_when_a_text_changes_and_takes_as_many_lines(which, seed):
    whole = large(150, seed=seed)
    claim = whole.claims[f"c{which}"]
    other = claim.text[::-1]
    same = len(wrap(other, SANS, 13.5, 204)) == len(wrap(claim.text, SANS, 13.5, 204))
    changed = replace(whole, claims={**whole.claims, claim.id: replace(claim, text=other)})
    before, after = places(drawn(whole)), places(drawn(changed))
    assert list(before) == list(after)
    assert [x for x, _ in before.values()] == [x for x, _ in after.values()]
    assert not same or which < 3 or before == after


@settings(max_examples=15)
@given(st.integers(0, 149), st.integers(0, 9))
def test_cards_move_by_less_than_half_a_card_when_a_claim_is_added(target, seed):
    whole = large(150, seed=seed)
    new = Claim("new", "A claim that nobody has made before, about grain and its price.")
    relation = Relation("rnew", Kind.REBUT, ("new",), f"c{target}")
    grown = replace(
        whole,
        claims={**whole.claims, "new": new},
        relations={**whole.relations, "rnew": relation},
    )
    before, after = places(drawn(whole)), places(drawn(grown))
    moved = [abs(before[key][1] - after[key][1]) for key in before]
    assert sum(moved) / len(moved) < 236 / 2


def crossings(whole):
    """How often the straight lines from claims to what they bear on cross, as drawn."""
    at = places(drawn(whole))
    lines = [(*at[r.premises[0]], *at[r.target]) for r in whole.relations.values()]
    pairs = combinations(lines, 2)
    return sum(parts(one, other) and parts(other, one) for one, other in pairs)


def parts(line, other):
    """Whether a line parts the ends of the other."""
    x, y, x2, y2 = line
    a, b, c, d = other
    turns = ((p - x) * (y2 - y) - (q - y) * (x2 - x) for p, q in ((a, b), (c, d)))
    return next(turns) * next(turns) < 0


def test_tidy_gives_an_order_in_which_fewer_lines_cross():
    whole = large(30, seed=8, crossed=0.5)
    edits = tidy(whole)
    assert edits
    assert all(isinstance(edit, Arrange) for edit in edits)
    assert crossings(apply_all(edits, whole)) < crossings(whole)


def test_tidy_leaves_a_map_alone_that_cannot_be_better():
    assert tidy(sketch("a!\nb + a\nc - a")) == ()


def test_a_tangle_of_claims_is_tidied_without_complaint():
    assert isinstance(tidy(tangled(30, 120)), tuple)
