"""Reading files in a process of its own."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from argmap.evidence.extraction import DEFAULT, extract
from argmap.model.errors import InvalidTextFileError
from tests.evidence.reading.files import docx, epub, packed, pieces, word


def test_what_is_read_comes_back_whole():
    book = epub(
        {
            "one": '<p>Wörds 🙂<a epub:type="noteref" href="#n">1</a> go on.</p>'
            '<aside id="n"><p>1. The note.</p></aside><p>On<b role="doc-pagebreak" id="p7"/>ward.'
        }
    )
    heard = []

    found = extract(book, "a.epub", lambda *done: heard.append(done))

    assert found.text == "Wörds 🙂 go on.\n\nOnward.\n\n## Notes\n\n1. The note."
    assert pieces(found) == ([("7", "ward.\n\n## No")], [("Wörds 🙂", "The note.")])
    assert (found.title, found.author, found.language) == ("On Trade", "Ann Writer", "en-GB")
    assert heard == [(1, 1)]


def test_what_cannot_be_read_comes_back_as_a_sentence():
    with pytest.raises(InvalidTextFileError, match=r"is a picture\. What can be read is plain"):
        extract(b"\x89PNG\r\n\x1a\n", "a.txt")


def test_a_file_that_is_too_large_is_not_even_read():
    with pytest.raises(InvalidTextFileError, match=r"has 11\.0 MB; the most.* are 10 MB"):
        extract(bytes(11_000_000), "a.txt")


def test_a_file_that_takes_too_long_is_given_up():
    hostile = b"<html>" + b"<!--" * 100_000

    with pytest.raises(InvalidTextFileError, match="takes too long; it was given up"):
        extract(hostile, "a.html", limits=replace(DEFAULT, idle=0.8))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_a_file_that_takes_too_much_memory_is_given_up():
    large = "🙂".encode() * 2_400_000

    with pytest.raises(InvalidTextFileError, match="memory"):
        extract(large, "a.txt", limits=replace(DEFAULT, memory=80_000_000))


def bomb():
    """A manuscript of thirty kilobytes that would unpack to thirty megabytes."""
    return packed({"word/document.xml": b" " * 30_000_000})


def test_a_file_that_would_unpack_to_very_much_is_not_opened():
    with pytest.raises(InvalidTextFileError, match="would unpack to more than"):
        extract(bomb(), "a.docx")


def test_a_file_of_very_many_parts_is_not_opened():
    with pytest.raises(InvalidTextFileError, match="more than 5,000 parts"):
        extract(packed({f"word/{n}.xml": "" for n in range(5_001)}), "a.docx")


def test_a_file_that_is_nested_too_deeply_is_refused():
    deep = "<w:sdt><w:sdtContent>" * 20_000
    end = "</w:sdtContent></w:sdt>" * 20_000
    inside = "".join(f"<!-- {n * n} -->" for n in range(20_000))

    with pytest.raises(InvalidTextFileError, match="nested too deeply"):
        extract(docx(inside + deep + word("Words.") + end), "a.docx")
