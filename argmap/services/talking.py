"""Comments on claims, relations and passages, each bound to the words that it was made on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from argmap.model.claims import Kind, Relation
from argmap.model.errors import NotFoundError
from argmap.model.ids import ClaimId, CommentId, PassageId, RelationId, fresh_id
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, Who
from argmap.model.seminars import Person
from argmap.model.talk import About, Comment
from argmap.services.access import allowed
from argmap.services.history import map_as_of
from argmap.services.people import limits
from argmap.services.people.limits import Try
from argmap.services.people.signing import signature
from argmap.services.reading import map_at
from argmap.services.suggesting import person_of
from argmap.store import SOME, Reading, Store

STRETCH = 50
BEARS = {Kind.SUPPORT: "because", Kind.REBUT: "but", Kind.UNDERCUT: "does not follow:"}


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with the replies to it.

    Attributes:
        now: what it is about, as it reads now; nothing if it is no longer on the map.
        claims: the claims on whose pages it is shown, the first one first.
    """

    comment: Comment
    replies: tuple[Comment, ...]
    now: str
    claims: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether nobody has resolved it."""
        return not self.comment.resolved_by

    @property
    def is_earlier(self) -> bool:
        """Whether it was made on another wording than that of now."""
        return bool(self.now) and self.now != self.comment.words


@dataclass(frozen=True, slots=True)
class Talk:
    """A stretch of what was said, the newest first.

    Attributes:
        total: how many threads there are, on this stretch and on the others.
        earlier: the comment below which the next stretch begins, or nothing.
    """

    threads: tuple[Thread, ...]
    total: int
    earlier: str = ""


def write(  # noqa: PLR0913
    store: Store, who: Who, map_id: str, text: str, *, about: About, target: str, at: int = 0
) -> Comment:
    """Comment on a claim, relation or passage, in the words that it had.

    Args:
        store: where the map is.
        who: who comments.
        map_id: which map.
        text: the remark.
        about: what sort of thing it is about.
        target: its id.
        at: the revision that she saw; the latest without it.

    Raises:
        NotFoundError: there is no such map or thing.
        InvalidTextError: the remark has no words, too many, or such as cannot be kept.
        RateError: she has written very many within the hour.
    """
    held = allowed(store, who, Permission.TALK, map_id)
    now = map_at(store, held.map_id)
    seen = map_as_of(store, held.map_id, at) if 0 < at < now.revision else now
    words = words_of(seen, about, target) or words_of(now, about, target)
    if not words:
        raise NotFoundError(about.value, target)
    person = person_of(who)
    return _keep(
        store,
        person,
        Comment(
            CommentId(fresh_id()), held.map_id, about, target, seen.revision, person.id,
            person.name, datetime.now(UTC), text, words,
        ),
    )  # fmt: skip


def reply(store: Store, who: Who, map_id: str, comment_id: str, text: str) -> Comment:
    """Reply to a comment; a reply to a reply stands under the same comment.

    Raises:
        NotFoundError: there is no such map or comment.
        InvalidTextError: as for ``write``.
    """
    held = allowed(store, who, Permission.TALK, map_id)
    with store.reading() as reading:
        first = _comment(reading, held.map_id, comment_id)
    person = person_of(who)
    now = map_at(store, held.map_id)
    return _keep(
        store,
        person,
        replace(
            first, id=CommentId(fresh_id()), reply_to=first.reply_to or first.id, text=text,
            person=person.id, name=person.name, made=datetime.now(UTC), revision=now.revision,
            words=words_of(now, first.about, first.target) or first.words, resolved_by="",
            resolved=None,
        ),
    )  # fmt: skip


def resolve(store: Store, who: Who, map_id: str, comment_id: str) -> Comment:
    """Put a comment aside, with one's name; it can be read on, and opened again."""
    return _signed(store, who, map_id, comment_id, person_of(who))


def reopen(store: Store, who: Who, map_id: str, comment_id: str) -> Comment:
    """Open a comment again that was put aside."""
    return _signed(store, who, map_id, comment_id, None)


def threads(
    store: Store, map_id: str, claim: str = "", *, resolved: bool = False, before: str = ""
) -> Talk:
    """Return a stretch of what was said about a map, or on the page of one claim.

    Args:
        store: where the map is.
        map_id: which map.
        claim: on the page of which claim, or nothing.
        resolved: whether what was resolved, instead of what is open.
        before: the stretch begins below this comment; at the newest without it.

    Raises:
        NotFoundError: there is no such map or comment.
    """
    whole = map_at(store, map_id)
    near = {"target": _told_on(whole, ClaimId(claim))} if claim else {}
    firsts = {"reply_to": None, "resolved": SOME if resolved else None, **near}
    with store.reading() as reading:
        below = _comment(reading, whole.id, before) if before else None
        found = reading.newest(Comment, STRETCH + 1, before=below, map_id=whole.id, **firsts)
        shown = found[:STRETCH]
        replies = _replies(reading, whole.id, shown)
        counts = reading.counts(Comment, ("about", "target"), map_id=whole.id, **firsts)
    made = tuple(_thread(whole, each, replies.get(each.id, ())) for each in shown)
    return Talk(
        tuple(each for each in made if not claim or claim in each.claims),
        sum(n for on, n in counts.items() if not claim or claim in claims_of(whole, *on)),
        shown[-1].id if len(found) > STRETCH else "",
    )


