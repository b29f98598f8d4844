"""Reading Markdown, and the manuscripts of word processors."""

from __future__ import annotations

import pytest

from argmap.model.errors import InvalidTextFileError
from tests.evidence.reading.files import docx, odt, pieces, read, word

NOTE = f'<w:footnote w:id="2">{word("The note.")}</w:footnote>'
POINTS_AT_IT = '<w:t>Words</w:t><w:footnoteReference w:id="2"/><w:t> go on.</w:t>'


def test_markdown_loses_its_signs_and_keeps_its_parts():
    found = read(
        "md",
        "---\ntitle: 'On Trade'\nauthor: Ann\nlang: en\n---\n# A part\n\nOne *two*\nthree[^n].\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n> Four.\n\n[^n]: The note.\n",
    )

    assert found.text == (
        "# A part\n\nOne two three.\n\na\tb\n1\t2\n\nFour.\n\n## Notes\n\n1. The note."
    )
    assert pieces(found)[1] == [("One two three", "The note.")]
    assert (found.title, found.author, found.language) == ("On Trade", "Ann", "en")


def cell(text):
    return f"<w:tc>{word(text)}</w:tc>"


def test_word_keeps_headings_tables_and_footnotes():
    table = f"<w:tbl><w:tr>{cell('a')}{cell('b')}</w:tr><w:tr>{cell('1')}{cell('2')}</w:tr></w:tbl>"
    body = word("A part", "h1") + word(POINTS_AT_IT) + word("Deep", "h4") + table + word("End.")

    found = read("docx", docx(body, NOTE))

    assert found.text == (
        "# A part\n\nWords go on.\n\n#### Deep\n\na\tb\n1\t2\n\nEnd.\n\n## Notes\n\n1. The note."
    )
    assert pieces(found)[1] == [("A part\n\nWords", "The note.")]
    assert (found.title, found.author, found.language) == ("On Trade", "Ann Writer", "en-GB")


def test_word_has_the_pages_on_which_it_last_showed_the_text():
    body = word("<w:t>One </w:t><w:lastRenderedPageBreak/><w:t>two.</w:t>") + word(
        '<w:br w:type="page"/><w:lastRenderedPageBreak/><w:t>Three.</w:t>'
    )
    numbered = body + '<w:sectPr><w:pgNumType w:start="136"/></w:sectPr>'

    found = read("docx", docx(numbered))

    assert found.text == "One two.\n\nThree."
    assert pieces(found)[0] == [
        ("136", "One two.\n\nTh"),
        ("137", "two.\n\nThree."),
        ("138", "Three."),
    ]


def test_word_has_the_pages_of_its_breaks_if_it_was_never_shown():
    found = read("docx", docx(word('<w:t>One</w:t><w:br w:type="page"/><w:t>Two</w:t>')))

    assert found.text == "One Two"
    assert [label for label, _ in pieces(found)[0]] == ["1", "2"]


def test_what_was_struck_out_in_word_is_not_read():
    struck = '<w:p><w:del w:id="1"><w:r><w:delText>no</w:delText></w:r></w:del></w:p>'

    assert read("docx", docx(struck + word("Yes."))).text == "Yes."


def test_the_open_format_keeps_headings_tables_footnotes_and_pages():
    found = read(
        "odt",
        odt(
            '<text:h text:outline-level="2">A <text:span>part</text:span></text:h>'
            "<text:p>Words<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>The note.</text:p></text:note-body></text:note> go<text:soft-page-break/>"
            '<text:s text:c="3"/>on<text:line-break/>here.<office:annotation><text:p>no</text:p>'
            "</office:annotation></text:p><table:table><table:table-row><table:table-cell>"
            "<text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p>"
            "</table:table-cell></table:table-row></table:table>"
        ),
    )

    assert found.text == "## A part\n\nWords go on\nhere.\n\na\tb\n\n## Notes\n\n1. The note."
    assert pieces(found) == (
        [("1", "A part\n\nWord"), ("2", " on\nhere.\n\na")],
        [("A part\n\nWords", "The note.")],
    )
    assert (found.title, found.author, found.language) == ("On Trade", "Ann Writer", "en-GB")


def test_the_open_format_keeps_the_numbers_of_lists():
    styles = (
        '<text:list-style text:name="L1"><text:list-level-style-number num-format="1"/>'
        "</text:list-style>"
    )
    items = "".join(f"<text:list-item><text:p>{it}</text:p></text:list-item>" for it in "ab")
    body = f'<text:list text:style-name="L1">{items}</text:list><text:list>{items}</text:list>'

    assert read("odt", odt(body, styles)).text == "1. a\n\n2. b\n\n• a\n\n• b"


LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE l [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE])
def test_entities_of_ones_own_are_refused(declared):
    named = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f"{declared}<w:document {named}><w:body>{word('&b;')}</w:body></w:document>"

    with pytest.raises(InvalidTextFileError, match="declares entities of its own"):
        read("docx", docx("", **{"word/document.xml": document}))
    with pytest.raises(InvalidTextFileError, match="declares entities of its own"):
        read("odt", odt("", **{"content.xml": f"{declared}<a>&b;</a>"}))


@pytest.mark.parametrize("part", ["", "no xml", "<a>", "<a/>"])
@pytest.mark.parametrize(("kind", "make"), [("docx", docx), ("odt", odt)])
def test_a_damaged_manuscript_is_refused_with_a_sentence(kind, make, part):
    damaged = make("", **{"word/document.xml": part, "content.xml": part})

    with pytest.raises(InvalidTextFileError, match=r"damaged|no words"):
        read(kind, damaged)


def test_a_locked_manuscript_is_refused_with_a_sentence():
    locked = odt("", **{"META-INF/manifest.xml": "<manifest:encryption-data/>"})

    with pytest.raises(InvalidTextFileError, match="manuscript is locked with a password"):
        read("odt", locked)
