"""A piece of evidence as a reader meets it: what it does, its words, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from argmap.model.ids import SourceId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence, Passage, Span, Status
from argmap.model.sources import Library, Source
from argmap.model.texts import Layout


class Spot(NamedTuple):
    """Where a passage stands: its source, and the page and paragraph there."""

    source: SourceId
    locator: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One passage as cited for one claim or step, ready to be read.

    Attributes:
        bearing: what it does for the claim: attests, backs, illustrates, disputes.
        words: the passage's own words if they may be shown, else what it says in other words.
        quoted: whether ``words`` are the passage's own.
        places: where it stands, the place to read first: Hosking 1985, ¶ 60.
        via: the source that is drawn on there, at second hand; or nothing.
        doubt: ``damaged`` or ``doubtful`` where the text cannot be trusted; or nothing.
        note: what whoever cited it remarks.
        at: the same places, for those who name sources in another way.
        passage: what is cited.
    """

    evidence: Evidence
    bearing: str
    words: str
    quoted: bool
    places: tuple[str, ...]
    via: str = ""
    doubt: str = ""
    note: str = ""
    at: tuple[Spot, ...] = ()
    passage: Passage | None = None

    @property
    def place(self) -> str:
        """Where it stands, in every source that holds it, with the source at second hand."""
        where = "; ".join(self.places)
        return f"{where} (from {self.via})" if self.via else where


class Reader:
    """Turns evidence into citations; made once for a map and its library."""

    def __init__(self, shown: ArgumentMap, library: Library | None) -> None:
        """Keep the map that holds the passages, and the sources by their ids.

        Args:
            shown: the map.
            library: the library with the sources; without one their ids stand for them.
        """
        self._passages = shown.passages
        known = library.sources if library else ()
        self._sources: dict[str, Source] = {source.id: source for source in known}
        self._library = library

    def cited(self, evidence: tuple[Evidence, ...]) -> tuple[Citation, ...]:
        """Return each piece of evidence in its order; those of a lost passage are left out."""
        return tuple(
            self._citation(each, self._passages[each.passage])
            for each in evidence
            if each.passage in self._passages
        )

    def _citation(self, evidence: Evidence, passage: Passage) -> Citation:
        words = " ".join(passage.exact.split())
        # The span whose words can be read comes first.
        spans = sorted(passage.spans, key=lambda span: not span.exact)
        at = tuple(dict.fromkeys(Spot(span.source, self._locator(span)) for span in spans))
        return Citation(
            evidence,
            evidence.bearing.value,
            words or passage.summary or passage.note,
            bool(words),
            tuple(dict.fromkeys(_told(place, self._sources) for place in at)),
            _named(passage.via, self._sources) if passage.via else "",
            passage.textual,
            evidence.note,
            at,
            passage,
        )

    def _locator(self, span: Span) -> str:
        """Return page and paragraph; the page is that of the text that is here."""
        place = self._library.place(span) if self._library else None
        sure = place and place.status not in (Status.REVIEW, Status.MISSING)
        page = pages_of(place.edition.layout, place.start, place.end) if place and sure else ""
        return ", ".join(part for part in (page, span.locator) if part)


def pages_of(layout: Layout, start: int, end: int) -> str:
    """Return the page or pages of a place: p. 137 or pp. 137–38; nothing where none are known."""
    first, last = layout.page(start), layout.page(end - 1)
    if not first or first == last:
        return f"p. {first}" if first else ""
    same = len(first) == len(last) > 2 and first[:-2] == last[:-2] and last.isdigit()
    return f"pp. {first}–{last[-2:] if same else last}"


def used_sources(shown: ArgumentMap, library: Library) -> tuple[Source, ...]:
    """Return the sources that a map cites, and those through which they are known, in order."""
    cited = [shown.passages.get(each.passage) for each in shown.evidence.values()]
    used = {span.source for passage in cited if passage for span in passage.spans}
    used |= {passage.via for passage in cited if passage and passage.via}
    through = {source.id: source.quoted_in for source in library.sources}
    waiting = set(used)
    while waiting:
        waiting = {each for key in waiting if (each := through.get(key))} - used
        used |= waiting
    return tuple(source for source in library.sources if source.id in used)


def _told(place: Spot, sources: Mapping[str, Source]) -> str:
    return ", ".join(part for part in (_named(place.source, sources), place.locator) if part)


def _named(source_id: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(source_id)
    return source.short if source else source_id
