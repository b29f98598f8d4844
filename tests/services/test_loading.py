"""Debate folders into the store and back out."""

from __future__ import annotations

from dataclasses import replace
from shutil import copytree

import pytest

from argmap.formats.dump import write_folder
from argmap.model.drafts import apply_all
from argmap.model.edits import Reword
from argmap.services import loading
from argmap.services.editing import revise
from argmap.services.loading import FolderError, dump, load_all, load_folder, put
from argmap.services.reading import debate_map, history, library_of
from tests.examples import LIBRARY, TEXT, plan


@pytest.fixture
def folder(tmp_path):
    """A folder with the debate on the plan, which has its sources with it."""
    path = tmp_path / "debates" / "plan"
    write_folder(plan(cross_relations={}), LIBRARY, path)
    return path


def files(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def reword(folder, old, new):
    path = folder / "claims.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_a_folder_becomes_a_map_at_revision_one(store, folder):
    loaded = load_folder(store, folder)

    assert (loaded.slug, loaded.revision, loaded.changed) == ("plan", 1, True)
    assert debate_map(store, "plan").claims == plan().claims
    assert library_of(store, "plan").editions[0].text == TEXT
    assert [revision.member for revision in history(store, "plan")] == ["folder"]


def test_loading_again_changes_nothing(store, folder):
    first = load_folder(store, folder)

    assert load_folder(store, folder) == replace(first, changed=False, edits=0)
    assert len(history(store, "plan")) == 1


def test_loading_again_changes_only_what_has_changed_as_a_revision(store, folder):
    load_folder(store, folder)
    reword(folder, "Industry first.", "Industry before all.")

    loaded = load_folder(store, folder, member="Ana")

    last = history(store, "plan")[-1]
    assert (loaded.revision, loaded.edits) == (2, 1)
    assert (last.member, last.edits) == ("Ana", (Reword("c1", "Industry before all."),))


def test_a_claim_that_went_from_the_folder_is_withdrawn_and_kept(store):
    put(store, plan(), LIBRARY)
    less = plan(relations={}, evidence={}, claims={"c1": plan().claims["c1"]})

    put(store, less, LIBRARY)

    drawn = debate_map(store, "plan")
    assert list(drawn.drawn) == ["c1"]
    assert len(drawn.claims) == 4


def test_every_change_of_a_folder_is_replayed_by_its_history(store, folder):
    load_folder(store, folder)
    reword(folder, "Industry first.", "Industry before all.")
    load_folder(store, folder)

    edits = (edit for each in history(store, "plan") for edit in each.edits)
    replayed = apply_all(edits, loading.blank("plan", "plan", "plan"))
    assert replace(replayed, revision=2) == debate_map(store, "plan")


def test_a_folder_with_problems_is_refused_with_their_places_and_nothing_changes(store, folder):
    load_folder(store, folder)
    before = debate_map(store, "plan")
    (folder / "relations.yaml").write_text("relations:\n  r1: {rebut: c1, by: nowhere}\n", "utf-8")

    with pytest.raises(FolderError, match=r"relations\.yaml:2:") as told:
        load_folder(store, folder)
    assert told.value.problems
    assert debate_map(store, "plan") == before


def test_a_folder_as_it_was_loaded_is_not_read_again_and_members_changes_stay(store, folder):
    list(load_all(store, folder.parent))
    revise(store, "plan", [Reword("c1", "As members say.")], member="Ana", at=1)

    [again] = load_all(store, folder.parent)

    assert (again.changed, again.revision) == (False, 2)
    assert debate_map(store, "plan").claims["c1"].text == "As members say."


def test_a_folder_that_changed_is_loaded_by_load_all(store, folder):
    list(load_all(store, folder.parent))
    reword(folder, "Industry first.", "Industry before all.")

    [again] = load_all(store, folder.parent)

    assert (again.changed, again.revision) == (True, 2)


def test_a_copy_of_a_folder_under_another_name_is_another_debate(store, folder):
    list(load_all(store, folder.parent))
    copytree(folder, folder.with_name("replanned"))

    again = {each.slug: each.changed for each in load_all(store, folder.parent)}

    assert again == {"plan": False, "replanned": True}


def test_long_work_says_what_it_does(store, folder):
    said = []

    load_folder(store, folder, progress=said.append)

    assert said[0] == "Reading plan"
    assert any("edits of plan" in each for each in said)


def test_a_folder_that_dump_wrote_comes_back_byte_for_byte(store, folder, tmp_path, sqlite_url):
    from argmap.store import open_store

    load_folder(store, folder)
    first = dump(store, "plan", tmp_path / "first")
    other = open_store(sqlite_url.replace("argmap.db", "second.db"))
    load_folder(other, first)

    second = dump(other, "plan", tmp_path / "second")

    other.close()
    assert files(second) == files(first)
    assert files(first) == files(folder)


def test_a_text_that_no_passage_lies_in_any_more_is_not_dumped(store, tmp_path):
    older = replace(LIBRARY, editions=(loading_edition("Older words."),))
    put(store, plan(passages={}, evidence={}), older)
    put(store, plan(), LIBRARY)

    folder = dump(store, "plan", tmp_path)

    assert [path.read_text("utf-8") for path in folder.glob("texts/*")] == [TEXT]


def loading_edition(text):
    from argmap.model.sources import edition_of

    return edition_of("report", text)
