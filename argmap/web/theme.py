"""How the pages look to one reader: light, dark, as the system says, and with more contrast."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

COOKIE = "argmap-look"
A_YEAR = 31_536_000
THEMES = {"system": "As the system", "light": "Light", "dark": "Dark"}

looks = Blueprint("looks", __name__)


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader chose; ``theme`` is one of ``THEMES``."""

    theme: str = "system"
    contrast: bool = False


def look() -> Look:
    """Return the look that the reader's cookie asks for."""
    theme, _, contrast = request.cookies.get(COOKIE, "").partition("+")
    return Look(theme if theme in THEMES else "system", contrast == "more")


@looks.post("/look")
def choose() -> Response:
    """Keep what the reader chose and go back to where she was."""
    form = request.form
    theme = form.get("theme", "system") if form.get("theme") in THEMES else "system"
    value = theme + ("+more" if form.get("contrast") == "more" else "")
    response = redirect(local(form.get("back", "")), 303)
    secure = request.is_secure
    response.set_cookie(COOKIE, value, A_YEAR, secure=secure, httponly=True, samesite="Lax")
    return response


def local(address: str) -> str:
    """Return the address if it is one of this site, else that of the first page."""
    plain = address.isascii() and address.isprintable() and "\\" not in address
    if plain and address.startswith("/") and not address.startswith("//"):
        return address
    return f"{request.script_root}/"
