"""Every route as every role: who is let in, who is refused, and that reading changes nothing.

A new route needs one line in the table of tests/web/rules.py. Whoever is let in gets anything but
401, 403, 404 and 500; who is not gets 401 if nobody knows her, 404 if the thing is none of hers to
know of, and else 403; and nothing changes.
"""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager
from functools import partial

import pytest

from tests.web.people import INVITED, ROLES, world
from tests.web.rules import READING, ROUTES, RULED, RULES, SENDING, address, let_in

REFUSING = {401, 403, 404, 500}
SEEN = {"looks.choose", "joining.join", "joining.start", "live.come"}
"""What is seen without being said: other colours, a welcome, and that somebody is here."""


@pytest.fixture
def a_world(made_once):
    """Opens sites with people: ``with a_world() as site``; the fonts are there already."""
    return partial(world, cache=made_once)


@pytest.fixture(scope="module")
def unchanged(made_once):
    """``with unchanged() as site``: one that tests share, and must leave as they found it."""
    with ExitStack() as opened:
        kept = []

        @contextmanager
        def lent():
            site = kept.pop() if kept else opened.enter_context(world(cache=made_once))
            before = site.dump()
            yield site
            assert site.dump() == before
            kept.append(site)

        yield lent


def asked(site, route, method, role):
    """Ask for the page, or send the form, as a browser of this role would; returns the status."""
    if method == "GET":
        with site.as_(role).get(address(site, route, role)) as answer:
            return answer.status_code
    return sent(site, route, method, role).status_code


def sent(site, route, method, role):
    """Send the form as a browser of this role would; returns the answer."""
    form = {**RULES[route.endpoint].form, "seal": site.seal_of(role)}
    return site.as_(role).open(address(site, route, role), method=method, data=form)


def says(site, role, answer):
    """What the page to which an answer leads says of what was done; nothing if it says nothing."""
    page = site.as_(role).get(answer.headers["Location"]).text
    told = re.findall(r'role="status"[^>]*>(.*?)</(?:div|p|span|section)>', page, re.DOTALL)
    return "".join(re.sub("<[^>]*>", "", each) for each in told).strip()


def test_every_route_says_who_is_let_in():
    missing = {route.endpoint for route, _ in (each.values for each in ROUTES)} - set(RULES)
    assert missing == set(), "write one line in RULES; the head of tests/web/rules.py says how"


@pytest.mark.parametrize(("route", "method"), RULED)
def test_who_is_not_let_in_is_refused_and_changes_nothing(route, method, unchanged):
    rule = RULES[route.endpoint]
    expected = {role: status for role in ROLES if (status := rule.expected(method, role))}
    with unchanged() as site:
        assert {role: asked(site, route, method, role) for role in expected} == expected


@pytest.mark.parametrize(("route", "method"), READING)
def test_who_may_read_is_let_in_and_changes_nothing(route, method, unchanged):
    with unchanged() as site:
        got = {role: asked(site, route, method, role) for role in let_in(route, method)}
        assert {role: status for role, status in got.items() if status in REFUSING} == {}


@pytest.mark.parametrize(("route", "method"), SENDING)
def test_who_may_send_a_form_is_let_in_and_told_what_was_done(route, method, a_world):
    for role in let_in(route, method):
        with a_world() as site:
            answer = sent(site, route, method, role)
            assert answer.status_code not in REFUSING, role
            if answer.status_code == 303 and route.endpoint not in SEEN:
                assert says(site, role, answer) != "", "a line in argmap/web/done.py says it"


@pytest.mark.parametrize(("route", "method"), SENDING)
def test_a_form_without_the_seal_of_the_browser_changes_nothing(route, method, unchanged):
    role = let_in(route, method)[-1]
    with unchanged() as site:
        where, form = address(site, route, role), RULES[route.endpoint].form
        for seal in ({}, {"seal": site.app.test_client().seal()}):
            answer = site.as_(role).open(where, method=method, data={**form, **seal})
            assert answer.status_code == 400


@pytest.mark.parametrize(("route", "method"), SENDING)
def test_a_form_that_another_site_sends_changes_nothing(route, method, unchanged):
    role = let_in(route, method)[-1]
    with unchanged() as site:
        where = address(site, route, role)
        form = {**RULES[route.endpoint].form, "seal": site.seal_of(role)}
        for sent in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            answer = site.as_(role).open(where, method=method, data=form, headers=sent)
            assert answer.status_code == 403


def test_a_token_that_is_no_longer_good_is_nobodys(unchanged):
    with unchanged() as site:
        browser = site.app.test_client()
        browser.set_cookie("argmap-session", "participant-of-old")
        assert browser.get("/debates/drawn").status_code == 401
        assert INVITED not in site.dump()


def test_every_form_and_link_of_a_page_leads_to_an_address_that_is_there(unchanged):
    lost = set()
    with unchanged() as site:
        to = site.app.url_map.bind("localhost")
        for route, method in (each.values for each in READING):
            role = let_in(route, method)[-1]
            with site.as_(role).get(address(site, route, role)) as answer:
                page = answer.text if answer.mimetype == "text/html" else ""
            for tag, _, where in re.findall(r'<(a|form)\b[^>]*(href|action)="(/[^"?#]*)', page):
                way = "POST" if tag == "form" and not to.test(where, "GET") else "GET"
                if not to.test(where, way):
                    lost.add((route.rule, where))
    assert lost == set()


@pytest.mark.parametrize("role", ["anonymous", "stranger"])
def test_a_map_that_is_none_of_hers_is_answered_like_one_that_is_not_there(role, unchanged):
    def told(site, slug):
        answer = site.as_(role).get(f"/debates/{slug}")
        return answer.status_code, re.sub(r'value="[^"]*"', "", answer.text.replace(slug, "SLUG"))

    with unchanged() as site:
        assert told(site, "drawn") == told(site, "drown")
