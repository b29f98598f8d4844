"""What differs, word by word, between a quotation and the printed words that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from argmap.evidence.folding import letters
from argmap.evidence.pieces import Aligned

_WORD = re.compile(r"(?:\S*[^\W\d_]-[ \t]*\n\s*)*\S+\s*(?:[^\w\s]+(?:\s+|$))*|^\s+")
"""A word with what follows it, blanks and a dash that stands alone; one that is hyphenated at the
end of a line goes on in the next."""

_MANY = 800
"""Of more words than these, the commonest are not compared."""


class Sort(StrEnum):
    """What became of printed words in a quotation."""

    SAME = "same"
    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


class Run(NamedTuple):
    """Some words as they are typed and as they are printed; one of the two may be empty."""

    sort: Sort
    typed: str
    printed: str


def difference(typed: str, printed: str, parts: Sequence[Aligned]) -> tuple[Run, ...]:
    """Return the runs of a quotation: joined, they are all that is typed and what it stands for.

    Args:
        typed: the quotation.
        printed: the whole text.
        parts: where the pieces of the quotation stand in it, in order, at least one.
    """
    found: list[Run] = []
    at, there = 0, parts[0].start
    for part in parts:
        found += _joint(typed[at : part.typed_start], printed[there : part.start])
        words = typed[part.typed_start : part.typed_end]
        found += runs(words, printed[part.start : part.end])
        at, there = part.typed_end, part.end
    found += _joint(typed[at:], "")
    return tuple(_merged(found))


def runs(typed: str, printed: str) -> Iterator[Run]:
    """Yield the runs of words that are the same, added, dropped or changed.

    Words are the same if their letters are: case, accents and punctuation do not count.
    """
    own, other = _WORD.findall(typed), _WORD.findall(printed)
    a, b = [letters(word) for word in own], [letters(word) for word in other]
    head = _agree(a, b)
    tail = _agree(a[head:][::-1], b[head:][::-1])
    middle = len(own) - tail, len(other) - tail
    yield Run(Sort.SAME, "".join(own[:head]), "".join(other[:head]))
    differing = a[head : middle[0]], b[head : middle[1]]
    matcher = SequenceMatcher(None, *differing, autojunk=max(map(len, differing)) > _MANY)
    for tag, i, j, k, m in matcher.get_opcodes():
        words = "".join(own[head + i : head + j]), "".join(other[head + k : head + m])
        signs_only = not letters("".join(words))
        yield Run(Sort.SAME if signs_only else _SORTS[tag], *words)
    yield Run(Sort.SAME, "".join(own[middle[0] :]), "".join(other[middle[1] :]))


_SORTS = {
    "equal": Sort.SAME,
    "delete": Sort.ADDED,
    "insert": Sort.DROPPED,
    "replace": Sort.CHANGED,
}


def _agree(a: Sequence[str], b: Sequence[str]) -> int:
    """Return how many words from the first on are the same."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(a), len(b)))


def _joint(typed: str, printed: str) -> Iterator[Run]:
    """Yield what stands between two pieces: an ellipsis drops words, brackets put others."""
    if letters(typed) == letters(printed):
        yield Run(Sort.SAME, typed, printed)
    elif not letters(typed):
        yield Run(Sort.DROPPED, typed, printed)
    elif not letters(printed):
        yield Run(Sort.ADDED, typed, printed)
    else:
        yield Run(Sort.CHANGED, typed, printed)


def _merged(found: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs that hold something; neighbours of one sort become one."""
    last: Run | None = None
    for run in found:
        if not run.typed and not run.printed:
            continue
        if last and last.sort is run.sort:
            last = Run(run.sort, last.typed + run.typed, last.printed + run.printed)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
