"""A form under what it answers: its fields, what was typed into them, and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import abort

from argmap.model.errors import InvalidError
from argmap.model.ids import fresh_id, told_id
from argmap.services.extending import Settling, Turn, turn
from argmap.services.saving import Saved, suggests
from argmap.web import context
from argmap.web.fields import Field, filled, values_of, with_error
from argmap.web.pages.editing import Quoted, Scene, about_of, address, quoted
from argmap.web.pages.editing_actions import ACTIONS, Action, action_of
from argmap.web.pages.editing_steps import siblings

_ONCE = re.compile("[a-z0-9]{6,20}")


@dataclass(frozen=True, slots=True)
class Listed:
    """One of several things in order, and whether it is the one in question."""

    text: str
    on: bool


@dataclass(frozen=True, slots=True)
class EditForm:
    """All that the page of a form shows.

    Attributes:
        draft: tells this form from others, for as long as words wait in it.
        at: the number of the revision that was seen.
        once: tells this sending from others.
        quoted: what it answers.
        told: what the person should know before.
        listed: what stands in order, if that is what the form changes.
        error: what is wrong, if no field has it.
        suggesting: whether the change waits for another's approval.
    """

    scene: Scene
    action: str
    title: str
    button: str
    aside: str
    grave: bool
    address: str
    back: str
    draft: str
    at: int
    once: str
    quoted: tuple[Quoted, ...]
    told: tuple[str, ...]
    listed: tuple[Listed, ...]
    fields: tuple[Field, ...]
    suggesting: bool
    error: str = ""

    @property
    def wrong(self) -> bool:
        """Whether it cannot be carried out as it is."""
        return bool(self.error) or any(each.error for each in self.fields)

    def refused(self, error: InvalidError) -> EditForm:
        """Return the form with what cannot be, under the field that it most likely is about."""
        main = ACTIONS[self.action].main
        if any(each.name == main for each in self.fields):
            return replace(self, fields=with_error(self.fields, main, str(error)))
        return replace(self, error=str(error))


def form_of(scene: Scene, name: str, args: Mapping[str, str]) -> EditForm:
    """Return the form for an action, with what was sent filled in and looked at.

    Raises:
        NotFoundError: there is no such action, or nothing to do it to.
    """
    action = action_of(name, scene)
    fields = action.fields(scene)
    return EditForm(
        scene=scene,
        action=name,
        title=action.title,
        button=_button(action, scene),
        aside=action.aside,
        grave=action.grave,
        address=address(name, scene.asked, about_of(args)),
        back=scene.back,
        draft=":".join((scene.map.id, name, scene.target)),
        at=_seen(scene),
        once=_once(scene.sent.get("once", "")),
        quoted=quoted(scene),
        told=action.told(scene),
        listed=_listed(scene) if name == "order" else (),
        fields=filled(fields, scene.sent) if scene.sent else fields,
        suggesting=_suggests(scene),
    )


def _button(action: Action, scene: Scene) -> str:
    return f"Suggest: {action.button.lower()}" if _suggests(scene) else action.button


def _suggests(scene: Scene) -> bool:
    return suggests(context.who(), scene.asked.held)


def _listed(scene: Scene) -> tuple[Listed, ...]:
    return tuple(Listed(*each) for each in siblings(scene))


def _seen(scene: Scene) -> int:
    """Return the revision that was seen: this one, or the one that the form says."""
    if not scene.sent:
        return scene.map.revision
    said = scene.sent.get("at", "")
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        abort(400)
    return int(said)


def _once(said: str) -> str:
    return said if _ONCE.fullmatch(said) else fresh_id()


def carried_out(form: EditForm) -> Saved:
    """Do what the form says.

    Raises:
        StaleRevisionError: others changed the very thing since it was seen.
        InvalidError: what was typed cannot be kept.
    """
    values = values_of(form.fields)
    return ACTIONS[form.action].do(_turn(form, values), form.scene, values)


def _turn(form: EditForm, values: Mapping[str, str]) -> Turn:
    """Return the turn that is carried out once; a form with other words is another one."""
    once = told_id(form.once, form.address, *values.values())
    said = form.scene.sent.get("settle", "")
    settling = Settling(said) if said in tuple(Settling) else Settling.NONE
    return turn(
        context.store(), context.who(), form.scene.map.id, form.at,
        once=once, settling=settling,
    )  # fmt: skip
