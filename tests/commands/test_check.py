"""Every problem of a debate folder, with its place."""

from __future__ import annotations

import json


def change(folder, old, new):
    """Replace words that stand once in the debate."""
    file = folder / "debate.yaml"
    written = file.read_text("utf-8")
    assert written.count(old) == 1
    file.write_text(written.replace(old, new), "utf-8")


def test_a_problem_is_told_with_file_line_column_and_the_nearest_id(argmap, market):
    change(market, "rebuts: close-it", "rebuts: close-itt")
    checked = argmap("check", "market")

    assert checked.exit_code == 1
    assert "market/debate.yaml:64:13: There is no claim “close-itt”. Did you mean" in checked.stdout


def test_a_quote_that_is_not_in_its_text_is_a_problem(argmap, market):
    change(market, "Two in three of those", "Three in four of those")

    assert "do not stand in letter" in argmap("check", market).stdout


def test_the_number_of_problems_comes_last(argmap, market):
    change(market, "date: 1998-05\n", "date: May\n")

    assert argmap("check", market).stderr.splitlines()[-1] == "1 debate: 1 problem."


def test_a_program_reads_the_problems_as_json(argmap, market):
    change(market, "rebuts: close-it", "rebuts: close-itt")
    told = json.loads(argmap("check", "market", "--json").stdout)

    assert told["problems"][0]["file"] == "market/debate.yaml"


def test_the_text_that_one_owns_is_compared_with_the_locators(argmap, market):
    own = market / "texts" / "letter.txt"

    assert argmap("check", market, "--text", f"letter={own}").exit_code == 0


def test_another_text_than_the_one_that_was_cited_is_told_by_its_digest(argmap, market, tmp_path):
    (tmp_path / "other.txt").write_text("Something else.\n", "utf-8")
    checked = argmap("check", market, "--text", "letter=other.txt")

    assert checked.exit_code == 1
    assert "no edition of letter that is known here: it has 16 characters" in checked.stdout


def test_a_text_for_a_source_that_is_not_there_is_told(argmap, market):
    own = market / "texts" / "letter.txt"

    assert (
        "There is no source “latter”. Did you mean “letter”?"
        in argmap("check", market, "--text", f"latter={own}").stdout
    )


def test_a_text_without_its_source_is_wrong_use(argmap, market):
    assert argmap("check", market, "--text", "letter.txt").exit_code == 2


def test_a_folder_without_debates_is_told_apart_from_one_without_problems(argmap, tmp_path):
    checked = argmap("check", tmp_path)

    assert checked.exit_code == 1
    assert "There is no debate in" in checked.stderr


def test_a_path_that_is_not_there_is_wrong_use(argmap):
    assert argmap("check", "nowhere").exit_code == 2


def test_of_a_file_of_the_folder_the_folder_is_named(argmap, market):
    refused = argmap("check", "market/debate.yaml")

    assert refused.exit_code == 2
    assert "market/debate.yaml is a file: name the folder that it is in, market." in refused.stderr


FIGURED = """
passages:
  cars:
    figures:
      - {{what: buyers who come by car, value: "{}"}}
    places:
      - {{source: letter, quote: Two in three of those who buy from us come by car}}
"""


def with_figure(market, value):
    file = market / "passages.yaml"
    file.write_text(FIGURED.format(value), "utf-8")
    debate = market / "debate.yaml"
    cited = "\n      - {passage: cars, bearing: backs}"
    debate.write_text(
        debate.read_text("utf-8").replace("evidence:", f"evidence:{cited}", 1), "utf-8"
    )


def test_a_figure_that_does_not_stand_in_its_passage_is_told_and_keeps_nothing_back(argmap, market):
    with_figure(market, "40")
    checked = argmap("check", market)

    told = f"{market / 'passages.yaml'}:3:3: Look: “40” does not stand in the words of cars."
    assert checked.stdout.splitlines()[0] == told
    assert checked.stdout.splitlines()[-1].endswith("no problems.")
    assert checked.exit_code == 0
    assert json.loads(argmap("check", market, "--json").stdout)["advice"][0]["line"] == 3
    assert argmap("load", market).exit_code == 0


def test_a_figure_that_stands_there_in_words_is_not_told(argmap, market):
    with_figure(market, "2 in 3")

    assert "Look:" not in argmap("check", market).stdout
