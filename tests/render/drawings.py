"""Drawing the maps under test, and asking the drawings where things stand."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from random import Random

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.debates import Debate
from argmap.model.maps import ArgumentMap
from argmap.render.diagram import draw
from argmap.render.picture import Picture, Shape

SVG = "{http://www.w3.org/2000/svg}"
WORDS = ["state", "industry", "peasant", "market", "grain", "price", "plan", "tax", "credit"]


class Links:
    """Addresses of no consequence."""

    def claim(self, claim_id):
        return f"?focus={claim_id}"

    def unfold(self, claim_id):
        return f"?open={claim_id}"

    def fold(self, claim_id):
        return f"?shut={claim_id}"

    def passage(self, passage_id):
        return f"/passages/{passage_id}"

    def question(self):
        return "?"

    def relation(self, relation_id):
        return f"?relation={relation_id}"


def drawn(whole, picture=None, **kept):
    """The diagram of a map."""
    return draw(whole, picture or Picture(), Links(), **kept)


def focused(whole, focus, **kept):
    """The diagram of the focus view on a claim."""
    return drawn(whole, Picture(Shape.FOCUS, focus=focus, **kept))


def parsed(diagram):
    """The drawing as a tree of elements."""
    return ET.fromstring(diagram.svg)


def card(diagram, claim):
    """The link of a claim's card."""
    return next(a for a in parsed(diagram).iter(f"{SVG}a") if a.get("id") == f"claim-{claim}")


def words(element, sort):
    """The text of the first element of a class, line joined to line."""
    found = next(e for e in element.iter() if sort in e.get("class", "").split())
    return "".join(found.itertext())


def places(diagram):
    """Where the left top corner of each card stands, in pixels."""
    found = re.findall(r'data-claim="([^"]+)" transform="translate\((\S+) (\S+)\)"', diagram.svg)
    return {claim: (float(x), float(y)) for claim, x, y in found}


def large(count, *, seed=1, crossed=0.1):
    """A map of so many claims: a tree of replies, some of which bear on a second claim."""
    chance = Random(seed)
    claims, relations = {}, {}
    for n in range(count):
        text = " ".join(chance.choices(WORDS, k=chance.randrange(8, 24)))
        claims[f"c{n}"] = Claim(f"c{n}", text, thesis=n < 3)
        if n >= 3:
            relations[f"r{n}"] = _reply(chance, f"r{n}", n, chance.randrange(n // 8, n // 3))
        if n > 20 and chance.random() < crossed:
            relations[f"x{n}"] = _reply(chance, f"x{n}", n, chance.randrange(n))
    return ArgumentMap("m", Debate("m", "Which way?"), claims, relations)


def _reply(chance, key, premise, target):
    kind = chance.choice((Kind.SUPPORT, Kind.REBUT))
    return Relation(key, kind, (f"c{premise}",), f"c{target}")


def tangled(claims, relations, seed=1):
    """A map in which everything bears on everything."""
    chance = Random(seed)
    whole = {f"c{n}": Claim(f"c{n}", "So it is. " * 6, thesis=n < 2) for n in range(claims)}
    found = {}
    while len(found) < relations:
        premise, target = chance.sample(range(claims), 2)
        found[f"r{len(found)}"] = _reply(chance, f"r{len(found)}", premise, target)
    return ArgumentMap("m", Debate("m", "Which way?"), whole, found)
