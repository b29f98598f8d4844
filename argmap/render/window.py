"""Which claims of a map a picture shows, each in one place, and what stays hidden behind them.

A claim that bears on several targets stands where it is met first; the other lines run to it from
there. Everything here takes time in the order of what is shown, never of the whole map.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from argmap.model.claims import Kind, Relation
from argmap.model.debates import Position, Speaker
from argmap.model.ids import ClaimId, PositionId, RelationId, SpeakerId
from argmap.model.maps import ArgumentMap
from argmap.render.picture import OPENING_CARDS, WHOLE_CARDS, Picture, Shape

FARTHEST = 2_000


@dataclass
class Window:
    """The claims that are shown, and how they hang together.

    Attributes:
        roots: the claims of the first column, in order.
        via: for every claim shown its place: the relation by which it stands, or none for a root.
        path: the relations from the thesis to the focus, outermost first.
        start: the thesis with which the path begins, or none.
        asked: whether the picture opens at the question, so that its card is drawn.
        unfolded: the claims whose replies are shown as far as there is room.
    """

    map: ArgumentMap
    roots: list[ClaimId] = field(default_factory=list)
    via: dict[ClaimId, RelationId | None] = field(default_factory=dict)
    path: tuple[tuple[Relation, ClaimId], ...] = ()
    start: ClaimId | None = None
    asked: bool = True
    unfolded: set[ClaimId] = field(default_factory=set)
    _on: dict[ClaimId, tuple[Relation, ...]] = field(default_factory=dict)

    def __contains__(self, claim: object) -> bool:
        return claim in self.via

    def shows(self, relation: Relation) -> bool:
        """Return whether the relation can be drawn: all its ends are shown."""
        if not all(premise in self.via for premise in relation.premises):
            return False
        if relation.kind is not Kind.UNDERCUT:
            return relation.target in self.via
        return self.shows(self.map.drawn_relations[RelationId(relation.target)])

    @cached_property
    def speakers(self) -> dict[SpeakerId | None, Speaker]:
        """The debate's speakers by id."""
        return {speaker.id: speaker for speaker in self.map.debate.speakers}

    @cached_property
    def positions(self) -> dict[PositionId | None, Position]:
        """The debate's positions by id."""
        return {position.id: position for position in self.map.debate.positions}

    def on(self, claim: ClaimId) -> tuple[Relation, ...]:
        """Return the relations on a claim, each followed by its undercuts and by theirs."""
        found = self._on.get(claim)
        if found is None:
            found = self._on[claim] = tuple(bearing(self.map, claim))
        return found

    @cached_property
    def drawn(self) -> frozenset[RelationId]:
        """The relations that are drawn; to be asked once the window is complete."""
        on = (relation for claim in self.via for relation in self.on(claim))
        return frozenset(relation.id for relation in on if self.shows(relation))

    def hidden(self, claim: ClaimId) -> tuple[Relation, ...]:
        """Return the relations on the claim, and on the steps to it, that are not drawn."""
        return tuple(r for r in self.on(claim) if r.id not in self.drawn)

    def target_of(self, relation: Relation) -> ClaimId:
        """Return the claim that a relation bears on, an undercut by way of what it undercuts."""
        return claim_under(self.map, relation)


def claim_under(whole: ArgumentMap, relation: Relation) -> ClaimId:
    """Return the claim at the end of a chain of undercuts."""
    return ClaimId(_chain(whole, relation)[-1].target)


def _chain(whole: ArgumentMap, relation: Relation) -> list[Relation]:
    """Return the relation, what it undercuts, what that undercuts, and so on."""
    chain = [relation]
    while chain[-1].kind is Kind.UNDERCUT:
        chain.append(whole.drawn_relations[RelationId(chain[-1].target)])
    return chain


def bearing(whole: ArgumentMap, target: ClaimId | RelationId) -> Iterator[Relation]:
    """Return the relations on a claim, each followed by its undercuts and by theirs."""
    heap = list(reversed(whole.bearing_on(target)))
    while heap:
        relation = heap.pop()
        yield relation
        heap.extend(reversed(whole.bearing_on(relation.id)))


def window(whole: ArgumentMap, picture: Picture) -> Window:
    """Return what the picture shows of the map."""
    if picture.shape is not Shape.FOCUS:
        return everything(whole, WHOLE_CARDS)
    if picture.focus is None or picture.focus not in whole.drawn:
        return _opening(whole, picture)
    return _focused(whole, picture, picture.focus)


