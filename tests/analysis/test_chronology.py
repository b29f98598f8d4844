"""A debate as of a year: what nobody held yet fades, what leans on later evidence is flagged."""

from __future__ import annotations

import pytest

from argmap.analysis.chronology import as_of, is_hindsight, years
from argmap.model.claims import Claim
from argmap.model.dates import DateSpan
from argmap.model.debates import Debate
from argmap.model.ids import ClaimId, EvidenceId, MapId, PassageId, Slug, SourceId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Passage, Span


def claim(name: str, date: str = "") -> Claim:
    return Claim(ClaimId(name), f"The claim {name}.", date=DateSpan(date) if date else None)


def passage(name: str, date: str = "") -> Passage:
    span = Span(SourceId("s"), "e", 0, 3)
    return Passage(PassageId(name), (span,), date=DateSpan(date) if date else None)


def cited(target: str, by: str, bearing: Bearing = Bearing.BACKS) -> Evidence:
    return Evidence(EvidenceId(f"{target}-{by}"), ClaimId(target), PassageId(by), bearing)


def drawn(claims: list[Claim], passages: list[Passage], evidence: list[Evidence]) -> ArgumentMap:
    return ArgumentMap(
        MapId("m"),
        Debate(Slug("d"), "What then?"),
        claims={each.id: each for each in claims},
        passages={each.id: each for each in passages},
        evidence={each.id: each for each in evidence},
    )


@pytest.mark.parametrize(
    ("date", "later"), [("1924", False), ("1925", True), ("1923/1927", False), ("192X", False)]
)
def test_a_claim_fades_if_it_cannot_have_been_held_by_the_year(date, later):
    seen = as_of(drawn([claim("a", date)], [], []), 1924)
    assert (ClaimId("a") in seen.faded) is later


def test_a_claim_without_a_date_never_fades():
    assert not as_of(drawn([claim("a")], [], []), -500).faded


def test_evidence_that_tells_of_a_later_time_fades():
    shown = drawn([claim("a", "1924")], [passage("p", "1929")], [cited("a", "p")])
    assert as_of(shown, 1925).later_evidence == {"a-p"}


def test_a_claim_that_was_held_by_then_and_leans_on_later_evidence_is_flagged():
    shown = drawn([claim("a", "1924")], [passage("p", "1929")], [cited("a", "p")])
    assert as_of(shown, 1925).flagged == {"a"}


def test_a_claim_that_fades_is_not_flagged_as_well():
    shown = drawn([claim("a", "1928")], [passage("p", "1929")], [cited("a", "p")])
    assert not as_of(shown, 1925).flagged


def test_later_evidence_that_disputes_a_claim_does_not_flag_it():
    evidence = [cited("a", "p", Bearing.DISPUTES)]
    shown = drawn([claim("a", "1924")], [passage("p", "1929")], evidence)
    assert not as_of(shown, 1925).flagged


def test_a_passage_about_a_time_after_the_claim_is_hindsight():
    assert is_hindsight(claim("a", "1924/1926"), DateSpan("1929"))
    assert not is_hindsight(claim("a", "1924/1926"), DateSpan("1925/1929"))


def test_the_years_of_a_map_run_from_its_first_claim_to_its_last():
    assert years(drawn([claim("a", "1924"), claim("b", "1921/1928")], [], [])) == (1921, 1928)


def test_an_open_end_is_not_taken_for_a_year():
    assert years(drawn([claim("a", "1921/..")], [], [])) == (1921, 1921)


def test_a_map_without_dates_has_no_years():
    assert years(drawn([claim("a")], [], [])) is None
