"""What leans on the passages of a source: claims and steps, for and against, in some debates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Passage, Span, Status
from argmap.model.sources import Edition, Library
from argmap.web.addresses import Addresses
from argmap.web.forms import State
from argmap.web.pages.brief import look_of, shortened


class Lean(NamedTuple):
    """A claim, or the step of a relation, that leans on a passage."""

    sign: str
    kind: str
    bearing: str
    speaker: str
    text: str
    look: str
    href: str
    debate: str
    claim: str = ""
    evidence: str = ""


class Use(NamedTuple):
    """A passage of the source, and what leans on it in the debates that are looked at.

    Attributes:
        span: where it is known to stand.
        start: where it stands in the text that is shown, in code points.
        end: where it ends there, exclusive.
        status: how sure that place is.
    """

    passage: Passage
    span: Span
    leans: tuple[Lean, ...]
    start: int
    end: int
    status: Status = Status.EXACT

    @property
    def signs(self) -> frozenset[str]:
        """Whether claims lean on it for, against, or both."""
        return frozenset([lean.sign for lean in self.leans])


def uses_of(
    source: str, maps: Iterable[ArgumentMap], root: str, library: Library, edition: Edition | None
) -> tuple[Use, ...]:
    """Return the passages in a source, in the order of its text.

    Args:
        source: its id.
        maps: those whose claims are looked at.
        root: what stands before the addresses of this site.
        library: where each passage is looked up.
        edition: the text that is shown; passages that have no place in it are left out. Without
            one, all passages are returned where they are known to stand.
    """
    found: dict[tuple[str, int, int], Use] = {}
    leans: defaultdict[tuple[str, int, int], list[Lean]] = defaultdict(list)
    for each in maps:
        cited = _leans(each, root)
        for passage in each.passages.values():
            for span in passage.spans:
                use = _use(passage, span, library, edition) if span.source == source else None
                if use:
                    key = (passage.id, use.start, use.end)
                    found.setdefault(key, use)
                    leans[key].extend(cited.get(passage.id, ()))
    uses = (use._replace(leans=tuple(leans[key])) for key, use in found.items())
    return tuple(sorted(uses, key=lambda use: (use.start, use.end, use.passage.id)))


def _use(passage: Passage, span: Span, library: Library, edition: Edition | None) -> Use | None:
    if edition is None or edition.text is None:
        return Use(passage, span, (), span.start, span.end)
    place = library.place(span)
    if place is None or place.edition.id != edition.id:
        return None
    return Use(passage, span, (), place.start, place.end, place.status)


def drawing_on(source: str, maps: Iterable[ArgumentMap], root: str) -> tuple[Use, ...]:
    """Return the passages of other sources that draw on this one."""
    found: dict[str, Use] = {}
    for each in maps:
        if not any(passage.via == source for passage in each.passages.values()):
            continue
        cited = _leans(each, root)
        for passage in each.passages.values():
            if passage.via == source:
                before = found[passage.id].leans if passage.id in found else ()
                leans = (*before, *cited.get(passage.id, ()))
                span = passage.spans[0]
                found[passage.id] = Use(passage, span, leans, span.start, span.end)
    return tuple(found.values())


def leans_on(cited: ArgumentMap, passage: str, root: str) -> tuple[Lean, ...]:
    """Return what leans on one passage of a map."""
    return tuple(_leans(cited, root).get(passage, ()))


def _leans(cited: ArgumentMap, root: str) -> dict[str, list[Lean]]:
    """Return what leans on each passage of a map, by the passage's id."""
    to = Addresses(cited, State(), root)
    found: defaultdict[str, list[Lean]] = defaultdict(list)
    for evidence in cited.evidence.values():
        lean = _lean(cited, to, evidence)
        if lean:
            found[evidence.passage].append(lean)
    return found


def _lean(cited: ArgumentMap, to: Addresses, evidence: Evidence) -> Lean | None:
    target, bearing = evidence.target, evidence.bearing
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
        claim.id,
        evidence.id,
    )
