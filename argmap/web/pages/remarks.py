"""Remarks on single claims, relations and passages, as they are shown and as forms send them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from argmap.analysis.contributions import Contribution
from argmap.analysis.wording import Piece, rewording
from argmap.model.errors import InvalidError, NotFoundError
from argmap.model.ids import EvidenceId, MapId
from argmap.model.maps import ArgumentMap
from argmap.model.marks import Tag
from argmap.model.seminars import Person, Role
from argmap.model.talk import About
from argmap.services.people.groups import roll
from argmap.services.reading import map_at
from argmap.services.talking import claims_of
from argmap.services.teaching import releasing, remarking
from argmap.services.teaching.assigned import Assigned
from argmap.services.teaching.remarking import Noted, Place
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.editing_back import here
from argmap.web.pages.talking import Choice, choices

TAGS = tuple(Tag)
Given = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Remarked:
    """The remarks on one thing, as they are shown.

    Attributes:
        tags: the marks that are set on the thing itself.
        said: remarks in words, marks that were answered, and those on the steps and passages that
            belong to the thing; with what has changed in the words that they are on.
    """

    tags: tuple[Noted, ...] = ()
    said: tuple[tuple[Noted, tuple[Piece, ...]], ...] = ()

    def has(self, tag: Tag) -> Noted | None:
        """Return a mark, if it is set."""
        return next((each for each in self.tags if each.tag is tag), None)


def beside(
    found: Iterable[Noted], maps: Mapping[MapId, ArgumentMap]
) -> dict[tuple[str, str], Remarked]:
    """Return remarks by the map and the thing beside which they are shown.

    Those on steps and passages are shown beside the claims, too, that are on these pages.
    """
    told: dict[tuple[str, str], tuple[Noted, ...]] = {}
    for each in found:
        for key in keys_of(each, maps):
            told[key] = (*told.get(key, ()), each)
    return {key: remarked(each, key[1]) for key, each in told.items()}


def keys_of(noted: Noted, maps: Mapping[MapId, ArgumentMap]) -> tuple[tuple[str, str], ...]:
    """Return the things beside which a remark is shown, with their map; its own target first."""
    remark, whole = noted.remark, maps.get(noted.remark.map_id)
    near = claims_of(whole, remark.about, remark.target) if whole and noted.now else ()
    ends = near[:1] if remark.about is About.RELATION else near
    return tuple((str(remark.map_id), each) for each in dict.fromkeys((remark.target, *ends)))


def elsewhere(
    found: Iterable[Noted], maps: Mapping[MapId, ArgumentMap], made: Iterable[Contribution]
) -> tuple[tuple[Noted, tuple[Piece, ...]], ...]:
    """Return the remarks that stand beside none of somebody's own contributions."""
    own = set()
    for each in made:
        for key in (*each.maps, each.deed.map_id):
            cited = maps[key].evidence.get(EvidenceId(each.deed.thing)) if key in maps else None
            own.add((str(key), cited.passage if cited else each.deed.thing))
    others = (each for each in found if not own.intersection(keys_of(each, maps)))
    return tuple((each, change_of(each)) for each in others)


def remarked(found: tuple[Noted, ...], target: str = "") -> Remarked:
    """Return remarks as they are shown beside one thing: the last one's, if none is named."""
    on = target or (found[-1].remark.target if found else "")
    tags = tuple(each for each in found if each.remark.tag and each.remark.target == on)
    said = tuple((each, change_of(each)) for each in found if _is_said(each, tags))
    return Remarked(tags, said)


def _is_said(noted: Noted, tags: tuple[Noted, ...]) -> bool:
    return noted not in tags or bool(noted.remark.answer)


def change_of(noted: Noted) -> tuple[Piece, ...]:
    """Return the difference between the words that a remark is on and those of now, if any."""
    return rewording(noted.remark.words, noted.now) if noted.is_earlier else ()


def remark_choices(whole: ArgumentMap, about: str, target: str) -> tuple[Choice, ...]:
    """Return what beside a claim can be remarked on: it, its steps and its passages."""
    if about != About.CLAIM or target not in whole.claims:
        return ()
    return tuple(choices(whole, target))


def remark_tags() -> tuple[Tag, ...]:
    """Return all marks that there are, in the order in which they are offered."""
    return TAGS


