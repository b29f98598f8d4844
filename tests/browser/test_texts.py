"""Words that are selected in a text are counted as the server does, and cited in three clicks."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from argmap.model.claims import Kind
from argmap.model.permissions import Who
from argmap.model.seminars import Visibility
from argmap.model.texts import Correction, Layout, NoteMark
from argmap.services.reading import library
from argmap.services.texts import adding, correcting
from argmap.services.texts.desks import at_map
from argmap.services.texts.reading_in import Described, new_source
from tests.browser.conftest import Browsers, Workshop, serving, without_complaints

SLUG, SHELF = "the-kulak-question", "dilemmas-of-nep"
BODY = (
    "\U0001f33e At Kq\u0301 Rm\u0308t they *seid* the harvest was **poor**. \U0001f40e Nobody sold."
    "\n\n"
    "Grain was \U0001f9d1\u200d\U0001f33e short that winter, and prices rose."
)
NOTE = "So the paper of the town."
WORDS = f"{BODY}\n\n{NOTE}"
LAYOUT = Layout(
    notes=(NoteMark(WORDS.index(" \U0001f40e"), WORDS.index(NOTE), len(WORDS)),),
)
SELECT = """([first, last]) => {
  const at = (words, end) => {
    const walker = document.createTreeWalker(document.querySelector('article.text'), 4);
    for (let node; (node = walker.nextNode());) {
      const place = node.data.indexOf(words);
      const here = place >= 0 && node.parentElement.closest('p[data-start]');
      if (here) return [node, place + (end ? words.length : 0)];
    }
  };
  getSelection().setBaseAndExtent(...at(first, false), ...at(last, true)); }"""


@pytest.fixture(scope="module")
def desk(chromium, tmp_path_factory, made_once, loaded):
    """A site of our own, with a text in which code units, letters and code points differ."""
    with serving(tmp_path_factory.mktemp("desk"), made_once, loaded) as (store, address):
        workshop = Workshop(store, Browsers(chromium, address))
        at = at_map(store, Who(workshop.person("Anna")), SLUG)
        source = new_source(Described(title="The Town Paper"))
        given = adding.Given(source, WORDS, LAYOUT, Visibility.PUBLIC, "It is ours.")
        workshop.added = adding.add(store, at, given).deposit
        place = WORDS.index("seid")
        spot = Correction(place, place + 4, "seid", "said", "No such word is known.")
        correcting.correct(store, at, workshop.added.id, spot)
        yield workshop
        workshop.browsers.close()


def companion(desk):
    return next(each for each in library(desk.store, SHELF).editions if each.text)


def reading(desk, source, **options):
    page = desk.open(**options)
    page.goto(f"/sources/{SHELF}/{source}?debate={SLUG}")
    return page


def place_in(address):
    asked = parse_qs(urlsplit(address).query)
    return tuple(map(int, asked["place"][0].rsplit(":", 1)[1].split("-")))


def saved(page):
    page.wait_for_selector("#toast button:has-text('Undo')")
    assert urlsplit(page.url).path.startswith("/sources/")


def newest(desk, before):
    """What was cited since, and the words."""
    after = desk.map(SLUG)
    (new,) = set(after.evidence) - set(before.evidence)
    (span,) = after.passages[after.evidence[new].passage].spans
    assert not span.exact, "a map keeps no words of a text that was added"
    return after.evidence[new], span, WORDS[span.start : span.end]


def test_selected_words_become_evidence_in_three_clicks_and_one_stays_in_the_text(desk):
    before, first = desk.map(SLUG), BODY.partition("\n\n")[0]
    with without_complaints(reading(desk, desk.added.source)) as page:
        page.locator("#p1 p[data-start]").click(click_count=3, position={"x": 60, "y": 10})
        page.wait_for_selector("#pick a")
        assert place_in(page.get_attribute("#pick a", "href")) == (0, len(first))
        page.click("#pick a.main", delay=400)
        page.click(".in-place .btn.main")
        saved(page)
    assert newest(desk, before)[2] == first


def test_what_is_offered_for_selected_words_stands_above_them_and_goes_by_escape(desk):
    with without_complaints(reading(desk, desk.added.source)) as page:
        page.evaluate(SELECT, ["Nobody", "sold"])
        page.wait_for_selector("#pick a")
        box = page.locator("#pick").bounding_box()
        words = page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().top")
        assert box["y"] + box["height"] <= words
        page.keyboard.press("Escape")
        page.wait_for_selector("#pick", state="detached")
        assert page.evaluate("getSelection().isCollapsed")


def test_a_file_that_is_refused_or_not_sent_leaves_the_form_as_it_was(desk, tmp_path):
    (tmp_path / "book.pdf").write_bytes(b"MZ" + bytes(40))
    page = desk.open()
    page.goto(f"/debates/{SLUG}/texts/add")
    page.set_input_files("#add-file", tmp_path / "book.pdf")
    page.fill("#add-title-field", "The Ferry")
    page.check("[name=readers][value=private]")
    page.click("text=Add it")
    page.wait_for_selector("#wrong:has-text('is a program')")
    page.context.set_offline(True)
    page.click("text=Add it")
    page.wait_for_selector(".not-sent")
    assert page.input_value("#add-title-field") == "The Ferry"
    assert page.evaluate("document.querySelector('#add-file').files[0].name") == "book.pdf"
    page.context.set_offline(False)
    page.set_input_files("#add-file", [])
    page.fill("#add-words", "No ferry at night.")
    page.click("text=Add it")
    page.wait_for_selector("#toast >> text=The text is here.")


def test_words_that_a_thumb_selected_are_cited(desk):
    before = desk.map(SLUG)
    with without_complaints(reading(desk, desk.added.source, phone=True)) as page:
        page.evaluate(SELECT, ["Nobody", "sold"])
        page.locator("#pick a.main").tap()
        page.locator(".in-place .btn.main").tap()
        saved(page)
    assert newest(desk, before)[2] == "Nobody sold"


def test_a_paragraph_is_cited_and_shortened_by_the_keyboard_alone(desk):
    before = desk.map(SLUG)
    with without_complaints(reading(desk, desk.added.source)) as page:
        page.locator("#p2 a.no").focus()
        for _ in range(20):
            page.keyboard.press("Tab")
            if "Cite this" in page.evaluate("document.activeElement.textContent"):
                break
        start, end = place_in(page.evaluate("document.activeElement.href"))
        page.keyboard.press("Enter")
        page.wait_for_selector(".in-place #edit-form")
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("document.activeElement.value") == "paragraph"
        for _ in range(2):
            page.keyboard.press("Shift+Tab")
        for _ in range(2):
            with page.expect_response(lambda each: "/edit/use" in each.url):
                page.keyboard.press("Enter")
            page.wait_for_selector(".in-place form:not([aria-busy]) [value=shorter-after]:focus")
        page.locator(".in-place [name=how]:checked").focus()
        page.keyboard.press("Enter")
        saved(page)
    assert WORDS[start:end] == BODY.partition("\n\n")[2]
    shorter = WORDS[start:end].rsplit(maxsplit=2)[0]
    assert newest(desk, before)[2] == shorter


def test_the_browser_counts_as_python_does_and_leaves_out_what_is_not_the_text(desk):
    before = desk.map(SLUG)
    start, end = WORDS.index("they *seid"), WORDS.index("short") + len("short")
    with without_complaints(reading(desk, desk.added.source)) as page:
        assert page.locator("#p1 :is(.sic, a.ref.note)").count() == 2
        assert page.locator(".star").all_text_contents() == ["*", "*", "**", "**"]
        assert page.locator(".star:visible").count() == 0
        assert page.locator("article.text :is(em, strong)").all_inner_texts() == ["seid", "poor"]
        page.evaluate(SELECT, ["they ", "short"])
        page.wait_for_selector("#pick a")
        assert place_in(page.get_attribute("#pick a.main", "href")) == (start, end)
        page.click("#pick a.main")
        page.click(".in-place .btn.main")
        saved(page)
    span = newest(desk, before)[1]
    assert (span.start, span.end) == (start, end)


def test_a_new_claim_that_rebuts_comes_with_its_evidence_and_nothing_typed_is_lost(desk):
    before = desk.map(SLUG)
    page = reading(desk, desk.added.source)
    page.evaluate(SELECT, ["prices", "rose"])
    page.click("#pick a.main")
    page.check(".in-place [value=rebut]")
    target = page.input_value("#edit-claim")
    page.click(".in-place .aside summary")
    page.fill("#edit-note", "Said in passing.")
    page.click(".in-place .btn.main")
    page.wait_for_selector(".in-place .wrong")
    page.fill("#edit-text", "Prices rose for everybody.")
    with page.expect_response(lambda each: "/edit/use" in each.url):
        page.click(".in-place [value=longer-before]")
    page.wait_for_selector(".in-place .answers:has-text('and prices rose')")
    assert page.input_value("#edit-note") == "Said in passing."
    page.click(".in-place .btn.main")
    saved(page)
    evidence, _, words = newest(desk, before)
    assert (words, evidence.note) == ("and prices rose", "Said in passing.")
    (step,) = [
        each for each in desk.map(SLUG).bearing_on(target) if evidence.target in each.premises
    ]
    assert step.kind is Kind.REBUT


def test_two_keys_walk_from_passage_to_passage(desk):
    with without_complaints(reading(desk, companion(desk).source)) as page:
        all_of_them = page.locator("article.text a.ref:not(.note)")
        marks = all_of_them.evaluate_all("all => all.map(each => each.hash)")
        seen = []
        for key in "]][":
            page.keyboard.press(key)
            seen.append(page.evaluate("document.activeElement.hash"))
        assert seen == [marks[0], marks[1], marks[0]]


def test_a_quotation_is_checked_while_it_is_typed_and_outlives_a_lost_connection(desk):
    page = desk.open()
    page.goto(f"/debates/{SLUG}/edit/cite?claim=k01")
    words = "Grain was \U0001f9d1\u200d\U0001f33e short that winter"
    page.fill("#edit-words", f"{words}, and wages rose")
    page.wait_for_selector(".quote-typed:has-text('Altered'):has(del):has(ins:has-text('prices'))")
    page.context.set_offline(True)
    page.fill("#edit-words", words)
    page.wait_for_selector(".unchecked:has-text('no connection')")
    page.click("#edit-form .btn.main")
    page.wait_for_selector(".not-sent:has-text('Your words are kept')")
    assert page.input_value("#edit-words") == words
    page.context.set_offline(False)
    page.wait_for_selector(".quote-typed .fine")
    assert page.locator(".unchecked").count() == 0


def test_a_correction_that_is_refused_says_why_where_it_was_typed(desk):
    page = reading(desk, desk.added.source)
    page.locator("#p2").hover()
    page.click("#p2 .para-acts a:has-text('Printed wrongly?')")
    page.fill("#correct-printed", "wages")
    page.fill("#correct-proposed", "price")
    page.fill("#correct-reason", "One price is meant.")
    page.click("#edit-form .btn.main")
    page.wait_for_selector("[role=alert]:has-text('“wages” does not stand')")
    assert page.input_value("#correct-proposed") == "price"
    page.fill("#correct-printed", "prices")
    page.click("#edit-form .btn.main")
    page.wait_for_url("**/texts/*")
    page.wait_for_selector("#toast >> text=Readers see both readings now")
    page.wait_for_selector("q:text-is('price')")
