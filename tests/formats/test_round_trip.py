"""What was written as a folder is read back as the same debate, and written the same again."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from argmap.formats.dump import OtherFilesError, WrittenByHandError, write_folder
from argmap.formats.folder import find_folders, read_folder
from argmap.model.sources import Library
from argmap.paths import DEBATES
from tests.formats.held import held


def contents(root):
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@settings(max_examples=40)
@given(held())
def test_a_dumped_folder_comes_back_byte_for_byte(drawn):
    with TemporaryDirectory() as place:
        first, again = Path(place, "first", "law"), Path(place, "again", "law")
        write_folder(*drawn, first)
        reading = read_folder(first)
        assert reading.problems == ()
        write_folder(reading.map, reading.library, again)

        assert contents(again.parent) == contents(first.parent)


@settings(max_examples=40)
@given(held())
def test_a_dumped_folder_is_read_as_the_same_debate(drawn):
    map_, library = drawn
    with TemporaryDirectory() as place:
        write_folder(map_, library, Path(place, "law"))
        read = read_folder(Path(place, "law"))

    assert read.library == library
    for part in ("debate", "claims", "relations", "passages", "evidence", "cross_relations"):
        assert getattr(read.map, part) == getattr(map_, part)


@pytest.mark.parametrize("folder", find_folders(DEBATES), ids=lambda folder: folder.name)
def test_the_bundled_debates_are_as_a_dump_writes_them(folder, tmp_path):
    reading = read_folder(folder)
    write_folder(reading.map, reading.library, tmp_path / folder.name)
    library = reading.library.slug

    assert contents(tmp_path / folder.name) == contents(folder)
    assert contents(tmp_path / library) == contents(DEBATES / library)


def test_what_is_written_short_is_dumped_in_full(square, tmp_path):
    short = square(claims="claims:\n  c1: {text: One}\n  c2: {text: Two, rebuts: c1}\n")
    write_folder(short, Library("square", "Square"), tmp_path / "dump" / "square")

    assert (tmp_path / "dump" / "square" / "relations.yaml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../debate.schema.json\n\n"
        "relations:\n  c2-c1:\n    kind: rebut\n    premises: [c2]\n    target: c1\n"
    )


def test_a_dump_replaces_the_files_of_an_earlier_one(square, folder, tmp_path):
    library = Library("square", "Square")
    write_folder(square(claims="claims:\n  c1: {text: One}\n"), library, tmp_path / "out")
    write_folder(square(claims=""), library, tmp_path / "out")

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["debate.yaml"]


def test_a_dump_leaves_a_folder_with_other_files_alone(square, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "more.yaml").write_text("claims: {}\n", "utf-8")

    with pytest.raises(OtherFilesError, match=r"holds more\.yaml, which would be read together"):
        write_folder(square(), Library("square", "Square"), tmp_path / "out")


def test_an_undercut_that_outlived_its_target_is_not_dumped(square, tmp_path):
    claims = "claims:\n  c1: {text: One}\n  c2: {text: Two, rebuts: c1}\n"
    drawn = square(claims=claims + "  c3: {text: Three, undercuts: c2-c1}\n")
    del drawn.relations["c2-c1"]
    write_folder(drawn, Library("square", "Square"), tmp_path / "dump" / "square")

    assert read_folder(tmp_path / "dump" / "square").problems == ()


def test_a_long_claim_is_folded_and_a_note_keeps_its_lines(square, tmp_path):
    claims = f'claims:\n  c1: {{text: {"word " * 30}, note: "One.\\nTwo."}}\n'
    write_folder(square(claims=claims), Library("square", "Square"), tmp_path / "dump" / "square")

    assert (tmp_path / "dump" / "square" / "claims.yaml").read_text("utf-8").split("\n", 2)[2] == (
        f"claims:\n  c1:\n    text: >-\n      {'word ' * 18}word\n      {'word ' * 10}word\n"
        "    note: |-\n      One.\n      Two.\n"
    )


def test_a_dump_does_not_replace_what_was_written_by_hand(square, folder):
    drawn = square(claims="claims:\n  c1: {text: One}  # the first of all\n")
    there = folder(claims="claims:\n  c1: {text: One}  # the first of all\n")
    before = contents(there)

    with pytest.raises(WrittenByHandError, match=r"would replace debate\.yaml, claims\.yaml"):
        write_folder(drawn, read_folder(there).library, there)
    assert contents(there) == before
