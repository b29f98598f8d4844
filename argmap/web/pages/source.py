"""A source as a page: its text with the passages marked, and who leans on them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Passage, Span
from argmap.model.sources import Edition, Library, Source
from argmap.services.texts import Block, blocks
from argmap.web.addresses import Addresses
from argmap.web.forms import State
from argmap.web.pages.brief import look_of, shortened
from argmap.web.pages.marking import Marked, Piece, pieces

Uses = Mapping[str, tuple["Use", ...]]


@dataclass(frozen=True, slots=True)
class Lean:
    """A claim, or the step of a relation, that leans on a passage."""

    sign: str
    kind: str
    bearing: str
    speaker: str
    text: str
    look: str
    href: str
    debate: str


@dataclass(frozen=True, slots=True)
class Use:
    """A passage of the source, and what leans on it in the debates that are looked at."""

    passage: Passage
    span: Span
    leans: tuple[Lean, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading or a numbered paragraph, with its pieces and the passages that begin in it."""

    number: int | None
    level: int
    pieces: tuple[Piece, ...]
    uses: tuple[Use, ...]
    numbers: Mapping[str, int]

    @property
    def title(self) -> str:
        """The words of a heading."""
        return "".join(piece.text for piece in self.pieces).strip() if self.level else ""


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
    """

    source: Source
    edition: Edition | None
    paragraphs: tuple[Paragraph, ...]
    uses: tuple[Use, ...]
    quoted: tuple[Source, ...]
    through: Source | None
    drawn_on: tuple[Use, ...]

    @property
    def titled(self) -> bool:
        """Whether the text begins with its own title, which the page shows already."""
        return bool(self.paragraphs) and self.paragraphs[0].title == self.source.title


def source_page(
    source: Source, library: Library, maps: Iterable[ArgumentMap], root: str = ""
) -> SourcePage:
    """Return the page of a source as the maps of some debates lean on it."""
    maps = tuple(maps)
    editions = library.editions_of(source.id)
    edition = next((e for e in reversed(editions) if e.text), editions[-1] if editions else None)
    uses = _uses(source.id, maps, root, edition.id if edition and edition.text else None)
    return SourcePage(
        source,
        edition,
        _paragraphs(edition, uses) if edition else (),
        uses,
        tuple(each for each in library.sources if each.quoted_in == source.id),
        library.source(source.quoted_in) if source.quoted_in else None,
        _drawing_on(source.id, maps, root),
    )


def _uses(
    source: str, maps: Iterable[ArgumentMap], root: str, edition: str | None
) -> tuple[Use, ...]:
    """Return the passages in a source; of a text that is here, those in that edition."""
    found: dict[tuple[str, int, int], tuple[Passage, Span]] = {}
    leans: defaultdict[tuple[str, int, int], list[Lean]] = defaultdict(list)
    for each in maps:
        cited = _leans(each, root)
        for passage in each.passages.values():
            for span in passage.spans:
                if span.source == source and edition in (None, span.edition):
                    key = (passage.id, span.start, span.end)
                    found.setdefault(key, (passage, span))
                    leans[key].extend(cited.get(passage.id, ()))
    uses = (Use(passage, span, tuple(leans[key])) for key, (passage, span) in found.items())
    return tuple(sorted(uses, key=lambda use: (use.span.start, use.span.end, use.passage.id)))


def _drawing_on(source: str, maps: Iterable[ArgumentMap], root: str) -> tuple[Use, ...]:
    found: dict[str, Use] = {}
    for each in maps:
        cited = _leans(each, root)
        for passage in each.passages.values():
            if passage.via == source:
                before = found[passage.id].leans if passage.id in found else ()
                leans = (*before, *cited.get(passage.id, ()))
                found[passage.id] = Use(passage, passage.spans[0], leans)
    return tuple(found.values())


def _leans(cited: ArgumentMap, root: str) -> dict[str, list[Lean]]:
    """Return what leans on each passage of a map, by the passage's id."""
    to = Addresses(cited, State(), root)
    found: defaultdict[str, list[Lean]] = defaultdict(list)
    for evidence in cited.evidence.values():
        lean = _lean(cited, to, evidence.target, evidence.bearing)
        if lean:
            found[evidence.passage].append(lean)
    return found


def _lean(cited: ArgumentMap, to: Addresses, target: str, bearing: Bearing) -> Lean | None:
    relation = cited.relations.get(RelationId(target))
    claim = cited.drawn.get(relation.premises[0] if relation else ClaimId(target))
    if claim is None:
        return None
    speaker = cited.debate.speaker(claim.speaker)
    against = bearing is Bearing.DISPUTES
    step = "the step from: " if relation else ""
    return Lean(
        "−" if against else "+",
        "rebut" if against else "support",
        bearing.value,
        speaker.called if speaker else "",
        step + shortened(claim.text, 120),
        look_of(cited.debate.position(claim.position)),
        to.relation(relation.id) if relation else to.claim(claim.id),
        cited.debate.question,
    )


def _paragraphs(edition: Edition, uses: tuple[Use, ...]) -> tuple[Paragraph, ...]:
    text = edition.text
    if text is None:
        return ()
    found = tuple(blocks(text))
    return tuple(map(partial(_paragraph, text), found, _in_each(found, uses)))


def _in_each(found: Sequence[Block], uses: Iterable[Use]) -> list[list[Use]]:
    """Return the passages that lie, at least in part, in each block of the text, in its order."""
    ends = [block.end for block in found]
    here: list[list[Use]] = [[] for _ in found]
    for use in uses:
        place = bisect_right(ends, use.span.start)
        while place < len(found) and found[place].start < use.span.end:
            here[place].append(use)
            place += 1
    return here


def _paragraph(text: str, block: Block, uses: Sequence[Use]) -> Paragraph:
    begun = (use for use in uses if block.start <= use.span.start)
    here = [replace(use, number=place) for place, use in enumerate(begun, 1)]
    marked = [Marked(use.passage.id, use.span.start, use.span.end) for use in uses]
    numbers: dict[str, int] = {use.passage.id: use.number for use in here}
    return Paragraph(
        block.number,
        block.level,
        pieces(text, block.start, block.end, marked),
        tuple(here),
        numbers,
    )
