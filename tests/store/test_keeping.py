"""Keeping maps and libraries, on both kinds of database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings

from argmap.model.drafts import apply_all
from argmap.model.errors import InvalidDebateError, NotFoundError
from argmap.model.revisions import Revision
from argmap.model.sources import Edition, Library, Source, edition_of
from argmap.store.tables import TABLES
from tests.examples import EDITION, LIBRARY, plan
from tests.strategies import edited_maps

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def same(one, other):
    """Whether two maps are equal, the orders of all their parts included."""
    parts = ("claims", "relations", "passages", "evidence", "cross_relations")
    return one == other and all(
        list(getattr(one, part)) == list(getattr(other, part)) for part in parts
    )


def test_a_map_comes_back_as_it_was_kept(store):
    with store.writing() as writing:
        writing.add_map(plan(), NOW)

    with store.reading() as reading:
        assert same(reading.map("plan"), plan())


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_any_map_comes_back_after_any_change(kind, request):
    from argmap.store import open_store

    store = open_store(request.getfixturevalue(f"{kind}_url"))
    count = iter(range(10_000))

    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(edited_maps())
    def law(given_map):
        map_id = f"m{next(count)}"
        before = replace(given_map[0], id=map_id)
        after = apply_all(given_map[1], before)
        with store.writing() as writing:
            writing.add_map(before, NOW)
            assert same(writing.map(map_id), before)
            writing.keep(before, after)
        with store.reading() as reading:
            assert same(reading.map(map_id), after)

    law()
    store.close()


def test_only_what_differs_is_written(store):
    before = plan()
    after = replace(before, claims=before.claims | {"c2": replace(before.claims["c2"], note="N")})
    with store.writing() as writing:
        writing.add_map(before, NOW)
    written = []
    sa.event.listen(store._engine, "before_cursor_execute", lambda *a: written.append(a[2]))

    with store.writing() as writing:
        writing.keep(before, after)

    statements = [each.split()[:2] for each in written if not each.startswith("BEGIN")]
    assert statements == [["UPDATE", "claim"]]


def test_a_library_comes_back_with_its_texts(store):
    with store.writing() as writing:
        assert writing.put_library(LIBRARY)

    with store.reading() as reading:
        assert reading.library("plan") == LIBRARY


def test_a_library_put_again_is_nothing_new(store):
    with store.writing() as writing:
        writing.put_library(LIBRARY)
        number = writing.libraries()["plan"]

        assert not writing.put_library(LIBRARY)
        assert writing.libraries()["plan"] == number


def test_a_new_text_of_a_source_is_another_edition_and_the_old_one_stays(store):
    newer = edition_of("report", "Another text.")
    with store.writing() as writing:
        writing.put_library(LIBRARY)
        writing.put_library(replace(LIBRARY, editions=(newer,)))

    with store.reading() as reading:
        assert reading.library("plan").editions_of("report") == (EDITION, newer)


def test_a_text_that_changed_under_the_name_of_an_edition_is_refused(store):
    changed = edition_of("report", "Another text.", EDITION.id)

    with store.writing() as writing:
        writing.put_library(LIBRARY)
        with pytest.raises(InvalidDebateError, match="give the new one a name of its own"):
            writing.put_library(replace(LIBRARY, editions=(changed,)))


def test_the_text_of_an_edition_known_by_its_digest_can_be_added_later(store):
    known = Edition(EDITION.id, "report", EDITION.digest, EDITION.characters)
    with store.writing() as writing:
        writing.put_library(replace(LIBRARY, editions=(known,)))
        assert writing.put_library(LIBRARY)

    with store.reading() as reading:
        assert reading.library("plan").editions == (EDITION,)


def test_a_source_that_went_stays_for_as_long_as_a_passage_lies_in_it(store):
    less = Library("plan", LIBRARY.title, LIBRARY.summary, (Source("new", "New"),))
    with store.writing() as writing:
        writing.put_library(LIBRARY)
        writing.add_map(plan(), NOW)
        writing.put_library(less)
        assert writing.prune_library(less)

    with store.reading() as reading:
        assert [source.id for source in reading.library("plan").sources] == ["new", "report"]


def test_revisions_come_back_signed_and_in_utc(store):
    revision = Revision("plan", 1, "Ana", NOW, (), (), "Why not.")
    with store.writing() as writing:
        writing.add_map(plan(), NOW)
        writing.log(revision)

    with store.reading() as reading:
        [kept] = reading.revisions("plan")
    assert kept == revision
    assert kept.made.tzinfo is UTC


def test_two_revisions_of_a_map_cannot_have_one_number(store):
    revision = Revision("plan", 1, "Ana", NOW, ())
    with store.writing() as writing:
        writing.add_map(plan(), NOW)
        writing.log(revision)

    with pytest.raises(sa.exc.IntegrityError), store.writing() as writing:
        writing.log(revision)


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("claim", {"text": "   "}),
        ("claim", {"text": "x" * 2001}),
        ("claim", {"voice": "nobody"}),
        ("relation", {"kind": "attack"}),
        ("evidence", {"bearing": "proves"}),
        ("position", {"hue": 10}),
        ("premise", {"claim": "nowhere"}),
        ("evidence", {"passage": "nowhere"}),
        ("span", {"start": 9, "end": 9}),
    ],
)
def test_the_database_itself_refuses_what_the_model_would_not_make(store, table, changed):
    with store.writing() as writing:
        writing.add_map(plan(), NOW)

    with pytest.raises(sa.exc.IntegrityError), store.writing() as writing:
        writing._connection.execute(sa.update(TABLES[table]).values(changed))


def test_an_unknown_map_debate_or_library_is_told_with_the_nearest(store):
    with store.writing() as writing:
        writing.add_map(plan(), NOW)

    with store.reading() as reading:
        for ask in (reading.map, reading.first_map, reading.library, reading.revision):
            with pytest.raises(NotFoundError, match="Did you mean plan"):
                ask("plann")
