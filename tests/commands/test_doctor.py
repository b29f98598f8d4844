"""Whether an installation is well."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest


@pytest.fixture
def data(surroundings):
    """The data directory, made as the program makes it."""
    made = Path(surroundings["ARGMAP_DATA"])
    made.mkdir(mode=0o700)
    return made


def examined(argmap, subject):
    told = json.loads(argmap("doctor", "--json").stdout)
    return [finding for finding in told["findings"] if finding["subject"] == subject]


def test_a_fresh_machine_is_well(argmap):
    seen = argmap("doctor")

    assert (seen.exit_code, seen.stdout.splitlines()[-1]) == (0, "All is well.")


def test_it_makes_no_data_directory(argmap, surroundings):
    argmap("doctor")

    assert not Path(surroundings["ARGMAP_DATA"]).exists()


def test_one_layout_engine_is_in_use(argmap):
    used = [each for each in examined(argmap, "layout") if each["sentence"].endswith("in use")]

    assert len(used) == 1


def test_data_that_others_can_read_are_not_well(argmap, data):
    data.chmod(0o755)
    seen = argmap("doctor")

    assert seen.exit_code == 1
    assert f"{data} can be read by others (mode 0755): chmod 700 {data}" in seen.stdout


def test_a_file_that_is_no_database_is_told(argmap, data):
    (data / "argmap.db").write_bytes(b"not a database, but long enough to be one" * 50)
    (data / "argmap.db").chmod(0o600)

    [database] = examined(argmap, "database")
    assert database["state"] == "ill"
    assert "cannot be read (file is not a database)" in database["sentence"]


def test_a_damaged_database_is_told(argmap, data, market):
    argmap("load", market)
    with closing(sqlite3.connect(data / "argmap.db")) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM debate")
        connection.commit()

    [database] = examined(argmap, "database")
    assert "is damaged" in database["sentence"]


def test_a_whole_database_is_counted(argmap, data, market):
    argmap("load", market)

    [database] = examined(argmap, "database")
    assert "whole: 1 map, 5 claims, 1 revision;" in database["sentence"]


def test_a_database_of_a_newer_version_is_told(argmap, data, market):
    assert argmap("load", market).exit_code == 0
    with closing(sqlite3.connect(data / "argmap.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    assert "is of a newer version of Argmap (schema 9999)" in argmap("doctor").stdout


def test_a_database_of_another_program_is_told(argmap, data):
    with closing(sqlite3.connect(data / "argmap.db")) as connection, connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")

    assert "argmap.db is a database of another program." in argmap("doctor").stdout


def test_a_database_whose_tables_are_not_made_yet_is_no_fault(argmap, data):
    (data / "argmap.db").touch(mode=0o600)

    assert "(empty; its tables are not made yet)" in argmap("doctor").stdout
