"""Checking a quotation against texts: does it stand there, word for word, and may it stand so?

First its letters are sought as they are, for a text may itself hold ellipses and brackets; then its
pieces between ellipses and brackets; then what is most like it. The floors of likeness were
measured: words of another text reach them by chance only where they are few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from argmap.evidence import cautions
from argmap.evidence.cautions import HARMLESS, Caution
from argmap.evidence.differing import Run, Sort, difference
from argmap.evidence.folding import Folded
from argmap.evidence.found import SHORT
from argmap.evidence.paragraphs import numbers_at, paragraphs
from argmap.evidence.pieces import inserted
from argmap.evidence.references import Reference
from argmap.evidence.sighting import Sighting, Typed, Verdict, alike, exactness, literal, pieced
from argmap.evidence.speech import share, speech, within

_QUOTED = 0.5
"""So much of a place is in quotation marks where the words are somebody else's."""

_BEFORE = 60
"""So many code points before a quotation hold the words that it may be cut from."""

_TERM = 2
"""So few words in quotation marks may be a term."""


class Place(NamedTuple):
    """Where a quotation stands: offsets are code points, the end exclusive.

    Attributes:
        paragraph: the number of its first paragraph, or none in a heading.
        last_paragraph: the number of its last one.
        name: how a reader calls the source.
    """

    source: str
    edition: str
    start: int
    end: int
    paragraph: int | None
    last_paragraph: int | None
    name: str

    @property
    def locator(self) -> str:
        """The source and its paragraphs for readers: Vogel 1998, ¶ 61–62."""
        if self.paragraph is None:
            return self.name
        more = f"–{self.last_paragraph}" if self.last_paragraph != self.paragraph else ""
        return f"{self.name}, ¶ {self.paragraph}{more}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking a quotation.

    Attributes:
        words: the quotation.
        verdict: how it stands in the texts.
        places: where it does; of one that is not found, none.
        likeness: how many of its letters are right, from 0 to 1.
        difference: its words beside those printed at the first place.
        cautions: what else to know.
    """

    words: str
    verdict: Verdict
    places: tuple[Place, ...] = ()
    likeness: float = 0.0
    difference: tuple[Run, ...] = ()
    cautions: tuple[Caution, ...] = ()

    @property
    def fine(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.verdict.faithful and {each.trap for each in self.cautions} <= HARMLESS


def check(words: str, references: Sequence[Reference], limit_words: int | None = None) -> Checked:
    """Return how a quotation stands in texts, and what else to know of it.

    Args:
        words: the quotation, with or without marks around it.
        references: the texts that it may be from.
        limit_words: how many words a quotation may have, if there is a limit.
    """
    typed = Typed(words.strip())
    found = _sightings(typed, references)
    if not found:
        return Checked(typed.words, Verdict.NOT_FOUND, cautions=tuple(_of_size(typed, limit_words)))
    first = found[0]
    places = tuple(
        dict.fromkeys(
            place_of(each.reference, each.parts[0].start, each.parts[-1].end) for each in found
        )
    )
    runs = difference(typed.words, first.reference.text, first.parts)
    told = (
        *_of_words(typed, first, runs),
        *_of_voices(typed, first),
        *_of_places(found, places),
        *_of_size(typed, limit_words),
    )
    known = tuple(dict.fromkeys(told))
    return Checked(typed.words, first.verdict, places, first.likeness, runs, known)


def _sightings(typed: Typed, references: Sequence[Reference]) -> list[Sighting]:
    """Return what was found in the first way in which anything was, the best of it first."""
    if not typed.folded.letters:
        return []
    for look in (literal, pieced, alike):
        found = [each for reference in references for each in look(typed, reference)]
        if found and look is alike:
            best = max(each.likeness for each in found)
            return [each for each in found if each.likeness == best]
        if found:
            return sorted(found, key=exactness)
    return []


def place_of(reference: Reference, start: int, end: int) -> Place:
    """Return the place of a span of a text, with its paragraphs."""
    first, last = numbers_at(paragraphs(reference.text), start, end) or (None, None)
    return Place(reference.source, reference.edition, start, end, first, last, reference.called)


def _of_words(typed: Typed, sighting: Sighting, runs: Sequence[Run]) -> Iterator[Caution]:
    """Yield the cautions about what was left out, put in, or divided otherwise."""
    text, language = sighting.reference.text, sighting.reference.language
    omitted = set()
    for before, after in pairwise(sighting.parts):
        left_out, following = text[before.end : after.start], text[after.start : after.start + 8]
        joint = typed.words[before.typed_end : after.typed_start]
        around = typed.words[max(0, before.typed_end - 2) : after.typed_start + 2]
        yield from cautions.of_denial(joint, left_out, language)
        yield from cautions.of_sentence(around, left_out, following)
        if put := inserted(joint):
            yield cautions.inserted(put, left_out)
        omitted.add(left_out.strip())
    if sighting.verdict is Verdict.FOLDED:
        yield from _of_boundaries(typed, sighting)
    if sighting.verdict.faithful:
        start = sighting.parts[0].start
        yield from cautions.of_cut(text[max(0, start - _BEFORE) : start], language)
    else:
        for run in runs:
            if run.sort in (Sort.DROPPED, Sort.CHANGED) and run.printed.strip() not in omitted:
                yield from cautions.of_dropped(run.printed, run.typed, language)


def _of_voices(typed: Typed, sighting: Sighting) -> Iterator[Caution]:
    """Yield the caution about words that the text has from somebody else.

    Where they are the smaller part, marks within the quotation say enough.
    """
    reference, parts = sighting.reference, sighting.parts
    size = sum(part.end - part.start for part in parts)
    quoted = sum(share(reference.text, *part[2:]) * (part.end - part.start) for part in parts)
    if quoted >= _QUOTED * size:
        yield cautions.quoted(reference.called)
    elif quoted and not speech(typed.words):
        inner = [each for part in parts for each in within(reference.text, *part[2:])]
        words = [reference.text[each.start : each.end].split() for each in inner]
        longest = max(words, key=len, default=[])
        if len(longest) > _TERM:
            yield cautions.partly_quoted(reference.called, longest)


def _of_places(found: Sequence[Sighting], places: Sequence[Place]) -> Iterator[Caution]:
    """Yield the cautions about where the words stand."""
    reference = found[0].reference
    for part in found[0].parts:
        for spot in reference.spots_in(part.start, part.end):
            yield Caution(cautions.Trap.DAMAGED, spot.sentence)
    if len(places) > 1:
        yield cautions.repeated([place.locator for place in places])


def _of_size(typed: Typed, limit: int | None) -> Iterator[Caution]:
    if len(typed.folded.letters) < SHORT:
        yield cautions.short(SHORT)
    words = len(re.findall(r"[^\W_](?:[\w'’.,-]*[^\W_])?", typed.words))
    if limit is not None and words > limit:
        yield cautions.long(words, limit)


def _of_boundaries(typed: Typed, sighting: Sighting) -> Iterator[Caution]:
    """Yield a caution where a word ends in one of the two, and goes on in the other."""
    reference, [part] = sighting.reference, sighting.parts
    low, high = reference.folded.place(part.start, part.end)
    for at in range(1, high - low):
        own, other = _gap(typed.folded, at), _gap(reference.folded, low + at)
        if {own, other} == {" ", ""}:
            yield cautions.boundary(_around(typed.folded, at), _around(reference.folded, low + at))
            return


def _gap(text: Folded, at: int) -> str:
    """Return what divides a letter from the one before: a blank, nothing, or else a hyphen."""
    between = text.text[text.offsets[at - 1] + 1 : text.offsets[at]]
    if not between:
        return ""
    divides = any(sign.isspace() or sign in "–—" for sign in between)
    return " " if divides and "-" not in between else "-"


def _around(text: Folded, at: int) -> str:
    """Return the words next to a letter."""
    start, end = text.offsets[at - 1], text.offsets[at]
    before, after = text.text[max(0, start - 40) : start + 1], text.text[end : end + 40]
    return f"{before.split()[-1]}{text.text[start + 1 : end]}{after.split()[0]}"