def open_by_claim(store: Store, map_id: str) -> dict[str, int]:
    """Return how many open comments are shown on the page of each claim that has any."""
    whole, found = map_at(store, map_id), Counter[str]()
    with store.reading() as reading:
        open_ = {"reply_to": None, "resolved": None}
        counts = reading.counts(Comment, ("about", "target"), map_id=whole.id, **open_)
    cited = _cited(whole) if any(about == About.PASSAGE for about, _ in counts) else {}
    for (about, target), count in counts.items():
        ends = cited.get(target, ()) if about == About.PASSAGE else claims_of(whole, about, target)
        found.update(dict.fromkeys(ends, count))
    return dict(found)


def open_comments(store: Store, map_id: str) -> int:
    """Return how many comments on a map nobody has resolved."""
    with store.reading() as reading:
        return reading.count(Comment, map_id=map_id, reply_to=None, resolved=None)


def words_of(whole: ArgumentMap, about: About, target: str) -> str:
    """Return what a comment is about, in words; nothing if it is not on the map."""
    if about is About.CLAIM:
        claim = whole.claims.get(ClaimId(target))
        return claim.text if claim else ""
    if about is About.PASSAGE:
        passage = whole.passages.get(PassageId(target))
        return passage.named if passage else ""
    relation = whole.relations.get(RelationId(target))
    return _step(whole, relation) if relation else ""


def claims_of(whole: ArgumentMap, about: str, target: str) -> tuple[str, ...]:
    """Return the claims on whose pages something is told of: for a relation, all its ends."""
    if about == About.CLAIM:
        ends = [target]
    elif about == About.RELATION:
        relation = whole.relations.get(RelationId(target))
        ends = [*relation.premises, relation.target] if relation else []
    else:
        ends = [each.target for each in whole.evidence.values() if each.passage == target]
    return tuple(dict.fromkeys(each for each in ends if each in whole.claims))


def _cited(whole: ArgumentMap) -> dict[str, set[str]]:
    """Return for each passage the claims for which it is cited."""
    found: dict[str, set[str]] = {}
    for each in whole.evidence.values():
        if each.target in whole.claims:
            found.setdefault(each.passage, set()).add(each.target)
    return found


def _step(whole: ArgumentMap, relation: Relation) -> str:
    """Return a relation in words: what it bears on, how, and its premises."""
    target = whole.claims.get(ClaimId(relation.target))
    if target is None:
        step = whole.relations.get(RelationId(relation.target))
        target = whole.claims.get(step.premises[0]) if step else None
    premises = " and ".join(whole.claim(each).text for each in relation.premises)
    return f"{target.text if target else ''} {BEARS[relation.kind]} {premises}".strip()


def _told_on(whole: ArgumentMap, claim: ClaimId) -> set[str]:
    """Return the ids of what is told of on the page of a claim; comments on nothing else are."""
    relations = {each.id for each in (*whole.relations_from(claim), *whole.bearing_on(claim))}
    return {claim, *relations, *(each.passage for each in whole.evidence_for(claim))}


def _replies(
    reading: Reading, map_id: str, firsts: Iterable[Comment]
) -> dict[CommentId, list[Comment]]:
    found: dict[CommentId, list[Comment]] = {}
    for each in reading.all(Comment, map_id=map_id, reply_to=[first.id for first in firsts]):
        found.setdefault(each.reply_to or each.id, []).append(each)
    return found


def _thread(whole: ArgumentMap, first: Comment, replies: Iterable[Comment]) -> Thread:
    now = words_of(whole, first.about, first.target)
    return Thread(first, tuple(replies), now, claims_of(whole, first.about, first.target))


def _comment(reading: Reading, map_id: str, comment_id: str) -> Comment:
    found = reading.one(Comment, map_id=map_id, id=comment_id)
    if found is None:
        raise NotFoundError("comment", comment_id)
    return found


def _keep(store: Store, by: Person, comment: Comment) -> Comment:
    with store.writing() as writing:
        limits.spend(writing, (Try(limits.COMMENTS_OF_PERSON, by.id),))
        signed = replace(comment, name=signature(writing, by))
        writing.add(signed)
        writing.stir(comment.map_id)
    return signed


def _signed(store: Store, who: Who, map_id: str, comment_id: str, by: Person | None) -> Comment:
    held = allowed(store, who, Permission.TALK, map_id)
    with store.writing() as writing:
        name = signature(writing, by) if by else ""
        found = _comment(writing, held.map_id, comment_id)
        signed = replace(found, resolved_by=name, resolved=datetime.now(UTC) if name else None)
        if (found.resolved_by == "") != (name == ""):
            writing.put(signed)
            writing.stir(held.map_id)
    return signed
