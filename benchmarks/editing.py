"""What it takes the server to carry out one change: the request that sends a form, by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from argmap.model.ids import PersonId
from argmap.model.seminars import Person, Session
from argmap.model.sources import Library
from argmap.services.loading import put
from argmap.settings import settings_from
from argmap.store import open_store
from argmap.web import create_app
from benchmarks.samples import sample
from benchmarks.table import Result

SIZES = {300: 50, 10_000: 150}
"""The bound in milliseconds, by the number of claims."""
ROUNDS = 12
TOKEN = "bench"
Send = Callable[[str, dict[str, str]], None]
WORDS = {"text": "Grain was short that winter, and the towns paid.", "held": "me"}
DONE: dict[str, tuple[str, dict[str, str]]] = {
    "a support": ("support?claim=c7", WORDS | {"basis": "editorial"}),
    "a rewording": ("reword?claim=c9", {"text": "Grain was short."}),
    "details": ("details?claim=c11", {"voice": "actor", "speaker": "s2", "position": "p1"}),
}


def results() -> Iterator[Result]:
    """Yield the figures of editing."""
    for claims, bound in SIZES.items():
        with _site(claims) as send:
            for what, (action, form) in DONE.items():
                yield _measured(claims, bound, what, action, form, send)


def _measured(  # noqa: PLR0913, PLR0917
    claims: int, bound: int, what: str, action: str, form: dict[str, str], send: Send
) -> Result:
    walls: list[float] = []
    works: list[float] = []
    for number in range(ROUNDS):
        started, worked = perf_counter(), process_time()
        send(action, {**form, **_fresh(form, number)})
        walls.append((perf_counter() - started) * 1000)
        works.append((process_time() - worked) * 1000)
    wall, work = median(walls[2:]), median(works[2:])
    told = f"{what} saved on a map of {claims:,} claims, the request itself, SQLite"
    measured = f"{wall:.0f} ms ({work:.0f} ms of processor)"
    return Result(told, measured, "", f"at most {bound} ms", wall <= bound)


def _fresh(form: dict[str, str], number: int) -> dict[str, str]:
    """Return what makes each form differ from the one before."""
    once = {"once": f"{number:04d}bench"}
    if "text" in form:
        return once | {"text": f"{form['text']} ({number})"}
    return once | {"date": str(1900 + number)}


@contextmanager
def _site(claims: int) -> Iterator[Send]:
    drawn = sample(claims)
    with TemporaryDirectory() as place:
        given = {"ARGMAP_DATA": place, "ARGMAP_CACHE": f"{place}/cache"}
        settings = settings_from(given)
        store = open_store(settings.database_url)
        put(store, drawn, Library(drawn.debate.slug, "Generated"))
        now = datetime.now(UTC)
        with store.writing() as writing:
            writing.add(Person(PersonId("ana"), "Ana", now, login="ana"))
            digest = sha256(TOKEN.encode()).hexdigest()
            writing.add(Session(digest, PersonId("ana"), now, now, "a benchmark"))
        yield _sender(create_app(store, settings=settings), str(drawn.debate.slug))
        store.close()


def _sender(app: object, slug: str) -> Send:
    client = app.test_client()  # type: ignore[attr-defined]
    client.set_cookie("argmap-session", TOKEN)
    page = client.get(f"/debates/{slug}/edit/thesis").text
    found = re.search(r'name="seal" value="([^"]+)"', page)
    assert found, "no seal"
    seen = {"at": 1}

    def send(action: str, form: dict[str, str]) -> None:
        sent = {"seal": found[1], "at": str(seen["at"]), "back": f"/debates/{slug}"} | form
        answer = client.post(f"/debates/{slug}/edit/{action}", data=sent)
        assert answer.status_code == 303, answer.text
        seen["at"] += 1

    return send
