"""What a form is about: the map as it was looked at, and the claim, relation or evidence in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from argmap.model.claims import Claim, Relation
from argmap.model.errors import InvalidError, NotFoundError
from argmap.model.ids import SourceId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence
from argmap.render.picture import WORDS
from argmap.services.extending_lost import evidence_of, relation_of
from argmap.services.extending_texts import Picked, edition_of
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import look_of, shortened
from argmap.web.pages.editing_back import asked_from, back_from

ABOUT = ("claim", "relation", "evidence", "place")
SAID = ("exact", "until")
"""What an address says of words that were picked: all of them, or their beginning and end."""
_PLACE = re.compile(r"([a-z0-9-]{1,64}):([a-z0-9-]{1,64}):(\d{1,8})-(\d{1,8})")


@dataclass(frozen=True)
class Scene:
    """What a form is about.

    Attributes:
        asked: the debate as the page showed it to which one returns.
        back: the address of that page.
        sent: what the form sent; nothing if it is shown for the first time.
    """

    asked: Asked
    back: str
    claim: Claim | None = None
    relation: Relation | None = None
    evidence: Evidence | None = None
    place: Picked | None = None
    sent: Mapping[str, str] = field(default_factory=dict)

    @property
    def map(self) -> ArgumentMap:
        """The map as it is now."""
        return self.asked.whole

    @property
    def target(self) -> str:
        """The id of what the form is about; empty for the question."""
        if self.place:
            return place_text(self.place)
        about = self.evidence or self.relation or self.claim
        return about.id if about else ""

    @property
    def stands(self) -> Claim:
        """The claim that the form is about."""
        if self.claim is None:
            raise NotFoundError("claim", "", self.map.drawn)
        return self.claim

    @property
    def step(self) -> Relation:
        """The relation that the form is about."""
        if self.relation is None:
            raise NotFoundError("relation", "", self.map.relations)
        return self.relation

    @property
    def picked(self) -> Picked:
        """The stretch of a text that the form is about."""
        if self.place is None:
            raise NotFoundError("place", "", ())
        return self.place

    @property
    def core(self) -> bool:
        """Whether a new claim has to be on the short map to be seen where one is."""
        return self.asked.excerpt.claims == "core"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that a form is about, as they stand over it."""

    text: str
    word: str = ""
    kind: str = ""
    look: str = ""


def scene_of(slug: str, args: Mapping[str, str], sent: Mapping[str, str]) -> Scene:
    """Return what a form is about, as its address says.

    Raises:
        NotFoundError: the map has no such claim, relation or evidence.
    """
    back = back_from(sent.get("back", "") or args.get("back", ""), slug)
    asked = asked_from(back, slug)
    whole = asked.whole
    claim, relation, cited, place = (args.get(each, "") for each in ABOUT)
    return Scene(
        asked,
        back,
        whole.claim(claim) if claim else None,
        relation_of(context.store(), whole, relation) if relation else None,
        evidence_of(context.store(), whole, cited) if cited else None,
        _picked(asked, place) if place else None,
        sent,
    )


def place_text(place: Picked) -> str:
    """Return a stretch of a text as it stands in an address: source:edition:start-end."""
    return f"{place.source}:{place.edition}:{place.start}-{place.end}"


def place_of(written: str) -> Picked | None:
    """Return the stretch of a text that an address names, or none if it names none."""
    found = _PLACE.fullmatch(written)
    return Picked(SourceId(found[1]), found[2], int(found[3]), int(found[4])) if found else None


def _picked(asked: Asked, written: str) -> Picked:
    place = place_of(written)
    if place is None or asked.library.source(place.source) is None:
        raise NotFoundError("place", written[:80], ())
    edition = asked.library.edition(place.source, place.edition)
    if edition is None or edition.text is None:
        raise NotFoundError("text", place.edition, ())
    return place


def quoted(scene: Scene) -> tuple[Quoted, ...]:
    """Return the words that the form is about."""
    if scene.place:
        return _words(scene, scene.place)
    if scene.relation:
        return step_quoted(scene.map, scene.relation)
    if scene.evidence:
        return _cited(scene.map, scene.evidence)
    if scene.claim:
        return (_claim(scene.map, scene.claim),)
    return (Quoted(scene.map.debate.question, "The question"),)


def _words(scene: Scene, place: Picked) -> tuple[Quoted, ...]:
    source = scene.asked.library.source(place.source)
    edition = edition_of(scene.asked.library, place)
    words = (edition.text or "")[place.start : place.end]
    return (Quoted(words, source.short if source else place.source),)


def _claim(on: ArgumentMap, claim: Claim, word: str = "", kind: str = "") -> Quoted:
    return Quoted(claim.text, word, kind, look_of(on.debate.position(claim.position)))


def step_quoted(on: ArgumentMap, relation: Relation) -> tuple[Quoted, ...]:
    """Return a relation in words: what it bears on, and its premises."""
    word, kind = WORDS[relation.kind], relation.kind.value
    said = [word, *("and" for _ in relation.premises[1:])]
    pairs = zip(said, relation.premises, strict=True)
    premises = [_claim(on, on.claim(each), word, kind) for word, each in pairs]
    return (*_target(on, relation), *premises)


def _target(on: ArgumentMap, relation: Relation) -> tuple[Quoted, ...]:
    if relation.target in on.claims:
        return (_claim(on, on.claim(relation.target)),)
    return (Quoted(step_line(on, relation.target), "The step"),)


def step_line(on: ArgumentMap, relation_id: str) -> str:
    """Return a relation as one line, cut short."""
    relation = next((r for r in on.relations.values() if r.id == relation_id), None)
    if relation is None:
        return "a step that was cut"
    said = " and ".join(f"“{shortened(on.claim(p).text, 60)}”" for p in relation.premises)
    if relation.target in on.claims:
        target = f"“{shortened(on.claim(relation.target).text, 60)}”"
        return f"{target}, {WORDS[relation.kind]} {said}"
    return f"{said}: that a step {WORDS[relation.kind]}"


def _cited(on: ArgumentMap, evidence: Evidence) -> tuple[Quoted, ...]:
    passage = on.passages.get(evidence.passage)
    text = passage.exact or passage.summary or passage.spans[0].anchor if passage else ""
    words = Quoted(text, "Cited")
    if evidence.target in on.claims:
        return _claim(on, on.claim(evidence.target)), words
    return Quoted(step_line(on, evidence.target), "The step"), words


def number(value: str, what: str) -> int | None:
    """Return the number that is written, or none if nothing is.

    Raises:
        InvalidError: something else is written.
    """
    value = value.strip()
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise InvalidError(f"{what} is a number, such as 12.")
    return int(value)


def address(action: str, asked: Asked, about: Mapping[str, str], back: str = "") -> str:
    """Return the address of a form."""
    pairs = [(name, value) for name, value in about.items() if value]
    pairs += [("back", back)] if back else []
    query = f"?{urlencode(pairs)}" if pairs else ""
    return f"{asked.to.page}/edit{'/' if action else ''}{action}{query}"


def about_of(args: Mapping[str, str]) -> dict[str, str]:
    """Return what of an address says what a form is about."""
    return {each: args[each] for each in (*ABOUT, *SAID) if args.get(each)}
