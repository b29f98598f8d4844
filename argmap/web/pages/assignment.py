"""The page of an assignment, for everybody: what is on, what is due, and the maps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from argmap.model.assignments import PhaseKind, Submission
from argmap.model.errors import NotFoundError
from argmap.model.ids import SourceId
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, Running, may, may_run
from argmap.model.seminars import Holding, Person, Role
from argmap.model.sources import Library, Source
from argmap.model.zones import in_words, said
from argmap.services import reading
from argmap.services.teaching.assigned import moment
from argmap.services.teaching.counting import Asked, wanted_of
from argmap.services.teaching.mine import Mine, mine, participants
from argmap.services.teaching.releasing import is_returned
from argmap.services.texts.seen import seen
from argmap.web import context
from argmap.web.pages.beside import reading_href
from argmap.web.pages.phases import Step, Track, minutes_until, track


@dataclass(frozen=True, slots=True)
class Handed:
    """Something that was handed in, in words."""

    made: Submission
    when: str
    late: str

    @property
    def href(self) -> str:
        """Where it is to be seen as it was."""
        return f"/debates/{self.made.map_id}/history/{self.made.revision}"


@dataclass(frozen=True, slots=True)
class MapRow:
    """A map in the list of those that may be read.

    Attributes:
        label: whose it is: my own, our group's, another's name.
        handed: what was handed in of it, the last first.
    """

    held: Holding
    label: str
    claims: int
    handed: tuple[Handed, ...]
    draws: bool

    @property
    def href(self) -> str:
        """Where it is."""
        return f"/debates/{self.held.map_id}"


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text that is to be read.

    Attributes:
        href: where it is read, beside her own map; nothing if no map is open to her.
        here: whether its words are there.
        passages: how many passages of the map are in it.
    """

    source: Source
    href: str
    here: bool
    passages: int


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be done first, as a link."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class AssignmentPage:
    """An assignment as somebody sees it.

    Attributes:
        runs: whether who asks runs the seminar; then she may look as one of the ``students``.
        seen_as: as whom she looks, if not as herself.
        due: when the work is due, in words; nothing if at no time.
        over: how long ago that was, or how long it is until then; ``is_over`` says which.
    """

    mine: Mine
    question: str
    runs: bool
    seen_as: str
    students: tuple[Person, ...]
    track: Track
    act: Act | None
    own: tuple[MapRow, ...]
    others: tuple[MapRow, ...]
    texts: tuple[TextRow, ...]
    wanted: tuple[Asked, ...]
    due: str
    due_at: str
    over: str
    is_over: bool

    @property
    def handing(self) -> MapRow | None:
        """The map that she hands in, if it is open to her."""
        chosen = self.mine.handing
        return next((row for row in self.own if chosen and row.held == chosen), None)

    @property
    def takes_part(self) -> bool:
        """Whether it is seen as somebody who takes part."""
        return self.mine.member.role is Role.PARTICIPANT

    @property
    def is_released(self) -> bool:
        """Whether feedback is there to be seen, also in a seminar that is archived."""
        task, hers = self.mine.found.assignment, self.mine.member.person
        return is_returned(context.store(), task, hers)


def assignment_page(assignment: str, student: str = "") -> AssignmentPage:
    """Return the page of an assignment.

    Raises:
        NotFoundError: there is no such assignment or student, or not for her.
    """
    store, who = context.store(), context.who()
    one = mine(store, who, assignment, student=student)
    found, now = one.found, moment(who)
    zone, whole = found.seminar.zone, reading.map_at(store, found.assignment.starter)
    steps = track(found.schedule, zone, now, one.due)
    own = tuple(_row(one, each) for each in (one.alone, one.shared) if each)
    texts = _texts(one, whole)
    runs = may_run(who, Running.RUN, found.seminar.id)
    minutes = minutes_until(one.due, now) if one.due else 0
    return AssignmentPage(
        one,
        whole.debate.question,
        runs,
        student,
        participants(store, found) if runs else (),
        steps,
        _act(steps.on, one, texts) if one.member.role is Role.PARTICIPANT else None,
        own,
        tuple(_row(one, each) for each in one.others),
        texts,
        _wanted(one),
        said(one.due, zone, end=True, now=now) if one.due else "",
        one.due.isoformat() if one.due else "",
        in_words(minutes) if one.due else "",
        minutes < 0,
    )


