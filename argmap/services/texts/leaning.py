"""What a map leans on beside its library: added texts, of which a file tells all but the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from argmap.model.ids import Slug
from argmap.model.maps import ArgumentMap
from argmap.model.seminars import Visibility
from argmap.model.sources import Edition, Library
from argmap.model.texts import Deposit, DepositText
from argmap.store import Reading


def with_added(
    reading: Reading,
    drawn: ArgumentMap,
    library: Library,
    shelf: Slug | None = None,
    *,
    texts: bool = False,
) -> Library:
    """Return the library with the sources and editions of added texts that a map leans on.

    Args:
        reading: where they are.
        drawn: the map.
        library: the library that its debate names.
        shelf: that of its holder, which knows the sources of texts that were taken away.
        texts: whether words that not everybody may read are put in.
    """
    for source, edition in _beyond(drawn, library):
        deposit = reading.one(Deposit, source=source, edition=edition)
        if deposit:
            library = _added(reading, library, deposit, texts=texts)
        elif shelf in reading.libraries() and library.source(source) is None:
            own = reading.library(shelf).source(source)
            library = replace(library, sources=(*library.sources, *([own] if own else [])))
    return library


def _beyond(drawn: ArgumentMap, library: Library) -> Iterable[tuple[str, str]]:
    """Return the sources and editions in which passages stand, and which the library has not."""
    known = {(each.source, each.id) for each in library.editions}
    spans = (span for passage in drawn.passages.values() for span in passage.spans)
    return sorted({(span.source, span.edition) for span in spans} - known)


def _added(reading: Reading, library: Library, deposit: Deposit, *, texts: bool) -> Library:
    is_open = texts or deposit.readers is Visibility.PUBLIC
    kept = reading.one(DepositText, id=deposit.id) if is_open else None
    about = (deposit.edition, deposit.source, deposit.digest, deposit.characters)
    edition = Edition(*about, kept.text, kept.layout) if kept else Edition(*about)
    own = reading.library(deposit.library).source(deposit.source)
    new = (own,) if own and library.source(deposit.source) is None else ()
    return replace(library, sources=(*library.sources, *new), editions=(*library.editions, edition))
