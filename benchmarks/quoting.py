"""The quote check: single quotations in a text of 60 kB, and a whole essay against five texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from random import Random

from argmap.evidence.essays import check_essay
from argmap.evidence.quoting import check
from argmap.evidence.references import Reference
from argmap.evidence.sighting import Verdict
from argmap.paths import DEBATES
from benchmarks.clock import cpu
from benchmarks.table import Result

SIZE = 60_000
COUNT = 200
OTHERS = ["village", "council", "market", "winter", "engine", "letter", "bridge", "harbour"]

Change = Callable[[list[str], Random], list[str]]


def results() -> Iterator[Result]:
    """Yield the time of a check for each verdict, and of an essay."""
    reference = Reference("companion", "bundled", text())
    for verdict, change in CHANGES.items():
        yield _of_verdict(reference, verdict, change)
    yield _of_essay(reference)


def text() -> str:
    """Return the bundled companion text, drawn out to 60,000 characters by its own sentences."""
    words = (DEBATES / "dilemmas-of-nep" / "texts" / "companion.txt").read_text("utf-8")
    return words[:SIZE] if len(words) >= SIZE else words + _scrambled(words, 0)[: SIZE - len(words)]


def _scrambled(words: str, seed: int) -> str:
    """Return the sentences of a text in another order, every ninth word another one."""
    random = Random(seed)
    sentences = words.replace("\n\n", " ").split(". ")
    random.shuffle(sentences)
    mixed = ". ".join(sentences).split(" ")
    mixed[::9] = random.choices(mixed, k=len(mixed[::9]))
    return " ".join(mixed)


def quotes(whole: str, change: Change, count: int = COUNT) -> list[str]:
    """Return stretches of 8 to 60 words of the paragraphs of a text, changed."""
    random = Random(7)
    paragraphs = [each.split(" ") for each in whole.split("\n\n") if each.count(" ") > 60]
    found = []
    for _ in range(count):
        words, size = random.choice(paragraphs), random.randint(8, 60)
        start = random.randrange(len(words) - size)
        found.append(" ".join(change(words[start : start + size], random)))
    return found


def _as_it_is(words: list[str], _: Random) -> list[str]:
    return words


def _shortened(words: list[str], random: Random) -> list[str]:
    at = random.randrange(2, len(words) - 4)
    return [*words[:at], "…", *words[at + random.randint(1, 3) :]]


def _misspelt(words: list[str], random: Random) -> list[str]:
    at = max(range(len(words)), key=lambda number: len(words[number]))
    kept = random.randrange(1, len(words[at]) - 2)
    return [*words[:at], words[at][:kept] + words[at][kept + 1 :], *words[at + 1 :]]


def _reworded(words: list[str], random: Random) -> list[str]:
    chosen = set(random.sample(range(len(words)), max(2, len(words) // 6)))
    return [random.choice(OTHERS) if at in chosen else each for at, each in enumerate(words)]


def _shuffled(words: list[str], random: Random) -> list[str]:
    return random.sample(words, len(words))


CHANGES: dict[Verdict, Change] = {
    Verdict.VERBATIM: _as_it_is,
    Verdict.OMISSION: _shortened,
    Verdict.NEAR: _misspelt,
    Verdict.ALTERED: _reworded,
    Verdict.NOT_FOUND: _shuffled,
}


def _of_verdict(reference: Reference, verdict: Verdict, change: Change) -> Result:
    given = quotes(reference.text, change)
    taken = cpu(lambda: [check(words, [reference]) for words in given], times=9) / len(given)
    counts = Counter(check(words, [reference]).verdict for words in given)
    return Result(
        f"checking a quotation of 8 to 60 words against {SIZE // 1000} kB: {verdict}",
        f"{taken:.2f} ms",
        f"{counts[verdict]} of {len(given)} get this verdict",
        "less than 2 ms",
        taken < 2,
    )


def _of_essay(reference: Reference) -> Result:
    others = [
        Reference(f"other-{seed}", "made", _scrambled(reference.text, seed)) for seed in range(1, 5)
    ]
    random = Random(3)
    quoted = [words for change in CHANGES.values() for words in quotes(reference.text, change, 8)]
    random.shuffle(quoted)
    own = partial(random.choices, OTHERS)
    essay = "\n\n".join(f"As is said, “{words}”; {' '.join(own(k=30))}." for words in quoted)
    taken = cpu(lambda: check_essay(essay, [reference, *others])) / 1_000
    return Result(
        f"checking an essay of {len(essay) // 1000} kB with {len(quoted)} quotations against five"
        f" texts of {SIZE // 1000} kB",
        f"{taken:.2f} s",
        wanted="less than 1 s",
        met=taken < 1,
    )
