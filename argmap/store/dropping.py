"""Dropping maps for good, with all that leads to them; nothing else in the store deletes a map."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from argmap.model.assignments import Assignment, Note, Submission
from argmap.model.ids import PersonId
from argmap.model.marks import Feedback, Remark
from argmap.model.seminars import Holding, Member, Person
from argmap.model.talk import Comment, Dismissal, Endorsement, Snapshot, Suggestion
from argmap.model.texts import Corrected, Deposit
from argmap.store.reading import Reading
from argmap.store.records import KINDS, Recording
from argmap.store.tables import TABLES

SIGNED = (
    Member, Comment, Endorsement, Suggestion, Snapshot, Dismissal, Deposit, Corrected, Assignment,
    Submission, Note, Feedback, Remark,
)  # fmt: skip
"""Kinds of things that say by whom they are."""


class Dropping(Recording, Reading):
    """How maps and persons of whom nothing is left go.

    Attributes:
        changed: the maps whose numbers this transaction has changed, or that it has dropped.
    """

    changed: set[str]

    def drop_maps(self, maps: Iterable[str]) -> None:
        """Drop maps with all that stands on them and was said of them.

        Debates and libraries on which no other map leans go with them. A copy that stays does not
        say any more from where it is.
        """
        gone = list(maps)
        drawn, held = TABLES["map"], TABLES["holding"]
        near = sa.select(drawn.c.debate, drawn.c.library).where(drawn.c.id.in_(gone))
        left = list(self._connection.execute(near))
        unknown = {"origin": None, "origin_revision": None}
        self._connection.execute(sa.update(held).where(held.c.origin.in_(gone)).values(unknown))
        self._connection.execute(sa.delete(drawn).where(drawn.c.id.in_(gone)))
        debate = TABLES["debate"]
        unused = debate.c.slug.not_in(sa.select(drawn.c.debate))
        mine = debate.c.slug.in_([row[0] for row in left])
        self._connection.execute(sa.delete(debate).where(mine, unused))
        self.drop_unused_libraries(row[1] for row in left)
        self.changed.update(gone)

    def signed_on(self, maps: Iterable[str]) -> set[PersonId]:
        """Return who has changed one of these maps, said something on it, or owned it."""
        chosen, found = list(maps), set()
        for name, column in (("revision", "person"), ("comment", "person"), ("holding", "owner")):
            table = TABLES[name].c
            asked = sa.select(table[column]).where(table.map_id.in_(chosen)).distinct()
            found |= {each for each in self._connection.scalars(asked) if each}
        return found

    def drop_unused_libraries(self, slugs: Iterable[str]) -> None:
        """Drop those of these libraries on which neither a map nor an added text leans."""
        shelf, text = TABLES["library"], TABLES["deposit"].c
        used = (TABLES["map"].c.library, text.shelf, text.library)
        unused = [shelf.c.slug.not_in(sa.select(each)) for each in used]
        mine = shelf.c.slug.in_(list(slugs))
        self._connection.execute(sa.delete(shelf).where(mine, *unused))

    def drop_unsigned(self, persons: Iterable[PersonId]) -> int:
        """Drop those of these persons who have no account, and of whom nothing is left anywhere.

        Returns:
            How many there were.
        """
        asked = [each.id for each in self.all(Person, id=list(persons)) if not each.is_instructor]
        log = TABLES["revision"].c
        kept = set(self._connection.scalars(sa.select(log.person).where(log.person.in_(asked))))
        kept |= {each.owner for each in self.all(Holding, owner=asked)}
        kept |= {each.owner for each in self.all(Deposit, owner=asked)}
        for kind in SIGNED:
            column = TABLES[KINDS[kind]].c.person
            kept |= set(self._connection.scalars(sa.select(column).where(column.in_(asked))))
        gone = [each for each in asked if each not in kept]
        return self.drop(Person, id=gone) if gone else 0
