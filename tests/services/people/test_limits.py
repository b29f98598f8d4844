"""Guessing: counted so that neither a restart nor many at once help."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from argmap.model.seminars import Attempts
from argmap.services.people import joining, limits
from argmap.services.people.joining import NoGroupError, WrongWordsError
from argmap.services.people.limits import Limit, RateError, Try
from argmap.store import open_store
from tests.services.people.conftest import HERE

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
THREE = Limit("three", 3, timedelta(minutes=10))


def outcome(store, code, address=HERE, name="Somebody"):
    try:
        joining.join(store, code, name, address=address)
    except (NoGroupError, RateError) as error:
        return type(error)
    return "joined"


def test_after_as_many_wrong_attempts_as_are_allowed_one_waits(store):
    with store.writing() as writing:
        for _ in range(3):
            limits.spend(writing, [Try(THREE, "a")], NOW)
    with store.writing() as writing:
        with pytest.raises(RateError, match="wait for 6 minutes") as refused:
            limits.spend(writing, [Try(THREE, "a")], NOW + timedelta(minutes=4))
        limits.spend(writing, [Try(THREE, "b")], NOW)
        limits.spend(writing, [Try(THREE, "a")], NOW + timedelta(minutes=10, seconds=1))

    assert refused.value.seconds == 360


def test_what_was_right_does_not_count(store):
    for _ in range(10):
        limits.spent(store, [Try(THREE, "a")])
        limits.given_back(store, [Try(THREE, "a")])
    for _ in range(3):
        limits.spent(store, [Try(THREE, "a")])
    with pytest.raises(RateError):
        limits.spent(store, [Try(THREE, "a")])


def test_counts_are_forgotten_when_their_time_is_over(store):
    with store.writing() as writing:
        limits.spend(writing, [Try(THREE, "192.0.2.1")], NOW)
        limits.spend(writing, [Try(THREE, "192.0.2.2")], NOW + timedelta(days=2))
        assert [each.key for each in writing.all(Attempts)] == ["three 192.0.2.2"]


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
    ],
)
def test_an_address_is_counted_as_what_a_household_has(address, counted):
    assert limits.network_of(address) == counted


def test_something_that_is_no_address_is_counted_too():
    assert len(limits.network_of("unix:\0x" * 500)) == 32


def test_the_eleventh_wrong_code_waits_and_so_does_a_right_one(course):
    wrong = [outcome(course.store, "22222222") for _ in range(11)]

    assert wrong == [NoGroupError] * 10 + [RateError]
    assert outcome(course.store, course.red.code) is RateError
    assert outcome(course.store, course.red.code, address="192.0.2.8") == "joined"


def test_codes_are_not_guessed_by_the_way_back_either(course):
    """Whoever comes back names a code too; that a name has to wait must not tell of a code."""
    _, joined = course.join("Ana")

    def tried(code, words="no words"):
        try:
            joining.come_back(course.store, code, "Ana", words, address=HERE)
        except (WrongWordsError, RateError) as error:
            return type(error)
        return "back"

    wrong = [tried("22222222") for _ in range(11)]

    assert wrong == [WrongWordsError] * 10 + [RateError]
    assert tried(course.red.code, joined.words) is RateError
    assert outcome(course.store, course.red.code) is RateError
    assert tried(course.red.token, joined.words) == "back"


def test_a_link_is_good_when_codes_have_to_wait(course):
    for _ in range(11):
        outcome(course.store, "22222222")

    assert outcome(course.store, course.red.token) == "joined"


def test_counts_survive_a_restart(course, database_url):
    for _ in range(10):
        outcome(course.store, "22222222")

    with closing(open_store(database_url)) as again:
        assert outcome(again, course.red.code) is RateError


def test_from_however_many_addresses_a_hundred_wrong_codes_an_hour_are_all(course):
    found = [outcome(course.store, "22222222", f"10.0.{n // 5}.{n}") for n in range(101)]

    assert found == [NoGroupError] * 100 + [RateError]


def test_of_many_guesses_at_once_none_slips_through(course):
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: outcome(course.store, "22222222"), range(40)))

    assert (found.count(NoGroupError), found.count(RateError)) == (10, 30)


def test_a_room_joins_at_once_behind_one_address(course):
    """A dozen people with the right code, of whom none is held up by the others."""
    with ThreadPoolExecutor(8) as pool:
        found = list(
            pool.map(lambda n: outcome(course.store, course.red.code, name=f"P{n}"), range(12))
        )

    assert found == ["joined"] * 12
    with course.store.reading() as reading:
        assert {each.count for each in reading.all(Attempts)} == {0}
