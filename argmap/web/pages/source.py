"""A source as a page: its text with the passages marked, and who leans on them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from argmap.model.maps import ArgumentMap
from argmap.model.sources import Edition, Library, Source
from argmap.services.texts import Block, blocks
from argmap.web.pages.leanings import Use, drawing_on, uses_of
from argmap.web.pages.marking import Marked, Piece, Spot, pieces

MOST_HITS = 500
TABS = (8, 12, 18, 26)
"""Widths of the cells of a table, in digits."""
Lying = TypeVar("Lying", Use, Spot)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading or a numbered paragraph, with its pieces and the passages that begin in it.

    Attributes:
        start: where it begins in the text, in code points, and ``end`` where it ends, exclusive.
        numbers: the numbers of the passages that begin in it, by their ids.
        pages: the labels of the pages that begin in it.
        shared: claims lean on the same words of it for and against.
        tab: how wide the cells of its rows are, in digits; 0 if it is no table.
        note: the number of the footnote whose words it is; 0 if it is none.
    """

    number: int | None
    level: int
    start: int
    end: int
    pieces: tuple[Piece, ...]
    uses: tuple[Use, ...]
    numbers: Mapping[str, int]
    pages: tuple[str, ...] = ()
    shared: bool = False
    tab: int = 0
    note: int = 0

    @property
    def title(self) -> str:
        """The words of a heading."""
        said = (piece.text for piece in self.pieces if piece.face != "star")
        return "".join(said).strip() if self.level else ""


@dataclass(frozen=True)
class SourcePage:
    """All that the page of a source shows.

    Attributes:
        edition: the newest with a text, else the newest; none if there is none.
        paragraphs: of its text; none if it is not here.
        uses: every passage in it that is cited, in the order of its text.
        quoted: the sources that are known here only through this one.
        through: the source through which this one is known.
        drawn_on: passages of other sources that draw on this one.
        hits: the numbers of the paragraphs in which words that were searched for stand.
    """

    source: Source
    edition: Edition | None
    paragraphs: tuple[Paragraph, ...]
    uses: tuple[Use, ...]
    quoted: tuple[Source, ...]
    through: Source | None
    drawn_on: tuple[Use, ...]
    hits: tuple[int, ...] = ()

    @cached_property
    def titled(self) -> bool:
        """Whether the text begins with its own title, which the page shows already."""
        return bool(self.paragraphs) and self.paragraphs[0].title == self.source.title

    @cached_property
    def numbered(self) -> tuple[Paragraph, ...]:
        """The numbered paragraphs."""
        return tuple(each for each in self.paragraphs if each.number)

    @cached_property
    def unused(self) -> tuple[int, ...]:
        """The numbers of the paragraphs in which no passage is cited."""
        return tuple(
            each.number
            for each in self.paragraphs
            if each.number and not any(piece.lanes for piece in each.pieces)
        )

    @cached_property
    def shared(self) -> tuple[int, ...]:
        """The numbers of the paragraphs that claims lean on for and against in the same words."""
        return tuple(each.number for each in self.paragraphs if each.number and each.shared)


@dataclass(frozen=True, slots=True)
class Sought:
    """What a reader looks for in a text.

    Attributes:
        words: words that are searched for, if any.
        passages: passages that are to be seen at once.
    """

    words: str = ""
    passages: frozenset[str] = frozenset()


def source_page(
    source: Source,
    library: Library,
    maps: Iterable[ArgumentMap],
    root: str = "",
    sought: Sought = Sought(),
) -> SourcePage:
    """Return the page of a source as the maps of some debates lean on it.

    Args:
        source: which.
        library: with the texts that who asks may read.
        maps: those whose claims stand in the margin.
        root: what stands before the addresses of this site.
        sought: what is looked for in the text.
    """
    maps = tuple(maps)
    editions = library.editions_of(source.id)
    edition = library.text_of(source.id) or (editions[-1] if editions else None)
    uses = uses_of(source.id, maps, root, library, edition)
    hits = found_in(edition.text or "", sought.words) if edition else []
    paragraphs = tuple(_paragraphs(edition, uses, hits, sought.passages)) if edition else ()
    return SourcePage(
        source,
        edition,
        paragraphs,
        uses,
        tuple(each for each in library.sources if each.quoted_in == source.id),
        library.source(source.quoted_in) if source.quoted_in else None,
        drawing_on(source.id, maps, root),
        tuple(p.number for p in paragraphs if p.number and any(each.hit for each in p.pieces)),
    )


