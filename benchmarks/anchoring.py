"""How fast, and how rightly, passages are found again in a damaged text."""

from __future__ import annotations

import difflib
import gc
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from argmap.evidence.anchoring import Found, carry
from argmap.evidence.folding import forget
from argmap.model.ids import SourceId
from argmap.model.passages import Span, Status
from benchmarks.damage import KINDS, SENTENCE, Damaged, Words, damaged, reworded
from benchmarks.table import Result

PASSAGES = 1_000
SIZES = ((60_000, "60 kB", 1.0, 0.1), (1_000_000, "1 MB", 4.0, 0.7))
_SAMPLE = 8_000
_LOOK_ALIKES = 200
Place = tuple[int, int]


def results() -> Iterator[Result]:
    """Measure passages after each damage, then those of which only a look-alike is left."""
    for size, named, seconds, share in SIZES:
        text = Words(size).text(size)
        spans = passages(text, PASSAGES, Random(size))
        for kind, damage in KINDS.items():
            yield _result(text, spans, damage, f"{named}, {kind}", (seconds, share))
    yield _look_alikes()


def passages(text: str, count: int, random: Random) -> list[Span]:
    """Return passages of 15 to 600 characters, 127 in the mean, that begin and end with words."""
    spans: list[Span] = []
    while len(spans) < count:
        start = text.find(" ", random.randrange(len(text) - 700)) + 1
        end = text.find(" ", start + min(600, 12 + int(random.expovariate(1 / 115))))
        if 15 <= end - start <= 600:
            spans.append(Span(SourceId("text"), "old", start, end, exact=text[start:end]))
    return spans


def _result(
    text: str,
    spans: Sequence[Span],
    damage: Callable[[str, Words], Damaged],
    named: str,
    wanted: tuple[float, float],
) -> Result:
    after = damage(text, Words(7))
    seconds, found = timed(lambda: carry(spans, text, after.text))
    said = Counter(_verdicts(spans, found, after))
    living = sum(said.values()) - said["gone"] - said["taken"]
    wrong = 100 * said["wrong"] / living
    measured = (
        f"{seconds:.2f} s; {wrong:.1f} % wrong, right to 2 characters {_share(said, living)} %,"
        f" for review {100 * said['review'] / living:.1f} %, missed"
        f" {100 * said['missing'] / living:.1f} %; {said['taken']} of"
        f" {said['gone'] + said['taken']} deleted ones taken"
    )
    met = seconds <= wanted[0] and wrong <= wanted[1] and not said["taken"]
    bound = f"≤ {wanted[0]:g} s, ≤ {wanted[1]:g} % wrong, none taken"
    compared = f"{_plain(spans, after)}; {_difflib(text, after)}"
    return Result(f"{PASSAGES:,} passages in {named}", measured, compared, bound, met)


def _share(said: Counter[str], living: int) -> str:
    return f"{100 * said['right'] / living:.1f}"


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the CPU seconds of work that starts with nothing remembered, and what it made."""
    forget()
    gc.collect()
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def truth(span: Span, after: Damaged) -> Place | None:
    """Return where a passage is after the damage, or none if less than half of it is left."""
    start, end = after.where[span.start], after.where[span.end - 1] + 1
    places = after.where[span.start : span.end]
    left = sum(after.text[at : at + 1] == sign for at, sign in zip(places, span.exact, strict=True))
    return (start, end) if left * 2 > span.end - span.start else None


def _verdicts(spans: Sequence[Span], found: Sequence[Found], after: Damaged) -> Iterator[str]:
    for span, each in zip(spans, found, strict=True):
        yield verdict(each, truth(span, after))


def verdict(found: Found, place: Place | None) -> str:
    """Return what a find is worth; a wrong place counts even if it is only offered for review."""
    if place is None:
        return "gone" if found.status in (Status.REVIEW, Status.MISSING) else "taken"
    if found.status is Status.MISSING:
        return "missing"
    if min(found.end, place[1]) <= max(found.start, place[0]):
        return "wrong"
    if found.status is Status.REVIEW:
        return "review"
    return "right" if _near(found, place) else "over"


def _near(found: Found, place: Place) -> bool:
    return abs(found.start - place[0]) <= 2 and abs(found.end - place[1]) <= 2


def _plain(spans: Sequence[Span], after: Damaged) -> str:
    """Return how many passages the search for their very words finds."""
    seconds, starts = timed(lambda: [after.text.find(span.exact) for span in spans])
    truths = [truth(span, after) for span in spans]
    right = sum(
        bool(place) and abs(at - place[0]) <= 2
        for at, place in zip(starts, truths, strict=True)
        if place
    )
    return f"plain search {100 * right / sum(map(bool, truths)):.0f} % right in {seconds:.2f} s"


def _difflib(text: str, after: Damaged) -> str:
    """Return how difflib fares, in a piece of the text, as it is too slow for the whole."""
    spans = passages(text[:_SAMPLE], 100, Random(3))
    old, new = text[:_SAMPLE], after.text[: after.where[_SAMPLE]]
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    seconds, blocks = timed(matcher.get_matching_blocks)
    right = living = 0
    for span in spans:
        place = truth(span, after)
        if place:
            living += 1
            right += any(_maps(block, span, place) for block in blocks)
    share = 100 * right / max(1, living)
    return f"difflib, {_SAMPLE / 1_000:.0f} kB: {seconds:.1f} s, {share:.0f} % right"


def _maps(block: difflib.Match, span: Span, place: Place) -> bool:
    """Tell whether a block has the beginning of a passage, and in the right place."""
    inside = block.a <= span.start < block.a + block.size
    return inside and abs(block.b + span.start - block.a - place[0]) <= 2


def _look_alikes() -> Result:
    """Measure sentences that are deleted while nearly the same ones stand elsewhere."""
    random = Random(5)
    text = Words(60_000).text(60_000)
    sentences = [s for s in _sentences(text) if s.end - s.start > 60]
    said: Counter[Status] = Counter()
    for span in random.sample(sentences, _LOOK_ALIKES):
        other = random.choice([each for each in sentences if abs(each.start - span.start) > 3_000])
        copy = f"{reworded(span.exact, random)} "
        changes = sorted([(span.start, span.end, ""), (other.start, other.start, copy)])
        said[carry([span], text, damaged(text, changes).text)[0].status] += 1
    offered, gone = said[Status.REVIEW], said[Status.MISSING]
    taken = said.total() - offered - gone
    return Result(
        f"{_LOOK_ALIKES} deleted sentences, each with a look-alike elsewhere",
        f"{taken} taken, {offered} offered for review, {gone} reported missing",
        wanted="0 taken",
        met=taken == 0,
    )


def _sentences(text: str) -> Iterator[Span]:
    for match in SENTENCE.finditer(text):
        yield Span(SourceId("text"), "old", *match.span(), exact=match[0])
