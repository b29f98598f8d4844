"""Whether words that are nearly the same say something else: a negation or a number is another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from argmap.evidence.cautions import denies
from argmap.evidence.figures import numbers_differ
from argmap.evidence.folding import letters
from argmap.evidence.matching import distance

_WORD = re.compile(r"[^\W_](?:[^\W_]|(?:['’]|-[ \t]*\n\s*)(?=[^\W_]))*")
"""A word goes on over an apostrophe, and over a hyphen at the end of a line."""


def is_turned(before: str, after: str) -> bool:
    """Tell whether some words lost or gained a negation, or give another number.

    A negation that only a scan misread (*nol* for *not*) is not lost; one that became its opposite
    by a letter (*ever* for *never*) is.

    Args:
        before: the words as they were.
        after: those that stand in their place.
    """
    was, now = Counter(_words(before)), Counter(_words(after))
    lost, gained = list((was - now).elements()), list((now - was).elements())
    if _denies_alone(lost, gained) or _denies_alone(gained, lost):
        return True
    return numbers_differ(
        *(" ".join(each for each in them if _is_plain(each)) for them in (lost, gained))
    )


def _words(text: str) -> list[str]:
    """Return the words as they are compared, with their apostrophes, which some negations have."""
    found = (re.sub(r"-\s*\n\s*", "", each).casefold() for each in _WORD.findall(text))
    return [each.replace("’", "'") for each in found]


def _denies_alone(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether one of some words denies, and none of the others is the same misread."""
    return any(
        denies(word) and not any(_is_misread(word, other) for other in others) for word in words
    )


def _is_misread(word: str, other: str) -> bool:
    """Tell whether a word is another with a letter misread, or joined to what is beside it."""
    if other in {word[1:], word.removesuffix("'t")}:
        return False
    joined = len(other) > len(word) and (other.startswith(word) or other.endswith(word))
    return joined or distance(letters(word), letters(other)) <= 1


def _is_plain(word: str) -> bool:
    """Tell whether letters and digits are not mixed, as a scan mixes them."""
    return word.isdecimal() or word.rstrip("s").isdecimal() or not any(map(str.isdecimal, word))
