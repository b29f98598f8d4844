"""Finding the words of a passage in the text of an edition, and the nearest where they are not."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import cached_property

from argmap.evidence.paragraphs import Block, numbers_at, paragraphs
from argmap.model.passages import Span
from argmap.model.sources import Edition

CONTEXT = 32
MOST = 100
_LOOSELY = 20_000
_NEARLY = 600
_SHARE = 0.4
_WORD = re.compile(r"\w+")


class Pages:
    """The text of one edition, ready to be searched.

    Attributes:
        edition: the edition, whose text is here.
        text: its text.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.text = edition.text or ""

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """The numbered paragraphs of the text."""
        return paragraphs(self.text)

    def occurrences(self, quote: str) -> list[tuple[int, int]]:
        """Return where the words stand, in code points; line breaks and blanks count as one.

        At most a hundred places are returned.
        """
        found: list[tuple[int, int]] = []
        start = self.text.find(quote)
        while start >= 0 and len(found) < MOST:
            found.append((start, start + len(quote)))
            start = self.text.find(quote, start + 1)
        if found or not quote.split() or len(quote) > _LOOSELY:
            return found
        loose = re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
        return [match.span() for match, _ in zip(loose.finditer(self.text), range(MOST))]  # noqa: B905

    def numbers(self, start: int, end: int) -> tuple[int | None, int | None]:
        """Return the first paragraph of a span, and the last if it is another."""
        found = numbers_at(self.paragraphs, start, end)
        if found is None:
            return None, None
        return found[0], found[1] if found[1] != found[0] else None

    def span(self, start: int, end: int, prefix: str = "", suffix: str = "") -> Span:
        """Return the passage from start to end with its words, paragraphs and context."""
        first, last = self.numbers(start, end)
        return Span(
            self.edition.source,
            self.edition.id,
            start,
            end,
            exact=self.text[start:end],
            prefix=prefix or self.text[max(0, start - CONTEXT) : start],
            suffix=suffix or self.text[end : end + CONTEXT],
            paragraph=first,
            last_paragraph=last,
        )

    @cached_property
    def _holding(self) -> dict[str, list[int]]:
        """For each word the paragraphs that hold it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, block in enumerate(self.paragraphs):
            for word in set(_words(self.text[block.start : block.end])):
                found[word].append(number)
        return dict(found)

    def nearest(self, quote: str) -> tuple[int, str] | None:
        """Return the paragraph that has most of the words, and its words that come nearest.

        The rarest words are looked up, each weighed by how few paragraphs hold it.
        """
        wanted = [word for word in set(_words(quote[:_NEARLY])) if word in self._holding]
        votes: Counter[int] = Counter()
        for word in sorted(wanted, key=lambda it: (len(self._holding[it]), it))[:16]:
            places = self._holding[word][:MOST]
            votes.update(dict.fromkeys(places, 1_000 // len(places)))
        if not votes:
            return None
        number = votes.most_common(1)[0][0]
        words = self._alike(self.paragraphs[number], quote[:_NEARLY])
        return (number + 1, words) if words else None

    def _alike(self, block: Block, quote: str) -> str:
        there = list(
            _WORD.finditer(self.text, block.start, min(block.end, block.start + 10 * _NEARLY))
        )
        wanted = _words(quote)
        matcher = SequenceMatcher(
            None, [word[0].casefold() for word in there], wanted, autojunk=False
        )
        alike = [it for it in matcher.get_matching_blocks() if it.size > 1]
        if sum(it.size for it in alike) < max(3, len(wanted) * _SHARE):
            return ""
        first, last = alike[0].a, alike[-1].a + alike[-1].size - 1
        return self.text[there[first].start() : there[last].end()]


def _words(value: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(value)]
