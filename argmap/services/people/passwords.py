"""Passwords and recovery words: hashed by Argon2id, at most four at once.

The parameters (19 MiB, two passes, one lane) are those that OWASP recommends
(Password Storage Cheat Sheet); four at once take 76 MiB and keep a machine answering.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from argmap.model.errors import ArgmapError, BusyError, InvalidError
from argmap.model.text import composed

LEAST, MOST = 12, 128
AT_ONCE, PATIENCE = 4, 5.0
NOBODYS = (
    "$argon2id$v=19$m=19456,t=2,p=1$ux3O0HTTjWsIiN4gtA7IJw$Nx26E/1rfOy4h3QB"
    "esdq1dbQ5Xxss+7CVoXnpQQD9F4"
)
"""The hash of a password that nobody knows: looking it up takes as long as somebody's."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1, hash_len=32, salt_len=16)
_turns = BoundedSemaphore(AT_ONCE)


@lru_cache(maxsize=1)
def common() -> frozenset[str]:
    """Return passwords of twelve and more characters that many people have."""
    written = files("argmap.services.people").joinpath("common.txt").read_text("utf-8")
    return frozenset(written.split())


class PasswordError(InvalidError):
    """A password that is too easily guessed; the sentence says what would be right."""


class CrowdError(BusyError):
    """Too many people sign in at once."""

    def __init__(self) -> None:
        ArgmapError.__init__(
            self, "Very many people sign in just now: wait for a few seconds, then try again."
        )


@contextmanager
def turn() -> Iterator[None]:
    """Wait until fewer than four are at it; whoever hashes or verifies does it within.

    Raises:
        CrowdError: that took too long.
    """
    if not _turns.acquire(timeout=PATIENCE):
        raise CrowdError
    try:
        yield
    finally:
        _turns.release()


def hashed(secret: str) -> str:
    """Return the hash of a password or of recovery words; takes about 26 ms and 19 MiB."""
    with turn():
        return _hasher.hash(composed(secret))


def is_right(secret: str, kept: str) -> bool:
    """Say whether a secret belongs to a hash; takes as long if there is none. Needs a ``turn``."""
    try:
        right = _hasher.verify(kept or NOBODYS, composed(secret))
    except (VerificationError, InvalidHashError):
        return False
    return right and bool(kept)


def is_dated(kept: str) -> bool:
    """Say whether a hash was made with parameters that are no longer ours."""
    return _hasher.check_needs_rehash(kept)


def checked(password: str, *others: str) -> str:
    """Return the password if it can be one.

    Args:
        password: what was chosen.
        others: what it must not be made of: her name, her login.

    Raises:
        PasswordError: it is too short, too long, or among the first that are guessed.
    """
    if len(password) < LEAST:
        raise PasswordError(
            f"The password has {len(password)} characters: take at least {LEAST},"
            " such as four words that do not belong together."
        )
    if len(password) > MOST:
        raise PasswordError(f"The password is longer than {MOST} characters: take a shorter one.")
    if _is_common(password.casefold(), others):
        raise PasswordError(
            "This password is among the first that are guessed: take four words that do not belong"
            " together."
        )
    return password


def _is_common(low: str, others: tuple[str, ...]) -> bool:
    own = [each.casefold() for each in others if each]
    return (
        low in common()
        or len(set(low)) < 5
        or low in {each * (len(low) // len(each)) for each in own}
    )
