"""Telling whether a figure stands in the words of a passage, in digits or in English words.

A passage may write 300,000 or 0.3 million, 17–18 million, 2½, a fifth or 20 per cent, two dozen,
one and a half, doubled. Numbers are compared as exact fractions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple
from unicodedata import numeric

from argmap.model.passages import Figure

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 10**6,
    "milliard": 10**9, "billion": 10**9, "trillion": 10**12, "m": 10**6, "bn": 10**9,
}  # fmt: skip
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20,
    "hundredth": 100, "thousandth": 1_000,
}  # fmt: skip
_TIMES = {
    "once": 1, "twice": 2, "double": 2, "doubled": 2, "doubling": 2, "twofold": 2, "thrice": 3,
    "treble": 3, "trebled": 3, "trebling": 3, "triple": 3, "tripled": 3, "tripling": 3,
    "threefold": 3, "quadrupled": 4, "fourfold": 4, "fivefold": 5, "tenfold": 10,
}  # fmt: skip
_LONE_PARTS = {"half": 2, "halved": 2, "halving": 2, "quarter": 4}
_WORDS = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_DIGITS = (
    rf"\d+\s*/\s*\d+|\d*[{_VULGAR}]|\d{{1,3}}(?:[ \u00a0\u202f'’]\d{{3}})+(?:[.,]\d+)?|\d[\d.,]*"
)
_TOKEN = re.compile(rf"{_DIGITS}|[^\W\d_]+|[–—-]|%", re.I)
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_PER_CENT = re.compile(r"%|\bper\s*cent\b|\bpercent(?:age)?\b|=\s*100\b", re.I)
"""How parts of a hundred are written; an index (1913=100) is one of them."""
_LONGEST = 40
"""A number has at most so many digits."""


class _Number(NamedTuple):
    """What a number may mean: alone, and times the million or dozen after it."""

    bare: frozenset[Fraction]
    scale: int
    part: bool = False

    @property
    def whole(self) -> frozenset[Fraction]:
        return frozenset(each * self.scale for each in self.bare)


def stands(figure: Figure, words: str) -> bool:
    """Tell whether the figure stands in the words; of a range both of its ends have to.

    A figure without a value, or whose value holds no number, has nothing to compare.
    """
    wanted = list(_numbers(f"{figure.value} {figure.unit}" if figure.unit else figure.value))
    wanted = wanted[: len(list(_numbers(figure.value)))]
    there = list(_numbers(words))
    per_cent = bool(_PER_CENT.search(f"{figure.value} {figure.unit} {figure.what}"))
    return all(any(_same(each, other, per_cent) for other in there) for each in wanted)


def numbers_differ(before: str, after: str) -> bool:
    """Tell whether numbers of some words gave way to others; twelve and 12 are the same."""
    was, now = ([each.whole for each in _numbers(words)] for words in (before, after))
    lost = any(not any(each & other for other in now) for each in was)
    return lost and any(not any(each & other for other in was) for each in now)


def _same(wanted: _Number, there: _Number, per_cent: bool) -> bool:
    if wanted.whole & there.whole:
        return True
    if wanted.scale != 1 and there.scale == 1 and wanted.bare & there.bare:
        return True
    hundredths = {each * 100 for each in there.whole}
    return per_cent and there.part and bool(wanted.bare & hundredths)


def _numbers(words: str) -> Iterator[_Number]:
    """Yield the numbers of a text in their order; of a range both have the scale that follows."""
    found: list[_Number] = []
    tokens = _TOKEN.findall(words.casefold())
    place = 0
    while place < len(tokens):
        number, after = _number(tokens, place)
        if number is None:
            place += 1
            continue
        if number.scale != 1 and found and tokens[place - 1 : place] in (["–"], ["-"], ["to"]):
            found[-1] = found[-1]._replace(scale=max(found[-1].scale, number.scale))
        found.append(number)
        place = after
    yield from found


def _number(tokens: list[str], place: int) -> tuple[_Number | None, int]:
    """Return the number that begins at a token, or none, and the token after it."""
    token = tokens[place]
    if token in _TIMES:
        return _Number(frozenset({Fraction(_TIMES[token])}), 1), place + 1
    if token in _LONE_PARTS:
        return _Number(frozenset({Fraction(1, _LONE_PARTS[token])}), 1, part=True), place + 1
    bare, after = _bare(tokens, place)
    if not bare:
        return None, place + 1
    part, after_part = _part(tokens, after)
    if part:
        return _Number(frozenset(each * part for each in bare), 1, part=True), after_part
    more, after = _and_a_half(tokens, after)
    scale, after = _scale(tokens, after)
    if not more:
        more, after = _and_a_half(tokens, after)
        more = more * scale if scale != 1 else more
        return _Number(frozenset(each + more / scale for each in bare), scale), after
    return _Number(frozenset(each + more for each in bare), scale, part="/" in token), after


def _bare(tokens: list[str], place: int) -> tuple[frozenset[Fraction], int]:
    """Return what the digits or words at a token may mean: 1,500 is 1500 or 1.5."""
    token = tokens[place]
    if token[0].isdecimal() or token in _VULGAR:
        return frozenset(_readings(token)), place + 1
    if token in ("a", "an") and place + 1 < len(tokens):
        known = tokens[place + 1] in _SCALES or _singular(tokens[place + 1]) in _PARTS
        return (frozenset({Fraction(1)}) if known else frozenset()), place + 1
    if token not in _WORDS:
        return frozenset(), place + 1
    value, after = _WORDS[token], place + 1
    if token in _TENS:
        after += tokens[after : after + 1] == ["-"]
        ones = tokens[after] if after < len(tokens) else ""
        if ones in _ONES[1:10]:
            return frozenset({Fraction(value + _WORDS[ones])}), after + 1
        after = place + 1
    return frozenset({Fraction(value)}), after


def _readings(token: str) -> Iterator[Fraction]:
    compact = re.sub(r"[\s'’]", "", token).rstrip(".,")
    if len(compact) > _LONGEST:
        return
    if "/" in compact:
        over, under = compact.split("/")
        yield from [Fraction(int(over), int(under))] if int(under) else []
    elif compact[-1] in _VULGAR:
        part = Fraction(numeric(compact[-1])).limit_denominator(10)
        yield part + int(compact[:-1] or 0)
    else:
        if _GROUPS.fullmatch(compact) and not compact.startswith("0"):
            yield Fraction(re.sub(r"[.,]", "", compact))
        plain = _decimal(compact)
        if plain:
            yield Fraction(plain)


def _decimal(compact: str) -> str:
    """Return a number with at most one decimal point, its thousands not set apart, or nothing."""
    last = max(compact.rfind("."), compact.rfind(","))
    if last < 0:
        return compact
    whole = compact[:last]
    if re.search(r"[.,]", whole) and not _GROUPS.fullmatch(whole):
        return ""
    if compact[last] in whole:
        return ""
    return f"{re.sub('[.,]', '', whole)}.{compact[last + 1 :]}"


def _part(tokens: list[str], place: int) -> tuple[Fraction, int]:
    """Return the fraction that a number counts, as in two thirds and one-sixth, or nothing."""
    place += tokens[place : place + 1] == ["-"]
    word = _singular(tokens[place]) if place < len(tokens) else ""
    return (Fraction(1, _PARTS[word]), place + 1) if word in _PARTS else (Fraction(0), place)


def _and_a_half(tokens: list[str], place: int) -> tuple[Fraction, int]:
    """Return the part that is added, as in two and a half, or nothing."""
    if tokens[place : place + 2] in (["and", "a"], ["and", "one"]):
        part, after = _part(tokens, place + 2)
        if part:
            return part, after
    return Fraction(0), place


def _scale(tokens: list[str], place: int) -> tuple[int, int]:
    """Return the product of the scales that follow: hundred thousand."""
    scale = 1
    while place < len(tokens) and (word := _singular(tokens[place])) in _SCALES:
        scale *= _SCALES[word]
        place += 1
    return scale, place


def _singular(word: str) -> str:
    return "half" if word == "halves" else word.removesuffix("s")
