"""Changes of maps are told to those who listen, whichever process made them."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue

import pytest

from argmap.model.claims import Claim
from argmap.model.edits import AddClaim
from argmap.model.errors import TakenIdError
from argmap.model.maps import ArgumentMap
from argmap.services.editing import revise
from argmap.services.loading import put
from argmap.store import Notice, open_store
from tests.examples import LIBRARY, debate, plan

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 8
OTHER = """
import sys
from argmap.model.claims import Claim
from argmap.model.edits import AddClaim
from argmap.services.editing import revise
from argmap.store import open_store
revise(open_store(sys.argv[1]), "plan", [AddClaim(Claim("x", "Of another."))], member="Ben", at=1)
"""


def add(store, claim="n1"):
    revise(store, "plan", [AddClaim(Claim(claim, "Said now."))], member="Ana", at=1)


def stir(store):
    with store.writing() as writing:
        writing.stir("plan")


def watchers():
    return [each for each in threading.enumerate() if each.name == "argmap-notices"]


@pytest.fixture
def heard(store):
    """What was heard since; the first is what the watcher finds when it begins."""
    put(store, plan(), LIBRARY)
    told = Queue()
    store.on_change(told.put)
    assert told.get(timeout=PATIENCE) == Notice("plan", 1, 0)
    return told


def until(told, wanted):
    """Wait for a notice, and return it; those before it may repeat what is known."""
    while (notice := told.get(timeout=PATIENCE)) < wanted:
        pass
    return notice


def test_a_revision_is_told_with_the_number_of_the_map(store, heard):
    add(store)

    assert until(heard, Notice("plan", 2, 0)) == Notice("plan", 2, 0)


def test_what_happens_about_a_map_is_told_with_its_activity(store, heard):
    stir(store)

    assert until(heard, Notice("plan", 1, 1)) == Notice("plan", 1, 1)


def test_who_comes_and_goes_is_told_and_counts_nothing(store, heard):
    with store.writing() as writing:
        writing.meet("plan")

    assert until(heard, Notice("plan", 1, 0, people=True)) == Notice("plan", 1, 0, people=True)


def test_a_change_by_another_process_is_told(database_url, heard):
    subprocess.run([sys.executable, "-c", OTHER, database_url], check=True, cwd=ROOT)

    assert until(heard, Notice("plan", 2, 0)) == Notice("plan", 2, 0)


def test_what_is_taken_back_is_not_told(store, heard):
    with pytest.raises(TakenIdError):
        add(store, "c1")
    add(store)

    assert until(heard, Notice("plan", 2, 0)) == Notice("plan", 2, 0)
    with store.reading() as reading:
        assert reading.revision("plan") == 2


def test_who_has_stopped_listening_is_told_nothing_more(store, heard):
    gone = Queue()
    end = store.on_change(gone.put)
    end()
    add(store)
    assert until(heard, Notice("plan", 2, 0)) == Notice("plan", 2, 0)

    assert Notice("plan", 2, 0) not in gone.queue


def test_no_thread_watches_where_nobody_listens_or_the_store_is_closed(database_url):
    before = len(watchers())
    with closing(open_store(database_url)) as opened:
        put(opened, plan(), LIBRARY)
        assert len(watchers()) == before
        opened.on_change(print)
        opened.on_change(print)
        assert len(watchers()) == before + 1

    assert len(watchers()) == before


def test_a_lost_connection_to_postgresql_is_made_again_and_nothing_is_missed(postgres_url):
    with closing(open_store(postgres_url)) as store:
        put(store, plan(), LIBRARY)
        told = Queue()
        store.on_change(told.put)
        assert until(told, Notice("plan", 1, 0)) == Notice("plan", 1, 0)
        end = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'argmap ' || current_schema()"
        )
        with store.writing() as writing:
            assert writing._connection.exec_driver_sql(end).all() == [(True,)]
        add(store)

        assert until(told, Notice("plan", 2, 0)) == Notice("plan", 2, 0)


def test_transactions_that_cross_on_postgresql_are_both_done(postgres_url):
    with closing(open_store(postgres_url)) as store:
        put(store, plan(), LIBRARY)
        with store.writing() as writing:
            writing.add_map(ArgumentMap("other", debate()), datetime.now(UTC))
        both, numbers = threading.Barrier(2), []

        def count(first, second):
            tried = []

            def work(writing):
                tried.append(writing.advance(first))
                if len(tried) == 1:
                    both.wait(PATIENCE)
                return writing.advance(second)

            numbers.append(store.written(work))

        names = [("plan", "other"), ("other", "plan")]
        threads = [threading.Thread(target=count, args=each) for each in names]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        with store.reading() as reading:
            assert (reading.revision("plan"), reading.revision("other")) == (3, 2)
    assert len(numbers) == 2
