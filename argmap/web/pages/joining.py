"""What the pages say to whoever wants to join, to sign in, or to come back."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import asdict, dataclass
from typing import Any

from flask import render_template, request, session

from argmap.model.assignments import Assignment
from argmap.model.zones import said
from argmap.services import reading
from argmap.services.people import maps
from argmap.services.people.known import Joined
from argmap.services.people.tokens import code_of
from argmap.services.teaching import doors
from argmap.services.teaching.doors import Behind
from argmap.web import context
from argmap.web.filled import Filled
from argmap.web.theme import local

PLAIN = Filled()


@dataclass(frozen=True, slots=True)
class Joining:
    """Who wants to join what.

    Attributes:
        asked: a code as typed, or the token of a link.
        chosen: the group that she chose; none if she was not asked.
        lost: the link that was followed leads nowhere, or no longer.
    """

    asked: str = ""
    name: str = ""
    chosen: str | None = None
    lost: bool = False

    @property
    def by_link(self) -> bool:
        """Whether a link was followed, so that no code has to be typed."""
        return bool(self.asked) and not code_of(self.asked) and len(self.asked) > 12


@dataclass(frozen=True, slots=True)
class Coming:
    """Who wants to come back: a place, a name, and two words."""

    asked: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """Who has just joined what, and the words that she is shown once.

    Attributes:
        group: the name of her group; empty if she has none yet.
        title: of the seminar.
    """

    name: str
    group: str
    seminar: str
    words: str
    group_id: str = ""
    title: str = ""

    @property
    def assignment(self) -> Assignment | None:
        """The assignment that is on in the seminar."""
        return doors.current_of(context.store(), self.seminar)

    @property
    def question(self) -> str:
        """What she works on, if it is one question."""
        on = self.assignment
        return on.title if on else question_of(self.group_id)

    @property
    def begins(self) -> str:
        """Where the work begins: at the assignment, the group's only map, or the seminar."""
        on = self.assignment
        if on:
            return f"/assignments/{on.id}"
        held = maps.only_of(context.store(), self.group_id) if self.group_id else None
        return f"/debates/{held.map_id}" if held else f"/seminars/{self.seminar}"

    @classmethod
    def of(cls, joined: Joined) -> Welcome:
        """Return what is said to somebody who joined."""
        group, seminar = joined.group, joined.seminar
        named = (group.name, group.id) if group else ("", "")
        return cls(joined.person.name, named[0], seminar.id, joined.words, named[1], seminar.title)

    @property
    def plain(self) -> dict[str, str]:
        """All of it, as the browser's cookie keeps it."""
        return asdict(self)


def welcome(kept: MutableMapping[str, Any]) -> Welcome | None:
    """Return what the browser keeps for somebody who has just joined, if it does."""
    try:
        return Welcome(**kept["welcome"])
    except (KeyError, TypeError):
        return None


def joining_from(form: Mapping[str, str]) -> Joining:
    """Read who wants to join."""
    return Joining(form.get("asked", "").strip(), form.get("name", ""), form.get("group"))


def coming_from(form: Mapping[str, str]) -> Coming:
    """Read who wants to come back; where she was last in this browser stands for a code."""
    asked = form.get("asked", "").strip() or str(session.get("seminar", ""))
    return Coming(asked, form.get("name", ""), form.get("words", ""))


def join_page(
    asked: Joining,
    behind: Behind | None,
    put: Filled = PLAIN,
    *,
    taken: bool = False,
) -> str:
    """Return the page that asks for a name, and for a code if there was no link."""
    kept = put.values.get("kept", "")
    return render_template(
        "people/join.html",
        asked=asked,
        behind=behind,
        question=_question(behind) if behind else "",
        due=_due(behind) if behind else "",
        put=put,
        taken=taken,
        kept=kept,
    )


def _question(behind: Behind) -> str:
    """Return what is worked on behind a door, or nothing if that is not one question."""
    if behind.assignment:
        return behind.assignment.title
    return question_of(behind.way.group.id) if behind.way.group else ""


def _due(behind: Behind) -> str:
    """Return when what is worked on is due, as the seminar's clock shows it."""
    zone = behind.way.seminar.zone
    return said(behind.due, zone, end=True) if behind.due else ""


def question_of(group: str) -> str:
    """Return what a group works on, or nothing if that is not one question."""
    held = maps.only_of(context.store(), group) if group else None
    return reading.map_at(context.store(), held.map_id).debate.question if held else ""


def who_page(  # noqa: PLR0913
    put: Filled = PLAIN,
    *,
    next: str = "",  # noqa: A002
    kept: str = "",
    lead: str = "",
    lost: bool = False,
    nearest: tuple[str, str] | None = None,
) -> str:
    """Return the page that asks who it is.

    Args:
        put: what was typed, if something was wrong with it.
        next: where to go from there.
        kept: a form that waits to be sent until it is known who sends it.
        lead: ``words`` if coming back by two words stands first.
        lost: whether what was asked for is not there for everybody.
        nearest: the address that may have been meant, and what stands there.
    """
    onward = local(next or put.values.get("next", "") or f"{request.script_root}/")
    return render_template(
        "people/who.html",
        put=put,
        next=onward,
        kept=kept or put.values.get("kept", ""),
        lead=lead,
        lost=lost,
        nearest=nearest,
        last=bool(session.get("seminar")),
    )
