"""The one boundary that every text crosses before it is kept.

Texts are kept in Unicode normalisation form C (Unicode Standard Annex 15). What cannot be shown
or stored everywhere (NUL and other control characters, lone surrogates, noncharacters) and what
would turn the order of the words around it (the bidirectional embeddings, overrides and isolates)
is refused with its place; nothing is dropped silently. Right-to-left letters and marks are welcome.
So are accents, up to as many on one letter as the annex holds to be enough for any language: to put
more of them into their order takes a time that grows with the square of their number.
"""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from argmap.model.errors import InvalidTextError

CLAIM_LENGTH = 2_000
LINE_LENGTH = 300
NOTE_LENGTH = 10_000
MOST_MARKS = 30
"""So many marks may stand on one letter (Unicode Standard Annex 15, section 13)."""

_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)
_PILES = re.compile(rf"[^\w\s\x00-\u02ff]{{{MOST_MARKS + 1},}}")
"""What may be a pile of marks; mostly it is a line of dashes."""
_SPACES = re.compile(r"[\s\x1c-\x1f]+")


def line(value: str, what: str, *, limit: int = LINE_LENGTH, empty: bool = False) -> str:
    """Return the text as one clean line: NFC, every run of white space one space.

    Args:
        value: what was written.
        what: the name of the field, as in "The claim".
        limit: the most characters (code points) it may have.
        empty: whether it may have no words.

    Raises:
        InvalidTextError: it holds a refused character, has no words, or is too long.
    """
    if not (value.isascii() and value.isprintable()):
        value = _SPACES.sub(" ", _checked(value, what))
    elif "  " in value:
        value = _SPACES.sub(" ", value)
    return _sized(value.strip(), what, limit=limit, empty=empty)


def prose(value: str, what: str, *, limit: int = NOTE_LENGTH, empty: bool = True) -> str:
    """Return the text clean, with its line breaks as line feeds and no blanks at its ends."""
    if not (value.isascii() and value.isprintable()):
        value = _checked(value.replace("\r\n", "\n").replace("\r", "\n"), what)
    return _sized(value.strip(), what, limit=limit, empty=empty)


def words(value: str, what: str, *, limit: int = 5_000_000) -> str:
    """Return the whole text of a source, in NFC and with line feeds; nothing else changes."""
    checked = _checked(value.replace("\r\n", "\n").replace("\r", "\n"), what)
    return _sized(checked, what, limit=limit, empty=False)


def exact(value: str, what: str) -> str:
    """Return the text as it is, once it is known that it can be kept: a place counts on it."""
    if not (value.isascii() and value.isprintable()):
        _refuse(value, what)
    return value


def without_refused(value: str) -> tuple[str, int]:
    """Return the text without the characters that are refused, and how many there were."""
    return _REFUSED.subn("", value)


def composed(value: str) -> str:
    """Return the text in normalisation form C; as it is, if too many marks stand on one letter."""
    return value if _piled(value) else normalize("NFC", value)


def _checked(value: str, what: str) -> str:
    _refuse(value, what)
    place = _piled(value)
    if place:
        raise InvalidTextError(
            f"{what} has more than {MOST_MARKS} accents on one letter, at place {place}:"
            " delete some of them."
        )
    return normalize("NFC", value)


def _piled(value: str) -> int:
    """Return where more marks stand on one letter than may, counted from 1; else 0."""
    for run in _PILES.finditer(value):
        count = 0
        for place, sign in enumerate(run[0], run.start() + 1):
            count = count + 1 if combining(sign) else 0
            if count > MOST_MARKS:
                return place
    return 0


def _refuse(value: str, what: str) -> None:
    found = _REFUSED.search(value)
    if found:
        raise InvalidTextError(
            f"{what} holds the character U+{ord(found[0]):04X} at place {found.start() + 1},"
            " which cannot be kept: delete it."
        )


def _sized(value: str, what: str, *, limit: int, empty: bool) -> str:
    if not empty and not value.strip():
        raise InvalidTextError(f"{what} needs words.")
    if len(value) > limit:
        raise InvalidTextError(
            f"{what} has {len(value):,} characters; the most that can be kept are {limit:,}."
        )
    return value
