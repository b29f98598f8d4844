"""A site with the bundled debates, which all tests of the pages read, and sites of one's own."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from werkzeug.routing import Map

from argmap.paths import DEBATES
from argmap.services.loading import load_all, put
from argmap.settings import Settings
from argmap.store import open_store
from argmap.web import create_app


def settings_in(folder: Path, **changes) -> Settings:
    url = f"sqlite:///{folder / 'argmap.db'}"
    return Settings(**{"data": folder, "cache": folder / "cache", "database_url": url, **changes})


class Browser(FlaskClient):
    """A browser, which keeps its cookies: ``send`` sends a form with the seal of its pages."""

    def seal(self):
        """A seal as it stands on every page that this browser is shown."""
        page = self.get("/help").text
        return page.partition('name="seal" value="')[2].partition('"')[0]

    def send(self, address, data=None, **options):
        """Send a form as a page of ours would."""
        return self.post(address, data={**(data or {}), "seal": self.seal()}, **options)


class Compiled(BytecodeCache):
    """Templates that some site of this process has compiled; all of them share it."""

    kept: ClassVar[dict] = {}

    def load_bytecode(self, bucket):
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket):
        self.kept[bucket.key] = bucket.bytecode_to_string()


class Roads(Map):
    """The addresses of every site of this process, which are the same for all: compiled once."""

    def __init__(self, **options):
        super().__init__(**options)
        self.kept = set()

    def add(self, rulefactory):
        key = (rulefactory.rule, rulefactory.endpoint, frozenset(rulefactory.methods))
        if key not in self.kept:
            self.kept.add(key)
            super().add(rulefactory)


ROADS = Roads()


def app_of(store, settings):
    with pytest.MonkeyPatch.context() as during:
        during.setattr(Flask, "url_map_class", staticmethod(lambda **_: ROADS))
        app = create_app(store, settings=settings)
    app.jinja_env.bytecode_cache = Compiled()
    app.testing = True
    app.test_client_class = Browser
    return app


@contextmanager
def site_of(*debates, **changes):
    """A client of a site that holds these debates: pairs of a map and its library."""
    with TemporaryDirectory() as name:
        settings = settings_in(Path(name), **changes)
        store = open_store(settings.database_url)
        try:
            for drawn, library in debates:
                put(store, drawn, library)
            yield app_of(store, settings).test_client()
        finally:
            store.close()


@pytest.fixture(scope="session", autouse=True)
def _compiled_engine(made_once):
    """The engine and the fonts are there before any page is asked for."""


@pytest.fixture(scope="session")
def bundled(tmp_path_factory, made_once):
    """A store with the six bundled debates; nothing writes to it."""
    settings = settings_in(tmp_path_factory.mktemp("bundled"), cache=made_once)
    store = open_store(settings.database_url)
    for _ in load_all(store, DEBATES):
        pass
    yield store, settings
    store.close()


@pytest.fixture(scope="session")
def app(bundled):
    return app_of(*bundled)


@pytest.fixture
def client(app):
    return app.test_client()
