"""Every route as every role: who is let in, who is refused, and that reading changes nothing.

A new route needs one line in ``RULES``, under the name of its endpoint:

    "talking.write": Rule("talk", form={"text": "A remark."}),

The first word says what it takes: a permission for a map (``read``, ``copy``, ``edit``, ``talk``,
``endorse``, ``decide``, ``undo-any``, ``manage``), ``see`` or ``run`` for a seminar, ``known`` for
somebody, ``teacher`` for an account with a password, ``unlettered`` for whoever is known without
one, ``own`` for the owner of a map, ``everybody`` for nobody in particular. A dictionary gives
another word for each method. ``VALUES`` are the parts of addresses; a rule may bring its own.

Maps are ``drawn``, the private map of the participant's group (tests/web/people.py), and for the
owner her ``own``. Whoever is let in gets anything but 401, 403, 404 and 500; who is not gets 401 if
nobody knows her, 404 if the thing is none of hers to know of, and else 403; and nothing changes.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial

import pytest

from argmap.render.fonts import FACES, file_name
from tests.web.people import INVITED, LINKS, PASSWORD, ROLES, world

VALUES = {
    "slug": "drawn", "map_id": "drawn", "claim": "c1", "speaker": "v", "position": "p",
    "library": "shelf", "source": "s", "suffix": "svg", "seminar": "seminar", "group": "one",
    "person": "participant", "token": LINKS["one"], "name": "mark.svg", "version": "x",
    "path": "css/top.css", "file": "top.css", "number": 1, "comment": "k1", "suggestion": "g2",
}  # fmt: skip

GROUP = {"reader", "participant", "instructor"}
DRAWING = {"participant", "instructor"}
LET_IN = {
    "read": GROUP | {"owner"}, "copy": GROUP | {"owner"}, "edit": DRAWING | {"owner"},
    "talk": DRAWING | {"owner"}, "decide": DRAWING | {"owner"}, "endorse": DRAWING,
    "undo-any": {"instructor", "owner"}, "manage": {"instructor", "owner"},
    "author": {"participant", "owner"}, "see": GROUP | {"neighbour"}, "run": {"instructor"},
    "own": {"owner"}, "unlettered": set(ROLES) - {"anonymous", "instructor"},
    "known": set(ROLES) - {"anonymous"}, "teacher": {"instructor"}, "everybody": set(ROLES),
}  # fmt: skip
KNOWS_OF = {
    "see": LET_IN["see"], "run": LET_IN["see"],
    **{word: set(ROLES) for word in ("known", "teacher", "unlettered")},
}  # fmt: skip
REFUSING = {401, 403, 404, 500}


@dataclass(frozen=True)
class Rule:
    """What a route takes, and how it is asked."""

    needs: str | dict[str, str]
    form: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    values: dict[str, object] = field(default_factory=dict)

    def expected(self, method, role):
        """The status of the refusal; none if somebody in this role is let in."""
        needs = self.needs if isinstance(self.needs, str) else self.needs[method]
        if role in LET_IN[needs]:
            return None
        if role == "anonymous":
            return 401
        return 403 if role in KNOWS_OF.get(needs, LET_IN["read"]) else 404


EVERYBODY = Rule("everybody")
READ = Rule("read")
KNOWN = Rule("known")
RULES = {
    "assets.static_file": Rule("everybody", values={"asked": "x", "name": "css/top.css"}),
    "assets.font_faces": Rule("everybody", values={"asked": "x"}),
    "assets.style": Rule("everybody", values={"asked": "x", "name": "tokens.css"}),
    "assets.plain_style": Rule("everybody", values={"name": "tokens.css"}),
    "assets.font": Rule("everybody", values={"name": file_name(FACES[0])}),
    "home.index": EVERYBODY,
    "home.healthy": EVERYBODY,
    "looks.choose": Rule("everybody", {"theme": "dark"}),
    "debates.show": READ,
    "debates.read": READ,
    "claims.show_claim": READ,
    "claims.show_speaker": READ,
    "claims.show_position": READ,
    "downloads.download": READ,
    "sources.index": EVERYBODY,
    "sources.show_library": EVERYBODY,
    "sources.show": EVERYBODY,
    "searching.search": EVERYBODY,
    "helping.show": EVERYBODY,
    "editing.choose_form": Rule("edit", query={"claim": "c1"}),
    "editing.show_form": Rule("edit", {}, {"claim": "c1"}, {"action": "support"}),
    "editing.send_form": Rule(
        "edit", {"text": "A reason."}, {"claim": "c1"}, {"action": "support"}
    ),
    "history.index": READ,
    "history.as_of": Rule("read", values={"number": 0}),
    "history.replay": READ,
    "history.difference": READ,
    "history.restoring": Rule("edit"),
    "history.restore": Rule("edit", {"to": "0", "at": "0"}),
    "history.undo": Rule("edit"),
    "history.redo": Rule("edit"),
    "history.name": Rule("edit", {"name": "The beginning", "revision": "0"}),
    "history.unname": Rule("edit", {"name": "The beginning"}),
    "joining.invited": Rule("everybody", values={"token": INVITED}),
    "joining.accept": Rule("everybody", values={"token": INVITED}),
    "joining.ask_who": EVERYBODY,
    "joining.sign_in": EVERYBODY,
    "joining.ask_words": EVERYBODY,
    "joining.come_back": EVERYBODY,
    "joining.sign_out": EVERYBODY,
    "joining.ask_code": EVERYBODY,
    "joining.ask_name": EVERYBODY,
    "joining.join": Rule("everybody", {"asked": LINKS["one"], "name": "Somebody new"}),
    "joining.show_words": EVERYBODY,
    "joining.start": EVERYBODY,
    "me.show": KNOWN,
    "me.rename": Rule("known", {"name": "Another name"}),
    "me.renew_words": Rule("unlettered"),
    "me.change_password": Rule("teacher", {"password": PASSWORD, "again": "some other words"}),
    "me.revoke": KNOWN,
    "me.everything": KNOWN,
    "me.ask_to_forget": KNOWN,
    "me.forget": KNOWN,
    "seminars.index": KNOWN,
    "seminars.show": Rule("see"),
    "seminars.create": Rule("teacher", {"title": "A seminar"}),
    "seminars.invite": Rule("teacher"),
    "seminars.retitle": Rule("run", {"title": "Another title"}),
    "seminars.add_group": Rule("run", {"name": "Group 3"}),
    "seminars.rename_group": Rule("run", {"name": "Group 3"}),
    "seminars.show_door": Rule("run"),
    "seminars.renew_code": Rule("run"),
    "seminars.set_door": Rule("run", {"open": "0"}),
    "seminars.give_map": Rule("run", {"map": "house"}),
    "seminars.set_role": Rule("run", {"role": "reader"}),
    "seminars.move": Rule("run", {"to": "two"}),
    "seminars.renew_words": Rule("run"),
    "seminars.remove": Rule("run", values={"person": "colleague"}),
    "seminars.show_settings": Rule("manage"),
    "seminars.set_up": Rule("manage", {"visibility": "public", "endorsing": "off"}),
    "seminars.hand_over": Rule("own", {"group": "away"}),
    "talking.show_comments": READ,
    "talking.show_form": Rule("talk", query={"about": "claim:c1"}),
    "talking.write": Rule("talk", {"about": "claim:c1", "text": "A remark."}),
    "talking.reply": Rule("talk", {"text": "An answer."}),
    "talking.resolve": Rule("talk"),
    "talking.reopen": Rule("talk"),
    "talking.endorsing.endorse": Rule("endorse"),
    "talking.endorsing.withdraw": Rule("endorse"),
    "talking.endorsing.reveal": Rule("manage"),
    "talking.suggesting.show": READ,
    "talking.suggesting.show_one": READ,
    "talking.suggesting.accept": Rule("decide"),
    "talking.suggesting.decline": Rule("decide", {"why": "It is said already."}),
    "talking.suggesting.take_back": Rule("author", values={"suggestion": "g1"}),
    "hinting.show": READ,
    "hinting.dismiss": Rule("edit", {"hint": "unattested c1"}),
    "hinting.bring_back": Rule("edit", {"hint": "unattested c1"}),
    "hinting.explain": EVERYBODY,
    "moving.copy": Rule("copy"),
    "moving.choose_merge": Rule("edit", {}, {"claim": "c2"}),
    "moving.merge_claims": Rule("edit", {"claim": "c2", "into": "c1", "at": "0"}),
    "moving.choose_adoption": Rule("edit"),
    "moving.adopt": Rule("edit", {"from": "house", "claim": "c2", "at": "0"}),
    "moving.export": READ,
    "moving.choose_file": EVERYBODY,
    "moving.import_file": Rule("teacher"),
    "live.events": READ,
    "live.all_events": Rule("everybody", query={"maps": "house"}),
    "live.now": READ,
    "live.news": READ,
    "live.here": READ,
    "live.come": Rule("read", {"tab": "abcdefgh", "focus": ""}),
}


def routes():
    """Every endpoint of the site with a method that it answers."""
    with world() as site:
        for rule in site.app.url_map.iter_rules():
            for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
                yield pytest.param(rule, method, id=f"{method} {rule.rule}")


ROUTES = list(routes())
RULED = [each for each in ROUTES if each.values[0].endpoint in RULES]
SENDING = [each for each in RULED if each.values[1] != "GET"]
READING = [each for each in RULED if each.values[1] == "GET"]


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


def address(site, route, role):
    """The address of a route for somebody in this role."""
    rule = RULES[route.endpoint]
    own = {"slug": "own", "map_id": "own"} if role == "owner" else {}
    known = {**VALUES, **own, **rule.values}
    values = {name: known[name] for name in route.arguments}
    return site.app.url_map.bind("localhost").build(
        route.endpoint, {**values, **rule.query}, url_scheme="http"
    )


def asked(site, route, method, role):
    """Ask for the page, or send the form, as a browser of this role would; returns the status."""
    browser, where = site.as_(role), address(site, route, role)
    if method == "GET":
        with browser.get(where) as answer:
            return answer.status_code
    form = {**RULES[route.endpoint].form, "seal": site.seal_of(role)}
    with browser.open(where, method=method, data=form) as answer:
        return answer.status_code


def let_in(route, method):
    """All roles that are let in; whoever may do most comes last."""
    return [role for role in ROLES if RULES[route.endpoint].expected(method, role) is None]


def test_every_route_says_who_is_let_in():
    missing = {route.endpoint for route, _ in (each.values for each in ROUTES)} - set(RULES)
    assert missing == set(), "write one line in RULES; the head of this module says how"


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
def test_who_may_send_a_form_is_let_in(route, method, a_world):
    for role in let_in(route, method):
        with a_world() as site:
            assert asked(site, route, method, role) not in REFUSING, role


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
