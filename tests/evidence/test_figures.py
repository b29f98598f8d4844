"""Whether a figure stands in the words of its passage."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evidence.figures import stands
from argmap.model.passages import Figure


def found(value, words, unit="", what="what is counted"):
    return stands(Figure(what, value, unit), words)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("584", "kg", "it had been 584 kg. a head, later"),
        ("1,5 million", "", "some 1.5 million people"),
        ("1,5 million", "", "one and a half million people"),
        ("1.5", "million", "1½ million people"),
        ("5000000", "", "about 5 million people"),
        ("5", "million tonnes", "5,000,000 tonnes of grain"),
        ("300000", "", "about 300,000 (a tenth of them)"),
        ("300.000", "", "some 300 000 men"),
        ("1,234.5", "", "in all 1.234,5 hectares"),
        ("0.6 %", "", "only 0.6 per cent of it"),
        ("17-18", "million", "rose from 17–18 million to more"),
        ("17–18 million", "", "between seventeen and eighteen million"),
        ("97", "", "in ninety-seven villages"),
        ("97", "", "in ninety seven villages"),
        ("100", "", "a hundred of them"),
        ("24", "", "two dozen carts"),
        ("1/6", "", "one-sixth of the members"),
        ("20", "%", "a fifth of them, or less"),
        ("50 %", "", "half of the members"),
        ("66", "", "sixty-six, not two thirds"),
        ("2", "", "the price of flour doubled"),
        ("3", "", "stood at more than three times the old one"),
        ("14", "thousand", "a table in thousands: 14 and 15"),
        ("1250", "", "one thousand two hundred and fifty, that is 1250"),
        ("", "", "no number at all"),
        ("many", "", "no number at all"),
    ],
)
def test_a_figure_is_found_however_it_is_written(value, unit, words):
    assert found(value, words, unit)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("584", "", "it had been 485 a head, or 5,840"),
        ("17–18", "million", "17 million, and no more"),
        ("14", "persons", "14 million people"),
        ("3", "", "the third congress"),
        ("5", "", "in 1985, or in 0.5 of the cases"),
        ("12", "", "several dozen"),
        ("1.5", "million", "15 million"),
        ("20", "people", "a fifth of them"),
        ("2", "", "somebody too, and two-thirds of the rest"),
        ("6", "", ""),
    ],
)
def test_another_number_is_not_taken_for_it(value, unit, words):
    assert not found(value, words, unit)


def test_of_an_index_a_fifth_is_twenty():
    assert found("20", "a fifth of the level before", what="output, 1913=100")


@settings(deadline=None)
@given(st.integers(0, 10**7), st.sampled_from(["{}", "{:,}", "the {:,}.", "({} of them)", "‘{}’"]))
def test_a_whole_number_is_found_with_its_thousands_set_apart_or_not(number, written):
    assert found(str(number), written.format(number))


@settings(deadline=None)
@given(
    st.text(st.sampled_from("09½/.,-– amillionhalf%٣²\u00a0"), max_size=60), st.text(max_size=20)
)
def test_no_text_is_too_odd_to_be_looked_through(value, words):
    assert found(value, f"{value} {words}") in (True, False)


def test_a_number_of_a_million_digits_is_no_figure():
    assert not found("5", "9" * 1_000_000)
