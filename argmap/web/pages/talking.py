"""What is said about a claim and about a map: comments, and who endorses what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from argmap.analysis.wording import Piece, rewording
from argmap.model.claims import Kind, Relation
from argmap.model.errors import NotFoundError
from argmap.model.ids import ClaimId, PassageId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission
from argmap.model.seminars import Endorsing
from argmap.model.talk import About, Comment
from argmap.services.endorsing import Endorsed, endorsements
from argmap.services.suggesting import waiting
from argmap.services.talking import (
    Thread,
    claims_of,
    open_by_claim,
    open_comments,
    threads,
    words_of,
)
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import shortened
from argmap.web.pages.editing_back import back_from, here

KINDS = {Kind.SUPPORT: "because", Kind.REBUT: "but", Kind.UNDERCUT: "does not follow"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a comment can be about, as a form offers it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A comment with its replies, as it is shown.

    Attributes:
        on: what sort of thing it is about, in words.
        change: the difference between its words and those of now, if they differ.
        href: the page of the claim that it is shown on; nothing if there is none.
    """

    thread: Thread
    on: str
    change: tuple[Piece, ...]
    href: str

    @property
    def said(self) -> tuple[Comment, ...]:
        """The comment and the replies to it."""
        return self.thread.comment, *self.thread.replies


@dataclass(frozen=True, slots=True)
class Stretch:
    """Comments of one sort, the newest first.

    Attributes:
        total: how many there are, those of other stretches included.
        earlier: where the next stretch is read; nothing after the last.
    """

    said: tuple[Spoken, ...]
    total: int
    earlier: str


@dataclass(frozen=True, slots=True)
class CommentForm:
    """A form for a comment.

    Attributes:
        about: what it is about, as one word of a sort and an id: ``claim:c1``.
        at: the revision that was seen.
        reply_to: the comment that it answers.
    """

    about: str
    text: str = ""
    at: int = 0
    reply_to: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class ClaimTalk:
    """The comments on one claim, and what can be commented on from its page."""

    open: Stretch
    resolved: Stretch
    choices: tuple[Choice, ...]
    back: str


@dataclass(frozen=True, slots=True)
class Endorsers:
    """Who endorses a claim, as far as who asks may see it."""

    endorsed: tuple[tuple[Endorsed, tuple[Piece, ...]], ...]
    back: str

    @property
    def own(self) -> Endorsed | None:
        """The endorsement of whoever asks, if there is one."""
        return next((each for each, _ in self.endorsed if each.is_own), None)


@dataclass(frozen=True, slots=True)
class MapTalk:
    """How much is said about a map: open comments, and suggestions that wait."""

    comments: int
    waiting: int


def talk_of(asked: Asked, claim: str) -> ClaimTalk:
    """Return what is said about a claim, with what can be commented on from its page."""
    return ClaimTalk(
        stretch(asked, claim),
        stretch(asked, claim, resolved=True),
        tuple(choices(asked.whole, claim)),
        here(),
    )


def endorsers_of(asked: Asked, claim: str) -> Endorsers:
    """Return who endorses a claim."""
    return Endorsers(_endorsed(asked, claim), here())


def map_talk(asked: Asked) -> MapTalk:
    """Return how much is said about a map."""
    store, map_id = context.store(), asked.whole.id
    return MapTalk(open_comments(store, map_id), waiting(store, map_id))


def open_on(asked: Asked) -> Mapping[str, int]:
    """Return how many comments are open on each claim that has any."""
    return open_by_claim(context.store(), asked.whole.id)


def stretch(asked: Asked, claim: str = "", *, resolved: bool = False, before: str = "") -> Stretch:
    """Return comments on a map, or on one claim: the newest, or those below one of them."""
    store, map_id = context.store(), asked.whole.id
    found = threads(store, map_id, claim, resolved=resolved, before=before)
    said = tuple(spoken(asked, each) for each in found.threads)
    query = {"claim": claim, "resolved": "1" if resolved else "", "before": found.earlier}
    given = urlencode({name: value for name, value in query.items() if value})
    earlier = f"{asked.to.page}/comments?{given}" if found.earlier else ""
    return Stretch(said, found.total, earlier)