def tag_from(value: str) -> Tag:
    """Return the mark that a form names.

    Raises:
        InvalidError: there is none of this name.
    """
    if value not in TAGS:
        raise InvalidError("There is no such mark: choose one of those on the page.")
    return Tag(value)


@dataclass(frozen=True, slots=True)
class Desk:
    """The page for remarks on one thing of a map.

    Attributes:
        words: what it reads like; ``at`` the revision of that.
        people: whose work it can be; ``whose`` whose it is, nothing for the group's.
    """

    assigned: Assigned
    place: Place
    words: str
    at: int
    people: tuple[Person, ...]
    whose: str
    remarks: Remarked
    back: str
    whole: ArgumentMap

    @property
    def near(self) -> tuple[Choice, ...]:
        """What else can be remarked on beside a claim: its steps and its passages."""
        return remark_choices(self.whole, self.place.about, self.place.target)


def desk(found: Assigned, place: Place, back: str, *, chosen: bool) -> Desk:
    """Return the page for remarks on one thing.

    Args:
        found: the assignment.
        place: what is remarked on, and whose work it is said to be.
        back: where one came from.
        chosen: whether the address said whose work it is; else whoever brought it to the map.

    Raises:
        NotFoundError: the map is none of this assignment, or has no such thing.
    """
    if place.map_id not in {each.map_id for each in found.maps}:
        raise NotFoundError("map of this assignment", place.map_id)
    whole = map_at(context.store(), place.map_id)
    words, at = remarking.words_at(context.store(), place)
    people = tuple(_people(found))
    author = place.whose if chosen else remarking.author_of(context.store(), found, place)
    whose = author if author in {each.id for each in people} else None
    kept = remarking.noted(context.store(), found).get((place.map_id, place.target), ())
    hers = tuple(each for each in kept if each.remark.whose == whose)
    return Desk(found, place, words, at, people, whose or "", remarked(hers), back, whole)


def place_from(form: Given) -> Place:
    """Return what a form or an address is about.

    Raises:
        NotFoundError: it names no sort of thing that can be remarked on.
    """
    sort, _, which = form.get("upon", "").partition(":")
    about, target = (sort, which) if which else (form.get("about", ""), form.get("target", ""))
    at = form.get("at", "")
    if about not in tuple(About):
        raise NotFoundError("sort of thing to remark on", about[:80])
    number = int(at) if at.isascii() and at.isdigit() and len(at) < 10 else 0
    whose = form.get("whose", "") or None
    return Place(form.get("map", ""), About(about), target, whose, number)


def _people(found: Assigned) -> Iterator[Person]:
    """Yield the participants of the seminar, by groups."""
    whole = roll(context.store(), context.who(), found.seminar.id)
    named = [each for table in whole.tables for each in table.members] + list(whole.others)
    yield from (each.person for each in named if each.member.role is Role.PARTICIPANT)


def anchor(map_id: str, target: str) -> str:
    """Return the id that the remarks on a thing have on pages."""
    return f"remarks-{map_id}-{target}"


@dataclass(frozen=True, slots=True)
class OnClaim:
    """What the page of a claim on an assigned map says of remarks.

    Attributes:
        desk: where an instructor remarks on the claim; nothing for anybody else.
        remarks: those for whoever asks, once they are released.
        feedback: where she finds them all.
    """

    desk: str = ""
    remarks: Remarked | None = None
    feedback: str = ""


def panel_remarks(asked: Asked, claim: str) -> OnClaim | None:
    """Return what the page of a claim says of remarks; none if it says nothing of any."""
    held, who = asked.held, context.who()
    at, role = f"/assignments/{held.assignment}", who.role(held.seminar)
    if held.assignment is None or role is None:
        return None
    if role is Role.INSTRUCTOR:
        about = {"map": held.map_id, "about": About.CLAIM.value, "target": claim, "back": here()}
        return OnClaim(f"{at}/remarks/new?{urlencode(about)}")
    mine = (
        each for each in releasing.on_map(context.store(), who, held) if _is_on(asked, claim, each)
    )
    near = tuple(mine)
    return OnClaim("", remarked(near), f"{at}/feedback") if near else None


def _is_on(asked: Asked, claim: str, noted: Noted) -> bool:
    return claim in claims_of(asked.whole, noted.remark.about, noted.remark.target)
