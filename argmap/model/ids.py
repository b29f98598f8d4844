"""Identifiers: short words that can stand in an address, made by people or by us."""

from __future__ import annotations

import re
import secrets
from hashlib import sha256
from typing import NewType

from argmap.model.errors import InvalidIdError

Slug = NewType("Slug", str)
MapId = NewType("MapId", str)
ClaimId = NewType("ClaimId", str)
RelationId = NewType("RelationId", str)
PositionId = NewType("PositionId", str)
SpeakerId = NewType("SpeakerId", str)
SourceId = NewType("SourceId", str)
PassageId = NewType("PassageId", str)
EvidenceId = NewType("EvidenceId", str)
PersonId = NewType("PersonId", str)
SeminarId = NewType("SeminarId", str)
GroupId = NewType("GroupId", str)
CommentId = NewType("CommentId", str)
SuggestionId = NewType("SuggestionId", str)
DepositId = NewType("DepositId", str)
AssignmentId = NewType("AssignmentId", str)
RemarkId = NewType("RemarkId", str)
NoteId = NewType("NoteId", str)

PATTERN = r"[a-z0-9][a-z0-9-]{0,63}"
_ID = re.compile(PATTERN)


def checked_id(value: str) -> str:
    """Return the id if it can be one.

    Raises:
        InvalidIdError: it holds anything but lower-case letters, digits and hyphens.
    """
    if not _ID.fullmatch(value):
        raise InvalidIdError(value)
    return value


SYMBOLS = "23456789bcdfghjkmnpqrstvwxyz"
"""Consonants and digits that nobody mistakes for one another, and that spell no words."""


def fresh_id(length: int = 10) -> str:
    """Return a new random id of so many of the ``SYMBOLS``; ten of them have 48 bits."""
    return "".join(secrets.choice(SYMBOLS) for _ in range(length))


def told_id(*parts: str) -> str:
    """Return the id that these words always give, and no others: ten of the ``SYMBOLS``."""
    digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return "".join(SYMBOLS[each % len(SYMBOLS)] for each in digest[:10])
