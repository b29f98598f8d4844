"""Single things of a debate as tables of its folder; what goes without saying is left out."""

from __future__ import annotations

from argmap.formats.finding import MOST, Pages
from argmap.formats.yaml_text import Bare, Value
from argmap.model.claims import Basis, Claim, CrossRelation, Relation, Voice
from argmap.model.dates import DateSpan
from argmap.model.debates import Debate, Excerpt, Position, Speaker
from argmap.model.passages import Figure, Span
from argmap.model.sources import Access, Edition, Source
from argmap.model.texts import Correction

Table = dict[str, Value]


def kept(**values: Value) -> Table:
    """Return the table without what is empty."""
    return {key: value for key, value in values.items() if value}


def date(date: DateSpan | None) -> str:
    """Return a date as it is written, or nothing."""
    return Bare(date.text) if date else ""


def yes(value: bool) -> str:
    """Return yes, or nothing."""
    return Bare("yes") if value else ""


def number(value: int | None) -> str:
    """Return a number as it is written, or nothing."""
    return "" if value is None else Bare(value)


def excerpt(excerpt: Excerpt) -> Table:
    """Return what stands under the id of a map."""
    claims: Value = excerpt.claims
    if not isinstance(excerpt.claims, str):
        claims = [Bare(each) for each in excerpt.claims]
    return {"title": excerpt.title, "claims": claims}


def position(position: Position) -> Table:
    """Return what stands under the id of a position."""
    return kept(
        label=position.label,
        gist=position.gist,
        hue=number(position.hue),
        own=yes(position.own),
    )


def speaker(speaker: Speaker) -> Table:
    """Return what stands under the id of a speaker."""
    return kept(
        name=speaker.name,
        short=speaker.short,
        role=speaker.role,
        interest=speaker.interest,
        position=speaker.position or "",
        lived=date(speaker.lived),
    )


def claim(claim: Claim, debate: Debate) -> Table:
    """Return what stands under the id of a claim, without its evidence."""
    usual = Voice.ACTOR if claim.speaker else Voice.MEMBER
    holder = debate.speaker(claim.speaker)
    implied = holder.position if holder else None
    held: Table = {} if claim.position == implied else {"position": claim.position or ""}
    table = kept(
        text=claim.text,
        voice="" if claim.voice is usual else claim.voice.value,
        speaker=claim.speaker or "",
    )
    return (
        table
        | held
        | kept(
            date=date(claim.date),
            kind=claim.kind,
            thesis=yes(claim.thesis),
            core=yes(claim.core),
            implied=yes(claim.implied),
            reported_by=claim.reported_by or "",
            note=claim.note,
            withdrawn=yes(claim.withdrawn),
        )
    )


def relation(relation: Relation) -> Table:
    """Return what stands under the id of a relation, without its evidence."""
    return kept(
        kind=relation.kind.value,
        premises=[Bare(each) for each in relation.premises],
        target=relation.target,
        basis="" if relation.basis is Basis.EDITORIAL else relation.basis.value,
        scheme=relation.scheme,
        note=relation.note,
    )


def crossing(crossing: CrossRelation) -> Table:
    """Return what stands under the id of a relation that comes from another debate."""
    return kept(
        kind=crossing.kind.value,
        debate=crossing.debate,
        premise=crossing.premise,
        target=crossing.target,
        basis="" if crossing.basis is Basis.EDITORIAL else crossing.basis.value,
        scheme=crossing.scheme,
        note=crossing.note,
    )


def figure(figure: Figure) -> Table:
    """Return a figure of a passage."""
    return kept(what=figure.what, value=figure.value, unit=figure.unit, qualifier=figure.qualifier)


def offsets(span: Span) -> Table:
    """Return the offsets of a span."""
    return {"start": Bare(span.start), "end": Bare(span.end)}


def narrowed(span: Span, pages: Pages) -> Table:
    """Return what is needed beside the words to find their one place."""
    places = pages.occurrences(span.exact)
    if len(places) == 1:
        return {}
    if len(places) == MOST:
        return offsets(span)
    paragraph = pages.numbers(span.start, span.end)[0]
    beside = [place for place in places if pages.numbers(*place)[0] == paragraph]
    if len(beside) == 1 and paragraph == span.paragraph:
        return {"paragraph": number(paragraph)} if paragraph else offsets(span)
    return offsets(span)


def marks(span: Span, usual: Span | None) -> Table:
    """Return what of a span would not be worked out from its words."""
    table: Table = {}
    for key in ("prefix", "suffix", "paragraph", "last_paragraph"):
        value = getattr(span, key)
        if value and str(value).strip() and value != getattr(usual, key, None):
            table[key] = value if isinstance(value, str) else number(value)
    return table | kept(
        anchor=span.anchor,
        anchor_start=number(span.anchor_start),
        digest=span.digest,
        letters=number(span.letters),
        folded=span.folded,
    )


def source(source: Source) -> Table:
    """Return what stands under the id of a source, without its editions."""
    return kept(
        title=source.title,
        short=source.short_title,
        author=source.author,
        kind="" if source.kind == "secondary" else source.kind,
        csl_type="" if source.csl_type == "document" else source.csl_type,
        issued=date(source.issued),
        container=source.container,
        chapter=source.chapter,
        place=source.place,
        publisher=source.publisher,
        url=source.url,
        quoted_in=source.quoted_in or "",
        rights=source.rights,
        access="" if source.access is Access.PUBLIC else source.access.value,
        perspective=source.perspective,
        written=date(source.written),
        about=date(source.about),
        audience=source.audience,
        interest=source.interest,
        transmission=source.transmission,
        note=source.note,
        details=[{"label": label, "text": text} for label, text in source.details],
    )


def laid_out(edition: Edition) -> Table:
    """Return the pages, footnotes and corrections of an edition."""
    pages, notes = edition.layout.pages, edition.layout.notes
    return kept(
        pages=[{"offset": Bare(each.offset), "label": each.label} for each in pages],
        notes=[
            {"mark": Bare(each.mark), "start": Bare(each.start), "end": Bare(each.end)}
            for each in notes
        ],
        corrections=[correction(each) for each in edition.corrections],
    )


def correction(correction: Correction) -> Table:
    """Return a correction of an edition."""
    return {"start": Bare(correction.start), "end": Bare(correction.end)} | kept(
        printed=correction.printed,
        proposed=correction.proposed,
        reason=correction.reason,
        by=correction.by,
    )


def text_file(edition: Edition, editions: tuple[Edition, ...]) -> str:
    """Return the name of an edition's file: the last text of a source is named after it."""
    texts = [each for each in editions if each.text is not None]
    return f"{edition.source}{'' if edition == texts[-1] else f'--{edition.id}'}.txt"
