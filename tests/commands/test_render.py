"""A debate folder as a picture or document."""

from __future__ import annotations

import pytest

BEGINNINGS = {
    "svg": b"<?xml",
    "png": b"\x89PNG",
    "pdf": b"%PDF",
    "dot": b"// An argument map",
    "html": b"<!DOCTYPE html",
    "txt": b"Should the market square",
}


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_the_ending_of_the_file_says_in_which_format(suffix, argmap, market, tmp_path):
    drawn = argmap("render", market, "-o", f"map.{suffix}")

    assert (drawn.exit_code, drawn.output) == (0, "")
    assert (tmp_path / f"map.{suffix}").read_bytes().startswith(BEGINNINGS[suffix])


def test_the_first_map_is_drawn_unless_another_is_asked_for(argmap, market):
    short = argmap("render", market, "--format", "txt").stdout
    full = argmap("render", market, "--format", "txt", "--map", "full").stdout

    assert "Only those who had parked" not in short
    assert "Only those who had parked" in full


def test_a_map_that_there_is_not_is_told_with_the_nearest(argmap, market):
    refused = argmap("render", market, "--format", "txt", "--map", "shirt")

    assert refused.exit_code == 1
    assert refused.stderr == "argmap: There is no map “shirt”. Did you mean short?\n"


def test_a_focus_is_drawn_with_its_replies(argmap, market):
    drawn = argmap("render", market, "--format", "svg", "--focus", "keep-it").stdout

    assert "stay open to cars" in drawn
    assert "elsewhere" not in drawn


def test_a_claim_that_there_is_not_is_told_with_the_nearest(argmap, market):
    refused = argmap("render", market, "--format", "svg", "--focus", "keep-itt")

    assert refused.stderr == "argmap: There is no claim “keep-itt”. Did you mean keep-it?\n"


def test_a_folder_with_problems_is_not_drawn_and_the_problems_are_told(argmap, market, tmp_path):
    file = market / "debate.yaml"
    file.write_text(file.read_text("utf-8").replace("supports: close-it", "supports: close"))
    refused = argmap("render", "market", "-o", "map.svg")

    assert refused.exit_code == 1
    assert "market/debate.yaml:58:15: There is no claim “close”." in refused.stderr
    assert not (tmp_path / "map.svg").exists()


def test_an_ending_of_no_format_is_wrong_use(argmap, market):
    refused = argmap("render", market, "-o", "map.gif")

    assert refused.exit_code == 2
    assert "end it with .svg, .png, .pdf, .dot, .html, .txt" in refused.stderr


def test_without_a_file_and_a_format_it_is_asked_for_one(argmap, market):
    assert argmap("render", market).exit_code == 2


def test_a_file_that_cannot_be_written_is_told_in_one_sentence(argmap, market):
    refused = argmap("render", market, "-o", "nowhere/map.svg")

    assert refused.exit_code == 1
    assert refused.stderr == "argmap: nowhere/map.svg: No such file or directory.\n"


def test_a_dark_drawing_is_another_than_a_light_one(argmap, market):
    light, dark = (
        argmap("render", market, "--format", "svg", "--theme", theme).stdout
        for theme in ("light", "dark")
    )

    assert light != dark
