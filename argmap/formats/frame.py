"""Reading what frames a debate: its question, maps, positions and speakers."""

from __future__ import annotations

import re

from argmap.formats import keys
from argmap.formats.claims import Names
from argmap.formats.problems import shown
from argmap.formats.record import Record
from argmap.formats.tree import Text
from argmap.model.debates import HUES, WHOLE, Debate, Excerpt, Position, Speaker
from argmap.model.errors import InvalidError
from argmap.model.ids import ClaimId, PositionId, Slug, SpeakerId

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CHOICES = ("", "all", "core")


def read_debate(root: Record, slug: str, library: str, names: Names) -> Debate | None:
    """Return the debate of a folder, or none with the problems reported.

    Args:
        root: the table of the whole folder.
        slug: the debate's name in addresses.
        library: the name of its library.
        names: the positions, speakers and claims of the folder.
    """
    positions, speakers, claims = names.positions, names.speakers, names.claims
    excerpts = dict(root.named("maps", "map", keys.EXCERPT))
    frame = {key: root.line(key) for key in ("question", "title", "axis", "language")}
    if frame["language"] and not _LANGUAGE.fullmatch(frame["language"]):
        told = f"“{shown(frame['language'])}” is no language"
        root.wrong("language", f"{told}: write its code, such as en, de or zh-Hant.")
    if not root.required("question") or not frame["question"]:
        return None
    try:
        return Debate(
            Slug(slug),
            question=frame["question"],
            title=frame["title"],
            summary=root.prose("summary"),
            period=root.date("period"),
            axis=frame["axis"],
            language=frame["language"] or "en",
            library=Slug(library),
            positions=tuple(position for it in positions.items() if (position := _position(*it))),
            speakers=tuple(made for it in speakers.items() if (made := _speaker(*it, positions))),
            excerpts=tuple(excerpt for it in excerpts.items() if (excerpt := _excerpt(*it, claims)))
            or (WHOLE,),
        )
    except InvalidError as error:
        root.wrong("question", str(error))
        return None


def _position(name: str, record: Record) -> Position | None:
    label, gist, own = record.line("label"), record.prose("gist"), record.flag("own")
    before = len(record.report.found)
    hue = record.number("hue") if record.value("hue") else 1
    if not record.required("label") or not label:
        return None
    if hue is None or not 1 <= hue <= HUES:
        del record.report.found[before:]
        record.wrong("hue", f"The hue of a position is a number from 1 to {HUES}.")
        return None
    return Position(PositionId(name), label, gist, hue, own)


def _speaker(name: str, record: Record, positions: dict[str, Record]) -> Speaker | None:
    position = record.known("position", "position", positions)
    called, short = record.line("name"), record.line("short", limit=60)
    role, interest = record.prose("role"), record.prose("interest")
    lived = record.date("lived")
    if not record.required("name") or not called:
        return None
    held = PositionId(position) if position else None
    return Speaker(SpeakerId(name), called, short, role, interest, held, lived)


def _excerpt(name: str, record: Record, claims: dict[str, Record]) -> Excerpt | None:
    title = record.line("title", limit=80)
    written = record.at("claims")
    if not record.required("title") or not title:
        return None
    if "claims" not in record or (isinstance(written, Text) and written.value in _CHOICES):
        return Excerpt(name, title, record.value("claims") or "all")
    nodes = record.each("claims")
    for node in nodes:
        if node.value not in claims:
            record.report.unknown(node, "claim", node.value, claims)
    return Excerpt(name, title, tuple(ClaimId(node.value) for node in nodes))
