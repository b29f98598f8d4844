"""Where one returns to after a form: the page one came from, with what was changed in sight."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from flask import g, request

from argmap.model.errors import ArgmapError
from argmap.model.maps import ArgumentMap
from argmap.services.saving import Saved, saved_as
from argmap.web import context
from argmap.web.done import say
from argmap.web.pages.asking import Asked, ask
from argmap.web.pages.history import saved_in_words, undone_in_words
from argmap.web.theme import local

TOLD = ("saved", "suggested")
"""What in an address tells of something done, and does not belong to the place."""
HOME = "~"
"""What stands for the address of the map in links to forms, of which a page has a thousand."""


def back_from(given: str, slug: str) -> str:
    """Return the address to return to: the one given if it is of this site, else the map's."""
    home = f"{request.script_root}/"
    map_page = f"{home}debates/{slug}"
    if given.startswith(HOME) and given[1:2] in ("", "/", "?"):
        given = map_page + given.removeprefix(HOME)
    address = local(given) if given else ""
    return address if address not in ("", home) else map_page


def short(back: str, slug: str) -> str:
    """Return an address to return to as it stands in a link; ``back_from`` reads it."""
    map_page = f"{request.script_root}/debates/{slug}"
    rest = back.removeprefix(map_page)
    return HOME + rest if rest != back and rest[:1] in ("", "/", "?") else back


def here() -> str:
    """Return the address of this page, without what it tells of something done."""
    pairs = [(k, v) for k, v in request.args.items(multi=True) if k not in TOLD]
    return _with(request.script_root + request.path, pairs, "")


def back_here(asked: Asked) -> str:
    """Return the address to return to from a form that this page leads to."""
    if "edit_back" not in g:
        editing = request.blueprint == "editing"
        back = back_from(request.values.get("back", ""), asked.whole.id) if editing else here()
        g.edit_back = short(back, asked.whole.id)
    found: str = g.edit_back
    return found


def asked_from(back: str, slug: str) -> Asked:
    """Return the debate as the page asked for it to which one returns."""
    try:
        return ask(slug, dict(parse_qsl(urlsplit(back).query)), request.script_root)
    except ArgmapError:
        return ask(slug, {}, request.script_root)


def onward(back: str, saved: Saved) -> str:
    """Return where to go after something was saved: back, with what was changed in focus."""
    if not saved.changed:
        say(saved.why or "Nothing was changed: it is so already.")
    parts = urlsplit(back)
    pairs = [(k, v) for k, v in parse_qsl(parts.query) if k not in (*TOLD, "focus", "map", "open")]
    given = dict(parse_qsl(parts.query))
    kept = [(k, given[k]) for k in ("map", "open") if k in given and _stays(k, given[k], saved)]
    focus, anchor = _focus(parts.path, given.get("focus", ""), saved)
    pairs = [*kept, *pairs, *([("focus", focus)] if focus else []), *_told(saved)]
    return _with(parts.path, pairs, anchor)


def _told(saved: Saved) -> list[tuple[str, str]]:
    """Return what the address says of something done: nothing, if nothing was."""
    if saved.suggestion:
        return [("suggested", saved.suggestion)]
    return [("saved", str(saved.revision))] if saved.changed else []


def _focus(path: str, before: str, saved: Saved) -> tuple[str, str]:
    """Return the claim to put into focus on a map, and the anchor to go to on another page."""
    root = f"{request.script_root}/debates/{saved.map.id}"
    if path == root:
        focus = saved.focus or before
        return (focus if focus in saved.map.drawn else ""), ""
    if path.startswith(f"{request.script_root}/sources/"):
        return "", "in-text"
    if path == f"{root}/outline":
        return "", f"claim-{saved.focus}" if saved.focus else ""
    return "", saved.step


def _stays(name: str, value: str, saved: Saved) -> bool:
    """Say whether a part of the address still makes sense; a map stays if what changed is on it."""
    if name == "open":
        return all(each in saved.map.claims for each in value.split(","))
    return not saved.focus or _is_on(value, saved.focus, saved.map)


def _is_on(excerpt_id: str, claim: str, drawn: ArgumentMap) -> bool:
    excerpt = drawn.debate.excerpt(excerpt_id)
    if excerpt is None or claim not in drawn.claims:
        return False
    if excerpt.claims == "core":
        return drawn.claim(claim).core
    return excerpt.claims == "all" or claim in excerpt.claims


def _with(path: str, pairs: list[tuple[str, str]], anchor: str) -> str:
    query = f"?{urlencode(pairs, quote_via=quote, safe=',')}" if pairs else ""
    return f"{path}{query}{f'#{anchor}' if anchor else ''}"


@dataclass(frozen=True, slots=True)
class Done:
    """What was just saved, and can be undone from here.

    Attributes:
        number: of the revision; 0 if the change is a suggestion.
    """

    number: int
    sentence: str
    back: str


def done_here(asked: Asked) -> Done | None:
    """Return what the address says was just saved, if it is true and who asks did it."""
    said = request.args.get("saved", "")
    if said.isascii() and said.isdigit() and 0 < int(said[:9]) <= asked.whole.revision:
        number = int(said[:9])
        if saved_as(context.store(), context.who(), asked.whole.id, number):
            return Done(
                number,
                undone_in_words(asked.whole, number) or saved_in_words(asked.whole, number),
                here(),
            )
    if "suggested" in request.args and asked.held.suggesting:
        return Done(0, "Your suggestion waits until another of the group accepts it.", here())
    return None
