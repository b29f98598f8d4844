"""YAML is read as the text that was written, and what could do harm is refused."""

from __future__ import annotations

import pytest

CLAIMS = "claims:\n  c1:\n    text: {}\n"


@pytest.mark.parametrize("written", ["no", "1924-10-08", "0123", "1e5", "12:30:45", "~", "0x1F"])
def test_a_value_stays_what_was_written(square, written):
    assert square(claims=CLAIMS.format(written)).claim("c1").text == written


def test_an_id_that_looks_like_a_number_is_an_id(square):
    drawn = square(claims="claims:\n  0123: {text: One}\n  no: {text: Two, rebuts: 0123}\n")

    assert [*drawn.claims] == ["0123", "no"]


def test_a_key_that_stands_twice_is_refused_with_its_first_line(problems):
    assert problems(claims="claims:\n  c1: {text: One}\n  c1: {text: Two}\n") == [
        (
            "claims.yaml:3:3: “c1” stands here a second time; it is in line 2 already:"
            " every key and every id stands for one thing."
        )
    ]


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor(problems):
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nclaims: [*b, *b]\n"

    assert problems(claims=bomb) == [
        (
            "claims.yaml:1:4: Anchors and aliases (&a, *a) are not read:"
            " write the text out, or put it in quotation marks."
        )
    ]


def test_a_tag_is_refused(problems):
    assert problems(claims=CLAIMS.format("!!python/object:os.system ls")) == [
        (
            "claims.yaml:3:11: Tags such as tag:yaml.org,2002:python/object:os.syste are not read:"
            " delete it."
        )
    ]


@pytest.mark.parametrize("depth", [21, 100_000])
def test_deep_nesting_is_refused(problems, depth):
    [problem] = problems(claims=f"claims: {'[' * depth}")

    assert problem == "claims.yaml:1:28: Lists and tables stand at most 20 deep in one another."


def test_a_file_that_is_not_in_utf_8_is_refused_with_its_line(problems):
    latin = CLAIMS.format("Müller").encode("latin-1")

    assert problems({"claims.yaml": latin}) == [
        (
            "claims.yaml:3:1: This line is not in UTF-8:"
            " open the file in an editor and save it as UTF-8."
        )
    ]


def test_a_very_large_file_is_refused(problems):
    assert problems({"claims.yaml": b"#" * 20_000_001}) == [
        "claims.yaml:1:1: The file is larger than 20 MB: divide it."
    ]


def test_a_second_document_is_refused(problems):
    assert problems(claims="claims: {}\n---\nclaims: {}\n") == [
        "claims.yaml:2:1: A file holds one document: delete this “---”."
    ]


def test_broken_yaml_is_refused_at_its_place(problems):
    assert problems(claims="claims:\n  c1:\n    text: One: two\n") == [
        (
            "claims.yaml:3:14: This cannot be read as YAML: mapping values are not allowed in this"
            " context. A text with a colon or hash sign in it belongs in quotation marks."
        )
    ]


def test_a_lone_surrogate_by_escapes_is_refused(problems):
    assert problems(claims=CLAIMS.format('"\\ud800"')) == [
        (
            "claims.yaml:3:14: This cannot be read as YAML: found invalid Unicode character escape"
            " code. Write the character itself in place of its escape."
        )
    ]


def test_a_control_character_is_refused_at_its_place(problems):
    assert problems(claims=CLAIMS.format('"a\\0b"')) == [
        (
            "claims.yaml:3:11: The text of the claim c1 holds the character U+0000 at place 2,"
            " which cannot be kept: delete it."
        )
    ]


def test_a_file_that_is_a_list_is_refused(problems):
    assert problems(claims="- c1\n") == [
        "claims.yaml:1:1: A file of a debate folder begins with a key and a colon: “question: …”."
    ]


def test_a_list_as_a_key_is_refused(problems):
    assert problems(claims="claims:\n  ? [a, b]\n  : c\n") == [
        "claims.yaml:2:5: A key is a word, not a list or table."
    ]


def test_a_mark_at_the_beginning_of_a_file_is_no_part_of_it(square):
    marked = b"\xef\xbb\xbf" + CLAIMS.format("One").encode()

    assert square({"claims.yaml": marked}).claim("c1").text == "One"


def test_an_empty_file_is_read_as_nothing(square):
    assert square(claims="# to be written\n").claims == {}


def test_a_file_with_another_ending_is_pointed_out(problems):
    assert problems({"more.yml": "claims: {}\n"}) == [
        "more.yml:1:1: This is not read: call it more.yaml."
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("claims:\n\tc1: {text: One}\n", "2:1: … tabs"),
        ('claims:\n  c1:\n    text: "One\n  c2:\n    text: Two\n', "3:11: … mark that stands here"),
        (
            "claims:\n  c1:\n    text: [One\n  c2:\n    text: Two\n",
            "3:11: … bracket here is",
        ),
        ("claims:\n  c1:\n    text: *One* is one\n", "3:15: … begins with * or &"),
        ("claims:\n   c1: {text: One}\n  c2: {text: Two}\n", "3:3: … begin in the same column"),
        ("claims:\n  c1:\n    text: Why: so\n", "3:14: … belongs in quotation marks"),
    ],
)
def test_broken_yaml_is_told_where_it_breaks_with_what_would_mend_it(problems, written, told):
    place, hint = told.split(" … ")
    [problem] = problems(claims=written)

    assert problem.startswith(f"claims.yaml:{place} This cannot be read as YAML: ")
    assert hint in problem


@pytest.mark.parametrize("unseen", ["\x00", "\x07", "\x7f", "\x85", "\u2028", "\uffff"])
def test_a_character_that_editors_do_not_show_is_refused_at_its_place(problems, unseen):
    assert problems(claims=CLAIMS.format(f"Ab{unseen}c")) == [
        f"claims.yaml:3:13: The unseen character U+{ord(unseen):04X} stands here: delete it."
    ]
