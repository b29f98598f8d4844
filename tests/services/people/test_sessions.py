"""Sessions: known while used, gone when revoked, worth nothing to a copy of the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from argmap.model.errors import NobodyError, NotFoundError
from argmap.model.permissions import Who
from argmap.model.seminars import Member, Person, Role, Seminar, Session
from argmap.services.people import sessions
from argmap.services.people.tokens import digest
from argmap.store import open_store

NOW = datetime.now(UTC)
ANA, EVA = Person("ana", "Ana", NOW), Person("eva", "Eva", NOW, login="eva")
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def kept(store):
    with store.writing() as writing:
        writing.add(ANA, EVA, Seminar("s", "NEP", NOW), Member("s", "ana", Role.READER, NOW))
    return store


def aged(store, token, *, made=timedelta(0), seen=timedelta(0)):
    """The same session, as if it were older."""
    now = datetime.now(UTC)
    with store.writing() as writing:
        writing.change(Session, {"digest": digest(token)}, made=now - made, seen=now - seen)


def test_whoever_shows_a_token_is_known_with_her_places(kept):
    token = sessions.opened(kept, ANA)

    who = sessions.known(kept, token, copies=True)

    assert who.person == ANA
    assert [each.role for each in who.members] == [Role.READER]
    assert who.copies


def test_who_shows_a_token_is_asked_in_one_statement(kept):
    token = sessions.opened(kept, ANA)
    asked = []
    sa.event.listen(kept._engine, "before_cursor_execute", lambda *told: asked.append(told[2]))

    assert sessions.known(kept, token).members

    assert len([each for each in asked if each.startswith("SELECT")]) == 1


@pytest.mark.parametrize("token", ["", "x", "\ud800", "ä" * 5_000])
def test_whoever_shows_another_token_is_nobody(kept, token):
    assert sessions.known(kept, token) == Who()


def test_tokens_are_long_and_differ_and_the_database_has_none_of_them(kept, database_url):
    tokens = [sessions.opened(kept, ANA) for _ in range(8)]

    assert len(set(tokens)) == 8
    assert min(map(len, tokens)) == 43
    with kept.reading() as reading:
        held = {each.digest for each in reading.all(Session)}
    assert held == {digest(token) for token in tokens}
    other = open_store(database_url)
    assert [sessions.known(other, each).person for each in held] == [None] * 8
    other.close()


@pytest.mark.parametrize(
    ("person", "made", "seen", "lives"),
    [
        (EVA, 13, 11, True),
        (EVA, 13, 12, False),
        (EVA, 14 * 24 + 1, 0, False),
        (ANA, 29 * 24, 29 * 24, True),
        (ANA, 30 * 24, 30 * 24, False),
        (ANA, 199 * 24, 0, True),
        (ANA, 200 * 24, 0, False),
    ],
)
def test_a_session_ends_when_it_is_not_used_and_at_last_anyhow(kept, person, made, seen, lives):
    token = sessions.opened(kept, person)
    aged(kept, token, made=timedelta(hours=made), seen=timedelta(hours=seen))

    assert (sessions.known(kept, token).person == person) is lives


def test_being_known_writes_nothing_and_sending_notes_the_use_now_and_then(kept):
    token = sessions.opened(kept, EVA)
    aged(kept, token, seen=timedelta(hours=11))

    def seen():
        with kept.reading() as reading:
            return reading.one(Session).seen

    before = seen()
    sessions.known(kept, token)
    assert seen() == before
    sessions.touch(kept, token)
    used = seen()
    assert used > before
    sessions.touch(kept, token)
    assert seen() == used


def test_signing_out_ends_the_session_in_this_browser_alone(kept):
    here, there = sessions.opened(kept, ANA), sessions.opened(kept, ANA)

    sessions.close(kept, here)

    assert sessions.known(kept, here) == Who()
    assert sessions.known(kept, there).person == ANA


def test_her_browsers_are_listed_and_each_can_be_signed_out(kept):
    here, there = sessions.opened(kept, ANA, FIREFOX), sessions.opened(kept, ANA, "curl/8.0")
    who = sessions.known(kept, here)

    listed = {each.agent: each for each in sessions.browsers(kept, who, here)}
    sessions.revoke(kept, who, listed["curl/8.0"].handle)

    assert [each.here for each in listed.values()] == [False, True]
    assert set(listed) == {"Firefox on Linux", "curl/8.0"}
    assert sessions.known(kept, there) == Who()
    assert sessions.known(kept, here).person == ANA


def test_all_but_this_browser_can_be_signed_out(kept):
    here, *others = (sessions.opened(kept, ANA) for _ in range(4))
    who = sessions.known(kept, here)

    assert sessions.revoke_others(kept, who, here) == 3

    assert {sessions.known(kept, each).person for each in others} == {None}
    assert sessions.known(kept, here).person == ANA


def test_nobody_signs_another_out(kept):
    hers = sessions.opened(kept, ANA)
    [session] = sessions.browsers(kept, sessions.known(kept, hers))
    eva = sessions.known(kept, sessions.opened(kept, EVA))

    with pytest.raises(NotFoundError):
        sessions.revoke(kept, eva, session.handle)
    with pytest.raises(NobodyError):
        sessions.revoke(kept, Who(), session.handle)
    assert sessions.known(kept, hers).person == ANA


def test_sessions_that_are_over_go_when_she_signs_in_again(kept):
    aged(kept, sessions.opened(kept, EVA), seen=timedelta(days=2))

    sessions.opened(kept, EVA)

    with kept.reading() as reading:
        assert reading.count(Session) == 1


@pytest.mark.parametrize(
    ("agent", "named"),
    [
        (FIREFOX, "Firefox on Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
         "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/140.0 Safari/537.36 Edg/140.0",
         "Edge on Windows"),
        ("", "A browser"),
        ("\x1b[31m" + "x" * 900, "[31m" + "x" * 36),
    ],
)  # fmt: skip
def test_a_browser_is_named_in_a_few_words(agent, named):
    assert sessions.named(agent) == named
