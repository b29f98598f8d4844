"""Telling the kind of a file by what is in it."""

from __future__ import annotations

import pytest

from argmap.evidence.reading.kinds import kind_of
from argmap.model.errors import InvalidTextFileError
from tests.evidence.reading.files import docx, epub, odt, packed, word


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"Words.", "a.txt", "txt"),
        (b"Words.", "a.docx", "txt"),
        (b"Words.", "a.md", "md"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>Words.", "a.txt", "html"),
        ("<html>Words.".encode("utf-16"), "a.txt", "html"),
        (b"<p>Words.", "a.htm", "html"),
        (b"<p>Words.", "a.txt", "txt"),
        ("Words.".encode("utf-16"), "a.txt", "txt"),
        (b"\n%PDF-1.7", "a.txt", "pdf"),
        (docx(word("Words.")), "a.txt", "docx"),
        (odt(""), "a.epub", "odt"),
        (epub({}), "a.docx", "epub"),
    ],
)
def test_the_kind_is_told_by_what_is_in_the_file(data, name, kind):
    assert kind_of(data, name).name == kind


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"\0\0 \n", "is empty"),
        (b"MZ\x90\0" + bytes(range(256)), "is a program"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "is a picture"),
        (b"{\\rtf1 Words.}", "RTF: save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "old version of Word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
        ),
        (bytes(range(32)) * 40, "no text that can be read"),
        (packed({"inner.zip": packed({"a.txt": "Words."})}), "archive of files: unpack it"),
        (packed({"xl/workbook.xml": ""}), "a table, a drawing or slides"),
        (b"PK\x03\x04 and no more", "damaged"),
    ],
)
def test_other_files_are_refused_with_what_they_are(data, why):
    with pytest.raises(InvalidTextFileError, match=why):
        kind_of(data, "a.pdf")
