"""The texts that quotations are checked against, with the spots that cannot be trusted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from argmap.evidence.folding import Folded, fold
from argmap.model.passages import Passage
from argmap.model.sources import Edition
from argmap.model.texts import Correction


class Spot(NamedTuple):
    """A place of a text that cannot be trusted, and one sentence that says why."""

    start: int
    end: int
    sentence: str


@dataclass(frozen=True)
class Reference:
    """A text that quotations are checked against.

    Attributes:
        source: the id of its source.
        edition: the name of its edition.
        text: its words.
        name: how a reader calls it.
        spots: where it cannot be trusted.
        language: which one it is written in.
    """

    source: str
    edition: str
    text: str
    name: str = ""
    spots: tuple[Spot, ...] = ()
    language: str = "en"

    @cached_property
    def folded(self) -> Folded:
        """Its letters."""
        return fold(self.text)

    @property
    def called(self) -> str:
        """Its name, or else that of its source."""
        return self.name or self.source

    def spots_in(self, start: int, end: int) -> list[Spot]:
        """Return the spots that share a character with a span."""
        return [spot for spot in self.spots if spot.start < end and start < spot.end]


def reference_of(
    edition: Edition, passages: Iterable[Passage] = (), name: str = "", language: str = "en"
) -> Reference:
    """Return an edition whose text is here as something to check against.

    Args:
        edition: the edition; its corrections are spots.
        passages: those of debates; one that is damaged or doubtful is a spot as a whole, unless a
            correction says where in it.
        name: how a reader calls its source.
        language: which one it is written in.
    """
    spots = {Spot(each.start, each.end, _corrected(each)) for each in edition.corrections}
    exact = tuple(spots)
    for passage in passages:
        for span in passage.spans if passage.textual else ():
            known = any(spot.start < span.end and span.start < spot.end for spot in exact)
            if (span.source, span.edition) == (edition.source, edition.id) and not known:
                told = f"The text is {passage.textual} here. {passage.note}".strip()
                spots.add(Spot(span.start, span.end, told))
    kept = tuple(sorted(spots))
    return Reference(edition.source, edition.id, edition.text or "", name, kept, language)


def _corrected(correction: Correction) -> str:
    printed = " ".join(correction.printed.split())
    if not correction.proposed:
        told = f"The text cannot be trusted at “{printed}”."
    else:
        told = f"The text is corrected here: for “{printed}” read “{correction.proposed.strip()}”."
    return f"{told} {correction.reason}".strip()
