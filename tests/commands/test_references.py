"""``argmap cite`` and ``argmap essay``."""

from __future__ import annotations

import json

import pytest

BEGINNINGS = {
    "bibtex": "@misc{letter,",
    "ris": "TY  - GEN",
    "csl": "[\n",
    "annotations": "{\n",
    "notes": "",
    "author-date": "",
}


@pytest.mark.parametrize("form", BEGINNINGS)
def test_what_a_folder_cites_is_written(argmap, market, form):
    written = argmap("cite", "market", "--as", form)

    assert written.exit_code == 0
    assert written.stdout.startswith(BEGINNINGS[form])
    assert "etter" in written.stdout


def test_annotations_of_a_loaded_map_say_when_a_passage_was_cited(argmap, market):
    argmap("load", "market", "--signed", "Seminar 3")
    written = argmap("cite", "market", "--as", "annotations")
    first = json.loads(written.stdout)["first"]["items"][0]

    assert "created" not in first
    (market / "debate.yaml").unlink()
    written = argmap("cite", "market", "--as", "annotations", "--at", "https://maps.example.org/")
    first = json.loads(written.stdout)["first"]["items"][0]
    assert first["creator"]["name"] == "Seminar 3"
    assert first["id"].startswith("https://maps.example.org/debates/market/")


@pytest.mark.parametrize(("suffix", "start"), [("md", b"# "), ("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_ending_says_in_which_format_an_essay_is_written(
    argmap, market, tmp_path, suffix, start
):
    written = argmap("essay", "market", "-o", f"plan.{suffix}")

    assert (written.exit_code, written.stdout) == (0, f"Wrote plan.{suffix}.\n")
    assert (tmp_path / f"plan.{suffix}").read_bytes().startswith(start)


def test_an_essay_can_be_on_one_branch(argmap, market, tmp_path):
    argmap("essay", "market", "-o", "plan.md", "--claim", "fewer-buyers", "--style", "author-date")

    assert "on one branch of the map" in (tmp_path / "plan.md").read_text("utf-8")


def test_an_ending_of_no_format_is_wrong_use(argmap, market):
    refused = argmap("essay", "market", "-o", "plan.odt")

    assert refused.exit_code == 2
    assert "end it with .md, .docx, .pdf" in refused.stderr


def test_a_claim_or_debate_that_there_is_not_is_told(argmap, market):
    argmap("load", "market")

    assert "There is no claim" in argmap("essay", "market", "-o", "p.md", "--claim", "x").stderr
    assert "Did you mean market?" in argmap("cite", "markets", "--as", "ris").stderr
