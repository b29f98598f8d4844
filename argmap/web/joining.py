"""Joining a group, signing in, coming back by two words, and going."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, g, redirect, render_template, request, session
from werkzeug.wrappers import Response

from argmap.model.errors import ClashError, InvalidError
from argmap.services.people import accounts, sessions
from argmap.services.people import joining as people
from argmap.services.people.accounts import Account, SpentInvitationError
from argmap.services.people.known import SignedIn
from argmap.services.people.names import TakenNameError
from argmap.services.teaching import doors
from argmap.services.teaching.placing import ChoiceError
from argmap.web import context
from argmap.web.browsers import address, agent, let_go, let_in
from argmap.web.done import say
from argmap.web.filled import Filled, filled, onward, private
from argmap.web.pages.joining import (
    Coming,
    Joining,
    Welcome,
    coming_from,
    join_page,
    joining_from,
    welcome,
    who_page,
)
from argmap.web.theme import local
from argmap.web.typed import unpacked

joining = Blueprint("joining", __name__)


@joining.get("/set-up/<token>")
def invited(token: str) -> Response:
    """Ask who becomes an instructor."""
    if not accounts.is_good(context.store(), token):
        raise SpentInvitationError
    return _set_up(token, Filled())


@joining.post("/set-up/<token>")
def accept(token: str) -> Response:
    """Make an account for who was invited."""
    form = request.form
    account = Account(form.get("name", ""), form.get("login", ""), form.get("password", ""))
    try:
        signed = accounts.accept(context.store(), token, account, who=context.who(), agent=agent())
    except (InvalidError, ClashError) as error:
        return _set_up(token, filled(error), 409 if isinstance(error, ClashError) else 422)
    return let_in(onward("/seminars"), signed.token)


def _set_up(token: str, put: Filled, status: int = 200) -> Response:
    return private(render_template("people/set_up.html", token=token, put=put), status)


@joining.get("/sign-in")
def ask_who() -> Response:
    """Ask who it is: by a password, by two words, or by a code."""
    return private(who_page(next=request.args.get("next", "")))


@joining.post("/sign-in")
def sign_in() -> Response:
    """Sign an instructor in."""
    form = request.form
    try:
        signed = accounts.sign_in(
            context.store(), form.get("login", ""), form.get("password", ""),
            address=address(), agent=agent(),
        )  # fmt: skip
    except InvalidError as error:
        return private(who_page(filled(error)), 422)
    return _back_to_work(signed)


@joining.get("/come-back")
def ask_words() -> Response:
    """Ask for the two words."""
    return private(who_page(next=request.args.get("next", ""), lead="words"))


@joining.post("/come-back")
def come_back() -> Response:
    """Let somebody be known again in this browser, by her two words."""
    coming: Coming = coming_from(request.form)
    try:
        signed = people.come_back(
            context.store(), coming.asked, coming.name, coming.words,
            address=address(), agent=agent(),
        )  # fmt: skip
    except InvalidError as error:
        return private(who_page(filled(error), lead="words"), 422)
    return _back_to_work(signed)


@joining.post("/sign-out")
def sign_out() -> Response:
    """Make the browser's token good for nothing."""
    if context.token():
        sessions.close(context.store(), context.token())
    return let_go(onward("/"))


@joining.get("/join")
def ask_code() -> Response:
    """Ask for a code and a name."""
    return private(join_page(Joining(request.args.get("code", "")), behind=None))


@joining.get("/join/<token>")
def ask_name(token: str) -> Response:
    """Ask who comes by a link: its group is known already."""
    behind = doors.behind(context.store(), token)
    status = 200 if behind else 404
    return private(join_page(Joining(token if behind else "", lost=not behind), behind), status)


@joining.post("/join")
def join() -> Response:
    """Let somebody into a seminar, and into a group of it."""
    asked: Joining = joining_from(request.form)
    try:
        joined = people.join(
            context.store(), asked.asked, asked.name, chosen=asked.chosen,
            who=context.who(), address=address(), agent=agent(),
        )  # fmt: skip
    except (InvalidError, ClashError) as error:
        return _asked_again(asked, error)
    return let_in(_welcomed(Welcome.of(joined)), joined.token)


def _asked_again(asked: Joining, error: InvalidError | ClashError) -> Response:
    """Show the page again, with what was wrong, or with what there is still to choose."""
    if isinstance(error, ChoiceError):
        asked = replace(asked, asked=error.token)
    behind = doors.behind(context.store(), asked.asked)
    taken = isinstance(error, TakenNameError)
    page = join_page(asked, behind, filled(error), taken=taken)
    return private(page, 409 if isinstance(error, ClashError) else 422)


def _welcomed(new: Welcome) -> Response:
    """Show the two words: with the form that waited for them, if one did."""
    session["seminar"] = new.seminar
    waiting = unpacked(request.form.get("kept", ""))
    if waiting:
        return private(render_template("people/welcome.html", new=new, typed=waiting))
    if not new.words:
        say(f"You are in {new.group or new.title}.")
        return onward(new.begins)
    session["welcome"] = new.plain
    return onward("/welcome")


@joining.get("/welcome")
def show_words() -> Response:
    """Show the two words, until it is said that they have been written down."""
    new = welcome(session)
    if new is None:
        return onward("/")
    return private(render_template("people/welcome.html", new=new, typed=None))


@joining.post("/welcome")
def start() -> Response:
    """Forget the words in this browser, and lead to the group's work."""
    new = welcome(session)
    session.pop("welcome", None)
    return onward(new.begins if new else "/")


def _back_to_work(signed: SignedIn) -> Response:
    """Lead to where somebody was going: to the form that waited, or to a page."""
    waiting = unpacked(request.form.get("kept", ""))
    g.who = sessions.known(context.store(), signed.token)
    if waiting:
        page = private(render_template("people/kept.html", typed=waiting))
    else:
        page = redirect(local(request.form.get("next", "")), 303)
    return let_in(page, signed.token)
