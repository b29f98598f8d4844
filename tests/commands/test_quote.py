"""Quotations checked on the command line."""

from __future__ import annotations

import json

import pytest

from argmap.model.sources import text_digest

LETTER = "market/texts/letter.txt"
NAME = "The market's sellers May 1998"


def test_a_quotation_that_stands_in_a_debates_text_is_fine(argmap, market):
    checked = argmap("quote", "who buy from us come by car", "--debate", market)

    assert (checked.exit_code, checked.stdout) == (0, f"verbatim: {NAME}, ¶ 2\n")


def test_a_quotation_with_a_slip_is_shown_beside_the_printed_words(argmap, market):
    checked = argmap("quote", "Two in three of those who bye from us", "--in", LETTER)

    assert checked.exit_code == 1
    assert "near: letter.txt, ¶ 2" in checked.stdout
    assert "Two in three of those who [-bye-]{+buy+} from us" in checked.stdout


def test_what_else_to_know_is_said_in_sentences(argmap, market):
    checked = argmap("quote", "We … leave the square as it is", "--in", LETTER, "--limit", "3")

    assert checked.exit_code == 1
    assert "  ! This quotation has 7 words, and at most 3 are asked for" in checked.stdout


def test_words_that_stand_nowhere_are_not_found(argmap, market):
    checked = argmap("quote", "The harvest failed twice in a row", "--in", LETTER)

    assert (checked.exit_code, checked.stdout) == (1, "not found\n")


def test_a_text_of_ones_own_that_the_debate_knows_has_its_name_and_corrections(argmap, market):
    own, file = market / "texts/letter.txt", market / "debate.yaml"
    words = own.read_text("utf-8")
    at = words.index("three of those")
    edition = f"""
    editions:
      - digest: {text_digest(words)}
        characters: {len(words)}
        corrections:
          - start: {at}
            end: {at + 5}
            printed: three
            proposed: four
"""
    file.write_text(file.read_text("utf-8").rstrip("\n") + edition, "utf-8")
    checked = argmap("quote", "Two in three of those", "--debate", market, "--in", own)

    assert f"verbatim: {NAME}, ¶ 2\n" in checked.stdout
    assert "for “three” read “four”" in checked.stdout
    assert checked.exit_code == 1


def test_every_quotation_of_an_essay_is_told_with_its_line(argmap, market):
    essay = market.parent / "essay.txt"
    essay.write_text(
        "They say “who bye from us come by car”.\n\nBut we asked everyone who had left a car on"
        " the square. They ask the council “to leave the square as it is”.\n",
        "utf-8",
    )
    checked = argmap("quote", "--essay", essay, "--debate", market)

    assert checked.exit_code == 1
    assert f"line 1: “who bye from us come by car”\n  altered: {NAME}, ¶ 2" in checked.stdout
    assert "line 3: 11 words in a row without quotation marks" in checked.stdout
    assert checked.stdout.endswith(
        "2 quotations, 1 to look at; 1 run of words copied without quotation marks.\n"
    )


def test_a_program_reads_a_quotation_as_json(argmap, market):
    told = argmap("quote", "who bye from us come by car", "--debate", market, "--json").stdout
    read = json.loads(told)

    assert (read["verdict"], read["fine"], read["places"][0]["paragraph"]) == ("altered", False, 2)
    assert {"sort": "changed", "typed": "bye ", "printed": "buy "} in read["difference"]


def test_a_program_reads_an_essay_as_json(argmap, market):
    essay = market.parent / "essay.txt"
    essay.write_text("They say “come by car” and more.", "utf-8")
    read = json.loads(argmap("quote", "--essay", essay, "--in", LETTER, "--json").stdout)

    assert (read["fine"], read["copied"], read["unchecked"]) == (True, [], 0)
    assert read["quotations"][0]["line"] == 1
    assert read["quotations"][0]["cautions"][0]["trap"] == "too short"


def test_a_debate_of_the_database_is_meant_by_its_name(argmap, market):
    argmap("load", "market")
    market.rename(market.parent / "elsewhere")
    checked = argmap("quote", "who buy from us come by car", "--debate", "market")

    assert (checked.exit_code, checked.stdout) == (0, f"verbatim: {NAME}, ¶ 2\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("some words",), "Say where to look"),
        (("--in", LETTER), "Give the words of one quotation, or --essay FILE"),
        (("some words", "--essay", LETTER, "--in", LETTER), "one of the two"),
        (("some words", "--in", "nothing.txt"), "does not exist"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(argmap, market, words, sentence):
    checked = argmap("quote", *words)

    assert checked.exit_code == 2
    assert sentence in checked.stderr


def test_a_file_that_is_no_text_is_told(argmap, market):
    (market / "odd.txt").write_bytes(b"\xff\xfe\x00")

    assert "is not written in UTF-8" in argmap("quote", "a", "--in", market / "odd.txt").stderr
