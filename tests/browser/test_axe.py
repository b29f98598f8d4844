"""axe-core finds nothing to mend on any page, in any look, on a laptop and on a phone.

Each page is loaded once. What a look can change, its colours, is looked at in every look on a
laptop; all rules once on a laptop and once on a phone.
"""

from __future__ import annotations

import pytest

from tests.browser.conftest import LAPTOP, PHONE, Browsers
from tests.web.addresses import DEBATE, LIBRARY, PAGES

axe_playwright = pytest.importorskip("axe_playwright_python.sync_playwright")
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
SMALL = "the-kulak-question"
# Of pages that are the same many times over, the one with the fewest of each thing.
SHORTER = {
    f"{LIBRARY}/companion": f"{LIBRARY}/companion?debate={SMALL}",
    f"{LIBRARY}/hosking-1985": f"{LIBRARY}/hosking-1985?debate={SMALL}",
    f"{DEBATE}/outline": f"/debates/{SMALL}/outline",
    f"{DEBATE}/outline?map=full": f"/debates/{SMALL}/outline?map=full&branch=k01",
    f"{DEBATE}/outline?map=full&branch=i04": f"{DEBATE}/outline?map=full&branch=i22",
}
EVERY = sorted({*(SHORTER.get(each, each) for each in PAGES), "/nowhere"})
MORE = """more => { const root = document.documentElement;
  if (more) root.dataset.contrast = 'more'; else delete root.dataset.contrast; }"""


def faults(page, rules=ALL):
    """What axe finds, one line for each thing."""
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_playwright.Axe().axe_script)
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][-160:]}"
        for rule in found
        for node in rule["nodes"][:3]
    ]


@pytest.fixture(scope="module")
def reader(chromium, site):
    """One page in which all addresses are visited in turn: a new browser for each costs more."""
    browsers = Browsers(chromium, site)
    yield browsers.open()
    browsers.close()


@pytest.mark.parametrize("address", EVERY)
def test_axe_finds_nothing(reader, address):
    page = reader
    page.set_viewport_size(LAPTOP)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(address)
    found = {}
    for device, size in (("laptop", LAPTOP), ("phone", PHONE)):
        page.set_viewport_size(size)
        found[device, "light"] = faults(page)
    page.set_viewport_size(LAPTOP)  # where the drawing is in sight
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found["laptop", "dark"] = faults(page, COLOURS)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate(MORE, True)
        found["high contrast", scheme] = faults(page, COLOURS)
    assert {look: lines for look, lines in found.items() if lines} == {}


def test_axe_sees_what_has_too_little_contrast(opened):
    page = opened()
    page.goto("/help")
    page.evaluate("document.querySelector('h1').style.color = '#ccc'")
    assert faults(page, COLOURS) != []


@pytest.mark.parametrize("summary", [".filters", ".legend", ".download", ".look"])
def test_axe_finds_nothing_in_what_opens(opened, summary):
    page = opened()
    page.goto(f"/debates/{SMALL}")
    page.click(f"{summary} > summary")
    assert faults(page) == []


@pytest.mark.parametrize("sheet", ["#tools", "#drawing"])
def test_axe_finds_nothing_in_the_sheets_of_a_phone(opened, sheet):
    page = opened(phone=True)
    page.goto(f"/debates/{SMALL}")
    page.click(f'a[href="{sheet}"]')
    assert faults(page) == []
