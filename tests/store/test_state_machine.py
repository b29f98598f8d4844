"""Whatever people do to maps, the map that is kept, its replayed log and a plain model agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from argmap.analysis.compare import changes
from argmap.model.drafts import apply_all, inverse
from argmap.model.edits import Merge, Reword
from argmap.model.errors import ArgmapError, StaleRevisionError
from argmap.model.permissions import Who
from argmap.model.seminars import Person
from argmap.services.archiving import verify
from argmap.services.editing import revise, undo
from argmap.services.loading import blank, put
from argmap.services.merging import merge
from argmap.services.moving import adopt, adoption, copy
from argmap.services.reading import history, map_at
from argmap.services.saving import save
from argmap.services.snapshots import name_revision, restore, snapshots_of
from argmap.store import open_store
from tests.examples import LIBRARY
from tests.strategies import Maker, seeds

PARTS = ("claims", "relations", "passages", "evidence", "cross_relations")
LEFT_OUT = ("Frame",)
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
ANA = Who(Person("ana", "Ana", NOW))


class Maps(RuleBasedStateMachine):
    """People edit, undo, merge, copy and adopt; the model keeps every state in plain tuples."""

    url = ""
    count = 0

    def __init__(self):
        super().__init__()
        self.store = open_store(self.url)
        self.states = {}

    @initialize(seed=seeds)
    def begin(self, seed):
        with self.store.writing() as writing:
            if writing.one(Person, id="ana") is None:
                writing.add(ANA.person)
        Maps.count += 1
        slug = f"m{Maps.count}"
        drawn = Maker(seed).map(4, 4)
        debate = replace(drawn.debate, slug=slug, library=slug)
        drawn = replace(drawn, id=slug, debate=debate, passages={}, evidence={})
        put(self.store, drawn, replace(LIBRARY, slug=slug))
        self.house = slug
        held = copy(self.store, ANA, slug)
        self.states = {held.map_id: [drawn]}

    def maps(self, seed):
        """One of the maps that Ana works on, and its states since the first."""
        ids = sorted(self.states)
        map_id = ids[seed % len(ids)]
        return map_id, self.states[map_id]

    def edits(self, seed, drawn, count=3):
        made = Maker(seed).edits(drawn, count)
        kept = []
        for edit in made:
            if type(edit).__name__ in LEFT_OUT:
                continue
            try:
                apply_all([*kept, edit], drawn)
            except ArgmapError:
                continue
            kept.append(edit)
        return kept

    @rule(seed=seeds)
    def change(self, seed):
        map_id, states = self.maps(seed)
        edits = self.edits(seed, states[-1])
        saved = save(self.store, ANA, map_id, edits, at=len(states))
        if edits:
            states.append(apply_all(edits, states[-1]))
        assert saved.revision == len(states)

    @rule(seed=seeds, back=st.integers(1, 3))
    def change_what_was_seen_some_time_ago(self, seed, back):
        map_id, states = self.maps(seed)
        at = max(1, len(states) - back)
        edits = self.edits(seed, states[at - 1], 1)
        try:
            save(self.store, ANA, map_id, edits, at=at)
        except (StaleRevisionError, ArgmapError):
            return
        if edits:
            states.append(apply_all(edits, states[-1]))

    @rule(seed=seeds, back=st.integers(0, 4))
    def undo_something(self, seed, back):
        map_id, states = self.maps(seed)
        number = len(states) - back
        if number < 2:
            return
        undone = history(self.store, map_id)[number - 1]
        assert undone.undoes == inverse(undone.edits, states[number - 2])
        try:
            undo(self.store, map_id, number, "Ana", "ana")
        except (StaleRevisionError, ArgmapError):
            assert back, "the last revision can always be undone"
            return
        states.append(apply_all(undone.undoes, states[-1]))

    @rule(seed=seeds, own=st.booleans())
    def merge_two_claims(self, seed, own):
        map_id, states = self.maps(seed)
        drawn = list(states[-1].drawn)
        if len(drawn) < 2:
            return
        goes, stays = Maker(seed).sample(drawn, 2)
        words = "Words for both." if own else ""
        merge(self.store, ANA, map_id, goes, stays, at=len(states), words=words)
        edits = [Merge(goes, stays)]
        edits += [Reword(stays, words)] * (own and states[-1].claims[stays].text != words)
        states.append(apply_all(edits, states[-1]))

    @rule(seed=seeds)
    def go_back_to_a_named_revision(self, seed):
        map_id, states = self.maps(seed)
        number = seed % len(states) + 1
        name = f"Snapshot {len(snapshots_of(self.store, map_id))}"
        name_revision(self.store, ANA, map_id, number, name)
        restore(self.store, ANA, map_id, number, at=len(states))
        edits = changes(states[-1], states[number - 1])
        if edits:
            states.append(apply_all(edits, states[-1]))
            assert states[-1].drawn == states[number - 1].drawn

    @precondition(lambda self: len(self.states) < 4)
    @rule(seed=seeds)
    def take_a_copy(self, seed):
        map_id, states = self.maps(seed)
        held = copy(self.store, ANA, map_id)
        assert (held.origin, held.origin_revision) == (map_id, len(states))
        self.states[held.map_id] = [states[-1]]

    @precondition(lambda self: len(self.states) > 1)
    @rule(seed=seeds, branch=st.booleans())
    def adopt_from_another(self, seed, branch):
        map_id, states = self.maps(seed)
        other, theirs = self.maps(seed // 7)
        if other == map_id or not theirs[-1].drawn:
            return
        root = Maker(seed).choice(list(theirs[-1].drawn))
        taken = adoption(self.store, ANA, map_id, other, root, branch=branch)
        edits = taken.edits()
        saved = adopt(self.store, ANA, taken, at=len(states))
        if edits:
            states.append(apply_all(edits, states[-1]))
        assert root in saved.map.drawn

    @rule(seed=seeds)
    def change_the_map_that_was_copied(self, seed):
        drawn = map_at(self.store, self.house)
        edits = self.edits(seed, drawn, 1)
        revise(self.store, self.house, edits, member="Ben", at=drawn.revision)

    @invariant()
    def kept_replayed_and_thought_agree(self):
        for map_id, states in self.states.items():
            with self.store.reading() as reading:
                kept, log = reading.map(map_id), reading.revisions(map_id)
            edits = (edit for each in log for edit in each.edits)
            replayed = apply_all(edits, blank(map_id, kept.debate.slug, kept.debate.library))
            assert [each.number for each in log] == list(range(1, len(states) + 1))
            for one in (kept, replayed, map_at(self.store, map_id)):
                assert content(one) == content(states[-1])

    def teardown(self):
        try:
            assert {each.wrong for each in verify(self.store)} <= {""}
        finally:
            self.store.close()


def content(drawn):
    """All that a map holds, with the order of each part."""
    return drawn.debate, [list(getattr(drawn, part).items()) for part in PARTS]


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_the_kept_map_its_log_and_a_plain_model_agree_after_every_step(kind, request):
    machine = type("OnThis", (Maps,), {"url": request.getfixturevalue(f"{kind}_url")})
    steps = settings(
        max_examples=10,
        stateful_step_count=12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )

    run_state_machine_as_test(machine, settings=steps)
