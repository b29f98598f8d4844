"""Words that are selected in a text are counted as the server does, and cited in three clicks."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from argmap.services.reading import library
from tests.browser.conftest import without_complaints

SLUG, SHELF = "the-kulak-question", "dilemmas-of-nep"


def test_selected_words_become_evidence_in_three_clicks_and_one_stays_in_the_text(workshop):
    texts = library(workshop.store, SHELF)
    edition = next(each for each in texts.editions if each.text)
    before = set(workshop.map(SLUG).evidence)
    with without_complaints(workshop.open()) as page:
        page.goto(f"/sources/{SHELF}/{edition.source}?debate={SLUG}")
        paragraph = page.locator("#p3 p[data-start]")
        paragraph.click(click_count=3, position={"x": 20, "y": 10})
        page.wait_for_selector("#pick a")
        asked = parse_qs(urlsplit(page.get_attribute("#pick a", "href")).query)
        start, end = map(int, asked["place"][0].rsplit(":", 1)[1].split("-"))
        assert start == int(paragraph.get_attribute("data-start"))
        assert edition.text[start:end].startswith(asked["exact"][0])
        page.click("#pick a")
        page.click(".in-place .btn.main")
        page.wait_for_selector("#toast button:has-text('Undo')")
        assert urlsplit(page.url).path.startswith("/sources/")
    after = workshop.map(SLUG)
    (new,) = set(after.evidence) - before
    (span,) = after.passages[after.evidence[new].passage].spans
    assert span.exact == edition.text[start:end].strip()
