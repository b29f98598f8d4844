"""Serving: a whole process, from its start to its end."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

PATIENCE = 60


def environment(data, cache, **more):
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ARGMAP_")}
    return {**kept, "ARGMAP_DATA": str(data), "ARGMAP_CACHE": str(cache), **more}


@pytest.fixture(scope="module")
def cache(made_once):
    return made_once


def command(*words):
    return [sys.executable, "-m", "argmap", "serve", *words]


def refused(given, *words):
    """Start a server that cannot start; gives its exit code and what it said."""
    ran = subprocess.run(
        command("--port", "0", *words), env=given, capture_output=True, text=True, timeout=PATIENCE
    )
    return ran.returncode, ran.stderr


class Server:
    """A running server, with all that it has said."""

    def __init__(self, given, said):
        self.said_in = said
        with said.open("w") as heard:
            self.process = subprocess.Popen(
                command("--port", "0"), env=given, stderr=heard, start_new_session=True
            )
        self.address = self.wait_for(r"Argmap is at (http://\S+)")[1]

    @property
    def said(self):
        return self.said_in.read_text("utf-8")

    def wait_for(self, pattern):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if found := re.search(pattern, self.said):
                return found
            assert self.process.poll() is None, self.said
            time.sleep(0.02)
        raise AssertionError(self.said)

    def status(self, path):
        with urlopen(self.address + path, timeout=10) as answer:
            return answer.status

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(given, said):
    server = Server(given, said)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture(scope="module")
def first(tmp_path_factory, cache):
    """What the first start on a machine said, and the data that it left."""
    data, said = tmp_path_factory.mktemp("first") / "data", tmp_path_factory.mktemp("said") / "1"
    with serving(environment(data, cache), said) as started:
        assert started.stop() == 0
    return said.read_text("utf-8"), data


@pytest.fixture
def place(first, tmp_path, cache):
    """The environment of a machine on which there has been a first start."""
    shutil.copytree(first[1], tmp_path / "data")
    return environment(tmp_path / "data", cache)


@pytest.fixture
def server(place, tmp_path):
    with serving(place, tmp_path / "said.txt") as started:
        yield started


def test_when_it_tells_its_address_pages_can_be_read(server):
    assert [server.status(path) for path in ("/healthz", "/")] == [200, 200]


def test_while_there_is_no_instructor_each_start_tells_a_link_that_is_good_then(first, server):
    [old] = re.findall(r"http://\S+/set-up/(\S+)", first[0])
    [new] = re.findall(rf"{server.address}/set-up/(\S+)", server.said)

    assert old != new
    assert min(len(old), len(new)) == 43


def test_a_taken_port_is_refused_in_one_sentence(server, tmp_path, cache):
    port = server.address.rpartition(":")[2]
    code, said = refused(environment(tmp_path / "other", cache), "--port", port)

    other = int(port) + 1
    assert code == 1
    assert said == (
        f"argmap: Port {port} is taken: stop what uses it,"
        f" or choose another, as with --port {other}.\n"
    )


def test_a_second_server_on_the_same_file_is_refused_and_the_first_goes_on(server, place):
    code, said = refused(place)

    assert code == 1
    assert re.fullmatch(
        r"argmap: Another argmap serve \(process \d+\) has .*/argmap\.db open: stop it first,"
        r" or give this one a directory of its own in ARGMAP_DATA\.\n",
        said,
    )
    assert server.status("/healthz") == 200


def test_the_first_start_loads_the_bundled_debates_and_the_second_nothing(first, server):
    assert first[0].count("Loaded") == 6
    assert server.said.count("Loaded") == 0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_it_is_told_to_and_leaves_no_process(how, server):
    assert server.stop(how) == 0
    with pytest.raises(ProcessLookupError):
        os.killpg(server.process.pid, 0)


def test_a_killed_server_starts_again(server, place, tmp_path):
    os.killpg(server.process.pid, signal.SIGKILL)
    server.process.wait(PATIENCE)

    with serving(place, tmp_path / "again.txt") as again:
        assert again.status("/healthz") == 200


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(argmap, surroundings, market):
    argmap("load", market)
    file = Path(surroundings["ARGMAP_DATA"]) / "argmap.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = file.read_bytes()
    code, said = refused(environment(file.parent, surroundings["ARGMAP_CACHE"]))

    assert code == 1
    assert re.fullmatch(r"argmap: The database .* is of a newer version of Argmap.*\n", said)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("ARGMAP_DATA", "/proc/argmap", r"/proc/argmap cannot be made \(.*\): name another .*"),
        ("ARGMAP_DATABASE_URL", "mysql://localhost/x", r".* is no address of a database: .*"),
        ("ARGMAP_THREADS", "many", r"ARGMAP_THREADS is 'many': write a number .*"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(setting, value, sentence, tmp_path, cache):
    code, said = refused(environment(tmp_path / "data", cache, **{setting: value}))

    assert code in (1, 2)
    assert re.fullmatch(f"argmap: {sentence}\n", said)


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path, cache):
    (tmp_path / "argmap.db").write_text("My notes.\n" * 20)
    code, said = refused(environment(tmp_path, cache))

    assert (code, said) == (
        1,
        f"argmap: {tmp_path}/argmap.db is no database: give another path, nothing was changed.\n",
    )
    assert (tmp_path / "argmap.db").read_text() == "My notes.\n" * 20


def test_an_address_of_another_machine_is_refused(tmp_path, cache):
    code, said = refused(environment(tmp_path / "data", cache), "--host", "192.0.2.1")

    assert (code, said) == (1, "argmap: 192.0.2.1 is no address of this machine: try 127.0.0.1.\n")
