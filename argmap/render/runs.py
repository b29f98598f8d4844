"""Words of which some stand in italics: what citations are made of, before any format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_MARKS = re.compile(r"([\\`*_{}\[\]<>|~#&$^])")


class Run(NamedTuple):
    """Some words, upright or in italics."""

    text: str
    italic: bool = False


Runs = tuple[Run, ...]


def runs(*parts: str | Run | Runs) -> Runs:
    """Return parts as runs, neighbours of one kind joined and empty ones left out."""
    made: list[Run] = []
    for part in parts:
        for run in _each(part):
            if made and made[-1].italic == run.italic:
                made[-1] = Run(made[-1].text + run.text, run.italic)
            elif run.text:
                made.append(run)
    return tuple(made)


def _each(part: str | Run | Runs) -> Iterable[Run]:
    if isinstance(part, str):
        return (Run(part),)
    return (part,) if isinstance(part, Run) else part


def joined(between: str, several: Iterable[Runs]) -> Runs:
    """Return runs one after the other, with these words between them."""
    made: Runs = ()
    for each in filter(None, several):
        made = runs(made, between, each) if made else each
    return made


def plain(several: Runs) -> str:
    """Return the words alone."""
    return "".join(run.text for run in several)


def ended(several: Runs) -> Runs:
    """Return the runs with a full stop, within closing quotation marks, unless they have a mark."""
    last = several[-1] if several else Run("")
    words = last.text.rstrip("”’")
    if not words or words[-1] in ".?!…":
        return several
    return runs(
        several[:-1], Run(words, last.italic), "." if last.italic else f".{last.text[len(words) :]}"
    )


def paused(several: Runs) -> Runs:
    """Return the runs with a comma, within closing quotation marks."""
    last = several[-1] if several else Run("")
    if last.italic or not last.text.endswith("”"):
        return runs(several, ",")
    words = last.text.rstrip("”’")
    stop = "" if words[-1:] in "?!" else ","
    return runs(several[:-1], f"{words}{stop}{last.text[len(words) :]}")


def markdown(several: Runs) -> str:
    """Return the runs in Markdown, where nothing in them is markup."""
    return "".join(_marked(run) for run in several)


def _marked(run: Run) -> str:
    inner = escaped(run.text)
    if not run.italic or not inner.strip():
        return inner
    head = inner[: len(inner) - len(inner.lstrip())]
    tail = inner[len(inner.rstrip()) :]
    return f"{head}*{inner.strip()}*{tail}"


def escaped(words: str) -> str:
    """Return words on one line, with a backslash before what Markdown would take for markup."""
    line = _MARKS.sub(r"\\\1", " ".join(words.split()) if "\n" in words else words)
    return re.sub(r"^(\s*)(\d+)([.)])", r"\1\2\\\3", re.sub(r"^(\s*)([-+=!])", r"\1\\\2", line))
