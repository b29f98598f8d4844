"""Runs of eight words that a text takes from a source."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evidence.copying import eight_word_runs

SOURCE = (
    "In the spring the council closed the market, because the square was to be paved. The bakers'"
    " stalls were moved to the river, where nobody came, and the price of bread rose by a half."
)


def copied(text, *sources, quoted=()):
    return [text[run.start : run.end] for run in eight_word_runs(text, sources, quoted)]


def test_eight_words_in_a_row_are_a_copy():
    eight = "the council closed the market, because the square"

    assert copied(f"As we saw, {eight} needed stones.", SOURCE) == [eight]


def test_seven_words_in_a_row_are_none():
    assert copied("As we saw, the council closed the market, because the place", SOURCE) == []


def test_case_marks_and_line_ends_do_not_hide_a_copy():
    text = "THE BAKERS’ STALLS “were moved” to\nthe riv-\ner, where nobody came."

    assert copied(text, SOURCE) == [text[:-1]]


def test_a_run_is_told_once_and_as_long_as_it_is():
    [run] = eight_word_runs(f"Before. {SOURCE} After.", [SOURCE])

    assert (run.source_start, run.source_end, run.words) == (0, len(SOURCE) - 1, 35)


def test_what_is_quoted_is_not_copied():
    text = "It says “the council closed the market, because the square was to be paved” here."

    assert copied(text, SOURCE, quoted=[(9, text.index("”"))]) == []


def test_words_after_a_quotation_are_a_copy_of_their_own():
    text = f"“{SOURCE[:56]}” {SOURCE[57:160]}"

    assert copied(text, SOURCE, quoted=[(1, 57)]) == [SOURCE[57:160].strip()]


def test_the_source_that_has_most_of_it_is_named():
    [run] = eight_word_runs(SOURCE, [SOURCE[:80], "Nothing.", SOURCE])

    assert run.source == 2


def test_a_word_said_over_and_over_takes_no_time():
    [run] = eight_word_runs("no " * 40_000, ["no " * 40_000])

    assert run.words == 40_000


@settings(deadline=None)
@given(st.lists(st.sampled_from(["öl", "a", "b's", "🙂", "c-\nd"]), max_size=40), st.randoms())
def test_a_run_is_the_same_words_in_both(words, random):
    text = " ".join(words)
    source = " ".join(random.sample(words, len(words)) + words[len(words) // 3 :])

    for run in eight_word_runs(text, [source]):
        there = source[run.source_start : run.source_end].split()
        assert [w.strip("🙂") for w in text[run.start : run.end].split() if w != "🙂"] == [
            w for w in there if w != "🙂"
        ]
