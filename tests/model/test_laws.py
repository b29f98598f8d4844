"""Laws of edits: what they do can be undone, written down, and found by comparing."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given

from argmap.analysis.compare import changes
from argmap.model.drafts import apply_all, inverse
from argmap.model.plain import edit_from, plain_edit
from tests.strategies import edited_maps, maps, other_states

PARTS = ("relations", "passages", "evidence", "cross_relations")


def content(drawn, only=None):
    """All that a map holds, with the order of each part, but of claims only some."""
    kept = [(key, claim) for key, claim in drawn.claims.items() if only is None or key in only]
    return drawn.debate, kept, *(list(getattr(drawn, part).items()) for part in PARTS)


@given(edited_maps())
def test_undoing_edits_brings_the_map_back_with_what_was_added_withdrawn(given_map):
    before, edits = given_map

    after = apply_all(inverse(edits, before), apply_all(edits, before))

    assert content(after, before.claims) == content(before)
    assert all(claim.withdrawn for key, claim in after.claims.items() if key not in before.claims)


@given(edited_maps())
def test_redoing_what_was_undone_brings_the_change_back(given_map):
    before, edits = given_map
    changed = apply_all(edits, before)
    undoes = inverse(edits, before)
    undone = apply_all(undoes, changed)

    redone = apply_all(inverse(undoes, changed), undone)

    assert content(redone) == content(changed)


@given(edited_maps())
def test_edits_written_as_json_come_back_as_they_were(given_map):
    before, edits = given_map
    both = (*edits, *inverse(edits, before))

    written = json.dumps([plain_edit(edit) for edit in both])

    assert tuple(edit_from(each) for each in json.loads(written)) == both


@given(other_states())
def test_the_changes_between_two_maps_make_the_new_one_of_the_old(states):
    old, new = states

    made = apply_all(changes(old, new), old)

    assert content(made, new.claims) == content(new)
    assert all(claim.withdrawn for key, claim in made.claims.items() if key not in new.claims)


@given(other_states())
def test_the_changes_between_two_maps_can_be_undone(states):
    old, new = states
    edits = changes(old, new)

    back = apply_all(inverse(edits, old), apply_all(edits, old))

    assert content(back, old.claims) == content(old)


@given(maps())
def test_between_a_map_and_itself_nothing_changed(drawn):
    assert changes(drawn, replace(drawn)) == ()


@given(maps())
def test_every_drawn_claim_can_be_reached_from_a_root(drawn):
    reached = set()
    heap = [root.id for root in drawn.roots]
    while heap:
        target = heap.pop()
        if target not in reached:
            reached.add(target)
            for relation in drawn.bearing_on(target):
                heap += [relation.id, *relation.premises]

    assert set(drawn.drawn) <= reached
