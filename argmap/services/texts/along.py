"""What goes along when a map does: the names of its sources, and a sentence on texts left behind.

The texts themselves stay where they are. A copy refers to those of the map that it was copied from,
as long as whoever looks at it may read them there (``seen``).
"""

from __future__ import annotations

from dataclasses import replace

from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Who
from argmap.model.seminars import Holding
from argmap.model.sources import Library, Source
from argmap.model.texts import Deposit
from argmap.services.texts.adding import OWNED
from argmap.services.texts.seen import seen, shelf_of
from argmap.store import Reading, Store, Writing

NAMED = 3
"""So many sources a sentence names at most."""


def cited(drawn: ArgumentMap) -> set[str]:
    """Return the ids of the sources in which the passages of a map are."""
    return {span.source for passage in drawn.passages.values() for span in passage.spans}


def take_along(writing: Writing, drawn: ArgumentMap, held: Holding, into: Holding) -> None:
    """Put the sources that a map cites, and its holder keeps, on the shelf of another holder.

    Of each only what a bibliography tells; no text.
    """
    shelf, new = shelf_of(into), _beyond(writing, drawn, held)
    if shelf is None or shelf == shelf_of(held) or not new:
        return
    own = writing.library(shelf) if shelf in writing.libraries() else Library(shelf, OWNED)
    fresh = tuple(each for each in new if own.source(each.id) is None)
    writing.put_library(replace(own, sources=(*own.sources, *fresh)))


def left_behind(store: Store, who: Who, held: Holding, into: Holding, drawn: ArgumentMap) -> str:
    """Return a sentence on the texts that were added for a map, and are not there for its copy.

    Args:
        store: where they are.
        who: who made the copy.
        held: whose the map is.
        into: whose the copy is.
        drawn: the map.
    """
    shelf = shelf_of(held)
    if shelf is None:
        return ""
    with store.reading() as reading:
        added = {each.source for each in reading.all(Deposit, shelf=shelf)} & cited(drawn)
    library = seen(store, who, into, drawn.debate.library)
    lost = sorted(each for each in added if library.text_of(each) is None)
    sources = [library.source(each) for each in lost]
    names = [source.short for source in sources if source]
    if not names:
        return ""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return (
        f"Not taken along: the words of {', '.join(names[:NAMED])}{more}, which are not yours to"
        " read. What is cited there stays, as places."
    )


def _beyond(reading: Reading, drawn: ArgumentMap, held: Holding) -> tuple[Source, ...]:
    """Return the sources that a map cites and that only its holder has."""
    shelf = shelf_of(held)
    if shelf is None or shelf not in reading.libraries():
        return ()
    used = cited(drawn)
    return tuple(each for each in reading.library(shelf).sources if each.id in used)
