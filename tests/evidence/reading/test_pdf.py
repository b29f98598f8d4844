"""Reading PDF."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle

from argmap.evidence.folding import fold
from argmap.evidence.paragraphs import paragraphs
from argmap.evidence.reading.kinds import KINDS
from argmap.model.errors import InvalidTextFileError
from tests.evidence.reading.files import pieces, read, typeset

COMPANION = Path(__file__).parents[3] / "debates/dilemmas-of-nep/texts/companion.txt"
SENTENCE = (
    "The harvest of that year was poor in the northern provinces and nobody expected the"
    " deliveries to reach the towns before the rivers froze over completely."
)
FOUR_PAGES = "\n#pagebreak()\n".join(f"{it} came. {SENTENCE}" for it in ("Ann", "Bo", "Cy", "Di"))
INDENTED = "#set par(justify: true, first-line-indent: 1.5em, spacing: 0.65em)\n"


def written(writer):
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def changed(data):
    return PdfWriter(clone_from=PdfReader(io.BytesIO(data)))


@pytest.fixture(scope="module")
def companion():
    """The first part of the companion text, printed with broken words and running heads."""
    text = "\n\n".join(COMPANION.read_text("utf-8").split("\n\n")[:40])
    body = "\n\n".join(
        "=" * len(block.split()[0]) + block.lstrip("#") if block[0] == "#" else escaped(block)
        for block in text.split("\n\n")
    )
    head = 'width: 120mm, height: 170mm, numbering: "1", header: [Companion to the debates]'
    source = "#set text(hyphenate: true)\n#set par(justify: true)\n" + body
    return text, read("pdf", typeset(source, head))


def escaped(block):
    return "".join("\\" + letter if letter in "\\#*_`$@<>[]~" else letter for letter in block)


def test_a_printed_text_has_the_same_letters_when_it_is_read_again(companion):
    text, found = companion

    assert fold(found.text).letters == fold(text).letters


def test_a_printed_text_has_the_same_paragraphs_when_it_is_read_again(companion):
    text, found = companion
    before, after = (
        [fold(whole[block.start : block.end]).letters for block in paragraphs(whole)]
        for whole in (text, found.text)
    )

    assert len(set(before) & set(after)) >= 0.85 * len(before)
    assert abs(len(before) - len(after)) <= 2


def test_words_that_the_print_breaks_are_whole_again(companion):
    text, found = companion
    words = set(text.replace("\n", " ").split(" "))
    strange = [word for word in found.text.replace("\n", " ").split(" ") if word not in words]

    assert len(strange) <= 3


def test_pages_begin_where_the_print_has_them():
    found = read("pdf", typeset(f"{SENTENCE}\n\nOne.\n#pagebreak()\nTwo."))

    assert found.text == f"{SENTENCE}\n\nOne.\n\nTwo."
    assert pieces(found)[0] == [("1", SENTENCE[:12]), ("2", "Two.")]


def test_pages_have_the_labels_that_the_document_gives_them():
    writer = changed(typeset("One.\n#pagebreak()\nTwo.\n#pagebreak()\nThree."))
    writer.set_page_label(0, 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(2, 2, style=PageLabelStyle.DECIMAL, start=1)

    found = read("pdf", written(writer))

    assert [label for label, _ in pieces(found)[0]] == ["i", "ii", "1"]


def test_pages_have_the_numbers_that_are_printed_on_them():
    source = "#counter(page).update(136)\n" + FOUR_PAGES
    pages = read("pdf", typeset(source, 'width: 120mm, height: 90mm, numbering: "1"'))

    assert [page.label for page in pages.layout.pages] == ["136", "137", "138", "139"]
    assert "136" not in pages.text


def test_running_heads_are_taken_out():
    page = "width: 120mm, height: 90mm, header: [A history of trade]"

    found = read("pdf", typeset(FOUR_PAGES, page))

    assert "history" not in found.text


def test_a_paragraph_goes_on_over_the_page():
    source = INDENTED + " ".join([SENTENCE] * 9) + "\n\n" + SENTENCE

    found = read("pdf", typeset(source))

    assert len(found.layout.pages) == 2
    assert found.text.split("\n\n") == [" ".join([SENTENCE] * 9), SENTENCE]


def test_larger_letters_are_headings():
    source = f"= A part\n\n{SENTENCE}\n\n== A chapter\n\n{SENTENCE}"

    assert read("pdf", typeset(source)).text == (
        f"# A part\n\n{SENTENCE}\n\n## A chapter\n\n{SENTENCE}"
    )


def test_a_table_keeps_its_cells():
    table = "#table(columns: (1fr, 1fr, 1fr), [a], [b], [c], [1], [2], [3])"

    assert (
        "\n\na\tb\tc\n1\t2\t3\n\n"
        in read("pdf", typeset(f"{SENTENCE}\n\n{table}\n\n{SENTENCE}")).text
    )


def test_notes_at_the_foot_of_pages_go_to_the_end():
    source = f"{SENTENCE}#footnote[Of the year 1923.] {SENTENCE}\n#pagebreak()\n{SENTENCE}"

    found = read("pdf", typeset(source))

    assert found.text.endswith("\n\n## Notes\n\n1. Of the year 1923.")
    assert pieces(found)[1] == [("r completely.", "Of the year 1923.")]


def test_what_the_document_says_of_itself_is_read():
    found = read("pdf", typeset(f'#set document(title: "On Trade", author: "Ann")\n{SENTENCE}'))

    assert (found.title, found.author, found.language) == ("On Trade", "Ann", "en")


def test_pages_tell_how_far_the_reading_is():
    heard = []

    KINDS["pdf"].read(typeset("One.\n#pagebreak()\nTwo."), lambda *done: heard.append(done))

    assert heard == [(1, 2), (2, 2)]


def test_pages_without_text_are_told():
    writer = changed(typeset(SENTENCE))
    writer.add_blank_page()

    assert read("pdf", written(writer)).troubles == ("No text can be read on page 2.",)


def test_a_scan_without_text_is_refused_with_what_to_do():
    writer = PdfWriter()
    writer.add_blank_page(200, 200)

    with pytest.raises(InvalidTextFileError, match=r"pictures of pages and no text.*OCR"):
        read("pdf", written(writer))


def test_a_locked_document_is_refused_and_one_that_may_only_not_be_changed_is_read():
    writer = changed(typeset(SENTENCE))
    writer.encrypt("secret", "owner", algorithm="RC4-128")
    with pytest.raises(InvalidTextFileError, match="PDF is locked with a password"):
        read("pdf", written(writer))

    writer = changed(typeset(SENTENCE))
    writer.encrypt("", "owner", algorithm="RC4-128")
    assert read("pdf", written(writer)).text == SENTENCE


LOOP = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[2 0 R]/Count 1>> endobj
trailer <</Root 1 0 R>>
%%EOF"""


@pytest.mark.parametrize(
    "damaged",
    [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 20, LOOP],
    ids=["nothing", "noise", "pages that hold themselves"],
)
def test_a_damaged_document_is_refused_with_a_sentence(damaged):
    with pytest.raises(InvalidTextFileError, match="damaged"):
        read("pdf", damaged)
