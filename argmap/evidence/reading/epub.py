"""Electronic books (EPUB 2 and 3): the chapters in their order, with the pages of the print."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

from argmap.evidence.reading.archives import DAMAGED, Archive, locked, words_of
from argmap.evidence.reading.composer import Composer
from argmap.evidence.reading.decoding import decoded
from argmap.evidence.reading.imported import Imported, Progress
from argmap.evidence.reading.markup import Walker
from argmap.evidence.reading.survey import address, survey
from argmap.model.errors import InvalidTextFileError

_PAGE_LIST = re.compile(r"<nav\b[^>]*page-list[^>]*>(.*?)</nav>", re.DOTALL | re.IGNORECASE)
_PAGE_LINK = re.compile(r"""<a\b[^>]*href\s*=\s*["']([^"']+)["'][^>]*>([^<]*)</a>""", re.IGNORECASE)


def read(data: bytes, progress: Progress) -> Imported:
    """Read a book.

    Raises:
        InvalidTextFileError: it is damaged or locked, or there are no words in it, or too many.
    """
    archive = Archive(data)
    root = archive.tree("META-INF/container.xml")
    found = [] if root is None else [e.get("full-path", "") for e in _named(root, "rootfile")]
    package = archive.tree(found[0]) if found else None
    if package is None:
        raise InvalidTextFileError(DAMAGED)
    names, lists = _spine(package, found[0])
    _check_open(archive, names)
    chapters = {name: decoded(archive.part(name), markup=True)[0] for name in names}
    surveyed = survey(chapters)
    surveyed.pages = _pages(archive, lists)
    composer = Composer()
    for done, (name, chapter) in enumerate(chapters.items(), 1):
        Walker(composer, name, surveyed).walk(chapter)
        progress(done, len(chapters))
    title, author, language = (words_of(package, it) for it in ("title", "creator", "language"))
    return composer.imported(title, author, language)


def _named(tree: Any, name: str) -> list[Any]:
    return [each for each in tree.iter() if str(each.tag).rpartition("}")[2] == name]


def _spine(package: Any, path: str) -> tuple[list[str], list[str]]:
    """Return the names of the chapters, and of the documents that may list the pages."""
    parts = {
        item.get("id", ""): (
            normpath(join(dirname(path), unquote(item.get("href", "")))),
            f"{item.get('media-type', '')} {item.get('properties', '')}",
        )
        for item in _named(package, "item")
    }
    read = dict.fromkeys(
        parts.get(each.get("idref", ""), ("", "")) for each in _named(package, "itemref")
    )
    names = [name for name, sort in read if "html" in sort and "nav" not in sort.split()]
    lists = [name for name, sort in parts.values() if "ncx" in sort or "nav" in sort.split()]
    return names, lists


def _check_open(archive: Archive, names: list[str]) -> None:
    """Check that no chapter is locked; the fonts of a book may be."""
    lock = archive.tree("META-INF/encryption.xml")
    closed = [] if lock is None else [e.get("URI", "") for e in _named(lock, "CipherReference")]
    if set(map(unquote, closed)) & set(names):
        raise locked("book")


def _pages(archive: Archive, lists: list[str]) -> dict[str, str]:
    """Return what the pages of the print are called, by the address at which they begin."""
    pages: dict[str, str] = {}
    for name in lists:
        data = archive.part(name)
        if name.endswith(".ncx"):
            tree = archive.tree(name)
            for target in [] if tree is None else _named(tree, "pageTarget"):
                for content in _named(target, "content"):
                    pages[address(name, content.get("src", ""))] = words_of(target, "text")
        elif listed := _PAGE_LIST.search(decoded(data, markup=True)[0]):
            for href, label in _PAGE_LINK.findall(listed[1]):
                pages.setdefault(address(name, href), label.strip())
    return pages
