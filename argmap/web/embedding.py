"""Public maps in pages of other sites, and the page that says how to share a map."""

from __future__ import annotations

from hashlib import sha256

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response

from argmap.model.seminars import Visibility
from argmap.web import context
from argmap.web.etags import code_version
from argmap.web.filled import private
from argmap.web.pages.asking import ask
from argmap.web.pages.embed import embed_code, embedded
from argmap.web.pages.stamps import library_stamp
from argmap.web.turns import take_turns

embedding = Blueprint("embedding", __name__)
take_turns(embedding)
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " form-action 'none'; base-uri 'none'; object-src 'none'; frame-ancestors {}"
)


@embedding.get("/embed/<slug>")
def show(slug: str) -> Response:
    """Show a public map to be framed: without cookies, forms and scripts."""
    page = embedded(slug, request.args)
    if page is None:
        return _framed(make_response(render_template("embed/gone.html"), 404))
    made_from = f"{code_version()} {page.key!r} {library_stamp(page.asked)!r}"
    answer = make_response(render_template("embed/show.html", page=page, asked=page.asked))
    answer.set_etag(sha256(made_from.encode(errors="replace")).hexdigest()[:24], weak=True)
    return _framed(answer.make_conditional(request))


@embedding.get("/debates/<slug>/share")
def share(slug: str) -> Response:
    """Show how a map is shared: its address, its sheet, and the code for other pages."""
    asked = ask(slug, {}, request.script_root)
    public = asked.held.visibility is Visibility.PUBLIC
    code = embed_code(asked) if public and context.settings().frames else ""
    link = f"{request.url_root.rstrip('/')}/debates/{asked.whole.id}"
    shown = render_template("embed/share.html", asked=asked, code=code, link=link, public=public)
    return private(shown)


def _framed(answer: Response) -> Response:
    """Let the sites of the settings frame an answer, which has to be asked for anew each time."""
    sites = " ".join(context.settings().frames) or "'none'"
    answer.headers["Content-Security-Policy"] = POLICY.format(sites)
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["Cache-Control"] = "no-cache"
    return answer
