"""The outline of an essay: points, footnotes and bibliography, as Markdown, DOCX and PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as Xml
from zipfile import ZipFile

import pypdf
import pytest
from hypothesis import given, settings

from argmap.formats.folder import read_folder
from argmap.model.errors import NotFoundError
from argmap.paths import DEBATES
from argmap.render.essay.files import ESSAYS
from argmap.render.essay.outline import essay, numbered
from argmap.render.referencing import Style
from argmap.render.runs import plain
from tests.render.sketches import LIBRARY, chain, cited, saying, sketch
from tests.strategies import maps

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def bundled():
    reading = read_folder(DEBATES / "how-fast-and-who-pays")
    return reading.map, reading.library


def points(text, claim=""):
    return [
        f"{'  ' * each.depth}{each.number} {each.word} {each.text}".replace("  Claim", " Claim")
        for each in essay(sketch(text), None, claim=claim).points
    ]


def test_reasons_and_rebuttals_stand_under_their_claim_and_undercuts_under_the_step():
    assert points("a!\nb + a\nc - b\nd / r1") == [
        "I. Claim a.", "  A. because: Claim b.", "    1. does not follow: Claim d.",
        "    2. but: Claim c.",
    ]  # fmt: skip


def test_premises_that_bear_only_together_stand_under_a_point_of_their_own():
    assert points("a!\nb, c + a")[1:] == [
        "  A. because, together: ", "    1. Claim b.", "    2. Claim c.",
    ]  # fmt: skip


def test_a_branch_begins_with_its_claim_and_has_nothing_beside():
    assert points("a!\nb + a\nc - b\nd - a", claim="b") == ["I. Claim b.", "  A. but: Claim c."]


def test_a_claim_that_there_is_not_is_told_with_the_nearest():
    with pytest.raises(NotFoundError, match="There is no claim"):
        essay(sketch("a!"), None, claim="z")


def test_a_claim_that_is_argued_elsewhere_leads_there():
    made = essay(sketch("a!\nb + a\nc - a\nb + c"), None).points

    assert [(each.again, each.see) for each in made if each.again] == [
        ("already shown above", "I.A")
    ]


def test_a_claim_that_is_argued_outside_of_the_branch_says_so():
    made = essay(sketch("a!\nb + a\nc - a\nb + c"), None, claim="c").points

    assert [(each.again, each.see) for each in made if each.again] == [
        ("argued elsewhere on the map", "")
    ]


@pytest.mark.parametrize(
    ("pattern", "number", "made"),
    [("I.", 9, "IX."), ("i)", 14, "xiv)"), ("A.", 27, "AA."), ("(a)", 3, "(c)"), ("1.", 12, "12.")],
)
def test_points_are_numbered_as_word_processors_do(pattern, number, made):
    assert numbered(pattern, number) == made


def test_footnotes_are_numbered_in_the_order_in_which_they_are_met(bundled):
    made = essay(*bundled)
    met = [n for each in made.points for n in (each.step_note, each.note) if n]

    assert met == list(range(1, len(made.notes) + 1))
    assert len(met) > 25


def test_a_source_is_named_in_full_once_and_shortly_after(bundled):
    notes = [plain(each) for each in essay(*bundled).notes]

    assert "Geoffrey Hosking, “The New Economic Policy" in notes[0]
    assert not any("Geoffrey Hosking" in each for each in notes[1:])
    assert "Hosking, “New Economic Policy and its Political Dilemmas,” ¶\u00a060." in notes[1]


def test_the_bibliography_has_what_the_branch_cites_and_no_more(bundled):
    entries = [plain(e) for p in essay(*bundled, claim="i18").bibliography for e in p.entries]

    assert any(each.startswith("Hosking, Geoffrey.") for each in entries)
    assert not any(each.startswith("Lenin") for each in entries)


# Markdown.


def markdown(shown, library=None, **options):
    return ESSAYS["md"](essay(shown, library, **options)).decode()


def test_markdown_has_a_footnote_for_every_mark(bundled):
    text = markdown(*bundled)
    body, _, notes = text.partition("\n[^1]: ")

    marks = re.findall(r"\[\^(\d+)\]", body)
    assert marks == [*map(str, range(1, len(marks) + 1))]
    assert re.findall(r"^\[\^(\d+)\]: ", f"[^1]: {notes}", re.MULTILINE) == marks


@pytest.mark.parametrize("words", ["# *a* _b_ [c](d) <script> `e`", "1. one", "- two", "a\\b|c"])
def test_what_people_wrote_is_no_markup(words):
    body = markdown(saying(words)).splitlines()[4]

    assert not re.search(r"(?<!\\)[*_`\[\]<>|]", body)
    assert re.sub(r"\\(.)", r"\1", body) == f"## I. {words}"


# Word.


def parts(shown, library=None, **options):
    made = ESSAYS["docx"](essay(shown, library, **options))
    with ZipFile(BytesIO(made)) as file:
        assert file.testzip() is None
        return {name: Xml.fromstring(file.read(name)) for name in file.namelist()}


def words(element):
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def test_a_word_document_has_real_footnotes(bundled):
    found = parts(*bundled)
    marks = [e.get(f"{W}id") for e in found["word/document.xml"].iter(f"{W}footnoteReference")]
    notes = {e.get(f"{W}id"): e for e in found["word/footnotes.xml"].iter(f"{W}footnote")}

    assert marks == [*map(str, range(1, len(marks) + 1))]
    assert set(notes) == {"-1", "0", *marks}
    assert "quoted in Hosking" in " ".join(words(each) for each in notes.values())


def test_every_part_of_a_word_document_is_there_and_every_style_is_known(bundled):
    found = parts(*bundled)
    relations = found["word/_rels/document.xml.rels"]
    known = {each.get(f"{W}styleId") for each in found["word/styles.xml"].iter(f"{W}style")}
    used = {
        each.get(f"{W}val")
        for part in ("word/document.xml", "word/footnotes.xml", "word/footer.xml")
        for name in ("pStyle", "rStyle")
        for each in found[part].iter(f"{W}{name}")
    }

    assert {f"word/{each.get('Target')}" for each in relations} <= set(found)
    assert {each.get("PartName").lstrip("/") for each in found["[Content_Types].xml"]
            if each.get("PartName")} <= set(found)  # fmt: skip
    assert used <= known


def test_points_are_a_list_of_many_levels():
    found = parts(sketch("a!\nb + a\nc - b"))["word/document.xml"]

    assert [each.get(f"{W}val") for each in found.iter(f"{W}ilvl")] == ["0", "1", "2"]


def test_a_point_that_is_deeper_than_word_s_lists_says_its_depth():
    assert "[11] because: Claim c11." in words(parts(chain(12))["word/document.xml"])


@given(maps())
@settings(max_examples=30)
def test_every_map_makes_well_formed_parts_and_says_every_claim(drawn):
    whole = " ".join(words(parts(drawn)["word/document.xml"]).split())

    assert all(" ".join(claim.text.split()) in whole for claim in drawn)


def test_letters_from_right_to_left_run_so():
    found = parts(saying("שלום"))["word/document.xml"]

    assert list(found.iter(f"{W}bidi"))
    assert list(found.iter(f"{W}rtl"))


def test_the_same_outline_is_the_same_document_to_the_byte(bundled):
    assert ESSAYS["docx"](essay(*bundled)) == ESSAYS["docx"](essay(*bundled))


# Paper.


def printed(shown, library=None, **options):
    made = ESSAYS["pdf"](essay(shown, library, **options))
    return "".join("".join(p.extract_text().split()) for p in pypdf.PdfReader(BytesIO(made)).pages)


@pytest.mark.parametrize("style", Style)
def test_the_pdf_has_points_footnotes_and_bibliography(bundled, style):
    text = printed(*bundled, style=style)

    assert "I.Industrymustbebuiltupfast" in text
    assert "quotedinHosking" in text
    assert ("References" if style is Style.AUTHOR_DATE else "Bibliography") in text


def test_markup_of_typst_is_printed_as_text():
    assert "#panic()*a*$x$" in printed(saying("#panic() *a* $x$"))


def test_a_map_without_claims_makes_an_outline_without_points():
    assert markdown(sketch("")).startswith("# Why?")
    assert ESSAYS["pdf"](essay(sketch(""), None)).startswith(b"%PDF")


def test_a_passage_is_quoted_with_its_place_and_doubt():
    made = essay(cited("Grain fell.", textual="damaged"), LIBRARY)

    assert plain(made.notes[0]) == (
        "“Grain fell.” G. Hosking, A Book (n.d.), ¶\u00a060. [The text is damaged there.]"
    )


def test_a_group_s_own_words_for_a_passage_are_not_put_in_quotation_marks():
    made = essay(cited("", summary="Harvests were poor"), replace(LIBRARY))

    assert plain(made.notes[0]).startswith("Harvests were poor. G. Hosking,")
