"""The pictures of the guides: a seminar from its invitation to one student's work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

Keep = Callable[[Any, str], None]
WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
CLAIMS = (
    ("support", "Prices had turned against the village."),
    ("rebut", "Goods came too late to buy grain with."),
)


def invitation(data: str) -> str:
    """Return the address of a fresh invitation to the server that keeps its data there."""
    command = [sys.executable, "-m", "argmap", "invite"]
    given = {**os.environ, "ARGMAP_DATA": data}
    told = subprocess.run(command, env=given, capture_output=True, text=True, check=True).stdout
    return re.search(r"/set-up/[\w-]+", told)[0]  # type: ignore[index]


def take_teaching(address: str, data: str, started: Any, keep: Keep) -> None:
    """Take the pictures: a seminar, assigning, the page of an assignment, and a student's work."""
    eva = _page(address, started, WIDE)
    _account(eva, invitation(data))
    eva.get_by_label("Title").first.fill("Soviet Russia, 1917–1929")
    eva.get_by_role("button", name="Make it").click()
    hub = eva.url
    eva.goto(f"{hub}/assign")
    keep(eva, "assign-light")
    eva.get_by_role("button", name=re.compile("^Assign")).click()
    eva.wait_for_url("**/assignments/*")
    task = eva.url
    eva.goto(f"{task}/settings")
    eva.get_by_role("button", name="Begin “Read and quote” now").click()
    eva.goto(hub)
    door = re.search(r"/join/[\w-]+", eva.content())[0]  # type: ignore[index]
    for name in ("Ana", "Ben", "Chloé", "Daria", "Emre", "Finn"):
        _come_in(address, started, door, name, keep)
    eva.goto(hub)
    keep(eva, "seminar-light")
    eva.goto(f"{task}/students")
    eva.get_by_role("link", name="Ana", exact=True).click()
    eva.wait_for_url("**/students/*")
    keep(eva, "student-light")


def _page(address: str, started: Any, size: dict[str, int]) -> Any:
    scale = 2 if size is PHONE else 1.5
    context = started.new_context(
        base_url=address, viewport=size, device_scale_factor=scale, reduced_motion="reduce"
    )
    return context.new_page()


def _account(page: Any, link: str) -> None:
    page.goto(link)
    page.get_by_label("Your name").fill("Eva Lang")
    page.get_by_label("Login").fill("eva")
    page.get_by_label("Password").first.fill("a long enough password")
    page.get_by_role("button", name="Make my account").click()
    page.wait_for_url("**/seminars")


def _come_in(address: str, started: Any, door: str, name: str, keep: Keep) -> None:
    page = _page(address, started, PHONE)
    page.goto(door)
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join", exact=True).click()
    page.get_by_role("button", name="I have them. Start").click()
    page.wait_for_url("**/assignments/*")
    if name == "Ana":
        keep(page, "assignment-phone")
        _draw(page)
    page.context.close()


def _draw(page: Any) -> None:
    """State a few claims on one's own map."""
    page.get_by_role("link", name="Your own map").click()
    page.wait_for_url("**/debates/*")
    own = page.url.partition("?")[0]
    for form, words in CLAIMS:
        page.goto(own)
        claim = page.evaluate("document.querySelector('[data-claim]').dataset.claim")
        page.goto(f"{own}/edit/{form}?claim={claim}")
        page.locator("#edit-form textarea").first.fill(words)
        page.locator("#edit-form .btn.main").click()
        page.wait_for_load_state("networkidle")
