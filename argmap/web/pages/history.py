"""The history of a map as a page: lines of what was done, by whom, and what one may do about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from argmap.analysis.telling import Named, Told, counted
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission
from argmap.model.revisions import Entry, Revision
from argmap.model.talk import Snapshot
from argmap.services import undoing
from argmap.services.history import Line, Page, last_by, line_of, page_of, page_of_claim
from argmap.services.snapshots import snapshots_of
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import shortened

SENTENCES, QUOTED = 6, 110


def moment(at: datetime) -> Markup:
    """Return a time for readers; scripts turn it into the time of the reader's own place."""
    there = at.astimezone(UTC)
    words = f"{there.day} {there:%b %Y, %H:%M} UTC"
    return Markup('<time datetime="{}">{}</time>').format(
        there.isoformat(timespec="seconds"), words
    )


def initials(name: str) -> str:
    """Return the first letters of a name, for its disc."""
    words = [each for each in name.split() if each[0].isalnum()] or ["?"]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def quoted(part: Named) -> str:
    """Return the words of a claim as a line of the history has room for them."""
    return shortened(part.text, QUOTED)


@dataclass(frozen=True, slots=True)
class Row:
    """A revision as a row of the page.

    Attributes:
        sentences: what was done; ``more`` is how many sentences there is no room for.
        counts: what was done in numbers, where it was too much for sentences.
        may_undo: whether who asks may undo it; ``large`` says that she will be asked first.
    """

    entry: Entry
    sentences: tuple[Told, ...]
    more: int
    counts: str
    undone: int
    may_undo: bool
    large: bool


@dataclass(frozen=True)
class HistoryPage:
    """A page of the history of a map, or of one claim of it.

    Attributes:
        mine: the last revision by who asks; 0 if there is none.
    """

    rows: tuple[Row, ...]
    total: int
    older: int
    snapshots: tuple[Snapshot, ...]
    people: int
    mine: int


def history_page(asked: Asked, before: int | None) -> HistoryPage:
    """Return a page of the map's history, with its named revisions."""
    return _page(asked, page_of(context.store(), asked.whole.id, before))


def claim_history(asked: Asked, claim: str) -> HistoryPage:
    """Return the history of one claim.

    Raises:
        NotFoundError: the map has no such claim.
    """
    return _page(asked, page_of_claim(context.store(), asked.whole.id, claim))


def _page(asked: Asked, page: Page) -> HistoryPage:
    rows = tuple(_row(asked, line) for line in page.lines)
    people = Counter(line.entry.member for line in page.lines)
    named = snapshots_of(context.store(), asked.whole.id)
    who = context.who().person
    mine = last_by(context.store(), asked.whole.id, who.id) if who else 0
    return HistoryPage(rows, page.total, page.older, named, len(people), mine)


def _row(asked: Asked, line: Line) -> Row:
    entry, who = line.entry, context.who()
    own = who.person is not None and entry.person == who.person.id
    rights = asked.rights
    may = Permission.EDIT in rights and (own or Permission.UNDO_ANY in rights) and not line.undone
    return Row(
        entry,
        line.told[:SENTENCES],
        max(0, len(line.told) - SENTENCES),
        "" if line.told else counted(entry.counts),
        line.undone,
        may,
        entry.size > undoing.MANY,
    )


@dataclass(frozen=True, slots=True)
class UndoingPage:
    """What undoing a revision will do, before it does.

    Attributes:
        size: how many edits it takes; ``counts`` says in numbers what they do.
        again: whether the revision is an undo itself, so that something is done again.
    """

    entry: Entry
    size: int
    counts: str
    again: bool
    back: str


def undoing_page(would: Revision, back: str) -> UndoingPage:
    """Return what undoing a revision will do, and where to go from there."""
    counts = counted(Counter(type(edit).__name__ for edit in would.undoes))
    return UndoingPage(would.entry, len(would.undoes), counts, bool(would.undoing), back)


def what_was_done(map_id: str, number: int) -> str:
    """Return what a revision did as one short sentence, without the full stop."""
    line = line_of(context.store(), map_id, number)
    if line is None:
        return "nothing"
    if not line.told:
        return counted(line.entry.counts)
    more = f" and {len(line.told) - 1} more" if len(line.told) > 1 else ""
    return f"{sentence(line.told[0])}{more}"


def sentence(told: Told) -> str:
    """Return something that was done as plain words, shortened."""
    parts = (p if isinstance(p, str) else f"“{shortened(p.text, 60)}”" for p in told.parts)
    return "".join(parts)


def saved_in_words(whole: ArgumentMap, number: int) -> str:
    """Return what to say after a change was saved: its number, and what it did."""
    words = what_was_done(whole.id, number)
    return f"Saved as revision {number}: {words[0].lower()}{words[1:]}."


def undone_in_words(whole: ArgumentMap, number: int) -> str:
    """Return what to say after an undo or redo: what the revision before did, or nothing."""
    line = line_of(context.store(), whole.id, number)
    if line is None or not line.entry.undoing:
        return ""
    before = line_of(context.store(), whole.id, line.entry.undoing)
    again = before is not None and before.entry.undoing
    of = before.entry.undoing if before and again else line.entry.undoing
    words = what_was_done(whole.id, of)
    return f"{'Done again' if again else 'Undid'}: {words[0].lower()}{words[1:]}."
