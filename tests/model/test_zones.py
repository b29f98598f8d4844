"""What the wall clock of a seminar shows, and which instant is meant, in every night."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import zones
from argmap.model.zones import DateError, Oddity, ZoneError, instant, moved, oddity, said, wall

BERLIN, NEW_YORK, KOLKATA, APIA = ZONES = (
    "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia",
)  # fmt: skip
NIGHTS = {
    BERLIN: (datetime(2027, 3, 28, 2, 30), datetime(2026, 10, 25, 2, 30)),
    NEW_YORK: (datetime(2027, 3, 14, 2, 30), datetime(2026, 11, 1, 1, 30)),
}
WALLS = st.datetimes(datetime(2011, 1, 1), datetime(2031, 1, 1)).map(
    lambda each: each.replace(second=0, microsecond=0)
)
MOMENTS = st.datetimes(datetime(2011, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC))


@given(WALLS, st.sampled_from(ZONES), st.booleans())
def test_a_wall_time_that_exists_is_shown_again_and_one_that_does_not_as_much_later(
    shown, name, last
):
    again = wall(instant(shown, name, last=last), name)

    if oddity(shown, name) is Oddity.SKIPPED:
        assert again > shown
        assert again - shown in (timedelta(hours=1), timedelta(days=1))
    else:
        assert again == shown


@given(MOMENTS, st.sampled_from(ZONES))
def test_every_instant_comes_back_from_what_the_clock_shows_unless_that_comes_twice(at, name):
    at = at.replace(second=0, microsecond=0)
    meant = {instant(wall(at, name), name, last=last) for last in (False, True)}

    assert at in meant
    assert (len(meant) == 2) is (oddity(wall(at, name), name) is Oddity.TWICE)


@given(MOMENTS, st.sampled_from(ZONES), st.sampled_from(ZONES), st.integers(-400, 400))
def test_what_is_moved_by_days_keeps_its_time_of_day_in_the_new_zone(at, before, after, days):
    goal = wall(at, before) + timedelta(days=days)

    if oddity(goal, after) is not Oddity.SKIPPED:
        assert wall(moved(at, days, before, after), after) == goal


@pytest.mark.parametrize("name", NIGHTS)
def test_in_the_night_in_which_clocks_go_forward_a_skipped_time_is_an_hour_later(name):
    skipped, _ = NIGHTS[name]

    assert oddity(skipped, name) is Oddity.SKIPPED
    assert wall(instant(skipped, name), name) == skipped + timedelta(hours=1)
    assert "does not exist, since the clocks go forward: 03:30 is meant" in zones.told(
        skipped, name
    )


@pytest.mark.parametrize("name", NIGHTS)
def test_in_the_night_in_which_clocks_go_back_nobody_loses_the_hour(name):
    _, twice = NIGHTS[name]

    begins, ends = instant(twice, name), instant(twice, name, last=True)
    assert oddity(twice, name) is Oddity.TWICE
    assert ends - begins == timedelta(hours=1)
    assert "comes twice" in zones.told(twice, name)
    assert zones.told(twice, name, last=True).endswith("the second is meant.")


def test_the_day_that_samoa_left_out_is_taken_for_the_next():
    assert wall(instant(datetime(2011, 12, 30, 12), APIA), APIA) == datetime(2011, 12, 31, 12)


def test_a_week_over_the_change_of_clocks_is_not_168_hours():
    before = instant(datetime(2026, 10, 20, 10), BERLIN)

    after = moved(before, 7, BERLIN, BERLIN)
    assert wall(after, BERLIN) == datetime(2026, 10, 27, 10)
    assert after - before == timedelta(days=7, hours=1)
    assert zones.told(datetime(2026, 10, 27, 10), BERLIN) == ""


@pytest.mark.parametrize(
    ("name", "monday"),
    [(BERLIN, date(2026, 11, 30)), (APIA, date(2026, 11, 30)), (NEW_YORK, date(2026, 11, 23))],
)
def test_next_monday_is_that_of_the_seminar_not_of_the_server(name, monday):
    assert zones.next_monday(datetime(2026, 11, 23, 1, tzinfo=UTC), name) == monday


def test_dates_are_said_in_words_and_midnight_is_the_end_of_a_day():
    at = instant(datetime(2026, 12, 8), BERLIN)

    assert said(at, BERLIN) == "Tue 8 Dec 2026, 00:00"
    assert said(at, BERLIN, end=True) == "Mon 7 Dec 2026, 24:00"
    assert said(at, BERLIN, now=at - timedelta(days=30)) == "Tue 8 Dec, 00:00"
    assert said(at, BERLIN, now=at + timedelta(days=30)) == "Tue 8 Dec 2026, 00:00"
    assert said(at, KOLKATA) == "Tue 8 Dec 2026, 04:30"
    assert [zones.called(each) for each in (*ZONES, "UTC")] == [
        "Berlin time", "New York time", "Kolkata time", "Apia time", "UTC",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "written", ["2026-11-23T10:00", " 2026-11-23 10:00 ", "2026-11-23T10:00:59"]
)
def test_dates_are_read_as_typed_or_as_a_field_sends_them(written):
    assert zones.read(written, "The first phase") == datetime(2026, 11, 23, 10)
    assert zones.read("  ", "The first phase") is None
    assert zones.typed(instant(datetime(2026, 11, 23, 10), APIA), APIA) == "2026-11-23T10:00"
    assert zones.typed(None, APIA) == ""


@pytest.mark.parametrize(
    "written", ["tomorrow", "2026-11-23", "2026-02-30 10:00", "2026-11-23T10:00Z"]
)  # fmt: skip
def test_what_is_no_date_is_refused_with_what_would_be(written):
    with pytest.raises(DateError, match=r"The first phase: .* Write 2026-11-23 10:00"):
        zones.read(written, "The first phase")
    with pytest.raises(ZoneError, match="Europe/Berlin"):
        zones.zone("Mars/Olympus")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 minute"), (61, "1 hour 1 minute"), (120, "2 hours"), (24 * 60 + 5, "1 day"),
        (3 * 1440 + 240, "3 days 4 hours"), (0, "less than a minute"), (-90, "1 hour 30 minutes"),
    ],
)  # fmt: skip
def test_how_long_it_is_is_said_in_two_units(minutes, words):
    assert zones.in_words(minutes) == words
