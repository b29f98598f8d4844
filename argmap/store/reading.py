"""What can be read from the store, in one snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from argmap.model.errors import NotFoundError
from argmap.model.ids import MapId, Slug
from argmap.model.maps import ArgumentMap
from argmap.model.plain import edit_from
from argmap.model.revisions import Revision
from argmap.model.sources import Library
from argmap.store import rows
from argmap.store.knowing import Knowing
from argmap.store.logs import LAST, Logs
from argmap.store.tables import TABLES


@dataclass(frozen=True, slots=True)
class Listed:
    """A map as it stands in the list: enough to know whether what one has is still true.

    Attributes:
        loaded: the digest of the folder that it was last loaded from, or nothing.
    """

    slug: Slug
    map_id: MapId
    revision: int
    library: Slug
    loaded: str


class Reading(Logs, Knowing):
    """What can be asked of the store."""

    def listed(self) -> tuple[Listed, ...]:
        """Return the debates' own maps, in the order in which libraries and debates came.

        Maps that groups or persons draw are not among them: ask for their ``Holding``.
        """
        debate, drawn, library = TABLES["debate"], TABLES["map"], TABLES["library"]
        chosen = (
            _listing()
            .join(debate, debate.c.slug == drawn.c.debate)
            .join(library, library.c.slug == drawn.c.library)
            .where(drawn.c.id == drawn.c.debate)
            .order_by(library.c.place, debate.c.place, drawn.c.place)
        )
        return tuple(Listed(*row) for row in self._connection.execute(chosen))

    def first_map(self, slug: str) -> Listed:
        """Return the map that an address shows: it holds the map's id, or the debate's own.

        Raises:
            NotFoundError: there is no such map.
        """
        drawn = TABLES["map"]
        found = self._connection.execute(_listing().where(drawn.c.id == slug)).first()
        if found is None:
            raise self.no_map(slug)
        return Listed(*found)

    def no_map(self, slug: str) -> NotFoundError:
        """Return the error that there is no such map; it names the nearest that all may read."""
        return NotFoundError("debate", slug, self._shown())

    def siblings(self, maps: Iterable[str]) -> tuple[MapId, ...]:
        """Return all maps of the debates of these maps."""
        drawn = TABLES["map"].c
        debates = sa.select(drawn.debate).where(drawn.id.in_(list(maps)))
        return tuple(self._connection.scalars(sa.select(drawn.id).where(drawn.debate.in_(debates))))

    def numbers(self, slug: str) -> tuple[str, int, int, int]:
        """Return the id of the map at an address, its revision, its library's, and its activity.

        Every page asks this first, so it is one statement, made once.

        Raises:
            NotFoundError: there is no such debate.
        """
        found = self._connection.execute(_NUMBERS, {"slug": slug}).first()
        if found is None:
            raise NotFoundError("debate", slug, self._shown())
        return found[0], found[1], found[2], found[3]

    def revision(self, map_id: str) -> int:
        """Return the number of a map's latest revision; 0 before the first.

        Raises:
            NotFoundError: there is no such map.
        """
        drawn = TABLES["map"]
        number = self._connection.scalar(sa.select(drawn.c.revision).where(drawn.c.id == map_id))
        if number is None:
            raise NotFoundError("map", map_id, self._shown())
        return int(number)

    def map(self, map_id: str) -> ArgumentMap:
        """Return a map as of its latest revision.

        Raises:
            NotFoundError: there is no such map.
        """
        self.revision(map_id)
        [frame] = self._rows("map", "id", map_id)
        relations = rows.relations_of(self._of("relation", map_id), self._premises(map_id))
        passages = rows.passages_of(self._of("passage", map_id), self._spans(map_id))
        return ArgumentMap(
            MapId(map_id),
            rows.debate_of(frame, self._frame(map_id)),
            {each.id: each for each in map(rows.claim_of, self._of("claim", map_id))},
            {each.id: each for each in relations},
            {each.id: each for each in passages},
            {each.id: each for each in map(rows.evidence_of, self._of("evidence", map_id))},
            {e.id: e for e in map(rows.cross_relation_of, self._of("cross_relation", map_id))},
            frame["revision"],
        )

    def revisions(
        self, map_id: str, *, after: int = 0, most: int | None = None
    ) -> tuple[Revision, ...]:
        """Return the revisions of a map after a number, at most so many, the oldest first."""
        log = TABLES["revision"]
        chosen = (
            sa.select(log)
            .where(log.c.map_id == map_id, log.c.number > min(after, LAST))
            .order_by(log.c.number)
            .limit(most)
        )
        return tuple(_revision(dict(row)) for row in self._connection.execute(chosen).mappings())

    def revisions_numbered(self, map_id: str, numbers: Iterable[int]) -> tuple[Revision, ...]:
        """Return some revisions of a map, the oldest first."""
        log = TABLES["revision"]
        chosen = sa.select(log).where(
            log.c.map_id == map_id, log.c.number.in_([each for each in numbers if each <= LAST])
        )
        found = self._connection.execute(chosen.order_by(log.c.number)).mappings()
        return tuple(_revision(dict(row)) for row in found)

    def revisions_by(self, person: str) -> tuple[Revision, ...]:
        """Return the revisions that a person made, on whichever map, the oldest first."""
        log = TABLES["revision"]
        chosen = sa.select(log).where(log.c.person == person).order_by(log.c.made, log.c.number)
        return tuple(_revision(dict(row)) for row in self._connection.execute(chosen).mappings())

    def libraries(self) -> dict[Slug, int]:
        """Return the libraries and the number of each one's latest change, in their order."""
        shelf = TABLES["library"]
        chosen = sa.select(shelf.c.slug, shelf.c.revision).order_by(shelf.c.place)
        return {Slug(slug): number for slug, number in self._connection.execute(chosen)}

    def library(self, slug: str) -> Library:
        """Return a library with its sources and the texts of their editions.

        Raises:
            NotFoundError: there is no such library.
        """
        found = list(self._rows("library", "slug", slug))
        if not found:
            raise NotFoundError("library", slug, self._known("library", "slug"))
        frame = {name: found[0][name] for name in ("slug", "title", "summary")}
        frame["debates"] = tuple(found[0]["debates"])
        sources = self._rows("source", "library", slug, without=("library",))
        return rows.library_of(frame, sources, self._rows("edition", "library", slug, ("library",)))

    def _shown(self) -> list[str]:
        """Return the ids that may be told to anybody: those of groups and persons may not."""
        return [each.map_id for each in self.listed()]

    def _known(self, table: str, column: str) -> list[str]:
        return list(self._connection.scalars(sa.select(TABLES[table].c[column])))

    def _rows(
        self, table: str, key: str, value: str, without: tuple[str, ...] = ()
    ) -> Iterator[rows.Columns]:
        """Yield the rows of a table that have this value, in their order, as dictionaries."""
        kept = TABLES[table]
        columns = [each for each in kept.c if each.name not in {*without, "place"}]
        chosen = sa.select(*columns).where(kept.c[key] == value).order_by(kept.c.place)
        names = [each.name for each in columns]
        for row in self._connection.execute(chosen).all():
            yield dict(zip(names, row, strict=True))

    def _of(self, table: str, map_id: str) -> Iterator[rows.Columns]:
        return self._rows(table, "map_id", map_id, ("map_id",))

    def _premises(self, map_id: str) -> Iterable[Any]:
        kept = TABLES["premise"]
        return self._connection.execute(
            sa.select(kept.c.relation, kept.c.claim)
            .where(kept.c.map_id == map_id)
            .order_by(kept.c.relation, kept.c.place)
        ).all()

    def _spans(self, map_id: str) -> Iterator[rows.Columns]:
        return self._of("span", map_id)

    def _frame(self, map_id: str) -> dict[str, tuple[Any, ...]]:
        return {
            "positions": tuple(map(rows.position_of, self._of("position", map_id))),
            "speakers": tuple(map(rows.speaker_of, self._of("speaker", map_id))),
            "excerpts": tuple(map(rows.excerpt_of, self._of("excerpt", map_id))),
        }


def _numbers() -> sa.Select[Any]:
    drawn, library, held = TABLES["map"], TABLES["library"], TABLES["holding"]
    return (
        sa.select(drawn.c.id, drawn.c.revision, library.c.revision, held.c.activity)
        .join(library, library.c.slug == drawn.c.library)
        .join(held, held.c.map_id == drawn.c.id)
        .where(drawn.c.id == sa.bindparam("slug"))
    )


_NUMBERS = _numbers()


def _listing() -> sa.Select[Any]:
    drawn = TABLES["map"].c
    return sa.select(drawn.debate, drawn.id, drawn.revision, drawn.library, drawn.loaded)


def _revision(row: rows.Columns) -> Revision:
    edits = tuple(edit_from(each) for each in row["edits"])
    undoes = tuple(edit_from(each) for each in row["undoes"])
    del row["counts"]
    return Revision(**row | {"edits": edits, "undoes": undoes})
