"""What people write appears as that very text on every page, and nothing of it runs."""

from __future__ import annotations

from html.parser import HTMLParser
from unicodedata import normalize

import pytest

from argmap.model.claims import Basis, Claim, Kind, Relation
from argmap.model.debates import Debate, Excerpt, Position, Speaker
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Figure, Passage, Span
from argmap.model.sources import Library, Source, edition_of
from argmap.model.text import line
from tests.strategies import HOSTILE
from tests.web.conftest import site_of

PAGES = (
    "/", "/sources", "/sources/d/s", "/sources/d/t", "/search?q=word",
    "/debates/d", "/debates/d?focus=c1&slips=1", "/debates/d?picture=bands",
    "/debates/d?picture=overview", "/debates/d/outline", "/debates/d/claims/c1",
    "/debates/d/speakers/v", "/debates/d/positions/p",
)  # fmt: skip
SHOWN = {
    "/": ("question", "thesis", "position", "library"),
    "/sources/d/s": ("source", "author", "rights", "perspective", "body", "detail"),
    "/sources/d/t": ("unread", "summary"),
    "/debates/d": ("question", "position", "summary of the debate"),
    "/debates/d?focus=c1&slips=1": (
        "claim", "speaker", "position", "passage", "note", "step note", "figure",
    ),
    "/debates/d/outline": ("claim", "thesis", "speaker", "passage"),
    "/debates/d/claims/c1": ("claim", "speaker", "passage", "note", "figure"),
    "/debates/d/speakers/v": ("speaker", "role", "interest", "claim"),
    "/debates/d/positions/p": ("position", "gist", "speaker", "claim"),
}  # fmt: skip


def debate(text):
    """A debate with the text in every field, behind the name of the field."""

    def told(field):
        return f"{field} {text}"[:280]

    shown = edition_of("s", told("body"))
    spans = (
        Span("s", shown.id, 0, len(shown.text), exact=shown.text, paragraph=1),
        Span("t", "e", 3, 9, paragraph=2, anchor=told("anchor")[:20]),
    )
    return ArgumentMap("m", framed(told), **parts(told, spans)), shelf(told, shown)


def framed(told):
    return Debate(
        "d",
        told("question"),
        summary=told("summary of the debate"),
        positions=(Position("p", told("position"), told("gist"), 2),),
        speakers=(Speaker("v", told("speaker"), "", told("role"), told("interest")),),
        excerpts=(Excerpt("full", told("map")[:70]),),
    )


def parts(told, spans):
    claims = (
        Claim("c0", told("thesis"), position="p", thesis=True),
        Claim("c1", told("claim"), speaker="v", position="p", note=told("note")),
    )
    scheme, step = told("scheme")[:60], told("step note")
    relation = Relation("r", Kind.REBUT, ("c1",), "c0", Basis.EXPLICIT, scheme, step)
    figures = (Figure(told("figure"), "5"),)
    note, summary = told("passage note"), told("summary")
    return {
        "claims": {each.id: each for each in claims},
        "relations": {"r": relation},
        "passages": {"x": Passage("x", spans, summary=summary, note=note, figures=figures)},
        "evidence": {"e": Evidence("e", "c1", "x", Bearing.BACKS, note=told("passage"))},
    }


def shelf(told, shown):
    read = Source(
        "s",
        told("source"),
        told("author"),
        rights=told("rights"),
        perspective=told("perspective"),
        details=((told("label"), told("detail")),),
    )
    unread = Source("t", told("unread"), rights=told("rights"))
    return Library("d", told("library"), told("about"), (read, unread), (shown,))


class Reader(HTMLParser):
    """What a browser would make of a page: its words, and what in it could run."""

    def __init__(self, page):
        super().__init__()
        self.words, self.runs = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "script" and not (given.get("src") or "").startswith("/static/"):
            self.runs.append((tag, attrs))
        if tag in ("iframe", "object", "embed", "base", "style"):
            self.runs.append((tag, attrs))
        self.runs += [(tag, name) for name in given if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action"):
            if not (given.get(name) or "/").startswith(("/", "#")):
                self.runs.append((tag, given[name]))

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join("".join(self.words).split())


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_text_in_any_field_appears_as_that_very_text_and_nothing_of_it_runs(text):
    with site_of(debate(text)) as client:
        for address in PAGES:
            answer = client.get(address)
            page = Reader(answer.text)
            assert answer.status_code == 200, address
            assert page.runs == [], address
            for field in SHOWN.get(address, ()):
                told = line(f"{field} {text}"[:280], field)
                assert told in normalize("NFC", page.text), (address, field)


def test_a_word_that_is_looked_for_appears_as_that_very_text():
    with site_of(debate("plain")) as client:
        for text in HOSTILE:
            answer = client.get("/search", query_string={"q": text})
            assert answer.status_code == 200
            assert Reader(answer.text).runs == []
            assert " ".join(text[:200].split()) in Reader(answer.text).text
