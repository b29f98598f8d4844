"""Accounts of instructors: links to begin with, passwords, and what they are kept as."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher, extract_parameters

from argmap.model.errors import ForbiddenError, InvalidTextError
from argmap.model.permissions import Who
from argmap.model.seminars import Attempts, Invitation, Person, Session
from argmap.services.people import accounts, joining, passwords, sessions
from argmap.services.people.accounts import (
    Account,
    LoginError,
    SignInError,
    SpentInvitationError,
    TakenLoginError,
    WrongPasswordError,
)
from argmap.services.people.limits import RateError
from argmap.services.people.passwords import CrowdError, PasswordError
from argmap.services.people.words import word_list, words_of
from tests.services.people.conftest import HERE

SECRET = "cedar lantern orbit thimble"
NOW = datetime.now(UTC)


def eva(store, login="eva", **more):
    return accounts.accept(store, accounts.invite(store), Account("Dr Eva", login, SECRET), **more)


def enter(store, login="eva", password=SECRET, address=HERE):
    return accounts.sign_in(store, login, password, address=address)


def test_the_first_instructor_comes_by_a_link_that_is_good_once(store):
    token = accounts.first_invitation(store)

    made = accounts.accept(store, token, Account("Dr Eva", " Eva@uni.example ", SECRET))

    who = sessions.known(store, made.token)
    assert (who.person.name, who.person.login) == ("Dr Eva", "eva@uni.example")
    assert who.person.is_instructor
    with pytest.raises(SpentInvitationError, match="ask for a new one"):
        accounts.accept(store, token, Account("Mallory", "mallory", SECRET))
    assert accounts.first_invitation(store) == ""


def test_each_start_has_a_new_link_and_the_old_one_is_good_no_longer(store):
    old, new = accounts.first_invitation(store), accounts.first_invitation(store)

    assert [accounts.is_good(store, each) for each in (old, new, "")] == [False, True, False]


def test_a_link_is_over_when_its_time_is(store):
    token = accounts.first_invitation(store)
    with store.writing() as writing:
        [kept] = writing.all(Invitation)
        writing.change(Invitation, {"digest": kept.digest}, until=NOW - timedelta(seconds=1))

    assert kept.until - kept.made == timedelta(minutes=30)
    assert not accounts.is_good(store, token)
    with pytest.raises(SpentInvitationError):
        accounts.accept(store, token, Account("Dr Eva", "eva", SECRET))


def test_of_many_who_use_one_link_at_once_one_becomes_an_instructor(store):
    token = accounts.first_invitation(store)

    def use(n):
        try:
            return accounts.accept(store, token, Account(f"N {n}", f"n{n}", SECRET)).person.name
        except SpentInvitationError:
            return None

    with ThreadPoolExecutor(4) as pool:
        made = [name for name in pool.map(use, range(4)) if name]

    assert len(made) == 1
    with store.reading() as reading:
        assert reading.count(Person) == 1


def test_instructors_invite_others_and_nobody_else_does(store):
    who = sessions.known(store, eva(store).token)

    assert accounts.is_good(store, accounts.invite(store, who))
    with pytest.raises(ForbiddenError, match="invite"):
        accounts.invite(store, Who(Person("ana", "Ana", NOW)))


def test_a_participant_who_uses_an_invitation_stays_who_she_is(course):
    ana, joined = course.join("Ana")

    made = accounts.accept(
        course.store, accounts.invite(course.store), Account("Ana", "ana", SECRET), who=ana
    )

    assert made.person.id == ana.person.id
    assert course.known(made.token).members == ana.members
    assert course.known(joined.token) == Who()
    with pytest.raises(ForbiddenError, match="second account"):
        accounts.accept(
            course.store, accounts.invite(course.store), Account("B", "bb", SECRET),
            who=course.known(made.token),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("account", "error", "said"),
    [
        (Account("", "eva", SECRET), InvalidTextError, "needs words"),
        (Account("Eva", "", SECRET), LoginError, "2 to 60"),
        (Account("Eva", "e v a", SECRET), LoginError, "2 to 60"),
        (Account("Eva", "eva", "elevenchars"), PasswordError, "has 11 characters"),
        (Account("Eva", "eva", "x1" * 65), PasswordError, "longer than 128"),
        (Account("Eva", "eva", "Password1234"), PasswordError, "first that are guessed"),
        (Account("Eva", "eva", "abababababab"), PasswordError, "first that are guessed"),
        (Account("Eva", "dr-eva", "dr-evaDR-EVA"), PasswordError, "first that are guessed"),
    ],
)
def test_what_cannot_be_taken_is_refused_and_the_link_stays_good(
    sqlite_store, account, error, said
):
    token = accounts.first_invitation(sqlite_store)

    with pytest.raises(error, match=said):
        accounts.accept(sqlite_store, token, account)

    assert accounts.is_good(sqlite_store, token)


def test_a_login_belongs_to_one_person(store):
    eva(store)

    with pytest.raises(TakenLoginError, match="signs in as eva"):
        eva(store, "EVA")


def test_signing_in_takes_name_and_password_and_gives_a_new_token(store):
    first = eva(store)

    again = enter(store, " Eva ")

    assert again.person.id == first.person.id
    assert again.token != first.token
    assert sessions.known(store, again.token).person.id == first.person.id


def test_a_wrong_name_and_a_wrong_password_are_refused_in_the_same_words(store):
    eva(store)
    said = []
    for login, password in (
        ("eva", "wrong password 1"),
        ("adam", SECRET),
        ("", SECRET),
        ("eva", ""),
    ):
        with pytest.raises(SignInError) as refused:
            enter(store, login, password)
        said.append(str(refused.value))

    assert len(set(said)) == 1


def test_whoever_guesses_a_password_waits_and_so_does_the_right_one_from_anywhere(store):
    eva(store)
    for n in range(10):
        with pytest.raises(SignInError):
            enter(store, password=f"guess number {n}", address=f"192.0.2.{n}")

    with pytest.raises(RateError):
        enter(store, address="198.51.100.1")


def test_right_passwords_are_not_counted(store):
    eva(store)
    enter(store)

    with store.reading() as reading:
        assert {each.count for each in reading.all(Attempts)} == {0}


def test_a_password_that_changes_signs_her_out_everywhere_but_here(store):
    first = eva(store)
    there = enter(store)
    who = sessions.known(store, first.token)

    here = accounts.change_password(store, who, SECRET, "gravel sonata piccolo mint", address=HERE)

    assert sessions.known(store, there.token) == sessions.known(store, first.token) == Who()
    assert sessions.known(store, here.token).person.id == first.person.id
    with pytest.raises(SignInError):
        enter(store)
    enter(store, password="gravel sonata piccolo mint")


def test_whoever_does_not_know_the_present_password_changes_nothing(store):
    first = eva(store)
    who = sessions.known(store, first.token)

    with pytest.raises(WrongPasswordError):
        accounts.change_password(store, who, "another password", SECRET + "!", address=HERE)

    assert sessions.known(store, first.token) == who


def test_passwords_and_words_are_hashed_as_recommended_also_those_of_nobody(course):
    eva(course.store, "eva-2")
    course.join("Ana")
    with course.store.reading() as reading:
        people = reading.all(Person)
    hashes = [each.password or each.words for each in people if each.password or each.words]

    for each in (*hashes, passwords.NOBODYS):
        found = extract_parameters(each)
        assert (found.type.name, found.memory_cost, found.time_cost, found.parallelism) == (
            "ID", 19_456, 2, 1
        )  # fmt: skip
    assert len(hashes) == 2


def test_an_older_hash_is_renewed_when_she_signs_in(sqlite_store):
    eva(sqlite_store)
    old = PasswordHasher(time_cost=1, memory_cost=8_192, parallelism=1).hash(SECRET)
    with sqlite_store.writing() as writing:
        writing.change(Person, {"login": "eva"}, password=old)

    enter(sqlite_store)

    with sqlite_store.reading() as reading:
        kept = reading.one(Person, login="eva").password
    assert extract_parameters(kept).memory_cost == 19_456
    enter(sqlite_store)


def test_the_fifth_at_once_waits_and_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setattr(passwords, "PATIENCE", 0.01)
    with ExitStack() as others:
        for _ in range(4):
            others.enter_context(passwords.turn())
        with pytest.raises(CrowdError, match="wait for a few seconds"):
            passwords.hashed(SECRET)
    passwords.hashed(SECRET)


def test_recovery_words_are_plain_short_and_never_alike():
    words = word_list()
    kept = set(words)
    alike = [w for w in words for n in range(len(w)) if w[:n] + w[n + 1 :] in kept]

    assert len(kept) == len(words) >= 1_024
    assert all(4 <= len(w) <= 7 and w.isascii() and w.isalpha() and w.islower() for w in words)
    assert alike == []


@pytest.mark.parametrize("typed", ["cedar lantern", " Lantern,  CEDAR ", "cedar-lantern"])
def test_words_are_read_however_they_are_written(typed):
    assert words_of(typed) == "cedar lantern"


def test_a_copy_of_the_database_holds_nothing_by_which_one_is_known(course, database_url):
    """Every text of every row, against every secret that was shown to somebody."""
    made = eva(course.store, "eva-2")
    invited = accounts.invite(course.store)
    _, joined = course.join("Ana")
    words = joining.own_words(course.store, course.known(joined.token))
    with course.store.reading() as reading:
        kept = repr([reading.all(kind) for kind in (Person, Session, Invitation, Attempts)])

    secrets = (made.token, invited, joined.token, course.teacher, SECRET, joined.words, words)
    assert [each for each in secrets if each in kept] == []
