"""Phases in words: what is on, what comes next, when, and what is done in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from argmap.model.assignments import Phase, PhaseKind
from argmap.model.schedule import Schedule
from argmap.model.zones import called, in_words, said

NAMES: Mapping[PhaseKind, str] = {
    PhaseKind.READ: "Read and quote",
    PhaseKind.OWN: "Own map",
    PhaseKind.REVEAL: "Reveal and merge",
    PhaseKind.CROSS: "Cross-examine",
    PhaseKind.SUBMIT: "Submit",
}
DOING: Mapping[PhaseKind, str] = {
    PhaseKind.READ: "Own passages, seen by nobody else.",
    PhaseKind.OWN: "Each writes alone; hidden from the group.",
    PhaseKind.REVEAL: "Side by side; adopt with attribution.",
    PhaseKind.CROSS: "One support and one objection each.",
    PhaseKind.SUBMIT: "A frozen, numbered revision; late is marked.",
}
TO_DO: Mapping[PhaseKind, str] = {
    PhaseKind.READ: "Read the texts, select words that matter, and make them evidence on your own"
    " map. Nobody but you and your instructors sees it.",
    PhaseKind.OWN: "Draw your own map of the debate. Nobody but you and your instructors sees it"
    " before it is revealed.",
    PhaseKind.REVEAL: "Read the maps of the others beside yours, and take over what is better"
    " there: it keeps its author’s name.",
    PhaseKind.CROSS: "Support a claim of another position, and object to one.",
    PhaseKind.SUBMIT: "Put the map in order, and hand it in. You can hand it in again: the last"
    " counts, and all are kept.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A phase in the track.

    Attributes:
        state: past, current or to come.
        begins: when, in words; nothing if it waits for a button.
        until: until when, in words; nothing if that is open.
        ends: until when, or none.
    """

    phase: Phase
    state: str
    begins: str
    until: str
    ends: datetime | None

    @property
    def name(self) -> str:
        """How the phase is called."""
        return NAMES[self.phase.kind]

    @property
    def doing(self) -> str:
        """What is done in it, in a line."""
        return DOING[self.phase.kind]

    @property
    def to_do(self) -> str:
        """What a student does in it."""
        return TO_DO[self.phase.kind]

    @property
    def when(self) -> str:
        """Its dates, in words."""
        if self.begins and self.until.startswith(f"{self.begins}, "):
            return f"{self.begins}, until {self.until.removeprefix(self.begins)[2:]}"
        if self.begins and self.until:
            return f"{self.begins} – {self.until}"
        if self.begins:
            return f"from {self.begins}"
        waits = "waits for the button"
        return f"{waits}; until {self.until}" if self.until else waits


@dataclass(frozen=True, slots=True)
class Track:
    """All phases, and what is on.

    Attributes:
        zone: in which zone the dates are said, in words.
        left: how long the phase that is on still lasts, in words; nothing if that is open.
        first: whether it has yet to begin.
    """

    steps: tuple[Step, ...]
    zone: str
    on: Step | None
    next: Step | None
    left: str

    @property
    def first(self) -> bool:
        """Whether nothing has begun yet."""
        return self.on is None and bool(self.steps)


def track(schedule: Schedule, zone: str, now: datetime, due: datetime | None = None) -> Track:
    """Return the phases of an assignment as they are shown.

    Args:
        schedule: its phases.
        zone: the zone in which the seminar's dates are meant.
        now: when they are looked at.
        due: when the work of whoever looks is due, if that is another time than everybody's.
    """
    current = schedule.on(now)
    seen = _Seen(schedule, zone, now, due)
    steps = tuple(seen.step(each, current) for each in schedule.phases)
    on = next((each for each in steps if each.state == "current"), None)
    coming = schedule.next(now)
    after = next((each for each in steps if coming and each.phase is coming), None)
    return Track(steps, called(zone), on, after, _left(on, now))


def _left(on: Step | None, now: datetime) -> str:
    if on is None or on.ends is None or on.ends <= now:
        return ""
    return in_words(minutes_until(on.ends, now))


def minutes_until(then: datetime, now: datetime) -> int:
    """Return how many minutes it is until then; a minute that has begun counts."""
    return -(-int((then - now).total_seconds()) // 60)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A schedule, as somebody sees it at a time."""

    schedule: Schedule
    zone: str
    now: datetime
    due: datetime | None

    def step(self, phase: Phase, current: Phase | None) -> Step:
        """Return a phase in the track."""
        number = current.number if current else 0
        state = "past" if phase.number < number else "to come"
        begins, ends = phase.begins, self._ends(phase)
        return Step(
            phase,
            "current" if phase.number == number else state,
            _plain(said(begins, self.zone, now=self.now)) if begins else "",
            said(ends, self.zone, end=True, now=self.now) if ends else "",
            ends,
        )

    def _ends(self, phase: Phase) -> datetime | None:
        if phase.kind is PhaseKind.SUBMIT and phase.ends and self.due:
            return max(phase.ends, self.due)
        following = (each for each in self.schedule.phases if each.number > phase.number)
        return phase.ends or next((each.begins for each in following), None)


def _plain(begins: str) -> str:
    """Return a date without its time, if that is midnight: the day begins with it."""
    return begins.removesuffix(", 00:00")
