"""The page on which an instructor sees where the maps of an assignment stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import request
from markupsafe import Markup

from argmap.analysis.citing import Paragraph, Spot
from argmap.model.claims import Kind
from argmap.model.ids import SourceId
from argmap.model.zones import called, said, wall
from argmap.render.picture import WORDS
from argmap.render.ruler import Bar, ruler
from argmap.services.teaching import notes
from argmap.services.teaching.assigned import moment
from argmap.services.teaching.overview import Open, Overview, Row, overview
from argmap.web import context
from argmap.web.filled import Filled
from argmap.web.pages.brief import look_of
from argmap.web.pages.phases import Track, track

FIRST = 5
"""So many objections stand open on the page; the others are folded."""
LISTED = 6
"""So many passages stand open in a list."""
EMPTY = Filled()


@dataclass(frozen=True, slots=True)
class Card:
    """A map with what there is to say of it.

    Attributes:
        name: of the group, or of the person.
        group: hers, of a map on which a person works alone.
        label: the small picture in words.
        edited: when it was changed last, in words.
        joined: how many draw it, and ``started`` how many of them have changed it.
    """

    name: str
    group: str
    href: str
    picture: Markup
    label: str
    claims: int
    passages: int
    unanswered: int
    hints: int
    edited: str
    joined: int
    started: int


@dataclass(frozen=True, slots=True)
class Said:
    """An objection without an answer, with links to the maps that have it.

    Attributes:
        kind: ``rebut`` or ``undercut``; ``word`` the same as a word of the map.
        look: the classes of its position's colour.
        against: the claim that it is against, or to which the step leads that it questions.
        maps: names and addresses of the maps.
    """

    kind: str
    word: str
    text: str
    speaker: str
    date: str
    look: str
    against: str
    href: str
    maps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A passage in a list: where it stands, what it says, and where it is read."""

    place: str
    text: str
    href: str
    source: str


@dataclass(frozen=True, slots=True)
class Used:
    """A paragraph, and the maps that cite words of it, with addresses."""

    number: int
    maps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TextUse:
    """How the maps use one text: as a picture and as a table."""

    title: str
    picture: Markup
    rows: tuple[Used, ...]


@dataclass(frozen=True)
class OverviewPage:
    """All that the page shows.

    Attributes:
        what: what the maps are called: groups, students, or maps; ``one`` for one of them.
        nobody: passages that the debate knows and no map cites; ``everybody`` those all cite.
        sources: whether several texts are cited, so that each passage names its own.
    """

    found: Overview
    track: Track
    at: str
    as_of: str
    what: str
    one: str
    cards: tuple[Card, ...]
    texts: tuple[TextUse, ...]
    nobody: tuple[Line, ...]
    everybody: tuple[Line, ...]
    objections: tuple[Said, ...]
    several: bool
    notes: tuple[tuple[str, str, str, bool], ...]
    filled: Filled

    @property
    def cites(self) -> bool:
        """Whether any map cites anything."""
        return any(each.passages for each in self.cards)


