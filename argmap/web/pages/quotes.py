"""Passages and quotations in few words: how they stand in the texts that whoever looks may read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.model.claims import Claim
from argmap.model.ids import MapId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence, Status
from argmap.services import quoting
from argmap.web import context
from argmap.web.addresses import Addresses

_MARKS = re.compile('[“”„«»"]')
SAYS = {
    Status.EXACT: "exact", Status.MOVED: "moved", Status.FOLDED: "folded",
    Status.ALTERED: "altered", Status.REVIEW: "review", Status.MISSING: "missing",
}  # fmt: skip
FINE = (Status.EXACT, Status.MOVED, Status.FOLDED)


@dataclass(frozen=True, slots=True)
class Chip:
    """A passage that is cited: where it stands, and how sure that is.

    Attributes:
        bearing: what it does for the claim.
        status: in one word; nothing where no text is here to check it in.
    """

    passage: str
    label: str
    bearing: str
    status: str
    fine: bool
    href: str
    words: str
    late: bool = False


def chip_of(
    map_id: MapId, whole: ArgumentMap, to: Addresses, cited: Evidence, *, late: bool
) -> Chip:
    """Return a piece of evidence as a chip."""
    passage, library = whole.passages[cited.passage], context.library_of(map_id)
    span = passage.spans[0]
    found = next((place for each in passage.spans if (place := library.place(each))), None)
    source = library.source(span.source)
    name = source.short if source else span.source
    label = ", ".join(part for part in (name, span.locator) if part)
    status = found.status if found else None
    return Chip(
        passage.id, label, cited.bearing.value, SAYS[status] if status else "no text here",
        status is None or status in FINE, to.passage(passage.id),
        found.words if found else passage.named, late,
    )  # fmt: skip


def quoted_wrongly(map_id: MapId, whole: ArgumentMap, claim: Claim) -> tuple[str, ...]:
    """Return what is wrong with words in quotation marks in a claim, as sentences."""
    if not _MARKS.search(claim.text):
        return ()
    key = (
        "quoted",
        map_id,
        whole.revision,
        context.numbers(map_id),
        claim.id,
        context.who().members,
    )
    return context.kept().get(key, lambda: _wrong(map_id, whole, claim))


def _wrong(map_id: MapId, whole: ArgumentMap, claim: Claim) -> tuple[str, ...]:
    checked = quoting.essay(context.library_of(map_id), whole, claim.text)
    return tuple(
        f"“{each.quotation.words}”: {each.checked.verdict.value}."
        for each in checked.quotations
        if not each.fine
    )
