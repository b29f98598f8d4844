"""Using a passage that was picked in a text: as evidence for a claim, or for a new one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from argmap.evidence.paragraphs import numbers_at, paragraphs
from argmap.model.claims import Kind, Relation
from argmap.model.edits import Cite, Edit, Mark, Relate
from argmap.model.errors import InvalidPassageError
from argmap.model.ids import ClaimId, EvidenceId, PassageId, RelationId, SourceId
from argmap.model.passages import Bearing, Evidence, Mode, Passage, Span, Strength
from argmap.model.sources import Edition, Library
from argmap.services.extending import Turn, Words, claim_id, ready, standing, stating
from argmap.services.reading import library as shelf
from argmap.services.saving import Saved
from argmap.services.texts.closing import located

AROUND = 32
LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Picked:
    """A stretch of a text: offsets in code points into an edition, end-exclusive."""

    source: SourceId
    edition: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Use:
    """How a passage is cited.

    Attributes:
        reason: why it bears as strongly as it does.
        summary: what it says, in words of one's own.
    """

    bearing: Bearing
    mode: Mode = Mode.QUOTATION
    note: str = ""
    strength: Strength = Strength.UNSAID
    reason: str = ""
    summary: str = ""


def edition_of(library: Library, picked: Picked) -> Edition:
    """Return the edition in which a stretch was picked.

    Raises:
        InvalidPassageError: its text is not here, or it does not reach that far.
    """
    edition = library.edition(picked.source, picked.edition)
    if edition is None or edition.text is None:
        raise InvalidPassageError("The text in which this was picked is not here any more.")
    if not 0 <= picked.start < picked.end <= edition.characters:
        raise InvalidPassageError(f"The text has {edition.characters:,} characters: pick again.")
    if picked.end - picked.start > LONGEST:
        raise InvalidPassageError(f"A passage has at most {LONGEST:,} characters: pick fewer.")
    if not edition.text[picked.start : picked.end].strip():
        raise InvalidPassageError("There are no words in what was picked: pick some.")
    return edition


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of a text without the blanks at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def span_of(library: Library, picked: Picked) -> Span:
    """Return the place of a passage; in a text that is not for everybody, without its words."""
    edition = edition_of(library, picked)
    text = edition.text or ""
    start, end = trimmed(text, picked.start, picked.end)
    first, last = numbers_at(paragraphs(text), start, end) or (None, None)
    span = Span(
        edition.source,
        edition.id,
        start,
        end,
        paragraph=first,
        last_paragraph=last if last != first else None,
    )
    words = text[start:end]
    if library.is_open(edition):
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        return replace(span, exact=words, prefix=before, suffix=after)
    return located(span, words)


def kept_span(turn: Turn, span: Span) -> Span:
    """Return a place as the map keeps it: with words of the house's texts alone.

    An added text may be closed or taken away later, and a map and its history keep words for good.
    """
    house = shelf(turn.store, turn.map.debate.library).edition(span.source, span.edition)
    is_kept = not span.exact or (house is not None and house.text is not None)
    return span if is_kept else located(span, span.exact)


def use(turn: Turn, library: Library, picked: Picked, target: str, how: Use) -> Saved:
    """Cite what was picked for a claim or a relation of the map."""
    marked, passage = _marked(turn, library, picked, how)
    cited = _cited(turn, target, passage, how)
    if cited.id in turn.map.evidence:
        return turn.done(focus=target)
    back = standing(turn, target) if target in turn.map.claims else ()
    return turn.save([*back, *marked, Cite(cited)], focus=target)


def use_anew(  # noqa: PLR0913, PLR0917
    turn: Turn,
    library: Library,
    picked: Picked,
    words: Words,
    kind: Kind | None,
    target: str,
    how: Use,
) -> Saved:
    """State a new claim, cite what was picked for it, and let it bear on a claim or a step.

    Args:
        turn: whose turn it is, and at which map.
        library: where the text is.
        picked: the stretch.
        words: the claim.
        kind: how the claim bears; none if it stands for itself, as an answer to the question.
        target: the claim, or for an undercut the relation.
        how: how the passage is cited.
    """
    name = claim_id(words.text, turn)
    if name in turn.map.claims:
        return turn.done(focus=name)
    first, claim = stating(turn, words, thesis=kind is None)
    related: list[Edit] = []
    if kind:
        step = RelationId(f"{kind.value}-{turn.once}")
        relation = Relation(step, kind, (claim,), ClaimId(target))
        related = [*ready(turn, kind, target), Relate(relation)]
    marked, passage = _marked(turn, library, picked, how)
    edits = [*first, *related, *marked, Cite(_cited(turn, claim, passage, how))]
    return turn.save(edits, focus=claim)


def _cited(turn: Turn, target: str, passage: PassageId, how: Use) -> Evidence:
    name = EvidenceId(f"e-{turn.once}")
    told = (how.bearing, how.mode, how.note, how.strength, how.reason)
    return Evidence(name, ClaimId(target), passage, *told)


def _marked(
    turn: Turn, library: Library, picked: Picked, how: Use
) -> tuple[tuple[Edit, ...], PassageId]:
    span = kept_span(turn, span_of(library, picked))
    same = (
        each.id
        for each in turn.map.passages.values()
        if any((s.source, s.edition, s.start, s.end) == _key(span) for s in each.spans)
    )
    known = next(same, None)
    if known:
        return (), known
    made = Passage(PassageId(f"p-{turn.once}"), (span,), summary=how.summary)
    return (Mark(made),), made.id


def _key(span: Span) -> tuple[str, str, int, int]:
    return span.source, span.edition, span.start, span.end
