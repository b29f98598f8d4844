"""Reading debates: true at every moment, and read once."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from argmap.model.edits import Reword
from argmap.model.errors import NotFoundError
from argmap.model.sources import edition_of
from argmap.services import reading
from argmap.services.caches import Cache
from argmap.services.editing import revise
from argmap.services.loading import put
from argmap.store import open_store
from tests.examples import LIBRARY, debate, plan


def another(slug, library="plan", **fields):
    """The same map as another debate."""
    return plan(id=slug, debate=replace(debate(**fields), slug=slug, library=library))


@pytest.fixture
def kept(store):
    put(store, plan(), LIBRARY)
    return store


def test_a_map_that_has_not_changed_is_read_once(kept):
    assert reading.debate_map(kept, "plan") is reading.debate_map(kept, "plan")


def test_an_unknown_debate_is_told_with_the_nearest(kept):
    for ask in (reading.debate_map, reading.library_of):
        with pytest.raises(NotFoundError, match="Did you mean plan"):
            ask(kept, "plam")
    with pytest.raises(NotFoundError):
        reading.history(kept, "plam")


def test_debates_stand_by_library_in_the_order_in_which_they_came(kept):
    put(kept, another("alone", "alone"), replace(LIBRARY, slug="alone", title="Alone"))
    put(kept, another("again"), LIBRARY)

    shelves = reading.shelves(kept)

    assert [(each.library_slug, each.title) for each in shelves] == [
        ("plan", "The plan and its texts"),
        ("alone", "Alone"),
    ]
    assert [each.debate.slug for each in shelves[0].maps] == ["plan", "again"]


def test_a_library_says_in_which_order_its_debates_stand(kept):
    put(kept, another("again"), replace(LIBRARY, debates=("again", "plan")))

    assert [each.debate.slug for each in reading.shelves(kept)[0].maps] == ["again", "plan"]


def test_an_empty_store_has_no_shelves(store):
    assert reading.shelves(store) == ()
    assert reading.find(store, "grain") == ()


def test_a_library_that_another_process_changed_is_read_again(kept, database_url):
    assert len(reading.library_of(kept, "plan").editions) == 1
    other = open_store(database_url)
    put(other, plan(), replace(LIBRARY, editions=(edition_of("report", "Newer words."),)))
    other.close()

    assert len(reading.library_of(kept, "plan").editions) == 2
    assert reading.library(kept, "plan") is reading.library_of(kept, "plan")


def test_words_are_found_in_claims_evidence_and_sources(kept):
    found = reading.find(kept, "grain")

    assert {hit.found for hit in found} == {"claim", "evidence", "source"}
    assert found[0].found == "claim"
    assert {hit.paragraph for hit in found if hit.where == "paragraph"} == {2, 3}


def test_words_are_found_in_one_debate_alone_if_it_is_named(kept):
    put(kept, another("alone", "alone"), replace(LIBRARY, slug="alone"))

    assert {hit.debate for hit in reading.find(kept, "industry", "alone")} == {"alone", None}
    assert {hit.library for hit in reading.find(kept, "industry", "alone")} <= {"alone", None}


def test_what_was_reworded_is_found_by_its_new_words(kept):
    reading.find(kept, "grain")
    revise(kept, "plan", [Reword("c1", "Tractors first.")], member="Ana", at=1)

    assert [hit.claim for hit in reading.find(kept, "tractors")] == ["c1"]


def test_a_cache_keeps_the_values_that_were_used_last():
    cache = Cache(most=2)
    for name in ("a", "b"):
        cache.put(("map", name), 1, name)
    cache.get(("map", "a"), 1)
    cache.put(("map", "c"), 1, "c")

    assert kept_in(cache, "map", "abc") == ["a", None, "c"]
    assert cache.get(("map", "a"), 2) is None


def kept_in(cache, kind, names):
    return [cache.get((kind, name), 1) for name in names]


def test_things_of_one_kind_never_push_out_those_of_another():
    cache = Cache(most=2)
    for kind in ("map", "index"):
        for name in ("a", "b"):
            cache.put((kind, name), 1, name)
    cache.put(("index", "c"), 1, "c")

    assert kept_in(cache, "map", "ab") == ["a", "b"]
    assert kept_in(cache, "index", "abc") == [None, "b", "c"]


def test_a_cache_holds_so_many_claims_and_always_what_it_was_given_last():
    cache = Cache(heaviest=10)
    for name, claims in (("a", 4), ("b", 4), ("b", 5), ("c", 3)):
        cache.put(("map", name), 1, range(claims))
    assert [bool(each) for each in kept_in(cache, "map", "abc")] == [False, True, True]

    cache.put(("map", "huge"), 1, range(50))
    assert kept_in(cache, "map", ("b", "c", "huge")) == [None, None, range(50)]


def test_the_maps_of_thirty_groups_are_each_read_once(sqlite_store):
    slugs = [f"plan-{number}" for number in range(30)]
    for slug in slugs:
        put(sqlite_store, another(slug), LIBRARY)
    seen = [reading.map_at(sqlite_store, slug) for slug in slugs]
    reading.find(sqlite_store, "grain")

    assert all(
        reading.map_at(sqlite_store, slug) is one for slug, one in zip(slugs, seen, strict=True)
    )


def test_many_threads_read_while_one_revises(kept):
    seen, failed, done = [], [], threading.Event()

    def read():
        last = 0
        while not done.is_set():
            drawn = reading.debate_map(kept, "plan")
            if drawn.revision < last or drawn.claims["c1"].text != f"Revision {drawn.revision}.":
                failed.append(drawn.revision)
            last = drawn.revision
        seen.append(last)

    revise(kept, "plan", [Reword("c1", "Revision 2.")], member="Ana", at=1)
    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(2, 20):
        revise(kept, "plan", [Reword("c1", f"Revision {number + 1}.")], member="A", at=number)
    done.set()
    for thread in threads:
        thread.join()

    assert failed == []
    assert max(seen) <= 20
