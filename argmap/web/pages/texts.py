"""The pages of added texts: what is there, the form for another, and what was found in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import abort, request

from argmap.model.errors import InvalidDebateError
from argmap.model.ids import SourceId
from argmap.model.passages import Passage, Status
from argmap.model.permissions import Permission
from argmap.model.seminars import Holding, Visibility
from argmap.model.sources import Library, Source
from argmap.model.texts import Corrected, Deposit, Placement
from argmap.services.texts import adding, carrying, correcting, keeping, seen
from argmap.services.texts.adding import Given
from argmap.services.texts.carrying import Report
from argmap.services.texts.reading_in import Described, hearing, new_source, read_file
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import shortened
from argmap.web.pages.passage import in_paragraph

READERS = {
    Visibility.PRIVATE: "nobody but our group",
    Visibility.SEMINAR: "everybody in the seminar",
    Visibility.PUBLIC: "everybody: the text is free, or ours",
}
ALONE = {Visibility.PRIVATE: "nobody but me", Visibility.PUBLIC: READERS[Visibility.PUBLIC]}
FOUND = {
    Status.EXACT: "word for word, in its place",
    Status.MOVED: "word for word, at another place",
    Status.FOLDED: "the same letters; blanks, hyphens or signs differ",
    Status.ALTERED: "nearly the same words, in its place",
    Status.REVIEW: "something like it: look",
    Status.MISSING: "not found",
}
KINDS = {
    "txt": "plain text", "md": "Markdown", "markdown": "Markdown", "html": "HTML", "htm": "HTML",
    "pasted": "pasted words",
}  # fmt: skip
"""How the kind of a file is called; that of any other is written in capitals."""
ACCEPTED = ".txt,.md,.markdown,.html,.htm,.docx,.odt,.epub,.pdf"


@dataclass(frozen=True, slots=True)
class Kept:
    """An added text in the list.

    Attributes:
        source: what it is a text of.
        hers: whoever looks may say who reads it, and take it away.
        kind: of the file that it was read from, as it is called.
        read: it is the text of its source that is read from this map.
    """

    deposit: Deposit
    source: Source
    readers: str
    href: str
    hers: bool
    kind: str
    read: bool


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a passage stands in an added text.

    Attributes:
        words: what stands there, and a little around it.
        key: names the place in a form.
    """

    passage: str
    placement: Placement
    says: str
    words: tuple[str, str, str]
    href: str
    key: str


@dataclass(frozen=True)
class TextPage:
    """What was found in an added text.

    Attributes:
        counts: how many passages were found in each way, in words.
        waiting: those that somebody has to look at.
        others: those that are found or missing, the surest last.
    """

    kept: Kept
    report: Report
    counts: tuple[tuple[str, int], ...]
    waiting: tuple[Sighting, ...]
    others: tuple[Sighting, ...]
    corrections: tuple[Corrected, ...]


def readers_for(held: Holding, asked: Asked) -> Mapping[Visibility, str]:
    """Return who may be let read a text that is added to a map."""
    offered = READERS if held.seminar else ALONE
    manages = Permission.MANAGE in asked.rights
    return {each: label for each, label in offered.items() if manages or each != "public"}


def kept_texts(asked: Asked) -> tuple[Kept, ...]:
    """Return the added texts that who asks may read from a map."""
    found = seen.added(context.store(), context.who(), asked.held, asked.whole.debate.library)
    return tuple(kept_text(asked, each) for each in found)


def kept_text(asked: Asked, deposit: Deposit) -> Kept:
    """Return an added text as it stands in the list."""
    source = asked.library.source(deposit.source) or Source(deposit.source, deposit.source)
    person = context.who().person
    hers = Permission.MANAGE in asked.rights or (person is not None and deposit.person == person.id)
    label = (READERS if deposit.seminar else ALONE).get(deposit.readers, deposit.readers.value)
    kind = KINDS.get(deposit.kind, deposit.kind.upper())
    read = deposit.current and _is_read(asked, deposit)
    return Kept(deposit, source, label, f"{asked.to.page}/texts/{deposit.id}", hers, kind, read)


def _is_read(asked: Asked, deposit: Deposit) -> bool:
    """Say whether a text in use is the one that is read: a group's own comes before all others."""
    edition = asked.library.text_of(deposit.source)
    return edition is not None and edition.digest == deposit.digest


