"""Setting the pieces of a paragraph: one blank between words, and signs that keep their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import normalize

from argmap.model import text as texts

_BLANKS = re.compile(r"[^\S\n]+")
_ROUND_BREAKS = re.compile(r" ?\n ?")
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")


class Page(NamedTuple):
    """A page begins here."""

    label: str


class Mark(NamedTuple):
    """The text points at a note here; ``shown`` is the number or sign that is printed."""

    key: str
    shown: str


Sign = Page | Mark
Signs = tuple[tuple[int, Sign], ...]


class Set(NamedTuple):
    """A paragraph, a heading or a cell as it will stand, with its signs and their offsets."""

    text: str
    signs: Signs = ()

    def after(self, before: str) -> Set:
        """Return it with other words before it."""
        return Set(before + self.text, tuple((at + len(before), sign) for at, sign in self.signs))


def set_pieces(pieces: Iterable[str | Sign]) -> tuple[Set, int]:
    """Return the pieces as one paragraph, and how many characters cannot be kept.

    Line feeds in the pieces are kept as line breaks; all other white space is one blank.
    """
    out: list[str] = []
    signs: list[tuple[int, Sign]] = []
    length = refused = 0
    last = "\n"
    for piece in _merged(pieces):
        if not isinstance(piece, str):
            signs.append((length, piece))
            continue
        kept, lost = _clean(piece, last)
        refused += lost
        if kept:
            out.append(kept)
            length += len(kept)
            last = kept[-1]
    return _composed("".join(out), signs), refused


def joined(parts: Sequence[Set], by: str) -> Set:
    """Return several as one, with some text between them."""
    length = 0
    signs: list[tuple[int, Sign]] = []
    for part in parts:
        signs += ((at + length, sign) for at, sign in part.signs)
        length += len(part.text) + len(by)
    return Set(by.join(part.text for part in parts), tuple(signs))


def _merged(pieces: Iterable[str | Sign]) -> Iterable[str | Sign]:
    words: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            words.append(piece)
            continue
        yield "".join(words)
        words = []
        yield piece
    yield "".join(words)


def _clean(piece: str, last: str) -> tuple[str, int]:
    """Return the piece as it goes on after the last character, and how many cannot be kept."""
    spaced = _ROUND_BREAKS.sub("\n", _BLANKS.sub(" ", piece.translate(_UNSEEN)))
    kept, refused = texts.without_refused(spaced)
    if last in " \n":
        kept = kept.lstrip(" " if last == " " else " \n")
    return normalize("NFC", kept), refused


def _composed(whole: str, signs: list[tuple[int, Sign]]) -> Set:
    """Return the whole in form C: an accent may have stood on the other side of a sign."""
    whole = whole.rstrip()
    composed = normalize("NFC", whole)
    if composed != whole:
        signs = [(len(normalize("NFC", whole[:at])), sign) for at, sign in signs]
    return Set(composed, tuple((min(at, len(composed)), sign) for at, sign in signs))
