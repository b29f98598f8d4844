"""A debate as one address asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.analysis.chronology import AsOf, as_of
from argmap.analysis.filters import matching
from argmap.analysis.search import Hit
from argmap.model.debates import WHOLE, Excerpt
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, rights
from argmap.model.seminars import Holding
from argmap.model.sources import Library
from argmap.services.reading import find
from argmap.web import context
from argmap.web.addresses import Addresses
from argmap.web.forms import State, settled, state_from


@dataclass(frozen=True)
class Asked:
    """A debate, and what of it an address asks for.

    Attributes:
        whole: all that the debate has.
        excerpt: the chosen map of the debate.
        shown: the claims and relations of that map.
        notes: a sentence for everything in the address that was left aside.
    """

    whole: ArgumentMap
    library: Library
    state: State
    excerpt: Excerpt
    shown: ArgumentMap
    to: Addresses
    notes: tuple[str, ...] = ()
    held: Holding = field(kw_only=True)

    @cached_property
    def rights(self) -> frozenset[Permission]:
        """What who asks may do with the map; in templates: ``"edit" in asked.rights``."""
        return rights(context.who(), self.held)

    @property
    def widest(self) -> str:
        """The id of the map that has all claims of the debate, or nothing if none is offered."""
        offered = self.whole.debate.excerpts
        return next((each.id for each in offered if each.claims == "all"), "")

    @property
    def key(self) -> tuple[object, ...]:
        """Everything that a page of the debate depends on, beside the reader's look."""
        return (
            self.whole.id,
            self.whole.revision,
            self.held,
            self.excerpt.id,
            self.state,
            self.to.root,
        )

    @property
    def as_of(self) -> AsOf | None:
        """What comes after the chosen year, if one is chosen."""
        year = self.state.asof
        if year is None:
            return None
        key = ("as of", self.whole.id, self.whole.revision, self.excerpt.id, year)
        return context.kept().get(key, lambda: as_of(self.shown, year))

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Where the words of the search are found in the debate and its sources."""
        return find(context.store(), self.state.q, self.whole.id) if self.state.q else ()

    @cached_property
    def faded(self) -> frozenset[str]:
        """The ids of what the filters, the search and the year leave in the background."""
        later = self.as_of.faded if self.as_of else frozenset()
        return later | self._unmatched() | self._unfound()

    @property
    def matched(self) -> int | None:
        """How many claims of the map match the filters; none if no filter is in use."""
        return len(self.shown) - len(self._unmatched()) if self.state.filter.count else None

    def _unfound(self) -> frozenset[str]:
        """Return the claims that do not hold the words, if any claim of this map does."""
        found = {hit.claim or hit.target for hit in self.hits}
        kept = frozenset(self.shown.drawn)
        return kept - found if kept & found else frozenset()

    def _unmatched(self) -> frozenset[str]:
        if not self.state.filter.count:
            return frozenset()
        key = ("unmatched", self.whole.id, self.whole.revision, self.excerpt.id, self.state.filter)
        return context.kept().get(
            key, lambda: frozenset(self.shown.drawn) - matching(self.shown, self.state.filter)
        )


def ask(slug: str, args: Mapping[str, str], root: str = "") -> Asked:
    """Return the debate of this slug as the query of an address asks for it.

    Raises:
        NotFoundError: there is no such debate, or it has no such claim, map or speaker.
    """
    held = context.held(slug)
    whole = context.debate(slug)
    read, notes = state_from(args)
    state, more = settled(read, whole)
    excerpt, note = _excerpt(whole, state)
    key = ("chosen", whole.id, whole.revision, excerpt.id)
    shown = context.kept().get(key, lambda: whole.chosen(excerpt))
    return Asked(
        whole=whole,
        library=context.library_of(slug),
        state=state,
        excerpt=excerpt,
        shown=shown,
        to=Addresses(whole, state, root),
        notes=(*notes, *more, *note),
        held=held,
    )


def _excerpt(whole: ArgumentMap, state: State) -> tuple[Excerpt, tuple[str, ...]]:
    """Return the chosen map, or the first that holds the claim in focus."""
    offered = whole.debate.excerpts
    chosen = whole.debate.excerpt(state.map) or offered[0]
    if not state.focus or holds(chosen, whole, state.focus):
        return chosen, ()
    found = next((each for each in offered if holds(each, whole, state.focus)), WHOLE)
    asked = f"That claim is not on the map “{chosen.title}”; this is “{found.title}”."
    return found, (asked,) if state.map else ()


def holds(excerpt: Excerpt, whole: ArgumentMap, claim_id: str) -> bool:
    """Say whether a claim of the debate is on one of its maps."""
    if excerpt.claims == "core":
        return whole.claim(claim_id).core
    return excerpt.claims == "all" or claim_id in excerpt.claims
