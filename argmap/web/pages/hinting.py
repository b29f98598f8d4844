"""Hints as pages show them: by rule, with what one can do about each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap.analysis.hints import RULES, Hint, clustered
from argmap.analysis.rules import Rule
from argmap.model.claims import Kind
from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.talk import Dismissal
from argmap.services.hinting import hints_on, hints_while_typing
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.editing_back import here

SHOWN = 100
"""So many hints of one rule a page lists at most."""
LONGEST = 2_000
TOGETHER = 200
"""So many hints on claims that are like one another are put aside at once at most."""

_SIMPLE = {
    "alike": (("merge", "Merge the two"),),
    "two-claims": (("reword", "Reword it"),),
    "question": (("reword", "Reword it"),),
    "long": (("reword", "Reword it"),),
    "unsupported": (("support", "Give a reason"), ("cite", "Cite a passage")),
    "unattested": (("cite", "Cite a passage"),),
    "one-source": (("cite", "Cite a passage"), ("support", "Give a reason")),
    "only-examples": (("cite", "Cite a passage"),),
    "hindsight": (("details", "Look at its date"),),
}


@dataclass(frozen=True, slots=True)
class Fix:
    """Something that can be done about a hint: a form, and what it is about."""

    action: str
    label: str
    claim: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Also:
    """One of several claims that are like one another."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A hint as it is shown.

    Attributes:
        about: the claim that it is shown on.
        other: the claim that this one is like.
        keys: the hints that it stands for: its own, and those of its group.
        also: the other claims of its group, if there are more than one.
        aside: who put it aside, if somebody did.
    """

    hint: Hint
    about: str
    href: str
    other: str
    other_href: str
    fixes: tuple[Fix, ...]
    keys: tuple[str, ...]
    also: tuple[Also, ...] = ()
    aside: Dismissal | None = None


@dataclass(frozen=True, slots=True)
class Ruled:
    """The hints of one rule; ``more`` are not listed."""

    rule: Rule
    hints: tuple[Seen, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ClaimHints:
    """The hints on one claim that are open."""

    hints: tuple[Seen, ...]
    back: str


def hints_of(asked: Asked, claim: str) -> ClaimHints:
    """Return the open hints on a claim."""
    found = hints_on(context.store(), asked.whole.id, claim)
    return ClaimHints(tuple(_turned(seen(asked, each), claim) for each in found.open), here())


def hints_page(asked: Asked) -> tuple[tuple[Ruled, ...], tuple[Seen, ...]]:
    """Return the open hints of a map by rule, and those that were put aside."""
    found = hints_on(context.store(), asked.whole.id)
    ruled = (_ruled(asked, rule, found.open) for rule in RULES.values())
    return tuple(each for each in ruled if each.hints), _aside(asked, found.aside)


def _aside(asked: Asked, found: tuple[tuple[Hint, Dismissal], ...]) -> tuple[Seen, ...]:
    """Return what was put aside, together what one person put aside of one group."""
    by: dict[str, list[tuple[Hint, Dismissal]]] = {}
    for hint, dismissal in found:
        by.setdefault(dismissal.name, []).append((hint, dismissal))
    return tuple(
        replace(_together(asked, group), aside=dict(theirs)[group[0]])
        for theirs in by.values()
        for group in clustered(hint for hint, _ in theirs)
    )


def typed_hints(
    asked: Asked, text: str, kind: str, about: tuple[str, str, str]
) -> tuple[Seen, ...]:
    """Return the hints on a text that is being written.

    Args:
        asked: the map.
        text: what has been written; of a longer one than can be kept, the beginning.
        kind: what sort of claim it is to be.
        about: the claim and the relation that the form is about, and the passage to be cited.
    """
    claim, relation, passage = about
    found = hints_while_typing(
        context.store(),
        context.who(),
        asked.whole.id,
        text[:LONGEST],
        kind=kind,
        passage=passage,
        without=(claim, *_ends(asked.whole, relation)),
    )
    return tuple(seen(asked, each) for each in found)


def seen(asked: Asked, hint: Hint) -> Seen:
    """Return a hint with the words of its claims and what can be done about it."""
    claims, to = asked.whole.claims, asked.to
    about, other = claims.get(hint.claim), claims.get(hint.other)
    return Seen(
        hint,
        about.text if about else "",
        to.claim_page(hint.claim) if about else "",
        other.text if other else "",
        to.claim_page(hint.other) if other else "",
        tuple(_fixes(asked.whole, hint)),
        (hint.key,),
    )


def _together(asked: Asked, group: tuple[Hint, ...]) -> Seen:
    """Return the hints on claims that are like one another as one."""
    first = seen(asked, group[0])
    if len(group) == 1:
        return first
    claims, own = asked.whole.claims, group[0].claim
    ends = dict.fromkeys(end for each in group for end in (each.other, each.claim) if end != own)
    also = tuple(Also(claims[end].text, asked.to.claim_page(end)) for end in ends)
    fixes = (Fix("merge", "Merge two of them", claim=own),)
    keys = tuple(each.key for each in group)
    return replace(first, fixes=fixes, keys=keys[:TOGETHER], also=also)


def _turned(seen_: Seen, claim: str) -> Seen:
    """Return a hint as seen from one of its two claims: the other one is the other one."""
    if seen_.hint.other != claim:
        return seen_
    return replace(
        seen_,
        about=seen_.other,
        href=seen_.other_href,
        other=seen_.about,
        other_href=seen_.href,
    )


def _ruled(asked: Asked, rule: Rule, open_: tuple[Hint, ...]) -> Ruled:
    found = clustered(each for each in open_ if each.rule == rule.id)
    listed = tuple(_together(asked, group) for group in found[:SHOWN])
    return Ruled(rule, listed, len(found) - len(listed))


def _fixes(whole: ArgumentMap, hint: Hint) -> Iterator[Fix]:
    for action, label in _SIMPLE.get(hint.rule, ()):
        yield Fix(action, label, claim=hint.claim)
    objection = whole.relations.get(RelationId(hint.target))
    if hint.rule == "unanswered" and objection:
        yield Fix("rebut", "Object to it", claim=objection.premises[0])
        yield Fix("undercut", "Show that it does not follow", relation=objection.id)
    if hint.rule == "missing-term":
        for reason in whole.bearing_on(ClaimId(hint.claim)):
            if reason.kind is Kind.SUPPORT:
                yield Fix("premise", "Link a premise", relation=reason.id)
                break


def _ends(whole: ArgumentMap, relation_id: str) -> tuple[str, ...]:
    relation = whole.relations.get(RelationId(relation_id))
    return (*relation.premises, relation.target) if relation else ()
