"""Bibliographic data go out as CSL-JSON, BibTeX and RIS, and come back."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from hypothesis import given, settings

from argmap.formats.bibliographies import read_bibliography
from argmap.formats.bibtex import read_bibtex, write_bibtex
from argmap.formats.csl import TYPES, read_csl, write_csl
from argmap.formats.entries import UnreadableError
from argmap.formats.ris import read_ris, write_ris
from argmap.model.dates import DateSpan
from argmap.model.sources import Source
from tests.formats.bibliographies import sources

FORMATS = {
    "csl": (write_csl, read_csl), "bibtex": (write_bibtex, read_bibtex),
    "ris": (write_ris, read_ris),
}  # fmt: skip
HOSKING = Source(
    "hosking-1985", "The New Economic Policy and its Political Dilemmas", "Hosking, Geoffrey",
    csl_type="chapter", issued=DateSpan("1985"), container="A History of the Soviet Union",
    chapter="5", place="London", publisher="Fontana Press / Collins",
    details=(("US edition", "The First Socialist Society"),), audience="Students and readers.",
)  # fmt: skip


def back(name, *given):
    write, read = FORMATS[name]
    return read(write(given))


def told(source):
    """What the formats have fields for."""
    kept = {each.name: getattr(source, each.name) for each in fields(source)}
    return kept | {"details": sorted(source.details), "kind": "", "access": "", "rights": ""}


@pytest.mark.parametrize("name", FORMATS)
@given(source=sources())
@settings(max_examples=150)
def test_a_source_comes_back_as_it_was(name, source):
    (found,) = back(name, source).sources

    assert told(found) == told(source)


@pytest.mark.parametrize("name", FORMATS)
def test_sources_keep_their_order_and_their_ids(name):
    given = [Source(f"s{n}", f"Title {n}") for n in (3, 1, 2)]

    assert [each.id for each in back(name, *given).sources] == ["s3", "s1", "s2"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_detail_that_the_format_has_no_field_for_is_kept_and_reported(name):
    found = back(name, HOSKING)

    assert "The First Socialist Society" in [text for _, text in found.sources[0].details]
    assert any("kept as details of “hosking-1985”" in remark for remark in found.remarks)


@pytest.mark.parametrize("name", FORMATS)
def test_what_only_we_say_of_a_source_goes_into_its_notes(name):
    (found,) = back(name, HOSKING).sources

    assert dict(found.details)["Annotation"] == "Audience: Students and readers."


@pytest.mark.parametrize("name", FORMATS)
def test_two_entries_with_one_key_get_ids_of_their_own(name):
    found = back(name, Source("twice", "One"), Source("twice", "Two"))

    assert [each.id for each in found.sources] == ["twice", "twice-2"]


BIBTEX = r"""
This is a remark, by me@example.org.
@comment{ @book{no, title={No}} }
@string{oup = "Oxford University " # {Press}}
@article{karcz1967,
  author    = "Karcz, Jerzy F. and {Academy of Sciences} and van der Berg, Jan and Moshe Lewin",
  title     = {Thoughts on the {Grain} Problem: \emph{Pravda}, 1--2, caf\'e, {\"o}, \v{C},
               na\"{\i}ve},
  journal   = {Soviet Studies}, volume = 18, number = {4},
  pages     = {399--434}, year = 1967, month = apr, publisher = oup, keywords={grain},
  file      = {:karcz.pdf},
}
"""


def test_bibtex_is_read_with_its_strings_accents_braces_and_names():
    (found,) = read_bibtex(BIBTEX).sources

    assert found.title == "Thoughts on the Grain Problem: Pravda, 1–2, café, ö, Č, naïve"
    assert found.author == "Karcz, Jerzy F.; Academy of Sciences; van der Berg, Jan; Lewin, Moshe"
    assert (found.csl_type, found.container) == ("article-journal", "Soviet Studies")
    assert found.issued == DateSpan("1967-04")
    assert found.publisher == "Oxford University Press"
    assert {("Volume", "18"), ("Issue", "4"), ("Pages", "399–434"), ("file", ":karcz.pdf")} <= set(
        found.details
    )


RIS = """TY  - CHAP
AU  - Hosking, Geoffrey
T1  - The New Economic Policy
  and its Political Dilemmas
BT  - A History of the Soviet Union
PY  - 1985
DA  - 1985/10/08/
SP  - 119
EP  - 48
KW  - NEP
KW  - Soviet Union
AN  - 1234
ER  -

TY  - JOUR
TI  - Second
Y1  - 1970
SN  - 0038-5859
ER  -
"""


def test_ris_is_read_with_its_older_tags_and_folded_lines():
    first, second = read_ris(RIS).sources

    assert first.title == "The New Economic Policy and its Political Dilemmas"
    assert (first.container, first.issued.text) == ("A History of the Soviet Union", "1985-10-08")
    assert {("Pages", "119–48"), ("Keywords", "NEP; Soviet Union"), ("AN", "1234")} <= set(
        first.details
    )
    assert second.details == (("ISSN", "0038-5859"),)


CSL = [
    {"id": "http://zotero.org/users/1/items/ABC", "type": "article-journal", "title": "A",
     "author": [{"family": "Gogh", "non-dropping-particle": "van", "given": "Vincent"},
                {"literal": "The Congress"}],
     "issued": {"date-parts": [["1924", 10, 8]]}, "volume": 18, "PMID": "77",
     "categories": ["x"], "custom": {"short_id": "xyz", "flag": True}},
    {"id": 7, "title": "B", "issued": {"literal": "spring of 1926"}, "URL": "www.example.org"},
]  # fmt: skip


def test_csl_of_other_programs_is_read():
    found = read_csl(json.dumps(CSL))
    first, second = found.sources

    assert (first.id, first.author) == (
        "http-zotero-org-users-1-items-abc", "van Gogh, Vincent; The Congress",
    )  # fmt: skip
    assert first.issued == DateSpan("1924-10-08")
    assert {("Volume", "18"), ("PMID", "77"), ("short_id", "xyz")} <= set(first.details)
    assert set(second.details) == {("issued", "spring of 1926"), ("URL", "www.example.org")}
    assert any("loses its “flag”" in remark for remark in found.remarks)


def test_a_date_of_csl_that_is_none_is_lost_with_a_remark():
    dated = {"type": "book", "title": "A", "issued": {"date-parts": [["1920", "13"]]}}

    (remark,) = read_csl(json.dumps([dated])).remarks
    assert remark.endswith("loses its “issued”, which is no text.")


def test_csl_says_only_what_its_schema_has():
    date = Source("d", "Dated", csl_type="something", issued=DateSpan("192X"))
    (item,) = json.loads(write_csl([date]))

    assert item["type"] in TYPES
    assert item["issued"] == {"date-parts": [[1920], [1929]], "circa": True, "edtf": "192X"}
    assert item["custom"] == {"type": "something"}


WRONG = [
    ("bibtex", "", "Line 1: There is nothing in this file."),
    ("bibtex", "Dear editor,\n", "Line 1: There is no entry in this file: one begins with @book"),
    ("bibtex", "\n@book{x,\n title = {A {B},\n", "Line 3: A value of “x” is not closed: a }"),
    ("bibtex", "@book{x, title = {A}\n\n", "Line 1: The entry “x” is not closed: a } is missing."),
    ("bibtex", '@book{x,\n title = "A}",\n}', 'Line 2: A value of “x” is not closed: a "'),
    ("bibtex", "@book{title = {A}}", "Line 1: This @book has no key: write @book{lenin1922, …"),
    ("bibtex", "@book{x,\n title {A}}", "Line 2: After “title” in “x” there is no = and no value."),
    ("bibtex", "@book{x,\n title = ,}", "Line 2: A value of “x” is missing: write {words}."),
    ("bibtex", "@book{x,\n = {A}}", "Line 2: “=” is no name of a field, in the entry “x”."),
    ("bibtex", "\n@book{x, year = 1920}", "Line 2: The entry “x” has no title: give it one."),
    ("bibtex", "@book{x, title={A\x07}}", "Line 1: In the entry “x”: The title of a source holds"),
    ("ris", "TY  - BOOK\nTI  - A\n", "Line 1: The entry that begins here is not closed by a line"),
    ("ris", "\nTI  - A\n", "Line 2: An entry begins with “TY  - ”, not with “TI - A”."),
    ("ris", "<html>\n", "Line 1: An entry begins with “TY  - ”, not with “<html>”."),
    ("ris", "TY  - BOOK\nER  - \n", "Line 1: The entry “line 1” has no title: give it one."),
    ("csl", '[\n{"id": 1,}]', "Line 2: This is not JSON: "),
    ("csl", '[{"id": "a", "title": "A"}\n{"id": "b"}]', "Line 2: After an item of CSL-JSON the"),
    ("csl", '[{"id": "a", "title": "A"},\n 5]', "Line 2: An item of CSL-JSON is an object"),
    ("csl", "[" * 100_000, "Line 1: An item is nested too deep"),
    ("csl", '[{"a": ' + "9" * 5000 + "}]", "Line 1: An item is nested too deep, or holds a number"),
    ("csl", '[{"id": "a"}]', "Line 1: The entry “a” has no title: give it one."),
]


@pytest.mark.parametrize(("name", "text", "sentence"), WRONG)
def test_a_file_that_is_wrong_is_refused_in_a_sentence_with_its_line(name, text, sentence):
    with pytest.raises(UnreadableError) as refused:
        FORMATS[name][1](text)

    assert str(refused.value).replace("  - A", " - A").startswith(sentence)


def test_a_string_that_doubles_itself_is_stopped():
    lines = ["@string{a0 = {xxxxxxxxxx}}"]
    lines += [f"@string{{a{n + 1} = a{n} # a{n}}}" for n in range(60)]

    with pytest.raises(UnreadableError, match="is longer than 40,000 characters"):
        read_bibtex("\n".join(lines))


def test_ten_thousand_open_braces_are_read():
    deep = "{" * 10_000 + "A" + "}" * 10_000

    assert read_bibtex(f"@book{{x, title = {deep}}}").sources[0].title == "A"


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_known_by_its_contents(name):
    assert (
        read_bibliography("\ufeff\r\n" + FORMATS[name][0]([HOSKING])).sources[0].title
        == HOSKING.title
    )


def test_a_file_of_no_format_is_refused_with_what_would_be_right():
    with pytest.raises(UnreadableError, match="give CSL-JSON, BibTeX"):
        read_bibliography("Hosking, Geoffrey. 1985. A History of the Soviet Union.")


@pytest.mark.parametrize("name", FORMATS)
def test_of_very_many_authors_as_many_are_kept_as_a_line_holds(name):
    many = "TY  - JOUR\nTI  - A\n" + "AU  - Somebody, Important\n" * 900 + "ER  - \n"
    found = read_ris(many)

    assert found.sources[0].author.endswith("Somebody, Important; and others")
    assert found.remarks == ("Line 1: of 900 authors the first 13 are kept.",)
    assert back(name, *found.sources).sources[0].author == found.sources[0].author
