"""Joining a seminar by a code or a link and a name, and coming back by two words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from argmap.model.errors import ForbiddenError, InvalidError, NobodyError, NotFoundError
from argmap.model.ids import PersonId, fresh_id
from argmap.model.permissions import Running, Who
from argmap.model.seminars import Member, Person, Seminar
from argmap.services.access import NOBODY
from argmap.services.people import limits, passwords
from argmap.services.people.groups import hold, seminar_for
from argmap.services.people.known import Joined, SignedIn
from argmap.services.people.limits import Try
from argmap.services.people.names import (
    GUEST,
    folded,
    people_of,
    refuse_kept,
    refuse_taken,
)
from argmap.services.people.sessions import myself, opened_in
from argmap.services.people.signing import rename_in
from argmap.services.people.tokens import code_of, id_of
from argmap.services.people.words import fresh_words, words_of
from argmap.services.teaching.doors import Way, by_code, by_token
from argmap.services.teaching.entering import NoGroupError, enter
from argmap.services.teaching.works import settle
from argmap.store import Reading, Store, Writing


class WrongWordsError(InvalidError):
    """The place, the name and the words do not belong together; which of them is not told."""

    def __init__(self) -> None:
        super().__init__(
            "The code, the name and the two words do not belong together: try again,"
            " or ask your instructor for new words."
        )


def join(  # noqa: PLR0913
    store: Store,
    asked: str,
    name: str,
    *,
    who: Who = NOBODY,
    address: str,
    agent: str = "",
    chosen: str | None = None,
) -> Joined:
    """Join the group, or the seminar, of a code or link.

    Whoever is known already joins as herself if ``name`` is empty or her own; with another name it
    is another person, who sits at the same browser. A guest takes the name, and stays who she is.

    Args:
        store: where the group is.
        asked: the code as typed, or the token of the link.
        name: how she wants to be called.
        who: who asks.
        address: the network address of the browser, by which wrong codes are counted.
        agent: the header ``User-Agent``.
        chosen: the group that she chose; empty if any will do, none if she was not asked.

    Raises:
        NoGroupError: the code or link leads nowhere, or no longer.
        ChoiceError: she has to be asked which group she wants.
        TakenNameError: somebody in the seminar has the name; offer to come back.
        OtherGroupError: she is in another group of this seminar.
        RateError: too many wrong codes.
        InvalidError: the name cannot be taken.
    """
    way = _asked_for(store, asked, address)
    joining, words = _with_words(store, way.seminar.id, _joining(who, name))
    with store.writing() as writing:
        _take_in(writing, who, way.seminar.id, joining)
        group = enter(writing, way.token, joining, chosen)
        token = _token(writing, who, joining, agent, new=bool(words))
    settle(store, way.seminar.id)
    return Joined(joining, way.seminar, group, token, words)


def _with_words(store: Store, seminar: str, joining: Person) -> tuple[Person, str]:
    """Return whoever joins with recovery words, and the words if they are new."""
    if joining.words or joining.login:
        return joining, ""
    with store.reading() as reading:  # before the work of hashing
        refuse_taken(reading, [seminar], joining.name, joining.id)
    words = fresh_words()
    return replace(joining, words=passwords.hashed(words_of(words))), words


def come_back(  # noqa: PLR0913
    store: Store, asked: str, name: str, words: str, *, address: str, agent: str = ""
) -> SignedIn:
    """Be known again in another browser.

    Args:
        store: where she is known.
        asked: a code or link token of a group of the seminar, or the seminar's id.
        name: her name there.
        words: her two words, however written.
        address: the network address of the browser.
        agent: the header ``User-Agent``.

    Raises:
        WrongWordsError: they do not belong together.
        RateError: it was tried too often.
        CrowdError: too many come back at once.
    """
    seminar = _seminar_behind(store, asked, address)
    with store.reading() as reading:
        person = _called(reading, seminar, name) if seminar else None
    whose = limits.digest_of(seminar or "", folded(name))
    tries = (
        Try(limits.WORDS_OF_NAME, whose),
        Try(limits.WORDS_OF_NAME_A_DAY, whose),
        Try(limits.WORDS_OF_ADDRESS, limits.network_of(address)),
    )
    with passwords.turn():
        limits.spent(store, tries)
        right = passwords.is_right(words_of(words), person.words if person else "")
    if person is None or not right:
        raise WrongWordsError
    with store.writing() as writing:
        limits.give_back(writing, tries)
        return SignedIn(person, opened_in(writing, person, agent))


def own_words(store: Store, who: Who) -> str:
    """Return new recovery words for herself; the old ones are good for nothing from now on.

    Raises:
        ForbiddenError: she has a password instead.
    """
    return _renewed(store, myself(who))


def new_words(store: Store, who: Who, seminar_id: str, person_id: str) -> str:
    """Return new recovery words for a member of a seminar, issued by its instructor.

    Raises:
        NotFoundError: she is no member.
        ForbiddenError: who asks is no instructor of it, or the member has a password instead.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.reading() as reading:
        member = reading.one(Member, seminar=seminar.id, person=id_of(person_id))
        person = reading.one(Person, id=member.person) if member else None
    if person is None:
        raise NotFoundError("member", person_id)
    return _renewed(store, person)


