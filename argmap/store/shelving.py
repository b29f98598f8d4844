"""Writing rows in bulk, and the libraries: sources are put, editions only ever added."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from argmap.model.errors import InvalidDebateError
from argmap.model.ids import Slug
from argmap.model.sources import Edition, Library
from argmap.store import rows
from argmap.store.reading import Reading
from argmap.store.records import Recording
from argmap.store.tables import TABLES


class Shelving(Recording, Reading):
    """What can be changed of libraries, and how rows are written."""

    def add_library(self, slug: Slug) -> None:
        """Keep a library without sources under this slug, if there is none yet."""
        if slug not in self.libraries():
            place = self._last("library") + 1
            row = {"slug": slug, "place": place, "revision": 1, "title": slug, "summary": ""}
            self._insert("library", [row | {"debates": []}])

    def put_library(self, new: Library) -> bool:
        """Keep a library as it is now; returns whether anything of it was new.

        A source that is not in it any more stays until ``prune_library``, and so does every
        edition.

        Raises:
            InvalidDebateError: a text changed, and its edition has the name of the old one.
        """
        self.add_library(new.slug)
        old = self.library(new.slug)
        changed = [self._put_sources(old, new), self._put_editions(old, new)]
        framed = replace(old, sources=(), editions=()) != replace(new, sources=(), editions=())
        if framed or any(changed):
            shelf = TABLES["library"]
            self._connection.execute(
                sa.update(shelf)
                .where(shelf.c.slug == new.slug)
                .values(
                    title=new.title,
                    summary=new.summary,
                    debates=list(new.debates),
                    revision=shelf.c.revision + 1,
                )
            )
        return framed or any(changed)

    def count_library(self, slug: Slug) -> None:
        """Note that something about the texts of a library is another than before."""
        shelf = TABLES["library"]
        counted = {"revision": shelf.c.revision + 1}
        self._connection.execute(sa.update(shelf).where(shelf.c.slug == slug).values(counted))

    def prune_library(self, new: Library) -> bool:
        """Drop the sources that are not in the library any more without passages or added texts."""
        span, drawn, source = TABLES["span"].c, TABLES["map"].c, TABLES["source"].c
        leaned_on = (
            sa.select(span.source)
            .join(TABLES["map"], drawn.id == span.map_id)
            .where(drawn.library == new.slug)
        )
        given = TABLES["deposit"].c
        added = sa.select(given.source).where(given.library == new.slug)
        kept = [each.id for each in new.sources]
        done = self._connection.execute(
            sa.delete(TABLES["source"]).where(
                source.library == new.slug,
                source.id.not_in(kept),
                source.id.not_in(leaned_on),
                source.id.not_in(added),
            )
        )
        return done.rowcount > 0

    def _put_sources(self, old: Library, new: Library) -> bool:
        known = {source.id: source for source in old.sources}
        stay = [source for source in old.sources if not new.source(source.id)]
        after = (*new.sources, *stay)
        if after == old.sources:
            return False
        for place, source in enumerate(after):
            row = {"library": new.slug, **rows.source_row(source), "place": place}
            (self._update if source.id in known else self._insert)("source", [row])
        return True

    def _put_editions(self, old: Library, new: Library) -> bool:
        known = {(each.source, each.id): each for each in old.editions}
        changed = False
        for edition in new.editions:
            kept = known.get((edition.source, edition.id))
            if kept is None:
                self._add_edition(new.slug, edition)
                changed = True
            elif kept.digest != edition.digest:
                raise InvalidDebateError(
                    f"The text of {edition.source} has changed, and the edition {edition.id} is"
                    " that of the old text: give the new one a name of its own."
                )
            elif kept.text is None and edition.text is not None:
                self._update("edition", [{"library": new.slug, **rows.edition_row(edition)}])
                changed = True
        return changed

    def _add_edition(self, library: Slug, edition: Edition) -> None:
        place = self._last("edition", library=library) + 1
        self._insert("edition", [{"library": library, "place": place, **rows.edition_row(edition)}])

    def _last(self, table: str, **of: str) -> int:
        """Return the last place that is taken, or -1."""
        kept = TABLES[table]
        chosen = sa.select(sa.func.max(kept.c.place)).where(
            *(kept.c[column] == value for column, value in of.items())
        )
        last = self._connection.scalar(chosen)
        return -1 if last is None else int(last)

    def _insert(self, table: str, new: list[rows.Columns]) -> None:
        if new:
            self._connection.execute(sa.insert(TABLES[table]), new)

    def _update(self, table: str, changed: list[rows.Columns]) -> None:
        """Update rows by their primary keys; all of them change the same columns."""
        if not changed:
            return
        kept = TABLES[table]
        keys = [column.name for column in kept.primary_key if column.name in changed[0]]
        values: dict[str, Any] = {
            name: sa.bindparam(name) for name in changed[0] if name not in keys
        }
        statement = sa.update(kept).where(*self._by(table, keys)).values(values)
        self._connection.execute(statement, [_keyed(row, keys) for row in changed])

    def _delete(self, table: str, gone: list[rows.Columns]) -> None:
        if gone:
            statement = sa.delete(TABLES[table]).where(*self._by(table, list(gone[0])))
            self._connection.execute(statement, [_keyed(row, list(gone[0])) for row in gone])

    def _by(self, table: str, keys: list[str]) -> list[Any]:
        return [TABLES[table].c[key] == sa.bindparam(f"key_{key}") for key in keys]


def _keyed(row: rows.Columns, keys: list[str]) -> rows.Columns:
    return {f"key_{name}" if name in keys else name: value for name, value in row.items()}
