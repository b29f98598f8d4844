"""Why a claim or a step has its label, in one sentence: of this map so far, never a verdict."""

from __future__ import annotations

from argmap.analysis.standing.labelling import Labelling, Reason, Standing
from argmap.model.ids import RelationId

SHORT = 70
SENTENCES = {
    Reason.PRESUMED: "Stands so far: nobody has spoken against it.",
    Reason.CONCEDED: "Stands: all who take part concede it.",
    Reason.REJECTED: "Falls: all who take part reject it.",
}


def why(labelling: Labelling, of: str) -> str:
    """Return the sentence.

    Raises:
        KeyError: the map has neither a claim nor a step of this id.
    """
    found = labelling[of]
    causes = [named(labelling, each) for each in found.causes]
    first = causes[0] if causes else ""
    if found.reason is Reason.PRESUMED and causes:
        return "Stands so far: what was said against it does not hold on this map."
    return SENTENCES.get(found.reason) or _sentence(found, first)


def _sentence(found: Standing, first: str) -> str:
    return {
        Reason.SUPPORTED: f"Stands so far, because of {first}.",
        Reason.SOUND: "Goes through: its premises stand, and nothing said against it does.",
        Reason.REBUTTED: f"Falls so far: {first} speaks against it and is unanswered.",
        Reason.UNDERCUT: f"Does not go through: {first} questions it and is unanswered.",
        Reason.PREMISE: f"Does not go through: its premise {first} falls.",
        Reason.OUTWEIGHED: f"Does not go through: {first} weighs no less and stands.",
        Reason.UNSUPPORTED: "Not established so far: none of the reasons for it goes through.",
        Reason.CIRCULAR: f"Rests only on itself so far, by way of {first}.",
        Reason.CONTESTED: f"Open: {first} is not decided either, and neither side is answered.",
    }[found.reason]


def named(labelling: Labelling, of: str) -> str:
    """Return what a claim or a step is called in a sentence: its words, or those of its premise."""
    step = labelling.drawn.relations.get(RelationId(of))
    words = labelling.drawn.claim(step.premises[0] if step else of).text.rstrip(".")
    short = words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"
    return f"“{short}”"
