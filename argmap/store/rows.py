"""Model values as rows, and rows as model values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import Enum
from typing import Any

from argmap.model.claims import Basis, Claim, CrossRelation, Kind, Relation, Voice
from argmap.model.dates import DateSpan
from argmap.model.debates import Debate, Excerpt, Position, Speaker
from argmap.model.ids import ClaimId, Slug
from argmap.model.passages import Bearing, Evidence, Figure, Mode, Passage, Span, Strength
from argmap.model.plain import plain, value_from
from argmap.model.sources import Access, Edition, Library, Source
from argmap.model.texts import Correction, Layout

Columns = dict[str, Any]

_KINDS = {each.value: each for each in Kind}
_BASES = {each.value: each for each in Basis}
_VOICES = {each.value: each for each in Voice}
_BEARINGS = {each.value: each for each in Bearing}
_MODES = {each.value: each for each in Mode}
_STRENGTHS = {each.value: each for each in Strength}


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind))
    return _NAMES[kind]


def edition_row(edition: Edition) -> Columns:
    """Return the row of an edition."""
    told = {"layout": plain(edition.layout), "corrections": plain(edition.corrections)}
    return {**flat(edition, without=tuple(told)), **told}


def flat(value: Any, *, without: tuple[str, ...] = ()) -> Columns:
    """Return the fields of a value as columns: enumerations by value, dates as written."""
    row = {}
    for name in _names(type(value)):
        kept = getattr(value, name)
        kind = type(kept)
        if name in without:
            continue
        if kind is str or kind is bool or kept is None:
            row[name] = kept
        elif kind is DateSpan:
            row[name] = kept.text
        elif kind is tuple:
            row[name] = [plain(each) for each in kept]
        else:
            row[name] = kept.value if isinstance(kept, Enum) else kept
    return row


def relation_row(relation: Relation) -> Columns:
    """Return the row of a relation; its premises have rows of their own."""
    return flat(relation, without=("premises",))


def premise_rows(relation: Relation) -> list[Columns]:
    """Return the rows of a relation's premises, in their order."""
    return [
        {"relation": relation.id, "place": place, "claim": claim}
        for place, claim in enumerate(relation.premises)
    ]


def passage_row(passage: Passage) -> Columns:
    """Return the row of a passage; its spans have rows of their own."""
    return flat(passage, without=("spans",))


def span_rows(passage: Passage) -> list[Columns]:
    """Return the rows of a passage's places, the one to show first."""
    return [
        {"passage": passage.id, "place": place, **flat(span)}
        for place, span in enumerate(passage.spans)
    ]


def source_row(source: Source) -> Columns:
    """Return the row of a source; where it was printed is not its place on the shelf."""
    row = flat(source)
    row["printed_in"] = row.pop("place")
    return row


def frame_row(debate: Debate) -> Columns:
    """Return what of a debate stands in the row of its map."""
    row = flat(debate, without=("positions", "speakers", "excerpts"))
    row["debate"] = row.pop("slug")
    return row


def claim_of(row: Columns) -> Claim:
    """Return the claim of a row."""
    row["voice"] = _VOICES[row["voice"]]
    row["date"] = _date(row["date"])
    return Claim(**row)


def relations_of(rows: Iterable[Columns], premises: Iterable[Any]) -> Iterable[Relation]:
    """Yield relations from their rows and those of their premises (relation, claim; in order)."""
    found: defaultdict[str, list[ClaimId]] = defaultdict(list)
    for relation, claim in premises:
        found[relation].append(claim)
    for row in rows:
        yield Relation(
            **row
            | {
                "kind": _KINDS[row["kind"]],
                "basis": _BASES[row["basis"]],
                "premises": tuple(found[row["id"]]),
            }
        )


def passages_of(rows: Iterable[Columns], spans: Iterable[Columns]) -> Iterable[Passage]:
    """Yield passages from their rows and those of their places."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for each in spans:
        found[each.pop("passage")].append(Span(**each))
    for row in rows:
        figures = tuple(Figure(**figure) for figure in row["figures"])
        dated = {"date": _date(row["date"]), "figures": figures}
        yield Passage(**row | dated, spans=tuple(found[row["id"]]))


def evidence_of(row: Columns) -> Evidence:
    """Return the evidence of a row."""
    return Evidence(
        **row
        | {
            "bearing": _BEARINGS[row["bearing"]],
            "mode": _MODES[row["mode"]],
            "strength": _STRENGTHS[row["strength"]],
        }
    )


def cross_relation_of(row: Columns) -> CrossRelation:
    """Return the relation with another debate of a row."""
    return CrossRelation(**row | {"kind": Kind(row["kind"]), "basis": Basis(row["basis"])})


def position_of(row: Columns) -> Position:
    """Return the position of a row."""
    return Position(**row)


def speaker_of(row: Columns) -> Speaker:
    """Return the speaker of a row."""
    return Speaker(**row | {"lived": _date(row["lived"])})


def excerpt_of(row: Columns) -> Excerpt:
    """Return the excerpt of a row."""
    claims = row["claims"]
    return Excerpt(**row | {"claims": claims if isinstance(claims, str) else tuple(claims)})


def debate_of(row: Columns, parts: Mapping[str, Any]) -> Debate:
    """Return the debate that the row of a map frames, with its positions, speakers, excerpts."""
    framed = {name: row[name] for name in _names(Debate) if name in row}
    framed |= {"slug": Slug(row["debate"]), "period": _date(row["period"])}
    return Debate(**framed, **parts)


def source_of(row: Columns) -> Source:
    """Return the source of a row."""
    kept = {name: row[name] for name in _names(Source) if name != "place"}
    return Source(
        **kept
        | {
            "place": row["printed_in"],
            "issued": _date(row["issued"]),
            "written": _date(row["written"]),
            "about": _date(row["about"]),
            "access": Access(row["access"]),
            "details": tuple((label, text) for label, text in row["details"]),
        }
    )


def edition_of(row: Columns) -> Edition:
    """Return the edition of a row."""
    layout = value_from(Layout, row["layout"])
    corrections = tuple(value_from(Correction, each) for each in row["corrections"])
    return Edition(**row | {"layout": layout, "corrections": corrections})


def library_of(row: Columns, sources: Iterable[Columns], editions: Iterable[Columns]) -> Library:
    """Return a library from its row and those of its sources and editions."""
    return Library(
        **row,
        sources=tuple(source_of(each) for each in sources),
        editions=tuple(map(edition_of, editions)),
    )


def _date(written: str | None) -> DateSpan | None:
    return None if written is None else DateSpan(written)
