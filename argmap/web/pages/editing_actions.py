"""All that a person can do to a map: one row each, with its form and what sending it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from argmap.model.errors import NotFoundError
from argmap.services import extending as ext
from argmap.services import extending_claims as claims
from argmap.services import extending_evidence as evidence
from argmap.services import extending_steps as steps
from argmap.services.extending import Turn
from argmap.services.saving import Saved
from argmap.web.fields import Field
from argmap.web.pages import editing_claims as told
from argmap.web.pages import editing_steps as said
from argmap.web.pages import editing_texts as taken
from argmap.web.pages.editing import Scene

Values = Mapping[str, str]


def _nothing(_scene: Scene) -> tuple[str, ...]:
    return ()


def _no_fields(_scene: Scene) -> tuple[Field, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a person can do to a map.

    Attributes:
        about: what it is done to: any of ``claim``, ``relation``, ``evidence``, ``place``.
        title: what the form says over itself.
        do: carries it out; the values are those of the fields.
        main: the field under which it stands what cannot be.
        grave: whether it takes something away.
        told: what the person should know before.
    """

    about: tuple[str, ...]
    title: str
    button: str
    fields: Callable[[Scene], tuple[Field, ...]]
    do: Callable[[Turn, Scene, Values], Saved]
    main: str = ""
    aside: str = "More about it"
    grave: bool = False
    told: Callable[[Scene], tuple[str, ...]] = _nothing


def _reworded(scene: Scene) -> tuple[Field, ...]:
    return (told.words_field(scene, "The claim in other words", scene.stands.text),)


def _answer(scene: Scene) -> tuple[Field, ...]:
    return told.words_field(scene, "Your answer"), *told.claim_fields(scene)


def _support(turn: Turn, scene: Scene, values: Values) -> Saved:
    premise = said.premise_from(scene, values)
    return ext.support(turn, scene.target, premise, said.step_from(values))


def _rebut(turn: Turn, scene: Scene, values: Values) -> Saved:
    premise = said.premise_from(scene, values)
    return ext.rebut(turn, scene.target, premise, said.step_from(values))


def _undercut(turn: Turn, scene: Scene, values: Values) -> Saved:
    premise = said.premise_from(scene, values)
    return ext.undercut(turn, scene.target, premise, said.step_from(values))


def _order(turn: Turn, scene: Scene, values: Values) -> Saved:
    place = steps.Place(values["place"])
    if scene.relation:
        return steps.order_replies(turn, scene.target, place)
    return steps.order_answers(turn, scene.target, place)


def _details(turn: Turn, scene: Scene, values: Values) -> Saved:
    wanted = told.details_from(values)
    return claims.describe_claim(turn, scene.target, wanted, values["named"])


def _cite(turn: Turn, scene: Scene, values: Values) -> Saved:
    passage, use = said.passage_from(values), said.use_from(values)
    return evidence.cite(turn, scene.target, passage, use)


ACTIONS: Mapping[str, Action] = {
    "support": Action(
        ("claim",), "A reason for this claim", "Add the reason", said.reply_fields, _support, "text"
    ),
    "rebut": Action(
        ("claim",), "A reason against this claim", "Add the objection", said.against_fields,
        _rebut, "text",
    ),
    "undercut": Action(
        ("relation",), "Why this step does not follow", "Add the undercut", said.against_fields,
        _undercut, "text",
    ),
    "premise": Action(
        ("relation",), "Another premise for this step", "Link the premise", said.premise_fields,
        lambda turn, scene, v: ext.premise(turn, scene.target, said.premise_from(scene, v)), "text",
    ),
    "thesis": Action(
        (), "An answer to the question", "Add the answer", _answer,
        lambda turn, scene, v: ext.thesis(turn, told.words_from(scene, v)), "text",
    ),
    "reword": Action(
        ("claim",), "Say it in other words", "Reword it", _reworded,
        lambda turn, scene, v: claims.reword(turn, scene.target, v["text"]), "text",
    ),
    "details": Action(
        ("claim",), "Whose it is, and when", "Save", told.detail_fields, _details, "speaker"
    ),
    "move": Action(
        ("relation",), "Move this branch", "Move it", said.move_fields,
        lambda turn, scene, v: steps.move(turn, scene.target, said.target_from(scene, v)), "target",
    ),
    "step": Action(
        ("relation",), "Describe this step", "Save", said.describe_fields,
        lambda t, scene, v: steps.describe_step(t, scene.target, said.described_from(scene, v)),
        "step_note",
    ),
    "order": Action(
        ("relation", "claim"), "Its place among the others", "Put it there", said.order_fields,
        _order, "place",
    ),
    "cut": Action(
        ("relation",), "Cut this step", "Cut it", _no_fields,
        lambda turn, scene, _: steps.cut(turn, scene.target), grave=True,
        told=said.falls_with_step,
    ),
    "withdraw": Action(
        ("claim",), "Withdraw this claim", "Withdraw it", _no_fields,
        lambda turn, scene, _: claims.withdraw(turn, scene.target), grave=True,
        told=said.falls_with_claim,
    ),
    "restore": Action(
        ("claim",), "Put this claim back on the map", "Restore it", _no_fields,
        lambda turn, scene, _: claims.restore(turn, scene.target),
    ),
    "cite": Action(
        ("claim", "relation"), "Cite a passage", "Cite it", said.cite_fields, _cite, "words"
    ),
    "uncite": Action(
        ("evidence",), "Cite this passage no longer", "Cite it no longer", _no_fields,
        lambda turn, scene, _: evidence.uncite(turn, scene.target), grave=True,
        told=lambda _: ("The passage itself stays, with its place in the source.",),
    ),
    "use": Action(
        ("place",), "Use this passage", "Use it", taken.use_fields,
        taken.used, "text", told=taken.stands,
    ),
}  # fmt: skip


def action_of(name: str, scene: Scene) -> Action:
    """Return what is to be done.

    Raises:
        NotFoundError: nothing has this name, or it is not said to what it is to be done.
    """
    action = ACTIONS.get(name)
    if action is None:
        raise NotFoundError("action", name, ACTIONS)
    about: tuple[object, ...] = tuple(getattr(scene, each) for each in action.about)
    if action.about and not any(about):
        raise NotFoundError(action.about[0], "", ())
    return action
