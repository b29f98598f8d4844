"""The pages on which two claims are merged: which, and what will happen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import abort

from argmap.model.edits import ClaimField
from argmap.model.errors import InvalidError
from argmap.model.merging import Merging
from argmap.model.passages import Evidence
from argmap.services import merging as services
from argmap.services.merging import Preview
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import Brief, brief, shortened
from argmap.web.pages.editing import step_line
from argmap.web.pages.editing_back import asked_from, back_from

MOST = 8
WORDS = ("stays", "goes", "own")
FIELDS = {
    ClaimField.SPEAKER: "its speaker", ClaimField.POSITION: "its position",
    ClaimField.DATE: "its date", ClaimField.KIND: "its kind",
    ClaimField.THESIS: "that it answers the question",
    ClaimField.CORE: "its place on the short map", ClaimField.NOTE: "its note",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """A claim to merge with, and the address of the page that shows what will happen."""

    brief: Brief
    href: str


@dataclass(frozen=True, slots=True)
class Choosing:
    """The page on which the other claim is chosen."""

    goes: Brief
    words: str
    found: tuple[Choice, ...]
    address: str
    back: str


@dataclass(frozen=True, slots=True)
class Happens:
    """One sort of thing that will happen: what, how often, and to what."""

    title: str
    lines: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """The page that shows what will happen.

    Attributes:
        wrote: who stated each of the two; nothing where that is not known.
        chosen: which words are to stand: one of ``WORDS``.
        other: the address of the same page with the two claims exchanged.
    """

    goes: Brief
    stays: Brief
    wrote: tuple[str, str]
    happens: tuple[Happens, ...]
    at: int
    address: str
    other: str
    again: str
    back: str
    chosen: str = "stays"
    text: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class MergeForm:
    """What was sent: the two claims, and the words that are to stand."""

    claim: str
    into: str
    at: int
    back: str
    chosen: str
    goes: str
    text: str

    @property
    def words(self) -> str:
        """The words that are to stand; nothing for those that stand already."""
        return {"goes": self.goes, "own": self.text or " \n"}.get(self.chosen, "")


@dataclass(frozen=True, slots=True)
class From:
    """A claim that was merged into another, as it is told there."""

    text: str
    wrote: str
    by: str
    number: int
    href: str


def asked_back(slug: str, given: str) -> tuple[Asked, str]:
    """Return the debate as the page asked for it to which one returns, and its address."""
    back = back_from(given, slug)
    return asked_from(back, slug), back


def choosing(asked: Asked, claim: str, words: str, back: str) -> Choosing:
    """Return the page on which the other claim is chosen."""
    found = services.candidates(context.store(), asked.whole.id, claim, words)
    choices = tuple(Choice(_brief(asked, c.id), _at(asked, claim, c.id, back)) for c in found)
    address = f"{asked.to.page}/edit/merge"
    return Choosing(_brief(asked, claim), words[:200], choices, address, back)


def preview_page(asked: Asked, claim: str, into: str, back: str) -> PreviewPage:
    """Return the page that shows what will happen."""
    told = services.preview(context.store(), context.who(), asked.whole.id, claim, into)
    return PreviewPage(
        _brief(asked, claim),
        _brief(asked, into),
        told.wrote,
        tuple(_happens(asked, told)),
        asked.whole.revision,
        f"{asked.to.page}/edit/merge",
        _at(asked, into, claim, back),
        _at(asked, claim, "", back),
        back,
        text=asked.whole.claim(into).text,
    )


def refused(asked: Asked, form: MergeForm, back: str, error: InvalidError) -> PreviewPage:
    """Return the page again, with what was typed and what is wrong with it."""
    page = preview_page(asked, form.claim, form.into, back)
    return replace(page, chosen=form.chosen, text=form.text, error=str(error), at=form.at)


def form_from(sent: Mapping[str, str]) -> MergeForm:
    """Return what was sent, as far as a page of ours can have sent it."""
    at, chosen = sent.get("at", ""), sent.get("words", "stays")
    if not (at.isascii() and at.isdigit() and len(at) < 10 and chosen in WORDS):
        abort(400)
    claim, into, back = (sent.get(each, "") for each in ("claim", "into", "back"))
    return MergeForm(claim, into, int(at), back, chosen, sent.get("goes", ""), sent.get("text", ""))


def merged_here(asked: Asked, claim: str) -> tuple[From, ...]:
    """Return the claims that were merged into a claim and stand in it still."""
    told = services.merged_into(context.store(), asked.whole.id, claim)
    return tuple(
        From(e.claim.text, e.wrote, e.by, e.number, asked.to.claim_page(e.claim.id)) for e in told
    )


def _happens(asked: Asked, told: Preview) -> Iterator[Happens]:
    """Yield what will happen, sort by sort."""
    happens, whole = told.happens, asked.whole
    moved = [key for key, each in happens.relations.items() if each != whole.relations[key]]
    yield from _steps(asked, "It then bears, or is borne on, here too", moved)
    yield from _steps(asked, "Said twice, so it becomes one", list(happens.twins))
    yield from _steps(asked, "Cut, since it would bear on itself", list(happens.fallen))
    cited = [_cited(asked, each) for each in happens.evidence.values()]
    yield from _some("Passages that are cited for it from now on", cited)
    again = [_cited(asked, whole.evidence[each]) for each in happens.repeated]
    yield from _some("Passages that are cited already, and only once", again)
    yield from _some("From other debates", _abroad(happens))
    given = [FIELDS[each.field] for each in happens.given() if each.field in FIELDS]
    yield from _some("The claim that stays has none, and takes from the other", given)
    yield from _some("Stays with the claim that goes, which can still be read", _talk(told))


def _steps(asked: Asked, title: str, keys: Iterable[str]) -> Iterator[Happens]:
    yield from _some(title, [step_line(asked.whole, each) for each in keys])


def _some(title: str, lines: list[str]) -> Iterator[Happens]:
    if lines:
        yield Happens(title, tuple(lines[:MOST]), max(0, len(lines) - MOST))


def _cited(asked: Asked, evidence: Evidence) -> str:
    passage = asked.whole.passages[evidence.passage]
    return shortened(passage.named or passage.id)


def _abroad(happens: Merging) -> list[str]:
    count = len(happens.bridges) + len(happens.doubled)
    return [f"{count} {'claim' if count == 1 else 'claims'} of other debates bear on it"] * bool(
        count
    )


def _talk(told: Preview) -> list[str]:
    counts = (("comment", told.comments), ("endorsement", told.endorsements))
    return [f"{n} {what}{'s' if n > 1 else ''}" for what, n in counts if n]


def _brief(asked: Asked, claim: str) -> Brief:
    return brief(asked.whole.claim(claim), asked.whole, asked.to)


def _at(asked: Asked, claim: str, into: str, back: str) -> str:
    pairs = [("claim", claim), ("into", into), ("back", back)]
    return f"{asked.to.page}/edit/merge?{urlencode([pair for pair in pairs if pair[1]])}"
