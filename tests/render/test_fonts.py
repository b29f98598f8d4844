"""The fonts of the pages: cut once, named after their contents, and complete."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from argmap.render import fonts


@pytest.fixture(scope="module")
def cut(tmp_path_factory):
    cache = tmp_path_factory.mktemp("cache")
    return cache, fonts.font_files(cache)


def letters(path):
    return TTFont(BytesIO(path.read_bytes()), lazy=True).getBestCmap()


def test_there_is_a_file_for_each_face(cut):
    assert sorted(cut[1]) == ["sans-400", "sans-600", "serif-400", "serif-600", "serif-italic-400"]


@pytest.mark.parametrize("sample", ["aßőŁ", "Ελλάς", "Съезд", "Việt", "“–…¶−→"])
def test_the_sans_has_the_letters_of_every_script_that_it_came_with(cut, sample):
    assert {ord(char) for char in sample} <= set(letters(cut[1]["sans-400"]))


def test_the_files_are_a_tenth_of_the_fonts(cut):
    assert sum(path.stat().st_size for path in cut[1].values()) < 160_000


def test_a_second_call_makes_nothing(cut):
    before = {path: path.stat().st_mtime_ns for path in cut[1].values()}
    fonts.font_files(cut[0])

    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_no_half_written_file_stays_behind(cut):
    assert {path.suffix for path in (cut[0] / "fonts").iterdir()} == {".woff2"}


def test_the_rules_name_the_files_that_are_served(cut):
    named = set(re.findall(r'url\("/fonts/([^"]+)"\)', fonts.font_faces_css("/fonts/")))

    assert named == {path.name for path in cut[1].values()}


def test_the_upright_stands_in_for_the_italic_in_cyrillic():
    rules = fonts.font_faces_css("/").splitlines()
    upright = next(rule for rule in rules if "italic;" in rule and "/serif-400" in rule)

    assert "U+370-52F" in upright


def test_embedded_fonts_are_the_files_themselves(cut):
    fonts.use(cut[0])
    css = fonts.embedded_faces_css(frozenset({"sans-400"}))
    fonts.use(None)

    assert b64decode(re.search(r"base64,([^\"]+)", css)[1]) == cut[1]["sans-400"].read_bytes()


def test_a_cache_that_cannot_be_made_is_replaced_by_the_temporary_directory(tmp_path):
    (tmp_path / "file").write_text("no directory")
    made = fonts.font_files(tmp_path / "file")

    assert all(path.exists() for path in made.values())
