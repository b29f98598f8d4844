"""Secrets that are shown once: long random ones, of which the store has only the digest."""

from __future__ import annotations

import re
import secrets
from hashlib import sha256

from argmap.model.ids import SYMBOLS, fresh_id

CODE_LENGTH = 8
_WRITTEN = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SET_ASIDE = re.compile(r"[\s\-‐-―_.·]+")


def fresh_token() -> str:
    """Return 256 random bits, in 43 characters that can stand in an address."""
    return secrets.token_urlsafe(32)


def fresh_link() -> str:
    """Return 128 random bits, in 22 characters that can stand in an address."""
    return secrets.token_urlsafe(16)


def digest(token: str) -> str:
    """Return the SHA-256 of a token, in hexadecimal digits; random bits need no slower one."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def fresh_code() -> str:
    """Return a code of eight symbols that nobody mistakes for one another: 38 bits."""
    return fresh_id(CODE_LENGTH)


def id_of(written: str) -> str:
    """Return what stands in an address or a form if it can be an id or a link, else nothing.

    Some databases cannot even be asked for other characters.
    """
    found = _WRITTEN.fullmatch(written[:100])
    return found[0] if found else ""


def code_of(typed: str) -> str:
    """Return the code that was typed, without case, blanks and hyphens; nothing if it is none."""
    written = _SET_ASIDE.sub("", typed[:100]).lower()
    whole = len(written) == CODE_LENGTH and all(each in SYMBOLS for each in written)
    return written if whole else ""
