"""Texts that the host adds on the command line."""

from __future__ import annotations

import re
from pathlib import Path

LETTER = "market/texts/letter.txt"
READ_BY = ("--library", "market", "--readers", "members")
AGAIN = ("source", "add", LETTER, *READ_BY, "--title", "The letter again")


def test_a_text_of_a_new_source_is_added_listed_and_taken_away(argmap, market):
    argmap("load", market)

    added = argmap(*AGAIN)
    assert added.exit_code == 0
    name = re.match(r"Added (\w+): the-letter-again", added.stdout)[1]
    assert f"{name}  the-letter-again" in argmap("source", "list", "--library", "market").stdout

    gone = argmap("source", "remove", name, "--library", "market")
    assert gone.stdout.startswith("Taken away: the-letter-again")
    assert argmap("source", "list", "--library", "market").stdout == ""


def test_a_text_that_is_here_already_is_refused_in_one_sentence(argmap, market):
    argmap("load", market)
    refused = argmap("source", "add", LETTER, *READ_BY, "--source", "letter")

    assert refused.exit_code == 1
    assert refused.stderr == "argmap: This very text is here already, letter by letter.\n"


def test_another_text_of_a_source_waits_until_it_is_used(argmap, market, tmp_path):
    argmap("load", market)
    longer = tmp_path / "longer.txt"
    letter = Path(LETTER).read_text("utf-8")
    longer.write_text("A copy with a first line of its own.\n\n" + letter, "utf-8")
    about = ("source", "add", str(longer), *READ_BY, "--source", "letter")

    assert "add --use to read this one" in argmap(*about).stdout
    assert "not in use" in argmap("source", "list", "--library", "market").stdout


def test_it_has_to_be_said_of_which_source_it_is_a_text(argmap, market):
    argmap("load", market)
    assert argmap("source", "add", LETTER, *READ_BY).exit_code == 2


def test_who_may_read_it_is_asked_and_never_assumed(argmap, market):
    argmap("load", market)
    refused = argmap("source", "add", LETTER, "--library", "market", "--title", "The letter again")

    assert refused.exit_code == 2
    assert "--readers" in refused.stderr


def test_a_new_source_is_described_by_a_record_of_a_reference_manager(argmap, market):
    argmap("load", market)
    Path("ferry.bib").write_text("@book{f, title={The Ferry}, author={Ana Vogel}}", "utf-8")
    torn = Path("torn.bib")
    torn.write_text("@book{f, title={The Ferry", "utf-8")

    added = argmap("source", "add", LETTER, *READ_BY, "--record", "ferry.bib")
    assert added.stdout.startswith("Added "), added.stderr
    assert ": the-ferry" in added.stdout
    refused = argmap("source", "add", LETTER, *READ_BY, "--record", str(torn))
    assert refused.exit_code == 1
    assert refused.stderr.startswith("argmap: Line 1: ")


def test_quotations_are_looked_for_in_the_texts_that_the_host_added(argmap, market):
    argmap("load", market)
    market.rename("elsewhere")
    Path("rules.txt").write_text("The ferry does not cross in fog.", "utf-8")
    asked = ("quote", "The ferry does not cross in fog", "--debate", "market")
    assert argmap(*asked).exit_code == 1

    argmap("source", "add", "rules.txt", *READ_BY, "--title", "The rules of the ferry")
    assert argmap(*asked).stdout.startswith("verbatim: The rules of the ferry, ¶ 1")
