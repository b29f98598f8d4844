"""A debate sheet as a page and as a PDF: what of a map and its passages stands on it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from markupsafe import Markup

from argmap.model.claims import Claim
from argmap.model.debates import Speaker
from argmap.model.errors import NotFoundError
from argmap.model.ids import MapId
from argmap.model.permissions import Permission, Running, may, may_run
from argmap.model.seminars import Visibility
from argmap.render.sheet import PROMPTS, Heard, Quoted, Sheet
from argmap.render.sheetmap import Plan, plan_sheet
from argmap.services.access import holding
from argmap.services.reading import map_at
from argmap.services.teaching.assigned import Assigned, assigned
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import shortened
from argmap.web.pages.claim import slips
from argmap.web.pages.ways import into_seminar, qr

WORDS, ABOUT, SUMMARY = 190, 150, 320
"""So many letters of a passage, of what is told of a speaker, and of the summary are printed."""
SPEAKERS = 12


@dataclass(frozen=True, slots=True)
class SheetPage:
    """The page of a sheet.

    Attributes:
        picture: the map, from our own renderer.
        task: the assignment for which it is, if she asks from there, and ``runs`` its seminar.
        asked_for: what of the address its PDF needs, too.
    """

    asked: Asked
    sheet: Sheet
    picture: Markup
    qr: Markup
    task: Assigned | None
    runs: bool
    asked_for: str

    @property
    def prompts(self) -> tuple[tuple[str, str], ...]:
        """What is asked for on the back, each with a hint."""
        return PROMPTS


def sheet_page(asked: Asked, assignment: str = "") -> SheetPage:
    """Return the page of a sheet.

    Args:
        asked: the map.
        assignment: for which it is printed; nothing for none.

    Raises:
        NotFoundError: there is no such assignment, or not for her.
    """
    task = _task(assignment)
    runs = task is not None and may_run(context.who(), Running.RUN, task.seminar.id)
    link, site, code = _way(asked, task if runs else None)
    plan = plan_sheet(asked.shown)
    debate = asked.whole.debate
    made = Sheet(
        f"{task.seminar.title} · debate sheet" if task else debate.title,
        debate.question,
        shortened(debate.summary, SUMMARY),
        plan,
        _passages(asked, plan),
        _speakers(asked, plan.claims),
        site or "Argmap",
        f"{asked.excerpt.title}, revision {asked.whole.revision}",
        code,
        _standing_alone(qr(link)) if link else "",
    )
    query = [("map", asked.state.map), ("assignment", assignment)]
    rest = "&".join(f"{name}={value}" for name, value in query if value)
    drawn = Markup(made.svg)  # noqa: S704 (our own renderer's)
    shown_qr = qr(link) if link else Markup()
    return SheetPage(asked, made, drawn, shown_qr, task, runs, f"?{rest}" if rest else "")


def _task(assignment: str) -> Assigned | None:
    if not assignment or context.who().person is None:
        return None
    return assigned(context.store(), context.who(), assignment, Running.SEE)


def _way(asked: Asked, task: Assigned | None) -> tuple[str, str, str]:
    """Return where the QR code leads, the same to be typed, and what stands under it.

    The code of a seminar is for its instructors to print, as long as its door is open.
    """
    if task is not None:
        try:
            way = into_seminar(task.seminar.id)
        except NotFoundError:
            way = None
        if way is not None and way.is_open:
            return way.link, way.site, way.code
    if asked.held.visibility is Visibility.PUBLIC:
        link = f"{request.url_root.rstrip('/')}/debates/{asked.whole.id}"
        return link, link.partition("://")[2], "The map"
    return "", "", ""


def _standing_alone(drawn: Markup) -> str:
    """Return an inline SVG as one that is a file of its own."""
    return str(drawn).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _passages(asked: Asked, plan: Plan) -> tuple[Quoted, ...]:
    return tuple(_quoted(asked, letter, asked.whole.claim(claim)) for letter, claim in plan.cited)


def _quoted(asked: Asked, letter: str, claim: Claim) -> Quoted:
    """Return the first passage that is cited for a claim: its words only if she may read them."""
    first, *more = slips(asked, asked.shown.evidence_for(claim.id), claim)
    place = first.places[0].label if first.places else ""
    also = f" and {len(more)} more" if more else ""
    return Quoted(letter, shortened(first.words, WORDS), first.exact, place + also)


def _speakers(asked: Asked, claims: tuple[Claim, ...]) -> tuple[Heard, ...]:
    debate = asked.whole.debate
    ids = dict.fromkeys(claim.speaker for claim in claims if claim.speaker)
    found = [each for key in ids if (each := debate.speaker(key))]
    return tuple(Heard(each.name, about(each)) for each in found[:SPEAKERS])


def about(speaker: Speaker) -> str:
    """Return what is known of a speaker in one line: who it was, when, and what for."""
    lived = speaker.lived.label if speaker.lived else ""
    known = [speaker.role, lived if lived not in speaker.role else "", speaker.interest]
    return shortened("; ".join(" ".join(each.split()) for each in known if each), ABOUT)


def map_for(assignment: str) -> str:
    """Return the map of which the sheet of an assignment is printed, for who asks.

    Instructors get the starter, if something is on it, others what everybody can read.

    Raises:
        NotFoundError: there is no such assignment, or no map of it that is open to her.
    """
    store, who = context.store(), context.who()
    found = assigned(store, who, assignment, Running.SEE)
    task = found.assignment
    named: list[MapId] = [task.starter, task.origin, *(each.map_id for each in found.maps)]
    readable = [each for each in named if _may_read(each)]
    full = [each for each in readable if len(map_at(store, each))]
    chosen = next(iter([*full, *readable]), None)
    if chosen is None:
        raise NotFoundError("sheet", task.title)
    return chosen


def _may_read(map_id: MapId) -> bool:
    try:
        return may(context.who(), Permission.READ, holding(context.store(), map_id))
    except NotFoundError:
        return False
