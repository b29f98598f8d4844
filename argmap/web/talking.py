"""Comments: on the page of a claim, and all those on a map; what else is said is nested here."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import InvalidError
from argmap.model.permissions import Permission
from argmap.model.talk import Comment
from argmap.services import talking as service
from argmap.web import context
from argmap.web.context import held, who
from argmap.web.endorsing import endorsing
from argmap.web.filled import private
from argmap.web.pages import debate as pages
from argmap.web.pages import talking as page
from argmap.web.pages.asking import Asked, ask
from argmap.web.pages.editing_back import here
from argmap.web.suggesting import suggesting

talking = Blueprint("talking", __name__)
talking.register_blueprint(endorsing)
talking.register_blueprint(suggesting)
Answer = Response | tuple[str, int]


@talking.get("/debates/<slug>/comments")
def show_comments(slug: str) -> Response:
    """Show the comments on a map or on one claim: those that are open, and those resolved."""
    held(slug)
    asked, given = ask(slug, {}, request.script_root), request.args.get
    claim, before = given("claim", ""), given("before", "")
    chosen = asked.whole.claim(claim) if claim else None
    parts = page.comments_page(asked, claim, resolved="resolved" in request.args, before=before)
    shown = {"claim": chosen, "before": before, "back": here(), **parts}
    return private(_shown("talk/comments.html", asked, **shown))


@talking.get("/debates/<slug>/comments/new")
def show_form(slug: str) -> str:
    """Show the form for a comment on a claim, relation or passage."""
    held(slug, Permission.TALK)
    form = page.form_from(request.args)
    return _form(ask(slug, {}, request.script_root), form)


@talking.post("/debates/<slug>/comments")
def write(slug: str) -> Answer:
    """Keep a comment."""
    held(slug, Permission.TALK)
    form = page.form_from(request.form)
    about, target = page.target_of(form)
    try:
        made = service.write(
            context.store(), who(), slug, form.text, about=about, target=target, at=form.at
        )
    except InvalidError as error:
        return _refused(slug, replace(form, error=str(error)))
    return _to(slug, made)


@talking.post("/debates/<slug>/comments/<comment>/reply")
def reply(slug: str, comment: str) -> Answer:
    """Keep a reply to a comment."""
    held(slug, Permission.TALK)
    form = replace(page.form_from(request.form), reply_to=comment)
    try:
        made = service.reply(context.store(), who(), slug, comment, form.text)
    except InvalidError as error:
        return _refused(slug, replace(form, error=str(error)))
    return _to(slug, made)


@talking.post("/debates/<slug>/comments/<comment>/resolve")
def resolve(slug: str, comment: str) -> Response:
    """Put a comment aside."""
    held(slug, Permission.TALK)
    service.resolve(context.store(), who(), slug, comment)
    return redirect(page.onward(slug, request.form, "talk"), 303)


@talking.post("/debates/<slug>/comments/<comment>/reopen")
def reopen(slug: str, comment: str) -> Response:
    """Open a comment again that was put aside."""
    held(slug, Permission.TALK)
    service.reopen(context.store(), who(), slug, comment)
    return redirect(page.onward(slug, request.form, f"comment-{comment}"), 303)


talking.add_app_template_global(page.talk_of, "talk_of")
talking.add_app_template_global(page.endorsers_of, "endorsers_of")
talking.add_app_template_global(page.map_talk, "map_talk")
talking.add_app_template_global(page.open_on, "open_on")
talking.add_app_template_filter(page.when, "when")


def _to(slug: str, made: Comment) -> Response:
    asked = ask(slug, {}, request.script_root)
    place = page.place_of(asked, made.about, made.target)
    return redirect(page.onward(slug, request.form, f"comment-{made.id}", place), 303)


def _refused(slug: str, form: page.CommentForm) -> Answer:
    return _form(ask(slug, {}, request.script_root), form), 422


def _form(asked: Asked, form: page.CommentForm) -> str:
    words = "" if form.reply_to else page.quoted_of(asked, form)
    place = "" if form.reply_to else page.place_of(asked, *page.target_of(form))
    back = page.onward(asked.whole.id, request.values, place=place)
    draft = page.draft_of(asked, form)
    return _shown("talk/form.html", asked, form=form, words=words, back=back, draft=draft)


def _shown(template: str, asked: Asked, **shown: object) -> str:
    return render_template(template, asked=asked, head=pages.whole_head(asked), tab="", **shown)