def _renewed(store: Store, person: Person) -> str:
    if person.is_instructor:
        raise ForbiddenError("have recovery words beside a password")
    words = fresh_words()
    kept = passwords.hashed(words_of(words))
    with store.writing() as writing:
        writing.change(Person, {"id": person.id}, words=kept)
    return words


def _asked_for(store: Store, asked: str, address: str) -> Way:
    """Return the way of a code or link; wrong and expired ones cost the same and say the same.

    The count and the look are one transaction: of a room that joins at once behind one address,
    nobody sees the others' attempts as wrong ones.
    """
    with store.reading() as reading:
        linked = by_token(reading, asked)
    if linked is not None and linked.is_open:
        return linked
    found = _guessed(store, asked, address, lambda way: way.is_open)
    if found is None:
        raise NoGroupError
    return found


def _guessed(store: Store, asked: str, address: str, is_right: Callable[[Way], bool]) -> Way | None:
    """Return the way of a code, or none: then it counts as a guess, wherever it was asked."""
    tries = (
        Try(limits.CODES_OF_ADDRESS, limits.network_of(address)),
        Try(limits.CODES_OF_ALL),
    )
    with store.writing() as writing:
        limits.spend(writing, tries)
        found = by_code(writing, asked)
        if found is None or not is_right(found):
            return None
        limits.give_back(writing, tries)
        return found


def _joining(who: Who, name: str) -> Person:
    """Return who joins: whoever asks, or somebody new."""
    known = who.person
    if known is not None and (not name.strip() or folded(name) == folded(known.name)):
        if known.name != GUEST:
            return known
    elif known is not None and known.name == GUEST:
        refuse_kept(name)
        return replace(known, name=name)
    refuse_kept(name)
    return Person(PersonId(fresh_id()), name, datetime.now(UTC))


def _take_in(writing: Writing, who: Who, seminar: str, joining: Person) -> None:
    hold(writing, seminar)
    refuse_taken(writing, [seminar], joining.name, joining.id)
    _put_person(writing, who, joining)


def _token(writing: Writing, who: Who, joining: Person, agent: str, *, new: bool) -> str:
    """Return the token of a new session; nothing if the browser knows her, and nothing is new."""
    same = who.person is not None and who.person.id == joining.id
    return "" if same and not new else opened_in(writing, joining, agent)


def _put_person(writing: Writing, who: Who, joining: Person) -> None:
    if who.person is None or who.person.id != joining.id:
        writing.add(joining)
        return
    if not writing.change(Person, {"id": joining.id, "forgotten": False}, words=joining.words):
        raise NobodyError
    if who.person.name != joining.name:
        rename_in(writing, who.person, joining.name)


def _seminar_behind(store: Store, asked: str, address: str) -> str | None:
    """Return the seminar of a code, a link, or its own id; a closed door keeps nobody out here."""
    with store.reading() as reading:
        linked = by_token(reading, asked)
        seminar = reading.one(Seminar, id=id_of(asked.strip()))
    if linked or seminar or not code_of(asked):
        return linked.seminar.id if linked else seminar.id if seminar else None
    way = _guessed(store, asked, address, lambda _: True)
    return way.seminar.id if way else None


def _called(reading: Reading, seminar: str, name: str) -> Person | None:
    people = people_of(reading, [seminar])
    return next((each for each in people if folded(each.name) == folded(name)), None)
