"""The kinds of files that can be read, told by what is in them rather than by their names."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from argmap.evidence.reading.imported import Imported, Progress, silent
from argmap.model.errors import InvalidTextFileError

READ = "plain text, Markdown, HTML, Word (.docx), OpenDocument (.odt), EPUB and PDF"

_MARKDOWN = (".md", ".markdown", ".mkd")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_OFFICE = {"xl/workbook.xml", "ppt/presentation.xml"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    ((b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe"), "a program"),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM"), "a picture"),
    ((b"ID3", b"OggS", b"\x1aE\xdf\xa3", b"fLaC"), "a recording"),
    ((b"{\\rtf",), "a manuscript in the format RTF: save it as .docx or .odt"),
    ((b"%!PS",), "a print file in PostScript: make a PDF of it"),
    ((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ"), "packed: unpack it first"),
    ((b"SQLite format 3",), "a database"),
)


class Kind(NamedTuple):
    """A kind of file: its short name, and the module that reads it."""

    name: str
    module: str

    def read(self, data: bytes, progress: Progress = silent) -> Imported:
        """Read a file of this kind.

        Raises:
            InvalidTextFileError: no text can be read out of it.
        """
        module = import_module(f"argmap.evidence.reading.{self.module}")
        reader: Callable[[bytes, Progress], Imported] = module.read
        return reader(data, progress)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("txt", "plain"),
        Kind("md", "markdown"),
        Kind("html", "html"),
        Kind("docx", "docx"),
        Kind("odt", "odt"),
        Kind("epub", "epub"),
        Kind("pdf", "pdf"),
    )
}


def kind_of(data: bytes, name: str = "") -> Kind:
    """Return the kind of a file.

    Args:
        data: what is in the file; the beginning tells the kind.
        name: its name, which tells Markdown from plain text.

    Raises:
        InvalidTextFileError: it is empty, or of a kind that is not read.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise InvalidTextFileError("This file is empty: choose one that holds the text.")
    if b"%PDF-" in data[:1024]:
        return KINDS["pdf"]
    if data.startswith(b"PK"):
        return KINDS[_packed(data)]
    _check_others(data)
    if _HTML.match(data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")):
        return KINDS["html"]
    _check_letters(data)
    lower = name.lower()
    if lower.endswith((".html", ".htm", ".xhtml")) and b"<" in data:
        return KINDS["html"]
    return KINDS["md" if lower.endswith(_MARKDOWN) else "txt"]


def _packed(data: bytes) -> str:
    from argmap.evidence.reading.archives import Archive

    archive = Archive(data)
    names = archive.names()
    if any(name.startswith("word/") for name in names):
        return "docx"
    sort = archive.part("mimetype").strip()
    if sort == b"application/epub+zip" or "META-INF/container.xml" in names:
        return "epub"
    if sort.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if sort.startswith(b"application/vnd.oasis") or {
        "xl/workbook.xml",
        "ppt/presentation.xml",
    } & set(names):
        raise _refused("a table, a drawing or slides: save the text of it as .docx, .odt or PDF")
    raise _refused("an archive of files: unpack it, and add the files one by one")


def _check_others(data: bytes) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            from argmap.evidence.reading.archives import locked

            raise locked("manuscript")
        raise _refused("made by an old version of Word or its like: save it as .docx")
    for beginnings, what in _OTHERS:
        if data.startswith(beginnings):
            raise _refused(what)


def _check_letters(data: bytes) -> None:
    """Check that it can be text: what is not in UTF-16 has next to no control signs."""
    sample = data[:8000]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" * 2 not in sample:
        zeros = sample.count(0)
        controls = sum(byte < 32 and byte not in b"\t\n\r\f\v\x1b\x00" for byte in sample)
        if controls * 20 <= len(sample) or zeros * 3 > len(sample):
            return
    raise _refused("no text that can be read")


def _refused(what: str) -> InvalidTextFileError:
    return InvalidTextFileError(f"This file is {what}. What can be read is {READ}.")
