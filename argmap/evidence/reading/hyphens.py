"""Words that are broken at the end of a line: the hyphen goes where that is safe."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+(?:[-‐’']\w+)*")
_BROKEN = re.compile(r"(\w{2,})([-‐\u00ad])$")
_GOES_ON = re.compile(r"\w+")


class Hyphens:
    """Knows the words of a document."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = {word.casefold() for line in lines for word in _WORD.findall(line)}

    def joint(self, before: str, after: str) -> tuple[str, str]:
        """Return the first of two lines as it stands before the second, and what is between.

        The hyphen goes if the whole word stands elsewhere, or if it is nowhere written with a
        hyphen and its halves are no words of their own.
        """
        broken, rest = _BROKEN.search(before), _GOES_ON.match(after)
        if not broken or not rest or not rest[0][0].islower():
            joined = before.endswith(("-", "‐", "–", "—")) and not before.endswith(
                (" -", " –", " —")
            )
            return before, "" if joined and after[:1].isalnum() else " "
        if broken[2] == "\u00ad" or self._is_one(broken[1].casefold(), rest[0].casefold()):
            return before[:-1], ""
        return before, ""

    def _is_one(self, first: str, second: str) -> bool:
        if first + second in self._words:
            return True
        if f"{first}-{second}" in self._words:
            return False
        return not (first in self._words and second in self._words)
