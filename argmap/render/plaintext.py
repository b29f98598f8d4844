"""An outline as plain text: for terminals, e-mails and for looking at differences."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.claims import Claim, Voice
from argmap.model.debates import Debate
from argmap.model.maps import ArgumentMap
from argmap.model.sources import Library
from argmap.render.citations import Citation, Reader
from argmap.render.outline import Row, outline

INDENT, DEEPEST = "  ", 24
VOICES = {
    Voice.ACTOR: "",
    Voice.AUTHOR: "the author of the source",
    Voice.SCHOLAR: "a later scholar",
    Voice.MEMBER: "a member",
}


def outline_text(shown: ArgumentMap, library: Library | None) -> str:
    """Return the question, the positions and every claim with its passages, one to a line.

    Rows deeper than 24 are indented no further, and say their depth, so that a line of 10,000
    claims stays a text of a sensible size.
    """
    lines = [*_head(shown.debate), ""]
    reader = Reader(shown, library)
    for row in outline(shown):
        if row.depth == 0:
            lines.append("")
        lines += _row(row, shown.debate, reader)
    return "\n".join(lines) + "\n"


def byline(claim: Claim, debate: Debate) -> str:
    """Return who holds a claim, through whom it is known, and when it was held."""
    holder, reporter = debate.speaker(claim.speaker), debate.speaker(claim.reported_by)
    parts = (
        holder.called if holder else VOICES[claim.voice],
        f"reported by {reporter.called}" if reporter else "",
        claim.when,
    )
    return ", ".join(part for part in parts if part)


def _head(debate: Debate) -> Iterator[str]:
    yield debate.question
    if debate.period:
        yield debate.period.label
    if debate.positions:
        yield ""
        yield "Positions"
    for position in debate.positions:
        yield f"{INDENT}{position.label}" + (f": {_one_line(position.gist)}" * bool(position.gist))


def _row(row: Row, debate: Debate, reader: Reader) -> Iterator[str]:
    indent = INDENT * min(row.depth, DEEPEST)
    depth = f"[{row.depth}] " if row.depth > DEEPEST else ""
    step = f"{row.sign} {row.word} " if row.relation else ("" if row.depth == 0 else "· ")
    if row.claim is None:
        yield f"{indent}{depth}{step}".rstrip()
    else:
        yield f"{indent}{depth}{step}{_claim(row, row.claim, debate)}"
    for cited in reader.cited(row.step_evidence):
        yield f"{indent}{INDENT * 2}> of the step: {_citation(cited)}"
    for cited in reader.cited(row.evidence):
        yield f"{indent}{INDENT * 2}> {_citation(cited)}"


def _claim(row: Row, claim: Claim, debate: Debate) -> str:
    who = byline(claim, debate)
    again = f" ({row.again_words})" if row.again else ""
    return (f"{who}: " if who else "") + claim.text + again


def _citation(cited: Citation) -> str:
    words = f"“{cited.words}”" if cited.quoted else _one_line(cited.words)
    doubt = f"; the text is {cited.doubt}" if cited.doubt else ""
    return f"{cited.bearing}: {words} [{cited.place}{doubt}]"


def _one_line(text: str) -> str:
    return " ".join(text.split())
