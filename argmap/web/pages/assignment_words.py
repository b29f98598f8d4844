"""What was done with an assignment, in a sentence for the next page."""

from __future__ import annotations

from argmap.model.assignments import Assignment, Phase, Submission
from argmap.model.zones import in_words
from argmap.services.teaching.starters import Proposed
from argmap.web.pages.phases import NAMES


def assigned(made: Assignment, notes: str) -> str:
    """Say that something is assigned, and what is odd about its dates."""
    return f"“{made.title}” is assigned: whoever is in the seminar finds it here. {notes}".strip()


def begun(phase: Phase) -> str:
    """Say which phase is on now."""
    return f"“{NAMES[phase.kind]}” is on now: the maps are open as it says."


def handed_in(made: Submission) -> str:
    """Say what was handed in, and whether in time."""
    what = f"Handed in as number {made.number}: the map at revision {made.revision}, as it is now."
    if made.due is None:
        return what
    if not made.is_late:
        return f"{what} It is in time."
    late = in_words(int((made.made - made.due).total_seconds()) // 60)
    return f"{what} It is marked as {late} late."


def proposed(done: Proposed) -> str:
    """Say to how many maps something was proposed."""
    if not done.maps:
        return "Every map has what is on the starter map, or was asked before: nothing is proposed."
    to = "1 map" if len(done.maps) == 1 else f"{len(done.maps)} maps"
    said = [f"Proposed to {to}: there it waits until somebody accepts it."]
    if done.same:
        said.append(f"{done.same} had it already, or was asked before.")
    if done.left:
        on = "1 map" if done.left == 1 else f"{done.left} maps"
        said.append(f"On {on} something was left out: it was changed there, too.")
    return " ".join(said)
