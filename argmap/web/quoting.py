"""Checking quotations, of an essay too, and what stands behind the claims of a map."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import InvalidError
from argmap.services import quoting as service
from argmap.web import context
from argmap.web.filled import private
from argmap.web.pages import debate as pages
from argmap.web.pages.asking import Asked, ask
from argmap.web.pages.behind import backings, unfounded
from argmap.web.pages.passage import passage_page

quoting = Blueprint("quoting", __name__)
LONG = 2_000
"""Whoever pastes more characters than these pastes an essay."""


@quoting.get("/debates/<slug>/quotes")
def ask_words(slug: str) -> Response:
    """Ask for a quotation or an essay; check the words of the address, if there are any."""
    context.held(slug)
    return private(_page(slug, request.args.get("words", "")))


@quoting.post("/debates/<slug>/quotes")
def check(slug: str) -> Response:
    """Check what was pasted; nothing of it is kept."""
    context.held(slug)
    words = request.form.get("words", "")
    try:
        return private(_page(slug, words))
    except InvalidError as error:
        return private(_page(slug, "", written=words, wrong=str(error)), 422)


@quoting.get("/debates/<slug>/quotes/check")
def check_typed(slug: str) -> Response:
    """Check words while they are typed: a quotation, or a paraphrase that should be none."""
    context.held(slug)
    asked = ask(slug, {}, request.script_root)
    words = request.args.get("text", "").strip()[:LONG]
    if request.args.get("as") == "paraphrase":
        copied = service.copied(asked.library, asked.whole, words)
        return private(render_template("quoting/_typed.html", copied=copied, checked=None))
    checked = service.quotation(asked.library, asked.whole, words, _limit(asked)) if words else None
    return private(render_template("quoting/_typed.html", copied=(), checked=checked, asked=asked))


@quoting.get("/debates/<slug>/evidence")
def show_backing(slug: str) -> Response:
    """Show how many independent sources stand behind each claim."""
    context.held(slug)
    asked = ask(slug, {}, request.script_root)
    return private(
        render_template(
            "quoting/evidence.html",
            asked=asked,
            head=pages.whole_head(asked),
            tab="text",
            backings=backings(asked),
            figures=unfounded(asked),
        )
    )


@quoting.get("/debates/<slug>/passages/<passage>")
def show_passage(slug: str, passage: str) -> Response:
    """Show a passage at an address of its own, to whoever may read the map."""
    context.held(slug)
    asked = ask(slug, {}, request.script_root)
    shown = {"page": passage_page(asked, passage), "head": pages.whole_head(asked)}
    return private(render_template("quoting/passage.html", asked=asked, tab="text", **shown))


def _limit(asked: Asked) -> int | None:
    return service.longest(context.store(), asked.held)


def _page(slug: str, words: str, written: str = "", wrong: str = "") -> str:
    asked = ask(slug, {}, request.script_root)
    words, one, essay = words.strip(), None, None
    if words:
        limit = _limit(asked)
        essay = service.essay(asked.library, asked.whole, words, limit)
        marked = essay.quotations or len(words) > LONG
        one = None if marked else service.quotation(asked.library, asked.whole, words, limit)
    return render_template(
        "quoting/show.html",
        asked=asked,
        head=pages.whole_head(asked),
        tab="text",
        words=words or written,
        one=one,
        essay=None if one else essay,
        texts=service.texts(asked.library, asked.whole),
        wrong=wrong,
    )
