"""The pages on which maps are copied, claims taken over from another map, and files brought in."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import abort, request
from werkzeug.datastructures import MultiDict

from argmap.analysis.adoption import Adoption, reach
from argmap.model.errors import ForbiddenError, NobodyError
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, may
from argmap.model.seminars import Holding
from argmap.services import moving as services
from argmap.services.access import allowed, holding
from argmap.services.reading import map_at
from argmap.web import context
from argmap.web.addresses import Addresses
from argmap.web.forms import State
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import Brief, brief
from argmap.web.pages.editing import step_line

MOST = 200


@dataclass(frozen=True, slots=True)
class CopyOf:
    """What a map is a copy of.

    Attributes:
        href: the map that it was copied from; nothing if that cannot be read.
        revision: as of which of its revisions.
        since: the address of what has changed there since.
    """

    name: str
    href: str
    revision: int
    since: str


@dataclass(frozen=True, slots=True)
class OtherMap:
    """Another map of the same debate, with how many of its claims are new here."""

    name: str
    href: str
    claims: int
    fresh: int
    differing: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A claim of another map that is not on this one, or reads otherwise here."""

    brief: Brief
    href: str
    differs: str


@dataclass(frozen=True, slots=True)
class OfferedPage:
    """What another map has that this one has not."""

    name: str
    map_href: str
    fresh: tuple[Offered, ...]
    differing: tuple[Offered, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Adopting:
    """What was asked: from which map, which claim, and how much of it."""

    other: str
    claim: str
    branch: bool
    wordings: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class AdoptionPage:
    """What will come along, before it does."""

    name: str
    root: Brief
    form: Adopting
    fresh: tuple[Brief, ...]
    same: tuple[Brief, ...]
    resting: tuple[Brief, ...]
    differing: tuple[tuple[Brief, Brief], ...]
    steps: tuple[str, ...]
    passages: int
    attached: bool
    nothing: bool
    size: int
    other_way: str
    back: str


def copy_of(asked: Asked) -> CopyOf | None:
    """Return what a map is a copy of, if it is one and that is still there.

    Nothing of what the other map is now is told, so that the page stays true while that changes.
    """
    origin, then = asked.held.origin, asked.held.origin_revision or 0
    if not origin:
        return None
    held = holding(context.store(), origin)
    if not may(context.who(), Permission.READ, held):
        return CopyOf("a map that you cannot read", "", then, "")
    href = f"{asked.to.root}/debates/{origin}"
    return CopyOf(services.called(held, asked.whole), href, then, f"{href}/difference?from={then}")


def sources(asked: Asked) -> tuple[OtherMap, ...]:
    """Return the other maps of the debate that she may read, with what is new in each."""
    found = services.others(context.store(), context.who(), asked.whole.id)
    return tuple(_other(asked, held, whole) for held, whole in found)


def _other(asked: Asked, held: Holding, whole: ArgumentMap) -> OtherMap:
    fresh, differing = _news(asked.whole, whole)
    href = f"{asked.to.page}/adopt?{urlencode({'from': held.map_id})}"
    return OtherMap(services.called(held, whole), href, len(whole), len(fresh), len(differing))


def _news(here: ArgumentMap, there: ArgumentMap) -> tuple[list[str], list[str]]:
    """Return the ids of the claims there that are not drawn here, and of those that differ."""
    ours = here.drawn
    fresh = [each.id for each in there if each.id not in ours]
    both = [each for each in there if each.id in ours]
    return [str(e) for e in fresh], [e.id for e in both if ours[e.id].text != e.text]


def offered(asked: Asked, other_id: str) -> OfferedPage:
    """Return what another map has that this one has not."""
    held = allowed(context.store(), context.who(), Permission.READ, other_id)
    there = map_at(context.store(), other_id)
    fresh, differing = _news(asked.whole, there)
    to = Addresses(there, State(), asked.to.root)

    def each_of(ids: list[str]) -> tuple[Offered, ...]:
        return tuple(_offered(asked, there, to, key) for key in ids[:MOST])

    more = max(0, len(fresh) - MOST) + max(0, len(differing) - MOST)
    name = services.called(held, there)
    return OfferedPage(name, to.page, each_of(fresh), each_of(differing), more)


def _offered(asked: Asked, there: ArgumentMap, to: Addresses, claim: str) -> Offered:
    ours = asked.whole.drawn.get(there.claim(claim).id)
    query = urlencode({"from": there.id, "claim": claim, "branch": "1"})
    return Offered(
        brief(there.claim(claim), there, to),
        f"{asked.to.page}/adopt?{query}",
        ours.text if ours else "",
    )


def adopting_from(sent: Mapping[str, str], at: int) -> Adopting:
    """Return what was asked, as far as a page of ours can have asked it."""
    said = sent.get("at", str(at))
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        abort(400)
    wordings = sent.getlist("words") if isinstance(sent, MultiDict) else []
    branch = sent.get("branch", "") == "1"
    other, claim = sent.get("from", ""), sent.get("claim", "")
    return Adopting(other, claim, branch, tuple(wordings), int(said))


def adoption_for(slug: str, form: Adopting) -> Adoption:
    """Return what taking it over would bring."""
    return services.adoption(
        context.store(), context.who(), slug, form.other, form.claim,
        branch=form.branch, wordings=form.wordings,
    )  # fmt: skip


def adoption_page(asked: Asked, form: Adopting) -> AdoptionPage:
    """Return what will come along, before it does."""
    taken = adoption_for(asked.whole.id, form)
    there, here = taken.other, taken.into
    to = Addresses(there, State(), asked.to.root)
    held = allowed(context.store(), context.who(), Permission.READ, form.other)
    other_way = {"from": form.other, "claim": form.claim, "branch": "" if form.branch else "1"}
    return AdoptionPage(
        services.called(held, there),
        brief(there.claim(form.claim), there, to),
        form,
        tuple(brief(each, there, to) for each in taken.fresh),
        tuple(brief(each, here, asked.to) for each in taken.same),
        tuple(brief(each, here, asked.to) for each in taken.resting),
        tuple((brief(o, here, asked.to), brief(t, there, to)) for o, t in taken.differing),
        tuple(step_line(there, each.id) for each in taken.relations[:MOST]),
        len({each.passage for each in taken.evidence}),
        taken.attached,
        not taken.edits() and not taken.differing,
        len(reach(there, taken.root)),
        f"{asked.to.page}/adopt?{urlencode(other_way)}",
        f"{asked.to.page}/adopt?{urlencode({'from': form.other})}",
    )


def may_import() -> bool:
    """Say whether who asks may bring a map from a file."""
    who = context.who()
    return who.person is not None and (who.copies or who.person.is_instructor)


def check_import() -> None:
    """Refuse a file before it is read.

    Raises:
        NobodyError: it takes a person who is known here.
        ForbiddenError: only instructors may, where copies are not free.
    """
    if context.who().person is None:
        raise NobodyError
    if not may_import():
        raise ForbiddenError("import maps here: ask an instructor")


def sent_file() -> bytes:
    """Return what is in the file that was sent; nothing if none was."""
    sent = request.files.get("file")
    if sent is None:
        return b""
    with closing(sent):
        content: bytes = sent.read()
    return content
