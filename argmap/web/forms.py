"""What a reader asks for in an address, read into values that the pages can trust.

What names nothing is an error with the nearest word or id that does; what is too long, or has been
taken back since, is left aside, and a note on the page says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import quote, urlencode

from argmap.analysis.filters import EVIDENCE, Filter
from argmap.model.claims import CLAIM_KINDS, Voice
from argmap.model.debates import Debate
from argmap.model.errors import NotFoundError, NoYearError
from argmap.model.maps import ArgumentMap

PICTURES = ("focus", "whole", "bands", "overview")
WORDS_LENGTH = 200
OPEN_CLAIMS = 200

_CHOICES: dict[str, tuple[str, ...]] = {
    "picture": PICTURES,
    "voice": tuple(Voice),
    "kind": CLAIM_KINDS,
    "evidence": EVIDENCE,
}


@dataclass(frozen=True, slots=True)
class State:
    """What of a debate is looked at, and how; all of it stands in the address.

    Attributes:
        map: which of the debate's maps (excerpts), by its id; empty for the first.
        focus: the claim in the middle of the focus view and in the panel.
        open: the claims whose replies are unfolded.
        picture: one of ``PICTURES``; empty for the one that suits the size of the map.
        slips: whether passages are drawn beside the claims.
        asof: a year; what came later fades.
        q: words to find.
    """

    map: str = ""
    focus: str = ""
    open: tuple[str, ...] = ()
    picture: str = ""
    slips: bool = False
    asof: int | None = None
    position: str = ""
    speaker: str = ""
    voice: str = ""
    kind: str = ""
    evidence: str = ""
    q: str = ""

    @property
    def filter(self) -> Filter:
        """The fields that choose claims."""
        return Filter(self.position, self.speaker, self.voice, self.kind, self.evidence)

    def but(self, **changes: Any) -> State:
        """Return the state with some fields changed."""
        return replace(self, **changes)

    def pairs(self, *left_out: str) -> list[tuple[str, str]]:
        """Return what stands in the address, as names and values, without the fields left out."""
        written = {name: _written(getattr(self, name)) for name in FIELDS if name not in left_out}
        return [(name, value) for name, value in written.items() if value]

    def query(self, *left_out: str) -> str:
        """Return the state as the query of an address, with its question mark, or nothing."""
        pairs = self.pairs(*left_out)
        return f"?{urlencode(pairs, quote_via=quote, safe=',')}" if pairs else ""


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, bool):
        return "1" if value else ""
    return "" if value is None else str(value)


FIELDS = tuple(field.name for field in fields(State))


def state_from(args: Mapping[str, str]) -> tuple[State, tuple[str, ...]]:
    """Read the state from the query of an address.

    Returns:
        The state, and a sentence for every part of the query that was left aside.

    Raises:
        NotFoundError: a part has a value that it cannot have; names the nearest that it can.
    """
    notes: list[str] = []
    given: dict[str, Any] = {name: args[name].strip() for name in FIELDS if name in args}
    for name, choices in _CHOICES.items():
        _check(name, given.get(name, ""), choices)
    given["open"] = _opened(given.get("open", ""), notes)
    given["slips"] = given.get("slips", "") == "1"
    given["asof"] = _year(given.get("asof", ""))
    given["q"] = words_from(args, notes)
    return State(**given), tuple(notes)


def words_from(args: Mapping[str, str], notes: list[str]) -> str:
    """Return the words to find, as many as can be looked for."""
    words = " ".join(args.get("q", "").replace("\0", " ").split())
    if len(words) > WORDS_LENGTH:
        notes.append(f"Only the first {WORDS_LENGTH} characters were looked for.")
    return words[:WORDS_LENGTH]


def _opened(value: str, notes: list[str]) -> tuple[str, ...]:
    ids = tuple(dict.fromkeys(part for part in value.split(",") if part))
    if len(ids) > OPEN_CLAIMS:
        notes.append(f"Only the first {OPEN_CLAIMS} unfolded claims were kept.")
    return ids[:OPEN_CLAIMS]


def _year(value: str) -> int | None:
    digits = value.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) <= 4:
        return int(value)
    if value:
        raise NoYearError(value)
    return None


def settled(state: State, whole: ArgumentMap) -> tuple[State, tuple[str, ...]]:
    """Return the state with only what the debate has, and a sentence for what was left aside.

    Raises:
        NotFoundError: the map, a claim, the position or the speaker is not in the debate.
    """
    _known(whole.debate, state)
    for each in (state.focus, *state.open):
        if each and each not in whole.claims:
            raise NotFoundError("claim", each, whole.drawn)
    focus = state.focus if state.focus in whole.drawn else ""
    kept = tuple(each for each in state.open if each in whole.drawn)
    lost = len(state.open) - len(kept)
    notes = []
    if state.focus and not focus:
        notes.append("The claim that you had open has been withdrawn, or merged into another.")
    if lost:
        notes.append(f"{lost} of the unfolded claims in the address have been withdrawn.")
    return replace(state, focus=focus, open=kept), tuple(notes)


def _known(debate: Debate, state: State) -> None:
    _check("map", state.map, (each.id for each in debate.excerpts))
    _check("position", state.position, (each.id for each in debate.positions))
    _check("speaker", state.speaker, (each.id for each in debate.speakers))


def _check(what: str, value: str, known: Iterable[str]) -> None:
    if value:
        ids = set(known)
        if value not in ids:
            raise NotFoundError(what, value, ids)
