"""Debate folders into the database and back."""

from __future__ import annotations

import json
import os


def test_a_folder_is_loaded_as_a_revision(argmap, market):
    loaded = argmap("load", market)

    assert (loaded.exit_code, loaded.stdout.split(",")[0]) == (0, "market: revision 1")


def test_loading_again_changes_nothing(argmap, market):
    argmap("load", market)

    assert argmap("load", market).stdout == ("market: nothing has changed since revision 1.\n")


def test_a_changed_word_is_one_edit_of_a_further_revision(argmap, market):
    argmap("load", market)
    file = market / "debate.yaml"
    file.write_text(file.read_text("utf-8").replace("by themselves", "alone"), "utf-8")

    assert argmap("load", market).stdout == "market: revision 2, 1 edit.\n"


def test_what_may_take_long_is_told_beside_what_came_of_it(argmap, market):
    loaded = argmap("load", market)

    assert loaded.stderr.splitlines()[:2] == ["Reading market ...", "Comparing market ..."]


def test_a_program_reads_what_was_loaded(argmap, market):
    told = json.loads(argmap("load", market, "--json").stdout)

    assert (told["slug"], told["revision"], told["changed"]) == ("market", 1, True)


def test_a_folder_with_problems_is_not_loaded(argmap, market, surroundings):
    file = market / "debate.yaml"
    file.write_text(file.read_text("utf-8").replace("supports: close-it", "supports: close"))
    refused = argmap("load", market)

    assert refused.exit_code == 1
    assert "There is no claim “close”." in refused.stderr


def test_what_was_dumped_comes_back_byte_for_byte(argmap, market, tmp_path):
    argmap("load", market)
    argmap("dump", "market", "--into", "once")
    argmap("load", tmp_path / "once" / "market")
    argmap("dump", "market", "--into", "twice")

    once, twice = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*.*")
        }
        for name in ("once", "twice")
    )
    assert once
    assert once == twice


def test_a_debate_that_there_is_not_is_told_with_the_nearest(argmap, market):
    argmap("load", market)
    refused = argmap("dump", "markets")

    assert refused.exit_code == 1
    assert "Did you mean market?" in refused.stderr


def test_before_anything_is_loaded_there_is_nothing_to_dump(argmap):
    refused = argmap("dump", "market")

    assert refused.exit_code == 1
    assert "There is no database" in refused.stderr


def test_a_dump_leaves_a_folder_that_was_written_by_hand(argmap, market):
    assert argmap("load", market).exit_code == 0
    written = (market / "debate.yaml").read_bytes()

    refused = argmap("dump", "market")

    assert refused.exit_code == 1
    assert "market was written by hand, and a dump would replace debate.yaml" in refused.stderr
    assert (market / "debate.yaml").read_bytes() == written


def test_what_is_no_file_is_told_and_not_waited_for(argmap, market):
    os.mkfifo(market / "claims.yaml")
    refused = argmap("load", market)

    assert refused.exit_code == 1
    assert "market/claims.yaml:1:1: This is not a file" in refused.stderr
