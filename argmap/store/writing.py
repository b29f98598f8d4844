"""What can be changed in the store, in one transaction; only differences are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from argmap.model.debates import Debate
from argmap.model.errors import NotFoundError
from argmap.model.ids import MapId, PersonId, Slug
from argmap.model.maps import ArgumentMap
from argmap.model.plain import plain_edit
from argmap.model.revisions import Revision
from argmap.model.seminars import Holding
from argmap.store import rows
from argmap.store.dropping import Dropping
from argmap.store.reading import Reading
from argmap.store.shelving import Shelving
from argmap.store.tables import TABLES

Rows = Iterable[rows.Columns]
Part = tuple[str, Callable[[Any], rows.Columns]]

_TURN = (
    "SET LOCAL lock_timeout = '2min'",
    "SET LOCAL statement_timeout = '2min'",
    "SELECT pg_advisory_xact_lock(1097622126)",
    "SET LOCAL lock_timeout TO DEFAULT",
    "SET LOCAL statement_timeout TO DEFAULT",
)

PARTS: dict[str, Part] = {
    "claims": ("claim", rows.flat),
    "relations": ("relation", rows.relation_row),
    "passages": ("passage", rows.passage_row),
    "evidence": ("evidence", rows.flat),
    "cross_relations": ("cross_relation", rows.flat),
}
INNER: dict[str, tuple[str, Callable[[Any], list[rows.Columns]]]] = {
    "relation": ("premise", rows.premise_rows),
    "passage": ("span", rows.span_rows),
}


def _differs(new: Any, old: Any) -> bool:
    """Say whether two things differ; that a thing is the same needs no look at its fields."""
    return new is not old and bool(new != old)


class Writing(Dropping, Shelving, Reading):
    """What can be changed in the store.

    Attributes:
        changed: the maps whose numbers this transaction has counted up, or that it has dropped.
        met: the maps on which somebody came, left, or opened another claim.
    """

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__(connection)
        self.changed: set[str] = set()
        self.met: set[str] = set()

    def take_turn(self) -> None:
        """Wait until no other process loads a debate; on SQLite only one writes at a time anyhow.

        Two servers that start on one empty PostgreSQL database would else add the same debates.
        """
        if self._connection.dialect.name == "postgresql":
            for said in _TURN:
                self._connection.exec_driver_sql(said)

    def add_map(self, new: ArgumentMap, made: datetime, held: Holding | None = None) -> None:
        """Keep a new map of a debate, as it stands; the debate and its library are added too.

        Args:
            new: the map.
            made: when, in UTC.
            held: whose it is; the house's, for everybody to read, if nothing is said.
        """
        self.add_library(new.debate.library)
        self._add_debate(new.debate.slug)
        last = self._last("map", debate=new.debate.slug)
        frame = {"id": new.id, "place": last + 1, "revision": new.revision}
        frame |= {"made": made, "loaded": ""}
        self._insert("map", [frame | rows.frame_row(new.debate)])
        self.add(held or Holding(new.id))
        self._put_frame(new.id, new.debate)
        self._put_parts(ArgumentMap(new.id, new.debate), new)

    def advance(self, map_id: MapId) -> int:
        """Count the map's revision up and return it; others wait until this transaction ends.

        Raises:
            NotFoundError: there is no such map.
        """
        drawn = TABLES["map"]
        counted = (
            sa.update(drawn)
            .where(drawn.c.id == map_id)
            .values(revision=drawn.c.revision + 1)
            .returning(drawn.c.revision)
        )
        number = self._connection.scalar(counted)
        if number is None:
            raise NotFoundError("map", map_id, self._shown())
        self.changed.add(map_id)
        return int(number)

    def stir(self, map_id: MapId) -> None:
        """Note that something happened about the map that does not change it."""
        held = TABLES["holding"]
        counted = {"activity": held.c.activity + 1}
        self._connection.execute(sa.update(held).where(held.c.map_id == map_id).values(counted))
        self.changed.add(map_id)

    def meet(self, map_id: str) -> None:
        """Note that somebody came, left, or opened another claim: told to others, not counted."""
        self.met.add(map_id)

    def keep(self, old: ArgumentMap, new: ArgumentMap) -> None:
        """Write what makes the new map out of the old one, which is what is kept now."""
        if new.debate != old.debate:
            self.add_library(new.debate.library)
            drawn, frame = TABLES["map"], rows.frame_row(new.debate)
            self._connection.execute(sa.update(drawn).where(drawn.c.id == new.id).values(frame))
            self._put_frame(new.id, new.debate)
        self._put_parts(old, new)

    def note_loaded(self, map_id: MapId, digest: str) -> None:
        """Remember which state of its folder a map was loaded from."""
        drawn = TABLES["map"]
        self._connection.execute(sa.update(drawn).where(drawn.c.id == map_id).values(loaded=digest))

    def log(self, revision: Revision) -> None:
        """Keep a revision; its number is what ``advance`` returned."""
        row = rows.flat(revision, without=("edits", "undoes"))
        row["edits"] = [plain_edit(edit) for edit in revision.edits]
        row["undoes"] = [plain_edit(edit) for edit in revision.undoes]
        self._insert("revision", [row | {"counts": revision.counts}])
        key = {"map_id": revision.map_id, "number": revision.number}
        self._insert("touch", [{**key, "claim": each} for each in sorted(revision.touched)])

    def sign_anew(self, person: PersonId, name: str) -> None:
        """Put another name under all revisions of a person; what they did stays as it was."""
        log = TABLES["revision"]
        signed = sa.update(log).where(log.c.person == person).values(member=name)
        self._connection.execute(signed)

    def name_of(self, person: PersonId) -> str | None:
        """Return what a person is called, or none; nobody calls her otherwise until the end."""
        people = TABLES["person"]
        asked = sa.select(people.c.name).where(people.c.id == person).with_for_update(read=True)
        found: str | None = self._connection.scalar(asked)
        return found

    def note_anew(self, maps: Iterable[str], begin: str, old: str, new: str) -> None:
        """Put other words in place of some in notes on maps that begin so, also on suggestions."""
        for name in ("revision", "suggestion"):
            table = TABLES[name].c
            changed = sa.update(TABLES[name]).where(
                table.map_id.in_(list(maps)),
                table.note.startswith(begin, autoescape=True),
                table.note.contains(old, autoescape=True),
            )
            self._connection.execute(changed.values(note=sa.func.replace(table.note, old, new)))

    def _add_debate(self, slug: Slug) -> None:
        if slug not in self._known("debate", "slug"):
            self._insert("debate", [{"slug": slug, "place": self._last("debate") + 1}])

    def _put_frame(self, map_id: MapId, debate: Debate) -> None:
        for name in ("position", "speaker", "excerpt"):
            table = TABLES[name]
            self._connection.execute(sa.delete(table).where(table.c.map_id == map_id))
            parts = getattr(debate, f"{name}s")
            placed = [{**rows.flat(part), "place": at} for at, part in enumerate(parts)]
            self._insert(name, [{"map_id": map_id, **row} for row in placed])

    def _put_parts(self, old: ArgumentMap, new: ArgumentMap) -> None:
        """Delete backwards and insert forwards, so that nothing ever points at nothing."""
        for name in reversed(PARTS):
            table, _ = PARTS[name]
            gone = [key for key in getattr(old, name) if key not in getattr(new, name)]
            self._delete(table, [{"map_id": new.id, "id": key} for key in gone])
        for name, part in PARTS.items():
            self._put_part(new.id, part, getattr(old, name), getattr(new, name))

    def _put_part(
        self, map_id: MapId, part: Part, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> None:
        table, row_of = part
        added = [key for key in new if key not in old]
        changed = [key for key in new if key in old and _differs(new[key], old[key])]
        places = self._placed(table, map_id, list(old), list(new), added)
        key = {"map_id": map_id}
        self._insert(table, [{**key, **row_of(new[k]), "place": places[k]} for k in added])
        self._update(table, [{**key, **row_of(new[k])} for k in changed])
        if table in INNER:
            inner, rows_of = INNER[table]
            self._delete(inner, [{**key, table: k} for k in changed])
            fresh = [row for k in (*changed, *added) for row in rows_of(new[k])]
            self._insert(inner, [{**key, **row} for row in fresh])

    def _placed(
        self, table: str, map_id: MapId, old: list[str], new: list[str], added: list[str]
    ) -> dict[str, int]:
        """Return the places of what is added, and give the others new places where they moved."""
        added_keys, new_keys = set(added), set(new)
        stayed = [key for key in old if key in new_keys]
        if new == stayed + added:
            first = self._last(table, map_id=map_id) + 1 if added else 0
            return {key: first + at for at, key in enumerate(added)}
        kept = TABLES[table]
        held = {
            row.id: row.place
            for row in self._connection.execute(
                sa.select(kept.c.id, kept.c.place).where(kept.c.map_id == map_id)
            )
        }
        free = sorted(held.values())
        top = free[-1] + 1 if free else 0
        free += range(top, top + len(added))
        placed = dict(zip(new, free, strict=True))
        moved = [k for k in new if k not in added_keys and placed[k] != held[k]]
        self._update(table, [{"map_id": map_id, "id": k, "place": placed[k]} for k in moved])
        return placed
