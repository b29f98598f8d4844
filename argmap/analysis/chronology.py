"""What a debate looked like in a given year, and which claims lean on what came later.

A claim is *later* than a year if it cannot have been held by then: its first possible year comes
after it. Claims and passages without a date are never later. The date of a passage is that of what
it tells, not of its writing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.model.claims import Claim
from argmap.model.dates import OPEN_END, DateSpan
from argmap.model.ids import ClaimId, EvidenceId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence


@dataclass(frozen=True, slots=True)
class AsOf:
    """A map as of a year.

    Attributes:
        later_claims: claims that nobody held yet.
        later_evidence: evidence whose passage tells of a later time.
        flagged: claims held by then that are backed by later evidence.
    """

    year: int
    later_claims: frozenset[ClaimId]
    later_evidence: frozenset[EvidenceId]
    flagged: frozenset[ClaimId]

    @property
    def faded(self) -> frozenset[str]:
        """The ids of everything that comes after the year."""
        return frozenset[str](self.later_claims) | self.later_evidence


def as_of(argument_map: ArgumentMap, year: int) -> AsOf:
    """Return which claims and evidence of a map come after a year, and what is flagged for it."""
    claims = frozenset(claim.id for claim in argument_map if is_after(claim.date, year))
    evidence = {
        key: each
        for key, each in argument_map.evidence.items()
        if is_after(_told(argument_map, each), year)
    }
    return AsOf(
        year, claims, frozenset(evidence), _flagged(argument_map, evidence.values(), claims)
    )


def is_after(date: DateSpan | None, year: int) -> bool:
    """Say whether a date lies wholly after a year."""
    return date is not None and date.first_year > year


def is_hindsight(claim: Claim, told: DateSpan | None) -> bool:
    """Say whether a passage tells of a time after the claim was last held."""
    return claim.date is not None and is_after(told, claim.date.last_year)


def years(argument_map: ArgumentMap) -> tuple[int, int] | None:
    """Return the first and last year that the claims of a map are dated to, or none."""
    found = sorted({year for claim in argument_map for year in _ends(claim.date)})
    return (found[0], found[-1]) if found else None


def _ends(date: DateSpan | None) -> Iterator[int]:
    if date is None:
        return
    yield date.first_year
    if date.last_year < OPEN_END:
        yield date.last_year


def _told(argument_map: ArgumentMap, evidence: Evidence) -> DateSpan | None:
    passage = argument_map.passages.get(evidence.passage)
    return passage.date if passage else None


def _flagged(
    argument_map: ArgumentMap, later: Iterable[Evidence], later_claims: frozenset[ClaimId]
) -> frozenset[ClaimId]:
    drawn = argument_map.drawn
    return frozenset(
        ClaimId(each.target)
        for each in later
        if each.bearing is Bearing.BACKS
        and each.target in drawn
        and each.target not in later_claims
    )
