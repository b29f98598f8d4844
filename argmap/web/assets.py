"""Styles, scripts and fonts, under addresses that change with what they hold.

The version in an address is a digest of all of them, so that a browser may keep each for good and
the modules of the scripts find each other by relative addresses.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, current_app, request
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join
from werkzeug.wrappers import Response

from argmap.paths import PACKAGE
from argmap.render.fonts import font_faces_css, font_files
from argmap.web.context import settings

STATIC = PACKAGE / "web" / "static"
STYLE = PACKAGE / "render" / "style"
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
FOR_GOOD = "public, max-age=31536000, immutable"

assets = Blueprint("assets", __name__)


@lru_cache(maxsize=1)
def version() -> str:
    """Return the digest of every style and script, as the addresses have it."""
    digest = sha256()
    for path in sorted((*STATIC.rglob("*.*"), *STYLE.glob("*.css"))):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@assets.get("/static/<asked>/<path:name>")
def static_file(asked: str, name: str) -> Response:
    """Send a style or a script of the pages."""
    return _sent(STATIC, name, asked)


@assets.get("/style/<asked>/fonts.css")
def font_faces(asked: str) -> Response:  # noqa: ARG001 (only the browser's cache reads it)
    """Send the rules that name the fonts."""
    response = Response(font_faces_css("../../fonts/"), mimetype="text/css")
    response.headers["Cache-Control"] = FOR_GOOD
    return response


@assets.get("/style/<asked>/<path:name>")
def style(asked: str, name: str) -> Response:
    """Send a style of the map."""
    return _sent(STYLE, name, asked)


@assets.get("/style/<name>")
def plain_style(name: str) -> Response:
    """Send a style of the map under an address that does not change."""
    return _sent(STYLE, name, "")


@assets.get("/fonts/<name>")
def font(name: str) -> Response:
    """Send a font, subset and compressed once on the first start."""
    found = fonts().get(name)
    if found is None:
        raise NotFound
    return _file(found, FOR_GOOD)


def fonts() -> dict[str, Path]:
    """Return the font files by the names under which they are served."""
    files: dict[str, Path] = current_app.extensions["argmap.kept"].get(
        "fonts", lambda: {path.name: path for path in font_files(settings().cache).values()}
    )
    return files


def _sent(folder: Path, name: str, asked: str) -> Response:
    found = safe_join(str(folder), name)
    if found is None or Path(found).suffix not in TYPES or not Path(found).is_file():
        raise NotFound
    return _file(Path(found), FOR_GOOD if asked == version() else "no-cache")


def _file(path: Path, caching: str) -> Response:
    """Return a file, all of it at once: none is large."""
    content = path.read_bytes()
    response = Response(content, mimetype=TYPES[path.suffix])
    response.set_etag(sha256(content).hexdigest()[:24])
    response.headers["Cache-Control"] = caching
    return response.make_conditional(request)
