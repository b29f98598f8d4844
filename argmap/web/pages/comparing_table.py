"""A comparison as two tables: claims by maps, and passages by maps."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.analysis.aligning import Aligned
from argmap.analysis.opposing import SharedPassage
from argmap.model.ids import MapId
from argmap.services.teaching.comparing import Compared
from argmap.web.pages.brief import Brief
from argmap.web.pages.comparing_rows import Making
from argmap.web.pages.comparing_views import PassageView


@dataclass(frozen=True, slots=True)
class ClaimCell:
    """How a claim stands on one map; nothing of it if the map has it not."""

    claim: Brief | None = None
    as_first: bool = True


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim, map by map."""

    claim: Brief
    cells: tuple[ClaimCell, ...]


@dataclass(frozen=True, slots=True)
class Bears:
    """For or against which end a passage is used."""

    word: str
    kind: str
    end: Brief


@dataclass(frozen=True, slots=True)
class PassageCell:
    """What one map makes of a passage."""

    cited: bool
    bears: tuple[Bears, ...]


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage, map by map; ``opposed`` if maps use it for opposite ends."""

    passage: PassageView
    cells: tuple[PassageCell, ...]
    opposed: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A comparison as tables: what most maps share comes first."""

    names: tuple[str, ...]
    claims: tuple[ClaimRow, ...]
    passages: tuple[PassageRow, ...]


def table_of(found: Compared, root: str) -> Table:
    """Return a comparison as tables."""
    making, alignment = Making(found, root), found.alignment
    claims = sorted(alignment.claims, key=lambda each: -len(each.on))
    passages = sorted(alignment.passages, key=lambda each: each.contrast is None)
    return Table(
        tuple(making.names.values()),
        tuple(_claim(making, each) for each in claims),
        tuple(_passage(making, each) for each in passages),
    )


def _claim(making: Making, aligned: Aligned) -> ClaimRow:
    first = making.brief(*next(iter(aligned.on.items())))
    cells = []
    for map_id in making.maps:
        own = making.brief(map_id, aligned.on[map_id]) if map_id in aligned.on else None
        cells.append(ClaimCell(own, own is None or own.text == first.text))
    return ClaimRow(first, tuple(cells))


def _passage(making: Making, shared: SharedPassage) -> PassageRow:
    cells = tuple(_bears(making, shared, map_id) for map_id in making.maps)
    return PassageRow(making.passage(shared), cells, shared.contrast is not None)


def _bears(making: Making, shared: SharedPassage, map_id: MapId) -> PassageCell:
    told = (
        Bears(
            "for" if use.way.sign > 0 else "against",
            "support" if use.way.sign > 0 else "rebut",
            making.brief(map_id, use.way.end),
        )
        for use in shared.of(map_id)
    )
    return PassageCell(map_id in shared.on, tuple(told))
