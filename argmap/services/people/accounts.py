"""Accounts of instructors: a link to begin with, a name to sign in with, and a password."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from argmap.model.errors import ClashError, ForbiddenError, InvalidError, NotFoundError
from argmap.model.ids import PersonId, fresh_id
from argmap.model.permissions import Who
from argmap.model.seminars import Invitation, Person, Session
from argmap.services.access import NOBODY
from argmap.services.people import limits, passwords
from argmap.services.people.known import SignedIn
from argmap.services.people.limits import Try
from argmap.services.people.names import refuse_kept
from argmap.services.people.sessions import myself, opened_in
from argmap.services.people.tokens import digest, fresh_token
from argmap.store import Reading, Store, Writing

FIRST_LASTS = timedelta(minutes=30)
INVITATION_LASTS = timedelta(days=7)
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,59}")


class LoginError(InvalidError):
    """A name that nobody can sign in with."""

    def __init__(self) -> None:
        super().__init__(
            "The name to sign in with has 2 to 60 lower-case letters, digits and . _ @ + -,"
            " beginning with a letter or digit."
        )


class TakenLoginError(ClashError):
    """Somebody else signs in with this name."""

    def __init__(self, login: str) -> None:
        super().__init__(f"Somebody signs in as {login} already: choose another name.")


class SignInError(InvalidError):
    """The name or the password is wrong; which of them is not told."""

    def __init__(self) -> None:
        super().__init__("The name and the password do not belong together: try again.")


class WrongPasswordError(InvalidError):
    """The present password is wrong."""

    def __init__(self) -> None:
        super().__init__("This is not your present password: nothing was changed.")


class SpentInvitationError(NotFoundError):
    """An invitation that never was, has been used, or is over."""

    def __init__(self) -> None:
        super().__init__("invitation", "")
        said = (
            "This link has been used, or its time is over: ask for a new one,"
            " or start the server again if it was the first."
        )
        self.args = (said,)


@dataclass(frozen=True, slots=True)
class Account:
    """What somebody chooses who becomes an instructor."""

    name: str
    login: str
    password: str = field(repr=False)


def first_invitation(store: Store) -> str:
    """Return a token for ``/set-up/<token>``; nothing once there is an instructor.

    It is good for 30 minutes and once; those that were given out before are good no longer.
    """
    with store.writing() as writing:
        if _instructors(writing):
            return ""
        _drop_invitations(writing)
        return _invited(writing, FIRST_LASTS)


def invite(store: Store, who: Who | None = None) -> str:
    """Return a token for ``/set-up/<token>``, by which another becomes an instructor.

    Args:
        store: where the invitation is kept; it is good for seven days, once.
        who: the instructor who invites; none for whoever runs the server.

    Raises:
        ForbiddenError: she is no instructor herself.
    """
    if who is not None and not myself(who).is_instructor:
        raise ForbiddenError("invite instructors")
    with store.writing() as writing:
        return _invited(writing, INVITATION_LASTS)


def is_good(store: Store, token: str) -> bool:
    """Say whether an invitation can still be used."""
    with store.reading() as reading:
        return _lasting(reading, token)


def accept(
    store: Store, token: str, account: Account, *, who: Who = NOBODY, agent: str = ""
) -> SignedIn:
    """Use an invitation: there is a new instructor, or who is known already becomes one.

    Raises:
        SpentInvitationError: it has been used, or its time is over.
        TakenLoginError: somebody else signs in with this name.
        InvalidError: the name, the login or the password cannot be taken.
    """
    if not is_good(store, token):
        raise SpentInvitationError
    chosen = _chosen(account, who)
    whole = replace(chosen, password=passwords.hashed(account.password))
    with store.writing() as writing:
        writing.take_turn()
        if not _lasting(writing, token) or not writing.drop(Invitation, digest=digest(token)):
            raise SpentInvitationError
        if writing.count(Person, login=whole.login):
            raise TakenLoginError(str(whole.login))
        if not _instructors(writing):
            _drop_invitations(writing)
        writing.put(whole)
        writing.drop(Session, person=whole.id)
        return SignedIn(whole, opened_in(writing, whole, agent))


def sign_in(store: Store, login: str, password: str, *, address: str, agent: str = "") -> SignedIn:
    """Sign an instructor in, with a new session.

    Args:
        store: where she is known.
        login: the name that she signs in with, in whatever case.
        password: as typed.
        address: the network address of the browser, by which wrong passwords are counted.
        agent: the header ``User-Agent``.

    Raises:
        SignInError: they do not belong together.
        RateError: it was tried too often.
        CrowdError: too many sign in at once.
    """
    with store.reading() as reading:
        person = reading.one(Person, login=_login(login))
    if not _is_hers(store, person, password, _tries(_login(login), address)):
        raise SignInError
    assert person is not None  # noqa: S101 - nobody's password is right
    fresh = passwords.hashed(password) if passwords.is_dated(person.password) else ""
    with store.writing() as writing:
        if fresh:
            writing.change(Person, {"id": person.id}, password=fresh)
        return SignedIn(person, opened_in(writing, person, agent))


def change_password(  # noqa: PLR0913
    store: Store, who: Who, old: str, new: str, *, address: str, agent: str = ""
) -> SignedIn:
    """Give her a new password, and sign her out everywhere but here, where she has a new session.

    Raises:
        WrongPasswordError: the old one is wrong.
        PasswordError: the new one is too easily guessed.
        RateError: it was tried too often.
    """
    person = myself(who)
    if person.login is None:
        raise ForbiddenError("change a password: you have none")
    passwords.checked(new, person.name, person.login)
    if not _is_hers(store, person, old, _tries(person.login, address)):
        raise WrongPasswordError
    changed = replace(person, password=passwords.hashed(new))
    with store.writing() as writing:
        writing.change(Person, {"id": person.id}, password=changed.password)
        writing.drop(Session, person=person.id)
        return SignedIn(changed, opened_in(writing, changed, agent))


def reset_password(store: Store, login: str, new: str) -> str:
    """Give an instructor who lost her password a new one, and sign her out everywhere.

    Returns:
        Her name.

    Raises:
        NotFoundError: nobody signs in with this name; names the nearest that somebody does.
        PasswordError: the new one is too easily guessed.
    """
    with store.reading() as reading:
        person = reading.one(Person, login=_login(login) or "-")
        if person is None:
            logins = (each.login for each in reading.all(Person) if each.login)
            raise NotFoundError("account", login, logins)
    passwords.checked(new, person.name, str(person.login))
    fresh = passwords.hashed(new)
    with store.writing() as writing:
        writing.change(Person, {"id": person.id}, password=fresh)
        writing.drop(Session, person=person.id)
    return person.name


def _tries(login: str, address: str) -> tuple[Try, ...]:
    return (
        Try(limits.PASSWORDS_OF_LOGIN, limits.digest_of(login)),
        Try(limits.PASSWORDS_OF_ADDRESS, limits.network_of(address)),
    )


def _is_hers(store: Store, person: Person | None, password: str, tries: tuple[Try, ...]) -> bool:
    """Try a password, with equal work for somebody who is not there."""
    with passwords.turn():
        limits.spent(store, tries)
        kept = person.password if person else ""
        right = passwords.is_right(password[: passwords.MOST + 1], kept)
    if right:
        limits.given_back(store, tries)
    return right


def _chosen(account: Account, who: Who) -> Person:
    """Return the person with this account, whose password is not yet hashed."""
    login = _login(account.login)
    if not login:
        raise LoginError
    refuse_kept(account.name)
    passwords.checked(account.password, account.name, login)
    if who.person is not None:
        if who.person.is_instructor:
            raise ForbiddenError("take a second account: sign out first")
        return replace(who.person, login=login, words="")
    return Person(PersonId(fresh_id()), account.name, datetime.now(UTC), login)


def _login(typed: str) -> str:
    """Return the name that somebody signs in with; nothing if it can be none."""
    found = _LOGIN.fullmatch(typed[:100].strip().lower())
    return found[0] if found else ""


def _instructors(reading: Reading) -> int:
    return reading.count(Person) - reading.count(Person, login=None)


def _invited(writing: Writing, lasts: timedelta) -> str:
    token, now = fresh_token(), datetime.now(UTC)
    writing.add(Invitation(digest(token), now, now + lasts))
    return token


def _lasting(reading: Reading, token: str) -> bool:
    kept = reading.one(Invitation, digest=digest(token))
    return kept is not None and kept.until > datetime.now(UTC)


def _drop_invitations(writing: Writing) -> None:
    writing.drop(Invitation, digest=[each.digest for each in writing.all(Invitation)])
