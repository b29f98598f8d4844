"""The outline of an essay in Markdown, with footnotes as most programs understand them."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.render.essay.outline import Essay, Point
from argmap.render.runs import escaped, markdown

_DEEPEST = 20


def to_markdown(essay: Essay) -> str:
    """Return the outline: theses as headings, points as nested lists, notes as ``[^1]``."""
    lines = [f"# {escaped(essay.title)}", "", f"*{escaped(essay.subtitle)}*"]
    deep = True
    for point in essay.points:
        # A heading, and the list after it, stand between blank lines.
        lines += [""] if point.depth == 0 or not deep else []
        deep = point.depth > 0
        lines.append(_point(point))
    if essay.bibliography:
        lines += ["", f"## {essay.references}"]
    for part in essay.bibliography:
        lines += ["", f"### {part.title}"] if part.title else []
        for entry in part.entries:
            lines += ["", markdown(entry)]
    lines += [line for each in _notes(essay) for line in ("", each)]
    return "\n".join(lines) + "\n"


def _point(point: Point) -> str:
    words = " ".join(part for part in (_step(point), escaped(point.text), _who(point)) if part)
    whole = f"{words}{_mark(point.note)}"
    if point.depth == 0:
        return f"## {point.number} {whole}"
    level = min(point.depth, _DEEPEST)
    depth = f"\\[{point.depth}\\] " if point.depth > _DEEPEST else ""
    return f"{'  ' * (level - 1)}- {depth}{whole}"


def _step(point: Point) -> str:
    return f"**{point.word}**{_mark(point.step_note)}" if point.word else _mark(point.step_note)


def _who(point: Point) -> str:
    said = [f"({escaped(point.who)})"] if point.who else []
    said += [f"*({point.again})*"] if point.again else []
    return " ".join(said)


def _mark(note: int | None) -> str:
    return f"[^{note}]" if note else ""


def _notes(essay: Essay) -> Iterator[str]:
    for number, note in enumerate(essay.notes, 1):
        yield f"[^{number}]: {markdown(note)}"
