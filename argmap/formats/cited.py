"""Reading passages, and evidence: the passages cited for a claim or a relation."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from argmap.formats import keys
from argmap.formats.places import Places
from argmap.formats.record import Record, checked_name, id_sentence, joined
from argmap.model.ids import ClaimId, EvidenceId, PassageId, SourceId, SpeakerId
from argmap.model.passages import Bearing, Evidence, Figure, Mode, Passage, Span, Strength

_TEXTUAL = ("damaged", "doubtful")


def read_passage(
    name: str, record: Record, places: Places, speakers: dict[str, Record]
) -> Passage | None:
    """Return a passage, or none with its problems reported."""
    speaker = record.known("speaker", "speaker", speakers)
    via = record.known("via", "source", places.sources)
    fields: dict[str, Any] = {key: record.prose(key) for key in ("summary", "note", "caveat")}
    fields |= {"kind": record.line("kind"), "date": record.date("date")}
    fields |= {"figures": tuple(_figures(record)), "textual": record.word("textual", _TEXTUAL)}
    spans = list(_spans(record, places))
    if not record.required("places") or not spans or None in spans:
        return None
    return Passage(
        PassageId(name),
        tuple(span for span in spans if span),
        speaker=SpeakerId(speaker) if speaker else None,
        via=SourceId(via) if via else None,
        **fields,
    )


def _spans(record: Record, places: Places) -> Iterator[Span | None]:
    for place in record.records("places", f"place of {record.what}", keys.PLACE):
        yield places.span(place)


def _figures(record: Record) -> Iterator[Figure]:
    for figure in record.records("figures", f"figure of {record.what}", keys.FIGURE):
        figure.required("what")
        yield Figure(*(figure.line(key) for key in keys.FIGURE))


class Citing:
    """Reads the evidence of claims and relations, and the passages that are written in it."""

    def __init__(self, places: Places, root: Record, speakers: dict[str, Record]) -> None:
        self.places = places
        self.known = dict(root.named("passages", "passage", keys.PASSAGE))
        self.passages: dict[PassageId, Passage] = {}
        self.evidence: dict[EvidenceId, Evidence] = {}
        for name, record in self.known.items():
            passage = read_passage(name, record, places, speakers)
            if passage:
                self.passages[passage.id] = passage

    def read(self, target: str, holder: Record) -> None:
        """Read what is cited for a claim or relation."""
        if "evidence" not in holder:
            return
        for item in holder.records("evidence", f"piece of evidence for {target}", keys.EVIDENCE):
            self._cite(target, item)

    def _cite(self, target: str, item: Record) -> None:
        passage = self._passage(item)
        bearing = item.choice("bearing", Bearing, Bearing.BACKS)
        mode, note = item.choice("mode", Mode, Mode.PARAPHRASE), item.prose("note")
        strength = item.choice("strength", Strength, Strength.UNSAID)
        told = (bearing, mode, note, strength, item.prose("reason"))
        if not item.required("bearing") or not passage:
            return
        name = item.value("id")
        if name and not checked_name(name):
            item.wrong("id", id_sentence(name, "piece of evidence"))
        elif name and name in self.evidence:
            item.wrong("id", f"There is evidence {name} already: every id stands for one thing.")
        else:
            made = EvidenceId(name or self._free(target, passage))
            self.evidence[made] = Evidence(made, ClaimId(target), PassageId(passage), *told)

    def _free(self, target: str, passage: str) -> str:
        """Return the id of evidence that is written without one."""
        name = joined(target, passage)
        number = 1
        while name in self.evidence:
            number += 1
            name = joined(target, passage, str(number))
        return name

    def _passage(self, item: Record) -> str | None:
        """Return the id of the passage cited, which may be written in its place."""
        written = [key for key in keys.PLACE if key in item]
        if "passage" in item:
            if written:
                item.wrong(written[0], "Name a passage, or quote one: not both.")
                return None
            return item.known("passage", "passage", self.known)
        if "source" not in item:
            item.report.add(
                item.node, "Evidence names a passage (“passage: …”) or quotes one (source, quote)."
            )
            return None
        span = self.places.span(item)
        return self._inline(span) if span else None

    def _inline(self, span: Span) -> PassageId:
        name = PassageId(inline_id(span))
        self.passages.setdefault(name, Passage(name, (span,)))
        return name


def inline_id(span: Span) -> str:
    """Return the id of a passage that is written where it is cited: its source and a digest."""
    place = f"{span.edition} {span.start} {span.end}"
    return f"{span.source[:55]}-{sha256(place.encode()).hexdigest()[:8]}"
