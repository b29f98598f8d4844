"""Recovery words: two plain words that one can write on a slip of paper, and come back by."""

from __future__ import annotations

import re
import secrets
from functools import lru_cache
from importlib.resources import files

_LETTERS = re.compile(r"[a-z]+")


@lru_cache(maxsize=1)
def word_list() -> tuple[str, ...]:
    """Return the words that are given out: four to seven letters, no two alike but for one."""
    written = files("argmap.services.people").joinpath("words.txt").read_text("utf-8")
    return tuple(written.split())


def fresh_words() -> str:
    """Return two different words at random, as in ``cedar lantern``: 21 bits.

    That is little: they are only ever tried together with a seminar and a name, and not often.
    """
    first, second = secrets.SystemRandom().sample(word_list(), 2)
    return f"{first} {second}"


def words_of(typed: str) -> str:
    """Return the two words that were typed, however they were written and in which order."""
    return " ".join(sorted(_LETTERS.findall(typed[:200].casefold())[:4]))
