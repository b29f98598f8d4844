"""Dates as historians have them."""

from __future__ import annotations

import pytest

from argmap.model.claims import Claim, Voice
from argmap.model.dates import DateSpan
from argmap.model.errors import InvalidDateError


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("1924", 1924, 1924, "1924"),
        ("1924-10", 1924, 1924, "Oct 1924"),
        ("1924-10-08", 1924, 1924, "8 Oct 1924"),
        ("1924-02-29", 1924, 1924, "29 Feb 1924"),
        ("192X", 1920, 1929, "1920s"),
        ("1923/1927", 1923, 1927, "1923–27"),
        ("1898/1927", 1898, 1927, "1898 – 1927"),
        ("1923/..", 1923, 9999, "from 1923"),
        ("1921~", 1921, 1921, "about 1921"),
        ("1921?", 1921, 1921, "probably 1921"),
        ("192X~", 1920, 1929, "about 1920s"),
        ("1922-12-23/1923-01-04", 1922, 1923, "23 Dec 1922 – 4 Jan 1923"),
        ("-0043", -43, -43, "44 BC"),
        ("0000", 0, 0, "1 BC"),
        ("0014", 14, 14, "14"),
    ],
)
def test_a_date_is_read_and_told(text, first, last, label):
    date = DateSpan(text)

    assert (date.first_year, date.last_year, date.label) == (first, last, label)


@pytest.mark.parametrize(
    "text",
    [
        "", "24", "1924-13", "1924-00", "1923-02-29", "1924-10-32", "1924/", "/1924", "../1924",
        "1927/1923", "1924-11/1924-10", "October 1924", "１９２４", "192x", "1924 ", "1924\n",
        "19240",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_what_would_be_right(text):
    with pytest.raises(InvalidDateError, match=r"write 1924, 1924-10, 1924-10-08, 192X"):
        DateSpan(text)


@pytest.mark.parametrize(
    ("voice", "when"),
    [
        ("actor", "1923–27"),
        ("member", "1923–27"),
        ("author", "on 1923–27"),
        ("scholar", "on 1923–27"),
    ],
)
def test_a_historian_writes_on_a_time_and_an_actor_speaks_in_it(voice, when):
    assert Claim("c1", "One.", Voice(voice), date=DateSpan("1923/1927")).when == when
