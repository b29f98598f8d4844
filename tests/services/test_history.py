"""Histories: what was done, in words, by whom; every earlier state of a map; going back to one."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.edits import AddClaim, Cite, Merge, Relate, Reword, Withdraw
from argmap.model.errors import ArgmapError, ForbiddenError, InvalidTextError, NotFoundError
from argmap.model.passages import Bearing, Evidence
from argmap.services.caches import cache_of
from argmap.services.history import (
    PAGE,
    between,
    forwards,
    last_of_claim,
    map_as_of,
    page_of,
    page_of_claim,
)
from argmap.services.loading import blank
from argmap.services.reading import history, map_at
from argmap.services.saving import save
from argmap.services.snapshots import (
    TakenNameError,
    drop_name,
    may_drop,
    name_revision,
    restore,
    snapshots_of,
)
from argmap.services.undoing import redo_of, undo_of
from tests.services.seminars import AS_ANA, AS_BEN, AS_EVA, AS_RITA, put_seminar
from tests.strategies import Maker

PARTS = ("claims", "relations", "passages", "evidence", "cross_relations")


@pytest.fixture
def kept(store):
    """A store with the plan as the map of a group, at revision 1."""
    put_seminar(store)
    return store


def does(store, who, *edits, **more):
    return save(store, who, "plan", edits, at=map_at(store, "plan").revision, **more).revision


def same(one, other):
    return one == other and all(list(getattr(one, p)) == list(getattr(other, p)) for p in PARTS)


def grown(store, seed, steps):
    """Let three people change the map at random, undo and redo; return the states it had."""
    make = Maker(seed)
    states = {1: map_at(store, "plan")}
    for _ in range(steps):
        who = make.choice((AS_ANA, AS_BEN, AS_EVA))
        now = map_at(store, "plan")
        with suppress(ArgmapError):
            act = make.randrange(6)
            if act == 0:
                undo_of(store, who, "plan")
            elif act == 1:
                redo_of(store, who, "plan")
            else:
                does(store, who, *make.edits(now, make.randrange(1, 4)))
        now = map_at(store, "plan")
        states[now.revision] = now
    return states


@pytest.mark.parametrize("seed", range(4))
def test_every_earlier_state_is_found_backwards_and_forwards_and_the_log_makes_the_map(kept, seed):
    states = grown(kept, seed, 25)
    latest = map_at(kept, "plan")
    assert len(states) > 8

    for number in Random(seed).sample(sorted(states), len(states)):
        assert same(map_as_of(kept, "plan", number), states[number])

    log = history(kept, "plan")
    start = blank("plan", "plan", latest.debate.library)
    for revision in log:
        start = forwards(start, (revision,))
        assert same(start, states[revision.number])
    with kept.reading() as reading:
        assert same(reading.map("plan"), forwards(blank("plan", "plan", "plan"), log))
    assert same(map_as_of(kept, "plan", 0), blank("plan", "plan", latest.debate.library))


def test_a_state_is_kept_and_not_read_again(kept):
    does(kept, AS_ANA, Reword("c1", "One."))

    assert map_as_of(kept, "plan", 1) is map_as_of(kept, "plan", 1)
    assert cache_of(kept).get(("past", "plan"), 0) is not None


@pytest.mark.parametrize("number", [-1, 3, 10**9])
def test_a_revision_that_is_not_there_is_not_found(kept, number):
    does(kept, AS_ANA, Reword("c1", "One."))

    with pytest.raises(NotFoundError, match="no revision"):
        map_as_of(kept, "plan", number)


def test_the_history_is_told_in_words_the_newest_first(kept):
    does(kept, AS_ANA, Reword("c1", "Industry before all."), note="Clearer.")
    does(kept, AS_BEN, AddClaim(Claim("c9", "Machines feed.")),
         Relate(Relation("r9", Kind.SUPPORT, ("c9",), "c1")))  # fmt: skip

    page = page_of(kept, "plan")

    assert [line.entry.number for line in page.lines] == [3, 2, 1]
    assert [[each.words for each in line.told] for line in page.lines[:2]] == [
        ["Added a reason for “Industry before all.”: “Machines feed.”"],
        ["Reworded “Industry before all.”"],
    ]
    assert page.lines[1].told[0].old == "Industry first."
    assert (page.lines[1].entry.member, page.lines[1].entry.note) == ("Ana", "Clearer.")
    assert page.lines[2].entry.counts["AddClaim"] == 4


def test_a_long_history_has_pages(kept):
    for n in range(PAGE + 5):
        does(kept, AS_ANA, Reword("c1", f"Wording {n}."))

    first = page_of(kept, "plan")
    second = page_of(kept, "plan", first.older)

    assert [len(first.lines), len(second.lines)] == [PAGE, 6]
    assert first.lines[-1].entry.number == second.lines[0].entry.number + 1 == first.older
    assert second.older == 0


def test_what_was_undone_says_by_which_revision(kept):
    does(kept, AS_ANA, Reword("c1", "One."))
    undo_of(kept, AS_ANA, "plan")

    lines = page_of(kept, "plan").lines

    assert [(line.entry.number, line.undone) for line in lines] == [(3, 0), (2, 3), (1, 0)]


def test_the_history_of_a_claim_has_its_wordings_and_what_bears_on_it_and_is_cited_for_it(kept):
    does(kept, AS_ANA, Reword("c3", "Elsewhere."))
    does(kept, AS_BEN, Reword("c4", "They sell where there are goods."))
    does(kept, AS_ANA, Cite(Evidence("e9", "c4", "q1", Bearing.BACKS)))
    does(kept, AS_ANA, AddClaim(Claim("c9", "No.")), Relate(Relation("r9", "rebut", ("c9",), "c4")))

    page = page_of_claim(kept, "plan", "c4")

    assert [line.entry.number for line in page.lines] == [5, 4, 3, 1]
    count, last = last_of_claim(kept, "plan", "c4")
    assert (count, last.member, last.number) == (4, "Ana", 5)


def test_after_a_merge_both_histories_are_one(kept):
    does(kept, AS_ANA, Reword("c4", "They do sell."))
    does(kept, AS_BEN, Merge("c4", "c3"))
    does(kept, AS_ANA, Reword("c4", "Later, and no matter."))

    page = page_of_claim(kept, "plan", "c3")

    assert [line.entry.number for line in page.lines] == [3, 2, 1]
    assert [each.words for each in page.lines[0].told] == [
        "Merged “Later, and no matter.” into “Grain pays for machines.”"
    ]


def test_the_difference_of_two_revisions_is_found_once(kept):
    does(kept, AS_ANA, Withdraw("c4"))

    found = between(kept, "plan", 1, 2)

    assert [claim.id for claim in found.withdrawn] == ["c4"]
    assert [relation.id for relation in found.cut] == ["r2"]
    assert between(kept, "plan", 1, 2) is found


def test_going_back_is_a_revision_and_can_be_undone(kept):
    before = map_at(kept, "plan")
    does(kept, AS_ANA, Reword("c1", "One."), Withdraw("c4"))
    does(kept, AS_BEN, AddClaim(Claim("c9", "New.")))

    restore(kept, AS_ANA, "plan", 1, at=3)

    now = map_at(kept, "plan")
    assert now.revision == 4
    assert now.drawn == before.drawn
    assert now.drawn_relations == before.drawn_relations
    assert history(kept, "plan")[-1].note == "Goes back to revision 1."
    undo_of(kept, AS_ANA, "plan")
    assert map_at(kept, "plan").drawn == map_as_of(kept, "plan", 3).drawn


def test_a_revision_can_be_given_a_name_and_lose_it_again(kept):
    does(kept, AS_ANA, Reword("c1", "One."))
    name_revision(kept, AS_ANA, "plan", 1, " Before the  seminar ")
    name_revision(kept, AS_BEN, "plan", 2, "After it")

    assert [(e.name, e.revision) for e in snapshots_of(kept, "plan")] == [
        ("After it", 2), ("Before the seminar", 1),
    ]  # fmt: skip
    with pytest.raises(TakenNameError, match="“After it” names revision 2 already"):
        name_revision(kept, AS_ANA, "plan", 1, "After it")
    with pytest.raises(InvalidTextError):
        name_revision(kept, AS_ANA, "plan", 1, "  ")
    with pytest.raises(NotFoundError):
        name_revision(kept, AS_ANA, "plan", 3, "To come")
    with pytest.raises(ForbiddenError):
        name_revision(kept, AS_RITA, "plan", 1, "Mine")

    drop_name(kept, AS_EVA, "plan", "After it")
    assert [e.name for e in snapshots_of(kept, "plan")] == ["Before the seminar"]
    assert map_at(kept, "plan").revision == 2


def test_only_who_gave_a_name_takes_it_away_or_who_manages_the_map(kept):
    made = name_revision(kept, AS_ANA, "plan", 1, "Mine")

    assert [may_drop(kept, who, made) for who in (AS_ANA, AS_BEN, AS_EVA)] == [True, False, True]
    with pytest.raises(ForbiddenError):
        drop_name(kept, AS_BEN, "plan", "Mine")
