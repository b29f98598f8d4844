"""Problems: what the writer of a debate folder should know, each with its place."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from typing import NamedTuple, Protocol

_COMPARISONS = 30_000
_MOST = 1_000


class Problem(NamedTuple):
    """One thing that keeps a folder from being read.

    Attributes:
        file: the file it is in, as the folder was named.
        line: counted from 1; 1 too for a file that cannot be read at all.
        column: counted from 1, in code points.
        sentence: what is wrong and what would be right.
    """

    file: str
    line: int
    column: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.sentence}"


class Placed(Protocol):
    """Anything that knows where it was written."""

    @property
    def file(self) -> str:
        """The file it stands in."""

    @property
    def line(self) -> int:
        """Its line, from 1."""

    @property
    def column(self) -> int:
        """Its column, from 1."""


class Report:
    """The problems of one folder, as they are found.

    The search for the nearest known word is paid from one purse, so that a folder of ten thousand
    unknown ids is still read in linear time; later problems then come without a suggestion.
    """

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self._purse = _COMPARISONS

    def add(self, at: Placed, sentence: str) -> None:
        """Note a problem at the place of a node."""
        self.found.append(Problem(at.file, at.line, at.column, sentence))

    def unknown(self, at: Placed, what: str, value: str, known: Collection[str]) -> None:
        """Note that there is no such thing, with the nearest that there is."""
        self.add(at, f"There is no {what} “{shown(value)}”.{self.hint(value, known)}")

    def hint(self, value: str, known: Collection[str]) -> str:
        """Return the sentence that names the nearest known word, or nothing."""
        if not known or len(value) > 80 or self._purse < 0:
            return ""
        self._purse -= len(known)
        near = get_close_matches(value, known, n=1, cutoff=0.6)
        if near:
            return f" Did you mean “{near[0]}”?"
        return f" There is {listed(known)}." if len(known) <= 12 else ""

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems by file and place, each once, at most a thousand."""
        return tuple(sorted(set(self.found))[:_MOST])


def listed(names: Collection[str]) -> str:
    """Return the names as a phrase: a, b and c."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def shown(value: str, limit: int = 60) -> str:
    """Return a value short enough for a sentence, with what cannot be printed written out."""
    cut = value if len(value) <= limit else value[: limit - 1] + "…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut)
