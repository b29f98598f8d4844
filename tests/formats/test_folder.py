"""What a debate folder is made of, and how its files go together."""

from __future__ import annotations

import pytest

from argmap.formats.folder import find_folders, read_folder, read_library
from argmap.model.sources import Access

LIBRARY = """\
format: 1
title: The town's papers
sources:
  paper:
    title: The Courier
    access: group
    details: [{label: Edition, text: Saturday}]
"""


def test_a_folder_without_debate_yaml_is_none(tmp_path):
    [problem] = read_folder(tmp_path).problems

    assert problem.sentence == "There is no debate.yaml here; a debate folder begins with it."


def test_a_debate_needs_a_question(problems):
    assert problems(debate="format: 1\ntitle: The square\n") == [
        "debate.yaml:1:1: The debate folder needs “question: …”."
    ]


def test_a_newer_format_asks_for_a_newer_version(problems):
    assert problems(debate="format: 2\nquestion: Why?\n") == [
        (
            "debate.yaml:1:9: This is written in format 2, and this version of Argmap reads"
            " format 1: use a newer version."
        )
    ]


def test_a_key_stands_in_one_file(problems):
    assert problems(claims="claims: {}\n", more="claims: {}\n") == [
        "more.yaml:1:1: “claims” stands in claims.yaml already: keep it in one file."
    ]


def test_the_folder_is_named_as_the_debate_is_in_addresses(folder):
    root = folder()
    renamed = root.rename(root.with_name("Market Square"))
    [problem] = read_folder(renamed).problems

    assert problem.sentence == (
        "The folder is called “Market Square”, which cannot stand in an address: rename it with"
        " lower-case letters, digits and hyphens, or add “slug: …”."
    )


def test_a_slug_may_be_another_than_the_name_of_the_folder(square):
    debate = "format: 1\nslug: market\nquestion: Why?\n"

    assert square(debate=debate).debate.slug == "market"


@pytest.mark.parametrize("hue", ["0", "10"])
def test_a_hue_is_one_of_nine(problems, hue):
    debate = f"question: Why?\npositions:\n  keep: {{label: Keep, hue: {hue}}}\n"

    assert problems(debate=debate)[-1] == (
        "debate.yaml:3:28: The hue of a position is a number from 1 to 9."
    )


def test_a_map_of_claims_that_there_are_not_is_refused(problems):
    debate = "question: Why?\nmaps:\n  mine: {title: Mine, claims: [c1, claim3]}\n"
    claims = "claims:\n  claim1: {text: One}\n  c1: {text: Two}\n"

    assert problems(debate=debate, claims=claims) == [
        "debate.yaml:3:36: There is no claim “claim3”. Did you mean “claim1”?"
    ]


def test_debates_may_share_a_library_beside_them(folder):
    root = folder({"sources.yaml": ""}, debate="question: Why?\nlibrary: papers\n")
    (root.parent / "papers" / "texts").mkdir(parents=True)
    (root.parent / "papers" / "library.yaml").write_text(LIBRARY, "utf-8")
    (root.parent / "papers" / "texts" / "paper.txt").write_text("News.\n", "utf-8")
    (root / "texts" / "letter.txt").unlink()
    reading = read_folder(root)
    [source], [edition] = reading.library.sources, reading.library.editions

    assert reading.problems == ()
    assert reading.map.debate.library == reading.library.slug == "papers"
    assert (source.access, source.details) == (Access.GROUP, (("Edition", "Saturday"),))
    assert (edition.source, edition.text) == ("paper", "News.\n")
    assert reading.library == read_library(root.parent / "papers").library


def test_a_library_that_there_is_not_is_told_with_the_nearest(folder):
    root = folder({"sources.yaml": ""}, debate="question: Why?\nlibrary: paper\n")
    (root.parent / "papers").mkdir()
    (root.parent / "papers" / "library.yaml").write_text(LIBRARY, "utf-8")

    assert [problem.sentence for problem in read_folder(root).problems] == [
        "There is no folder “paper” with a library.yaml beside this. Did you mean “papers”?"
    ]


def test_a_library_named_like_a_path_is_refused(problems):
    [problem] = problems({"sources.yaml": ""}, debate="question: Why?\nlibrary: ../../etc\n")

    assert "There is no folder “../../etc”" in problem


def test_folders_are_found_by_their_debate_yaml(folder):
    root = folder()
    (root.parent / "papers").mkdir()

    assert find_folders(root) == find_folders(root.parent) == [root]
    assert find_folders(root / "nowhere") == []


def test_a_text_without_source_is_pointed_out(problems):
    assert problems({"texts/leter.txt": "We ask."}) == [
        "texts/leter.txt:1:1: This text belongs to no source. Did you mean “letter”?"
    ]


def test_a_source_quoted_in_itself_is_refused(problems):
    sources = "sources:\n  letter: {title: A letter, quoted_in: letter}\n"

    assert problems(sources=sources) == [
        "sources.yaml:2:40: The source letter cannot be quoted in itself."
    ]


def test_an_address_of_a_source_is_one_of_the_web(problems):
    sources = "sources:\n  letter: {title: A letter, url: 'javascript:alert(1)'}\n"

    assert problems(sources=sources) == [
        "sources.yaml:2:34: The address of a source begins with https:// or http://."
    ]
