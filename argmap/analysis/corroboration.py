"""How many independent sources stand behind a claim, and what they rest on.

Two passages are independent if the words in them come from different sources. A passage that its
author has from somebody else comes from that other source, and is read at second hand: a chain.
Of a passage that stands in several texts, a chapter and a retelling of it, the last one counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.model.claims import Claim
from argmap.model.ids import ClaimId, SourceId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Passage
from argmap.model.sources import Library

FICTION = "literary"


@dataclass(frozen=True, slots=True)
class Root:
    """A source from which evidence comes.

    Attributes:
        source: which.
        through: those through which it is known here, the nearest first; none if it was read.
    """

    source: SourceId
    through: tuple[SourceId, ...] = ()


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a claim.

    Attributes:
        roots: the independent sources that attest or back it.
        read: the sources in which the passages were read, through whatever chain.
        disputing: how many passages dispute it.
        illustrated: passages are cited for it, and all of them only illustrate it or are fiction.
    """

    claim: Claim
    roots: tuple[Root, ...]
    read: tuple[SourceId, ...]
    disputing: int
    illustrated: bool

    @property
    def single(self) -> bool:
        """Whether it rests on one source alone."""
        return len(self.roots) == 1


def behind(drawn: ArgumentMap, library: Library, claim: Claim) -> Behind:
    """Return what stands behind a claim of a map."""
    cited = list(_cited(drawn, claim.id))
    bearing = [p for e, p in cited if e.bearing in (Bearing.ATTESTS, Bearing.BACKS)]
    true = [each for each in bearing if each.kind != FICTION]
    roots = {root_of(each, library) for each in true}
    return Behind(
        claim,
        tuple(sorted(roots, key=lambda each: each.source)),
        tuple(sorted({each.spans[-1].source for each in true})),
        sum(evidence.bearing is Bearing.DISPUTES for evidence, _ in cited),
        bool(cited) and not true and any(e.bearing is not Bearing.DISPUTES for e, _ in cited),
    )


def behind_all(drawn: ArgumentMap, library: Library) -> tuple[Behind, ...]:
    """Return what stands behind each claim that is drawn, in the order of the map."""
    return tuple(behind(drawn, library, claim) for claim in drawn.drawn.values())


def root_of(passage: Passage, library: Library) -> Root:
    """Return the source from which a passage comes, and the chain through which it is known."""
    read = passage.spans[-1].source
    if passage.via and passage.via != read:
        return Root(passage.via, (read,))
    return Root(read, tuple(_chain(read, library)))


def _chain(source: SourceId, library: Library) -> Iterable[SourceId]:
    met = {source}
    known = library.source(source)
    while known and known.quoted_in and known.quoted_in not in met:
        yield known.quoted_in
        met.add(known.quoted_in)
        known = library.source(known.quoted_in)


def _cited(drawn: ArgumentMap, claim: ClaimId) -> Iterable[tuple[Evidence, Passage]]:
    for evidence in drawn.evidence_for(claim):
        passage = drawn.passages.get(evidence.passage)
        if passage:
            yield evidence, passage
