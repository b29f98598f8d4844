"""What somebody is not told who walks the addresses of others, or sits down after them."""

from __future__ import annotations

import pytest

from tests.web.people import PASSWORD, world


@pytest.fixture(scope="module")
def site():
    with world() as made:
        yield made


@pytest.mark.parametrize("way", ["name", "code", "door", "maps"])
def test_a_group_is_not_found_under_the_address_of_another_seminar(site, way):
    answer = site.as_("instructor").send(f"/seminars/elsewhere/groups/one/{way}", {"name": "Ha"})

    assert answer.status_code == 404
    assert "Group 1" in site.dump()


@pytest.mark.parametrize("address", ["/seminars/seminar%0a", "/seminars/seminar%0d%0aX: y/title"])
def test_an_address_with_a_line_break_is_nobodys(site, address):
    assert site.as_("instructor").get(address).status_code in (404, 405)
    assert site.as_("instructor").send(address, {"title": "Ha"}).status_code in (404, 405)


@pytest.mark.parametrize("near", ["drawm", "owm", "dra"])
def test_a_mistyped_address_does_not_tell_of_maps_that_are_not_for_everybody(site, near):
    for role in ("anonymous", "stranger"):
        page = site.as_(role).get(f"/debates/{near}").text
        assert "/debates/drawn" not in page
        assert "/debates/own" not in page


def test_a_word_that_no_database_takes_names_no_map(site):
    for address in ("/sources/shelf/s?debate=%00", "/events?maps=%00"):
        assert site.as_("participant").get(address).status_code == 404


def test_signing_out_takes_the_pages_along_that_the_browser_keeps():
    with world() as site:
        answer = site.as_("participant").send("/sign-out", {})

    assert answer.headers["Clear-Site-Data"] == '"cache"'


@pytest.mark.parametrize("kept", ['["/x",[["a","\\ud800"]]]', "[" * 5_000, '["/x",[["a"]]]', "{}"])
def test_what_travels_through_signing_in_may_be_anything(site, kept):
    signing = {"login": "teacher", "password": PASSWORD, "kept": kept}

    assert site.app.test_client().send("/sign-in", signing).status_code == 303


def test_words_written_before_signing_out_elsewhere_wait_and_change_nothing():
    with world() as site:
        browser, seal = site.as_("participant"), site.seal_of("participant")
        browser.send("/sign-out", {})
        form = {"text": "Towns paid in paper.", "seal": seal}
        address = "/debates/drawn/edit/support?claim=c2"
        stale = browser.post(address, data=form)
        nobody = browser.send(address, {"text": form["text"]})
        written = "Towns paid" in site.dump()

    assert [stale.status_code, nobody.status_code, written] == [400, 401, False]
    for page in (stale.text, nobody.text):
        assert form["text"] in page
        assert "The village pays." not in page
