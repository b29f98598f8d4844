"""A form as it was filled in, to be shown again with what was wrong; and who may be shown it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec

from flask import Response, make_response, redirect, request, session
from werkzeug.wrappers import Response as AnyResponse

from argmap.model.errors import ArgmapError, NobodyError
from argmap.web import context
from argmap.web.typed import PASSWORDS

P = ParamSpec("P")
TOLD = "told"


@dataclass(frozen=True, slots=True)
class Filled:
    """A form of a page, with what was typed into it.

    Attributes:
        form: the endpoint it was sent to, and whom or what it is about; nothing if none was sent.
        wrong: the sentence that says what is wrong.
    """

    form: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    wrong: str = ""

    def at(self, *form: str) -> Filled:
        """Return what was typed into one of the page's forms; an empty form if it was another."""
        return self if self.form == form else Filled()


def filled(error: ArgmapError) -> Filled:
    """Return the form that this request sent, with what was wrong with it."""
    about = tuple((request.view_args or {}).values())
    values = {name: value for name, value in request.form.items() if name not in PASSWORDS}
    return Filled((request.endpoint or "", *about), values, str(error))


def for_known(view: Callable[P, Any]) -> Callable[P, Any]:
    """Let only those see a page who are known."""

    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> Any:
        if context.who().person is None:
            raise NobodyError
        return view(*args, **kwargs)

    return checked


def private(page: str | Response, status: int = 200) -> AnyResponse:
    """Answer with a page that no browser keeps, since it is for one person at one time."""
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def onward(endpoint_address: str) -> AnyResponse:
    """Lead on, after a form was carried out, to the page that shows what came of it."""
    return redirect(request.script_root + endpoint_address, 303)


def tell(**told: str) -> None:
    """Keep something for the next page of this browser: it is shown there this once."""
    session[TOLD] = told


def told() -> Mapping[str, str]:
    """Return what was kept for this page, and forget it."""
    kept: Mapping[str, str] = session.pop(TOLD, {})
    return kept
