"""An assignment that is marked: Ana and Ben work in Red, Carla in Blue, and Eva instructs."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model.assignments import Starter
from argmap.model.marks import Criterion, Grid, Level
from argmap.services.teaching import marking, rubrics
from argmap.services.teaching.assigned import Running, assigned
from argmap.services.teaching.marking import Draft
from argmap.services.teaching.rubrics import Drawn, seen_as

LEVELS = (Level("not yet"), Level("partly", points=1), Level("fully", points=3))
GRID = Grid(
    "Ours", (Criterion("claims", "Claims", LEVELS), Criterion("passages", "Passages", LEVELS))
)


@dataclass
class Marked:
    """A course with its assignment."""

    course: object
    task: object

    @property
    def found(self):
        return assigned(self.course.store, self.course.eva, self.task.id, Running.RUN)

    def map_of(self, group):
        return next(each.map_id for each in self.found.maps if each.name == group)

    def person(self, name):
        return self.course.who(name).person.id

    def draw(self, grid=GRID, levels=None, **told):
        seen = seen_as(self.found.assignment)
        drawn = Drawn(grid, seen=seen, levels=levels or {}, **told)
        rubrics.change(self.course.store, self.course.eva, self.task.id, drawn)

    def save(self, name, by="Eva", **said):
        draft = Draft(**said)
        who = self.course.who(by)
        return marking.save(self.course.store, who, self.task.id, self.person(name), draft)

    def sheet(self, name):
        return marking.sheet_of(self.course.store, self.found, self.person(name))


def marked(course, **told):
    course.join("Ana"), course.join("Ben"), course.join("Carla", course.blue)
    made = Marked(course, course.assign(begins_with=Starter.FULL))
    made.draw(**told)
    return made
