"""The evidence of a map as W3C annotations."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from argmap.formats.annotations import Made, Names, write_annotations
from argmap.formats.folder import read_folder
from argmap.paths import DEBATES
from tests.formats.annotation_shape import COLLECTION
from tests.strategies import maps

SHAPE = Draft202012Validator(COLLECTION)


def written(drawn, library=None, base="", made=None):
    return json.loads(write_annotations(drawn, library, Names(base), made or {}))


@pytest.fixture(scope="module")
def bundled():
    return folder("how-fast-and-who-pays")


def folder(name):
    reading = read_folder(DEBATES / name)
    return reading.map, reading.library


def selectors(target):
    return {each["type"]: each for each in target["selector"]}


@pytest.mark.parametrize("name", sorted(each.parent.name for each in DEBATES.glob("*/debate.yaml")))
def test_the_evidence_of_each_bundled_debate_selects_by_words_and_by_place(name):
    drawn, library = folder(name)
    found = written(drawn, library)

    assert [error.message for error in SHAPE.iter_errors(found)] == []
    assert found["total"] == len(found["first"]["items"]) == len(drawn.evidence) > 20
    for target in targets(found):
        place = selectors(target)["TextPositionSelector"]
        assert place["end"] > place["start"] >= 0
        closed = "dcterms:accessRights" in target["source"]
        assert closed is target["source"]["dc:title"].startswith("The New Economic Policy")
        assert closed is ("TextQuoteSelector" not in selectors(target))


@given(maps())
def test_the_evidence_of_any_map_has_the_standard_s_shape(drawn):
    found = written(drawn, base="https://maps.example.org")

    assert [error.message for error in SHAPE.iter_errors(found)] == []


def targets(found):
    for each in found["first"]["items"]:
        target = each["target"]
        yield from target if isinstance(target, list) else [target]


def test_both_selectors_of_a_readable_text_name_the_same_words(bundled):
    text = bundled[1].editions_of("companion")[-1].text
    open_to_all = [
        selectors(target)
        for target in targets(written(*bundled))
        if target["source"]["dc:title"].startswith("Dilemmas of NEP")
    ]

    assert len(open_to_all) > 40
    for found in open_to_all:
        place = found["TextPositionSelector"]
        assert text[place["start"] : place["end"]] == found["TextQuoteSelector"]["exact"]


def test_a_text_that_may_not_be_shown_is_described_by_an_anchor_and_nothing_longer(bundled):
    described = [
        body["value"]
        for each in written(*bundled)["first"]["items"]
        for body in each["body"]
        if body["purpose"] == "describing"
    ]

    assert len(described) > 40
    assert all(len(each.split()) <= 8 for each in described)


def test_an_annotation_says_what_the_passage_does_for_which_claim(bundled):
    found = written(*bundled)["first"]["items"][0]
    evidence = next(iter(bundled[0].evidence.values()))
    said = {body["purpose"]: [] for body in found["body"]}
    for body in found["body"]:
        said[body["purpose"]].append(body["value"])

    assert said["linking"] == [bundled[0].claims[evidence.target].text]
    assert said["tagging"] == [evidence.bearing.value, evidence.mode.value]


def test_who_cited_a_passage_and_when_is_told_where_it_is_known(bundled):
    first = next(iter(bundled[0].evidence))
    when = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    found = written(*bundled, made={first: Made("Mira", when)})["first"]["items"]

    assert found[0]["creator"] == {"type": "Person", "name": "Mira"}
    assert found[0]["created"] == "2026-11-22T09:30:00Z"
    assert "creator" not in found[1]


def test_names_are_addresses_of_a_site_or_else_always_the_same(bundled):
    here = written(*bundled, base="https://maps.example.org")

    assert here["id"].startswith("https://maps.example.org/debates/how-fast-and-who-pays/")
    assert len({each["id"] for each in here["first"]["items"]}) == here["total"]
    assert written(*bundled)["id"].startswith("urn:uuid:")
    assert written(*bundled) == written(*bundled)
