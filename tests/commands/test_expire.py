"""``argmap expire``, and the server that looks once a day."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from threading import Event

from click.testing import CliRunner

from argmap.cli import main
from argmap.model.errors import BusyError
from argmap.model.seminars import Seminar
from argmap.serving import daily
from argmap.settings import settings_from
from argmap.store import open_store


def ran():
    done = CliRunner().invoke(main, ["expire"], prog_name="argmap")
    assert done.exit_code == 0
    return done.output


def test_a_seminar_whose_last_day_is_over_is_deleted_and_named(tmp_path, monkeypatch):
    monkeypatch.setenv("ARGMAP_DATA", str(tmp_path))
    now = datetime.now(UTC)
    with closing(open_store(settings_from().database_url)) as store, store.writing() as writing:
        writing.add(Seminar("over", "The NEP", now, until=now - timedelta(days=2)))
        writing.add(Seminar("on", "The Five-Year Plan", now, until=now + timedelta(days=2)))

    assert ran() == "Deleted “The NEP”, whose last day is over: no persons, no maps.\n"
    assert ran() == "No seminar’s last day is over.\n"
    with closing(open_store(settings_from().database_url)) as store, store.reading() as reading:
        assert [each.id for each in reading.all(Seminar)] == ["on"]


def test_what_cannot_be_done_on_one_day_is_done_on_the_next():
    tried, done = [], Event()

    def work():
        tried.append(1)
        if len(tried) == 1:
            raise BusyError
        done.set()

    thread = daily(work, every=0.01)

    assert done.wait(60)
    assert thread.daemon
