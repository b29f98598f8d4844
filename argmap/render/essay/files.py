"""The outline of an essay as a file: Markdown, a Word document, or a PDF."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict

from argmap.render.essay.outline import Essay, Point
from argmap.render.export import Exported
from argmap.render.runs import Runs

MEDIA_TYPES: Mapping[str, str] = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def to_md(essay: Essay) -> Exported:
    """Return the outline in Markdown."""
    from argmap.render.essay.markdown import to_markdown

    return Exported(to_markdown(essay).encode(), MEDIA_TYPES["md"])


def to_docx(essay: Essay) -> Exported:
    """Return the outline as a Word document, with footnotes and numbering of its own."""
    from argmap.render.essay.docx import docx

    return Exported(docx(essay), MEDIA_TYPES["docx"])


def to_pdf(essay: Essay) -> Exported:
    """Return the outline for paper."""
    from argmap.render.typesetting import breakable, broken, language, typeset

    def words(several: Runs) -> list[dict[str, object]]:
        return [{"text": broken(run.text), "italic": run.italic} for run in several]

    data = {
        "title": breakable(essay.title),
        "subtitle": essay.subtitle,
        "language": language(essay.language),
        "references": essay.references,
        "points": [asdict(each) | _whole(each) for each in essay.points],
        "notes": [words(note) for note in essay.notes],
        "bibliography": [
            {"title": part.title, "entries": [words(entry) for entry in part.entries]}
            for part in essay.bibliography
        ],
    }
    content, remarks = typeset("essay.typ", {"data": json.dumps(data, ensure_ascii=False)})
    return Exported(content, MEDIA_TYPES["pdf"], remarks)


def _whole(point: Point) -> dict[str, str]:
    """Return a point's words so that lines break in long words, and not within a span of years."""
    from argmap.render.typesetting import breakable

    return {"text": breakable(point.text), "who": breakable(point.who).replace("–", "–\u2060")}


ESSAYS: Mapping[str, Callable[[Essay], Exported]] = {"md": to_md, "docx": to_docx, "pdf": to_pdf}
