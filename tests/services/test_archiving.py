"""Maps with their history as one file: out of one store, into another, and back again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.formats.archive import ArchiveError, read, write
from argmap.model.edits import Frame, Merge, Reword, Unrelate, Withdraw
from argmap.model.errors import ForbiddenError, NobodyError, NotFoundError
from argmap.model.permissions import Who
from argmap.model.seminars import Holding, Person, Visibility
from argmap.model.sources import Access
from argmap.model.talk import About, Comment, Snapshot
from argmap.services.archiving import adopt_archive, archive, export, restore_archive, verify
from argmap.services.editing import revise, undo
from argmap.services.loading import put
from argmap.services.moving import copy
from argmap.services.reading import debate_map, history, library_of, map_at
from argmap.store import open_store
from tests.examples import LIBRARY, plan
from tests.strategies import Maker, maps, seeds

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
ANA = Person("ana", "Ana", NOW)
PARTS = ("claims", "relations", "passages", "evidence", "cross_relations")


@pytest.fixture
def kept(store):
    """The store with the plan, changed, undone and talked about."""
    put(store, plan(), LIBRARY)
    revise(store, "plan", [Reword("c1", "Industry.")], member="Ana", at=1, note="Shorter.")
    revise(store, "plan", [Unrelate("r1"), Merge("c3", "c4")], member="Ben", at=2)
    undo(store, "plan", 3, "Ana")
    with store.writing() as writing:
        writing.add(ANA, Snapshot("plan", "Draft", 2, "ana", "Ana", NOW))
        asked = Comment("k2", "plan", About.CLAIM, "c1", 2, "ana", "Ana", NOW, "Why?")
        writing.add(asked, replace(asked, id="k1", reply_to="k2", text="So."))
    return store


def other(tmp_path):
    return open_store(f"sqlite:///{tmp_path}/other/argmap.db")


def same(one, two):
    """Whether two maps draw the same, in the same order."""
    assert replace(one, id="") == replace(two, id="")
    assert [list(getattr(one, part)) for part in PARTS] == [
        list(getattr(two, part)) for part in PARTS
    ]


def told(log):
    return [replace(each, map_id="", person=None) for each in log]


def test_a_map_comes_back_with_its_history_and_is_written_alike(kept, tmp_path):
    written = archive(kept, "plan")
    fresh = other(tmp_path)

    held = restore_archive(fresh, written)

    assert held == Holding("plan")
    same(debate_map(fresh, "plan"), debate_map(kept, "plan"))
    assert told(history(fresh, "plan")) == told(history(kept, "plan"))
    assert library_of(fresh, "plan") == library_of(kept, "plan")
    assert archive(fresh, "plan") == written
    assert [each.wrong for each in verify(fresh)] == [""]
    fresh.close()


def test_a_map_that_is_brought_to_where_its_debate_is_becomes_another_map_of_it(kept):
    written = export(kept, Who(), "plan")

    held = adopt_archive(kept, Who(ANA, copies=True), written)

    assert held.map_id.startswith("plan-")
    assert (held.owner, held.visibility) == ("ana", Visibility.PRIVATE)
    same(map_at(kept, held.map_id), map_at(kept, "plan"))
    assert [e.edits for e in history(kept, held.map_id)] == [e.edits for e in history(kept, "plan")]
    revised = undo(kept, held.map_id, 2, "Ana")
    assert revised.claims["c1"].text == "Industry first."


def test_a_strangers_file_changes_no_library_that_others_read(kept):
    read_ = read(archive(kept, "plan"))
    forged = replace(read_.library.sources[0], title="Another title")
    library = replace(read_.library, sources=(forged, read_.library.sources[1]))

    held = adopt_archive(kept, Who(ANA, copies=True), write(replace(read_, library=library)))

    assert library_of(kept, "plan") == LIBRARY
    assert library_of(kept, held.map_id).sources[0].title == "Another title"
    assert map_at(kept, held.map_id).debate.library.startswith("plan-")
    assert [each.wrong for each in verify(kept)] == ["", ""]


def test_names_that_a_strangers_file_claims_are_marked_so_that_nobody_is_taken_for_another(kept):
    held = adopt_archive(kept, Who(ANA, copies=True), export(kept, Who(), "plan"))
    again = adopt_archive(kept, Who(ANA, copies=True), export(kept, Who(ANA), held.map_id))

    for each in (held, again):
        members = [revision.member for revision in history(kept, each.map_id)]
        assert members == ["folder", *(f"{name} (from a file)" for name in ("Ana", "Ben", "Ana"))]
        with kept.reading() as reading:
            signed = [e.signed for e in reading.all(Snapshot, map_id=each.map_id)]
            names = {e.name for e in reading.all(Comment, map_id=each.map_id)}
        assert (signed, names) == (["Ana (from a file)"], {"Ana (from a file)"})


def test_a_strangers_file_leans_on_no_library_that_is_somebodys_own(kept):
    read_ = read(export(kept, Who(), "plan"))
    with kept.writing() as writing:
        writing.put_library(replace(LIBRARY, slug="of-person-ben"))
    library = replace(read_.library, slug="of-person-ben", title="Taken over")
    framed = [
        replace(each, edits=tuple(_in_library(edit, library.slug) for edit in each.edits))
        for each in read_.revisions
    ]

    forged = write(replace(read_, library=library, revisions=tuple(framed)))
    held = adopt_archive(kept, Who(ANA, copies=True), forged)

    assert map_at(kept, held.map_id).debate.library.startswith("of-person-ben-")
    with kept.reading() as reading:
        assert reading.library("of-person-ben").title == LIBRARY.title


def _in_library(edit, slug):
    framed = isinstance(edit, Frame)
    return Frame(replace(edit.debate, library=slug)) if framed else edit


@pytest.mark.parametrize(
    ("who", "error"),
    [(Who(), NobodyError), (Who(copies=True), NobodyError), (Who(ANA), ForbiddenError)],
)
def test_who_may_not_bring_maps_brings_none(kept, who, error):
    with pytest.raises(error):
        adopt_archive(kept, who, archive(kept, "plan"))


def test_an_instructor_may_bring_maps_where_copies_are_not_free(kept):
    instructor = replace(ANA, login="ana")

    assert adopt_archive(kept, Who(instructor), archive(kept, "plan")).owner == "ana"


def test_a_map_that_somebody_may_not_read_is_not_written_for_her(kept):
    held = copy(kept, Who(ANA), "plan")

    with pytest.raises(NotFoundError):
        export(kept, Who(replace(ANA, id="ben")), held.map_id)


def test_texts_of_a_group_are_written_only_where_that_is_asked_for(store):
    grouped = tuple(replace(each, access=Access.GROUP) for each in LIBRARY.sources)
    put(store, plan(), replace(LIBRARY, sources=grouped))

    assert read(export(store, Who(), "plan")).library.editions[0].text is None
    assert read(archive(store, "plan")).library.editions[0].text is None
    assert read(archive(store, "plan", texts=True)).library == library_of(store, "plan")


FORGED = {
    "an edit that cannot be done": (Withdraw("c9"), "a revision 5 that cannot be done"),
    "an edit that breaks a rule": (Merge("c1", "c1"), "choose another"),
}


@pytest.mark.parametrize("what", FORGED)
def test_edits_that_cannot_be_done_change_nothing(kept, tmp_path, what):
    edit, sentence = FORGED[what]
    read_ = read(archive(kept, "plan"))
    forged = replace(read_.revisions[-1], number=5, edits=(edit,), undoing=0)
    fresh = other(tmp_path)

    with pytest.raises(ArchiveError, match=sentence):
        restore_archive(fresh, write(replace(read_, revisions=(*read_.revisions, forged))))
    with fresh.reading() as reading:
        assert (reading.count(Holding), reading.libraries()) == (0, {})
    fresh.close()


def test_a_passage_of_no_source_is_refused(kept, tmp_path):
    read_ = read(archive(kept, "plan"))
    fresh, bare = other(tmp_path), replace(LIBRARY, sources=(), editions=())

    with pytest.raises(ArchiveError, match="passage q1 of a source that is not in it"):
        restore_archive(fresh, write(replace(read_, library=bare)))
    fresh.close()


def test_a_log_that_does_not_give_the_map_is_found(kept):
    with kept.writing() as writing:
        drawn = writing.map("plan")
        claims = {**drawn.claims, "c1": replace(drawn.claims["c1"], text="Smuggled in.")}
        writing.keep(drawn, replace(drawn, claims=claims))

    [found] = verify(kept)

    assert found.wrong == "its log gives other claims."


def test_every_map_is_written_and_comes_back(sqlite_store, tmp_path):
    count = iter(range(10_000))
    fresh = other(tmp_path)

    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(maps(), st.lists(seeds, max_size=3))
    def law(first, later):
        slug = f"m{next(count)}"
        debate = replace(first.debate, slug=slug, library=slug)
        first = replace(first, id=slug, debate=debate, passages={}, evidence={})
        put(sqlite_store, first, replace(LIBRARY, slug=slug))
        for seed in later:
            drawn = debate_map(sqlite_store, slug)
            edits = Maker(seed).edits(drawn, 3)
            edits = [e for e in edits if type(e).__name__ not in ("Frame", "Mark", "Cite")]
            revise(sqlite_store, slug, edits[:1], member="Ana", at=drawn.revision)
        written = archive(sqlite_store, slug)

        restore_archive(fresh, written)

        same(debate_map(fresh, slug), debate_map(sqlite_store, slug))
        assert archive(fresh, slug) == written

    law()
    assert {each.wrong for each in verify(fresh)} == {""}
    fresh.close()
