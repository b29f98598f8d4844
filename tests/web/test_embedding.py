"""Public maps in pages of other sites: read only, for nobody in particular, gone when closed."""

from __future__ import annotations

import re

import pytest

from argmap.settings import SettingsError, settings_from
from tests.web.people import world

AT = "/embed/house"


@pytest.fixture
def site(made_once):
    with world(cache=made_once) as made:
        yield made


def test_other_sites_may_frame_it_and_nothing_else_of_ours(site):
    headers = site.as_("anonymous").get(AT).headers

    assert "frame-ancestors *" in headers["Content-Security-Policy"]
    assert "script-src" not in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers
    for address in ("/", "/debates/house", "/debates/house/share"):
        policy = site.as_("anonymous").get(address).headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("role", ["anonymous", "participant", "instructor"])
@pytest.mark.parametrize("where", [AT, f"{AT}?as=outline", "/embed/drawn", "/embed/nowhere"])
def test_it_sets_no_cookie_has_no_form_and_knows_nobody(site, role, where):
    answer = site.as_(role).get(where)
    nobody = site.app.test_client().get(where)

    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert "<form" not in answer.text
    assert "<script" not in answer.text
    assert (answer.status_code, answer.text) == (nobody.status_code, nobody.text)


def test_what_is_not_public_is_not_there_whoever_asks(site):
    for role in ("anonymous", "participant", "instructor", "owner"):
        for slug in ("drawn", "own", "alone", "starter", "nowhere"):
            answer = site.as_(role).get(f"/embed/{slug}")
            assert answer.status_code == 404
            assert "The village pays." not in answer.text


@pytest.mark.parametrize("how", ["", "?as=outline"])
def test_all_links_but_those_between_diagram_and_outline_open_a_new_tab(site, how):
    page = site.as_("anonymous").get(f"{AT}{how}").text
    links = re.findall(r"<a [^>]*>", page)
    away = [each for each in links if 'href="/embed/' not in each]

    assert len(links) - len(away) == 2
    assert len(away) > 3
    assert all('target="_blank"' in each and 'rel="noopener"' in each for each in away)


def test_a_map_that_is_closed_is_gone_though_a_browser_has_kept_it(site):
    browser, nobody = site.as_("owner"), site.app.test_client()
    settings = {"name": "Mine", "endorsing": "off"}
    browser.send("/debates/own/settings", {**settings, "visibility": "public"})
    kept = nobody.get("/embed/own")
    known = {"If-None-Match": kept.headers["ETag"]}

    assert kept.headers["Cache-Control"] == "no-cache"
    assert nobody.get("/embed/own", headers=known).status_code == 304
    browser.send("/debates/own/settings", {**settings, "visibility": "private"})
    assert nobody.get("/embed/own", headers=known).status_code == 404


def test_the_code_is_offered_for_a_public_map_alone_and_names_it(site):
    public = site.as_("participant").get("/debates/house/share").text
    private = site.as_("participant").get("/debates/drawn/share").text

    assert (
        "&lt;iframe src=&#34;http://localhost/embed/house&#34; title=&#34;Argument map: " in public
    )
    assert "iframe" not in private


def test_whoever_keeps_the_site_says_which_others_may_frame_maps(made_once):
    def policy(*frames):
        with world(cache=made_once, frames=frames) as site:
            page = site.as_("anonymous").get("/debates/house/share").text
            header = site.as_("anonymous").get(AT).headers["Content-Security-Policy"]
            return header.rpartition("; ")[2], "&lt;iframe" in page

    site = "https://moodle.example.org"
    assert policy(site, "https://*.example.edu:8443") == (
        f"frame-ancestors {site} https://*.example.edu:8443",
        True,
    )
    assert policy() == ("frame-ancestors 'none'", False)


@pytest.mark.parametrize(
    ("written", "frames"),
    [("", ("*",)), ("any", ("*",)), ("none", ()), ("https://a.org, https://b.org",
     ("https://a.org", "https://b.org"))],
)  # fmt: skip
def test_the_setting_names_sites(written, frames):
    assert settings_from({"ARGMAP_FRAMES": written}).frames == frames


@pytest.mark.parametrize(
    "written", ["a.org", "https://a.org; script-src *", "https://a.org/x", "*"]
)
def test_a_site_that_is_none_is_refused(written):
    with pytest.raises(SettingsError, match="write any, none, or sites such as"):
        settings_from({"ARGMAP_FRAMES": written})