def unread(asked: Asked, deposit: Deposit) -> str:
    """Return a sentence if other texts of the source of one that was taken away wait unread."""
    others = [each for each in kept_texts(asked) if each.source.id == deposit.source]
    if not others or any(each.read for each in others):
        return ""
    return (
        f"No text of “{others[0].source.title}” is read now, and there are others: open one, and"
        " choose “Read this one from now on”."
    )


def text_page(asked: Asked, deposit_id: str) -> TextPage:
    """Return what was found in an added text.

    Raises:
        NotFoundError: there is none of that name, or it is not for who asks.
    """
    deposit = keeping.one(context.store(), context.who(), asked.whole.id, deposit_id)
    passages = _passages(asked, asked.library, deposit)
    report = carrying.report(context.store(), deposit).of(passages)
    words = adding.words_of(context.store(), deposit)
    sightings = [_sighting(asked, deposit, each, words, passages) for each in report.placements]
    waiting = {id(each) for each in report.waiting}
    return TextPage(
        kept_text(asked, deposit),
        report,
        tuple((FOUND[each], report.counts[each]) for each in Status if report.counts.get(each)),
        tuple(each for each in sightings if id(each.placement) in waiting),
        tuple(
            sorted(
                (each for each in sightings if id(each.placement) not in waiting),
                key=lambda each: -tuple(FOUND).index(each.placement.status),
            )
        ),
        correcting.corrections(context.store(), deposit),
    )


def _passages(
    asked: Asked, library: Library, deposit: Deposit
) -> Mapping[tuple[str, int, int], Passage]:
    maps = (asked.whole, *context.neighbours(library.slug))
    return {
        (span.edition, span.start, span.end): passage
        for each in maps
        for passage in each.passages.values()
        for span in passage.spans
        if span.source == deposit.source
    }


def _sighting(
    asked: Asked,
    deposit: Deposit,
    placement: Placement,
    text: str,
    passages: Mapping[tuple[str, int, int], Passage],
) -> Sighting:
    passage = passages.get((placement.edition, placement.start, placement.end))
    start, end = placement.found_start, placement.found_end
    words = ("", "", "")
    if start is not None and end is not None:
        before, after = in_paragraph(text, start, end, 60)
        words = (before, text[start:end], after)
    says = (passage.summary or passage.exact or passage.spans[0].anchor) if passage else ""
    return Sighting(
        passage.id if passage else "",
        placement,
        shortened(says, 160),
        words,
        asked.to.place(deposit.source, passage.id if passage else ""),
        f"{placement.edition}:{placement.start}-{placement.end}",
    )


def place_key(deposit: str, written: str) -> tuple[str, str, int, int]:
    """Return the place that a form names."""
    edition, _, stretch = written.partition(":")
    start, _, end = stretch.partition("-")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        abort(400)
    return deposit, edition, int(start[:9]), int(end[:9])


def given_from(asked: Asked, values: Mapping[str, str]) -> tuple[Given, tuple[str, ...]]:
    """Return the text that a form gives, and what the reader of its file has to say.

    Raises:
        InvalidError: the file cannot be read, there are no words, or no such source any more.
    """
    written, kind, layout = values.get("words", ""), "pasted", None
    told: tuple[str, ...] = ()
    readers = values.get("readers", "")
    if readers not in {each.value for each in readers_for(asked.held, asked)}:
        raise adding.UnaskedError
    source = values.get("source", "")
    if source and asked.library.source(source) is None:
        raise InvalidDebateError(
            "The source that was chosen is not here any more: choose another, or describe one."
        )
    file = request.files.get("file")
    if file and file.filename:
        if written.strip():
            raise InvalidDebateError("Give a file or paste its words, and not both.")
        hear = hearing(context.store(), context.who(), values.get("once", ""))
        with file.stream as sent:
            data = sent.read()
        read = read_file(data, file.filename, hear)
        written, layout, told = read.text, read.layout, read.troubles
        kind = file.filename.rpartition(".")[2].lower()[:10] or "txt"
        named = read.title or file.filename.rpartition(".")[0]
        values = {**values, "title": values.get("title", "") or named}
        values["author"] = values.get("author", "") or read.author
    given = Given(
        SourceId(source) if source else new_source(_described(values)),
        written,
        readers=Visibility(readers),
        rights=values.get("rights", ""),
        label=values.get("label", ""),
        kind=kind,
    )
    return (adding.laid_out(given, layout) if layout else given), told


def _described(values: Mapping[str, str]) -> Described:
    told = {name: values.get(name, "") for name in ("title", "author", "issued", "record")}
    kind = "primary" if values.get("kind") == "primary" else "secondary"
    return Described(**told, kind=kind)