def _wanted(one: Mine) -> tuple[Asked, ...]:
    if one.member.role is not Role.PARTICIPANT:
        return ()
    assignment = one.found.assignment.id
    return wanted_of(context.store(), context.who(), assignment, one.member.person)


def _row(one: Mine, held: Holding) -> MapRow:
    whole = reading.map_at(context.store(), held.map_id)
    draws = may(one.who, Permission.EDIT, held)
    given = tuple(_handed(one, each) for each in reversed(one.handed.get(held.map_id, ())))
    return MapRow(held, _label(one, held), len(whole), given, draws)


def _label(one: Mine, held: Holding) -> str:
    if held == one.alone:
        return "Your own map"
    if held == one.shared:
        return f"The map of {held.name}" if held.group else "The map of all"
    return held.name


def _handed(one: Mine, made: Submission) -> Handed:
    zone, now = one.found.seminar.zone, moment(one.who)
    late = ""
    if made.due and made.is_late:
        late = f"{in_words(int((made.made - made.due).total_seconds()) // 60)} late"
    return Handed(made, said(made.made, zone, now=now), late)


def _texts(one: Mine, whole: ArgumentMap) -> tuple[TextRow, ...]:
    """Return the texts that are set: those named, else all that have an edition."""
    beside = one.alone or one.shared or next(iter(one.found.maps), None)
    library = _library(one, beside, whole)
    origin = _origin(one, whole)
    passages = Counter(span.source for p in origin.passages.values() for span in p.spans[:1])
    set_ = set(one.found.assignment.texts.sources)
    chosen = [each for each in library.sources if _is_set(library, each, set_, passages)]
    base = f"/sources/{library.slug}"
    return tuple(
        TextRow(
            each,
            reading_href(f"{base}/{each.id}", beside.map_id, "") if beside else "",
            library.text_of(each.id) is not None,
            passages[each.id],
        )
        for each in chosen
    )


def _origin(one: Mine, whole: ArgumentMap) -> ArgumentMap:
    """Return the map from which it was assigned, if anybody may read it, else how it begins."""
    try:
        held = context.held(one.found.assignment.origin)
        return reading.map_at(context.store(), held.map_id)
    except NotFoundError:
        return whole


def _library(one: Mine, beside: Holding | None, whole: ArgumentMap) -> Library:
    held = beside or Holding(whole.id, seminar=one.found.seminar.id)
    return seen(context.store(), one.who, held, whole.debate.library)


def _is_set(
    library: Library, source: Source, set_: Iterable[str], passages: Counter[SourceId]
) -> bool:
    if set_:
        return source.id in set_
    return bool(library.editions_of(source.id)) and (
        passages[source.id] > 0 or library.text_of(source.id) is not None
    )


def _act(on: Step | None, one: Mine, texts: tuple[TextRow, ...]) -> Act | None:
    """Return what is to be done first in the phase that is on."""
    alone, shared = one.alone, one.shared
    kind = on.phase.kind if on else None
    if kind is PhaseKind.READ and alone:
        first = next((each for each in texts if each.here and each.href), None)
        if first:
            return Act(first.href, "Read and quote")
        return Act(f"/debates/{alone.map_id}", "Open your own map")
    if kind is PhaseKind.OWN and alone:
        return Act(f"/debates/{alone.map_id}", "Go on with your own map")
    if kind is PhaseKind.REVEAL and shared and one.others:
        return Act(f"/debates/{shared.map_id}/adopt", "Compare, and take claims over")
    chosen = shared or alone
    return Act(f"/debates/{chosen.map_id}", "Open the map") if chosen else None
