"""A map and its library as the tables of a debate folder, each fact written in the shortest way."""

from __future__ import annotations

from dataclasses import replace

from argmap.formats import tables
from argmap.formats.finding import Pages
from argmap.formats.places import meant
from argmap.formats.record import joined
from argmap.formats.yaml_text import Bare, Value
from argmap.model.claims import Kind, Relation
from argmap.model.debates import WHOLE
from argmap.model.ids import RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence, Mode, Passage, Span
from argmap.model.sources import Edition, Library, Source, edition_of

Table = dict[str, Value]


class Outward:
    """Turns the things of a map into tables.

    Args:
        map_: the map; none for a library alone.
        library: where its sources are.
    """

    def __init__(self, map_: ArgumentMap | None, library: Library) -> None:
        self.map = map_
        self.library = library
        self.editions: dict[str, tuple[Edition, ...]] = {
            source.id: library.editions_of(source.id) for source in library.sources
        }
        self._pages: dict[tuple[str, str], Pages] = {}
        self._cited: dict[str, list[Evidence]] = {}
        for evidence in map_.evidence.values() if map_ else ():
            self._cited.setdefault(evidence.target, []).append(evidence)
        self._taken: set[str] = set()

    def frame(self, *, shared: bool) -> Table:
        """Return what stands in ``debate.yaml``."""
        debate = self._map().debate
        excerpts = () if debate.excerpts == (WHOLE,) else debate.excerpts
        return tables.kept(
            question=debate.question,
            title=debate.title,
            summary=debate.summary,
            period=tables.date(debate.period),
            axis=debate.axis,
            language="" if debate.language == "en" else debate.language,
            library=self.library.slug if shared else "",
            maps={each.id: tables.excerpt(each) for each in excerpts},
            positions={each.id: tables.position(each) for each in debate.positions},
            speakers={each.id: tables.speaker(each) for each in debate.speakers},
        )

    def claims(self) -> Table:
        """Return the claims by id, with what is cited for each."""
        map_ = self._map()
        return {
            claim.id: tables.claim(claim, map_.debate) | self._evidence(claim.id)
            for claim in map_.claims.values()
        }

    def relations(self) -> Table:
        """Return the relations by id, with what is cited for each."""
        held = self._held().values()
        return {each.id: tables.relation(each) | self._evidence(each.id) for each in held}

    def cross_relations(self) -> Table:
        """Return the relations that come from other debates, by id, whose target is there."""
        bridges = self._map().cross_relations
        steps = {**self._held(), **bridges}
        return {
            each.id: tables.crossing(each)
            for each in bridges.values()
            if each.kind is not Kind.UNDERCUT or each.target in steps
        }

    def passages(self) -> Table:
        """Return the passages by id, with their places."""
        return {each.id: self._passage(each) for each in self._map().passages.values()}

    def sources(self) -> Table:
        """Return the sources by id, with their editions."""
        return {each.id: tables.source(each) | self._listed(each) for each in self.library.sources}

    def _held(self) -> dict[RelationId, Relation]:
        """Return the relations whose target is there; an undercut may have outlived its target."""
        held = dict(self._map().relations)
        while loose := [
            each.id
            for each in held.values()
            if each.kind is Kind.UNDERCUT and each.target not in held
        ]:
            for each in loose:
                del held[each]
        return held

    def _map(self) -> ArgumentMap:
        if self.map is None:
            raise TypeError("A library has no claims.")
        return self.map

    def _evidence(self, target: str) -> Table:
        cited = [self._cite(each) for each in self._cited.get(target, ())]
        return {"evidence": cited} if cited else {}

    def _cite(self, evidence: Evidence) -> Table:
        usual, number = joined(evidence.target, evidence.passage), 1
        while usual in self._taken:
            number += 1
            usual = joined(evidence.target, evidence.passage, str(number))
        self._taken.add(evidence.id)
        return tables.kept(
            id="" if evidence.id == usual else evidence.id,
            passage=evidence.passage,
            bearing=evidence.bearing.value,
            mode="" if evidence.mode is Mode.PARAPHRASE else evidence.mode.value,
            note=evidence.note,
            strength=evidence.strength.value,
            reason=evidence.reason,
        )

    def _passage(self, passage: Passage) -> Table:
        return tables.kept(
            summary=passage.summary,
            kind=passage.kind,
            date=tables.date(passage.date),
            speaker=passage.speaker or "",
            via=passage.via or "",
            figures=[tables.figure(each) for each in passage.figures],
            textual=passage.textual,
            note=passage.note,
            caveat=passage.caveat,
            places=[self._place(each) for each in passage.spans],
        )

    def _place(self, span: Span) -> Table:
        """Return a place: its words alone if they are enough, else its offsets."""
        editions = self.editions.get(span.source, ())
        usual = meant(editions, by_words=bool(span.exact)) if editions else None
        named = "" if usual and usual.id == span.edition else span.edition
        table = tables.kept(source=span.source, edition=named, quote=span.exact)
        edition = next((each for each in editions if each.id == span.edition), None)
        if edition is None or edition.text is None:
            return table | tables.offsets(span) | tables.marks(span, None)
        pages = self._open(edition)
        usual_span = pages.span(span.start, span.end)
        if not span.exact:
            bare = replace(usual_span, prefix="", suffix="", exact="")
            return table | tables.offsets(span) | tables.marks(span, bare)
        return table | tables.narrowed(span, pages) | tables.marks(span, usual_span)

    def _open(self, edition: Edition) -> Pages:
        key = (edition.source, edition.id)
        if key not in self._pages:
            self._pages[key] = Pages(edition)
        return self._pages[key]

    def _listed(self, source: Source) -> Table:
        editions = self.editions[source.id]
        listed = [each for each in editions if not self._goes_without(each, editions)]
        tables: list[Value] = [self._edition(each, editions) for each in listed]
        return {"editions": tables} if tables else {}

    def _goes_without(self, edition: Edition, editions: tuple[Edition, ...]) -> bool:
        """Tell whether the text file alone says all of an edition: it is last, and named so."""
        if edition != editions[-1] or edition.text is None or tables.laid_out(edition):
            return False
        usual = edition_of(edition.source, edition.text)
        return usual.id == edition.id and all(each.digest != usual.digest for each in editions[:-1])

    def _edition(self, edition: Edition, editions: tuple[Edition, ...]) -> Table:
        return tables.kept(
            id=edition.id if edition.text is not None or edition.id != edition.digest[:12] else "",
            digest=edition.digest,
            characters=Bare(edition.characters),
            text="" if edition.text is None else tables.text_file(edition, editions),
        ) | tables.laid_out(edition)
