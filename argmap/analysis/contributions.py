"""What each person contributed to the maps of an assignment, counted by who wrote the revisions.

A thing that was adopted counts for its author, once, as long as it stands on any of the maps. What
was undone, withdrawn or cut is told, and does not count. A claim that was merged into another
person's lives on in it, and counts; merged into one's own, it is one claim with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.deeds import Change, Deed, Key, Sort, Tale
from argmap.model.claims import Kind, Relation
from argmap.model.ids import ClaimId, EvidenceId, MapId, PersonId, RelationId
from argmap.model.maps import ArgumentMap


class Fate(StrEnum):
    """What became of a contribution: it stands, lives on in another claim, or was taken back."""

    STANDS = "stands"
    MERGED = "merged"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Contribution:
    """Something that a person brought to a map.

    Attributes:
        maps: those on which it stands, the one to which she brought it first.
        into: the claim in which it lives on, if it was merged.
        counts: whether it is hers, and stands or lives on in another's claim.
        author: who brought it into the world, if it was taken over from her map.
    """

    deed: Deed
    fate: Fate
    maps: tuple[MapId, ...] = ()
    into: str = ""
    counts: bool = True
    author: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much somebody contributed; named as what is asked for is.

    Attributes:
        relations: relations drawn.
        wordings: claims said in other words, their own authors' included.
        answers: objections to claims of hers to which she drew a relation afterwards.
        replies: relations of hers that bear on another person's claim or step.
        supports: supports among her relations to claims of another position, nobody's included.
        objections: rebuttals and undercuts among them.
        reviews: reviews of others' work.
    """

    claims: int = 0
    relations: int = 0
    passages: int = 0
    wordings: int = 0
    answers: int = 0
    replies: int = 0
    supports: int = 0
    objections: int = 0
    reviews: int = 0


