"""Checking every quotation of an essay, and finding what it takes from the texts unmarked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from argmap.evidence import cautions
from argmap.evidence.cautions import Trap
from argmap.evidence.copying import eight_word_runs
from argmap.evidence.quoting import Checked, Place, check, place_of
from argmap.evidence.references import Reference
from argmap.evidence.sighting import Verdict
from argmap.evidence.speech import speech, unclosed
from argmap.model.errors import InvalidTextError

MOST_CHARACTERS = 200_000
MOST_QUOTATIONS = 400
_LINE = re.compile(r"[^\n]*\n?")
_PREFIX = re.compile(r"[ \t]*>[ \t]?|[ \t]+")
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n")
_CITED = re.compile(r"\s*[(\[][^()\[\]\n]{0,120}\d[^()\[\]\n]{0,40}[)\]][.,]?\s*$")
"""What follows the words of a block quote: (Vogel 1998, 12)."""
_SECOND_HAND = re.compile(
    r"\b(?:quoted|cited|qtd\.?)\s+(?:in|by|from|after)\b|\bzit\w*\.?\s+(?:nach|bei|in)\b"
    r"|\bcité\w*\s+(?:par|dans)\b|\bцит\.?\s+по\b",
    re.I,
)
_NEARBY = 160


class Quotation(NamedTuple):
    """Words that an essay quotes; offsets are code points of the essay, the end exclusive.

    Attributes:
        words: what is quoted, without marks and without the signs of a block quote.
        block: whether it is set apart as a block.
        closed: whether a mark stands where it ends; else it is taken to the end of its paragraph.
    """

    start: int
    end: int
    words: str
    block: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """A quotation of an essay, the line that it begins in, and what came of checking it."""

    quotation: Quotation
    line: int
    checked: Checked

    @property
    def fine(self) -> bool:
        """Whether nothing is wrong; a word or two in marks that no text has may be a term."""
        term = {each.trap for each in self.checked.cautions} & {Trap.SHORT}
        return self.checked.fine or bool(term and self.checked.verdict is Verdict.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class Taken:
    """Words of an essay that stand in a text and are not marked as a quotation.

    Attributes:
        start: where they begin in the essay.
        end: where they end there.
        line: the line that they begin in.
        text: the words, as the essay has them.
        count: how many they are.
        place: where they stand in the text.
    """

    start: int
    end: int
    line: int
    text: str
    count: int
    place: Place


@dataclass(frozen=True, slots=True)
class CheckedEssay:
    """What came of checking an essay.

    Attributes:
        quotations: those that were checked, in order.
        taken: what was copied without marks, in order.
        unchecked: how many quotations there are beyond the most that are checked.
    """

    quotations: tuple[CheckedQuotation, ...]
    taken: tuple[Taken, ...]
    unchecked: int = 0

    @property
    def fine(self) -> bool:
        """Whether nothing is wrong with any quotation, and nothing was copied."""
        return not self.taken and all(each.fine for each in self.quotations)


def check_essay(
    essay: str, references: Sequence[Reference], limit_words: int | None = None
) -> CheckedEssay:
    """Return what came of checking all quotations of an essay against texts.

    Args:
        essay: its text.
        references: the texts that it may quote.
        limit_words: how many words a quotation may have, if there is a limit.

    Raises:
        InvalidTextError: it is too long.
    """
    if len(essay) > MOST_CHARACTERS:
        raise InvalidTextError(
            f"An essay of {len(essay):,} characters is too long to be checked at once:"
            f" give at most {MOST_CHARACTERS:,}."
        )
    found = quotations(essay)
    ends = [match.start() for match in re.finditer("\n", essay)]
    checked = tuple(
        CheckedQuotation(each, bisect_left(ends, each.start) + 1, _checked(essay, each, *told))
        for each in found[:MOST_QUOTATIONS]
        for told in [(references, limit_words)]
    )
    taken = tuple(
        Taken(run.start, run.end, bisect_left(ends, run.start) + 1,
              essay[run.start : run.end], run.words,
              place_of(references[run.source], run.source_start, run.source_end))
        for run in eight_word_runs(
            essay, [each.text for each in references], [each[:2] for each in found]
        )
    )  # fmt: skip
    return CheckedEssay(checked, taken, max(0, len(found) - MOST_QUOTATIONS))


def _checked(
    essay: str, quotation: Quotation, references: Sequence[Reference], limit: int | None
) -> Checked:
    """Return the check of a quotation, without what the words around it show to be known."""
    checked = check(quotation.words, references, limit)
    before = essay[max(0, quotation.start - _NEARBY) : quotation.start]
    around = before + essay[quotation.start : quotation.end + _NEARBY]
    told = {Trap.QUOTED} if _SECOND_HAND.search(around) else set()
    if cautions.of_cut(before, references[0].language if references else "en"):
        told.add(Trap.CUT)
    kept = tuple(each for each in checked.cautions if each.trap not in told)
    return replace(checked, cautions=kept if quotation.closed else (cautions.unclosed(), *kept))


def quotations(essay: str) -> tuple[Quotation, ...]:
    """Return what an essay quotes, in order: in quotation marks, and in blocks of their own."""
    blocks = list(_blocks(essay))
    taken = [(each.start, each.end) for each in blocks]
    found = []
    for each in sorted((*(Quotation(*span, "") for span in speech(essay)), *_unclosed(essay))):
        number = bisect_right(taken, each.start, key=lambda span: span[1])
        if number == len(taken) or taken[number][0] >= each.end:
            found.append(each._replace(words=essay[each.start : each.end]))
    return tuple(sorted((*blocks, *found)))


def _unclosed(essay: str) -> Iterator[Quotation]:
    """Yield what is opened and never closed, up to the end of the paragraph or the next mark."""
    starts = unclosed(essay)
    marks = sorted((*(each.start for each in speech(essay)), *starts))
    for start in starts:
        number = bisect_right(marks, start)
        following = marks[number] - 1 if number < len(marks) else len(essay)
        end = _PARAGRAPH_END.search(essay, start, following)
        words = essay[start : end.start() if end else following].rstrip()
        if words:
            yield Quotation(start, start + len(words), "", closed=False)


def _blocks(essay: str) -> Iterator[Quotation]:
    """Yield the block quotes: lines behind a >, or lines that are indented where most are not."""
    stretches = list(_stretches(essay))
    indented = [all(_PREFIX.match(line) for _, line in lines) for lines in stretches]
    most = 2 * sum(indented) > len(stretches)
    for lines, set_in in zip(stretches, indented, strict=True):
        marked = all(line.lstrip().startswith(">") for _, line in lines)
        if marked or (set_in and not most):
            yield _block(lines)


def _stretches(essay: str) -> Iterator[list[tuple[int, str]]]:
    """Yield the runs of lines that hold something, each line with its offset."""
    lines: list[tuple[int, str]] = []
    for match in _LINE.finditer(essay):
        if match[0].strip(" \t\r\n>"):
            lines.append((match.start(), match[0]))
        elif lines:
            yield lines
            lines = []


def _block(lines: Sequence[tuple[int, str]]) -> Quotation:
    start, last = lines[0][0], lines[-1]
    words = "".join(_PREFIX.sub("", line, count=1) for _, line in lines)
    end = last[0] + len(last[1].rstrip())
    return Quotation(start, end, _CITED.sub("", words).strip(), block=True)
