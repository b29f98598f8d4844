"""What the quote check says beyond the verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.evidence.cautions import Trap, negation
from argmap.evidence.quoting import check
from argmap.evidence.references import Reference, reference_of, references
from argmap.model.passages import Passage, Span
from argmap.model.sources import Library, Source, edition_of
from argmap.model.texts import Correction
from tests.evidence.texts import MARKET, market


def traps(words, *references, limit=None):
    return {each.trap for each in check(words, references or [market()], limit).cautions}


def sentence(words, trap, *references, limit=None):
    told = check(words, references or [market()], limit).cautions
    [said] = [each.sentence for each in told if each.trap is trap]
    return said


def test_a_quotation_of_which_all_is_well_has_no_caution():
    checked = check("They moved their stalls to the river", [market()])

    assert (checked.cautions, checked.fine) == ((), True)


@pytest.mark.parametrize(
    "words",
    [
        "The council had … wanted this – at least",
        "They moved their stalls to the river, where … anybody came",
        "The mayor saw … harm in it",
        "The mayor saw [great] harm in it",
        "They moved their stalls to the river, where anybody came, and the price of bread rose",
    ],
)
def test_an_omission_that_drops_a_negation_is_told(words):
    assert Trap.NEGATION in traps(words)
    assert not check(words, [market()]).fine


def test_a_negation_that_brackets_keep_is_not_dropped():
    assert Trap.NEGATION not in traps("The mayor saw [not any] harm in it")


def test_a_negation_that_was_changed_is_told():
    assert "“not”" in sentence("The council had wanted this – at least it never", Trap.NEGATION)


@pytest.mark.parametrize(
    ("language", "words", "denies"),
    [
        ("en", "they couldn’t say", "couldn’t"),
        ("de", "sie sagten keinen Satz", "keinen"),
        ("fr", "ils n’ont rien dit", "n’ont"),
        ("ru", "он не сказал", "не"),
        ("en", "unless the trains came late", "unless"),
        ("en", "it was far from clear", "far from"),
        ("en", "few came, and unable", "few"),
        ("en", "a knot, a note, nonetheless", ""),
        ("en", "a few, and a little more", ""),
        ("xx", "not a known language", "not"),
    ],
)
def test_negations_are_known_in_the_language_of_the_text(language, words, denies):
    assert negation(words, language) == denies


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("asked. They moved their stalls", "“not”"),
        ("wanted this – at least it never said so", "“not”"),
        ("said so. Trade stayed low for years", "“never”"),
    ],
)
def test_words_that_are_cut_right_behind_a_negation_are_told_though_nothing_is_wrong(words, told):
    assert told in sentence(words, Trap.CUT)
    assert check(words, [market()]).fine


def test_a_negation_of_the_sentence_before_cuts_nothing():
    assert Trap.CUT not in traps("They moved their stalls to the river")
    assert Trap.CUT not in traps("and the price of bread rose by a half")


def test_an_omission_across_the_end_of_a_sentence_is_told():
    assert Trap.SENTENCE in traps("because the square was to be paved … They moved their stalls")


@pytest.mark.parametrize("dots", [". . . .", "....", ". […]", ". …", "[…]."])
def test_a_stop_beside_the_ellipsis_shows_that_a_sentence_ended(dots):
    words = f"the price of bread rose by a half{dots} She had promised the paving"

    assert Trap.SENTENCE not in traps(words)


def test_initials_and_abbreviations_end_no_sentence():
    text = Reference("r", "e", "He thanked I. N. Smith and Dr. Who for the long letters they sent.")

    assert Trap.SENTENCE not in traps("He thanked … for the long letters", text)


def test_words_that_the_text_quotes_are_somebody_elses():
    assert "quoted in Report 1999" in sentence("the town [of all towns] goes hungry", Trap.QUOTED)
    assert Trap.QUOTED in traps("a good miller … and a bad politician")
    assert Trap.QUOTED in traps("what you do not understand. The bakers' ovens are cold")
    assert Trap.QUOTED not in traps("The letter was read out, and nothing followed.")


def test_words_of_which_a_part_is_somebody_elses_keep_its_marks():
    words = (
        "The letter was read out, and nothing followed. {}He is a good miller,{} the mayor is said"
    )

    assert "“He is a good miller,” from" in sentence(words.format("", ""), Trap.QUOTED)
    assert Trap.QUOTED not in traps(words.format("“", "”"))


def test_a_spot_that_cannot_be_trusted_is_told_though_the_words_are_verbatim():
    spoilt = market(("autum,", "The text is corrected here: for “autum” read “autumn”."))
    words = "the square was opened in the autum, when the stones"

    assert "read “autumn”" in sentence(words, Trap.DAMAGED, spoilt)
    assert Trap.DAMAGED not in traps("the square was opened", spoilt)
    assert not check(words, [spoilt]).fine


def test_a_spot_that_is_left_out_does_no_harm():
    spoilt = market(("autum,", "It is damaged."))

    assert Trap.DAMAGED not in traps("the square was opened … when the stones had come", spoilt)


def test_corrections_and_damaged_passages_of_a_library_are_spots():
    at = MARKET.index("autum")
    corrected = Correction(at, at + 5, "autum", "autumn", "A letter is lost.")
    edition = replace(edition_of("market", MARKET), corrections=(corrected,))
    library = Library(
        "lib", "A library", sources=(Source("market", "Report"),), editions=(edition,)
    )
    passages = [damaged(edition, "autum, when"), damaged(edition, "stayed low", "The end is lost.")]
    [reference] = references(library, passages)

    assert reference.called == "Report"
    assert [spot.sentence for spot in reference.spots] == [
        "The text is corrected here: for “autum” read “autumn”. A letter is lost.",
        "The text is damaged here. The end is lost.",
    ]


def damaged(edition, words, note=""):
    start = MARKET.index(words)
    span = Span(edition.source, edition.id, start, start + len(words))
    return Passage(f"p{start}", (span,), textual="damaged", note=note)


def test_a_correction_without_a_proposal_says_that_the_spot_cannot_be_trusted():
    corrected = Correction(0, 3, "One", reason="A word is lost before it.")
    [spot] = reference_of(replace(edition_of("r", "One day."), corrections=(corrected,))).spots

    assert spot.sentence == "The text cannot be trusted at “One”. A word is lost before it."


def test_words_that_stand_there_twice_are_told_with_their_places():
    words = "The council had not wanted this"

    assert "in 2 places (Report 1999, ¶ 4" in sentence(words, Trap.REPEATED)
    assert check(words, [market()]).fine


def test_a_few_letters_cannot_be_told_from_chance():
    assert Trap.SHORT in traps("The mayor")
    assert Trap.SHORT in traps("Something")
    assert Trap.SHORT not in traps("the square was to be")


def test_a_quotation_beyond_the_limit_is_told_with_both_numbers():
    words = "They moved their stalls to the river"

    assert "7 words, and at most 6" in sentence(words, Trap.LONG, limit=6)
    assert Trap.LONG not in traps(words, limit=7)


def test_an_insertion_is_told_beside_what_is_printed():
    told = sentence("She had promised the [work] before the election", Trap.INSERTED)

    assert told == "[work] is taken as your own insertion: the text has “paving” there."


def test_letters_that_are_divided_into_other_words_are_told():
    told = sentence("They moved their stalls to the ri ver, where hardly any body", Trap.BOUNDARY)

    assert "you have “ri ver,”, and the text has “river,”" in told
    assert Trap.BOUNDARY not in traps("wanted this—at least it never said so")
    assert Trap.BOUNDARY not in traps("what you do not understand. The bakers")
