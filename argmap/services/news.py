"""What others have done on a map since somebody looked, in a few words.

A suggestion of one's own that somebody accepted is such a thing, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.analysis.telling import Named, told
from argmap.model.edits import touches
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, Who
from argmap.model.revisions import Revision
from argmap.model.talk import Suggestion
from argmap.services.access import allowed
from argmap.services.reading import map_at
from argmap.store import Reading, Store

LENGTH = 70
"""So many characters of a claim are told."""
MOST = 200
"""So many revisions are told of; who was away for longer reads the history."""


@dataclass(frozen=True, slots=True)
class News:
    """What others did.

    Attributes:
        upto: the last revision that is told of.
        sentences: what they did, the latest last.
        things: the ids of what they changed.
    """

    upto: int
    sentences: tuple[str, ...]
    things: tuple[str, ...]


def news(store: Store, who: Who, map_id: str, since: int) -> News:
    """Return what others did after a revision.

    Raises:
        NotFoundError: there is no such map, or not for who asks.
    """
    allowed(store, who, Permission.READ, map_id)
    with store.reading() as reading:
        found = reading.revisions(map_id, after=since, most=MOST)
        accepted = _accepted(reading, who, map_id, found)
    upto = found[-1].number if found else since
    others = [each for each in found if not _is_by(each, who) or each.number in accepted]
    whole = map_at(store, map_id)
    things = (touch[1] for each in others for touch in touches((*each.edits, *each.undoes)))
    sentences = tuple(
        sentence
        for each in others
        for sentence in _sentences(each, whole, accepted.get(each.number, ""))
    )
    return News(upto, sentences, tuple(dict.fromkeys(sorted(things))))


def _is_by(revision: Revision, who: Who) -> bool:
    return who.person is not None and revision.person == who.person.id


def _accepted(reading: Reading, who: Who, map_id: str, found: Sequence[Revision]) -> dict[int, str]:
    """Return by whom one's own suggestions were accepted, by the revisions that did them."""
    if who.person is None:
        return {}
    numbers = [each.number for each in found if _is_by(each, who)]
    kept = reading.all(Suggestion, map_id=map_id, person=who.person.id, revision=numbers)
    return {each.revision or 0: each.decided_by for each in kept if not _is_own(each, who)}


def _is_own(decided: Suggestion, who: Who) -> bool:
    return who.person is not None and decided.decided_by == who.person.name


def _sentences(revision: Revision, whole: ArgumentMap, accepted_by: str = "") -> Iterator[str]:
    """Yield what was done, with the name of who did it or accepted it before each thing."""
    begin = f"{accepted_by} accepted your suggestion:" if accepted_by else revision.member
    for each in told(revision.edits, revision.undoes, whole):
        did = "".join(_short(part) for part in each.parts).rstrip(".")
        yield f"{begin} {did[:1].lower()}{did[1:]}."


def _short(part: str | Named) -> str:
    if isinstance(part, str):
        return part
    text = part.text.rstrip(".")
    return f"“{text if len(text) <= LENGTH else text[:LENGTH].rsplit(' ', 1)[0] + ' …'}”"
