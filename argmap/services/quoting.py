"""Checking quotations against the texts that somebody may read from a map."""

from __future__ import annotations

from argmap.evidence.cautions import Trap, quoted
from argmap.evidence.copying import eight_word_runs
from argmap.evidence.essays import MOST_CHARACTERS, CheckedEssay, CheckedQuotation, check_essay
from argmap.evidence.quoting import Checked, check, place_of
from argmap.evidence.references import Reference, reference_of, references
from argmap.evidence.sighting import Verdict
from argmap.evidence.speech import share
from argmap.model.maps import ArgumentMap
from argmap.model.seminars import Holding, Seminar
from argmap.model.sources import Edition, Library
from argmap.store import Store

__all__ = [
    "MOST_CHARACTERS",
    "Checked",
    "CheckedEssay",
    "CheckedQuotation",
    "Verdict",
    "copied",
    "essay",
    "longest",
    "picked",
    "quotation",
    "texts",
]
MOSTLY = 0.5
"""So much of what is picked stands in quotation marks where the words are somebody else's."""


def texts(library: Library, drawn: ArgumentMap) -> tuple[Reference, ...]:
    """Return the texts to check against: those of a library, with what a map knows of them."""
    return references(library, drawn.passages.values(), drawn.debate.language or "en")


def longest(store: Store, held: Holding) -> int | None:
    """Return how many words a quotation may have in the seminar that a map belongs to, if said."""
    with store.reading() as reading:
        seminar = reading.one(Seminar, id=held.seminar) if held.seminar else None
    return seminar.longest_quotation if seminar else None


def quotation(
    library: Library, drawn: ArgumentMap, words: str, limit: int | None = None
) -> Checked:
    """Return how a quotation stands in the texts."""
    return check(words, texts(library, drawn), limit)


def essay(
    library: Library, drawn: ArgumentMap, words: str, limit: int | None = None
) -> CheckedEssay:
    """Return what came of checking every quotation of an essay.

    Raises:
        InvalidTextError: it is too long.
    """
    return check_essay(words, texts(library, drawn), limit)


def copied(library: Library, drawn: ArgumentMap, words: str) -> tuple[str, ...]:
    """Return what a paraphrase copies from a text, eight words in a row or more, as sentences."""
    known = texts(library, drawn)
    runs = eight_word_runs(words, [each.text for each in known], [])
    return tuple(
        f"“{words[run.start : run.end]}” are {run.words} words in a row from"
        f" {place_of(known[run.source], run.source_start, run.source_end).locator}:"
        " a quotation without marks. Say it in your own words, or quote it."
        for run in runs
    )


def picked(
    library: Library,
    drawn: ArgumentMap,
    edition: Edition,
    place: tuple[int, int],
    limit: int | None = None,
) -> tuple[str, ...]:
    """Return what to know of words before they are cited from where they stand, as sentences.

    That they are somebody else's whom the author quotes, that the spot is damaged or corrected,
    and that they are more than a seminar allows.
    """
    source = library.source(edition.source)
    known = texts(library, drawn)
    same = (each for each in known if (each.source, each.edition) == (edition.source, edition.id))
    text = next(same, None) or reference_of(edition, source.short if source else "")
    voices = (quoted(text.called),) if share(text.text, *place) >= MOSTLY else ()
    size = check(text.text[slice(*place)], (), limit).cautions
    return (
        *(each.sentence for each in voices),
        *(each.sentence for each in text.spots_in(*place)),
        *(each.sentence for each in size if each.trap is Trap.LONG),
    )
