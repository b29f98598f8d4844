"""Finding what a text gives in quotation marks: as a rule, words of somebody whom it quotes.

A mark opens where a word begins and closes where one ends. An apostrophe is no mark: one between
two letters never closes, and one after the s of a possessive (the workers' housing) closes only
where nothing better follows. A quotation goes on over the end of a page, and from paragraph to
paragraph where each of them opens with a mark again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

LONGEST = 4_000
"""So many code points after a mark another one closes it, or none does."""

_CLOSED_BY = {
    '"': '"”',
    "“": '”"',
    "”": "”",
    "„": '“”"',
    "'": "'’",
    "‘": "’'",
    "‚": "‘’'",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
}
_SINGLE = "'‘’‚"
_FAMILIES = ('"“”„', _SINGLE, "«»", "‹›")
_FAMILY = {sign: family for family in _FAMILIES for sign in family}
_MARK = re.compile(f"[{''.join(_FAMILIES)}]")
_CLIPPED = re.compile(r"(?:\d\ds|tis|twas|twere|twill|em|til|cause)\b", re.I)
"""What an apostrophe may begin: the '20s, 'tis."""
_BEFORE_OPENING = frozenset("([{<*_/-–—―…=:;,¿¡") | _FAMILY.keys()
_GAP = re.compile(r"\n[ \t]*\n\s*")
_NEVER_FIRST = frozenset(",;:!?)]}")
_AFTER_STOP = re.compile(r"[.!?…:]['’”\"»)\]]*$")


class Speech(NamedTuple):
    """Words within quotation marks: where they start and end, without the marks."""

    start: int
    end: int


class _Closing(IntEnum):
    NO = 0
    PERHAPS = 1
    YES = 2


class _Mark(NamedTuple):
    at: int
    sign: str
    opens: bool
    closes: _Closing


@lru_cache(maxsize=16)
def speech(text: str) -> tuple[Speech, ...]:
    """Return what stands within quotation marks, in order; of nested marks the outermost count."""
    opened = ((mark.at + 1, end) for mark, end in _opened(text))
    return tuple(Speech(start, end) for start, end in opened if end is not None and end > start)


def unclosed(text: str) -> tuple[int, ...]:
    """Return where the words begin that a mark opens and none closes; single ones do not count.

    A single mark may be an apostrophe.
    """
    opened = ((mark, end) for mark, end in _opened(text) if mark.sign not in _SINGLE)
    return tuple(mark.at + 1 for mark, end in opened if end is None)


def within(text: str, start: int, end: int) -> Iterator[Speech]:
    """Yield the parts of a span that stand within quotation marks."""
    found = speech(text)
    for each in found[bisect_right(found, start, key=lambda part: part.end) :]:
        if each.start >= end:
            return
        yield Speech(max(start, each.start), min(end, each.end))


def share(text: str, start: int, end: int) -> float:
    """Return how much of a span stands within quotation marks, from 0 to 1."""
    quoted = sum(part.end - part.start for part in within(text, start, end))
    marks = len(_MARK.findall(text, start, end))
    return min(1.0, quoted / max(1, end - start - marks))


def _opened(text: str) -> Iterator[tuple[_Mark, int | None]]:
    """Yield the outermost marks that open, each with the place of what closes it, or none."""
    marks = tuple(_marks(text))
    place = 0
    while place < len(marks):
        mark, end = marks[place], None
        if mark.opens:
            end, place = _closed(text, marks, place)
            yield mark, end
        else:
            place += 1


def _marks(text: str) -> Iterator[_Mark]:
    for found in _MARK.finditer(text):
        at, sign = found.start(), found[0]
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        opens = sign in _CLOSED_BY and _opens(sign, before, after)
        if opens and sign in _SINGLE and _CLIPPED.match(text, at + 1):
            opens = False
        yield _Mark(at, sign, opens, _closes(text, at, before, after))


def _opens(sign: str, before: str, after: str) -> bool:
    if sign in "«‹":
        return bool(after)
    starts = not before.strip() or before in _BEFORE_OPENING or sign in "„‚"
    return starts and bool(after.strip()) and after not in _NEVER_FIRST


def _closes(text: str, at: int, before: str, after: str) -> _Closing:
    sign = text[at]
    if sign in "»›«‹":
        return _Closing.YES
    if not before.strip() or _continues(sign, before, after):
        return _Closing.NO
    possessive = sign in _SINGLE and before in "sS" and after.isspace()
    if possessive and re.match(r"\s+[\w(\[*]", text[at + 1 : at + 9]):
        return _Closing.PERHAPS
    return _Closing.YES


def _continues(sign: str, before: str, after: str) -> bool:
    """Tell whether a word goes on after the sign; the number of a footnote is no word."""
    if after.isdecimal():
        return sign in _SINGLE and before.isalnum()
    return after.isalpha()


def _closed(text: str, marks: Sequence[_Mark], place: int) -> tuple[int | None, int]:
    """Return where the words that a mark opens end, and the mark to go on with.

    The first mark that surely closes them is taken; before it, another that opens of the same kind
    ends the search.
    """
    opening = marks[place]
    perhaps: tuple[int, int] | None = None
    for number in range(place + 1, len(marks)):
        mark = marks[number]
        if mark.at > opening.at + LONGEST:
            break
        if _FAMILY[mark.sign] != _FAMILY[opening.sign]:
            continue
        closes = mark.closes if mark.sign in _CLOSED_BY[opening.sign] else _Closing.NO
        if closes and not _reaches(text, opening, mark):
            break
        if closes is _Closing.YES:
            return mark.at, number + 1
        if closes and perhaps is None:
            perhaps = mark.at, number + 1
        elif mark.opens:
            return perhaps or _continued(text, opening, mark, place, number)
    return perhaps or (None, place + 1)


def _continued(
    text: str, opening: _Mark, following: _Mark, place: int, number: int
) -> tuple[int | None, int]:
    """Return the end of a paragraph after which the quotation is opened again, if it is."""
    between = text[opening.at : following.at]
    gap = between.rfind("\n\n")
    if gap >= 0 and not between[gap:].strip() and following.sign == opening.sign:
        return opening.at + len(between[:gap].rstrip()), number
    return None, place + 1


def _reaches(text: str, opening: _Mark, closing: _Mark) -> bool:
    """Tell whether a quotation can go on from one mark to another over ends of paragraphs.

    A single mark may be an apostrophe: it closes over the end of a paragraph only if that is the
    end of a page within a sentence, or if a stop stands before it.
    """
    if opening.sign not in _SINGLE or text[closing.at - 1] in ".!?…":
        return True
    between = text[opening.at + 1 : closing.at]
    return all(_is_page_break(between, gap) for gap in _GAP.finditer(between))


def _is_page_break(between: str, gap: re.Match[str]) -> bool:
    goes_on = between[gap.end() : gap.end() + 1].islower()
    return goes_on or not _AFTER_STOP.search(between[: gap.start()].rstrip())
