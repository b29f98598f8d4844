"""A seminar with its people, in whose browsers the pages can be asked for.

    with world() as site:
        site.as_("participant").get("/debates/drawn")
        site.as_("participant").send("/debates/drawn/edit/support?claim=c1", {"text": "..."})

``drawn`` is the private map of the first group, ``own`` that of one person, ``house`` is for
everybody to read. Each map has the claims c1 and c2, the relation r1, and a passage of source s;
the first two have a comment and suggestions. ``task`` is an assignment in which everybody draws a
map of her own: ``alone`` is the participant's, ``starter`` how it began; it is revealed, and due in
a day. The feedback on another, ``told``, is released; ``graded`` is the participant's map of it.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from argmap.model.assignments import (
    Assignment,
    Extension,
    Note,
    Phase,
    PhaseKind,
    Review,
    Route,
    Sharing,
    Steps,
    Wanted,
)
from argmap.model.claims import Basis, Claim, Kind, Relation
from argmap.model.debates import Debate, Position, Speaker
from argmap.model.edits import Reword
from argmap.model.maps import ArgumentMap
from argmap.model.marks import Feedback, Remark
from argmap.model.passages import Bearing, Evidence, Passage, Span, Status
from argmap.model.rosters import Door, Listed, Placing
from argmap.model.seminars import (
    Endorsing,
    Group,
    Holding,
    Invitation,
    Member,
    Person,
    Role,
    Seminar,
    Session,
    Visibility,
)
from argmap.model.sources import Library, Source, edition_of
from argmap.model.talk import About, Comment, Suggestion
from argmap.model.texts import Corrected, Deposit, DepositText, Placement
from argmap.services.people import passwords
from argmap.store import open_store
from tests.web.conftest import app_of, settings_in

NOW = datetime.now(UTC).replace(microsecond=0)
ROLES = ("anonymous", "stranger", "reader", "neighbour", "participant", "owner", "instructor")
INVITED = "invited-by-this-token"
LINKS = {
    "one": "link-of-the-first-group", "two": "link-of-the-other", "all": "link-of-the-seminar",
}  # fmt: skip
CODES = {"one": "bcdf2345", "two": "ghjk6789", "all": "wxyz2345"}
PASSWORD, WORDS = "a long enough password", "copper heron"

TASK = Assignment(
    "task", "seminar", "Who pays?", NOW, "house", "starter", Sharing.STUDENT, person="instructor",
    name="Instructor", wanted=Wanted(claims=2),
)  # fmt: skip


@dataclass
class World:
    """A site with its people."""

    app: object
    database: Path
    browsers: dict = field(default_factory=dict)
    seals: dict = field(default_factory=dict)

    def as_(self, role):
        """The browser of somebody in this role; nobody is known in that of ``anonymous``."""
        if role not in self.browsers:
            self.browsers[role] = self.app.test_client()
            if role != "anonymous":
                self.browsers[role].set_cookie("argmap-session", role)
        return self.browsers[role]

    def seal_of(self, role):
        """The seal of the pages of somebody in this role, which is good as long as her session."""
        if role not in self.seals:
            self.seals[role] = self.as_(role).seal()
        return self.seals[role]

    def dump(self):
        """All that the database has, as text."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as connection:
            lines = "\n".join(connection.iterdump())
        connection.close()
        return lines


