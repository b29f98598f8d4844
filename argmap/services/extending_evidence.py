"""Citing passages, known ones and new ones, and citing them no longer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from argmap.evidence.paragraphs import numbers_at, paragraphs
from argmap.model.edits import Cite, Edit, Mark, Uncite
from argmap.model.errors import InvalidPassageError, NotFoundError
from argmap.model.ids import ClaimId, EvidenceId, PassageId, RelationId
from argmap.model.passages import Bearing, Evidence, Mode, Passage, Span
from argmap.model.sources import Edition, Library
from argmap.model.text import composed
from argmap.services.extending import Turn, standing
from argmap.services.extending_lost import evidence_of, redrawing, relation_of
from argmap.services.extending_texts import kept_span
from argmap.services.merging import heir
from argmap.services.saving import Saved
from argmap.services.texts.closing import located
from argmap.services.texts.desks import at_map

AROUND = 32


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that are to be found in a source.

    Attributes:
        paragraph: the number of the one they begin in, if that is said.
        summary: what they say, in words of one's own.
    """

    source: str
    words: str
    paragraph: int | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """How a passage is cited."""

    bearing: Bearing
    mode: Mode = Mode.QUOTATION
    note: str = ""


def cite(turn: Turn, target: str, passage: Quote | PassageId, use: Use) -> Saved:
    """Cite a passage for a claim or a relation; words that are none yet become one."""
    evidence_id = EvidenceId(f"e-{turn.once}")
    if turn.mine and target in turn.map.claims:
        target = heir(turn.store, turn.map, target)
    focus, step = _seen(turn, target)
    if evidence_id in turn.map.evidence:
        return turn.done(focus=focus, step=step)
    marked, cited = _passage(turn, passage)
    evidence = Evidence(evidence_id, ClaimId(target), cited, use.bearing, use.mode, use.note)
    return turn.save([*_ready(turn, target), *marked, Cite(evidence)], focus=focus, step=step)


def uncite(turn: Turn, evidence: str) -> Saved:
    """Cite a passage no longer; the passage stays."""
    cited = evidence_of(turn.store, turn.map, evidence)
    if cited.id not in turn.map.evidence:
        return turn.done(why="Nothing to do: it is no longer cited.")
    focus, step = _seen(turn, cited.target)
    return turn.save([Uncite(cited.id)], focus=focus, step=step)


def _ready(turn: Turn, target: str) -> Sequence[Edit]:
    if target in turn.map.claims:
        return standing(turn, target)
    step = relation_of(turn.store, turn.map, target)
    return redrawing(turn.store, turn.map, step) if turn.mine else ()


def _seen(turn: Turn, target: str) -> tuple[str, str]:
    """Return the claim and the relation to look at for a target."""
    if target in turn.map.claims:
        return target, ""
    return relation_of(turn.store, turn.map, RelationId(target)).premises[0], target


def _passage(turn: Turn, passage: Quote | PassageId) -> tuple[tuple[Edit, ...], PassageId]:
    if isinstance(passage, Quote):
        shelf = at_map(turn.store, turn.who, turn.map.id).seen(turn.store)
        span = kept_span(turn, found(shelf, passage))
        same = next((p.id for p in turn.map.passages.values() if span in p.spans), None)
        if same:
            return (), same
        made = Passage(PassageId(f"p-{turn.once}"), (span,), summary=passage.summary)
        return (Mark(made),), made.id
    if passage not in turn.map.passages:
        raise NotFoundError("passage", passage, turn.map.passages)
    return (), passage


def found(shelf: Library, quote: Quote) -> Span:
    """Return where the words stand in a source of the library, the newest edition first.

    Line breaks and runs of blanks are all one blank; everything else must be as in the text.

    Raises:
        InvalidPassageError: they do not stand there, or in several places.
    """
    source = shelf.source(quote.source)
    if source is None:
        raise InvalidPassageError("Choose the source in which the words stand.")
    editions = [each for each in reversed(shelf.editions_of(source.id)) if each.text]
    if not editions:
        raise InvalidPassageError(f"The text of “{source.title}” is not here to be looked into.")
    edition, (start, end) = _place(editions, quote)
    return _span(edition, start, end, shown=shelf.is_open(edition))


def _place(editions: Sequence[Edition], quote: Quote) -> tuple[Edition, tuple[int, int]]:
    pattern = r"\s+".join(map(re.escape, composed(quote.words).split()))
    if not pattern:
        raise InvalidPassageError("Write the words of the source, as they stand there.")
    for edition in editions:
        low, high = _within(edition.text or "", quote.paragraph)
        places = [m.span() for m in re.compile(pattern).finditer(edition.text or "", low, high)]
        if len(places) > 1:
            raise InvalidPassageError(
                f"These words stand in {len(places)} places:"
                " write more of them, or the number of the paragraph."
            )
        if places:
            return edition, places[0]
    where = f"paragraph {quote.paragraph} of this source" if quote.paragraph else "this source"
    raise InvalidPassageError(
        f"These words do not stand in {where} exactly so: copy them from the text as they are."
    )


def _within(text: str, number: int | None) -> tuple[int, int]:
    """Return the stretch of a text in which words may begin and end."""
    if number is None:
        return 0, len(text)
    numbered = paragraphs(text)
    if not 1 <= number <= len(numbered):
        raise InvalidPassageError(f"This source has {len(numbered)} paragraphs, and no {number}.")
    return numbered[number - 1].start, numbered[number - 1].end


def _span(edition: Edition, start: int, end: int, *, shown: bool) -> Span:
    """Return the place of words; of a text that may not be shown, without most of them."""
    text = edition.text or ""
    first, last = numbers_at(paragraphs(text), start, end) or (None, None)
    words = text[start:end]
    place = (edition.source, edition.id, start, end)
    if shown:
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        return Span(*place, words, before, after, first, last if last != first else None)
    bare = Span(*place, paragraph=first, last_paragraph=last if last != first else None)
    return located(bare, words)
