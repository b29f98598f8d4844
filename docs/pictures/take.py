"""``make pictures``: the pictures of the README and the guides, taken anew from a server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from argmap.formats.folder import read_folder
from argmap.paths import DEBATES

sys.path.insert(0, str(Path(__file__).parent))
from teaching import take_teaching

HERE = Path(__file__).parent
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEBATE = "/debates/how-fast-and-who-pays"
OBJECTION = "They went on selling to private traders because these paid better."
REASON = "They fed grain to their animals rather than sell it cheaply."


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: where, how wide and high the window is, and in which colours."""

    name: str
    path: str
    width: int = 1280
    height: int = 800
    dark: bool = False


SHOTS = (
    Shot("home-light", "/"),
    Shot("debate-light", DEBATE, height=900),
    Shot("debate-dark", DEBATE, height=900, dark=True),
    Shot("claim-light", f"{DEBATE}/claims/{{claim}}", 760, 900),
    Shot("source-light", "/sources/dilemmas-of-nep/companion", 760, 900),
    Shot("outline-phone", f"{DEBATE}/outline", 390, 780),
)


@contextmanager
def served() -> Iterator[tuple[str, str]]:
    """Serve the bundled debates from a directory of their own, and give the address and it."""
    with TemporaryDirectory() as data:
        command = [sys.executable, "-m", "argmap", "serve", "--port", "0"]
        given = {**os.environ, "ARGMAP_DATA": data}
        with subprocess.Popen(command, env=given, stderr=subprocess.PIPE, text=True) as server:
            told = ""
            while not (found := re.search(r"Argmap is at (http://\S+)", told)):
                told = server.stderr.readline() if server.stderr else ""
                if not told:
                    sys.exit("The server did not start.")
            try:
                yield found[1], data
            finally:
                server.terminate()


@contextmanager
def browser() -> Iterator[Any]:
    """Start a Chromium without a window."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("ARGMAP_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        sys.exit("There is no Chromium here: install it, or name it in ARGMAP_CHROMIUM.")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=[*QUIET, *sandbox])
        yield started
        started.close()


def opened(shot: Shot, address: str, started: Any) -> Any:
    """Open the page of a picture, twice as fine as the screen."""
    page = started.new_page(
        viewport={"width": shot.width, "height": shot.height},
        device_scale_factor=2 if shot.width < 500 else 1.5,
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
    )
    page.goto(address + shot.path.format(claim=best_claim()))
    return page


def keep(page: Any, name: str) -> None:
    """Take one picture of a page as it is."""
    page.evaluate("document.fonts.ready")
    page.screenshot(path=HERE / f"{name}.png")
    print(f"docs/pictures/{name}.png")


def take(shot: Shot, address: str, started: Any) -> None:
    """Take one picture of a page that is read."""
    page = opened(shot, address, started)
    page.wait_for_load_state("networkidle")
    keep(page, shot.name)
    page.close()


def take_work(address: str, started: Any) -> None:
    """Take pictures of work on a copy: a form under what it answers, and what it changed."""
    page = opened(Shot("", DEBATE, 1440, 860), address, started)
    page.click("form.copying button")
    page.wait_for_selector("#acts, .first-acts")
    copy = page.url.partition("?")[0]
    for form, words in (("rebut", OBJECTION), ("support", REASON)):
        page.goto(f"{copy}?focus={best_claim()}")
        page.click(f'#acts a[data-form="{form}"]')
        page.fill(".in-place textarea", words)
        if form == "rebut":
            page.wait_for_selector(".in-place .hint")
            keep(page, "writing-light")
        page.click(".in-place .btn.main")
        page.wait_for_selector(".in-place", state="detached")
    page.goto(f"{copy}/difference?from=1")
    keep(page, "difference-light")
    page.close()


def best_claim() -> str:
    """Return the claim of the debate for which most is cited."""
    read = read_folder(DEBATES / Path(DEBATE).name).map
    if read is None:
        sys.exit("The debate has problems: argmap check debates.")
    return str(max(read, key=lambda claim: len(read.evidence_for(claim.id))).id)


def main() -> None:
    """Take all pictures."""
    with served() as (address, data), browser() as started:
        for shot in SHOTS:
            take(shot, address, started)
        take_work(address, started)
        take_teaching(address, data, started, keep)


if __name__ == "__main__":
    main()
