"""A map as rows to be read from top to bottom: the peer of the diagram, complete and linear.

A claim stands under what it bears on. Undercuts stand under the row whose step they question.
Linked premises stand together under a row of their own. A claim is unfolded once, at a root if it
is one, else where it is met first; everywhere else it is a row that leads there. So every relation
has exactly one place, circles end, and the rows are as many as there are premises and roots.

Rows are a flat sequence with depths, not a tree of objects: a line of argument may be 10,000
claims deep, which neither a recursive template nor a recursive function survives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence
from argmap.render.picture import SIGNS, WORDS

ABOVE, BELOW = "already shown above", "shown below"


class Row(NamedTuple):
    """One row of an outline.

    Attributes:
        depth: how far it is indented; roots have depth 0.
        claim: the claim, or none for the head of linked premises.
        relation: the step by which it bears on the row it stands under; none for a root and for a
            linked premise, whose step is that of the head over it.
        again: whether the claim is unfolded elsewhere, so that this row only leads there.
        below: whether that place comes later in the outline.
        evidence: what is cited for the claim.
        step_evidence: what is cited for the step.
        opens: whether the next row stands under this one.
        closes: how many levels end after this row.
    """

    depth: int
    claim: Claim | None
    relation: Relation | None = None
    again: bool = False
    below: bool = False
    evidence: tuple[Evidence, ...] = ()
    step_evidence: tuple[Evidence, ...] = ()
    opens: bool = False
    closes: int = 0

    @property
    def kind(self) -> Kind | None:
        """The kind of the step, or none for a root and a linked premise."""
        return self.relation.kind if self.relation else None

    @property
    def word(self) -> str:
        """The step in words: because, but, does not follow; "because, together" for a head."""
        if not self.relation:
            return ""
        return WORDS[self.relation.kind] + ("" if self.claim else ", together:")

    @property
    def sign(self) -> str:
        """The step as a sign: +, −, ⊘."""
        return SIGNS[self.relation.kind] if self.relation else ""

    @property
    def anchor(self) -> str:
        """The id of the claim's own place on a page; nothing for a row that only leads there."""
        return f"claim-{self.claim.id}" if self.claim and not self.again else ""

    @property
    def step_anchor(self) -> str:
        """The id of the step's place on a page, or nothing."""
        return f"step-{self.relation.id}" if self.relation else ""

    @property
    def again_words(self) -> str:
        """Where a claim that is met again is unfolded."""
        return (BELOW if self.below else ABOVE) if self.again else ""


def outline(shown: ArgumentMap) -> tuple[Row, ...]:
    """Return the rows of a map in reading order, the roots in the order of ``shown.roots``.

    Time and memory are linear in the claims, premises and relations.
    """
    walk = _Walk(shown)
    starts = [_Place(0, root) for root in shown.roots]
    rows = list(_with_levels(walk.down(starts)))
    # What is left are steps that question one another in a circle, and stand under no claim.
    for relation in shown.drawn_relations.values():
        if relation.id not in walk.placed:
            rows += _with_levels(walk.down([walk.step(relation, 0)]))
    return tuple(rows)


def branch(rows: Sequence[Row], claim_id: str) -> Sequence[Row]:
    """Return the row where a claim is unfolded and all that stand under it; none if it is not."""
    first = next((at for at, row in enumerate(rows) if row.anchor == f"claim-{claim_id}"), None)
    if first is None:
        return ()
    end = first + 1
    while end < len(rows) and rows[end].depth > rows[first].depth:
        end += 1
    return rows[first:end]


def _with_levels(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield the rows with what opens and closes after each, which the next row tells."""
    last = next(rows, None)
    while last:
        row = next(rows, None)
        change = (row.depth if row else 0) - last.depth
        yield last._replace(opens=change > 0, closes=max(0, -change)) if change else last
        last = row


class _Place(NamedTuple):
    """A place in the outline before it is known whether its claim has been unfolded."""

    depth: int
    claim: Claim | None
    relation: Relation | None = None


class _Walk:
    """What has been placed and unfolded so far."""

    def __init__(self, shown: ArgumentMap) -> None:
        self.shown = shown
        self.waiting = {root.id for root in shown.roots}
        self.unfolded: set[ClaimId] = set()
        self.placed: set[RelationId] = set()

    def down(self, starts: list[_Place]) -> Iterator[Row]:
        """Yield the rows from these places down; the stack has the next place last."""
        stack = starts[::-1]
        while stack:
            place = stack.pop()
            if place.relation:
                if place.relation.id in self.placed:
                    continue
                self.placed.add(place.relation.id)
            row = self.row(*place)
            yield row
            stack += self.under(row)[::-1]

    def row(self, depth: int, claim: Claim | None, relation: Relation | None) -> Row:
        cited = self.shown.evidence_for(relation.id) if relation else ()
        if claim is None:
            return Row(depth, None, relation, step_evidence=cited)
        known = claim.id in self.unfolded
        if known or (claim.id in self.waiting and (depth > 0 or relation is not None)):
            return Row(depth, claim, relation, True, not known, (), cited)
        self.unfolded.add(claim.id)
        return Row(depth, claim, relation, False, False, self.shown.evidence_for(claim.id), cited)

    def under(self, row: Row) -> list[_Place]:
        """Return what stands under a row: linked premises, what questions its step, its replies."""
        below: list[_Place] = []
        depth = row.depth + 1
        if row.relation:
            if row.claim is None:
                below += [_Place(depth, self.shown.drawn[each]) for each in row.relation.premises]
            below += [self.step(each, depth) for each in self.shown.bearing_on(row.relation.id)]
        if row.claim and not row.again:
            below += [self.step(each, depth) for each in self.shown.bearing_on(row.claim.id)]
        return below

    def step(self, relation: Relation, depth: int) -> _Place:
        alone = len(relation.premises) == 1
        claim = self.shown.drawn[relation.premises[0]] if alone else None
        return _Place(depth, claim, relation)
