"""What is marked on a picture of a difference: what was added, changed, withdrawn, and the words.

Colour is never the only sign: a card bears a tag with a word, a pill a sign, and what is gone is
dashed and struck.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from argmap.analysis.difference import Difference, changed_fields
from argmap.analysis.wording import Piece, Sort, rewording
from argmap.model.ids import ClaimId, RelationId


class Sign(StrEnum):
    """What became of a thing."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


SIGNS = {Sign.ADDED: "+", Sign.CHANGED: "≠", Sign.WITHDRAWN: "−"}
TAGS = {Sign.ADDED: "+ added", Sign.CHANGED: "changed", Sign.WITHDRAWN: "− withdrawn"}


class Mark(NamedTuple):
    """What became of a claim, the word on its tag, and its words, old and new, if reworded."""

    sign: Sign
    tag: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Marks:
    """What is marked on a picture; all else is drawn quietly, if anything is marked at all."""

    claims: Mapping[ClaimId, Mark] = field(default_factory=dict)
    relations: Mapping[RelationId, Sign] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.claims or self.relations)


NO_MARKS = Marks()


def marks_of(difference: Difference) -> Marks:
    """Return the marks for a picture of all that either state of a map draws."""
    claims = {claim.id: Mark(Sign.ADDED, TAGS[Sign.ADDED]) for claim in difference.added}
    for claim in difference.withdrawn:
        claims[claim.id] = Mark(Sign.WITHDRAWN, TAGS[Sign.WITHDRAWN])
    for old, new in difference.changed:
        reworded = old.text != new.text
        tag = "reworded" if reworded else _tag(changed_fields(old, new))
        claims[new.id] = Mark(Sign.CHANGED, tag, rewording(old.text, new.text) if reworded else ())
    relations = {each.id: Sign.ADDED for each in difference.related}
    relations |= {each.id: Sign.WITHDRAWN for each in difference.cut}
    relations |= {new.id: Sign.CHANGED for _, new in difference.revised}
    return Marks(claims, relations)


def _tag(fields: tuple[str, ...]) -> str:
    named = {"speaker": "speaker", "position": "position", "date": "date", "voice": "voice"}
    word = named.get(fields[0], "details") if len(fields) == 1 else "details"
    return f"other {word}"


def split(pieces: tuple[Piece, ...], lines: tuple[str, ...]) -> tuple[tuple[Piece, ...], ...]:
    """Return the pieces of a text line by line, as the lines break it.

    Args:
        pieces: a text in pieces.
        lines: lines that join to the text, or to its beginning.
    """
    left = list(reversed(pieces))
    found = []
    for line in lines:
        room, row = len(line), []
        while room and left:
            sort, text = left.pop()
            if len(text) > room:
                left.append(Piece(sort, text[room:]))
                text = text[:room]
            row.append(Piece(sort, text))
            room -= len(text)
        found.append(tuple(row))
    return tuple(found)


def whole_text(pieces: tuple[Piece, ...]) -> str:
    """Return the old and the new words of a text, as they stand one after the other."""
    return "".join(piece.text for piece in pieces)


__all__ = [
    "NO_MARKS", "SIGNS", "TAGS", "Mark", "Marks", "Piece", "Sign", "Sort", "marks_of", "split",
    "whole_text",
]  # fmt: skip
