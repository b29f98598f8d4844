"""A passage as a page of its own: its words in their place, what leans on them, and its address."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model.errors import NotFoundError
from argmap.model.ids import PassageId
from argmap.model.passages import Passage, Span
from argmap.model.sources import Source
from argmap.services.texts import around, fragment_of
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import STATUSES
from argmap.web.pages.leanings import Lean, leans_on

AROUND = 240


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a passage stands in one source.

    Attributes:
        words: what stands there, if who asks may read it, with what comes before and after.
        status: how sure the place is, if not word for word.
        href: the text, at this place.
        fragment: the address of the place for any browser, without an account: a text fragment,
            and the passage where a remark in the text stands between its words.
        open: everybody may read the text.
    """

    source: Source | None
    span: Span
    words: tuple[str, str, str]
    status: str
    href: str
    fragment: str
    open: bool


@dataclass(frozen=True, slots=True)
class PassagePage:
    """All that the page of a passage shows."""

    passage: Passage
    places: tuple[Stands, ...]
    leans: tuple[Lean, ...]


def passage_page(asked: Asked, passage_id: str) -> PassagePage:
    """Return the page of a passage of a map.

    Raises:
        NotFoundError: the map has no such passage.
    """
    passage = asked.whole.passages.get(PassageId(passage_id))
    if passage is None:
        raise NotFoundError("passage", passage_id, asked.whole.passages)
    return PassagePage(
        passage,
        tuple(_stands(asked, passage, span) for span in passage.spans),
        leans_on(asked.whole, passage.id, asked.to.root),
    )


def in_paragraph(text: str, start: int, end: int, most: int) -> tuple[str, str]:
    """Return what stands before and after a stretch in its own paragraph, in whole words.

    Where more of the paragraph is left out, a sign of that stands in its place.

    Args:
        text: the whole text.
        start: where the stretch begins, in code points.
        end: where it ends, exclusive.
        most: how many characters are returned at most on each side, and that sign.
    """
    before, after = around(text, start, end, most)
    _, break_before, here_before = before.rpartition("\n\n")
    here_after, break_after, _ = after.partition("\n\n")
    cut_before = not break_before and len(before) < start
    cut_after = not break_after and end + len(after) < len(text)
    opened = here_before.lstrip("# ") if break_before or not cut_before else here_before
    return ("… " if cut_before else "") + opened, here_after + (" …" if cut_after else "")


def _stands(asked: Asked, passage: Passage, span: Span) -> Stands:
    library = asked.library
    place = library.place(span)
    href = asked.to.place(span.source, passage.id)
    source = library.source(span.source)
    if place is None:
        words = (span.prefix, span.exact, span.suffix)
        return Stands(source, span, words, "", href, "", open=False)
    text = place.edition.text or ""
    before, after = in_paragraph(text, place.start, place.end, AROUND)
    fragment = fragment_of(text, place.start, place.end).directive
    return Stands(
        source,
        span,
        (before, place.words, after),
        STATUSES.get(place.status, ""),
        href,
        f"{href}{fragment}",
        library.is_open(place.edition),
    )
