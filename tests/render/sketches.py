"""Maps under test, written as a few lines of text.

A line is a thesis (``a!``), a claim (``b``), or a relation: premises, a sign, a target. The signs
are ``+`` (support), ``-`` (rebuttal), ``/`` (undercut); relations are r1, r2, ... in their order.
"""

from __future__ import annotations

import re
from inspect import cleandoc

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.debates import Debate
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Mode, Passage, Span
from argmap.model.sources import Library, Source

SIGNS = {"+": Kind.SUPPORT, "-": Kind.REBUT, "/": Kind.UNDERCUT}
LIBRARY = Library("l", "Library", sources=(Source("book", "A Book", "Hosking, G."),))


def sketch(text, *, words=None, debate=None):
    """The map of the lines, each claim saying what ``words`` has for it, else its own id."""
    claims, relations = {}, {}
    for line in filter(None, cleandoc(text).splitlines()):
        found = re.fullmatch(r"([\w, ]+?) ([+/-]) (\w+)", line.strip())
        if not found:
            add(claims, line.strip().rstrip("!"), words, thesis=line.strip().endswith("!"))
            continue
        premises = tuple(found[1].replace(" ", "").split(","))
        for name in (*premises, *([found[3]] if found[2] != "/" else [])):
            add(claims, name, words)
        key = f"r{len(relations) + 1}"
        relations[key] = Relation(key, SIGNS[found[2]], premises, found[3])
    return ArgumentMap("m", debate or Debate("m", "Why?"), claims, relations)


def add(claims, name, words, *, thesis=False):
    if name not in claims:
        claims[name] = Claim(name, (words or {}).get(name, f"Claim {name}."), thesis=thesis)


def saying(text):
    """A map with one claim that says this, and a reply that says it too."""
    return sketch("a!\nb - a", words={"a": text, "b": text}, debate=Debate("m", text[:300]))


def cited(words="", summary="", bearing=Bearing.BACKS, **kept):
    """A map with one claim and one passage for it."""
    span = Span("book", "e", 0, len(words) or 9, words, paragraph=60)
    made = sketch("a!")
    return ArgumentMap(
        "m", made.debate, made.claims, {}, {"p": Passage("p", (span,), summary, **kept)},
        {"e": Evidence("e", "a", "p", bearing, Mode.QUOTATION)},
    )  # fmt: skip


def chain(length):
    """A line of argument so many claims deep."""
    lines = ["c0!", *(f"c{n + 1} + c{n}" for n in range(length - 1))]
    return sketch("\n".join(lines))
