"""What a map cites: the bibliography as a page, files for other programs, essay outlines."""

from __future__ import annotations

import json

import pytest

from argmap.formats.bibtex import read_bibtex
from tests.formats.annotation_shape import COLLECTION

PAGE = "/debates/how-fast-and-who-pays"
FILES = {
    "cited.bib": ("application/x-bibtex", b"@misc{companion,"),
    "cited.ris": ("application/x-research-info-systems", b"TY  - GEN"),
    "cited.json": ("application/vnd.citationstyles.csl+json", b"[\n"),
    "cited.jsonld": ("application/ld+json", b"{\n"),
    "cited.txt": ("text/plain", b"Primary sources"),
    "essay.md": ("text/markdown", b"# How fast"),
    "essay.docx": ("application/vnd.openxmlformats-officedocument", b"PK"),
    "essay.pdf": ("application/pdf", b"%PDF"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_cited_is_sent_as_a_file_of_its_kind(client, name):
    answer = client.get(f"{PAGE}/{name}")
    kind, beginning = FILES[name]

    assert answer.status_code == 200
    assert answer.content_type.startswith(kind)
    assert answer.data.startswith(beginning)
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")


@pytest.mark.parametrize("page", ["", "/outline", "?focus=i12", "/outline?branch=i12"])
def test_every_link_of_the_download_menu_leads_to_a_file(client, page):
    text = client.get(f"{PAGE}{page}").text
    menu = text.partition('class="pop download')[2].partition("</details>")[0]
    links = [part.partition('"')[0].replace("&amp;", "&") for part in menu.split('href="')[1:]]
    ours = [link for link in links if "essay." in link or "cited." in link or "bibliog" in link]

    assert len(ours) == 11
    assert {client.get(link).status_code for link in ours if not link.endswith("pdf")} == {200}


def test_the_menu_of_a_branch_offers_the_essay_on_that_branch(client):
    menu = client.get(f"{PAGE}/outline?branch=i12").text

    assert "The outline of an essay on this branch" in menu
    assert f"{PAGE}/essay.md?style=notes&amp;branch=i12" in menu
    assert "The outline of an essay on this map" in client.get(f"{PAGE}/outline").text


def test_an_essay_on_a_claim_that_the_short_map_lacks_takes_the_map_that_has_it(client):
    page = client.get(f"{PAGE}/essay.md?branch=i09")

    assert page.status_code == 200
    assert "one branch of the map" in page.text


def test_the_bibliography_is_read_in_both_styles(client):
    notes = client.get(f"{PAGE}/bibliography").text
    dated = client.get(f"{PAGE}/bibliography?style=author-date").text

    assert (
        "Hosking, Geoffrey. “The New Economic Policy and its Political Dilemmas.” In <i>" in notes
    )
    assert "Hosking, Geoffrey. 1985. “The New" in dated


def test_the_style_of_an_essay_stands_in_its_address(client):
    assert "Hosking 1985" in client.get(f"{PAGE}/essay.md?style=author-date").text
    assert "Hosking 1985" not in client.get(f"{PAGE}/essay.md").text


def test_a_chosen_map_cites_what_it_cites(client):
    short = read_bibtex(client.get(f"{PAGE}/cited.bib?map=short").text).sources
    full = read_bibtex(client.get(f"{PAGE}/cited.bib?map=full").text).sources

    assert {each.id for each in short} < {each.id for each in full}


def test_annotations_bear_the_address_of_the_site_and_the_standard_s_shape(client):
    from jsonschema import Draft202012Validator

    found = json.loads(client.get(f"{PAGE}/cited.jsonld").data)

    assert list(Draft202012Validator(COLLECTION).iter_errors(found)) == []
    assert found["id"].startswith("http://localhost/debates/")
    assert all("created" in each for each in found["first"]["items"])


@pytest.mark.parametrize("query", ["", "?map=short", "?map=full"])
def test_what_an_annotation_is_called_by_is_an_address_that_answers(client, query):
    found = json.loads(client.get(f"{PAGE}/cited.jsonld{query}").data)

    assert json.loads(client.get(found["id"]).data) == found
    for each in found["first"]["items"][::9]:
        page, _, place = each["id"].partition("#")
        assert f'id="{place}"' in client.get(page).text
        for target in each["target"]:
            assert client.get(target["source"]["id"]).status_code == 200


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("essay.odt", "There is no format “odt”."),
        ("cited.bibb", "There is no format “bibb”. Did you mean bib?"),
        ("essay.md?style=note", "There is no style “note”. Did you mean notes?"),
        ("essay.md?branch=i122", "There is no claim “i122”."),
    ],
)
def test_what_there_is_not_is_told_with_the_nearest(client, address, sentence):
    answer = client.get(f"{PAGE}/{address}")

    assert answer.status_code == 404
    assert sentence in answer.text


def test_a_file_that_has_not_changed_is_not_sent_again(client):
    tag = client.get(f"{PAGE}/cited.ris").headers["ETag"]

    assert client.get(f"{PAGE}/cited.ris", headers={"If-None-Match": tag}).status_code == 304
