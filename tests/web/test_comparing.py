"""The page on which maps of an assignment are compared: who sees which, and what it tells."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from argmap.web.pages.brief import Brief
from argmap.web.pages.comparing_slides import slides_of
from argmap.web.pages.comparing_views import (
    Common,
    Only,
    Opposite,
    PassageView,
    Rows,
    Single,
    UseView,
)
from tests.web.comparing import COMPARE, put_other, store_of
from tests.web.people import NOW, world


@pytest.fixture
def site():
    """The neighbour's map is revealed."""
    with world() as made:
        put_other(made)
        yield made


def said(answer):
    """The words of a page, one space between them."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.text)).strip()


def test_the_same_passage_stands_between_what_two_maps_make_of_it(site):
    page = said(site.as_("instructor").get(COMPARE))
    assert "Neighbour 4 claims, 1 passage 2 claims and 1 passage in common" in page
    assert "The same passage, for opposite ends" in page
    opposed = page.partition("for opposite ends")[2].partition("In both maps")[0]
    assert "Grain was short" in opposed
    assert "because" in opposed
    assert "but in 2 steps" in opposed


def test_a_common_claim_tells_how_it_fares_on_each_map(site):
    page = said(site.as_("instructor").get(COMPARE))
    common = page.partition("In both maps")[2].partition("Only in")[0]
    assert "objection answered no reasons, 1 objection" in common
    assert "no objection" in common


def test_nobody_is_told_of_a_map_that_is_not_revealed_to_her():
    with world() as site:
        put_other(site, shows=NOW + timedelta(days=1))
        hers = site.as_("participant")
        page = said(hers.get(COMPARE))
        assert "There are not yet two maps" in page
        assert "Neighbour" not in page
        assert hers.get(f"{COMPARE}?maps=alone,other").status_code == 404
        assert "Neighbour" not in said(hers.get(f"{COMPARE}?maps=all"))
        assert "Grain ran out." in said(site.as_("instructor").get(COMPARE))


def test_what_the_other_map_has_alone_is_adopted_into_ones_own_with_attribution(site):
    hers = site.as_("participant")
    page = hers.get(COMPARE).text
    assert "/debates/other/adopt" not in page, "she may not change the neighbour's map"
    (link,) = re.findall(r'href="(/debates/alone/adopt\?[^"]*claim=c3[^"]*)"', page)
    form = hers.get(link.replace("&amp;", "&"))
    at = re.search(r'name="at" value="(\d+)"', form.text)[1]
    sent = {"from": "other", "claim": "c3", "branch": "1", "at": at}
    assert hers.send("/debates/alone/adopt", sent).status_code == 303
    with store_of(site).reading() as reading:
        assert "“Neighbour”" in reading.revisions("alone")[-1].note
    only = said(hers.get(COMPARE)).partition("Only on one map")[2]
    assert "Grain ran out." not in only


def test_an_empty_map_is_told_of_in_a_sentence_and_without_rows():
    with world() as site:
        put_other(site, claims=False)
        page = said(site.as_("instructor").get(f"{COMPARE}?maps=alone,other"))
        assert "The map of Neighbour has no claims yet." in page
        assert "opposite ends" not in page


def test_the_table_tells_of_every_map_in_a_column_of_its_own(site):
    page = said(site.as_("instructor").get(f"{COMPARE}?view=table"))
    assert "Passage Neighbour Participant for opposite ends" in page
    assert "Claim Neighbour Participant" in page
    assert "not here" in page


def test_on_a_wall_each_part_leads_to_the_next_and_back_to_the_page(site):
    hers = site.as_("instructor")
    first = hers.get(f"{COMPARE}?present=1").text
    assert 'class="projected"' in first
    assert 'rel="prev"' not in first
    (onward,) = re.findall(r'rel="next" href="([^"]*)"', first)
    assert onward == f"{COMPARE}?present=2"
    assert "In both maps" in said(hers.get(onward))
    assert "opposite ends" not in said(hers.get(onward))
    last = hers.get(f"{COMPARE}?present=999").text
    assert 'rel="next"' not in last
    assert f'href="{COMPARE}#only"' in last


@pytest.mark.parametrize("asked", ["maps=nowhere", "maps=alone,house", "maps=alone,other,x%00"])
def test_a_map_that_is_not_of_the_assignment_is_not_found(site, asked):
    assert site.as_("instructor").get(f"{COMPARE}?{asked}").status_code == 404


@pytest.mark.parametrize(
    "asked", ["present=x", "present=-3", "view=x", "maps=,,", "maps=alone,alone"]
)
def test_what_an_address_cannot_mean_is_left_aside(site, asked):
    assert site.as_("instructor").get(f"{COMPARE}?{asked}").status_code == 200


def test_words_of_claims_are_shown_as_they_were_written(site):
    for asked in ("", "?view=table", "?present=3"):
        page = site.as_("instructor").get(COMPARE + asked).text
        assert "It was <b>sold" not in page
        assert "It was &lt;b&gt;sold" in page


def test_where_there_are_several_maps_one_is_chosen_before_a_claim_is_taken_over(site):
    put_other(site, name="third", claims=False)
    put_other(site, name="fourth")
    hers = site.as_("instructor")
    page = hers.get(f"{COMPARE}?maps=alone,other,third").text
    (link, *_) = re.findall(r'href="([^"]*take=other/c3[^"]*)"', page)
    asked = hers.get(link.replace("&amp;", "&"))
    assert "Into which map?" in said(asked)
    into = re.findall(r'href="/debates/([a-z]+)/adopt\?[^"]*claim=c3', asked.text)
    assert into == ["alone", "third"]
    assert hers.get(f"{COMPARE}?take=other/nothing").status_code == 404
    assert hers.get(f"{COMPARE}?take=house/c1").status_code == 404


@pytest.mark.parametrize("length", [1, 40, 400, 2_000])
def test_the_parts_on_a_wall_tell_of_every_row_once_and_in_order(length):
    claims = [Brief(f"c{n}", "x" * (length + n), "", "", "own", "") for n in range(9)]
    shown = PassageView("Grain was short.", quoted=True, label="", href="")
    uses = [UseView(("A",), c, c, True, "support", "because", 1, (), "", False) for c in claims]
    opposite = tuple(Opposite(shown, (use,), (use, use)) for use in uses)
    common = tuple(Common(each, False, (), (), (), False) for each in claims)
    singles = tuple(Single(each, False, 0, "", "", "") for each in claims)
    only = (Only("A", singles), Only("B", ()), Only("C", singles[:2]))
    slides = slides_of(Rows((), opposite, common, only, 0))

    assert tuple(row for each in slides for row in each.opposite) == opposite
    assert tuple(row for each in slides for row in each.common) == common
    told = [(one.name, row) for each in slides for one in each.only for row in one.claims]
    assert sorted(told, key=str) == sorted(
        [(one.name, row) for one in only for row in one.claims], key=str
    )
    assert [each.number for each in slides] == list(range(1, len(slides) + 1))
