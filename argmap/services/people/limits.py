"""How often one may guess or comment; counted in the database, where a restart forgets nothing.

An attempt is counted before it is known to be wrong, and taken back if it was right: of many at
once, none slips through. What is kept is an address or a name with a number, for a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from math import ceil

from argmap.model.errors import ArgmapError
from argmap.model.seminars import Attempts
from argmap.store import Store, Writing

IPV6_NETWORK = 64


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many wrong attempts within a while."""

    name: str
    most: int
    within: timedelta


@dataclass(frozen=True, slots=True)
class Try:
    """An attempt under a limit, by or at whom it is made."""

    limit: Limit
    whose: str = ""

    @property
    def key(self) -> str:
        """The name under which it is counted."""
        return f"{self.limit.name} {self.whose}".strip()


SHORT, HOUR, DAY = timedelta(minutes=10), timedelta(hours=1), timedelta(days=1)
CODES_OF_ADDRESS = Limit("code", 10, SHORT)
CODES_OF_ALL = Limit("codes", 100, HOUR)
WORDS_OF_NAME = Limit("words", 10, SHORT)
WORDS_OF_NAME_A_DAY = Limit("words-day", 50, DAY)
WORDS_OF_ADDRESS = Limit("words-from", 20, SHORT)
COMMENTS_OF_PERSON = Limit("comments", 300, HOUR)
PASSWORDS_OF_LOGIN = Limit("password", 10, SHORT)
PASSWORDS_OF_ADDRESS = Limit("password-from", 20, SHORT)


class RateError(ArgmapError):
    """Something was tried too often.

    Attributes:
        seconds: after which it can be tried again.
    """

    def __init__(self, seconds: int) -> None:
        minutes = -(-seconds // 60)
        wait = "a minute" if minutes <= 1 else f"{minutes} minutes"
        super().__init__(f"This was tried too often just now: wait for {wait}, then try again.")
        self.seconds = seconds


def spend(writing: Writing, tries: Sequence[Try], now: datetime | None = None) -> None:
    """Count attempts; they are counted when the transaction ends.

    Raises:
        RateError: one too many.
    """
    now, begun = now or datetime.now(UTC), False
    for each in tries:
        counted = writing.tally(each.key, now, now - each.limit.within)
        if counted.count > each.limit.most:
            again = counted.since + each.limit.within - now
            raise RateError(max(1, ceil(again.total_seconds())))
        begun = begun or counted.count == 1
    if begun:
        _sweep(writing, now)


def give_back(writing: Writing, tries: Sequence[Try], now: datetime | None = None) -> None:
    """Take attempts back that turned out right."""
    now = now or datetime.now(UTC)
    for each in tries:
        writing.tally(each.key, now, now - each.limit.within, by=-1)


def spent(store: Store, tries: Sequence[Try]) -> None:
    """Count attempts in a transaction of their own: before work that takes a while.

    Raises:
        RateError: one too many.
    """
    with store.writing() as writing:
        spend(writing, tries)


def given_back(store: Store, tries: Sequence[Try]) -> None:
    """Take attempts back in a transaction of their own."""
    with store.writing() as writing:
        give_back(writing, tries)


def network_of(address: str) -> str:
    """Return what is counted as one address: of IPv6, the network that a household has."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return digest_of(address)
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    bits = int(found) >> (128 - IPV6_NETWORK) << (128 - IPV6_NETWORK)
    return f"{IPv6Address(bits)}/{IPV6_NETWORK}"


def digest_of(*written: str) -> str:
    """Return a short name for something that somebody typed, whatever it was."""
    return sha256("\0".join(written).encode("utf-8", "replace")).hexdigest()[:32]


def _sweep(writing: Writing, now: datetime) -> None:
    """Drop what is older than the longest while: nobody needs it, and it names addresses."""
    old = [each.key for each in writing.all(Attempts) if each.since < now - DAY]
    if old:
        writing.drop(Attempts, key=old)
