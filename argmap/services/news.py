"""What others have done on a map since somebody looked, in a few words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.analysis.telling import Named, told
from argmap.model.edits import touches
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, Who
from argmap.model.revisions import Revision
from argmap.services.access import allowed
from argmap.services.reading import map_at
from argmap.store import Store

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
    upto = found[-1].number if found else since
    others = [each for each in found if not _is_by(each, who)]
    whole = map_at(store, map_id)
    things = (touch[1] for each in others for touch in touches((*each.edits, *each.undoes)))
    sentences = tuple(sentence for each in others for sentence in _sentences(each, whole))
    return News(upto, sentences, tuple(dict.fromkeys(sorted(things))))


def _is_by(revision: Revision, who: Who) -> bool:
    return who.person is not None and revision.person == who.person.id


def _sentences(revision: Revision, whole: ArgumentMap) -> Iterator[str]:
    """Yield what was done, with the name of who did it before each thing."""
    for each in told(revision.edits, revision.undoes, whole):
        did = "".join(_short(part) for part in each.parts).rstrip(".")
        yield f"{revision.member} {did[:1].lower()}{did[1:]}."


def _short(part: str | Named) -> str:
    if isinstance(part, str):
        return part
    text = part.text.rstrip(".")
    return f"“{text if len(text) <= LENGTH else text[:LENGTH].rsplit(' ', 1)[0] + ' …'}”"
