"""The outline of an essay as a Word document (ECMA-376, Office Open XML).

Points are a list of many levels and notes are footnotes, so that both renumber themselves when the
writer goes on. Everything that a user wrote is escaped in ``_words``.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import bidirectional
from xml.sax.saxutils import escape

from argmap.render.essay.docx_parts import LEVELS, NAMESPACES, package
from argmap.render.essay.outline import Essay, Point
from argmap.render.runs import Runs

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# A4, in twentieths of a point.
_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1360" w:right="1530" w:bottom="1420" w:left="1530" w:header="700"'
    ' w:footer="700" w:gutter="0"/></w:sectPr>'
)
# Word asks for these two, which are the line over the footnotes.
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote>"
)


def docx(essay: Essay) -> bytes:
    """Return the outline as a document; the same outline is always the same to the byte."""
    body = "".join(_body(essay))
    document = f"{_HEAD}<w:document {NAMESPACES}><w:body>{body}{_PAGE}</w:body></w:document>"
    notes = "".join(_footnote(number, note) for number, note in enumerate(essay.notes, 1))
    footnotes = f"{_HEAD}<w:footnotes {NAMESPACES}>{_SEPARATORS}{notes}</w:footnotes>"
    return package(document, footnotes, essay.title, essay.language)


def _body(essay: Essay) -> Iterator[str]:
    yield _paragraph("Title", _words(essay.title), essay.title)
    yield _paragraph("Subtitle", _words(essay.subtitle))
    for point in essay.points:
        yield _point(point)
    if essay.bibliography:
        yield _paragraph("Heading1", _words(essay.references))
    for part in essay.bibliography:
        if part.title:
            yield _paragraph("Heading2", _words(part.title))
        for entry in part.entries:
            yield _paragraph("Bibliography", _runs(entry))


def _point(point: Point) -> str:
    level = min(point.depth, LEVELS - 1)
    depth = f"[{point.depth}] " if point.depth >= LEVELS else ""
    parts = [_words(depth, "Quiet")]
    if point.word:
        parts += [_words(point.word, "Step"), _mark(point.step_note), _words(" ")]
    parts.append(_words(point.text))
    if point.who:
        parts.append(_words(f" ({point.who})", "Quiet"))
    parts.append(_mark(point.note))
    if point.again:
        where = f"{point.again}, {point.see}" if point.see else point.again
        parts.append(_words(f" ({where})", "Again"))
    style = "Heading1" if level == 0 else "Point"
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return _paragraph(style, "".join(parts), point.text, numbering)


def _paragraph(style: str, inner: str, text: str = "", more: str = "") -> str:
    """Return a paragraph; one that begins with letters from right to left runs so."""
    turned = "<w:bidi/>" if _right_to_left(text) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}{turned}</w:pPr>{inner}</w:p>'


def _right_to_left(text: str) -> bool:
    strong = (kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def _words(text: str, style: str = "", *, italic: bool = False) -> str:
    if not text:
        return ""
    marks = f'<w:rStyle w:val="{style}"/>' if style else ""
    marks += "<w:i/>" if italic else ""
    marks += "<w:rtl/>" if _right_to_left(text) else ""
    kept = escape(" ".join(text.split("\n")))
    held = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{held}<w:t xml:space="preserve">{kept}</w:t></w:r>'


def _runs(several: Runs) -> str:
    return "".join(_words(run.text, italic=run.italic) for run in several)


def _mark(note: int | None) -> str:
    if note is None:
        return ""
    mark = f'<w:footnoteReference w:id="{note}"/>'
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{mark}</w:r>'


def _footnote(number: int, note: Runs) -> str:
    own = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    inner = f"{own}{_words(' ')}{_runs(note)}"
    return f'<w:footnote w:id="{number}">{_paragraph("FootnoteText", inner)}</w:footnote>'
