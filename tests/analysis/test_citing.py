"""How maps use texts: the same words count once, whatever a passage of them is called."""

from __future__ import annotations

from argmap.analysis.citing import Lying, cited, citing
from argmap.model.claims import Claim
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence
from tests.examples import debate, passage

KNOWN = passage("q1", "Grain was short."), passage("q2", "Peasants kept their grain.")
SHORT = passage("s7", "was short")
INDUSTRY = passage("s8", "Heavy industry came")
LONGER = passage("s9", "Heavy industry came first.")


def lying(each):
    span = each.spans[0]
    return Lying(span.source, span.edition, span.start, span.end, span.paragraph)


def use(*maps):
    return citing([{each.id: each for each in on} for on in maps], KNOWN, lying)


def told(found):
    return {each.passage.id: each.maps for each in found.spots}


def test_a_part_of_a_known_passage_counts_as_that_passage():
    assert told(use([KNOWN[0]], [SHORT], [])) == {"q1": (0, 1), "q2": ()}


def test_words_that_maps_found_themselves_are_one_place_under_one_name():
    found = use([INDUSTRY], [LONGER], [LONGER, KNOWN[1]])

    assert told(found) == {"s8": (0, 1, 2), "q1": (), "q2": (2,)}
    assert [each.known for each in found.spots] == [False, True, True]


def test_a_paragraph_is_told_with_every_map_that_cites_any_of_its_words():
    found = use([KNOWN[0]], [INDUSTRY], [])

    numbers = [(each.number, each.maps) for each in found.paragraphs["report"]]
    assert numbers == [(KNOWN[0].spans[0].paragraph, (0, 1)), (KNOWN[1].spans[0].paragraph, ())]


def test_what_is_cited_for_a_withdrawn_claim_is_not_cited():
    claims = {"c1": Claim("c1", "Plan."), "c2": Claim("c2", "Grain.", withdrawn=True)}
    evidence = {
        "e1": Evidence("e1", "c1", "q1", Bearing.BACKS),
        "e2": Evidence("e2", "c2", "q2", Bearing.BACKS),
    }
    passages = {each.id: each for each in KNOWN}
    drawn = ArgumentMap("m", debate(), claims, {}, evidence=evidence, passages=passages)

    assert set(cited(drawn)) == {"q1"}
