"""The paragraphs of a text as HTML, with who leans on them in the margin.

A book has thousands of marks and links: a template would take longer to fill than the rest of the
page together. Whatever somebody wrote is escaped here; ids and numbers need no escaping.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from argmap.model.texts import Correction
from argmap.web.pages.brief import STATUSES
from argmap.web.pages.leanings import Lean, Use
from argmap.web.pages.marking import Piece
from argmap.web.pages.source import Paragraph, SourcePage


@dataclass(frozen=True, slots=True)
class Margin:
    """How the claims and steps that lean on a text are listed.

    Attributes:
        claim: the one that is chosen, if any.
        reading: the address of the text that lights up the passages of a claim, up to its id; if
            there is none, the links lead to the map.
        several: claims of several debates stand there, so that each names its own.
    """

    claim: str = ""
    reading: str = ""
    several: bool = False

    def leans(self, use: Use, number: int = 0) -> Markup:
        """Return what leans on a passage, which has a number where its paragraph is shown."""
        reference = f' <sup class="ref">{number}</sup>' if number else ""
        shown = (self._lean(lean, use.passage.id, reference) for lean in use.leans)
        return Markup("".join(shown))  # noqa: S704 (escaped, each for itself)

    def _lean(self, lean: Lean, passage: str, reference: str) -> str:
        chosen = " chosen" if self.claim and lean.claim == self.claim else ""
        href = f"{self.reading}{lean.claim}#{passage}" if self.reading else lean.href
        told = "against: " if lean.kind == "rebut" else "for: "
        debate = escape(lean.debate) if self.several else ""
        whose = f'<span class="debate" dir="auto">{debate}</span>' if self.several else ""
        return (
            f'<li class="{lean.look}{chosen}"><a href="{escape(href)}">'
            f'<span class="sign {lean.kind}" aria-hidden="true">{lean.sign}</span>'
            f'<span><span class="vh">{told}</span>'
            f'<b class="k"><bdi>{escape(lean.speaker or "Claim")}</bdi></b>{reference}'
            f' <span class="bearing">{lean.bearing}</span>'
            f' <i dir="auto">{escape(lean.text)}</i>{whose}</span></a></li>\n'
        )

    def beside(self, para: Paragraph) -> str:
        """Return what leans on a paragraph, or nothing if nothing does."""
        if not (para.uses or para.shared):
            return ""
        both = '<li class="both-sides">The same words are used <b>for and against</b>.</li>'
        return (
            f'<ul class="lean" aria-label="Claims leaning on paragraph {para.number}">'
            f"{both if para.shared else ''}"
            f"{''.join(self._use(use, place) for place, use in enumerate(para.uses, 1))}</ul>"
        )

    def _use(self, use: Use, number: int) -> str:
        flag = status = ""
        if use.passage.textual:
            textual = escape(use.passage.textual)
            flag = f'<p class="flag">The text is {textual} at passage {number}.</p>'
        if use.status in STATUSES:
            status = f'<p class="mute">Passage {number}: {STATUSES[use.status]}.</p>'
        return (
            f'<li class="use" id="lean-{use.passage.id}">{flag}{status}'
            f"<ul>{self.leans(use, number)}</ul></li>"
        )


@dataclass(frozen=True, slots=True)
class Acts:
    """What may be done with each paragraph by who asks.

    Attributes:
        cite: what stands before and after the place in the address at which it is cited; nothing
            if she may not.
        correct: the address at which words of it are corrected; nothing if she may not.
    """

    cite: Sequence[str] = ()
    correct: str = ""

    def of(self, para: Paragraph) -> str:
        """Return the links under a paragraph."""
        if not self.cite:
            return ""
        before, after = map(escape, self.cite)
        which = f'<span class="vh"> {para.number}</span></a>'
        wrong = ""
        if self.correct:
            at = f"{escape(self.correct)}?start={para.start}&amp;end={para.end}"
            wrong = f'<a href="{at}">Printed wrongly?<span class="vh"> Paragraph</span>{which}'
        return (
            f'<p class="para-acts"><a href="{before}{para.start}-{para.end}{after}"'
            f' data-form="use">Cite this paragraph{which} {wrong}</p>'
        )


def article(page: SourcePage, margin: Margin, top: int, acts: Acts = Acts()) -> Markup:
    """Return the whole text of a source.

    Args:
        page: with the text.
        margin: how what leans on it is listed.
        top: the level of the heading of the page.
        acts: what may be done with each paragraph.
    """
    above = top - 1 if page.titled else top
    shown = (
        _heading(para, above, page.source.title) if para.level else _paragraph(para, margin, acts)
        for para in page.paragraphs
    )
    return Markup("".join(shown))  # noqa: S704 (escaped, each for itself)


def _heading(para: Paragraph, above: int, title: str) -> str:
    if para.title == title:
        return ""
    level = min(para.level + above, 6)
    return f'<h{level} class="in-text" dir="auto">{escape(para.title)}</h{level}>'


def _paragraph(para: Paragraph, margin: Margin, acts: Acts) -> str:
    number, table = (
        para.number,
        f' class="as-table tab-{para.tab}" tabindex="0"' if para.tab else "",
    )
    words = "".join(part for piece in para.pieces for part in _piece(piece, para))
    return (
        f'<div class="para" id="p{number}">\n'
        f'<a class="no" href="#p{number}"><span class="vh">Paragraph </span>'
        f'<span aria-hidden="true">¶ </span>{number}</a>\n'
        f'<div class="said">{_note(para.note)}{_pages(para.pages)}'
        f'<p dir="auto"{table} data-start="{para.start}">{words}</p>\n'
        f"{acts.of(para)}</div>\n"
        f"{margin.beside(para)}</div>\n"
    )


def _note(number: int) -> str:
    if not number:
        return ""
    return (
        f'<p class="page-begins" id="note-{number}">Footnote {number} · '
        f'<a href="#to-note-{number}">back to the text</a></p>'
    )


def _pages(labels: Sequence[str]) -> str:
    begun = "".join(f"Page <bdi>{escape(label)}</bdi> begins here. " for label in labels)
    return f'<p class="page-begins">{begun}</p>' if begun else ""


def _piece(piece: Piece, para: Paragraph) -> Iterator[str]:
    """Yield the words of a piece, and what stands before and after them.

    All of it flows with the words: a browser that selects a whole paragraph stops at what does not.
    """
    for passage in piece.begins:
        yield f'<span class="place" id="{passage}"></span>'
    yield _marked(piece) if piece.lanes else _run(piece)
    if piece.wrong:
        yield _sic(piece.wrong)
    for number in piece.notes:
        yield (
            f'<a class="ref note" data-aside id="to-note-{number}" href="#note-{number}"'
            f' aria-label="footnote [{number}]">[{number}]</a>'
        )
    for passage in piece.ends:
        if passage in para.numbers:
            yield (
                f'<a class="ref" data-aside href="#lean-{passage}"'
                f' aria-label="passage {para.numbers[passage]}">{para.numbers[passage]}</a>'
            )


def _marked(piece: Piece) -> str:
    lanes = "".join(f" lane-{lane}" for lane in piece.lanes)
    return f'<mark class="passage{lanes}{" lit" if piece.lit else ""}">{_run(piece)}</mark>'


def _run(piece: Piece) -> str:
    words = escape(piece.text)
    if piece.face == "star":
        words = Markup(f'<span class="star">{words}</span>')  # noqa: S704 (escaped)
    elif piece.face:
        words = Markup(f"<{piece.face}>{words}</{piece.face}>")  # noqa: S704 (escaped)
    if piece.hit:
        return f'<mark class="hit">{words}</mark>'
    return f'<span class="damaged">{words}</span>' if piece.damaged else words


def _sic(wrong: Correction) -> str:
    read = f"; read “{escape(wrong.proposed)}”" if wrong.proposed else ""
    why = f": {escape(wrong.reason)}" if wrong.reason else ""
    return f'<span class="sic" data-aside dir="auto"> [sic{read}{why}]</span>'
