"""The pages of a seminar and its groups: for those who are in it, and for those who run it."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import ClashError, ForbiddenError, InvalidError, NotFoundError
from argmap.model.permissions import Permission, Running
from argmap.services.people import accounts, copies, groups, maps, members
from argmap.services.people import joining as people
from argmap.services.people.members import LastInstructorError, NoAccountError
from argmap.services.teaching import works
from argmap.web import context
from argmap.web.errors import status_of
from argmap.web.filled import Filled, filled, for_known, onward, private, tell, told
from argmap.web.pages import seminars as pages
from argmap.web.pages import ways
from argmap.web.pages.course import hub, zones_by_region
from argmap.web.pages.editing import number

seminars = Blueprint("seminars", __name__)
AT = "/seminars/<seminar>"


@seminars.before_request
def settle() -> None:
    """Let nobody ask for a group under the address of another seminar."""
    about = request.view_args or {}
    if "group" in about and context.who().person is not None:
        group = groups.group_for(context.store(), context.who(), about["group"])
        if group.seminar != about["seminar"]:
            raise NotFoundError("group", about["group"])


@seminars.get("/seminars")
@for_known
def index() -> Response:
    """List her seminars."""
    return _list(Filled())


@seminars.get(AT)
@for_known
def show(seminar: str) -> Response:
    """Show a seminar, as one of its people sees it."""
    return hub(seminar, Filled())


@seminars.errorhandler(InvalidError)
@seminars.errorhandler(ClashError)
@seminars.errorhandler(LastInstructorError)
@seminars.errorhandler(NoAccountError)
def refuse(error: InvalidError | ClashError | ForbiddenError) -> Response:
    """Show the page again, with what was wrong beside the form that was sent."""
    about, status = request.view_args or {}, status_of(error)
    if "slug" in about:
        return _settings(about["slug"], filled(error), status)
    if "seminar" not in about:
        return _list(filled(error), status)
    return hub(about["seminar"], filled(error), status)


def _list(put: Filled, status: int = 200) -> Response:
    listed = pages.my_places()
    return private(
        render_template(
            "people/seminars.html", places=listed, put=put, told=told(), zones=zones_by_region()
        ),
        status,
    )


@seminars.post("/seminars")
@for_known
def create() -> Response:
    """Make a seminar."""
    zone = request.form.get("zone", "") or "UTC"
    made = groups.create(context.store(), context.who(), request.form.get("title", ""), zone)
    return onward(f"/seminars/{made.id}")


@seminars.post("/seminars/invite")
@for_known
def invite() -> Response:
    """Make a link by which somebody else becomes an instructor."""
    token = accounts.invite(context.store(), context.who())
    tell(link=f"{request.url_root}set-up/{token}")
    return onward("/seminars")


@seminars.post(f"{AT}/title")
@for_known
def retitle(seminar: str) -> Response:
    """Give the seminar another title, and say how long its quotations may be."""
    longest = number(request.form.get("longest", ""), "The longest quotation")
    title = request.form.get("title", "")
    zone = request.form.get("zone") or None
    groups.retitle(context.store(), context.who(), seminar, title, longest, zone=zone)
    return onward(f"/seminars/{seminar}")


@seminars.post(f"{AT}/groups")
@for_known
def add_group(seminar: str) -> Response:
    """Add a group."""
    made = groups.add_group(context.store(), context.who(), seminar, request.form.get("name", ""))
    works.settle(context.store(), made.seminar)
    return onward(f"/seminars/{seminar}#group-{made.id}")


@seminars.post(f"{AT}/groups/<group>/name")
@for_known
def rename_group(seminar: str, group: str) -> Response:
    """Give a group another name."""
    groups.rename(context.store(), context.who(), group, request.form.get("name", ""))
    return onward(f"/seminars/{seminar}#group-{group}")


@seminars.get(f"{AT}/groups/<group>/door")
@for_known
def show_door(seminar: str, group: str) -> Response:
    """Show the way into a group, large enough for the whole room."""
    groups.seminar_for(context.store(), context.who(), seminar, Running.RUN)
    return private(render_template("people/door.html", door=ways.into_group(seminar, group)))


@seminars.post(f"{AT}/groups/<group>/code")
@for_known
def renew_code(seminar: str, group: str) -> Response:
    """Give a group a new code and a new link."""
    groups.renew(context.store(), context.who(), group)
    return onward(f"/seminars/{seminar}#group-{group}")


@seminars.post(f"{AT}/groups/<group>/door")
@for_known
def set_door(seminar: str, group: str) -> Response:
    """Open or close the joining of a group."""
    is_open, until = request.form.get("open") == "1", ways.until_from(request.form)
    groups.set_door(context.store(), context.who(), group, is_open=is_open, until=until)
    return onward(f"/seminars/{seminar}#group-{group}")


@seminars.post(f"{AT}/groups/<group>/maps")
@for_known
def give_map(seminar: str, group: str) -> Response:
    """Give a group a map: a copy of one that everybody may read, or an empty one."""
    form = request.form
    if form.get("question", "").strip() or not form.get("map", ""):
        maps.ask(context.store(), context.who(), group, form.get("question", ""))
    else:
        maps.give(context.store(), context.who(), form.get("map", ""), group)
    return onward(f"/seminars/{seminar}#group-{group}")


@seminars.post(f"{AT}/members/<person>/role")
@for_known
def set_role(seminar: str, person: str) -> Response:
    """Give a member another role."""
    role = pages.role_from(request.form)
    members.set_role(context.store(), context.who(), seminar, person, role)
    return onward(f"/seminars/{seminar}#member-{person}")


@seminars.post(f"{AT}/members/<person>/group")
@for_known
def move(seminar: str, person: str) -> Response:
    """Move a member to another group, or out of any."""
    to = request.form.get("to", "") or None
    members.move(context.store(), context.who(), seminar, person, to)
    return onward(f"/seminars/{seminar}#member-{person}")


@seminars.post(f"{AT}/members/<person>/words")
@for_known
def renew_words(seminar: str, person: str) -> Response:
    """Show new recovery words of a member, this once."""
    words = people.new_words(context.store(), context.who(), seminar, person)
    tell(words=words, person=person)
    return onward(f"/seminars/{seminar}#member-{person}")


@seminars.post(f"{AT}/members/<person>/remove")
@for_known
def remove(seminar: str, person: str) -> Response:
    """Take a member out of the seminar."""
    members.remove(context.store(), context.who(), seminar, person)
    return onward(f"/seminars/{seminar}")


@seminars.get("/debates/<slug>/settings")
def show_settings(slug: str) -> Response:
    """Show who may read a map, and how its group works on it."""
    return _settings(slug, Filled())


def _settings(slug: str, put: Filled, status: int = 200) -> Response:
    held = context.held(slug, Permission.MANAGE)
    shown = render_template(
        "people/settings.html",
        held=held,
        link=pages.map_link(held),
        put=put,
        places=[place for place in pages.my_places() if place.group],
        visibilities=pages.VISIBILITIES,
        endorsings=pages.ENDORSINGS,
    )
    return private(shown, status)


@seminars.post("/debates/<slug>/settings")
def set_up(slug: str) -> Response:
    """Set a map up."""
    context.held(slug, Permission.MANAGE)
    maps.set_up(context.store(), context.who(), slug, pages.set_up_from(request.form))
    return onward(f"/debates/{slug}")


@seminars.post("/debates/<slug>/group")
def hand_over(slug: str) -> Response:
    """Hand a map of one's own over to a group of one's own."""
    context.held(slug, Permission.MANAGE)
    copies.join_copy(context.store(), context.who(), slug, request.form.get("group", ""))
    return onward(f"/debates/{slug}")
