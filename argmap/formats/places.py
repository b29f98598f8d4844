"""Reading where a passage stands: from its words alone, or from offsets into a text."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256

from argmap.evidence.anchoring import digest_of
from argmap.evidence.folding import letters
from argmap.formats.finding import Pages
from argmap.formats.problems import Report, listed, shown
from argmap.formats.record import Record
from argmap.model.errors import InvalidError
from argmap.model.ids import SourceId
from argmap.model.passages import Span
from argmap.model.sources import Edition, Library

_DIGEST = re.compile(r"[0-9a-f]{16}")
_SEARCHES = 20


class Places:
    """The texts of a library, in which passages are placed."""

    def __init__(self, library: Library, report: Report) -> None:
        self.sources = {source.id for source in library.sources}
        self.report = report
        self.editions: dict[str, dict[str, Edition]] = {}
        for edition in library.editions:
            self.editions.setdefault(edition.source, {})[edition.id] = edition
        self._pages: dict[tuple[str, str], Pages] = {}
        self._searches = _SEARCHES

    def span(self, record: Record) -> Span | None:
        """Return the span that a table describes, or none with its problems reported."""
        source = record.known("source", "source", self.sources)
        if not record.required("source") or source is None:
            return None
        edition = self._edition(record, source)
        if edition is None:
            return None
        try:
            if "quote" in record and edition.text is not None:
                return self._quoted(record, self.pages(edition))
            return self._located(record, edition)
        except InvalidError as error:
            self.report.add(record.node, str(error))
            return None

    def pages(self, edition: Edition) -> Pages:
        """Return the text of an edition, ready to be searched."""
        key = (edition.source, edition.id)
        if key not in self._pages:
            self._pages[key] = Pages(edition)
        return self._pages[key]

    def _edition(self, record: Record, source: str) -> Edition | None:
        known = self.editions.get(source, {})
        if not known:
            record.wrong(
                "source",
                f"The source {source} has no text: put it into texts/{source}.txt, or give its"
                " digest and its number of characters under “editions”.",
            )
            return None
        if "edition" not in record:
            return meant(tuple(known.values()), by_words="quote" in record)
        name = record.known("edition", f"edition of {source}", known)
        return known[name] if name else None

    def _quoted(self, record: Record, pages: Pages) -> Span | None:
        quote = record.words("quote")
        if not quote.strip():
            record.wrong("quote", "A quote holds words of the text, exactly as they stand there.")
            return None
        everywhere = _at_start(record, pages, quote) or pages.occurrences(quote)
        if not everywhere:
            self._missing(record, pages, quote)
            return None
        places = [place for place in everywhere if _fits(record, pages, place)]
        if len(places) != 1:
            self._not_one(record, pages, places or everywhere, found=bool(places))
            return None
        (start, end) = places[0]
        span = pages.span(start, end, record.words("prefix"), record.words("suffix"))
        return _with_marks(record, span, pages.text)

    def _missing(self, record: Record, pages: Pages, quote: str) -> None:
        sentence = f"These words do not stand in {pages.edition.source}."
        self._searches -= 1
        near = pages.nearest(quote) if self._searches >= 0 else None
        if near:
            sentence += f" The nearest are in paragraph {near[0]}: “{shown(near[1], 200)}”."
        record.wrong("quote", sentence)

    def _not_one(
        self, record: Record, pages: Pages, places: list[tuple[int, int]], *, found: bool
    ) -> None:
        source = pages.edition.source
        numbers = [number for place in places if (number := pages.numbers(*place)[0])]
        where = _where(tuple(dict.fromkeys(numbers)))
        if not found:
            sentence = f"These words stand in {source}, but elsewhere: {where}."
        else:
            sentence = f"These words stand {len(places)} times in {source}, {where}: "
            if len(set(numbers)) == len(places):
                sentence += f"add “paragraph: {numbers[0]}”, or quote more of them."
            else:
                sentence += "quote more of them, or add “prefix:” with what comes just before."
        record.wrong("quote", sentence)

    def _located(self, record: Record, edition: Edition) -> Span | None:
        numbers = {key: record.number(key) for key in ("start", "end")}
        if not record.required("start", "end"):
            return None
        start, end = numbers["start"], numbers["end"]
        if start is None or end is None:
            return None
        if end > edition.characters:
            record.wrong(
                "end",
                f"The passage ends at {end:,}, but this edition of {edition.source} has"
                f" {edition.characters:,} characters.",
            )
            return None
        quote, prefix, suffix = (record.words(key) for key in ("quote", "prefix", "suffix"))
        source = SourceId(edition.source)
        bare = Span(source, edition.id, start, end, exact=quote, prefix=prefix, suffix=suffix)
        if edition.text is not None:
            first, last = self.pages(edition).numbers(start, end)
            bare = replace(bare, paragraph=first, last_paragraph=last)
        return _with_marks(record, bare, edition.text)


def meant(editions: tuple[Edition, ...], *, by_words: bool) -> Edition:
    """Return the edition that is meant where none is named.

    Words are sought in the newest text that is here; offsets count in the first edition, for they
    were true of it before there was another.
    """
    here = [edition for edition in editions if edition.text is not None]
    return here[-1] if by_words and here else editions[0]


def _at_start(record: Record, pages: Pages, quote: str) -> list[tuple[int, int]]:
    """Return the place that is written, if the words stand there."""
    start = record.number("start")
    if start is None or not pages.text.startswith(quote, start):
        return []
    return [(start, start + len(quote))]


def _fits(record: Record, pages: Pages, place: tuple[int, int]) -> bool:
    """Tell whether a place is the one that paragraph, offsets and context speak of."""
    start, end = place
    paragraph = record.number("paragraph")
    return (
        record.number("start") in (None, start)
        and record.number("end") in (None, end)
        and (paragraph is None or paragraph == pages.numbers(start, end)[0])
        and pages.text.endswith(record.words("prefix"), 0, start)
        and pages.text.startswith(record.words("suffix"), end)
    )


def _where(numbers: tuple[int, ...]) -> str:
    """Return paragraphs as a phrase: paragraph 4, paragraphs 4 and 7."""
    if not numbers:
        return "in a heading"
    named = [str(number) for number in numbers[:4]] + ["others"] * (len(numbers) > 4)
    return f"paragraph{'s' * (len(numbers) > 1)} {listed(named)}"


def _with_marks(record: Record, span: Span, text: str | None) -> Span | None:
    """Return the span with what is written of its paragraphs, anchor and digest, checked."""
    first, last = record.number("paragraph"), record.number("last_paragraph")
    anchor, anchor_start = record.words("anchor"), record.number("anchor_start")
    digest = record.value("digest")
    marked = replace(
        span,
        paragraph=span.paragraph if first is None else first,
        last_paragraph=span.last_paragraph if last is None else last,
        anchor=anchor,
        anchor_start=anchor_start,
        digest=digest,
        letters=record.number("letters"),
        folded=record.value("folded"),
    )
    wrong = mark_faults(marked, text)
    for key, sentence in wrong:
        record.wrong(key, sentence)
    return None if wrong else marked


def mark_faults(span: Span, text: str | None) -> list[tuple[str, str]]:
    """Return what is wrong with the anchor and digest of a span, as keys and sentences.

    Args:
        span: the span.
        text: the text of its edition, or none if it is not here.
    """
    wrong: list[tuple[str, str]] = []
    first, last = span.paragraph, span.last_paragraph
    if last is not None and (first is None or last < first):
        wrong.append(("last_paragraph", "The last paragraph comes after the first."))
    if span.digest and not _DIGEST.fullmatch(span.digest):
        wrong.append(("digest", "A digest is the first 16 digits (0-9, a-f) of a SHA-256."))
    if span.folded and not _DIGEST.fullmatch(span.folded):
        wrong.append(("folded", "A digest is the first 16 digits (0-9, a-f) of a SHA-256."))
    if bool(span.folded) != bool(span.letters):
        wrong.append(("folded", "“letters” and “folded” are given together, or neither."))
    at = span.anchor_start
    if at is not None and not span.start <= at <= span.end - len(span.anchor):
        wrong.append(("anchor_start", "The anchor does not lie within the passage."))
    if text is None or wrong:
        return wrong
    return text_faults(span, text)


def text_faults(span: Span, text: str) -> list[tuple[str, str]]:
    """Return where a span and the text that it is in do not agree, as keys and sentences."""
    wrong: list[tuple[str, str]] = []
    words = text[span.start : span.end]
    if span.digest and sha256(words.encode()).hexdigest()[:16] != span.digest:
        wrong.append(("digest", f"The digest is not that of the text of {span.source} there."))
    elif span.folded and (span.letters, span.folded) != (
        len(core := letters(words)),
        digest_of(core),
    ):
        wrong.append(("folded", f"“letters” and “folded” are not those of {span.source} there."))
    at = span.anchor_start
    if span.anchor and at is not None and not text.startswith(span.anchor, at):
        wrong.append(
            ("anchor", f"“{shown(span.anchor)}” does not stand at {at:,} in {span.source}.")
        )
    if span.exact and span.exact != words:
        wrong.append(("quote", f"These words do not stand there in {span.source}."))
    return wrong
