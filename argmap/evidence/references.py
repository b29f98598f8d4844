"""The texts that quotations are checked against, with the spots that cannot be trusted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from argmap.evidence.folding import Folded, fold
from argmap.model.passages import Passage
from argmap.model.sources import Edition, Library
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


def references(
    library: Library, passages: Iterable[Passage] = (), language: str = "en"
) -> tuple[Reference, ...]:
    """Return the texts of a library that are here, the newest of each source.

    Args:
        library: the library.
        passages: those of debates; one that is damaged or doubtful is a spot as a whole, unless a
            correction says where in it.
        language: which one the texts are written in.
    """
    doubts: dict[tuple[str, str], list[Spot]] = {}
    for passage in passages:
        for span in passage.spans if passage.textual else ():
            if place := library.place(span):
                key = place.edition.source, place.edition.id
                told = f"The text is {passage.textual} here. {passage.note}".strip()
                doubts.setdefault(key, []).append(Spot(place.start, place.end, told))
    newest = (library.text_of(source.id) for source in library.sources)
    return tuple(
        reference_of(edition, _name(library, edition), language, doubts.get(edition_key, ()))
        for edition in newest
        if edition
        for edition_key in [(edition.source, edition.id)]
    )


def reference_of(
    edition: Edition, name: str = "", language: str = "en", doubts: Iterable[Spot] = ()
) -> Reference:
    """Return an edition whose text is here as something to check against.

    Args:
        edition: the edition; its corrections are spots.
        name: how a reader calls its source.
        language: which one it is written in.
        doubts: spots that are spots only where no correction says it better.
    """
    spots = {Spot(each.start, each.end, _corrected(each)) for each in edition.corrections}
    exact = tuple(spots)
    for doubt in doubts:
        if not any(spot.start < doubt.end and doubt.start < spot.end for spot in exact):
            spots.add(doubt)
    kept = tuple(sorted(spots))
    return Reference(edition.source, edition.id, edition.text or "", name, kept, language)


def _name(library: Library, edition: Edition) -> str:
    source = library.source(edition.source)
    return source.short if source else edition.source


def _corrected(correction: Correction) -> str:
    printed = " ".join(correction.printed.split())
    if not correction.proposed:
        told = f"The text cannot be trusted at “{printed}”."
    else:
        told = f"The text is corrected here: for “{printed}” read “{correction.proposed.strip()}”."
    return f"{told} {correction.reason}".strip()
