"""Finding the words of a passage in a text of which nothing else is known."""

from __future__ import annotations

from argmap.evidence.anchoring import find
from argmap.model.passages import Span, Status

TEXT = (
    "The party split over grain. The other party did not, for it had no grain. Later the"
    " machines of the town were sold, and with them the last hope of a quick recovery."
)


def sought(words, start=0, **context):
    return find(Span("text", "old", start, start + len(words), exact=words, **context), TEXT)


def told(found):
    return found.status, TEXT[found.start : found.end]


def test_words_in_their_place_are_exact():
    assert told(sought("The party split", 0)) == (Status.EXACT, "The party split")


def test_a_sentence_that_stands_there_once_is_taken():
    words = "with them the last hope of a quick recovery."

    assert told(sought(words)) == (Status.MOVED, words)
    assert told(sought(words.replace(" quick", "\nquick")))[0] is Status.FOLDED


def test_a_short_word_is_not_found_inside_another():
    assert sought("art", 90).status is Status.MISSING
    assert sought("Linus", 90).status is Status.MISSING
    assert sought("chine", 90, prefix="old ", suffix=" ware").status is Status.MISSING


def test_what_comes_after_the_words_decides_between_equal_ones():
    found = sought("party", 60, suffix=" did not, for")

    assert (found.status, found.start) == (Status.MOVED, TEXT.index("party did"))


def test_what_comes_before_the_words_decides_between_equal_ones():
    found = sought("grain", 60, prefix="it had no ")

    assert (found.status, found.start) == (Status.MOVED, TEXT.rindex("grain"))


def test_equal_words_without_context_are_for_review_with_each_other_as_rivals():
    found = sought("grain", 60)

    assert (found.status, found.start) == (Status.REVIEW, TEXT.rindex("grain"))
    assert found.rivals == ((TEXT.index("grain"), TEXT.index("grain") + 5),)


def test_short_words_in_a_foreign_context_are_for_review():
    found = sought("the town", prefix="a letter was sent to ", suffix=" by the old mayor")

    assert told(found) == (Status.REVIEW, "the town")


def test_words_with_faults_are_for_review():
    found = sought("the machines in the town were all sold")

    assert told(found) == (Status.REVIEW, "the machines of the town were sold")
    assert 0.7 < found.likeness < 1


def test_words_that_stand_nowhere_are_missing():
    assert sought("a wholly different sentence about the weather").status is Status.MISSING
    assert sought("…").status is Status.MISSING
