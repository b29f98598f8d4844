"""How wide a text is and where it breaks, from the advances of the fonts that the pages ship.

Kerning only makes a text narrower than the sum of its advances (by up to 3 %), so that what fits
here fits in every browser. The table is made by ``data/make_advances.py``.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import bidirectional, category, combining, east_asian_width

SANS, BOLD, SERIF, ITALIC = "sans", "sans-bold", "serif", "serif-italic"
OTHER, WIDE, EMOJI = 0.62, 1.0, 1.3

_IDEOGRAPHS = (
    "\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60"
    "\U00020000-\U0003ffff"
)
_FAR = re.compile("[^\x00-\u2e7f]")
"""What may be an ideograph: a search that costs next to nothing, as its pattern does."""
_PLAIN = re.compile(r"\S+\s*|\s+")
_JOINED = re.compile(r"[-–—/]\w")
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u20d0-\u20ff\ufe00-\ufe0f"
)
_JOINERS = "\u200d\ufe0e\ufe0f"
_RIGHT_TO_LEFT = {"R", "AL"}


@cache
def _words(more: str = "") -> re.Pattern[str]:
    """Return what a line may be broken between: words, their parts, and letters of some scripts."""
    letter = rf"[{more}][，。、；：！？）」』】》]*\s*|" if more else ""
    return re.compile(rf"{letter}[^\s{more}]*?[\w’'][-–—/](?=\w)|[^\s{more}]+\s*|\s+")


@cache
def _clusters() -> re.Pattern[str]:
    """Return what is never broken: a letter with its marks, or signs that are joined to one."""
    return re.compile(rf"(?s:.)[{_MARKS}]{{0,8}}(?:\u200d(?s:.)[{_MARKS}]?){{0,4}}")


def _broken(text: str) -> list[str]:
    """Return the parts of a text between which a line may be broken."""
    if not text.isascii() and _FAR.search(text):
        return _words(_IDEOGRAPHS).findall(text)
    return (_words() if _JOINED.search(text) else _PLAIN).findall(text)


class Advances(dict[str, float]):
    """The width of each character of a face in em; unknown ones are judged by their script."""

    def __missing__(self, char: str) -> float:
        width = _guess(char)
        self[char] = width
        return width


def _guess(char: str) -> float:
    if combining(char) or char in _JOINERS or category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    code = ord(char)
    if 0x1F000 <= code < 0x1FB00 or 0x2600 <= code < 0x27C0:
        return EMOJI
    return WIDE if east_asian_width(char) in "WF" else OTHER


@cache
def advances(face: str) -> Advances:
    """Return the advances of a face; the italic borrows from the upright what it lacks."""
    found = Advances()
    for each in (SERIF, ITALIC) if face == ITALIC else (face,):
        for first, run in _table()[each].items():
            start = int(first, 16)
            found.update({chr(start + i): width / 1000 for i, width in enumerate(run)})
    return found


@cache
def _table() -> dict[str, dict[str, list[int]]]:
    """Return the runs of advances of each face in thousandths of an em, by their first letter."""
    written = Path(__file__).with_name("data") / "advances.json"
    made: dict[str, dict[str, list[int]]] = json.loads(written.read_bytes())
    return made


def width(text: str, face: str, size: float) -> float:
    """Return the width of the text in pixels at a font size in pixels."""
    return _em(text, face)[1] * size


@lru_cache(maxsize=16_384)
def wrap(text: str, face: str, size: float, limit: float) -> tuple[str, ...]:
    """Return the text broken into lines of at most ``limit`` pixels.

    The lines keep the spaces at their ends, so that they join to the very text. A word that is too
    long is broken, though never between a letter and its marks.
    """
    room = limit / size
    lines: list[str] = []
    line, used = "", 0.0
    for word in _broken(text):
        need, full = _em(word, face)
        if line and used + need > room:
            lines.append(line)
            line, used = "", 0.0
        if need > room:
            *broken, word = _pieces(word, advances(face), room)
            lines += broken
            full = _em(word, face)[1]
        line += word
        used += full
    return (*lines, line) if line or not lines else tuple(lines)


@lru_cache(maxsize=65_536)
def _em(word: str, face: str) -> tuple[float, float]:
    """Return the width of a word in em without and with the spaces after it."""
    table = advances(face)
    bare = sum(map(table.__getitem__, word.rstrip()))
    return bare, sum(map(table.__getitem__, word))


def _pieces(word: str, table: Advances, room: float) -> list[str]:
    pieces, piece, used = [], "", 0.0
    for cluster in _clusters().findall(word):
        need = sum(map(table.__getitem__, cluster))
        if piece and used + need > room:
            pieces.append(piece)
            piece, used = "", 0.0
        piece += cluster
        used += need
    return [*pieces, piece]


def fitted(text: str, face: str, size: float, limit: float) -> str:
    """Return as much of the text as fits into ``limit`` pixels, with an ellipsis if cut."""
    if width(text, face, size) <= limit:
        return text
    table, room = advances(face), limit / size - advances(face)["…"]
    kept, used = 0, 0.0
    for char in text:
        used += table[char]
        if used > room:
            break
        kept += 1
    return text[:kept].rstrip() + "…"


@lru_cache(maxsize=16_384)
def runs_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction runs right to left (UAX 9, rules P2, P3)."""
    for char in text:
        direction = bidirectional(char)
        if direction == "L" or direction in _RIGHT_TO_LEFT:
            return direction in _RIGHT_TO_LEFT
    return False
