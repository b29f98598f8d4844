"""Carrying passages into a newer edition, and finding words in any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evidence.anchoring import carry
from argmap.evidence.folding import letters
from argmap.evidence.turning import is_turned
from argmap.model.passages import Span, Status
from tests.evidence.printing import COMPANION, reprinted, some_passages, span_of

OLD = """The plan of the commission was read twice. Nobody in the town believed in it.

The harvest of that autumn was poor, and the mills stood still from October to March. A mill \
that stands still pays no wages. The owner of the mill went to the capital, and asked for credit.

Credit was refused. The bank said that “nobody lends to a mill without grain”. So the town lent \
the money itself, at a rate that nobody wrote down, and the mills ran again before Easter.
"""
POOR = "The harvest of that autumn was poor, and the mills stood still from October to March."


def carried(words, new, old=OLD, nth=1):
    return carry([span_of(words, old, nth)], old, new)[0]


def told(found, text):
    return found.status, text[found.start : found.end]


def test_words_that_stay_in_their_place_are_exact():
    assert told(carried(POOR, OLD), OLD) == (Status.EXACT, POOR)


def test_words_behind_something_new_have_moved():
    new = OLD.replace("Nobody in", "Almost nobody in")

    assert told(carried(POOR, new), new) == (Status.MOVED, POOR)


def test_the_same_letters_in_another_printing_are_folded():
    new = OLD.replace("autumn was poor", "au-\ntumn was\npoor").replace("“", '"').replace("”", '"')

    assert carried(POOR, new).status is Status.FOLDED
    assert told(carried("“nobody lends to a mill without grain”", new), new) == (
        Status.FOLDED,
        '"nobody lends to a mill without grain"',
    )


def test_a_few_other_letters_in_the_same_place_are_altered():
    new = OLD.replace("harvest of that autumn", "harvcst of tliat autumn")
    found = carried(POOR, new)

    assert told(found, new) == (Status.ALTERED, POOR.replace("harvest of that", "harvcst of tliat"))
    assert 0.9 < found.likeness < 1


@pytest.mark.parametrize(
    ("was", "now", "status"),
    [
        ("was read twice", "was not read twice", Status.REVIEW),
        ("Nobody in the town believed", "Anybody in the town believed", Status.REVIEW),
        ("stands still pays no wages", "stands still pays wages", Status.REVIEW),
        ("from October to March", "from 1907 to 1908", Status.ALTERED),
        ("that nobody wrote", "that nobcdy wrote", Status.ALTERED),
        ("A mill that", "A milk that", Status.ALTERED),
    ],
)
def test_words_that_gained_or_lost_a_negation_are_for_review_in_their_place(was, now, status):
    [sentence] = [each for each in re.findall(r"[^.\n]+\.", OLD) if was in each]
    found = carried(sentence.strip(), new := OLD.replace(was, now))

    assert told(found, new) == (status, sentence.strip().replace(was, now))


@pytest.mark.parametrize(
    ("was", "now", "turned"),
    [
        ("nine days", "ten days", True),
        ("in 1907", "in 1997", True),
        ("he never came", "he ever came", True),
        ("he couldn’t say", "he could say", True),
        ("er kam nicht", "er kam", True),
        ("12 men", "twelve men", False),
        ("3,000 men", "3000 men", False),
        ("the war ended", "the war.12 ended", False),
        ("no-\nthing was said", "nothing was said", False),
        ("not come to Moscow", "nol come t0 M0scow", False),
        ("neither the town", "neitherthe town", False),
    ],
)
def test_a_scan_turns_no_words_and_an_edit_of_a_number_does(was, now, turned):
    assert is_turned(was, now) is is_turned(now, was) is turned


@pytest.mark.parametrize(("worn", "edge"), [("Thc harvest", 0), ("March,", -1), ("Narch.", -1)])
def test_damage_at_an_end_of_a_passage_leaves_its_ends_where_words_end(worn, edge):
    new = OLD.replace(POOR.split(". ")[0].split(" ")[edge], worn.split(" ")[0], 2)
    found = carried(POOR, new)

    assert new[found.start : found.end].split(" ")[edge] == worn.split(" ")[0]


def test_what_was_taken_out_is_missing_and_says_where_it_was():
    new = OLD.replace(f"{POOR} ", "")
    found = carried(POOR, new)

    assert found.status is Status.MISSING
    assert found.start == found.end
    assert new[: found.start].endswith("believed in it")


def test_a_look_alike_elsewhere_is_offered_and_never_taken():
    copy = POOR.replace("autumn", "winter").replace("mills", "shops")
    new = OLD.replace(f"{POOR} ", "") + copy

    assert told(carried(POOR, new), new) == (Status.REVIEW, copy)


def test_a_look_alike_that_was_there_before_is_no_more_taken():
    old = OLD + POOR
    found = carried(POOR, old.replace(f"{POOR} ", "", 1), old)

    assert found.status is Status.REVIEW


def test_an_edited_passage_is_not_sought_where_its_words_stood_unedited_before():
    old = f"{POOR} They always had been.\n\n{OLD}"
    new = old[:150] + old[150:].replace("autumn was poor", "autumn was bad")

    assert told(carried(POOR, new, old, nth=2), new) == (
        Status.ALTERED,
        POOR.replace("was poor", "was bad"),
    )


def test_one_of_many_equal_words_is_known_by_its_place():
    new = "A new preface, with a mill in it.\n\n" + OLD
    found = [carried("mill", new, nth=n) for n in range(1, 6)]
    moved = len(new) - len(OLD)

    assert {each.status for each in found} == {Status.MOVED}
    assert [each.start - moved for each in found] == [
        span_of("mill", OLD, n).start for n in range(1, 6)
    ]


def test_a_paragraph_that_was_moved_as_it_is_takes_its_passages_along():
    first, second, third = OLD.strip().split("\n\n")
    new = "\n\n".join((second, third, "Another one, put in here.", first))

    assert told(carried(first, new), new) == (Status.MOVED, first)
    assert told(carried("in the town", new), new) == (Status.MOVED, "in the town")


def test_a_sentence_that_was_put_into_a_passage_is_seen():
    words = "A mill that stands still pays no wages. The owner of the mill went to the capital"
    new = OLD.replace("wages. The", "wages. That is the law of mills, and of all else. The")
    found = carried(words, new)

    assert found.status in (Status.ALTERED, Status.REVIEW)
    assert new[found.start :].startswith("A mill that stands")
    assert new[: found.end].endswith("went to the capital")


def test_a_passage_of_which_half_is_left_is_for_review():
    words = "The plan of the commission was read twice. Nobody in the town believed in it."
    new = OLD.replace(" Nobody in the town believed in it.", "")

    assert told(carried(words, new), new) == (
        Status.REVIEW,
        "The plan of the commission was read twice.",
    )


def test_a_passage_over_a_page_break_is_found():
    new = OLD.replace("stood still from", "stood\n\n\fstill from")
    headed = OLD.replace("stood still from", "stood\n\n97 THE MILL\n\nstill from")

    assert carried(POOR, new).status is Status.FOLDED
    found = carried(POOR, headed)
    assert told(found, headed) == (Status.ALTERED, headed[found.start : found.end])
    assert letters(headed[found.start : found.end]).startswith(letters(POOR)[:40])
    assert letters(headed[found.start : found.end]).endswith(letters(POOR)[-20:])


def test_a_passage_of_signs_alone_is_found_between_the_letters_around_it():
    old = OLD.replace("and asked", "… and asked")
    new = f"Zero … one. {old}"
    found = carried("…", new, old)

    assert told(found, new) == (Status.MOVED, "…")
    assert new[found.end :].startswith(" and asked")
    assert carried("…", OLD, old).status is Status.MISSING


def test_offsets_count_code_points_beside_astral_and_combining_characters():
    old = "Wars 🙂🙂 end. " + OLD
    new = "Wars 🙂🙂🙂 e\u0301nd, mostly. " + OLD

    assert told(carried(POOR, new, old), new) == (Status.MOVED, POOR)


def test_a_passage_as_long_as_the_text_is_found():
    old = COMPANION
    span = Span("text", "old", 0, len(old) - 1)
    found = carry([span], old, old.replace("the", "tho", 20))[0]

    assert found.status is Status.ALTERED
    assert (found.start, found.end) == (0, len(old) - 1)


def test_nothing_stands_in_an_empty_text():
    found = carry(some_passages(COMPANION, 5), COMPANION, "")

    assert [(each.status, each.start, each.end) for each in found] == [(Status.MISSING, 0, 0)] * 5


def test_no_passages_are_carried_into_any_text():
    assert carry([], OLD, COMPANION) == ()


def test_every_passage_of_a_text_is_found_in_another_printing():
    new = reprinted(COMPANION)
    spans = some_passages(COMPANION, 100)

    for span, found in zip(spans, carry(spans, COMPANION, new), strict=True):
        assert found.status in (Status.EXACT, Status.MOVED, Status.FOLDED)
        assert letters(new[found.start : found.end]) == letters(span.exact)


@settings(deadline=None)
@given(st.text(max_size=60), st.data())
def test_a_passage_is_exact_in_its_own_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start + 1, len(text) + 1))
    found = carry([Span("text", "old", start, end)], text, text)[0]

    if end <= len(text):
        assert (found.status, found.start, found.end) == (Status.EXACT, start, end)


@settings(deadline=None, max_examples=50)
@given(st.integers(0, len(OLD)), st.integers(0, 60), st.text(st.characters(), max_size=60))
def test_what_is_taken_is_never_far_from_what_was_cited(at, cut, added):
    new = OLD[:at] + added + OLD[at + cut :]
    spans = [span_of(sentence, OLD) for sentence in re.findall(r"[A-Z][^.]+\.", OLD)]

    for span, found in zip(spans, carry(spans, OLD, new), strict=True):
        assert 0 <= found.start <= found.end <= len(new)
        if found.status in (Status.EXACT, Status.MOVED):
            assert new[found.start : found.end] == span.exact
        if found.status is Status.FOLDED:
            assert letters(new[found.start : found.end]) == letters(span.exact)


LINES = st.text(st.sampled_from("ab é\n.ﬁ🙂\u0301”"), max_size=60)


@settings(deadline=None)
@given(LINES, LINES, st.integers(0, 50), st.integers(1, 40))
def test_whatever_the_texts_are_every_place_lies_in_the_newer_one(old, new, start, size):
    [found] = carry([Span("text", "old", start, start + size)], old, new)

    for low, high in ((found.start, found.end), *found.rivals):
        assert 0 <= low <= high <= len(new)
    assert 0 <= found.likeness <= 1
    assert (found.status is Status.MISSING) == (found.start == found.end)
