"""Hints: on a claim, while one types, all those of a map, and why their rules matter."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from argmap.analysis.hints import RULES
from argmap.model.permissions import Permission
from argmap.services import hinting as service
from argmap.web import context
from argmap.web.context import held, who
from argmap.web.etags import answered
from argmap.web.filled import private
from argmap.web.pages import debate as pages
from argmap.web.pages import hinting as page
from argmap.web.pages.asking import ask
from argmap.web.pages.talking import onward
from argmap.web.theme import look

hinting = Blueprint("hinting", __name__)


@hinting.get("/debates/<slug>/hints")
def show(slug: str) -> Response:
    """Show all hints of a map; with a text, those on a claim in these words, as a fragment."""
    asked = ask(slug, {}, request.script_root)
    if "text" in request.args:
        held(slug, Permission.EDIT)
        text, kind = request.args["text"], request.args.get("kind", "")
        about = [request.args.get(each, "") for each in ("claim", "relation", "passage")]
        found = page.typed_hints(asked, text, kind, (about[0], about[1], about[2]))
        return private(render_template("hints/typed.html", asked=asked, found=found))
    ruled, aside = page.hints_page(asked)
    shown = {"head": pages.whole_head(asked), "tab": "", "ruled": ruled, "aside": aside}
    back = f"{request.script_root}/debates/{asked.whole.id}/hints"
    return private(render_template("hints/show.html", asked=asked, back=back, **shown))


@hinting.post("/debates/<slug>/hints/dismiss")
def dismiss(slug: str) -> Response:
    """Put a hint aside, or those of a group, for all who work on the map."""
    held(slug, Permission.EDIT)
    service.dismiss(context.store(), who(), slug, *_hints())
    return redirect(onward(slug, request.form), 303)


@hinting.post("/debates/<slug>/hints/bring-back")
def bring_back(slug: str) -> Response:
    """Bring back what was put aside."""
    held(slug, Permission.EDIT)
    service.bring_back(context.store(), who(), slug, *_hints())
    return redirect(onward(slug, request.form), 303)


def _hints() -> list[str]:
    return request.form.getlist("hint")[: page.TOGETHER] or [""]


@hinting.get("/help/hints")
def explain() -> Response:
    """Explain why the rules behind the hints matter."""
    key = ("hints explained", look(), request.script_root)
    return answered(key, lambda: render_template("hints/help.html", rules=RULES))


hinting.add_app_template_global(page.hints_of, "hints_of")