def overview_page(assignment: str, which: str = "", filled: Filled = EMPTY) -> OverviewPage:
    """Return the overview of an assignment.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: who asks is no instructor of the seminar.
    """
    store, who = context.store(), context.who()
    found = overview(store, who, assignment, which)
    seminar, now = found.assigned.seminar, moment(who)
    seen = _Seen(found, now)
    spots, rows = found.use.spots, found.rows
    none = [each for each in spots if each.known and not each.maps]
    every = [each for each in spots if rows and len(each.maps) == len(rows)]
    return OverviewPage(
        found,
        track(found.assigned.schedule, seminar.zone, now),
        f"/assignments/{found.assigned.assignment.id}",
        f"{said(now, seminar.zone, now=now)}, {called(seminar.zone)}",
        *seen.called,
        tuple(map(seen.card, rows)),
        tuple(seen.texts()),
        tuple(map(seen.line, none)),
        tuple(map(seen.line, every)) if len(rows) > 1 else (),
        tuple(map(seen.objection, found.open)),
        len(found.use.paragraphs) > 1,
        tuple(seen.notes(assignment)),
        filled,
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was found, while it is put into words."""

    found: Overview
    now: datetime

    @property
    def called(self) -> tuple[str, str]:
        if self.found.alone:
            return "students", "student"
        grouped = all(each.held.group for each in self.found.rows)
        return ("groups", "group") if grouped else ("maps", "map")

    def card(self, row: Row) -> Card:
        held, part = row.held, row.part
        group = next((each.group for each in row.members if each.group), None)
        claims = f"{len(part)} {'claim' if len(part) == 1 else 'claims'}"
        return Card(
            held.name,
            group.name if group and self.found.alone else "",
            f"/debates/{held.map_id}",
            Markup(part.thumbnail),  # noqa: S704 (our own renderer's)
            f"The map of {held.name}: {claims}",
            len(part),
            len(part.cited),
            len(part.calling),
            row.hints,
            self.when(row.edited) if row.edited else "",
            len(row.members),
            row.started,
        )

    def when(self, at: datetime) -> str:
        """Return a time in words: today, 09:12; yesterday, 11:40; Mon 7 Dec, 10:00."""
        zone = self.found.assigned.seminar.zone
        day, today = wall(at, zone).date(), wall(self.now, zone).date()
        near = {today: "today", today - timedelta(days=1): "yesterday"}.get(day)
        return f"{near}, {wall(at, zone):%H:%M}" if near else said(at, zone, now=self.now)

    def objection(self, each: Open) -> Said:
        drawn, it = each.rows[0].part.drawn, each.objection
        claim = drawn.claim(it.claim)
        speaker = drawn.debate.speaker(claim.speaker)
        maps = [(row.held.name, _at_claim(row, it.claim)) for row in each.rows]
        return Said(
            it.relation.kind.value,
            "does not follow" if it.relation.kind is Kind.UNDERCUT else WORDS[it.relation.kind],
            claim.text,
            speaker.called if speaker else "",
            claim.when,
            look_of(drawn.debate.position(claim.position)),
            drawn.claim(it.on).text,
            maps[0][1],
            tuple(maps),
        )

    def line(self, spot: Spot) -> Line:
        passage, at = spot.passage, spot.at
        source = self.found.library.source(at.source)
        place = ""
        if at.paragraph is not None:
            last = f"–{at.last}" if at.last and at.last != at.paragraph else ""
            place = f"¶ {at.paragraph}{last}"
        row = self.found.rows[spot.maps[0]] if spot.maps else None
        href = self._reading(at.source, row, f"#{passage.id}")
        words = passage.summary or passage.named
        return Line(place, words, href, source.title if source else "")

    def _reading(self, source: SourceId, row: Row | None, anchor: str) -> str:
        """Return where a text is read, beside the map that cites it, or that all began with."""
        beside = row.held.map_id if row else self.found.begun_with.id
        return f"/sources/{self.found.library.slug}/{source}?debate={beside}{anchor}"

    def texts(self) -> Iterable[TextUse]:
        order = [each.id for each in self.found.library.sources]
        use = self.found.use.paragraphs
        for source in sorted(use, key=lambda each: order.index(each) if each in order else 9999):
            yield self._text(source, use[source])

    def _text(self, source: SourceId, paragraphs: tuple[Paragraph, ...]) -> TextUse:
        kept = self.found.library.source(source)
        bars = [self._bar(source, each) for each in paragraphs]
        numbers = f"{bars[0].number} to {bars[-1].number}"
        label = f"How many {self.called[0]} cite each paragraph, {numbers}"
        picture = ruler(bars, max(1, len(self.found.rows)), label)
        rows = tuple(Used(each.number, self._maps(source, each)) for each in paragraphs)
        title = kept.title if kept else source
        return TextUse(title, Markup(picture), rows)  # noqa: S704 (our own renderer's)

    def _bar(self, source: SourceId, paragraph: Paragraph) -> Bar:
        rows, count = self.found.rows, len(paragraph.maps)
        first = rows[paragraph.maps[0]] if count else None
        many, one = self.called
        told = f"{count} {one if count == 1 else many}" if count else f"no {one}"
        root = request.script_root
        href = root + self._reading(source, first, f"#p{paragraph.number}")
        return Bar(paragraph.number, count, href, f"Paragraph {paragraph.number}: {told}")

    def _maps(self, source: SourceId, paragraph: Paragraph) -> tuple[tuple[str, str], ...]:
        rows = (self.found.rows[each] for each in paragraph.maps)
        anchor = f"#p{paragraph.number}"
        return tuple((row.held.name, self._reading(source, row, anchor)) for row in rows)

    def notes(self, assignment: str) -> Iterable[tuple[str, str, str, bool]]:
        """Yield to whom a note was written, when, what it says, and whether it was put aside."""
        for note, name in notes.written(context.store(), context.who(), assignment):
            yield name, self.when(note.made), note.text, note.read is not None


def _at_claim(row: Row, claim: str) -> str:
    return f"/debates/{row.held.map_id}?focus={claim}"