def found_in(text: str, words: str) -> list[tuple[int, int]]:
    """Return where words stand in a text, whatever their case; at most ``MOST_HITS`` places."""
    if not words.split():
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    return [hit.span() for hit, _ in zip(pattern.finditer(text), range(MOST_HITS), strict=False)]


def _paragraphs(
    edition: Edition,
    uses: tuple[Use, ...],
    hits: Sequence[tuple[int, int]],
    lit: frozenset[str],
) -> Iterator[Paragraph]:
    text = edition.text
    if text is None:
        return
    found = tuple(blocks(text))
    spots = [Spot(each.start, each.end, each) for each in edition.corrections]
    spots += [Spot(start, end) for start, end in hits]
    noted = edition.layout.notes
    marks = sorted((each.mark, number) for number, each in enumerate(noted, 1))
    told = sorted((each.start, number) for number, each in enumerate(noted, 1))
    among = zip(found, _in_each(found, uses), _in_each(found, spots), strict=True)
    for block, here, wrong in among:
        marked = [Marked(e.passage.id, e.start, e.end, e.passage.id in lit) for e in here]
        pointed = dict(_between(marks, block.start + 1, block.end + 1))
        shown = pieces(text, block.start, block.end, marked, wrong, notes=pointed)
        note = next((number for _, number in _between(told, block.start, block.end)), 0)
        yield _paragraph(edition, block, here, shown, note)


def _between(
    numbered: Sequence[tuple[int, int]], start: int, end: int
) -> Sequence[tuple[int, int]]:
    """Return those of places with numbers, in their order, that lie from start to end."""
    return numbered[bisect_left(numbered, (start, 0)) : bisect_left(numbered, (end, 0))]


def _in_each(found: Sequence[Block], things: Iterable[Lying]) -> list[list[Lying]]:
    """Return what lies, at least in part, in each block of the text, in its order."""
    ends = [block.end for block in found]
    here: list[list[Lying]] = [[] for _ in found]
    for each in things:
        place = bisect_right(ends, each.start)
        while place < len(found) and found[place].start < each.end:
            here[place].append(each)
            place += 1
    return here


def _paragraph(
    edition: Edition, block: Block, uses: Sequence[Use], shown: tuple[Piece, ...], note: int
) -> Paragraph:
    text, pages = edition.text or "", edition.layout.pages
    here = [use for use in uses if block.start <= use.start]
    low, high = (
        bisect_left(pages, place, key=lambda each: each.offset)
        for place in (block.start, block.end)
    )
    return Paragraph(
        block.number,
        block.level,
        block.start,
        block.end,
        shown,
        tuple(here),
        {use.passage.id: number for number, use in enumerate(here, 1)},
        tuple(page.label for page in pages[low:high]),
        shared=_is_shared(uses),
        tab=_tab(text, block) if text.find("\t", block.start, block.end) >= 0 else 0,
        note=note,
    )


def _tab(text: str, block: Block) -> int:
    """Return the least width that holds the cells of a table, but for those in its last column."""
    rows = (row.split("\t") for row in text[block.start : block.end].splitlines())
    widest = max((len(cell) for row in rows for cell in row[:-1]), default=0)
    return next((each for each in TABS if widest + 2 <= each), TABS[-1])


def _is_shared(uses: Sequence[Use]) -> bool:
    """Say whether words are leaned on for and against: by one passage, or by two that overlap."""
    signed = [(use, use.signs) for use in uses]
    if len(frozenset().union(*(signs for _, signs in signed))) < 2:
        return False
    return any(
        one.start < other.end and other.start < one.end and len(ones | others) > 1
        for place, (one, ones) in enumerate(signed)
        for other, others in signed[place:]
    )
