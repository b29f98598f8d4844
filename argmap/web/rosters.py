"""How a seminar fills and ends: its door, groups, lists, codes on paper, archive and deletion."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from argmap.model.errors import ArgmapError, ClashError, InvalidError, NotFoundError
from argmap.model.permissions import Running
from argmap.services.people import groups, members
from argmap.services.teaching import doors, keeping, placing
from argmap.services.teaching import rosters as lists
from argmap.web import context
from argmap.web.done import say
from argmap.web.errors import status_of
from argmap.web.filled import Filled, filled, for_known, onward, private
from argmap.web.pages import course, ways
from argmap.web.pages.editing import number

rosters = Blueprint("rosters", __name__)
AT = "/seminars/<seminar>"
MOST_SENT = 1_500_000


@rosters.record_once
def prepare(state: BlueprintSetupState) -> None:
    """Say what a server does once a day: delete the seminars whose last day is over."""
    store = state.app.extensions["argmap.store"]
    state.app.extensions["argmap.daily"] = lambda: keeping.expire(store)


@rosters.before_request
def settle() -> None:
    """Take the file of a course's people; and no group under the address of another seminar."""
    about = request.view_args or {}
    if request.endpoint == "rosters.list_names":
        request.max_content_length = MOST_SENT
    if "group" in about and context.who().person is not None:
        group = groups.group_for(context.store(), context.who(), about["group"])
        if group.seminar != about["seminar"]:
            raise NotFoundError("group", about["group"])


@rosters.errorhandler(InvalidError)
@rosters.errorhandler(ClashError)
def refuse(error: ArgmapError) -> Response:
    """Show the page again, with what was wrong beside the form that was sent."""
    seminar = (request.view_args or {})["seminar"]
    if request.endpoint == "rosters.delete":
        return _ask(seminar, filled(error), status_of(error))
    return course.hub(seminar, filled(error), status_of(error))


@rosters.get(f"{AT}/door")
@for_known
def show_door(seminar: str) -> Response:
    """Show the way into the seminar, large enough for the whole room."""
    return private(render_template("people/door.html", door=ways.into_seminar(seminar)))


@rosters.post(f"{AT}/door")
@for_known
def set_door(seminar: str) -> Response:
    """Open or close the seminar's door, and say how it places people."""
    form = request.form
    doors.set_door(
        context.store(), context.who(), seminar, is_open=form.get("open") == "1",
        until=ways.until_from(form), placed=ways.placed_from(form),
    )  # fmt: skip
    return onward(f"/seminars/{seminar}")


@rosters.post(f"{AT}/door/code")
@for_known
def renew_code(seminar: str) -> Response:
    """Give the seminar a new code and a new link."""
    doors.renew_door(context.store(), context.who(), seminar)
    return onward(f"/seminars/{seminar}")


@rosters.get(f"{AT}/codes")
@for_known
def show_codes(seminar: str) -> Response:
    """Show cards and slips with codes, to be printed and cut."""
    shown = ways.sheets(seminar)
    return private(render_template("people/codes.html", sheets=shown, cards=range(ways.CARDS)))


@rosters.post(f"{AT}/split")
@for_known
def split(seminar: str) -> Response:
    """Split all who are here or expected evenly into so many groups."""
    into = number(request.form.get("number", ""), "The number of groups") or 0
    anew = request.form.get("anew") == "1"
    done = placing.split(context.store(), context.who(), seminar, into, anew=anew)
    say(course.said_of_split(done))
    return onward(f"/seminars/{seminar}")


@rosters.post(f"{AT}/groups/<group>/remove")
@for_known
def remove_group(seminar: str, group: str) -> Response:
    """Take an empty group away."""
    gone = keeping.drop_group(context.store(), context.who(), group)
    say(f"{gone.name} is taken away.")
    return onward(f"/seminars/{seminar}")


@rosters.post(f"{AT}/roster")
@for_known
def list_names(seminar: str) -> Response:
    """Put pasted names, or those of a file, on the list."""
    file = request.files.get("file")
    if file and file.filename:
        with file.stream as sent:
            done = lists.add_file(context.store(), context.who(), seminar, sent.read())
    else:
        written = request.form.get("names", "")
        done = lists.add_names(context.store(), context.who(), seminar, written)
    say(course.said_of_list(done))
    return onward(f"/seminars/{seminar}")


@rosters.post(f"{AT}/roster/<listed>/remove")
@for_known
def unlist(seminar: str, listed: str) -> Response:
    """Take somebody off the list."""
    gone = lists.unlist(context.store(), context.who(), seminar, listed)
    say(f"{gone.name} is off the list.")
    return onward(f"/seminars/{seminar}")


@rosters.post(f"{AT}/roster/<listed>/group")
@for_known
def expect_in(seminar: str, listed: str) -> Response:
    """Say into which group somebody comes who has not joined yet."""
    to = request.form.get("to", "") or None
    moved = lists.expect_in(context.store(), context.who(), seminar, listed, to)
    say(f"{moved.name} is listed for {'this' if to else 'no'} group.")
    return onward(f"/seminars/{seminar}#listed-{moved.id}")


@rosters.post(f"{AT}/colleagues")
@for_known
def add_colleague(seminar: str) -> Response:
    """Make a colleague who has an account another instructor."""
    login = request.form.get("login", "")
    added = members.add_colleague(context.store(), context.who(), seminar, login)
    say(f"{added.name} is an instructor of this seminar now.")
    return onward(f"/seminars/{seminar}")


@rosters.post(f"{AT}/archive")
@for_known
def archive(seminar: str) -> Response:
    """Close the seminar for good or for now, or open it again."""
    if request.form.get("archived") == "1":
        keeping.archive(context.store(), context.who(), seminar)
        say("The seminar is archived: participants read and change nothing, and nobody joins.")
    else:
        keeping.reopen(context.store(), context.who(), seminar)
        say("The seminar is open again: everybody is what she was.")
    return onward(f"/seminars/{seminar}")


@rosters.post(f"{AT}/until")
@for_known
def set_until(seminar: str) -> Response:
    """Say until when the seminar is kept."""
    kept = groups.seminar_for(context.store(), context.who(), seminar, Running.RUN)
    until = course.day_from(request.form.get("until", ""), kept.zone)
    keeping.keep_until(context.store(), context.who(), seminar, until)
    return onward(f"/seminars/{seminar}")


@rosters.get(f"{AT}/delete")
@for_known
def ask_to_delete(seminar: str) -> Response:
    """Say what goes with the seminar, and ask whether it is meant."""
    return _ask(seminar, Filled())


def _ask(seminar: str, put: Filled, status: int = 200) -> Response:
    going = keeping.what_goes(context.store(), context.who(), seminar)
    shown = render_template("people/delete.html", seminar=seminar, going=going, put=put)
    return private(shown, status)


@rosters.post(f"{AT}/delete")
@for_known
def delete(seminar: str) -> Response:
    """Delete the seminar with everything."""
    title = request.form.get("title", "")
    gone = keeping.delete(context.store(), context.who(), seminar, title)
    say(f"“{gone.title}” is deleted, with everything that was in it.")
    return onward("/seminars")
