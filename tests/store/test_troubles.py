"""What keeps a database from being used is told in one sentence, and nothing is damaged."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import socket
import sqlite3
import stat
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest

from argmap.model.errors import StoreError
from argmap.store import open_store
from argmap.store import store as store_module
from argmap.store.errors import (
    BusyError,
    FullError,
    MissingDatabaseError,
    NotADatabaseError,
    UnreachableError,
    UnwritableError,
    UrlError,
)

FORK = multiprocessing.get_context("fork")
posix_only = pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")


def path_of(url):
    return Path(url.removeprefix("sqlite:///"))


@posix_only
def test_the_database_is_its_owners_alone(sqlite_url):
    open_store(sqlite_url).close()

    path = path_of(sqlite_url)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["a b", "100%", "what?", "x#y", "données"])
def test_a_database_may_stand_at_any_path(tmp_path, name):
    with closing(open_store(f"sqlite:///{tmp_path}/{name}/{name}.db")):
        assert (tmp_path / name / f"{name}.db").is_file()


@pytest.mark.parametrize(
    "url", ["", "argmap.db", "sqlite://", "sqlite:///", "mysql://root@localhost/x", "postgresql:/x"]
)
def test_an_address_that_is_none_is_told_with_what_would_be_right(url):
    with pytest.raises(UrlError, match="write sqlite:///path"):
        open_store(url)


@pytest.mark.parametrize("content", [b"just words", b"\x89PNG\r\n", b"SQLite format 2\x00" * 9])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "thesis.docx"
    path.write_bytes(content)

    with pytest.raises(NotADatabaseError, match=r"thesis\.docx is no database"):
        open_store(f"sqlite:///{path}")
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE claim (id)")
        connection.commit()
    before = path.read_bytes()

    with pytest.raises(NotADatabaseError, match="a database of another program"):
        open_store(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_damaged_database_is_told(sqlite_url):
    open_store(sqlite_url).close()
    path = path_of(sqlite_url)
    content = path.read_bytes()
    path.write_bytes(content[:100] + os.urandom(len(content) - 100))

    with pytest.raises(StoreError, match="no database that can be read"):
        open_store(sqlite_url)


def test_a_start_that_was_cut_off_before_there_were_tables_can_be_repeated(tmp_path):
    path = tmp_path / "argmap.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    assert path.stat().st_size > 0

    open_store(f"sqlite:///{path}").close()


def test_a_directory_is_no_database(tmp_path):
    with pytest.raises(NotADatabaseError, match="a directory"):
        open_store(f"sqlite:///{tmp_path}")


def test_a_path_below_a_file_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("words")

    with pytest.raises(UnwritableError, match="choose another place with ARGMAP_DATA"):
        open_store(f"sqlite:///{tmp_path}/file/argmap.db")


def test_a_database_that_is_not_to_be_made_is_missed(sqlite_url):
    with pytest.raises(MissingDatabaseError, match="There is no database"):
        open_store(sqlite_url, create=False)
    assert not path_of(sqlite_url).exists()


def as_stranger(work, *arguments):
    """Do the work in another process as a user without rights, and return what it said."""

    def run(said):
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        try:
            work(*arguments)
        except BaseException as error:  # noqa: BLE001
            said.put((type(error).__name__, str(error)))
        else:
            said.put(("", ""))

    said = FORK.Queue()
    process = FORK.Process(target=run, args=(said,))
    process.start()
    try:
        return said.get(timeout=60)
    finally:
        process.join(60)


@posix_only
@pytest.mark.parametrize(("of_folder", "of_file"), [(0o555, 0o444), (0o755, 0o444)])
def test_a_disk_that_can_only_be_read_is_told(of_folder, of_file):
    folder = Path(tempfile.mkdtemp())
    url = f"sqlite:///{folder}/argmap.db"
    open_store(url).close()
    (folder / "argmap.db").chmod(of_file)
    folder.chmod(of_folder)

    name, sentence = as_stranger(open_store, url)

    folder.chmod(0o700)
    shutil.rmtree(folder)
    assert name == "UnwritableError"
    assert "cannot be written (Permission denied)" in sentence


@posix_only
def test_a_folder_that_can_only_be_read_takes_no_new_database():
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o555)

    name, _ = as_stranger(open_store, f"sqlite:///{folder}/new/argmap.db")

    folder.chmod(0o700)
    shutil.rmtree(folder)
    assert name == "UnwritableError"


def test_a_postgres_server_that_does_not_answer_is_told_without_its_password():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        with pytest.raises(UnreachableError, match="cannot be reached") as told:
            open_store(f"postgresql://ana:secret@127.0.0.1:{port}/argmap")
    assert "secret" not in str(told.value)
    assert "\n" not in str(told.value)


def test_a_postgres_database_that_is_not_there_is_told(postgres_server):
    url = postgres_server.replace("/postgres?", "/nowhere?")

    with pytest.raises(UnreachableError, match="nowhere"):
        open_store(url)


def test_writing_inside_writing_is_a_fault(store):
    with store.writing(), pytest.raises(RuntimeError, match="pass the open one on"):
        store.writing().__enter__()
    with store.writing():
        pass


def test_what_is_written_is_seen_only_when_all_of_it_is(store):
    with store.writing() as writing:
        writing.add_library("half")
        with store.reading() as reading:
            assert reading.libraries() == {}
    with store.reading() as reading:
        assert list(reading.libraries()) == ["half"]


def test_a_fault_on_the_way_leaves_nothing_behind(store):
    def stumble():
        with store.writing() as writing:
            writing.add_library("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()

    with store.reading() as reading:
        assert reading.libraries() == {}


def test_a_reader_sees_one_state_while_others_write(store):
    with store.reading() as reading:
        assert reading.libraries() == {}
        with store.writing() as writing:
            writing.add_library("later")
        assert reading.libraries() == {}


def test_who_waits_too_long_for_another_change_is_told(sqlite_store, monkeypatch):
    monkeypatch.setattr(store_module, "PATIENCE", 0.05)
    told = []

    def other():
        try:
            with sqlite_store.writing():
                pass
        except BusyError as error:
            told.append(str(error))

    with sqlite_store.writing():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert told == ["The database is busy with another change: try again in a moment."]


def test_a_full_disk_is_told_and_nothing_is_half_written(sqlite_store):
    with pytest.raises(FullError, match="make room"):
        _fill(sqlite_store)

    with sqlite_store.reading() as reading:
        assert reading.libraries() == {}


def _fill(store):
    with store.writing() as writing:
        writing._connection.exec_driver_sql("PRAGMA max_page_count=1")
        for n in range(5_000):
            writing.add_library(f"library-{n}")
