"""Maps that people draw at random, with their logs, for what is read from these."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from argmap.analysis.deeds import Tale, follow
from argmap.model.claims import Claim, Kind, Relation
from argmap.model.drafts import apply_all, inverse
from argmap.model.edits import (
    AddClaim,
    Cite,
    Mark,
    Merge,
    Relate,
    Restore,
    Reword,
    Uncite,
    Unrelate,
    Withdraw,
)
from argmap.model.errors import ArgmapError
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Passage, Span
from argmap.model.revisions import Revision
from tests.examples import debate

MONDAY, ADOPTED = datetime(2026, 11, 23, 9, tzinfo=UTC), "Adopted from"
PEOPLE = ("ana", "ben", "cleo")
clock = count()


class Diary:
    """A map that people draw, with its log; its first revision copied it from another map."""

    def __init__(self, name):
        self.map = ArgumentMap(name, debate())
        self.log = []
        self.do("eva", AddClaim(Claim("s1", "It began so.", position="fast")))

    def do(self, person, *edits, note="", undoing=0):
        """One revision, all of it or none."""
        undoes = inverse(edits, self.map)
        number = len(self.log) + 1
        self.map = replace(apply_all(edits, self.map), revision=number)
        at = MONDAY + timedelta(minutes=next(clock))
        name = person or "folder"
        self.log.append(
            Revision(self.map.id, number, name, at, edits, undoes, note, person, undoing)
        )
        return number

    def undo(self, person, number):
        return self.do(person, *self.log[number - 1].undoes, undoing=number)

    def states(self, person, claim, on=None, kind=Kind.SUPPORT, **fields):
        """A claim of hers, and a relation by which it bears on something."""
        edits = [AddClaim(Claim(claim, f"{claim} is so.", **fields))]
        if on:
            edits.append(Relate(Relation(f"{claim}-{on}", kind, (claim,), on)))
        return self.do(person, *edits)

    def cites(self, person, evidence, target):
        """A passage of her own, cited for a claim or a step."""
        marked = Passage(f"p-{evidence}", (Span("report", "e", 0, 5),))
        cited = Evidence(evidence, target, marked.id, Bearing.BACKS)
        return self.do(person, Mark(marked), Cite(cited))

    def takes(self, person, other, claim):
        """A claim of another map, with the relations in which it bears on something here."""
        edits = [AddClaim(other.map.claims[claim])]
        known = {*self.map.drawn, claim}
        for each in other.map.relations_from(claim):
            if {*each.premises, each.target} <= known and each.id not in self.map.relations:
                edits.append(Relate(each))
        return self.do(person, *edits, note=f"{ADOPTED} “{other.map.id}”.")

    @property
    def tale(self):
        return follow(Tale(self.map.id), self.log, copied=True, adopted=ADOPTED)


def played(chance, size):
    """Two maps after so many attempts of people to change them; what cannot be done is not."""
    diaries = Diary("first"), Diary("second")
    for number in range(size):
        at = chance.randrange(2)
        try:
            act(chance, diaries[at], diaries[1 - at], f"{number}")
        except ArgmapError:
            continue
    return diaries


def act(chance, diary, other, new):
    person, claims = chance.choice(PEOPLE), [*diary.map.claims]
    one, two = chance.choice(claims), chance.choice(claims)
    match chance.randrange(11):
        case 0 | 1 | 2:
            on = chance.choice([*diary.map.drawn, *diary.map.drawn_relations] or [one])
            kind = chance.choice((Kind.SUPPORT, Kind.REBUT))
            kind = Kind.UNDERCUT if on in diary.map.relations else kind
            diary.states(person, f"c{new}", on, kind)
        case 3:
            diary.do(person, Relate(Relation(f"r{new}", Kind.REBUT, (one,), two)))
        case 4:
            diary.cites(person, f"e{new}", one)
        case 5:
            diary.do(person, Reword(one, chance.choice(("A.", "B.", f"{new}."))))
        case 6:
            diary.do(person, chance.choice((Withdraw, Restore))(one))
        case 7:
            diary.do(person, Merge(one, two))
        case 8:
            diary.takes(person, other, chance.choice([*other.map.claims]))
        case 9:
            cut = [*diary.map.relations, *diary.map.evidence]
            each = chance.choice(cut or ["none"])
            diary.do(person, Uncite(each) if each in diary.map.evidence else Unrelate(each))
        case 10:
            diary.undo(person, chance.choice(diary.log).number)
