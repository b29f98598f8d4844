"""From bytes to characters: what a mark at the beginning says, else UTF-8, else a guess."""

from __future__ import annotations

import codecs
import re

from argmap.model.errors import InvalidTextFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<[?m][^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.I
)
_SAMPLE = 200_000
_SHARED = frozenset(("General Punctuation", "Control character", "Currency Symbols"))


def decoded(data: bytes, *, markup: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return the characters, and what was guessed.

    Args:
        data: the bytes.
        markup: whether a document in HTML or XML may declare its encoding.

    Raises:
        InvalidTextFileError: these bytes are no text.
    """
    named = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    declared = _DECLARED.search(data[:4096]) if markup and not named else None
    for name in (named, declared[1].decode("ascii") if declared else "", "utf-8"):
        if name and (found := _as(data, name)) is not None:
            return found, ()
    return _guessed(data)


def _as(data: bytes, name: str) -> str | None:
    try:
        if not codecs.lookup(name)._is_text_encoding:
            return None
        return data.decode(name)
    except (LookupError, UnicodeError):
        return None


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the characters in the likeliest encoding; Latin letters are in that of Windows."""
    name = _without_mark(data) or _likeliest(data)
    if name is None:
        raise InvalidTextFileError(
            "The encoding of this file cannot be told: save it as UTF-8, and add it again."
        )
    trouble = (
        f"The file is not in UTF-8; it was read as {name}."
        " If accents or quotation marks are wrong, save it as UTF-8 and add it again."
    )
    return data.decode(name, "replace"), (trouble,)


def _without_mark(data: bytes) -> str | None:
    """Return UTF-16 where every other byte is nearly always NUL, as in Latin letters."""
    sample = data[:4000]
    zeros = [sample[place::2].count(0) / max(1, len(sample[place::2])) for place in (0, 1)]
    if max(zeros) < 0.4 or min(zeros) > 0.2:
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _likeliest(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    latin = all("Latin" in name or name in _SHARED for name in best.alphabets)
    return "cp1252" if latin and _as(data, "cp1252") is not None else best.encoding
