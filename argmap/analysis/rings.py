"""Who reviews whom: a ring, in which everybody gives and gets as many reviews as all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple


class Pair(NamedTuple):
    """Who reviews, and whose work."""

    reviewer: str
    whose: str


class Seat(NamedTuple):
    """Somebody who takes part, and her group; nothing if she is in none."""

    person: str
    group: str = ""


class Wish(NamedTuple):
    """How reviews are shared out.

    Attributes:
        each: how many reviews everybody writes.
        across: whether of work of other groups, where there is one; else within her group.
        seed: by which all are shuffled.
    """

    each: int
    across: bool
    seed: str


def ring(
    seats: Iterable[Seat],
    wish: Wish,
    begun: Collection[Pair] = (),
    kept: Sequence[Pair] = (),
) -> tuple[Pair, ...]:
    """Return who reviews whom: nobody herself, and everybody as often as can be.

    The order is shuffled by the seed alone, so that the same people give the same pairs. Pairs that
    still hold stay; asked twice, nothing changes. Whoever came later is reviewed in place of
    somebody who has more reviews than others.

    Args:
        seats: those who take part.
        wish: how many, and within which bounds.
        begun: the pairs that cannot be changed any more, whoever has gone since.
        kept: the pairs that there are already, begun or not.
    """
    placed, each = _order(tuple(seats), wish.seed), wish.each
    rules = _Rules(placed, across=wish.across)
    pairs = [pair for pair in dict.fromkeys(kept) if pair in begun or rules.allow(pair)]
    pairs = _at_most(pairs, each, begun)
    _fill(pairs, rules, each)
    _even(pairs, rules, set(begun), each)
    return tuple(pairs)


class _Rules:
    """The order of all, and who may review whom."""

    def __init__(self, placed: tuple[Seat, ...], *, across: bool) -> None:
        self.people = [seat.person for seat in placed]
        self.group = {seat.person: seat.group for seat in placed}
        self.across = across and len(set(self.group.values())) > 1
        sizes = Counter(self.group.values())
        self.first = max(sizes.values(), default=1) if self.across else 1
        self.place = {person: place for place, person in enumerate(self.people)}

    def allow(self, pair: Pair) -> bool:
        """Say whether somebody can be asked to review another's work."""
        if pair.reviewer == pair.whose or not {*pair} <= self.group.keys():
            return False
        same = self.group[pair.reviewer] == self.group[pair.whose]
        return same is not self.across

    def behind(self, pair: Pair) -> int:
        """Return how far behind the reviewer somebody sits in the ring; the next is 0."""
        return (self.place[pair.whose] - self.place[pair.reviewer] - self.first) % len(self.people)


def _order(seats: tuple[Seat, ...], seed: str) -> tuple[Seat, ...]:
    """Return all shuffled, group by group."""

    def drawn(name: str) -> str:
        return sha256(f"{seed} {name}".encode()).hexdigest()

    return tuple(
        sorted(seats, key=lambda each: (drawn(each.group), each.group, drawn(each.person)))
    )


def _at_most(pairs: list[Pair], each: int, begun: Collection[Pair]) -> list[Pair]:
    """Return the pairs without those that are more than anybody is asked for, if not begun."""
    given: Counter[str] = Counter()
    found = []
    for pair in sorted(pairs, key=lambda one: one not in begun):
        if pair in begun or given[pair.reviewer] < each:
            given[pair.reviewer] += 1
            found.append(pair)
    return [pair for pair in pairs if pair in found]


def _fill(pairs: list[Pair], rules: _Rules, each: int) -> None:
    """Give a review to everybody who has fewer than asked, one round after the other."""
    for number in range(1, each + 1):
        for person in rules.people:
            if sum(pair.reviewer == person for pair in pairs) < number:
                found = _next(pairs, rules, person)
                pairs += [found] if found else []


def _next(pairs: list[Pair], rules: _Rules, person: str) -> Pair | None:
    """Return whose work she reviews: who has the fewest reviews, and of those the next."""
    got = Counter(pair.whose for pair in pairs)
    free = (Pair(person, each) for each in rules.people)
    offered = [pair for pair in free if rules.allow(pair) and pair not in pairs]
    return min(offered, key=lambda pair: (got[pair.whose], rules.behind(pair)), default=None)


def _even(pairs: list[Pair], rules: _Rules, begun: set[Pair], each: int) -> None:
    """Turn reviews that are not begun from those who have most to those who have too few."""
    for person in rules.people:
        got = Counter(pair.whose for pair in pairs)
        while got[person] < each:
            found = [
                (place, pair)
                for place, pair in enumerate(pairs)
                if pair not in begun
                and got[pair.whose] > got[person] + 1
                and rules.allow(Pair(pair.reviewer, person))
                and Pair(pair.reviewer, person) not in pairs
            ]
            if not found:
                break
            place, turned = max(found, key=lambda one: (got[one[1].whose], -one[0]))
            pairs[place] = Pair(turned.reviewer, person)
            got[turned.whose] -= 1
            got[person] += 1