def comments_page(
    asked: Asked, claim: str, *, resolved: bool, before: str
) -> dict[str, Stretch | None]:
    """Return the comments to be listed: both sorts at the beginning, one sort further down."""
    both = not (resolved or before)
    open_ = None if resolved else stretch(asked, claim, before=before)
    aside = stretch(asked, claim, resolved=True, before=before) if resolved or both else None
    return {"open": open_, "resolved": aside}


def spoken(asked: Asked, thread: Thread) -> Spoken:
    """Return a comment with what changed since, and where it is shown."""
    change = rewording(thread.comment.words, thread.now) if thread.is_earlier else ()
    page = asked.to.claim_page(thread.claims[0]) if thread.claims else ""
    href = f"{page}#comment-{thread.comment.id}" if page else ""
    return Spoken(thread, _on(thread), change, href)


def form_from(form: Mapping[str, str]) -> CommentForm:
    """Return the form as it was sent."""
    at = form.get("at", "")
    number = int(at) if at.isascii() and at.isdigit() and len(at) < 10 else 0
    return CommentForm(form.get("about", ""), form.get("text", ""), number)


def target_of(form: CommentForm) -> tuple[About, str]:
    """Return what a form is about.

    Raises:
        NotFoundError: it names no sort of thing that can be commented on.
    """
    sort, _, target = form.about.partition(":")
    if sort not in tuple(About) or not target:
        raise NotFoundError("thing to comment on", form.about[:80])
    return About(sort), target


def quoted_of(asked: Asked, form: CommentForm) -> str:
    """Return what a form is about, in words."""
    about, target = target_of(form)
    words = words_of(asked.whole, about, target)
    if not words:
        raise NotFoundError(about.value, target)
    return words


def place_of(asked: Asked, about: str, target: str) -> str:
    """Return the page on which comments on something stand."""
    claims = claims_of(asked.whole, about, target)
    return asked.to.claim_page(claims[0]) if claims else f"{asked.to.page}/comments"


def onward(slug: str, form: Mapping[str, str], anchor: str = "", place: str = "") -> str:
    """Return where to go after a form was carried out: back, or to a place if it names none."""
    back = back_from(form.get("back", "") or place, slug).partition("#")[0]
    return f"{back}#{anchor}" if anchor else back


def draft_of(asked: Asked, form: CommentForm) -> str:
    """Return the key under which half-written words are kept."""
    if form.reply_to:
        return f"reply-{asked.whole.id}-{form.reply_to}"
    claims = claims_of(asked.whole, *target_of(form))
    return f"comment-{asked.whole.id}-{claims[0] if claims else form.about}"


def when(made: datetime) -> str:
    """Return a time for readers, in UTC."""
    return f"{made.day} {made:%b %Y, %H:%M} UTC"


def _on(thread: Thread) -> str:
    if thread.comment.about is About.CLAIM:
        return "on the claim" if thread.now else "on a claim"
    return "on a step" if thread.comment.about is About.RELATION else "on a passage"


def _endorsed(asked: Asked, claim: str) -> tuple[tuple[Endorsed, tuple[Piece, ...]], ...]:
    if asked.held.endorsing is Endorsing.OFF or Permission.READ not in asked.rights:
        return ()
    found = endorsements(context.store(), context.who(), asked.whole.id, claim)
    now = asked.whole.claim(claim).text
    return tuple((each, rewording(each.words, now) if each.is_earlier else ()) for each in found)


def choices(whole: ArgumentMap, claim_id: str) -> Iterator[Choice]:
    """Yield what can be commented on from the page of a claim: it, its steps, its passages."""
    yield Choice(f"claim:{claim_id}", "This claim")
    claim = ClaimId(claim_id)
    for relation in (*whole.relations_from(claim), *whole.bearing_on(claim)):
        yield Choice(f"relation:{relation.id}", _step(whole, relation))
    for evidence in whole.evidence_for(claim):
        passage = whole.passages.get(PassageId(evidence.passage))
        if passage:
            words = shortened(passage.named, 60)
            yield Choice(f"passage:{passage.id}", f"The passage “{words}”")


def _step(whole: ArgumentMap, relation: Relation) -> str:
    premise = shortened(whole.claim(relation.premises[0]).text, 50)
    target = whole.claims.get(ClaimId(relation.target))
    if target is None:
        step = whole.relations.get(RelationId(relation.target))
        target = whole.claims.get(step.premises[0]) if step else None
    end = f"“{shortened(target.text, 50)}” " if target else ""
    return f"The step {end}{KINDS[relation.kind]} “{premise}”"
