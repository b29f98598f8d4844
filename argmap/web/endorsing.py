"""Endorsing claims: by those who draw the map, in the words that they saw."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from argmap.model.permissions import Permission
from argmap.services import endorsing as service
from argmap.web import context
from argmap.web.context import held, who
from argmap.web.pages.talking import form_from, onward

endorsing = Blueprint("endorsing", __name__)


@endorsing.post("/debates/<slug>/claims/<claim>/endorse")
def endorse(slug: str, claim: str) -> Response:
    """Endorse a claim, or renew that."""
    held(slug, Permission.ENDORSE)
    seen = form_from(request.form).at
    service.endorse(context.store(), who(), slug, claim, at=seen)
    return redirect(onward(slug, request.form, "endorse"), 303)


@endorsing.post("/debates/<slug>/claims/<claim>/unendorse")
def withdraw(slug: str, claim: str) -> Response:
    """Take back one's endorsement of a claim."""
    held(slug, Permission.ENDORSE)
    service.withdraw(context.store(), who(), slug, claim)
    return redirect(onward(slug, request.form, "endorse"), 303)


@endorsing.post("/debates/<slug>/endorsements/reveal")
def reveal(slug: str) -> Response:
    """Let everybody who reads the map see who endorses what."""
    held(slug, Permission.MANAGE)
    service.reveal(context.store(), who(), slug)
    return redirect(onward(slug, request.form, "endorse"), 303)
