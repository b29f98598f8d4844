"""Hints about what a claim rests on: one source, examples alone, figures that are not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.analysis.corroboration import Behind, behind
from argmap.analysis.rules import Hint, quoted
from argmap.model.claims import Claim, Kind, Voice
from argmap.model.ids import Slug
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Figure
from argmap.model.sources import Library

Stands = Callable[[Figure, str], bool]
"""Tells whether a figure stands in the words of a passage."""
OF_FACT = ("factual", "causal")
_NO_LIBRARY = Library(Slug("none"), "None")
"""How many sources there are can be told without knowing how each came down."""


def about_sources(drawn: ArgumentMap, claim: Claim, stands: Stands | None) -> Iterator[Hint]:
    """Yield the hints about what a claim of a map rests on."""
    if not drawn.evidence_for(claim.id):
        return
    found = behind(drawn, _NO_LIBRARY, claim)
    if found.illustrated:
        sentence = "All passages that are cited for it are examples or fiction."
        yield Hint("only-examples", claim.id, sentence, claim.id)
    if found.single and _is_backed_alone(drawn, found):
        sentence = "What backs it comes from one source: look for another, or give a reason."
        yield Hint("one-source", claim.id, sentence, claim.id)
    if stands is not None:
        yield from _figures(drawn, claim, stands)


def _is_backed_alone(drawn: ArgumentMap, found: Behind) -> bool:
    """Say whether passages have to prove a claim of fact: nothing attests or supports it.

    What the writer of a source says for himself rests on that source by nature; not so what he has
    from one other alone.
    """
    claim = found.claim
    own = claim.voice is Voice.AUTHOR and not found.roots[0].through
    return (
        claim.kind in OF_FACT
        and not own
        and all(e.bearing is not Bearing.ATTESTS for e in drawn.evidence_for(claim.id))
        and all(each.kind is not Kind.SUPPORT for each in drawn.bearing_on(claim.id))
    )


def _figures(drawn: ArgumentMap, claim: Claim, stands: Stands) -> Iterator[Hint]:
    for each in drawn.evidence_for(claim.id):
        passage = drawn.passages.get(each.passage)
        for figure in passage.figures if passage and passage.exact else ():
            if passage and not stands(figure, passage.exact):
                sentence = f"{quoted(figure.value)} does not stand in the passage cited for it."
                yield Hint("figure", claim.id, sentence, claim.id)
                return
