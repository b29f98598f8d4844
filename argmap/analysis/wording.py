"""What changed between two wordings, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
ALIKE = 0.3
"""Two wordings that share less than this part are told one after the other, not interwoven."""


class Sort(StrEnum):
    """What became of a piece of a wording."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(NamedTuple):
    """Some words, and what became of them."""

    sort: Sort
    text: str


@lru_cache(maxsize=1024)
def rewording(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of two wordings: joined without the gone they are the new one.

    Words between two changes that are fewer than three letters long are told as changed too, so
    that a sentence is not cut into crumbs.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE:
        return _merged(iter([Piece(Sort.GONE, old), Piece(Sort.NEW, new)]))
    found = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal" and not (_crumb("".join(before[i:j])) and i and j < len(before)):
            found.append(Piece(Sort.SAME, "".join(before[i:j])))
            continue
        found += [Piece(Sort.GONE, "".join(before[i:j])), Piece(Sort.NEW, "".join(after[k:m]))]
    return _merged(iter(found))


def _crumb(text: str) -> bool:
    return len(text.strip()) < 3


def _merged(pieces: Iterator[Piece]) -> tuple[Piece, ...]:
    """Join neighbours between two pieces that stayed: first what is gone, then what is new."""
    found: list[Piece] = []
    gone = new = ""
    for piece in (*pieces, Piece(Sort.SAME, "")):
        if piece.sort is Sort.GONE:
            gone += piece.text
        elif piece.sort is Sort.NEW:
            new += piece.text
        else:
            found += _spaced(gone, new)
            gone = new = ""
            found.append(piece)
    return tuple(piece for piece in found if piece.text)


def _spaced(gone: str, new: str) -> list[Piece]:
    """Return both, apart by a blank where neither ends the words of the other."""
    apart = gone and new and not gone[-1].isspace() and not new[0].isspace()
    between = [Piece(Sort.GONE, " ")] if apart and gone[-1].isalnum() and new[0].isalnum() else []
    return [Piece(Sort.GONE, gone), *between, Piece(Sort.NEW, new)]
