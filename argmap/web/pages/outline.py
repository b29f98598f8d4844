"""The outline of a map, in pieces that a page can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from argmap.model.claims import Kind
from argmap.model.errors import NotFoundError
from argmap.render.outline import Row, outline
from argmap.render.outline import branch as branch_of
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import Brief, brief, look_of
from argmap.web.pages.claim import Slip, slips

ROWS = 400
ON_PAPER = 40
DEEPEST = 10
TOP = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the outline, ready for the page.

    Attributes:
        level: of its heading, ``TOP`` to 6.
        replies: what stands under it, in words.
        more: how many rows stand under it that this page leaves out.
        opens: whether the next line stands under it, and how many levels end after it: ``closes``.
        on_page: whether the claim is unfolded on this page.
        branch_id: the claim whose branch shows what this page leaves out.
        section: the name of the position with which a new section begins, or nothing.
    """

    row: Row
    level: int
    brief: Brief | None
    slips: tuple[Slip, ...]
    step_slips: tuple[Slip, ...]
    replies: str
    more: int
    opens: bool
    closes: int
    on_page: bool
    branch_id: str
    section: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class OutlinePage:
    """A piece of an outline.

    Attributes:
        start: the place of its first row under the question or the branch; 0 for the beginning.
        following: the place where the next piece begins, or none.
        total: how many rows the whole outline has.
    """

    lines: tuple[Line, ...]
    branch: Brief | None
    start: int
    following: int | None
    total: int


def outline_page(asked: Asked, branch: str = "", start: int = 0) -> OutlinePage:
    """Return what a page shows of the outline, of the whole or of one branch.

    Raises:
        NotFoundError: the branch is no claim of this map.
    """
    whole = _rows(asked)
    rows = _branch(whole, branch, asked) if branch else whole
    piece, following = _piece(rows, min(max(0, start), len(rows)))
    first = rows[0].claim if branch else None
    head = brief(first, asked.shown, asked.to) if first else None
    lines = _with_sections(asked, _lines(asked, piece))
    return OutlinePage(lines, head, start, following, len(whole))


def paper_outline(asked: Asked) -> Sequence[Row]:
    """Return the outline that is printed under the map; of a large map, none."""
    return _rows(asked) if len(asked.shown) <= ON_PAPER else ()


def _rows(asked: Asked) -> Sequence[Row]:
    key = ("outline", asked.whole.id, asked.whole.revision, asked.excerpt.id)
    return context.kept().get(key, lambda: outline(asked.shown))


def _branch(rows: Sequence[Row], branch: str, asked: Asked) -> Sequence[Row]:
    """Return the row of a claim, where it is unfolded, and all that stands under it."""
    found = branch_of(rows, branch)
    if not found:
        raise NotFoundError("claim", branch, asked.shown.drawn)
    return found


def _piece(rows: Sequence[Row], start: int) -> tuple[list[Row], int | None]:
    """Return as many rows as a page holds, as deep as there is room, and where the next begin."""
    rows = rows[start:]
    depths = _depths(rows)
    wide = Counter(depths)
    deepest, count = 1, wide[0] + wide[1]
    while deepest < DEEPEST and wide[deepest + 1] and count + wide[deepest + 1] <= ROWS:
        deepest += 1
        count += wide[deepest]
    places = [place for place, depth in enumerate(depths) if depth <= deepest]
    kept = [rows[place] for place in places[:ROWS]]
    return kept, start + places[ROWS] if len(places) > ROWS else None


def _depths(rows: Sequence[Row]) -> list[int]:
    """Return how deep each row stands under the first; rows beside it have depth 0."""
    base = rows[0].depth if rows else 0
    return [max(0, row.depth - base) for row in rows]


def _lines(asked: Asked, rows: Sequence[Row]) -> tuple[Line, ...]:
    depths = [*_depths(rows), 0]
    here = frozenset(row.claim.id for row in rows if row.anchor and row.claim)
    replies = _replies(rows)
    return tuple(
        _line(asked, row, (depths[place], depths[place + 1]), replies.get(place, ""), here)
        for place, row in enumerate(rows)
    )


def _line(
    asked: Asked, row: Row, depths: tuple[int, int], replies: str, here: frozenset[str]
) -> Line:
    depth, following = depths
    claim = row.claim
    opens = following > depth
    return Line(
        row=row,
        level=min(6, TOP + depth),
        brief=brief(claim, asked.shown, asked.to, asked.faded) if claim else None,
        slips=slips(asked, row.evidence, claim),
        step_slips=slips(asked, row.step_evidence),
        replies=replies,
        more=0 if opens or not row.opens else _hidden(asked, row),
        opens=opens,
        closes=max(0, depth - following),
        on_page=claim is not None and claim.id in here,
        branch_id=_branch_of(row),
    )


def _with_sections(asked: Asked, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the first line of each run of roots of one position the position's name and colour."""
    named: list[Line] = []
    last = None
    for line in lines:
        if line.level > TOP:
            named.append(line)
            continue
        position = asked.whole.debate.position(line.row.claim.position if line.row.claim else None)
        label = position.label if position else "Without a position"
        new = label != last
        named.append(replace(line, section=label, look=look_of(position)) if new else line)
        last = label
    return tuple(named)


def _hidden(asked: Asked, row: Row) -> int:
    """Return how many replies to a row this page leaves out."""
    on_step = len(asked.shown.bearing_on(row.relation.id)) if row.relation else 0
    if row.claim is None:
        return on_step + (len(row.relation.premises) if row.relation else 0)
    return on_step + len(asked.shown.bearing_on(row.claim.id))


def _branch_of(row: Row) -> str:
    """Return the claim under which a page of its own shows what stands under this row."""
    if row.claim and not row.again:
        return row.claim.id
    return row.relation.premises[0] if row.relation else ""


_NAMES = {Kind.SUPPORT: "because", Kind.REBUT: "but", Kind.UNDERCUT: "does not follow"}


def _replies(rows: Sequence[Row]) -> dict[int, str]:
    """Return for each row that opens what stands directly under it: 2 because, 1 but."""
    parents: list[int] = []
    counted: dict[int, Counter[Kind]] = {}
    for place, row in enumerate(rows):
        while parents and rows[parents[-1]].depth >= row.depth:
            parents.pop()
        if parents and row.kind:
            counted.setdefault(parents[-1], Counter())[row.kind] += 1
        parents.append(place)
    return {
        place: ", ".join(f"{kinds[kind]} {_NAMES[kind]}" for kind in Kind if kinds[kind])
        for place, kinds in counted.items()
    }
