"""What must be known of documents in HTML before they are read: which links point at notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from argmap.evidence.reading.setting import Mark
from argmap.model.errors import InvalidTextFileError

MOST_TAGS = 200_000
"""So many tags are read within ten seconds; a long book has a fifth of them."""
_NUMBER = re.compile(r"[\[(]?\s*(\d{1,4}|[*†‡§¶]{1,4}|[a-z]|[ivxlc]{1,7})\s*[.\])]*", re.IGNORECASE)
_FLAGS = re.compile(r"\b(doc-)?note-?ref\b|footnote-?ref", re.IGNORECASE)
_NO_NOTES = frozenset(
    str.split("html body main article section header nav table tbody tr ol ul dl h1 h2 h3 h4 h5 h6")
)


@dataclass(slots=True)
class Survey:
    """What was found in the documents of one file.

    Attributes:
        title: what they call themselves first.
        author: whom they name first.
        language: the language tag that they give first.
        marks: the note that a link points at, by the name of the document and its number there.
        notes: the addresses of notes.
        backs: the addresses to which notes point back.
        pages: what the page is called that begins at an address.
    """

    title: str = ""
    author: str = ""
    language: str = ""
    marks: dict[tuple[str, int], Mark] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)
    backs: set[str] = field(default_factory=set)
    pages: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Link:
    number: int
    address: str
    own: tuple[str, ...]
    raised: bool
    words: list[str] = field(default_factory=list)


def survey(documents: Mapping[str, str]) -> Survey:
    """Return what is found in documents, by name.

    Raises:
        InvalidTextFileError: they have more tags than can be read in time.
    """
    count = sum(text.count("<") for text in documents.values())
    if count > MOST_TAGS:
        raise InvalidTextFileError(
            f"This file has {count:,} tags, and at most {MOST_TAGS:,} are read: divide it, or save"
            " it as plain text."
        )
    found = Survey()
    tags: dict[str, str] = {}
    for name, text in documents.items():
        surveyor = _Surveyor(name, found, tags)
        surveyor.feed(text)
        surveyor.close()
    found.marks = {
        place: mark
        for place, mark in found.marks.items()
        if tags.get(mark.key, "body") not in _NO_NOTES
    }
    found.notes = {mark.key for mark in found.marks.values()}
    return found


def address(name: str, href: str) -> str:
    """Return the full address of a link in the document of that name."""
    path, _, part = href.partition("#")
    whole = normpath(join(dirname(name), unquote(path))) if path else name
    return f"{whole}#{unquote(part)}"


class _Surveyor(HTMLParser):
    """Goes through one document."""

    def __init__(self, name: str, found: Survey, tags: dict[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self._found = found
        self._tags = tags
        self._links = 0
        self._raised: list[str] = []
        self._link: _Link | None = None
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, links, and what a document says of itself."""
        given = {name: value or "" for name, value in attrs}
        own = tuple(f"{self._name}#{given[key]}" for key in ("id", "name") if given.get(key))
        for each in own:
            self._tags.setdefault(each, tag)
        if tag == "a":
            self._begin_link(given, own)
        elif tag == "sup":
            self._raise(own)
        elif tag == "meta" and given.get("name", "").lower() in ("author", "dc.creator"):
            self._found.author = self._found.author or given.get("content", "")
        self._in_title = tag == "title" and not self._found.title
        if tag == "html":
            language = given.get("lang") or given.get("xml:lang", "")
            self._found.language = self._found.language or language

    def handle_endtag(self, tag: str) -> None:
        """End a link, a raised sign or the title."""
        if tag == "a" and self._link:
            self._end_link(self._link)
            self._link = None
        elif tag == "sup":
            self._raised = []
        self._in_title = False

    def handle_data(self, data: str) -> None:
        """Collect the words of the title or of a link."""
        if self._in_title:
            self._found.title += data
        if self._link and len(self._link.words) < 8:
            self._link.words.append(data)

    def _raise(self, own: tuple[str, ...]) -> None:
        self._raised = ["", *own]
        if self._link:
            self._link.raised = True

    def _begin_link(self, given: dict[str, str], own: tuple[str, ...]) -> None:
        self._links += 1
        href = given.get("href", "")
        self._link = None
        if "#" not in href or "://" in href:
            return
        told = " ".join(given.get(key, "") for key in ("epub:type", "role", "class"))
        raised = bool(self._raised or _FLAGS.search(told))
        outer = tuple(filter(None, self._raised))
        self._link = _Link(self._links, address(self._name, href), own + outer, raised)

    def _end_link(self, link: _Link) -> None:
        shown = _NUMBER.fullmatch("".join(link.words).strip())
        if shown and link.raised and link.address not in self._found.backs:
            self._found.marks[self._name, link.number] = Mark(link.address, shown[1])
            self._found.backs.update(link.own)