def everything(whole: ArgumentMap, limit: int) -> Window:
    """Return a window of the whole map, from the roots on, of at most so many claims."""
    shown = Window(whole)
    for root in whole.roots[:limit]:
        _root(shown, root.id)
    _spread(shown, list(shown.via), limit, deep=True)
    return shown


def _opening(whole: ArgumentMap, picture: Picture) -> Window:
    shown = Window(whole)
    first = min(picture.limit, OPENING_CARDS)
    theses = [claim.id for claim in whole.roots if claim.thesis]
    for root in (theses or [claim.id for claim in whole.roots])[:first]:
        _root(shown, root)
    shown.unfolded = set(shown.via)
    for claim in list(shown.via):
        _replies(shown, claim, first)
    _spread(shown, _opened(shown, picture), picture.limit, picture.open)
    return shown


def _focused(whole: ArgumentMap, picture: Picture, focus: ClaimId) -> Window:
    start, path = way_to_thesis(whole, focus)
    shown = Window(whole, path=path, start=start, asked=False)
    for rival in _rivals(whole, start)[: max(0, picture.limit - 1 - len(path))]:
        _root(shown, rival)
    _root(shown, start)
    for relation, _ in path:
        for each in reversed(_chain(whole, relation)):
            _place(shown, each, picture.limit)
    shown.unfolded = {focus}
    _replies(shown, focus, picture.limit)
    for relation, _ in path[-1:]:
        for undercut in whole.bearing_on(relation.id):
            _place(shown, undercut, picture.limit)
    _spread(shown, _opened(shown, picture), picture.limit, picture.open)
    return shown


def _opened(shown: Window, picture: Picture) -> list[ClaimId]:
    return [claim for claim in shown.via if claim in picture.open]


def _rivals(whole: ArgumentMap, thesis: ClaimId) -> list[ClaimId]:
    """Return the other theses that bear on this one, or it on them: at most three."""
    near: dict[ClaimId, None] = {}
    for relation in whole.bearing_on(thesis):
        near.update(dict.fromkeys(relation.premises))
    for relation in whole.relations_from(thesis):
        if relation.kind is not Kind.UNDERCUT:
            near[ClaimId(relation.target)] = None
    return [claim for claim in near if claim != thesis and whole.claims[claim].thesis][:3]


def way_to_thesis(
    whole: ArgumentMap, focus: ClaimId
) -> tuple[ClaimId, tuple[tuple[Relation, ClaimId], ...]]:
    """Return the shortest way from a thesis, or from a claim that bears on nothing, to the claim.

    Returns:
        Where it begins, and its steps: a relation, and the claim in it that leads to the focus.
    """
    came: dict[ClaimId, tuple[Relation, ClaimId] | None] = {focus: None}
    queue = deque([focus])
    end = focus
    while queue and len(came) < FARTHEST:
        claim = queue.popleft()
        if whole.claims[claim].thesis or not whole.relations_from(claim):
            end = claim
            break
        for relation in whole.relations_from(claim):
            target = claim_under(whole, relation)
            if target not in came:
                came[target] = (relation, claim)
                queue.append(target)
    steps, at = [], came[end]
    while at is not None:
        steps.append(at)
        at = came[at[1]]
    return end, tuple(steps)


def _root(shown: Window, claim: ClaimId) -> None:
    if claim not in shown.via:
        shown.via[claim] = None
        shown.roots.append(claim)


def _place(shown: Window, relation: Relation, limit: int) -> bool:
    """Place the premises of the relation that have no place yet, all of them or none."""
    new = [premise for premise in relation.premises if premise not in shown.via]
    if len(shown.via) + len(new) > limit:
        return False
    for premise in new:
        shown.via[premise] = relation.id
    return True


def _replies(shown: Window, claim: ClaimId, limit: int) -> list[ClaimId]:
    """Place what bears on the claim, and on the steps to it; return the claims placed."""
    before, standing = len(shown.via), set[str]()
    for relation in shown.on(claim):
        target = relation.target
        stands = relation.kind is not Kind.UNDERCUT or target in standing
        if stands and _place(shown, relation, limit):
            standing.add(relation.id)
    return list(islice(shown.via, before, None))


def _spread(
    shown: Window,
    start: Iterable[ClaimId],
    limit: int,
    wanted: frozenset[ClaimId] = frozenset(),
    *,
    deep: bool = False,
) -> None:
    """Place the replies to these claims, and to those of their replies that are wanted."""
    queue = deque(start)
    while queue and len(shown.via) < limit:
        claim = queue.popleft()
        shown.unfolded.add(claim)
        placed = _replies(shown, claim, limit)
        queue.extend(new for new in placed if deep or new in wanted)
