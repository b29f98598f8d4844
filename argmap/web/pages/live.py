"""How what happens on a map is written into a stream, and who is here on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import randint

from flask import current_app
from werkzeug.wrappers import Response

from argmap.model.errors import ForbiddenError, NobodyError, NotFoundError
from argmap.model.ids import ClaimId, checked_id
from argmap.model.permissions import Permission
from argmap.services.access import allowed
from argmap.services.live import SPARE, CrowdedError, Stream, Word
from argmap.services.people import sessions
from argmap.services.presence import Present
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import Brief, brief

UNBUFFERED = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
RETRY = 3_000
"""Milliseconds after which a browser asks for a broken stream again."""
MOST_MAPS = 12
NAMES = 5
Line = Callable[[Word], str]
REFUSALS = (NotFoundError, NobodyError, ForbiddenError)


@dataclass(frozen=True, slots=True)
class Sign:
    """What a browser sends to say that somebody is here.

    Attributes:
        focus: the claim that is open, or nothing.
        rest: what the address of the answer ends in.
    """

    tab: str
    focus: str = ""
    leaving: bool = False
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Presents:
    """Who is here beside oneself, as the toolbar tells, and what they have open.

    Attributes:
        named: so many as there is room for; ``more`` is the number of the others.
        open: the claims that others have open, each with who.
    """

    all: tuple[Present, ...]
    named: tuple[Present, ...]
    more: int
    open: tuple[tuple[Brief, tuple[Present, ...]], ...]


def streams_for(threads: int) -> int:
    """Return how many streams may be open: each takes a thread, and pages need some too."""
    return max(0, threads - SPARE)


def sign_from(form: Mapping[str, str]) -> Sign:
    """Return what the form says.

    Raises:
        InvalidIdError: the tab or the claim is no id.
    """
    focus = form.get("focus", "")
    return Sign(
        checked_id(form.get("tab", "")),
        checked_id(focus) if focus else "",
        bool(form.get("leaving")),
        "?part=1" if form.get("part") else "",
    )


def readable(written: str) -> tuple[str, ...]:
    """Return those of the maps, written with commas between, that who asks may read.

    Raises:
        NotFoundError: she may read none of them.
    """
    asked = [each for each in dict.fromkeys(written.split(",")) if each][:MOST_MAPS]
    found = tuple(each for each in asked if _is_readable(each))
    if not found:
        raise NotFoundError("map", ",".join(asked))
    return found


def _is_readable(map_id: str) -> bool:
    try:
        context.held(map_id)
    except REFUSALS:
        return False
    return True


def still(maps: tuple[str, ...]) -> Callable[[], bool]:
    """Return what says whether who asks may still read the maps, long after the request."""
    store, who, token = context.store(), context.who(), context.token()

    def may() -> bool:
        now = sessions.known(store, token, copies=who.copies)
        if now.person is None and who.person is not None:
            return False  # the session has ended, or was ended
        try:
            for each in maps:
                allowed(store, now, Permission.READ, each)
        except REFUSALS:
            return False
        return True

    return may


def lines(stream: Stream, line: Line) -> Iterator[str]:
    """Yield what a stream says as server-sent events (WHATWG HTML, section 9.2)."""
    yield f"retry: {RETRY}\n\n"
    for word in stream.words():
        if word.kind == "beat":
            yield ": still here\n\n"
        elif word.kind == "bye":
            yield f"event: bye\nretry: {randint(500, 2_500)}\ndata: bye\n\n"  # noqa: S311
        else:
            yield f"event: {word.kind}\ndata: {line(word)}\n\n"


def line_of_one(word: Word) -> str:
    """Return what a stream about one map says."""
    return str(word.numbers or "")


def line_of_many(word: Word) -> str:
    """Return what a stream about several maps says."""
    return f"{word.map_id} {word.numbers or ''}".strip()


def crowded(error: CrowdedError) -> Response:
    """Return the answer to one stream too many."""
    waits = {"Retry-After": str(randint(45, 90)), "Cache-Control": "no-store"}  # noqa: S311
    return Response(f"{error}\n", 503, waits, mimetype="text/plain")


def fresh(body: str) -> Response:
    """Return a page that is true for this moment only."""
    return current_app.make_response((body, {"Cache-Control": "private, no-store"}))


def present(asked: Asked, found: tuple[Present, ...]) -> Presents:
    """Return who is here, for the page: oneself is not news."""
    person = context.who().person
    others = tuple(each for each in found if person is None or each.person != person.id)
    drawn = asked.whole.drawn
    open_ones = dict.fromkeys(ClaimId(focus) for each in others for focus in each.open)
    focuses = [each for each in open_ones if each in drawn]
    return Presents(
        found,
        others[:NAMES],
        max(0, len(others) - NAMES),
        tuple(
            (
                brief(drawn[focus], asked.whole, asked.to),
                tuple(each for each in others if focus in each.open),
            )
            for focus in focuses
        ),
    )