class Contributions:
    """What was contributed to some maps that have to do with one another."""

    def __init__(self, found: Iterable[tuple[Tale, ArgumentMap]]) -> None:
        self.maps = {tale.map_id: (tale, whole) for tale, whole in found}
        self._homes: dict[Key, Deed] = {}
        self._taken: defaultdict[Key, list[Deed]] = defaultdict(list)
        for tale, _ in self.maps.values():
            for deed in tale.deeds.values():
                self._place(deed)
        self._by: defaultdict[PersonId, list[Contribution]] = defaultdict(list)
        for person, made in self._all():
            self._by[person].append(made)
        for each in self._by.values():
            each.sort(key=lambda made: (made.deed.made, made.deed.map_id, made.deed.order))
        self._counted: dict[PersonId, Counts] = {}

    def __len__(self) -> int:
        return sum(map(len, self._by.values()))

    @property
    def people(self) -> frozenset[PersonId]:
        """All who contributed something."""
        return frozenset(self._by)

    def of(self, person: str) -> tuple[Contribution, ...]:
        """Return what somebody contributed, the oldest first; also what no longer stands."""
        return tuple(self._by.get(PersonId(person), ()))

    def changes_by(self, person: str) -> tuple[tuple[MapId, Change], ...]:
        """Return the revisions that somebody wrote, the oldest first."""
        made = (
            (key, each)
            for key, (tale, _) in self.maps.items()
            for each in tale.changes
            if each.person == person
        )
        return tuple(sorted(made, key=lambda pair: (pair[1].made, pair[0], pair[1].number)))

    def author(self, map_id: MapId, sort: Sort, thing: str) -> PersonId | None:
        """Return who brought a thing into the world; none for what the maps began with."""
        home = self._home(map_id, (sort, thing))
        return home.person if home else None

    def counts(self, person: str) -> Counts:
        """Return how much somebody contributed, without reviews."""
        key = PersonId(person)
        if key not in self._counted:
            self._counted[key] = self._count(key)
        return self._counted[key]

    def replies_of(self, person: str) -> dict[Key, tuple[Kind, bool, bool]]:
        """Return for each relation of hers its kind, and on what it bears.

        The second says whether that is another person's, the third whether it is of another
        position and not her own.
        """
        found: dict[Key, tuple[Kind, bool, bool]] = {}
        for made, map_id, relation in self._relations(PersonId(person)):
            _, reply, cross = found.get(made.deed.key, (relation.kind, False, False))
            on = self._target_author(map_id, relation)
            reply = reply or on not in (None, person)
            cross = cross or (on != person and self._crosses(map_id, relation))
            found[made.deed.key] = relation.kind, reply, cross
        return found

    def answered(self, person: str) -> frozenset[tuple[MapId, str]]:
        """Return the objections to her claims that she answered: where they were drawn, and ids."""
        key = PersonId(person)
        return frozenset(
            each
            for _, map_id, relation in self._relations(key)
            for each in self._answers(key, map_id, relation)
        )

    def _place(self, deed: Deed) -> None:
        if deed.taken:
            self._taken[deed.key].append(deed)
            return
        known = self._homes.get(deed.key)
        if known is None or (deed.made, deed.map_id) < (known.made, known.map_id):
            self._homes[deed.key] = deed

    def _home(self, map_id: MapId, key: Key) -> Deed | None:
        """Return the deed that brought a thing of a map into the world, on whichever map."""
        deed = self.maps[map_id][0].deeds.get(key)
        return self._homes.get(key) if deed is not None and deed.taken else deed

    def _all(self) -> Iterator[tuple[PersonId, Contribution]]:
        for tale, whole in self.maps.values():
            for deed in tale.deeds.values():
                if deed.person is not None and (made := self._contributed(deed)):
                    yield deed.person, made
            for thing, wordings in tale.wordings.items():
                led = wordings.standing if thing in whole.drawn else ()
                for deed in wordings.deeds.values():
                    yield from _worded(deed, stands=deed in led)

    def _contributed(self, deed: Deed) -> Contribution | None:
        """Return a deed as a contribution; none for what she herself had brought elsewhere."""
        if deed.taken:
            home = self._homes.get(deed.key)
            if deed.sort is not Sort.CLAIM or (home and home.person == deed.person):
                return None
            return self._adopted(deed, home)
        places = [deed.map_id, *self._copies(deed)]
        on = tuple(each for each in places if self._stands(each, deed.key))
        if on:
            return Contribution(deed, Fate.STANDS, on)
        return self._merged(deed, places)

    def _adopted(self, deed: Deed, home: Deed | None) -> Contribution:
        on = tuple(each for each in (deed.map_id,) if self._stands(each, deed.key))
        fate, author = Fate.STANDS if on else Fate.BACK, home.person if home else None
        return Contribution(deed, fate, on, counts=False, author=author)

    def _copies(self, deed: Deed) -> list[MapId]:
        if self._homes.get(deed.key) != deed:
            return []
        return [each.map_id for each in self._taken.get(deed.key, ())]

    def _merged(self, deed: Deed, places: list[MapId]) -> Contribution:
        """Return what no longer stands by itself: merged into another claim, or taken back."""
        for each in places if deed.sort is Sort.CLAIM else ():
            heir = self._heir(each, deed.thing)
            if heir:
                counts = self.author(each, Sort.CLAIM, heir) != deed.person
                return Contribution(deed, Fate.MERGED, (each,), heir, counts=counts)
        return Contribution(deed, Fate.BACK, counts=False)

    def _heir(self, map_id: MapId, claim: str) -> str:
        """Return the claim that stands for one that was merged; nothing if none does."""
        tale, whole = self.maps[map_id]
        known = {claim}
        while (claim := tale.into.get(claim, "")) and claim not in known:
            if claim in whole.drawn:
                return claim
            known.add(claim)
        return ""

    def _stands(self, map_id: MapId, key: Key) -> bool:
        whole, (sort, thing) = self.maps[map_id][1], key
        if sort is Sort.CLAIM:
            return thing in whole.drawn
        if sort is Sort.RELATION:
            return thing in whole.drawn_relations
        cited = whole.evidence.get(EvidenceId(thing))
        if cited is None:
            return False
        return cited.target in whole.drawn or cited.target in whole.drawn_relations

    def _count(self, person: PersonId) -> Counts:
        made = [each.deed.sort for each in self.of(person) if each.counts]
        replies = self.replies_of(person).values()
        across = [kind for kind, _, cross in replies if cross]
        return Counts(
            claims=made.count(Sort.CLAIM),
            relations=made.count(Sort.RELATION),
            passages=made.count(Sort.PASSAGE),
            wordings=made.count(Sort.WORDING),
            answers=len(self.answered(person)),
            replies=sum(reply for _, reply, _ in replies),
            supports=across.count(Kind.SUPPORT),
            objections=len(across) - across.count(Kind.SUPPORT),
        )

    def _relations(self, person: PersonId) -> Iterator[tuple[Contribution, MapId, Relation]]:
        """Yield the relations of hers that stand, on every map on which they do."""
        for made in self._by.get(person, ()):
            if made.deed.sort is Sort.RELATION and made.counts:
                for each in made.maps:
                    drawn = self.maps[each][1].drawn_relations
                    yield made, each, drawn[RelationId(made.deed.thing)]

    def _target_author(self, map_id: MapId, relation: Relation) -> PersonId | None:
        sort = Sort.RELATION if relation.kind is Kind.UNDERCUT else Sort.CLAIM
        return self.author(map_id, sort, relation.target)

    def _crosses(self, map_id: MapId, relation: Relation) -> bool:
        """Say whether a relation bears on what is of another position than its first premise."""
        whole = self.maps[map_id][1]
        step = whole.relations.get(RelationId(relation.target))
        ends = relation.premises[0], step.premises[0] if step else ClaimId(relation.target)
        ours, theirs = (whole.claim(each).position for each in ends)
        return bool(ours and theirs and ours != theirs)

    def _answers(
        self, person: PersonId, map_id: MapId, relation: Relation
    ) -> Iterator[tuple[MapId, str]]:
        whole = self.maps[map_id][1]
        target = relation.target
        step = whole.drawn_relations.get(RelationId(target))
        objections = (step,) if step else whole.relations_from(ClaimId(target))
        for each in objections:
            said = each.premises[0] if step else ClaimId(target)
            theirs = self.author(map_id, Sort.CLAIM, said) != person
            later = self._order(map_id, each) < self._order(map_id, relation)
            if theirs and later and self._hits(person, map_id, each):
                home = self._home(map_id, (Sort.RELATION, each.id))
                yield (home.map_id if home else map_id), each.id

    def _hits(self, person: PersonId, map_id: MapId, objection: Relation) -> bool:
        """Say whether something is an objection to a claim of hers, or to a step from one."""
        if objection.kind is not Kind.UNDERCUT:
            against = objection.kind is Kind.REBUT
            return against and self._target_author(map_id, objection) == person
        step = self.maps[map_id][1].relations[RelationId(objection.target)]
        premises = (self.author(map_id, Sort.CLAIM, each) for each in step.premises)
        return person in (self._target_author(map_id, objection), *premises)

    def _order(self, map_id: MapId, relation: Relation) -> tuple[int, int]:
        deed = self.maps[map_id][0].deeds.get((Sort.RELATION, relation.id))
        return deed.order if deed else (0, 0)


def _worded(deed: Deed, *, stands: bool) -> Iterator[tuple[PersonId, Contribution]]:
    if deed.person is not None:
        fate = Fate.STANDS if stands else Fate.BACK
        on = (deed.map_id,) if stands else ()
        yield deed.person, Contribution(deed, fate, on, counts=stands and not deed.taken)
