"""When somebody edited the maps of an assignment: as a picture, and in words."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from argmap.model import zones
from argmap.render.timeline import Cut, timeline
from argmap.services.teaching.work import Part, Work


def short(at: datetime, zone: str) -> str:
    """Return a day in a zone without its year: 8 Dec."""
    shown = zones.wall(at, zone)
    return f"{shown.day} {zones.MONTHS[shown.month - 1]}"


def edits(work: Work) -> Markup:
    """Return the picture of when somebody edited; nothing if she did not."""
    if not work.changes:
        return Markup()
    zone, dates = work.assigned.seminar.zone, work.dates
    times = [change.made for _, change in work.changes]
    cuts = []
    if dates.reveal is not None:
        cuts.append(Cut(dates.reveal, short(dates.reveal, zone)))
    if dates.due is not None:
        cuts.append(
            Cut(dates.due, f"{short(dates.due, zone)}, {zones.wall(dates.due, zone):%H:%M}", True)
        )
    cuts.sort()
    last = max([*times, *(each.at for each in cuts)])
    ends = short(min([*times, *(each.at for each in cuts)]), zone), short(last, zone)
    ends = (ends[0], "" if cuts and cuts[-1].at == last else ends[1])
    return Markup(timeline(times, cuts, ends, edited(work)))  # noqa: S704 (our own renderer's)


def edited(work: Work) -> str:
    """Return when somebody edited, in words: 10 edits before the reveal, 10 after it, 3 late."""
    parts = [work.dates.part(change.made) for _, change in work.changes]
    if not parts:
        return "no edits yet"
    found = {part: parts.count(part) for part in Part}
    total = f"{len(parts):,} {'edit' if len(parts) == 1 else 'edits'}"
    if work.dates.reveal is None:
        told = [(found[Part.LATE], "after it was due")]
        return ", ".join([total, *(f"{n:,} of them {words}" for n, words in told if n)])
    told = [
        (found[Part.BEFORE], "before the reveal"), (found[Part.AFTER], "after it"),
        (found[Part.LATE], "after it was due"),
    ]  # fmt: skip
    return f"{total}: " + ", ".join(f"{n:,} {words}" for n, words in told if n)
