"""Addresses that lead to words of a page: text fragments (WICG, Scroll To Text Fragment).

``#:~:text=[prefix-,]start[,end][,-suffix]``. Each term is percent-encoded, its hyphens too; a term
lies within one line, for a browser finds no term across two blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote

MARK = ":~:text="
_WHOLE, _SHORT, _LONG, _AROUND = 8, 3, 8, 4


class Fragment(NamedTuple):
    """The terms of a text fragment.

    Attributes:
        start: the first words, or all of them if there is no ``end``.
        end: the last words.
        prefix: what stands just before.
        suffix: what stands just after.
    """

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    @property
    def directive(self) -> str:
        """The fragment as it stands after the sign # of an address, or after an id there."""
        terms = (
            f"{_encoded(self.prefix)}-" if self.prefix else "",
            _encoded(self.start),
            _encoded(self.end),
            f"-{_encoded(self.suffix)}" if self.suffix else "",
        )
        return MARK + ",".join(term for term in terms if term)


def _encoded(term: str) -> str:
    return quote(term, safe="").replace("-", "%2D")


def parse(address: str) -> Fragment | None:
    """Return the first text fragment of an address, or none."""
    _, mark, rest = address.partition(MARK)
    terms = rest.partition("&")[0].split(",") if mark else []
    prefix = terms.pop(0)[:-1] if terms and terms[0].endswith("-") else ""
    suffix = terms.pop()[1:] if terms and terms[-1].startswith("-") else ""
    if not 1 <= len(terms) <= 2 or not terms[0]:
        return None
    start, end = (*terms, "")[:2]
    return Fragment(unquote(start), unquote(end), unquote(prefix), unquote(suffix))


def place_of(fragment: Fragment, text: str) -> tuple[int, int] | None:
    """Return where a browser finds the fragment in a text, in code points; or none."""
    between = rf".*?{_pattern(fragment.end)}" if fragment.end else ""
    before = rf"(?<!\w){_pattern(fragment.prefix)}\s*" if fragment.prefix else r"(?<!\w)"
    after = rf"(?!\w)\s*{_pattern(fragment.suffix)}(?!\w)" if fragment.suffix else r"(?!\w)"
    found = re.search(
        f"{before}({_pattern(fragment.start)}{between}){after}", text, re.IGNORECASE | re.DOTALL
    )
    return found.span(1) if found else None


def _pattern(term: str) -> str:
    return r"\s+".join(re.escape(word) for word in term.split())


def fragment_of(text: str, start: int, end: int) -> Fragment:
    """Return the shortest fragment that leads to a passage, and to no earlier place.

    Args:
        text: the whole text.
        start: where the passage begins, in code points; cut words are made whole.
        end: where it ends, exclusive.
    """
    start, end = _whole(text, start, end)
    made = Fragment("")
    for made in _candidates(text, start, end):
        if place_of(made, text) == (start, end):
            return made
    return made


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while start and _word(text[start]) and _word(text[start - 1]):
        start -= 1
    while end < len(text) and _word(text[end]) and _word(text[end - 1]):
        end += 1
    return start, end


def _word(character: str) -> bool:
    return re.match(r"\w", character) is not None


def _candidates(text: str, start: int, end: int) -> Iterator[Fragment]:
    """Yield fragments, the shorter first; the last says all that can be said."""
    lines = text[start:end].split("\n")
    first, last = lines[0].split(), lines[-1].split()
    if len(lines) == 1 and len(first) <= _WHOLE:
        bare = [Fragment(" ".join(first))]
    else:
        half = len(first) // 2 if len(lines) == 1 else max(len(first), len(last))
        counts = range(min(_SHORT, half), min(_LONG, half) + 1)
        bare = [Fragment(" ".join(first[:n]), " ".join(last[-n:])) for n in counts]
    yield from bare
    before, after = text[:start].rpartition("\n")[2].split(), text[end:].partition("\n")[0].split()
    for n in range(1, _AROUND + 1):
        yield bare[-1]._replace(prefix=" ".join(before[-n:]))
        yield bare[-1]._replace(prefix=" ".join(before[-n:]), suffix=" ".join(after[:n]))