@contextmanager
def world(**changes):
    """A site with its people; each has a database of its own."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        settings = settings_in(Path(name), **changes)
        shutil.copy(_prepared() / "argmap.db", name)
        store = open_store(settings.database_url)
        try:
            yield World(app_of(store, settings), Path(name) / "argmap.db")
        finally:
            store.close()


@cache
def _prepared():
    """The folder of a database with everybody in it, made once."""
    folder = TemporaryDirectory()
    _prepared.kept = folder
    store = open_store(settings_in(Path(folder.name)).database_url)
    with store.writing() as writing:
        _put_maps(writing)
        writing.add(*_people(), *_places())
        _put_holdings(writing)
        writing.add(*_sessions(), *_talk(), *_routes())
        _put_texts(writing)
        _put_assignment(writing)
        _put_returned(writing)
    store.close()
    return Path(folder.name)


def _people():
    for role in ROLES[1:-1]:
        yield Person(role, role.title(), NOW, words=_hashed(WORDS) if role != "owner" else "")
    yield Person("instructor", "Instructor", NOW, login="teacher", password=_hashed(PASSWORD))
    yield Person("colleague", "Colleague", NOW, login="colleague")


@cache
def _hashed(secret):
    return passwords.hashed(secret)


def _places():
    yield Seminar("seminar", "History 214", NOW)
    yield Seminar("elsewhere", "Another seminar", NOW)
    yield Group("one", "seminar", "Group 1", CODES["one"], LINKS["one"], NOW)
    yield Group("two", "seminar", "Group 2", CODES["two"], LINKS["two"], NOW)
    yield Group("empty", "seminar", "Group 9", "rstv2345", "link-of-the-empty", NOW)
    yield Door("seminar", CODES["all"], LINKS["all"], NOW, placed=Placing.CHOICE)
    yield Listed("awaited", "seminar", "Vera Novak", NOW, "two")
    yield Group("away", "elsewhere", "Group A", "npqr2345", "link-elsewhere", NOW)
    yield Member("elsewhere", "stranger", Role.PARTICIPANT, NOW, "away")
    yield Member("elsewhere", "owner", Role.PARTICIPANT, NOW, "away")
    yield Member("seminar", "reader", Role.READER, NOW, "one")
    yield Member("seminar", "participant", Role.PARTICIPANT, NOW, "one")
    yield Member("seminar", "neighbour", Role.PARTICIPANT, NOW, "two")
    yield Member("seminar", "instructor", Role.INSTRUCTOR, NOW)
    yield Member("seminar", "colleague", Role.INSTRUCTOR, NOW)
    later = NOW + timedelta(days=1)
    yield Invitation(sha256(INVITED.encode()).hexdigest(), NOW, later)


def _sessions():
    """Two browsers of each; seen so late that none is noted anew, however long the tests take."""
    seen = NOW + timedelta(hours=11)
    for role in ROLES[1:]:
        yield Session(sha256(role.encode()).hexdigest(), role, NOW, seen, "Firefox on Linux")
        other = sha256(f"{role} at home".encode()).hexdigest()
        yield Session(other, role, NOW, seen, "Safari on a phone")


def _put_maps(writing):
    edition = edition_of("s", "Grain was short that winter.\n\nPrices rose.")
    writing.put_library(Library("shelf", "Shelf", "", (Source("s", "A source"),), (edition,)))
    frame = Debate(
        "house", "Who pays?", library="shelf",
        positions=(Position("p", "Position"),), speakers=(Speaker("v", "Speaker"),),
    )  # fmt: skip
    span = Span("s", edition.id, 0, 16, exact="Grain was short ", paragraph=1)
    shown = ArgumentMap(
        "house", frame,
        {"c1": Claim("c1", "The village pays.", speaker="v", position="p", thesis=True),
         "c2": Claim("c2", "Grain was short.", position="p")},
        {"r1": Relation("r1", Kind.SUPPORT, ("c2",), "c1", Basis.EXPLICIT)},
        {"x1": Passage("x1", (span,))},
        {"e1": Evidence("e1", "c2", "x1", Bearing.BACKS)},
    )  # fmt: skip
    writing.add_map(shown, NOW)


def _talk():
    """On each map a comment, k1, and two suggestions: g1 of who draws it, g2 of somebody gone."""
    for map_id, author in (("drawn", "participant"), ("own", "owner")):
        about = (About.CLAIM, "c1", 0, author, author.title(), NOW)
        yield Comment("k1", map_id, *about, "Who says so?", "The village pays.")
        edits = (Reword("c2", "Grain was very short."),)
        yield Suggestion("g1", map_id, author, author.title(), NOW, 0, edits)
        yield Suggestion("g2", map_id, None, "a former member", NOW, 0, edits)


def _routes():
    """A way through each map, which is called Walked."""
    yield from (Route(each, "Walked", Steps(("c2", "c1")), NOW) for each in ("drawn", "own"))


def _put_holdings(writing):
    shown = writing.map("house")
    private, open_ = Visibility.PRIVATE, Endorsing.OPEN
    drawn = Holding("drawn", 0, "Ours", "seminar", "one", None, private, endorsing=open_)
    writing.add_map(replace(shown, id="drawn"), NOW, drawn)
    writing.add_map(
        replace(shown, id="own"), NOW, Holding("own", 0, "Mine", owner="owner", visibility=private)
    )


def _put_texts(writing):
    """A text that the first group added, and one that the owner did."""
    words = "Grain is shrot in the towns."
    digest = sha256(words.encode()).hexdigest()
    for name, shelf, whose in (
        (
            "d1",
            "of-seminar-seminar",
            {"person": "participant", "seminar": "seminar", "group": "one"},
        ),
        ("d2", "of-person-owner", {"person": "owner", "owner": "owner"}),
    ):
        writing.put_library(Library(shelf, "What we read"))
        about = (shelf, "shelf", "s", digest[:12], digest, len(words), NOW, "Somebody")
        writing.add(Deposit(name, *about, **whose), DepositText(name, words))
        writing.add(Placement(name, "older", 3, 9, Status.REVIEW, 0, 5, 0.7))
        writing.add(Corrected(name, "f1", 9, 14, "shrot", NOW, "Somebody", "short"))


def _put_returned(writing):
    """An assignment whose feedback came out so late that it can be taken back in all tests."""
    told = replace(TASK, id="told", title="Who paid?", released=NOW + timedelta(hours=11))
    shown, private = writing.map("house"), Visibility.PRIVATE
    writing.add(told, Phase("told", 1, PhaseKind.SUBMIT, NOW - timedelta(days=9)))
    graded = Holding(
        "graded", 0, "Participant", "seminar", "one", "participant", private, "starter", 0,
        assignment="told", opens=NOW - timedelta(days=9), shows=NOW - timedelta(days=9),
    )  # fmt: skip
    writing.add_map(replace(shown, id="graded"), NOW, graded)
    signed = ("instructor", "Instructor", NOW)
    writing.add(
        Feedback("told", "participant", False, NOW, "instructor", "Instructor", "Well seen."),
        Remark("m7", "told", "graded", About.CLAIM, "c1", 0, "The village pays.", "participant",
            *signed, "Who says so?"),
    )  # fmt: skip


def _put_assignment(writing):
    """An assignment of the seminar, in its last phase."""
    shown = writing.map("house")
    private, then = Visibility.PRIVATE, NOW - timedelta(hours=1)
    starter = Holding("starter", 0, "To begin with", "seminar", visibility=private, origin="house")
    writing.add_map(replace(shown, id="starter"), NOW, starter)
    writing.add(TASK)
    writing.add(
        Phase("task", 1, PhaseKind.OWN, NOW - timedelta(days=2), then),
        Phase("task", 2, PhaseKind.REVEAL, then, NOW),
        Phase("task", 3, PhaseKind.SUBMIT, NOW, NOW + timedelta(days=1)),
        Extension("task", "two", True, NOW + timedelta(days=2), "They were ill.", NOW),
    )
    alone = Holding(
        "alone", 0, "Participant", "seminar", "one", "participant", private, "starter", 0,
        assignment="task", opens=NOW - timedelta(days=2), shows=then,
    )  # fmt: skip
    writing.add_map(replace(shown, id="alone"), NOW, alone)
    writing.add(Review("task", "participant", "neighbour", "alone"))
    told = "participant", "Is it clear?", "instructor", "Instructor"
    writing.add(Note("n1", "seminar", *told, NOW))
