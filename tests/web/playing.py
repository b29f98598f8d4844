"""A seminar that is played through its pages, and the books that are kept of what was done.

played = Seminar(app, store)
played.begin()
"""

from __future__ import annotations

import io
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from argmap.analysis.contributions import Counts
from argmap.model.seminars import Holding, Member, Person
from argmap.services.people import accounts
from argmap.services.reading import map_at
from tests.examples import EDITION
from tests.web.filling import fill

BERLIN = ZoneInfo("Europe/Berlin")
NAMES = (*(f"Student {n:02}" for n in range(1, 29)), "=2+3 Ivan", "Zoë Ångström")
PASSWORD = "a long enough password"
WORDS = "Grain was short."
HEADS = "Student,ID,SIS User ID,SIS Login ID,Section"


def at(month, day, hour=12, minute=0):
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


@dataclass
class Books:
    """What the script did, by student."""

    claims: Counter = field(default_factory=Counter)
    passages: Counter = field(default_factory=Counter)
    replies: Counter = field(default_factory=Counter)
    answers: Counter = field(default_factory=Counter)
    relations: Counter = field(default_factory=Counter)
    stated: dict = field(default_factory=lambda: defaultdict(list))
    marks: dict = field(default_factory=dict)
    feedback: dict = field(default_factory=dict)

    def counts(self, name):
        return Counts(
            claims=self.claims[name], relations=self.relations[name],
            passages=self.passages[name], answers=self.answers[name], replies=self.replies[name],
        )  # fmt: skip


class Seminar:
    """The people of a seminar, each with a browser."""

    def __init__(self, app, store):
        self.app, self.store, self.books = app, store, Books()
        self.teacher, self.browsers, self.dice = app.test_client(), {}, random.Random(1927)
        self.task = self.seminar = ""

    def begin(self):
        """Make the seminar with its roster and five groups, and assign the debate."""
        token = accounts.first_invitation(self.store)
        told = {"name": "Eva Lang", "login": "eva", "password": PASSWORD}
        fill(self.teacher, f"/set-up/{token}", f"/set-up/{token}", **told)
        made = fill(self.teacher, "/seminars", "/seminars", title="Soviet Russia, 1917–1929")
        self.seminar = made.headers["Location"].rpartition("/")[2]
        hub = f"/seminars/{self.seminar}"
        fill(self.teacher, hub, f"{hub}/title", zone="Europe/Berlin")
        rows = "\n".join(f"{cell(n)},{i},S{i},login{i},A" for i, n in enumerate(NAMES, 101))
        self.teacher.send(
            f"{hub}/roster", {"file": (io.BytesIO(f"{HEADS}\n{rows}".encode()), "c.csv")}
        )
        fill(self.teacher, hub, f"{hub}/split", number=5)
        assigned = fill(
            self.teacher, f"{hub}/assign", f"{hub}/assign", debate="plan", begins="full"
        )
        self.task = assigned.headers["Location"].rpartition("/")[2]

    def sign_in(self):
        fill(self.teacher, "/sign-in", "/sign-in", login="eva", password=PASSWORD)

    def join(self):
        """Let everybody in by the seminar's link."""
        page = self.teacher.get(f"/seminars/{self.seminar}").text
        link = re.search(r"/join/([\w-]+)", page)[1]
        for name in NAMES:
            browser = self.browsers[name] = self.app.test_client()
            fill(browser, f"/join/{link}", "/join", name=name)
            fill(browser, "/welcome", "/welcome")

    def map_of(self, name, *, own):
        """The map on which somebody works alone, or with her group."""
        with self.store.reading() as reading:
            person = reading.one(Person, name=name)
            if own:
                return reading.one(Holding, assignment=self.task, owner=person.id).map_id
            group = reading.one(Member, person=person.id, seminar=self.seminar).group
            held = reading.all(Holding, assignment=self.task, group=group)
        return next(each.map_id for each in held if each.owner is None)

    def edit(self, name, map_id, action, claim, **typed):
        """Send a form of editing; returns the claim that it leads to."""
        where = f"/debates/{map_id}/edit/{action}"
        answer = fill(self.browsers[name], f"{where}?claim={claim}", where, **typed)
        return re.search(
            r"claim=([\w-]+)|focus=([\w-]+)|#\w*-?([\w-]+)$", answer.headers["Location"]
        )

    def state(self, name, map_id, action, claim, text):
        """State a claim that bears on another; returns its id."""
        before = set(map_at(self.store, map_id).claims)
        self.edit(name, map_id, action, claim, text=text)
        [made] = set(map_at(self.store, map_id).claims) - before
        self.books.claims[name] += 1
        self.books.relations[name] += 1
        self.books.stated[name].append(made)
        return made

    def cite(self, name, map_id, claim):
        start = EDITION.text.index(WORDS)
        place = f"report:{EDITION.id}:{start}-{start + len(WORDS)}"
        where = f"/debates/{map_id}/edit/use"
        typed = {"how": "cite", "claim": claim, "bearing": "backs", "mode": "quotation"}
        fill(self.browsers[name], f"{where}?claim={claim}&place={place}", where, **typed)
        self.books.passages[name] += 1

    def adopt(self, name, claim, source):
        where = f"/debates/{self.map_of(name, own=False)}/adopt"
        fill(self.browsers[name], f"{where}?from={source}&claim={claim}&branch=", where)


def cell(name):
    """A name in a list, as a spreadsheet program writes it that lets it be no formula."""
    return f"'{name}" if name.startswith("=") else name
