"""Which scripts a text needs that our fonts lack, and whether the system has fonts for them."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from unicodedata import category, name

_KNOWN = {
    "CJK": ("Chinese", "Noto Sans CJK"),
    "HIRAGANA": ("Japanese", "Noto Sans CJK"),
    "KATAKANA": ("Japanese", "Noto Sans CJK"),
    "HANGUL": ("Korean", "Noto Sans CJK"),
    "ARABIC": ("Arabic", "Noto Sans Arabic"),
    "HEBREW": ("Hebrew", "Noto Sans Hebrew"),
    "DEVANAGARI": ("Devanagari", "Noto Sans Devanagari"),
}
_INVISIBLE = {"Cc", "Cf", "Zs", "Zl", "Zp"}
_MARKS = {*range(0x0300, 0x0370), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
"""Marks that have no advance of their own: accents, and what chooses the form of a letter."""


@cache
def covered() -> frozenset[str]:
    """Return the characters that the sans has, from the table of its advances."""
    table = json.loads(files("argmap.render").joinpath("data/advances.json").read_text("ascii"))
    return frozenset(
        chr(int(first, 16) + place)
        for first, run in table["sans"].items()
        for place in range(len(run))
    )


def lacking(text: str) -> frozenset[str]:
    """Return the visible characters of a text that our fonts have not."""
    return frozenset(
        char
        for char in set(text) - covered()
        if category(char) not in _INVISIBLE and ord(char) not in _MARKS
    )


def remarks(chars: frozenset[str]) -> tuple[str, ...]:
    """Return a sentence for each script of these characters for which no font is installed.

    The fonts of the system are asked; that takes 0.1 to 1 s.
    """
    samples: dict[tuple[str, str], str] = {}
    for char in sorted(chars):
        samples.setdefault(_script(char), char)
    return tuple(
        f"No font here has the letters of {script}, so that they are drawn as empty boxes:"
        f" install {font}."
        for (script, font), char in samples.items()
        if not _drawable(char)
    )


def _script(char: str) -> tuple[str, str]:
    if category(char) in ("So", "Sk", "Sm", "Cn") or not name(char, ""):
        return "symbols and emoji", "Noto Color Emoji or Noto Sans Symbols"
    word = name(char).split()[0].split("-")[0]
    return _KNOWN.get(word, (word.capitalize(), f"Noto Sans {word.capitalize()}"))


@cache
def _drawable(char: str) -> bool:
    """Return whether typst can show a character: PDF/UA refuses what no font has."""
    import typst

    source = b'#set document(title: "x")\n#sys.inputs.char'
    try:
        typst.compile(source, format="pdf", sys_inputs={"char": char}, pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True
