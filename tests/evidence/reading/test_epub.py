"""Reading electronic books."""

from __future__ import annotations

import pytest

from argmap.evidence.reading.kinds import KINDS
from argmap.model.errors import InvalidTextFileError
from tests.evidence.reading.files import epub, pieces, read


def test_the_chapters_follow_each_other():
    found = read("epub", epub({"two": "<h1>Two</h1><p>a", "one": "<h1>One</h1><p>b"}))

    assert found.text == "# Two\n\na\n\n# One\n\nb"
    assert (found.title, found.author, found.language) == ("On Trade", "Ann Writer", "en-GB")


def test_a_note_in_another_document_goes_to_the_end():
    book = epub(
        {
            "one": '<p>Words<a epub:type="noteref" href="notes.xhtml#n1">1</a> go on.</p>',
            "notes": '<h2>Notes</h2><aside id="n1"><p>1. The note.</p></aside>',
        }
    )

    found = read("epub", book)

    assert found.text == "Words go on.\n\n## Notes\n\n1. The note."
    assert pieces(found)[1] == [("Words", "The note.")]


def test_the_pages_of_the_print_come_from_the_marks_or_the_list_of_pages():
    book = epub(
        {
            "one": '<p>One<span epub:type="pagebreak" title="7"/> two.</p>',
            "two": '<p id="x">Three.',
        },
        '<li><a href="two.xhtml#x">8</a></li>',
    )

    assert pieces(read("epub", book))[0] == [("7", " two.\n\nThree"), ("8", "Three.")]


def test_the_pages_of_an_older_book_come_from_its_list():
    listed = (
        "<ncx><pageList><pageTarget><navLabel><text>12</text></navLabel>"
        '<content src="one.xhtml#x"/></pageTarget></pageList></ncx>'
    )
    package = (
        '<package><manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        '<spine><itemref idref="one"/></spine></package>'
    )
    book = epub(
        {"one": '<p>One.</p><p id="x">Two.</p>'},
        **{"OPS/toc.ncx": listed, "OPS/book.opf": package},
    )

    assert pieces(read("epub", book))[0] == [("12", "Two.")]


def test_chapters_tell_how_far_the_reading_is():
    heard = []

    KINDS["epub"].read(epub({"one": "a", "two": "b"}), lambda *done: heard.append(done))

    assert heard == [(1, 2), (2, 2)]


def locked(name):
    return epub(
        {"one": "<p>Words."},
        **{
            "META-INF/encryption.xml": "<encryption><EncryptedData><CipherData>"
            f'<CipherReference URI="{name}"/></CipherData></EncryptedData></encryption>'
        },
    )


def test_a_locked_book_is_refused_but_its_fonts_may_be_locked():
    with pytest.raises(InvalidTextFileError, match="book is locked"):
        read("epub", locked("OPS/one.xhtml"))
    assert read("epub", locked("OPS/fonts/a.otf")).text == "Words."


@pytest.mark.parametrize("part", ["META-INF/container.xml", "OPS/book.opf"])
def test_a_damaged_book_is_refused_with_a_sentence(part):
    for damage in ("", "<a>", "no xml"):
        with pytest.raises(InvalidTextFileError, match="damaged"):
            read("epub", epub({"one": "<p>Words."}, **{part: damage}))
