"""Generated texts that read like the bundled one, and what editing, printing and scanning do."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

COMPANION = Path(__file__).parent.parent / "debates/dilemmas-of-nep/texts/companion.txt"
Change = tuple[int, int, str]
SENTENCE = re.compile(r"[A-Z][^\n]*?[.?!][”\"]?(?=\s)")
_PAGE = 2_500
_CONFUSED = {
    "e": "co", "c": "eo", "o": "0ec", "l": "1Ii", "i": "lj1", "a": "os", "s": "5a", "h": "bli",
    "b": "h6", "n": "uri", "u": "nv", "t": "fr", "f": "tl", "g": "q9", "q": "g", "y": "v",
    "v": "y", "d": "cl", "S": "5", "B": "8", "O": "0Q", "I": "l1",
}  # fmt: skip
_JOINED = {"m": "rn", "w": "vv", "rn": "m", "cl": "d", "li": "h", "in": "m"}


class Damaged(NamedTuple):
    """A text after damage.

    Attributes:
        text: what became of it.
        where: for each place of the text before, and its end, the place in this one.
    """

    text: str
    where: array[int]


class Words:
    """Chains of words as they follow each other in the bundled text, with rarer ones made up."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.words: list[str] = re.findall(r"[\w'’-]+", COMPANION.read_text("utf-8"))
        self.after: dict[str, list[str]] = defaultdict(list)
        for word, following in pairwise(self.words):
            self.after[word].append(following)
        self.parts = sorted({word[:3].lower() for word in self.words if word.isalpha()})

    def sentence(self) -> str:
        """Return a sentence of six to thirty words."""
        word = self.random.choice(self.words)
        chain = [word.capitalize()]
        for _ in range(self.random.randint(5, 29)):
            word = self._next(word)
            chain.append(word + "," * (self.random.random() < 0.07))
        if self.random.random() < 0.15:
            at = self.random.randint(1, len(chain) - 2)
            chain[at], chain[-1] = f'"{chain[at]}', f'{chain[-1].strip(",")}"'
        return " ".join(chain).rstrip(",") + self.random.choice("......?")

    def _next(self, word: str) -> str:
        chance = self.random.random()
        if chance < 0.08:
            return "".join(self.random.choices(self.parts, k=self.random.randint(2, 3)))
        following = self.after.get(word) if chance < 0.7 else None
        return self.random.choice(following or self.words)

    def text(self, size: int) -> str:
        """Return a text of so many characters, in paragraphs of three to eight sentences."""
        paragraphs: list[str] = []
        length = 0
        while length < size:
            told = (self.sentence() for _ in range(self.random.randint(3, 8)))
            paragraphs.append(" ".join(told))
            length += len(paragraphs[-1]) + 2
        return "\n\n".join(paragraphs)[:size]


def damaged(text: str, changes: Iterable[Change]) -> Damaged:
    """Return the text with stretches replaced; they come in order, and do not overlap."""
    pieces: list[str] = []
    where = array("I")
    done = length = 0
    for start, end, instead in changes:
        pieces += text[done:start], instead
        where.extend(range(length, length + start - done))
        length += start - done
        where.extend(length + min(at, len(instead)) for at in range(end - start))
        length += len(instead)
        done = end
    pieces.append(text[done:])
    where.extend(range(length, length + len(text) - done + 1))
    return Damaged("".join(pieces), where)


def after(one: Damaged, other: Damaged) -> Damaged:
    """Return two damages as one."""
    return Damaged(other.text, array("I", (other.where[at] for at in one.where)))


def edits(text: str, words: Words) -> Damaged:
    """Put in, take out and reword a sentence in each thousand characters."""
    sentences = list(SENTENCE.finditer(text))
    chosen = sorted(words.random.sample(range(len(sentences)), len(text) // 1_000))
    return damaged(text, (change for at in chosen for change in _edit(sentences[at], words)))


def _edit(sentence: re.Match[str], words: Words) -> Iterable[Change]:
    start, end = sentence.span()
    kind = words.random.randrange(3)
    if kind == 0:
        return [(start, start, f"{words.sentence()} ")]
    if kind == 1:
        return [(start, end, "")]
    return (
        (start + low, start + high, s) for low, high, s in _two_words(sentence[0], words.random)
    )


def reworded(sentence: str, random: Random) -> str:
    """Return the sentence with two of its words replaced."""
    return damaged(sentence, _two_words(sentence, random)).text


def _two_words(sentence: str, random: Random) -> Iterator[Change]:
    parts = list(re.finditer(r"[^ ]+", sentence))
    for at in sorted(random.sample(range(len(parts)), min(2, len(parts)))):
        instead = random.choice(("however", "seldom", "grain", "a", "party", "doubtful"))
        yield parts[at].start(), parts[at].end(), instead


def typeset(text: str, words: Words) -> Damaged:
    """Break lines and words anew, turn quotation marks, join letters, and print pages with heads.

    After some page breaks the first letter of a word is lost, as in scanned books.
    """
    return damaged(text, _typeset(text, words.random))


def _typeset(text: str, random: Random) -> Iterator[Change]:
    column = page = 0
    for word in re.finditer(r"\S+", text):
        start, end = word.span()
        column, page = column + end - start + 1, page + end - start + 1
        if page > _PAGE and start:
            page = column = 0
            lost = int(random.random() < 0.3)
            yield (
                start - 1,
                start + lost,
                random.choice(("\n\n", f"\n\n{start // 97} THE HEAD\n\n")),
            )
        elif column > 68 and start:
            column = 0
            yield start - 1, start, "\n"
        elif end - start > 5 and random.random() < 0.06:
            at = random.randint(start + 2, end - 2)
            yield at, at, "-\n"
        else:
            yield from _signs(text, start, end)


def _signs(text: str, start: int, end: int) -> Iterator[Change]:
    for sign in re.finditer(r"\"|'|f[il]", text[start:end]):
        at = start + sign.start()
        curly = "“" if at == start else "”"
        instead = {'"': curly, "'": "’", "fi": "ﬁ", "fl": "ﬂ"}[sign[0]]
        yield at, at + len(sign[0]), instead


def scanned(rate: float) -> Callable[[str, Words], Damaged]:
    """Return the damage of a scan that reads so many characters wrongly."""

    def scan(text: str, words: Words) -> Damaged:
        return damaged(text, _misread(text, rate, words.random))

    return scan


def _misread(text: str, rate: float, random: Random) -> Iterator[Change]:
    at = 0
    while at < len(text):
        size = 2 if text[at : at + 2] in _JOINED else 1
        if random.random() < rate:
            yield at, at + size, _misreading(text[at : at + size], random)
        at += size


def _misreading(read: str, random: Random) -> str:
    if read in _JOINED:
        return _JOINED[read]
    if read in _CONFUSED:
        return random.choice(_CONFUSED[read])
    return random.choice(("", read + random.choice(".,'i"), random.choice("aeot.")))


def everything(text: str, words: Words) -> Damaged:
    """Edit, set and scan the text, each in turn."""
    one = edits(text, words)
    two = after(one, typeset(one.text, words))
    return after(two, scanned(0.03)(two.text, words))


KINDS: dict[str, Callable[[str, Words], Damaged]] = {
    "edits": edits,
    "new typesetting": typeset,
    "scan noise of 1 %": scanned(0.01),
    "scan noise of 5 %": scanned(0.05),
    "edits, typesetting and noise of 3 %": everything,
}
