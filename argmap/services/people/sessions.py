"""Sessions: in which browsers a person is known, and until when.

The browser has 256 random bits, the store their SHA-256: a copy of the database opens no door. An
instructor's session ends after 12 hours in which it was not used, and after 14 days anyhow; anybody
else's after 30 days without use, and after 200 days, the length of a term with its examinations.
Reading writes nothing, so a session counts as used when something is sent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from argmap.model.errors import NobodyError, NotFoundError
from argmap.model.permissions import Who
from argmap.model.seminars import Person, Session
from argmap.services.people.tokens import digest, fresh_token
from argmap.store import Store, Writing

HANDLE = 12
NOTED_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Lifetime:
    """How long a session lasts without use, and at most."""

    idle: timedelta
    whole: timedelta


INSTRUCTORS = Lifetime(timedelta(hours=12), timedelta(days=14))
EVERYBODY_ELSES = Lifetime(timedelta(days=30), timedelta(days=200))


@dataclass(frozen=True, slots=True)
class Browser:
    """A session as its owner sees it.

    Attributes:
        handle: tells it from her other sessions; opens nothing.
        agent: which browser on which system, in a few words.
        here: whether it is the browser that asks.
    """

    handle: str
    agent: str
    made: datetime
    seen: datetime
    here: bool


def lifetime_of(person: Person) -> Lifetime:
    """Return how long her sessions last."""
    return INSTRUCTORS if person.is_instructor else EVERYBODY_ELSES


def opened(store: Store, person: Person, agent: str = "") -> str:
    """Return the token of a new session, for the browser to keep.

    Args:
        store: where she is known.
        person: who it is.
        agent: the header ``User-Agent``; a few words of it are kept.
    """
    with store.writing() as writing:
        return opened_in(writing, person, agent)


def opened_in(writing: Writing, person: Person, agent: str = "") -> str:
    """Do what ``opened`` does, in a transaction that is open already; her dead sessions go."""
    token, now = fresh_token(), datetime.now(UTC)
    kept = writing.all(Session, person=person.id)
    dead = [each.digest for each in kept if not _lives(each, person, now)]
    writing.drop(Session, digest=dead)
    writing.add(Session(digest(token), person.id, now, now, named(agent)))
    return token


def known(store: Store, token: str, *, copies: bool = False) -> Who:
    """Return who shows this token: nobody if it is not, or no longer, good. Writes nothing.

    Args:
        store: where she is known.
        token: what the browser showed, if anything.
        copies: whether this installation lets anybody work on a copy.
    """
    if not token:
        return Who(copies=copies)
    with store.reading() as reading:
        found = reading.known(digest(token))
    if found is None or found.person.forgotten:
        return Who(copies=copies)
    if not _lives(found.session, found.person, datetime.now(UTC)):
        return Who(copies=copies)
    return Who(found.person, found.members, copies, found.reviewing)


def touch(store: Store, token: str) -> None:
    """Note that a session is used, at most every five minutes; for requests that are no GET."""
    now, key = datetime.now(UTC), digest(token)
    with store.reading() as reading:
        session = reading.one(Session, digest=key)
    if session is not None and now - session.seen >= NOTED_EVERY:
        with store.writing() as writing:
            writing.change(Session, {"digest": key}, seen=now)


def close(store: Store, token: str) -> None:
    """Sign out: the token is good for nothing from now on."""
    with store.writing() as writing:
        writing.drop(Session, digest=digest(token))


def browsers(store: Store, who: Who, token: str = "") -> tuple[Browser, ...]:
    """Return the browsers in which she is known, the last used first.

    Args:
        store: where she is known.
        who: who asks.
        token: the browser's own, so that it can be told from the others.
    """
    person, now, here = myself(who), datetime.now(UTC), digest(token)
    with store.reading() as reading:
        kept = reading.all(Session, person=person.id)
    alive = (each for each in kept if _lives(each, person, now))
    return tuple(
        Browser(each.digest[:HANDLE], each.agent, each.made, each.seen, each.digest == here)
        for each in sorted(alive, key=lambda each: each.seen, reverse=True)
    )


def revoke(store: Store, who: Who, handle: str) -> None:
    """Sign her out in one browser.

    Raises:
        NotFoundError: she has no session with this handle.
    """
    person = myself(who)
    with store.writing() as writing:
        kept = writing.all(Session, person=person.id)
        found = [each.digest for each in kept if each.digest[:HANDLE] == handle]
        if not found:
            raise NotFoundError("session", handle)
        writing.drop(Session, digest=found)


def revoke_others(store: Store, who: Who, token: str = "") -> int:
    """Sign her out everywhere but where this token is; returns how many there were."""
    person, here = myself(who), digest(token)
    with store.writing() as writing:
        kept = writing.all(Session, person=person.id)
        others = [each.digest for each in kept if each.digest != here]
        return writing.drop(Session, digest=others)


def myself(who: Who) -> Person:
    """Return the person who asks.

    Raises:
        NobodyError: she is not known.
    """
    if who.person is None:
        raise NobodyError
    return who.person


def _lives(session: Session, person: Person, now: datetime) -> bool:
    lasts = lifetime_of(person)
    return now - session.seen < lasts.idle and now - session.made < lasts.whole


_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
    ("Chrome/", "Chrome"), ("CriOS", "Chrome"), ("Safari/", "Safari"))  # fmt: skip
_SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"))  # fmt: skip
_SIGNS = re.compile(r"[^\x20-\x7e]")


def named(agent: str) -> str:
    """Return a browser and its system in a few words, as in ``Firefox on Linux``."""
    browser = next((name for sign, name in _BROWSERS if sign in agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    if browser and system:
        return f"{browser} on {system}"
    return browser or system or _SIGNS.sub("", agent)[:40].strip() or "A browser"
