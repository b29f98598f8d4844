"""Markdown: CommonMark with tables, footnotes and front matter."""

from __future__ import annotations

import re
from dataclasses import replace

from argmap.evidence.reading.decoding import decoded
from argmap.evidence.reading.html import read_markup
from argmap.evidence.reading.imported import Imported, Progress

_FRONT = re.compile(r"\A---\n(.*?\n)(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = re.compile(r"^(title|author|lang|language)\s*:\s*(.+)$", re.MULTILINE | re.IGNORECASE)


def read(data: bytes, _progress: Progress) -> Imported:
    """Read Markdown.

    Raises:
        InvalidTextFileError: there are no words in it, or too many.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    text, troubles = decoded(data)
    text, told = _without_front(text.replace("\r\n", "\n").replace("\r", "\n"))
    markdown = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    found = read_markup(markdown.render(text), troubles)
    return replace(
        found,
        title=told.get("title", ""),
        author=told.get("author", ""),
        language=told.get("language", told.get("lang", "")),
    )


def _without_front(text: str) -> tuple[str, dict[str, str]]:
    """Return the text without the fields that stand before it, and the fields."""
    front = _FRONT.match(text)
    if not front:
        return text, {}
    told = {name.lower(): value.strip(" \"'")[:300] for name, value in _FIELD.findall(front[1])}
    return text[front.end() :], told
