"""What a participant gets back: her marks, what was said of her work, and where she answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from argmap.analysis.wording import Piece
from argmap.model.assignments import Assignment
from argmap.model.claims import Kind
from argmap.model.ids import ClaimId
from argmap.model.maps import ArgumentMap
from argmap.model.marks import Feedback
from argmap.model.seminars import Holding
from argmap.render.smallmap import Number, small_map
from argmap.services.reading import map_at
from argmap.services.talking import claims_of
from argmap.services.teaching.marking import Sheet
from argmap.services.teaching.releasing import AnswerClashError, Returned
from argmap.services.teaching.remarking import Noted
from argmap.web import context
from argmap.web.pages.marks import Row, released_at, scaled_of, sum_of
from argmap.web.pages.remarks import change_of
from argmap.web.pages.talking import KINDS

Change = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that could not be kept.

    Attributes:
        to: what it answers: ``own``, ``group``, or the id of a remark.
    """

    to: str
    text: str
    error: Exception


@dataclass(frozen=True, slots=True)
class Reply:
    """A form for an answer.

    Attributes:
        seen: the answer that stands there.
        wrong: what is wrong with what was typed.
    """

    to: str
    text: str
    seen: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What an instructor wrote to her, or to her group, with the answer to it."""

    heading: str
    feedback: Feedback
    reply: Reply


@dataclass(frozen=True, slots=True)
class Spot:
    """A claim of a map with what was remarked on it, on its relations and on its passages.

    Attributes:
        number: on the small map.
        claim: its id; nothing for what is no longer on the map.
        turn: how it bears on what is above it, in words, and the kind; nothing for a thesis.
        marks: the marks, with what has changed in the words that they are on.
        said: remarks in words, likewise, each with the form for an answer.
        reply: the form for an answer to the marks, where no words are said.
    """

    number: int
    claim: str
    words: str
    turn: tuple[str, str] | None
    marks: tuple[tuple[Noted, Change], ...]
    said: tuple[tuple[Noted, Change, Reply], ...]
    reply: Reply | None


@dataclass(frozen=True, slots=True)
class Beside:
    """A map with what was remarked on it.

    Attributes:
        spots: in the order of the map; what is no longer on it comes last.
    """

    held: Holding
    whole: ArgumentMap
    spots: tuple[Spot, ...]

    @property
    def drawn(self) -> Markup:
        """The map in small, with the numbers of what was remarked on."""
        if not self.whole.drawn:
            return Markup("")
        numbers = {
            ClaimId(each.claim): Number(
                each.number, f"#spot-{each.number}", f"Remark {each.number}"
            )
            for each in self.spots
            if each.claim in self.whole.drawn
        }
        picture = small_map(self.whole, numbers, "The map, with the places of the remarks")
        return Markup(picture.svg)  # noqa: S704 (our own renderer's)


@dataclass(frozen=True, slots=True)
class Page:
    """The page on which a participant finds her feedback.

    Attributes:
        spoken: what was written to her, and to her group.
        maps: her maps, with what was remarked on them.
        left: what was remarked on her work on maps of groups that she has left.
    """

    found: Returned
    rows: tuple[Row, ...]
    spoken: tuple[Spoken, ...]
    maps: tuple[Beside, ...]
    left: tuple[tuple[Noted, Reply], ...]
    released: str

    @property
    def assignment(self) -> Assignment:
        """The assignment."""
        return self.found.assigned.assignment

    @property
    def sheet(self) -> Sheet:
        """Her marks."""
        return self.found.sheet

    @property
    def sum(self) -> str:
        """The points, of all that there are."""
        return sum_of(self.sheet)

    @property
    def scaled(self) -> str:
        """What they come to on the scale of the assignment; nothing without one."""
        return scaled_of(self.sheet)


def returned_page(found: Returned, refused: Refused | None) -> Page:
    """Return the page on which a participant finds her feedback."""
    sheet = found.sheet
    rows = tuple(Row(each, sheet.ticks.level(each)) for each in sheet.grid.rows)
    said = (("own", "To you", sheet.own), ("group", f"To {_group(sheet)}", sheet.shared))
    spoken = tuple(
        Spoken(heading, kept, _reply(to, kept.answer, refused))
        for to, heading, kept in said
        if kept is not None and (kept.text or kept.answer)
    )
    maps, left = tuple(_maps(found, refused)), tuple(_left(found, refused))
    return Page(found, rows, spoken, maps, left, released_at(found.assigned))


def _left(found: Returned, refused: Refused | None) -> Iterator[tuple[Noted, Reply]]:
    """Yield the remarks on maps that she sees no more, each with the form for an answer."""
    seen = {each.map_id for each in found.assigned.maps}
    for each in found.remarks:
        if each.remark.map_id not in seen:
            yield each, _reply(each.remark.id, each.remark.answer, refused)


def _group(sheet: Sheet) -> str:
    return sheet.group.name if sheet.group else "your group"


def _reply(to: str, answer: str, refused: Refused | None) -> Reply:
    if refused is None or refused.to != to:
        return Reply(to, answer, answer)
    now = refused.error.now if isinstance(refused.error, AnswerClashError) else answer
    return Reply(to, refused.text, now, str(refused.error))


def _maps(found: Returned, refused: Refused | None) -> Iterator[Beside]:
    """Yield her maps, those with remarks on them first."""
    sheet, assigned = found.sheet, found.assigned
    own = [assigned.own_map_of(sheet.member), assigned.map_of(sheet.member)]
    hers = {each.map_id: each for each in own if each is not None}
    noted, start = {each.remark.map_id for each in found.remarks}, 1
    others = {each.map_id: each for each in assigned.maps if each.map_id in noted}
    for key, held in sorted({**hers, **others}.items(), key=lambda pair: pair[0] not in noted):
        whole = map_at(context.store(), key)
        here = tuple(each for each in found.remarks if each.remark.map_id == key)
        yield Beside(held, whole, tuple(_spots(whole, here, refused, start)))
        start += len({_claim_of(whole, each) for each in here})


def _claim_of(whole: ArgumentMap, noted: Noted) -> str:
    """Return the claim beside which a remark stands; nothing if it is no longer on the map."""
    claims = claims_of(whole, noted.remark.about, noted.remark.target) if noted.now else ()
    return claims[0] if claims else ""


def _spots(
    whole: ArgumentMap, noted: tuple[Noted, ...], refused: Refused | None, start: int
) -> Iterator[Spot]:
    """Yield the claims that something was remarked on, in the order of the map."""
    places: dict[str, list[Noted]] = {}
    for each in noted:
        places.setdefault(_claim_of(whole, each), []).append(each)
    ordered = [claim for claim in (*whole.claims, "") if claim in places]
    for number, claim in enumerate(ordered, start):
        yield _spot(whole, number, claim, places[claim], refused)


def _spot(
    whole: ArgumentMap, number: int, claim: str, noted: list[Noted], refused: Refused | None
) -> Spot:
    def reply(each: Noted) -> Reply:
        return _reply(each.remark.id, each.remark.answer, refused)

    marks = tuple((each, change_of(each)) for each in noted if each.tag)
    said = tuple((each, change_of(each), reply(each)) for each in noted if not each.tag)
    words = whole.claims[ClaimId(claim)].text if claim else ""
    to_marks = reply(marks[0][0]) if marks and not said else None
    return Spot(number, claim, words, _turn(whole, claim), marks, said, to_marks)


def _turn(whole: ArgumentMap, claim: str) -> tuple[str, str] | None:
    """Return how a claim bears on another one, in words, and the kind of that."""
    relations = whole.relations_from(ClaimId(claim)) if claim else ()
    first = next(iter(relations), None)
    return (KINDS[first.kind], Kind(first.kind).value) if first else None
