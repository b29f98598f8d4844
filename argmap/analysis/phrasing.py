"""What can be seen in the words of a claim alone: two claims in one, a question, too many words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from argmap.analysis.wordlists import Words, words_of

MOST_WORDS, MOST_CHARACTERS = 40, 280
FEWEST_WORDS = 2
"""So many words at least stand on either side of what joins two claims."""
CLAUSE = 5
"""After ", and" a verb among so many words makes a clause of its own."""

_QUOTED = re.compile(r'“[^”]*”|"[^"]*"|«[^»]*»|»[^«]*«|„[^“”]*[“”]|(?<!\w)[‘\'][^’\']*[’\'](?!\w)')
_ASIDE = re.compile(r"\([^()]*\)")
_ENDING = re.compile(r"[\s.!…)\]]+$")
_STOP = re.compile(r"[.!](?=\s+[^\W\d_a-z])")
_ABBREVIATED = re.compile(r"(?:\b\w|\b\w{1,3}\.\w|\b(?:cf|vs|etc|approx|Dr|Mr|Mrs|Ms|St|vol|No))$")
_AIM = re.compile(r"[,;:–—]?\s*so\s+(?:that|much|many|far|long|to|as)\b", re.I)
_PAUSE = r"[,;:–—]\s*"


@lru_cache(maxsize=30_000)
def is_question(text: str) -> bool:
    """Say whether a text asks something; a question inside quotation marks is none."""
    return _ENDING.sub("", _unquoted(text)).endswith(("?", "？", "؟"))


def is_long(text: str) -> bool:
    """Say whether a claim is longer than can be taken in at once."""
    return len(text.split()) > MOST_WORDS or len(text) > MOST_CHARACTERS


@lru_cache(maxsize=30_000)
def parts(text: str, kind: str = "", language: str = "en") -> tuple[str, str] | None:
    """Return two parts of a claim that can be true or false apart, or none if it has one part.

    Args:
        text: the claim.
        kind: what sort of claim it is; a causal one may say because, that is what it claims.
        language: which one it is written in; only a stop and a semicolon tell in any language.
    """
    bare = _unquoted(text)
    for start, end in _joints(bare, kind, words_of(language)):
        first, second = text[:start].strip(" ,;.:–—"), text[end:].strip(" ,;.:–—")
        if min(len(first.split()), len(second.split())) >= FEWEST_WORDS:
            return first, second
    return None


def _unquoted(text: str) -> str:
    """Return the text with what is quoted or in brackets blanked out; places stay."""
    quiet = _QUOTED.sub(lambda found: "x" * len(found[0]), text)
    return _ASIDE.sub(lambda found: "x" * len(found[0]), quiet)


def _joints(bare: str, kind: str, known: Words) -> Iterator[tuple[int, int]]:
    """Yield where two claims may be joined: start and end of what joins them."""
    yield from (found.span() for found in re.finditer(r";\s", bare))
    for found in _STOP.finditer(bare):
        if not _ABBREVIATED.search(bare[: found.start()]):
            yield found.span()
    yield from _turned(bare, known)
    if kind != "causal":
        yield from _reasoned(bare, known)
    yield from _added(bare, known)


def _turned(bare: str, known: Words) -> Iterator[tuple[int, int]]:
    """Yield where a clause turns against the one before it: not after not only, nor all but."""
    for found in _words(known.turns, bare, _PAUSE):
        before = bare[: found.start()].lower().replace("’", "'").split()
        if not any(word in known.denials or word.endswith("n't") for word in before):
            yield found.span()


def _reasoned(bare: str, known: Words) -> Iterator[tuple[int, int]]:
    """Yield where a reason or a result is joined to a claim."""
    yield from (found.span() for found in _words(known.reasons[:1], bare, r"\s"))
    rest = (*known.reasons[1:], *known.results)
    for found in _words(rest, bare, rf"{_PAUSE}(?:and\s+|und\s+)?"):
        if not _AIM.match(bare[found.start() :]):
            yield found.span()


def _added(bare: str, known: Words) -> Iterator[tuple[int, int]]:
    """Yield where ", and" adds a clause with a verb of its own to one, and not to a list."""
    for found in re.finditer(r",\s+(?:and|und)\s+(?=\w)", bare):
        after = bare[found.end() :].lower().split()[:CLAUSE]
        own = list(takewhile(lambda word: word not in known.openings, after))
        if "," not in bare[: found.start()] and not known.verbs.isdisjoint(own[1:]):
            yield found.span()


def _words(words: tuple[str, ...], bare: str, before: str) -> Iterator[re.Match[str]]:
    chosen = "|".join(re.escape(word) for word in words)
    yield from re.finditer(rf"{before}(?:{chosen})\b", bare, re.I) if words else ()
