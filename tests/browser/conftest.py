"""A real browser before a real server with the bundled debates.

Chromium is looked for in ARGMAP_CHROMIUM, then on the PATH; without one these tests are skipped.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Thread

import pytest
from werkzeug.serving import make_server

from argmap.model.ids import PersonId
from argmap.model.permissions import Who
from argmap.model.seminars import Person, Session
from argmap.paths import DEBATES
from argmap.services.loading import load_all
from argmap.services.people import sessions
from argmap.services.reading import debate_map
from argmap.services.saving import save
from argmap.settings import Settings
from argmap.store import Store, open_store
from tests.browser import live
from tests.web.conftest import app_of
from tests.web.people import world

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 60_000  # milliseconds, for slow machines
LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "more": {"color_scheme": "light", "cookie": "system+more"},
    "more-dark": {"color_scheme": "dark", "cookie": "system+more"},
}


def pytest_configure(config):
    config.addinivalue_line("markers", "browser: needs Chromium")


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(400))  # seconds, for slow machines


def chromium_path():
    named = os.environ.get("ARGMAP_CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory):
    """A database with the bundled debates, to be read or copied."""
    database = tmp_path_factory.mktemp("loaded") / "argmap.db"
    store = open_store(f"sqlite:///{database}")
    for _ in load_all(store, DEBATES):
        pass
    store.close()
    return database


@contextmanager
def serving(folder, cache, database):
    """A store with a copy of a database, and the address of a server before it."""
    url = f"sqlite:///{shutil.copy(database, folder / 'argmap.db')}"
    store = open_store(url)
    settings = Settings(data=folder, cache=cache, database_url=url)
    app = app_of(store, settings)
    app.testing = False  # an error is a page, as for everybody
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield store, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    store.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory, made_once, loaded):
    """The address of a server with the bundled debates."""
    with serving(tmp_path_factory.mktemp("site"), made_once, loaded) as (_, address):
        yield address


@pytest.fixture(scope="session")
def chromium():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium_path()
    if path is None:
        pytest.skip("There is no Chromium: install one, or name it in ARGMAP_CHROMIUM.")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Browsers:
    """Opens pages of a site in browsers of their own, whose complaints are kept."""

    chromium: object
    address: str
    contexts: list = field(default_factory=list)

    def open(self, look="light", *, phone=False, **options):
        """A page: ``open(look="dark", phone=True)``."""
        chosen = dict(LOOKS[look])
        cookie = chosen.pop("cookie", None)
        context = self.chromium.new_context(
            base_url=self.address,
            viewport=PHONE if phone else LAPTOP,
            has_touch=phone,
            **chosen,
            **options,
        )
        self.contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if cookie:
            context.add_cookies([{"name": "argmap-look", "value": cookie, "url": self.address}])
        return listened_to(context.new_page())

    def close(self):
        for context in self.contexts:
            context.close()


def listened_to(page):
    """The page, with what its scripts and the policy complain about."""
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on(
        "console",
        lambda said: page.complaints.append(said.text) if said.type == "error" else None,
    )
    return page


@pytest.fixture
def opened(chromium, site):
    """Opens pages: ``opened(look="dark", phone=True)`` is a page whose complaints are kept."""
    browsers = Browsers(chromium, site)
    yield browsers.open
    browsers.close()


@dataclass
class Workshop:
    """A site of one's own, where persons are known and may work on the maps of the house."""

    store: Store
    browsers: Browsers
    people: dict = field(default_factory=dict)

    def person(self, name):
        """A person who may work on all maps of the house."""
        if name not in self.people:
            made = Person(PersonId(name.lower()), name, datetime.now(UTC), login=name.lower())
            with self.store.writing() as writing:
                writing.add(made)
            self.people[name] = made
        return self.people[name]

    def session(self, name="Anna"):
        """The cookie of a new session of somebody."""
        token = sessions.opened(self.store, self.person(name))
        return {"name": "argmap-session", "value": token, "url": self.browsers.address}

    def open(self, name="Anna", **options):
        """A page in a new browser of somebody who is known."""
        page = self.browsers.open(**options)
        page.context.add_cookies([self.session(name)])
        return page

    def sign_out(self):
        """Nobody is known any more, anywhere."""
        with self.store.writing() as writing:
            for person in self.people.values():
                writing.drop(Session, person=person.id)

    def map(self, slug):
        """A map as it is now."""
        return debate_map(self.store, slug)

    def change(self, slug, *edits, name="Ben"):
        """Change a map from elsewhere."""
        return save(self.store, Who(self.person(name)), slug, edits, at=self.map(slug).revision)


@pytest.fixture
def workshop(chromium, tmp_path, made_once, loaded):
    """A site of one's own, that may be changed."""
    with serving(tmp_path, made_once, loaded) as (store, address):
        browsers = Browsers(chromium, address)
        yield Workshop(store, browsers)
        browsers.close()


@contextmanager
def without_complaints(page):
    """Whatever is done on the page, neither its scripts nor the policy complain."""
    yield page
    assert page.complaints == []


@pytest.fixture(scope="module")
def live_site(made_once):
    """A server with a seminar, whose maps are changed behind its pages."""
    with world(cache=made_once) as opened:
        opened.store = opened.app.extensions["argmap.store"]
        opened.hub = opened.app.extensions["argmap.live"]
        server = make_server("127.0.0.1", 0, opened.app, threaded=True)
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        opened.address = f"http://127.0.0.1:{server.server_port}"
        yield opened
        opened.hub.stop()
        server.shutdown()
        server.server_close()


@pytest.fixture
def browsers(chromium, live_site):
    """Opens a browser of its own for somebody: ``browsers("reader")``."""
    opened = []

    def open_browser(who):
        context = chromium.new_context(base_url=live_site.address, viewport=LAPTOP, bypass_csp=True)
        context.add_cookies([{"name": "argmap-session", "value": who, "url": live_site.address}])
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context

    yield open_browser
    for each in opened:
        each.close()


@pytest.fixture
def page_of(browsers):
    def open_page(who, address=live.MAP):
        page = browsers(who).new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address)
        live.heard(page)
        return page

    return open_page
