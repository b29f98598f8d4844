"""The seal on every form: it is carried out only for the browser on whose page it stood."""

from __future__ import annotations

from flask import Flask, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import CSRFProtect, generate_csrf
from markupsafe import Markup

from argmap.settings import Settings, secret_key

FIELD = "seal"
COOKIE = "argmap-seal"


class SealCookies(SecureCookieSessionInterface):
    """The signed cookie that the seals of a browser are held against; it says nobody's name."""

    def get_cookie_name(self, app: Flask) -> str:  # noqa: ARG002
        """Return a name that over HTTPS no other host can set (RFC 6265bis, ``__Host-``)."""
        return f"__Host-{COOKIE}" if request.is_secure else COOKIE

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002
        """Say whether the cookie is for HTTPS only."""
        return request.is_secure


def seal_forms(app: Flask, settings: Settings) -> None:
    """Refuse every form that does not carry the seal of its browser."""
    app.secret_key = secret_key(settings)
    app.session_interface = SealCookies()
    app.config.update(
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        WTF_CSRF_FIELD_NAME=FIELD,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # headers.py looks at Origin and Sec-Fetch-Site instead
    )
    CSRFProtect(app)


def seal() -> Markup:
    """Return the hidden field that every form needs, as templates write it."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, generate_csrf())


def browser_key() -> str:
    """Return what the seals of this browser stand for: a page with one is for no other browser."""
    generate_csrf()
    return str(session[FIELD])
