"""What stands behind claims, in words: independent sources, chains, and what is not to be found."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.analysis.corroboration import Behind, Root, behind, behind_all
from argmap.model.claims import Claim
from argmap.services.texts import stands
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import Brief, brief


@dataclass(frozen=True, slots=True)
class Backing:
    """What stands behind one claim.

    Attributes:
        sources: each independent source, with the chain through which it is known.
        sentence: how many there are, in words.
        warns: that is less than one would want.
    """

    claim: Brief
    sources: tuple[str, ...]
    sentence: str
    warns: bool
    disputing: int


def backing(asked: Asked, claim: Claim) -> Backing:
    """Return what stands behind a claim, in words."""
    return _backing(asked, behind(asked.whole, asked.library, claim))


def backings(asked: Asked) -> tuple[Backing, ...]:
    """Return what stands behind each claim of a map, those with the least first."""
    found = sorted(behind_all(asked.whole, asked.library), key=lambda each: len(each.roots))
    return tuple(_backing(asked, each) for each in found)


def _backing(asked: Asked, found: Behind) -> Backing:
    return Backing(
        brief(found.claim, asked.whole, asked.to),
        tuple(_told(asked, root) for root in found.roots),
        _sentence(asked, found),
        found.illustrated or len(found.roots) < 2,
        found.disputing,
    )


def _sentence(asked: Asked, found: Behind) -> str:
    if found.illustrated:
        return "Carried only by illustration or fiction."
    if not found.roots:
        return "No source stands behind it."
    count = len(found.roots)
    said = "One source alone" if count == 1 else f"{count} independent sources"
    if len(found.read) == 1 and any(root.through for root in found.roots):
        read = "read" if count == 1 else "all read"
        return f"{said}, {read} in {_name(asked, found.read[0])}."
    return f"{said}."


def _told(asked: Asked, root: Root) -> str:
    return ", quoted in ".join(_name(asked, each) for each in (root.source, *root.through))


def _name(asked: Asked, source_id: str) -> str:
    source = asked.library.source(source_id)
    return source.short if source else source_id


def unfounded(asked: Asked) -> tuple[tuple[str, str, str], ...]:
    """Return the figures that do not stand in the words of their passage, as far as these are here.

    Each is what the figure is of, its value, and the address of the passage.
    """
    found = []
    for passage in asked.whole.passages.values():
        places = [place for span in passage.spans if (place := asked.library.place(span))]
        words = [place.words for place in places] or [passage.exact]
        for figure in passage.figures:
            if any(words) and not any(stands(figure, each) for each in words if each):
                source = passage.spans[0].source
                found.append((figure.what, figure.value, asked.to.place(source, passage.id)))
    return tuple(found)
