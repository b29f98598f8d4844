"""Joining in two clicks, coming back on another machine, and axe on the pages of people."""

from __future__ import annotations

from threading import Thread

import pytest
from werkzeug.serving import make_server

from tests.browser.conftest import LAPTOP, PHONE, without_complaints
from tests.web.people import INVITED, LINKS, PASSWORD, world

ADDRESSES = (
    ("anonymous", "/sign-in"), ("anonymous", "/join"), ("anonymous", f"/join/{LINKS['one']}"),
    ("anonymous", f"/set-up/{INVITED}"), ("anonymous", "/debates/drawn"),
    ("participant", "/"), ("participant", "/me"), ("participant", "/me/forget"),
    ("anonymous", f"/join/{LINKS['all']}"),
    ("participant", "/seminars/seminar"), ("instructor", "/seminars"),
    ("instructor", "/seminars/seminar"), ("instructor", "/seminars/seminar/groups/one/door"),
    ("instructor", "/seminars/seminar/codes"), ("instructor", "/seminars/seminar/delete"),
    ("instructor", "/debates/drawn/settings"),
)  # fmt: skip


@pytest.fixture(scope="module")
def site(made_once):
    """The address of a server with a seminar and its people."""
    with world(cache=made_once) as opened:
        server = make_server("127.0.0.1", 0, opened.app, threaded=True)
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("scripts", [True, False])
def test_one_joins_in_two_clicks_and_comes_back_by_words_on_another_machine(opened, scripts):
    name = f"Mina {scripts}"
    with without_complaints(opened(java_script_enabled=scripts)) as page:
        page.goto(f"/join/{LINKS['one']}")
        page.get_by_role("heading", name="Join Group 1").wait_for()
        page.get_by_label("Your name").fill(name)
        page.get_by_role("button", name="Join", exact=True).click()
        words = page.locator(".word-pair").inner_text()
        page.get_by_role("button", name="I have them. Start").click()
        page.wait_for_url("**/assignments/*")
        page.get_by_role("heading", level=1).wait_for()
    with without_complaints(opened(java_script_enabled=scripts, phone=True)) as page:
        page.goto("/come-back")
        page.get_by_label("Code").fill("bcdf 2345")
        page.get_by_label("Your name").fill(name)
        page.get_by_label("Your two words").fill(words)
        page.get_by_role("button", name="Come back").click()
        page.get_by_role("heading", name="Your maps").wait_for()


def test_the_code_on_the_wall_leads_into_the_work_with_two_clicks(opened, site):
    """The link of the QR code that is projected; the name is typed, and a group need not be."""
    wall = opened()
    wall.context.add_cookies([{"name": "argmap-session", "value": "instructor", "url": site}])
    wall.goto("/seminars/seminar/door")
    link = wall.locator(".qr-frame figcaption").inner_text()
    with without_complaints(opened(phone=True)) as page:
        clicks = []
        page.expose_function("clicked", lambda: clicks.append(1))
        page.add_init_script("addEventListener('click', () => clicked(), true)")
        page.goto(link)
        page.keyboard.press("Tab")
        page.get_by_label("Your name").type("Scanned")
        page.get_by_role("button", name="Join", exact=True).click()
        page.get_by_role("button", name="I have them. Start").click()
        page.wait_for_url("**/assignments/*")
        assert len(clicks) == 2
        page.goto("/seminars/seminar")
        page.get_by_role("heading", name="Group 9 your group").wait_for()


def test_a_seminar_takes_the_zone_of_the_computer_on_which_it_is_made(opened, site):
    with without_complaints(opened(timezone_id="Europe/Berlin")) as page:
        page.context.add_cookies([{"name": "argmap-session", "value": "instructor", "url": site}])
        page.goto("/seminars")
        page.get_by_label("Title").fill("The NEP")
        page.get_by_role("button", name="Make it").click()
        page.get_by_text("Berlin time").wait_for()


def test_joining_takes_the_keyboard_alone(opened):
    with without_complaints(opened()) as page:
        page.goto(f"/join/{LINKS['two']}")
        page.get_by_label("Your name").focus()
        page.keyboard.type("Jonas")
        page.keyboard.press("Enter")
        page.wait_for_url("**/welcome")
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent").startswith("I have them"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/assignments/*")
        page.goto("/seminars/seminar")
        assert page.locator(".here", has_text="your group").count() == 1


def test_an_instructor_shows_the_way_in_by_keyboard_and_it_fills_the_room(opened, site):
    page = opened()
    page.goto("/sign-in?next=/seminars/seminar")
    page.get_by_label("Login").fill("teacher")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Show code and QR of Group 1").focus()
    page.keyboard.press("Enter")
    code = page.locator(".qr")
    code.wait_for()
    assert code.bounding_box()["width"] > 400
    assert page.locator(".huge").inner_text() == "BCDF 2345"


@pytest.mark.parametrize(("role", "address"), ADDRESSES)
def test_axe_finds_nothing_and_fingers_find_everything(opened, site, role, address):
    axe = pytest.importorskip("tests.browser.test_axe")
    page = opened()
    if role != "anonymous":
        page.context.add_cookies([{"name": "argmap-session", "value": role, "url": site}])
    page.goto(address)
    page.evaluate(OPENED)
    found = {}
    for look, size, scheme, rules in (
        ("dark", LAPTOP, "dark", axe.COLOURS),
        ("laptop", LAPTOP, "light", axe.ALL),
        ("phone", PHONE, "light", axe.ALL),
    ):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found[look] = axe.faults(page, rules)
    assert {look: lines for look, lines in found.items() if lines} == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.evaluate(SMALL) == []


OPENED = """() => {
  const pops = [...document.querySelectorAll('main .pop')], kinds = new Set();
  for (const each of document.querySelectorAll('main details:not(.pop)')) each.open = true;
  for (const each of pops) {
    const kind = each.closest('li')?.className ?? 'head';
    if (!kinds.has(kind)) each.open = true;
    kinds.add(kind);
  }
}"""  # of pops, which lie over one another, one of each kind
SMALL = """() => [...document.querySelectorAll(
    'main :is(button, input:not([type=hidden]), select)')]
  .filter(each => each.checkVisibility())
  .map(each => each.closest('label.tick, .field') || each)
  .filter(each => each.getBoundingClientRect().height < 43.5)
  .map(each => each.outerHTML.slice(0, 80))"""
