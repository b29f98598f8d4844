"""Finding a quotation in one text: as it is, in its pieces, or something that is like it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from argmap.evidence.folding import Folded, fold
from argmap.evidence.found import SHORT, floor
from argmap.evidence.nearest import nearest
from argmap.evidence.pieces import (
    Aligned,
    Piece,
    chains,
    halves,
    in_word,
    loose_chain,
    occurrences,
    pieces,
    whole_words,
)
from argmap.evidence.references import Reference
from argmap.model.text import composed

NEAR = 0.93
"""From this likeness on there are slips, and not other words."""
MOST_PLACES = 50
_MOST_LOOKS = 5_000
_OUTER = " \t\r\n\"'“”„‘’‚«»‹›…."


class Verdict(StrEnum):
    """How the words of a quotation stand in the texts."""

    VERBATIM = "verbatim"
    FOLDED = "folded"
    OMISSION = "verbatim with omission"
    NEAR = "near"
    ALTERED = "altered"
    NOT_FOUND = "not found"

    @property
    def faithful(self) -> bool:
        """Whether no word differs that is not said to."""
        return self in (Verdict.VERBATIM, Verdict.FOLDED, Verdict.OMISSION)


@dataclass(frozen=True)
class Typed:
    """A quotation as somebody typed it."""

    words: str

    @cached_property
    def folded(self) -> Folded:
        """Its letters."""
        return fold(self.words)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its pieces between ellipses and brackets."""
        return pieces(self.words)

    @cached_property
    def forms(self) -> tuple[tuple[str, int, int], ...]:
        """How it may stand in a text, with how much comes before and after the letters of each.

        Marks and dots around the whole may be those of whoever quotes.
        """
        bare = self.words.strip(_OUTER)
        told = dict.fromkeys((self.words, composed(self.words), bare))
        folds = ((form, fold(form)) for form in told)
        ends = ((form, folded.raw(0, len(folded.letters))) for form, folded in folds)
        return tuple((form, start, len(form) - end) for form, (start, end) in ends)


class Sighting(NamedTuple):
    """A quotation, or what is like it, in a text.

    Attributes:
        parts: where its pieces stand.
        likeness: how many of its letters are right, from 0 to 1.
    """

    verdict: Verdict
    reference: Reference
    parts: tuple[Aligned, ...]
    likeness: float = 1.0


def literal(typed: Typed, reference: Reference) -> list[Sighting]:
    """Return where all the letters of a quotation stand, verbatim places first.

    A place that begins or ends within a word counts only if there is no other, and if the letters
    are too many for chance.
    """
    sought = typed.folded.letters
    found: list[Sighting] = []
    cut: list[Sighting] = []
    for low, high in islice(occurrences(sought, reference.folded), _MOST_LOOKS):
        if all(whole_words(reference.folded, low, high)):
            found.append(_as_printed(typed, reference, low, high))
        elif len(sought) >= SHORT:
            cut.append(_folded(typed, reference, *reference.folded.raw(low, high)))
        if len(found) + len(cut) >= MOST_PLACES:
            break
    return sorted(found or cut, key=exactness)


def exactness(sighting: Sighting) -> tuple[bool, int]:
    """Return a key by which sightings are sorted: verbatim ones first, with their marks first."""
    verbatim = sighting.verdict is Verdict.VERBATIM
    [first, *_] = sighting.parts
    return not verbatim, first.start - first.end if verbatim else 0


def _as_printed(typed: Typed, reference: Reference, low: int, high: int) -> Sighting:
    start, end = reference.folded.raw(low, high)
    for form, before, after in typed.forms:
        if reference.text.startswith(form, start - before) and start >= before:
            whole = Aligned(0, len(typed.words), start - before, end + after)
            return Sighting(Verdict.VERBATIM, reference, (whole,))
    return _folded(typed, reference, start, end)


def _folded(typed: Typed, reference: Reference, start: int, end: int) -> Sighting:
    whole = Aligned(0, len(typed.words), start, end)
    return Sighting(Verdict.FOLDED, reference, (whole,))


def pieced(typed: Typed, reference: Reference) -> list[Sighting]:
    """Return where the pieces of a quotation stand one after the other."""
    if not typed.pieces or typed.pieces[0].letters == typed.folded.letters:
        return []
    found = chains(typed.pieces, reference.folded)
    return [Sighting(Verdict.OMISSION, reference, parts) for parts in found]


def alike(typed: Typed, reference: Reference) -> list[Sighting]:
    """Return what is most like a quotation, if it is more so than chance makes it."""
    if len(typed.folded.letters) < SHORT:
        return []
    found = list(_whole(typed, reference))
    if found and found[0].likeness >= NEAR:
        return found
    if len(typed.pieces) > 1:
        found += _in_pieces(typed, reference)
    elif shortened := list(_in_halves(typed, reference)):
        found = shortened
    return sorted(found, key=lambda each: -each.likeness)[:1]


def _whole(typed: Typed, reference: Reference) -> Iterator[Sighting]:
    sought, text = typed.folded.letters, reference.folded
    match = nearest(sought, text.letters, int(len(sought) * (1 - floor(len(sought)))))
    if match and match.low < match.high:
        start, end = _widened(text, *text.raw(match.low, match.high))
        likeness = 1 - match.distance / len(sought)
        whole = Aligned(0, len(typed.words), start, end)
        yield Sighting(_verdict(likeness), reference, (whole,), likeness)


def _in_pieces(typed: Typed, reference: Reference) -> Iterator[Sighting]:
    size = sum(len(piece.letters) for piece in typed.pieces)
    found = loose_chain(typed.pieces, reference.folded, floor(size))
    if not found:
        return
    parts, wrong = found
    likeness = 1 - wrong / size
    if likeness >= floor(size):
        yield Sighting(_verdict(likeness), reference, _all_widened(parts, reference), likeness)


def _in_halves(typed: Typed, reference: Reference) -> Iterator[Sighting]:
    """Yield where the words stand if some were left out between them, and nothing shows it."""
    parts = halves(typed.words, reference.folded)
    for found in chains(parts, reference.folded) if parts else ():
        low, high = reference.folded.place(found[0].start, found[-1].end)
        likeness = len(typed.folded.letters) / max(high - low, len(typed.folded.letters) + 1)
        yield Sighting(Verdict.ALTERED, reference, found, likeness)


def _all_widened(parts: tuple[Aligned, ...], reference: Reference) -> tuple[Aligned, ...]:
    """Return the parts with their words whole; none takes in words of the one before."""
    found: list[Aligned] = []
    for part in parts:
        start, end = _widened(reference.folded, part.start, part.end)
        start = max(start, found[-1].end) if found else start
        found.append(Aligned(*part[:2], start, max(start, end)))
    return tuple(found)


def _verdict(likeness: float) -> Verdict:
    return Verdict.NEAR if likeness >= NEAR else Verdict.ALTERED


def _widened(text: Folded, start: int, end: int) -> tuple[int, int]:
    """Return a span with the words whole that it begins and ends in."""
    while start and in_word(text.text[start - 1]) and in_word(text.text[start]):
        start -= 1
    while end < len(text.text) and in_word(text.text[end]) and in_word(text.text[end - 1]):
        end += 1
    return start, end
