"""Maps out of the database as one file, back in, and the proof that every log gives its map."""

from __future__ import annotations

import json
import sqlite3

import pytest


@pytest.fixture
def written(argmap, market, tmp_path):
    """The file that ``argmap export`` writes of the loaded market."""
    argmap("load", market)
    done = argmap("export", "market", "market.argmap")
    assert (done.exit_code, done.stdout) == (0, "Wrote market.argmap: 1 revision.\n")
    return tmp_path / "market.argmap"


def test_a_written_map_comes_into_an_empty_database_at_its_address(argmap, written, monkeypatch):
    monkeypatch.setenv("ARGMAP_DATA", str(written.parent / "fresh"))

    assert argmap("import", written).stdout == f"Imported {written}: /debates/market\n"
    argmap("export", "market", "again.argmap")
    assert (written.parent / "again.argmap").read_bytes() == written.read_bytes()


def test_where_the_debate_is_already_another_map_of_it_is_made(argmap, written):
    told = argmap("import", written, "--name", "Another").stdout

    assert "/debates/market-" in told
    assert len(argmap("verify").stdout.splitlines()) == 2


def test_a_file_that_was_changed_is_refused_in_one_sentence(argmap, written):
    written.write_bytes(written.read_bytes().replace(b"market", b"garden"))

    refused = argmap("import", written)

    assert refused.exit_code == 1
    assert refused.stderr == (
        "argmap: The file is not as it was written: its digest is another. Nothing was imported.\n"
    )


def test_a_map_that_is_not_there_is_not_written(argmap, written):
    refused = argmap("export", "markt", "none.argmap")

    assert refused.exit_code == 1
    assert "There is no" in refused.stderr
    assert not (written.parent / "none.argmap").exists()


def test_every_log_is_proved_to_give_its_map(argmap, written):
    proved = argmap("verify")

    assert proved.exit_code == 0
    assert proved.stdout == ("market: 1 revision, 5 claims: the log gives the map that is kept.\n")


def test_a_map_that_its_log_does_not_give_is_told(argmap, written, surroundings):
    with sqlite3.connect(written.parent / "data/argmap.db") as connection:
        connection.execute("UPDATE claim SET text = 'Smuggled in.' WHERE place = 0")
    connection.close()

    proved = argmap("verify", "--json")

    assert proved.exit_code == 1
    assert json.loads(proved.stdout)["wrong"] == "its log gives other claims."
