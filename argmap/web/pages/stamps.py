"""What stands for the state of a library in an answer's tag."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256

from argmap.model.sources import Library
from argmap.web import context
from argmap.web.pages.asking import Asked

_KNOWN: OrderedDict[int, tuple[Library, str]] = OrderedDict()
_MOST = 256


def library_stamp(asked: Asked) -> str:
    """Return what changes when the library of a debate does."""
    return digest_of(asked.library)


def neighbours_stamp(asked: Asked, focus: str) -> tuple[object, ...]:
    """Return what changes when a debate of the same library does; a chosen claim names theirs."""
    return context.neighbours_at(asked.whole.debate.library) if focus else ()


def digest_of(library: Library) -> str:
    """Return a digest of all that a library holds; worked out once for each."""
    known = _KNOWN.get(id(library))
    if known and known[0] is library:
        return known[1]
    told = [(e.id, e.digest, e.text is None, e.corrections) for e in library.editions]
    framed = (library.slug, library.title, library.summary, library.sources)
    written = repr((*framed, told, library.carried, sorted(library.closed)))
    digest = sha256(written.encode(errors="replace")).hexdigest()[:16]
    _KNOWN[id(library)] = library, digest
    while len(_KNOWN) > _MOST:
        _KNOWN.popitem(last=False)
    return digest
