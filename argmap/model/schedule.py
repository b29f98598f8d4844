"""What the phases of an assignment open, hide and ask for at a time: pure rules, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from argmap.model.assignments import NEVER, Extension, Phase, PhaseKind
from argmap.model.errors import InvalidError
from argmap.model.ids import GroupId, PersonId

ALONE = (PhaseKind.READ, PhaseKind.OWN)
SEEN_TOGETHER = (PhaseKind.REVEAL, PhaseKind.CROSS)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The phases of an assignment in their order, and who has more time.

    A phase that nobody dated waits for a button; until then its time is ``NEVER``.
    """

    phases: tuple[Phase, ...] = ()
    extensions: tuple[Extension, ...] = ()

    def on(self, now: datetime) -> Phase | None:
        """Return the phase that is on, or the last that was; none before the first begins."""
        begun = [each for each in self.phases if each.begins is not None and each.begins <= now]
        return begun[-1] if begun else None

    def next(self, now: datetime) -> Phase | None:
        """Return the phase that comes after the one that is on, or none."""
        on = self.on(now)
        return next((each for each in self.phases if on is None or each.number > on.number), None)

    @property
    def has_own_maps(self) -> bool:
        """Whether there is a phase in which everybody works alone."""
        return any(each.kind in ALONE for each in self.phases)

    @property
    def opens(self) -> datetime | None:
        """When the first phase begins; none if there are no phases: then it is open at once."""
        return self._begin(self.phases)

    @property
    def opens_together(self) -> datetime | None:
        """When those who share a map see it: after the last phase in which they work alone."""
        if not self.has_own_maps:
            return self.opens
        return self._begin(self._after_alone()) or NEVER

    @property
    def shows(self) -> datetime | None:
        """When own maps are shown to those who share a map; none if they never were hidden."""
        if not self.has_own_maps:
            return None
        shown = (each for each in self._after_alone() if each.kind in SEEN_TOGETHER)
        return self._begin(shown) or NEVER

    def due(self, person: PersonId | None = None, group: GroupId | None = None) -> datetime | None:
        """Return when work is due: as the last ``submit`` ends, or later for whom that was said."""
        ends = [each.ends for each in self.phases if each.kind is PhaseKind.SUBMIT and each.ends]
        if not ends:
            return None
        whom = {each for each in (person, group) if each is not None}
        more = [each.until for each in self.extensions if each.whom in whom]
        return max([ends[-1], *more])

    def _after_alone(self) -> tuple[Phase, ...]:
        last = max((each.number for each in self.phases if each.kind in ALONE), default=0)
        return tuple(each for each in self.phases if each.number > last)

    @staticmethod
    def _begin(phases: Iterable[Phase]) -> datetime | None:
        first = next(iter(phases), None)
        return None if first is None else first.begins or NEVER


def checked(phases: Iterable[Phase]) -> tuple[Phase, ...]:
    """Return phases that follow one another.

    Raises:
        InvalidError: one begins before the one before it; names both.
    """
    ordered = tuple(sorted(phases, key=lambda each: each.number))
    dated = [each for each in ordered if each.begins is not None]
    for before, after in pairwise(dated):
        if before.begins and after.begins and after.begins < before.begins:
            raise InvalidError(
                f"Phase {after.number} begins before phase {before.number}: give it a later date,"
                f" or change their order."
            )
    return ordered
