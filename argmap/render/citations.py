"""A piece of evidence as a reader meets it: what it does, its words, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence, Passage, Span
from argmap.model.sources import Library, Source


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
    """

    evidence: Evidence
    bearing: str
    words: str
    quoted: bool
    places: tuple[str, ...]
    via: str = ""
    doubt: str = ""
    note: str = ""

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

    def cited(self, evidence: tuple[Evidence, ...]) -> tuple[Citation, ...]:
        """Return each piece of evidence in its order; those of a lost passage are left out."""
        return tuple(
            _citation(each, self._passages[each.passage], self._sources)
            for each in evidence
            if each.passage in self._passages
        )


def _citation(evidence: Evidence, passage: Passage, sources: Mapping[str, Source]) -> Citation:
    words = " ".join(passage.exact.split())
    # The span whose words can be read comes first.
    spans = sorted(passage.spans, key=lambda span: not span.exact)
    return Citation(
        evidence,
        evidence.bearing.value,
        words or passage.summary or passage.note,
        bool(words),
        tuple(dict.fromkeys(_place(span, sources) for span in spans)),
        _named(passage.via, sources) if passage.via else "",
        passage.textual,
        evidence.note,
    )


def _place(span: Span, sources: Mapping[str, Source]) -> str:
    return ", ".join(part for part in (_named(span.source, sources), span.locator) if part)


def _named(source_id: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(source_id)
    return source.short if source else source_id
