"""The page that works offline: whole, safe, and every link in it leads somewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given, settings

from argmap.render.export import FORMATS, MEDIA_TYPES, to_html, to_txt
from argmap.render.picture import Picture
from tests.render.sketches import LIBRARY, chain, cited, saying, sketch
from tests.strategies import maps, texts

VOID = {"meta", "rect", "path", "circle"}


class Page(HTMLParser):
    """What a browser would make of a page: its elements, its words, and whether all are closed."""

    def __init__(self, shown, library=None):
        super().__init__()
        self.tags, self.ids, self.links, self.words = [], [], [], ""
        self.open, self.deepest, self.wrong = [], 0, []
        self.feed(bytes(to_html(shown, library, Picture())).decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for key, value in attrs if key == "id"]
        self.links += [value for key, value in attrs if key in ("href", "src", "action")]
        if tag not in VOID:
            self.open.append(tag)
            self.deepest = max(self.deepest, len(self.open))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        if not self.open or self.open[-1] != "style":
            self.words += data


@given(maps())
@settings(max_examples=30, deadline=None)
def test_every_element_is_closed_in_its_place(shown):
    page = Page(shown)

    assert page.wrong == []
    assert page.open == []


@given(maps())
@settings(max_examples=30, deadline=None)
def test_every_link_leads_to_a_place_on_the_page(shown):
    page = Page(shown)

    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


@given(maps())
@settings(max_examples=30, deadline=None)
def test_no_two_places_have_the_same_name(shown):
    page = Page(shown)

    assert len(page.ids) == len(set(page.ids))


@given(texts)
@settings(max_examples=40, deadline=None)
def test_hostile_words_stand_on_the_page_as_they_are(text):
    shown = saying(text)

    assert Page(shown).words.count(shown.drawn["a"].text) >= 2


@given(texts)
@settings(max_examples=40, deadline=None)
def test_hostile_words_never_become_elements_events_or_addresses(text):
    page = Page(saying(text))
    attributes = [(key, value) for _, attrs in page.tags for key, value in attrs.items()]

    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img", "iframe", "object", "form"})
    assert [key for key, _ in attributes if key.startswith("on") or key == "style"] == []
    assert [link for link in page.links if not link.startswith("#")] == []


def test_nothing_is_loaded_from_elsewhere():
    made = bytes(to_html(sketch("a!\nb + a"), None, Picture())).decode()

    assert re.findall(r'url\((?!"data:)|@import', made) == []


def test_a_passage_is_shown_with_its_words_source_and_place():
    words = Page(cited("Grain fell."), LIBRARY).words

    assert "backs Grain fell. Hosking, ¶ 60" in words


def test_the_sources_are_listed():
    assert "Hosking, G.: A Book" in Page(cited("Grain fell."), LIBRARY).words


def test_a_deep_line_of_argument_does_not_nest_deeper_than_browsers_can():
    assert Page(chain(1_000)).deepest < 100


def test_a_page_has_all_claims_even_where_the_drawing_has_not():
    assert "Claim c999." in Page(chain(1_000)).words


def test_every_format_has_a_media_type():
    assert set(FORMATS) == set(MEDIA_TYPES)


def test_the_text_is_the_outline():
    assert b"+ because Claim b." in to_txt(sketch("a!\nb + a"), None, Picture())
