"""A group that draws one map, each by a browser of her own, before a server that can be killed.

    put_crowd(store, 32)
    with started(url, cache) as program:
        server = program.start()
        browser = Browser(server.port, 7)
        browser.add("Grain was short.")
        server.kill()

The program is read once, its templates are compiled once, and it forks for every start of the
server, which is quick so.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from argmap.model.drafts import apply_all
from argmap.model.ids import fresh_id
from argmap.model.seminars import Group, Holding, Member, Person, Role, Seminar, Session, Visibility
from argmap.services.loading import blank, put
from argmap.services.reading import debate_map, history
from tests.examples import LIBRARY, plan

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 2, tzinfo=UTC)
PATIENCE = 60
PROGRAM = """
import os, sys
import gunicorn.app.base, gunicorn.arbiter, gunicorn.workers.gthread
from jinja2 import FileSystemBytecodeCache
from argmap import serving
from argmap.render import engines, fonts
from argmap.settings import settings_from
from argmap.store import open_store
from argmap.web import create_app
settings = settings_from()
fonts.use(settings.cache), engines.use(settings.cache)
compiled = settings.cache / "templates"
compiled.mkdir(parents=True, exist_ok=True)
def application():
    app = create_app(open_store(settings.database_url), settings=settings)
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(compiled)
    return app
say = lambda told: print(os.getpgrp(), told, flush=True)
print("ready", flush=True)
for _ in sys.stdin:
    if os.fork() == 0:
        os.setsid()
        serving.run(application, serving.bound("127.0.0.1", 0), settings, ready=say)
        os._exit(0)
    print(*os.wait(), flush=True)
"""


def put_crowd(store, people):
    """Put a map and so many participants of the group whose it is; their tokens are their names."""
    put(store, plan(), LIBRARY)
    held = Holding("plan", seminar="s", group="g", visibility=Visibility.PRIVATE)
    with store.writing() as writing:
        writing.add(Seminar("s", "History", NOW), Group("g", "s", "One", "bcdf2345", "t", NOW))
        writing.put(held)
        for number in range(people):
            name = f"m{number}"
            writing.add(Person(name, f"Member {number}", NOW))
            writing.add(Member("s", name, Role.PARTICIPANT, NOW, "g"))
            digest = sha256(name.encode()).hexdigest()
            writing.add(Session(digest, name, datetime.now(UTC), datetime.now(UTC), "A browser"))


def replayed(store):
    """The map as its history tells it, from nothing."""
    edits = (edit for each in history(store, "plan") for edit in each.edits)
    return apply_all(edits, blank("plan", "plan", "plan"))


def check_whole(store, acknowledged):
    """Check that what was acknowledged is there, and that the history tells the map as it is."""
    drawn, told = debate_map(store, "plan"), replayed(store)
    said = {claim.text for claim in drawn.claims.values()}

    assert set(acknowledged) - said == set()
    assert [each.number for each in history(store, "plan")] == [*range(1, drawn.revision + 1)]
    assert (told.claims, told.relations) == (drawn.claims, drawn.relations)


@dataclass
class Server:
    """A running server: its address, and the group of its processes."""

    program: subprocess.Popen
    group: int
    port: int

    def end(self, how):
        """Send all its processes a signal, and wait for the first of them to end."""
        with suppress(ProcessLookupError):
            os.killpg(self.group, how)
        return self.program.stdout.readline()

    def kill(self):
        return self.end(signal.SIGKILL)


class Program:
    """The program, read once."""

    def __init__(self, environment):
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM], env=environment, text=True, cwd=ROOT,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self.process.stdout.readline() == "ready\n"
        self.server = None

    def start(self):
        """Start a server; the one before has ended."""
        self.process.stdin.write("start\n")
        self.process.stdin.flush()
        group, told = self.process.stdout.readline().split(" ", 1)
        self.server = Server(self.process, int(group), int(re.search(r":(\d+) ", told)[1]))
        return self.server


@contextmanager
def started(url, cache, data, **more):
    """The program, ready to start servers of the database."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ARGMAP_")}
    own = {"ARGMAP_DATABASE_URL": url, "ARGMAP_CACHE": str(cache), "ARGMAP_DATA": str(data)}
    program = Program({**kept, **own, **more})
    try:
        yield program
    finally:
        if program.server:
            with suppress(ProcessLookupError):
                os.killpg(program.server.group, signal.SIGKILL)
        program.process.kill()
        program.process.communicate()


class Browser:
    """The browser of one participant."""

    def __init__(self, port, number):
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.cookie = f"argmap-session=m{number}"
        try:
            head, page = self.ask("GET", "/debates/plan/edit/support?claim=c1")
        except BaseException:
            self.close()
            raise
        self.cookie += "; " + head["Set-Cookie"].partition(";")[0]
        self.seal = page.partition('name="seal" value="')[2].partition('"')[0]

    def ask(self, method, address, body=None):
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request(method, address, body, headers)
        answer = self.connection.getresponse()
        self.status, page = answer.status, answer.read().decode()
        return answer.headers, page

    def add(self, text, at=1):
        """Add a support for the first claim; gives the status of the answer."""
        form = {"seal": self.seal, "at": at, "text": text, "back": "", "once": fresh_id()}
        self.ask("POST", "/debates/plan/edit/support?claim=c1", urlencode(form))
        return self.status

    def close(self):
        self.connection.close()
