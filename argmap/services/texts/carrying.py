"""Looking for the passages of a source in a text of it that somebody added, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from argmap.evidence.anchoring import Found, carry, locate
from argmap.model.errors import NotFoundError
from argmap.model.ids import MapId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Span, Status
from argmap.model.seminars import Holding
from argmap.model.sources import Library
from argmap.model.texts import Deposit, DepositText, Placement
from argmap.services.texts.desks import Desk
from argmap.store import Reading, Store


@dataclass(frozen=True, slots=True)
class Report:
    """Where the passages of a source stand in an added text.

    Attributes:
        counts: how many were found in each way.
        placements: all of them, in the order of the text.
    """

    counts: Mapping[Status, int]
    placements: tuple[Placement, ...]

    @property
    def waiting(self) -> tuple[Placement, ...]:
        """Those that somebody has to look at."""
        return tuple(each for each in self.placements if each.is_offered and not each.is_answered)

    @property
    def answered(self) -> tuple[Placement, ...]:
        """Those of which somebody has said that they are the passage, or that they are not."""
        return tuple(each for each in self.placements if each.is_answered)

    def of(self, places: Container[tuple[str, int, int]]) -> Report:
        """Return what it says of these places alone: what others cite is not for all to see."""
        shown = tuple(e for e in self.placements if (e.edition, e.start, e.end) in places)
        return Report(Counter(each.status for each in shown), shown)


def report_of(deposit: Deposit, placements: Iterable[Placement]) -> Report:
    """Return what was found in an added text."""
    found = tuple(
        sorted(
            (each for each in placements if each.deposit == deposit.id),
            key=lambda each: (each.found_start is None, each.found_start or each.start, each.end),
        )
    )
    return Report(Counter(each.status for each in found), found)


def report(store: Store, deposit: Deposit) -> Report:
    """Return where the passages of its source stand in an added text."""
    with store.reading() as reading:
        return report_of(deposit, reading.all(Placement, deposit=deposit.id))


def placed(
    reading: Reading, deposit: Deposit, words: str, library: Library, held: Holding
) -> tuple[Placement, ...]:
    """Return where the passages that maps have in other editions stand in an added text.

    Args:
        reading: where the maps are.
        deposit: the added text.
        words: its words.
        library: the library as it was before.
        held: whose map it was added to; its seminar's or person's maps are looked through, and
            those of the house.
    """
    spans: dict[str, dict[tuple[int, int], Span]] = {}
    for drawn in _maps(reading, library, held):
        for passage in drawn.passages.values():
            for span in passage.spans:
                if span.source == deposit.source:
                    spans.setdefault(span.edition, {})[span.start, span.end] = span
    return tuple(
        placement
        for edition, among in spans.items()
        for placement in _of_edition(
            reading, deposit, words, library, edition, tuple(among.values())
        )
    )


def confirm(
    store: Store, desk: Desk, placement: tuple[str, str, int, int], *, right: bool | None
) -> None:
    """Say of a place that was offered for review that it is the passage, or that it is not.

    Args:
        store: where it is kept.
        desk: of whoever says so.
        placement: the added text, the edition, start and end of the passage there.
        right: whether it is the passage; none takes back what was said, so that it waits again.

    Raises:
        NotFoundError: nothing was offered there.
    """
    deposit, edition, start, end = placement
    where = {"deposit": deposit, "edition": edition, "start": start, "end": end}
    with store.writing() as writing:
        of = desk.deposit(writing, deposit)
        kept = writing.one(Placement, **where)
        if kept is None or not kept.is_offered:
            raise NotFoundError("place", edition)
        status = Status.MISSING if right is False else Status.REVIEW
        writing.put(replace(kept, confirmed=bool(right), status=status))
        writing.count_library(of.shelf)


def _maps(reading: Reading, library: Library, held: Holding) -> Iterable[ArgumentMap]:
    houses = {each.map_id for each in reading.listed() if each.library == library.slug}
    whose = {"seminar": held.seminar} if held.seminar else {"owner": held.owner}
    others = reading.all(Holding, **whose) if any(whose.values()) else ()
    own_ids = {each.map_id for each in (held, *others) if each.map_id}
    for map_id in sorted(houses | own_ids):
        drawn = reading.map(MapId(map_id))
        if drawn.debate.library == library.slug:
            yield drawn


def _of_edition(  # noqa: PLR0913, PLR0917
    reading: Reading,
    deposit: Deposit,
    words: str,
    library: Library,
    edition: str,
    spans: tuple[Span, ...],
) -> Iterable[Placement]:
    if edition == deposit.edition:
        found: Iterable[Found] = locate(spans, deposit.characters, words)
    elif (old := _text_of(reading, deposit, library, edition)) is not None:
        found = carry(spans, old, words)
    else:
        known = library.edition(deposit.source, edition)
        found = locate(spans, known.characters if known else deposit.characters, words)
    for span, each in zip(spans, found, strict=True):
        yield Placement(
            deposit.id, edition, span.start, span.end, each.status, each.start, each.end,
            each.likeness,
        )  # fmt: skip


def _text_of(reading: Reading, deposit: Deposit, library: Library, edition: str) -> str | None:
    """Return the words of another edition, also of an added text that is not in use."""
    known = library.edition(deposit.source, edition)
    if known is not None and known.text is not None:
        return known.text
    before = reading.one(Deposit, shelf=deposit.shelf, source=deposit.source, edition=edition)
    kept = reading.one(DepositText, id=before.id) if before else None
    return kept.text if kept else None
