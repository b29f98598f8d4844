"""Words that were picked in a text which is another one by now: said so, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.model.passages import Span, Status
from argmap.model.sources import Edition
from argmap.services.extending_texts import Picked
from argmap.services.texts import find, places_of
from argmap.web.pages.asking import Asked
from argmap.web.pages.editing import SAID, about_of, address, place_of, place_text
from argmap.web.pages.editing_back import asked_from, back_from

MOST = 160
"""So many characters of the beginning, and of the end, say which words were picked."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where the words may stand now.

    Attributes:
        where: in words.
        href: the form for using it.
    """

    words: str
    where: str
    href: str


@dataclass(frozen=True, slots=True)
class Shifted:
    """Words that were picked and do not stand where they were picked.

    Attributes:
        candidates: where they may stand now, the likeliest first.
    """

    asked: Asked
    back: str
    words: str
    candidates: tuple[Candidate, ...]


def said(words: str) -> dict[str, str]:
    """Return how picked words are told in an address: all of them, or beginning and end."""
    if len(words) <= 2 * MOST:
        return {"exact": words}
    return {"exact": words[:MOST], "until": words[-MOST:]}


def shifted(slug: str, args: Mapping[str, str], sent: Mapping[str, str]) -> Shifted | None:
    """Return what became of words that were picked; none if they stand where they were."""
    begin, until = (args.get(each, "") for each in SAID)
    place = place_of(args.get("place", ""))
    if place is None or not begin.strip():
        return None
    back = back_from(sent.get("back", "") or args.get("back", ""), slug)
    asked = asked_from(back, slug)
    edition = asked.library.edition(place.source, place.edition)
    if edition and edition.text is not None and _agree(edition.text, place, begin, until):
        return None
    now = asked.library.text_of(place.source)
    found = _places(now, place, begin, until) if now else ()
    shown = tuple(_candidate(asked, args, now, each) for each in found) if now else ()
    return Shifted(asked, back, f"{begin} … {until}" if until else begin, shown)


def _agree(text: str, place: Picked, begin: str, until: str) -> bool:
    """Say whether the words stand there, whatever blanks a browser shows between them."""
    there, begin, until = (
        "".join(e.split()) for e in (text[place.start : place.end], begin, until)
    )
    return there.startswith(begin) and there.endswith(until) if until else there == begin


def _places(now: Edition, place: Picked, begin: str, until: str) -> tuple[Picked, ...]:
    text, long = now.text or "", place.end - place.start
    first = find(
        Span(place.source, now.id, place.start, place.start + len(begin), exact=begin), text
    )
    if first.status is Status.MISSING:
        return ()
    spots = [(first.start, first.end), *first.rivals]
    if until:
        spots = [(start, _closed(text, start, start + long, until)) for start, _ in spots]
    return tuple(Picked(place.source, now.id, *each) for each in spots)


def _closed(text: str, start: int, end: int, until: str) -> int:
    """Return where words end whose last ones are known, near where they should."""
    at = text.find(until, start, end + MOST)
    return at + len(until) if at >= 0 else min(end, len(text))


def _candidate(asked: Asked, args: Mapping[str, str], now: Edition, found: Picked) -> Candidate:
    words = (now.text or "")[found.start : found.end]
    about = {**about_of(args), **dict.fromkeys(SAID, ""), "place": place_text(found), **said(words)}
    href = address("use", asked, about, args.get("back", ""))
    return Candidate(words, places_of(now, found.start, found.end), href)


def restated(args: Mapping[str, str], text: str, place: Picked) -> dict[str, str]:
    """Return what an address asks for, about another stretch of the same text."""
    kept = {name: value for name, value in args.items() if name not in SAID}
    return {**kept, "place": place_text(place), **said(text[place.start : place.end])}
