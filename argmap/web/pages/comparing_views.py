"""What the rows of a comparison show: passages in the middle, claims, and how they fare."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.web.pages.brief import Brief


@dataclass(frozen=True, slots=True)
class Between:
    """A claim on the way to an end, with the word for the step that leads to it."""

    word: str
    kind: str
    claim: Brief


@dataclass(frozen=True, slots=True)
class UseView:
    """What one map, or several, make of a passage.

    Attributes:
        names: whose maps these are.
        claim: the claim that cites it, and ``end`` the one for or against which it bears.
        kind: how it bears in the end, with the ``word`` for it; nothing if it is the end.
        steps: how many steps it takes.
        between: the claims in between.
        cites: how it is cited, where that is not as a reason.
        for_step: whether it is cited for the step and not for the claim.
    """

    names: tuple[str, ...]
    claim: Brief
    end: Brief
    answers: bool
    kind: str
    word: str
    steps: int
    between: tuple[Between, ...]
    cites: str
    for_step: bool


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage in the middle; ``quoted`` if these are its words, and no summary."""

    words: str
    quoted: bool
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Opposite:
    """A passage that maps use for opposite ends."""

    passage: PassageView
    left: tuple[UseView, ...]
    right: tuple[UseView, ...]


@dataclass(frozen=True, slots=True)
class Fare:
    """How a claim fares on the maps of these names.

    Attributes:
        look: ``open``, ``met`` or ``calm``: an objection without an answer, with answers, none.
    """

    names: tuple[str, ...]
    look: str
    word: str
    counts: str


@dataclass(frozen=True, slots=True)
class Wording:
    """How a claim reads on maps on which it does not read as on the first."""

    names: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Common:
    """A claim that several maps have; ``missing`` names those that have it not."""

    claim: Brief
    thesis: bool
    states: tuple[Fare, ...]
    others: tuple[Wording, ...]
    missing: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Single:
    """A claim that one map has alone.

    Attributes:
        into: the only map into which it can be taken, and ``adopt`` the address for that.
        asking: what names it where one of several maps is to be chosen first; or nothing.
    """

    claim: Brief
    thesis: bool
    passages: int
    into: str
    adopt: str
    asking: str


@dataclass(frozen=True, slots=True)
class Only:
    """What one map has alone."""

    name: str
    claims: tuple[Single, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A map in counts."""

    name: str
    href: str
    claims: int
    passages: int


@dataclass(frozen=True)
class Rows:
    """All that a comparison tells.

    Attributes:
        shared: how many passages several maps cite.
    """

    maps: tuple[Facts, ...]
    opposite: tuple[Opposite, ...]
    common: tuple[Common, ...]
    only: tuple[Only, ...]
    shared: int

    @property
    def without(self) -> tuple[str, ...]:
        """The names of the maps that have nothing alone."""
        return tuple(each.name for each in self.only if not each.claims)

    @property
    def single(self) -> int:
        """How many claims only one map has."""
        return sum(len(each.claims) for each in self.only)
