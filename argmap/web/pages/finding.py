"""Where words were found, with links to the places and the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import request

from argmap.analysis.search import Hit
from argmap.model.ids import ClaimId, Slug
from argmap.model.maps import ArgumentMap
from argmap.services.reading import find
from argmap.web import context
from argmap.web.addresses import Addresses
from argmap.web.forms import State
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import shortened

BESIDE = 40
NAMES = {"claim": "Claim", "evidence": "Passage", "source": "Source"}


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a place; ``on`` if they are those that were looked for."""

    text: str
    on: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place where the words were found."""

    what: str
    where: str
    href: str
    pieces: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The places in one debate, or in the sources of one library."""

    title: str
    href: str
    hits: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All places, by debate and library."""

    groups: tuple[Group, ...]
    total: int

    @property
    def hits(self) -> tuple[Place, ...]:
        """The first places, as many as stand beside a map."""
        return tuple(hit for group in self.groups for hit in group.hits)[:BESIDE]


def found_here(asked: Asked) -> Found | None:
    """Return where the words of the state are found in its debate, or none if there are none."""
    if not asked.state.q:
        return None
    return _found(asked.hits, {Slug(asked.whole.id): asked.to})


def found_everywhere(words: str) -> Found:
    """Return where the words are found in all debates and sources."""
    root = request.script_root
    maps = (each for shelf in context.shelves() for each in shelf.maps)
    to = {each.debate.slug: Addresses(each, State(), root) for each in maps}
    return _found(find(context.store(), words) if words else (), to)


def _found(hits: Iterable[Hit], to: Mapping[Slug, Addresses]) -> Found:
    groups: dict[tuple[str, str], list[Place]] = {}
    total = 0
    for hit in hits:
        addresses = to.get(hit.debate or Slug("")) or _beside(hit, to)
        if addresses is None:
            continue
        total += 1
        title = addresses.map.debate.question if hit.debate else "In the sources"
        href = addresses.page if hit.debate else ""
        groups.setdefault((title, href), []).append(_place(hit, addresses))
    made = (Group(title, href, tuple(places)) for (title, href), places in groups.items())
    return Found(tuple(made), total)


def _beside(hit: Hit, to: Mapping[Slug, Addresses]) -> Addresses | None:
    """Return the addresses of a debate that shares the library of a source."""
    return next((each for each in to.values() if each.map.debate.library == hit.library), None)


def _place(hit: Hit, to: Addresses) -> Place:
    where = "" if hit.found == "claim" else shortened(hit.title, 80)
    if hit.paragraph:
        where = f"{where}, ¶ {hit.paragraph}"
    if hit.found == "claim":
        where = _speaker(to.map, hit.claim)
    return Place(NAMES[hit.found], where, _address(hit, to), _runs(hit))


def _speaker(drawn: ArgumentMap, claim_id: ClaimId | None) -> str:
    claim = drawn.drawn.get(claim_id) if claim_id else None
    speaker = drawn.debate.speaker(claim.speaker) if claim else None
    return speaker.name if speaker else ""


def _address(hit: Hit, to: Addresses) -> str:
    if hit.claim and hit.claim in to.map.drawn:
        return to.claim(hit.claim)
    if hit.target and hit.target in to.map.drawn:
        return to.claim(ClaimId(hit.target))
    if hit.passage and hit.passage in to.map.passages:
        return to.passage(hit.passage)
    library = hit.library or to.map.debate.library
    asking = "" if context.is_shelved(library) else f"?debate={to.map.id}"
    anchor = f"#p{hit.paragraph}" if hit.paragraph else ""
    return f"{to.root}/sources/{library}/{hit.source}{asking}{anchor}"


def _runs(hit: Hit) -> tuple[Run, ...]:
    text = hit.excerpt or hit.title
    runs: list[Run] = []
    at = 0
    for start, end in hit.marks if hit.excerpt else ():
        runs += [Run(text[at:start], on=False), Run(text[start:end], on=True)]
        at = end
    runs.append(Run(text[at:], on=False))
    return tuple(run for run in runs if run.text)
