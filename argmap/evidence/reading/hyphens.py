"""Words that are broken at the end of a line: the hyphen goes where that is safe."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+(?:[-‐’']\w+)*")
_BROKEN = re.compile(r"(\w{2,})([-‐\u00ad])$")
_DASHES = ("-", "‐", "–", "—")
_BEFORE = frozenset(("anti", "co", "ex", "non", "post", "pre", "pro", "re", "self", "semi", "well"))
_GOES_ON = re.compile(r"\w+")


class Hyphens:
    """Knows the words of a document that stand whole in a line."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        broken = False
        for line in lines:
            words = _WORD.findall(line.casefold())
            ends_broken = bool(_BROKEN.search(line))
            self._words.update(words[broken : len(words) - ends_broken])
            broken = ends_broken

    def joint(self, before: str, after: str) -> tuple[str, str]:
        """Return the first of two lines as it stands before the second, and what is between."""
        broken, rest = _BROKEN.search(before), _GOES_ON.match(after)
        if not broken or not rest or not rest[0][0].islower():
            dashed = before.endswith(_DASHES) and before[-2:-1].strip()
            return before, "" if dashed and after[:1].isalnum() else " "
        if self._is_one(broken[1].casefold(), rest[0].casefold(), soft=broken[2] == "\u00ad"):
            return before[:-1], ""
        return before[:-1] + "-", ""

    def _is_one(self, first: str, second: str, *, soft: bool) -> bool:
        """Say whether two halves are one word; in doubt the hyphen stays.

        It goes if the whole word stands elsewhere; it stays if it stands there with a hyphen, or
        if the first half is a word, or a syllable that is often put before one.
        """
        if first + second in self._words:
            return True
        if f"{first}-{second}" in self._words:
            return False
        if soft or (len(first) > 3 and first in self._words):
            return soft
        return not (first in _BEFORE and (second in self._words or first[-1] == second[0]))
