"""Streams, numbers, news and presence, as the pages offer them and to whom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from argmap.model.claims import Claim
from argmap.model.edits import AddClaim
from argmap.model.seminars import Member, Presence, Session
from argmap.services.editing import revise
from argmap.services.live import Hub
from argmap.web.pages import live as pages
from tests.web.people import world


@pytest.fixture
def site(made_once):
    with world(cache=made_once) as opened:
        opened.store = opened.app.extensions["argmap.store"]
        yield opened


def add(site, claim, who="participant", slug="drawn"):
    edits = [AddClaim(Claim(claim, "Said now."))]
    revise(site.store, slug, edits, member=who.title(), at=0, person=who)


def seconds_from_now(seconds=0):
    return datetime.now(UTC) + timedelta(seconds=seconds)


def seal_of(page):
    return page.text.partition('name="seal" value="')[2].partition('"')[0]


def come(site, who, focus="", tab=None, **more):
    browser = site.as_(who)
    seal = seal_of(browser.get("/debates/drawn"))
    form = {"tab": tab or f"tab-of-{who}", "focus": focus, "seal": seal, **more}
    return browser.post("/debates/drawn/here", data=form)


class Stream:
    """A stream that is read as it comes."""

    def __init__(self, browser, address):
        self.answer = browser.get(address, buffered=False)
        self.status, self.headers = self.answer.status_code, self.answer.headers
        self._chunks = iter(self.answer.response)

    def next(self):
        return next(self._chunks).decode() if self.status == 200 else None

    def __iter__(self):
        return (each.decode() for each in self._chunks)

    def close(self):
        self.answer.close()


@pytest.fixture
def streams(site):
    opened = []

    def open_stream(who, address):
        opened.append(Stream(site.as_(who), address))
        return opened[-1]

    yield open_stream
    for each in opened:
        each.close()


def test_a_stream_begins_with_the_numbers_of_the_map_and_tells_every_change(site, streams):
    stream = streams("participant", "/debates/drawn/events")
    begun = [stream.next(), stream.next()]
    add(site, "n1")

    assert begun == ["retry: 3000\n\n", "event: rev\ndata: 0:0\n\n"]
    assert stream.next() == "event: rev\ndata: 1:0\n\n"
    assert stream.headers["Cache-Control"] == "no-store"
    assert stream.headers["X-Accel-Buffering"] == "no"
    assert stream.headers["Content-Type"].startswith("text/event-stream")


def test_one_stream_tells_of_all_maps_of_a_browser_and_of_none_that_may_not_be_read(site, streams):
    stream = streams("participant", "/events?maps=drawn,own,house,nowhere")
    begun = {stream.next() for _ in range(3)}
    add(site, "n1", slug="own")
    add(site, "n2", slug="house")

    assert begun == {
        "retry: 3000\n\n", "event: rev\ndata: drawn 0:0\n\n", "event: rev\ndata: house 0:0\n\n",
    }  # fmt: skip
    assert stream.next() == "event: rev\ndata: house 1:0\n\n"


def test_a_stream_of_maps_that_may_not_be_read_is_refused(streams):
    assert streams("anonymous", "/events?maps=drawn,own").status == 404
    assert streams("anonymous", "/events").status == 404


def test_over_the_cap_a_stream_is_refused_and_says_when_to_come_again(site, streams):
    site.app.extensions["argmap.live"].most = 1
    first = streams("participant", "/debates/drawn/events")
    second = streams("participant", "/debates/drawn/events")
    first.close()
    third = streams("participant", "/debates/drawn/events")

    assert (first.status, second.status, third.status) == (200, 503, 200)
    assert 45 <= int(second.headers["Retry-After"]) <= 90


def test_few_threads_leave_none_for_streams(made_once):
    assert [pages.streams_for(each) for each in (2, 24, 256)] == [0, 0, 232]
    with world(cache=made_once, threads=8) as site:
        assert site.as_("participant").get("/debates/drawn/events").status_code == 503


def test_who_may_not_read_any_more_loses_the_stream(site, streams, monkeypatch):
    monkeypatch.setattr("argmap.services.live.CHECKING", 0)
    stream = streams("participant", "/debates/drawn/events")
    begun = [stream.next(), stream.next()]
    with site.store.writing() as writing:
        writing.drop(Member, person="participant")
        writing.stir("drawn")
    rest = list(stream)

    assert begun[1] == "event: rev\ndata: 0:0\n\n"
    assert rest[-1].startswith("event: bye\n")


def test_who_has_been_signed_out_loses_the_stream_of_a_map_that_all_may_read(
    site, streams, monkeypatch
):
    monkeypatch.setattr("argmap.services.live.CHECKING", 0)
    stream, other = (streams(each, "/debates/house/events") for each in ("participant", "reader"))
    for each in (stream, other):
        assert [each.next(), each.next()][1] == "event: rev\ndata: 0:0\n\n"
    with site.store.writing() as writing:
        writing.drop(Session, person="participant")
        writing.stir("house")

    assert list(stream)[-1].startswith("event: bye\n")
    assert other.next() == "event: rev\ndata: 0:1\n\n"


def test_the_numbers_are_told_without_a_stream_and_not_twice(site):
    browser = site.as_("participant")
    first = browser.get("/debates/drawn/now")
    again = browser.get("/debates/drawn/now", headers={"If-None-Match": first.headers["ETag"]})
    add(site, "n1")
    later = browser.get("/debates/drawn/now", headers={"If-None-Match": first.headers["ETag"]})

    assert (first.text, again.status_code, later.text) == ("0:0", 304, "1:0")


def test_news_tells_who_accepted_what_one_suggested(site):
    site.as_("instructor").send("/debates/drawn/suggestions/g1/accept")

    told = site.as_("participant").get("/debates/drawn/news?since=0").text

    assert "Instructor accepted your suggestion: reworded" in told
    assert "your suggestion" not in site.as_("reader").get("/debates/drawn/news?since=0").text


def test_news_tells_what_others_did_and_not_what_one_did_oneself(site):
    for number in range(2):
        add(site, f"n{number}")
    add(site, "m1", who="instructor")
    by_reader = site.as_("reader").get("/debates/drawn/news?since=0").text
    by_one = site.as_("participant").get("/debates/drawn/news?since=0").text
    nothing = site.as_("reader").get("/debates/drawn/news?since=3").text

    assert "<p><bdi>Instructor added “Said now”.</bdi> 2 more changes.</p>" in by_reader
    assert 'data-things="m1 n0 n1"' in by_reader
    assert 'data-things="m1"' in by_one
    assert 'data-upto="3"' in by_one
    assert "<p>" not in nothing


def test_who_comes_is_shown_to_the_others_with_what_she_has_open(site):
    assert come(site, "participant", focus="c1").status_code == 303
    page = site.as_("reader").get("/debates/drawn/here").text
    part = site.as_("reader").get("/debates/drawn/here?part=1").text
    own = site.as_("participant").get("/debates/drawn/here?part=1").text

    assert "Participant" in page
    assert "The village pays." in page
    assert '<li data-claim="c1"><bdi>Participant</bdi> has this open</li>' in " ".join(part.split())
    assert "Participant" not in own


def test_five_are_named_and_the_others_counted(site):
    with site.store.writing() as writing:
        people = ("participant", "instructor", "colleague", "owner", "neighbour", "stranger")
        for each in (*people, "reader"):
            writing.put(Presence("drawn", f"t{each}", each, "", seconds_from_now()))
    part = site.as_("reader").get("/debates/drawn/here?part=1").text

    assert part.count("<bdi>") == 5
    assert "and 1 more" in part


def test_who_goes_is_shown_no_more_and_nothing_of_it_is_kept(site):
    come(site, "participant", focus="c1")
    gone = come(site, "participant", leaving="1")

    assert gone.status_code == 204
    assert "Participant" not in site.as_("reader").get("/debates/drawn/here").text
    assert "tab-of-participant" not in site.dump()


def test_who_has_given_no_sign_for_long_is_gone_and_forgotten_when_the_next_comes(site):
    come(site, "participant")
    with site.store.writing() as writing:
        writing.change(Presence, {"person": "participant"}, seen=seconds_from_now(-76))
    shown = site.as_("reader").get("/debates/drawn/here").text
    come(site, "instructor")

    assert "Participant" not in shown
    assert "tab-of-participant" not in site.dump()


def test_who_left_without_a_sign_is_forgotten_when_the_first_stream_opens(site, streams):
    come(site, "participant")
    come(site, "instructor")
    with site.store.writing() as writing:
        writing.change(Presence, {"person": "participant"}, seen=seconds_from_now(-76))
    streams("reader", "/debates/house/events").next()

    assert "tab-of-participant" not in site.dump()
    assert "tab-of-instructor" in site.dump()


def test_coming_and_going_changes_no_page_and_no_number(site):
    before = site.as_("reader").get("/debates/drawn")
    come(site, "participant", focus="c1")
    again = {"If-None-Match": before.headers["ETag"]}

    assert site.as_("reader").get("/debates/drawn", headers=again).status_code == 304
    assert site.as_("reader").get("/debates/drawn/now").text == "0:0"


def test_a_tab_that_is_no_name_is_refused_and_nobody_takes_the_place_of_another(site):
    refused = come(site, "participant", tab="<b>")
    come(site, "participant", tab="same")
    come(site, "instructor", tab="same")
    come(site, "instructor", tab="same", leaving="1")

    assert refused.status_code == 422
    assert "Participant" in site.as_("reader").get("/debates/drawn/here").text


def test_readers_without_an_account_neither_see_nor_are_seen(site):
    anonymous = site.as_("anonymous")

    assert anonymous.get("/debates/house/here").status_code == 401
    assert "data-presence" not in anonymous.get("/debates/house").text
    assert 'data-map="house"' in anonymous.get("/debates/house").text


def test_an_application_has_one_hub_for_all_its_streams(site):
    assert isinstance(site.app.extensions["argmap.live"], Hub)
