"""What is read out of a file: the text, how it was laid out, and what the reader should know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from argmap.model.texts import Layout

MOST_CHARACTERS = 5_000_000

Progress = Callable[[int, int], None]
"""Hears how many of how many parts (pages, chapters) are done."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A text out of a file, with what the file says of itself.

    Attributes:
        text: the text as it will be kept.
        layout: its pages and footnotes, in code points of the text.
        title: what the file calls it, or nothing.
        author: whom the file names, or nothing.
        language: a language tag such as en-GB, or nothing.
        troubles: what was lost or guessed, a sentence each.
    """

    text: str
    layout: Layout = Layout()
    title: str = ""
    author: str = ""
    language: str = ""
    troubles: tuple[str, ...] = ()


def silent(_done: int, _all: int) -> None:
    """Hear nothing of the progress."""
