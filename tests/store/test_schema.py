"""The migrations make the very tables that the code describes, on both kinds of database."""

from __future__ import annotations

import json
import re
import warnings
from contextlib import closing
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from argmap.model.seminars import Holding, Visibility
from argmap.store import open_store, schema
from argmap.store.errors import NewerDatabaseError
from argmap.store.tables import TABLES, Row


def test_alembic_finds_nothing_to_migrate(store):
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Row.metadata) == []


def checks(connection):
    """The named CHECKs of every table, without the ways in which databases write them."""
    inspector = sa.inspect(connection)
    return {
        (table, check["name"]): re.sub(r"\W+|text|varchar|character varying", "", check["sqltext"])
        for table in TABLES
        for check in inspector.get_check_constraints(table)
    }


def test_the_migrated_checks_are_those_of_the_tables(bare_database_url):
    """Alembic compares no CHECKs, so they are read from two databases and compared."""
    with (
        closing(open_store(bare_database_url)) as store,
        store._engine.connect() as connection,
        warnings.catch_warnings(),
    ):
        migrated = checks(connection)
        connection.rollback()
        with connection.begin():
            Row.metadata.drop_all(connection)
            Row.metadata.create_all(connection)
            assert checks(connection) == migrated
    assert len(migrated) > 20


def test_every_constraint_has_a_name():
    for table in TABLES.values():
        assert all(constraint.name for constraint in table.constraints)


def test_the_migrations_are_one_line_that_ends_with_the_newest(sqlite_store):
    with sqlite_store._engine.connect() as connection:
        scripts = ScriptDirectory.from_config(schema.configuration(connection))

    assert [scripts.get_current_head()] == schema.versions()[-1:]
    assert [each.revision for each in scripts.walk_revisions()][::-1] == schema.versions()


def test_a_database_of_the_first_version_is_brought_up_to_this_one(bare_database_url, tmp_path):
    """Also with foreign keys in force: nothing that was kept is lost on the way."""
    from alembic import command

    store = open_store(bare_database_url)
    with store._engine.connect() as connection, connection.begin():
        Row.metadata.drop_all(connection)
        connection.exec_driver_sql("DROP TABLE alembic_version")
        command.upgrade(schema.configuration(connection), "0001")
        connection.execute(sa.insert(TABLES["debate"]), [{"slug": "kept", "place": 0}])
    store.close()

    store = open_store(bare_database_url)
    with store.reading() as reading:
        assert reading._known("debate", "slug") == ["kept"]
        assert reading._known("claim", "id") == []
    store.close()


LOGGED = (
    {"edit": "AddClaim", "claim": {"id": "c3", "text": "New."}},
    {"edit": "Relate", "relation": {"id": "r3", "premises": ["c3"], "target": "c1"}},
    {"edit": "Merge", "claim": "c2", "into": "c1"},
)
OLD_LOG = """INSERT INTO revision (map_id, number, member, made, edits, undoes, note)
    VALUES ('old', 1, 'Ana', '2026-01-01 00:00:00.000000', :edits, '[]', '')"""


def test_the_revisions_of_an_earlier_version_are_counted_and_told_by_claim(bare_database_url):
    from alembic import command

    store = open_store(bare_database_url)
    with store._engine.connect() as connection, connection.begin():
        Row.metadata.drop_all(connection)
        connection.exec_driver_sql("DROP TABLE alembic_version")
        command.upgrade(schema.configuration(connection), "0002")
        put_an_old_map(connection)
        connection.execute(sa.text(OLD_LOG), {"edits": json.dumps(LOGGED)})
    store.close()

    store = open_store(bare_database_url)
    with store.reading() as reading:
        [entry] = reading.entries("old")
        assert entry.counts == {"AddClaim": 1, "Relate": 1, "Merge": 1}
        assert (entry.person, entry.undoing, entry.size) == (None, 0, 3)
        assert [reading.touching("old", each) for each in ("c1", "c2", "c3", "c4")] == [
            (1,), (1,), (1,), ()
        ]  # fmt: skip
        assert reading.one(Holding, map_id="old").visibility is Visibility.PUBLIC
    store.close()


def put_an_old_map(connection):
    """A map with nothing on it, in the columns that there are."""
    tables = sa.MetaData()
    tables.reflect(connection)
    keys = {"library": {"slug": "old"}, "debate": {"slug": "old"},
            "map": {"id": "old", "debate": "old", "library": "old"}}  # fmt: skip
    for name, key in keys.items():
        columns = tables.tables[name].c
        row = {each.name: plain(each) for each in columns if not each.nullable}
        connection.execute(sa.insert(tables.tables[name]).values(row | key))


def plain(column):
    """A value that a column takes."""
    return {int: 1, bool: False, datetime: datetime.now(UTC)}.get(column.type.python_type, "old")


def test_a_database_of_a_newer_version_is_refused_and_left_alone(bare_database_url):
    store = open_store(bare_database_url)
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()

    with pytest.raises(NewerDatabaseError, match=r"9999.*nothing was changed"):
        open_store(bare_database_url)


def test_opening_a_database_that_is_up_to_date_needs_no_alembic(sqlite_url):
    import subprocess
    import sys

    open_store(sqlite_url).close()
    program = f"""
import sys
from argmap.store import open_store
open_store({sqlite_url!r}).close()
sys.exit("alembic" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
