"""The picture as one SVG element that can stand in a page: links, classes, no styles of its own."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.claims import Relation, Voice
from argmap.model.ids import ClaimId, PositionId
from argmap.render import cards, labels
from argmap.render.bands import bands
from argmap.render.cards import escape
from argmap.render.curves import Line, lines
from argmap.render.faces import SLIP_GAP, Face
from argmap.render.picture import Links, Picture
from argmap.render.places import Places, Rect

MARGIN = 12.0
HOLLOW = (Voice.AUTHOR, Voice.SCHOLAR)


def svg(places: Places, picture: Picture, links: Links) -> tuple[str, float, float]:
    """Return the picture, and its width and height in pixels."""
    return _Writer(places, picture, links).write()


class _Writer:
    def __init__(self, places: Places, picture: Picture, links: Links) -> None:
        self.places, self.scene, self.shown = places, places.scene, places.scene.shown
        self.map, self.picture, self.links = self.shown.map, picture, links
        self.bands = bands(places)
        self.row_of = {
            claim: (row, i) for row in self.scene.rows.values() for i, claim in enumerate(row)
        }

    def write(self) -> tuple[str, float, float]:
        left, top, right, bottom = self._frame()
        wide, high = right - left, bottom - top
        box = f"{left:.1f} {top:.1f} {wide:.1f} {high:.1f}"
        start = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="argument-map" viewBox="{box}"'
            f' width="{wide:.0f}" height="{high:.0f}" role="graphics-document document"'
            ' aria-roledescription="argument map" aria-labelledby="map-title"'
            ' aria-describedby="map-description">'
        )
        title = labels.title(self.shown, self._focus())
        told = labels.description(self.shown, self.picture)
        parts = [
            start,
            f'<title id="map-title">{escape(title)}</title>',
            f'<desc id="map-description">{escape(told)}</desc>',
            *self._bands(left, right),
            '<g class="lines" aria-hidden="true">',
            *self._lines(),
            "</g>",
            *self._nodes(),
            "</svg>",
        ]
        return "".join(parts), wide, high

    def _focus(self) -> ClaimId | None:
        return self.picture.focus if self.picture.focus in self.shown else None

    def _frame(self) -> tuple[float, float, float, float]:
        """Return the edges of all that is drawn, with a margin."""
        rects = [*self.places.cards.values(), *self.places.pills.values()]
        rects += [self.places.question] if self.places.question else []
        points = [p for way in self.places.layout.ways.values() for p in way]
        xs = [x for r in rects for x in (r.x, r.right)] + [x for x, _ in points]
        ys = [y for r in rects for y in (r.y, r.bottom)] + [y for _, y in points]
        ys += [self.places.foot(claim) for claim in self.places.cards]
        ys += [y for band in self.bands for y in (band.top, band.bottom)]
        xs += [band.left for band in self.bands]
        left, top = min(xs, default=0) - MARGIN, min(ys, default=0) - MARGIN
        return left, top, max(xs, default=0) + MARGIN, max(ys, default=0) + MARGIN

    def _bands(self, left: float, right: float) -> Iterator[str]:
        for band in self.bands:
            yield cards.band(band, left, right - left)

    def _lines(self) -> Iterator[str]:
        """Write the lines; long ones pass over the others, and the tips are above them all."""
        drawn = sorted(lines(self.places), key=lambda line: line.part == "cross")
        yield from (self._line(line) for line in drawn)
        for line in drawn:
            if line.tip:
                yield f'<path class="tip {line.sort}{self._fade(line)}" d="{line.tip}"/>'

    def _line(self, line: Line) -> str:
        named = f' data-relation="{line.relation.id}"' if line.relation else ""
        under = f'<path class="line under" d="{line.path}"/>' if self._passes(line) else ""
        sort = f"line {line.sort} {line.part}{self._fade(line)}"
        return f'{under}<path class="{sort}"{named} d="{line.path}"/>'

    def _passes(self, line: Line) -> bool:
        """Return whether the line is to pass over others with a gap beside it."""
        return line.part == "cross" and not self.bands

    def _fade(self, line: Line) -> str:
        if not line.relation:
            return ""
        return " faded" * self._is_faded(line.relation) + self._mark(line.relation)

    def _mark(self, relation: Relation) -> str:
        """Return as a class what became of a relation; the others are drawn quietly."""
        if not self.picture.marks:
            return ""
        return f" {self.picture.marks.relations.get(relation.id, 'stays')}"

    def _is_faded(self, relation: Relation) -> bool:
        if not self.picture.faded:
            return False
        ends = {*relation.premises, self.shown.target_of(relation)}
        return not ends.isdisjoint(self.picture.faded)

    def _nodes(self) -> Iterator[str]:
        place = self.places.question
        if place:
            words = self.map.debate.question
            yield cards.question(self.scene.question, place, self.links.question(), words)
        for relation in self.scene.relations():
            sort = relation.kind.value + (" faded" if self._is_faded(relation) else "")
            place, href = self.places.pills[relation.id], self.links.relation(relation.id)
            mark = self.picture.marks.relations.get(relation.id)
            yield cards.pill(relation, place, href, sort + self._mark(relation), mark)
        for claim in self.scene.in_order():
            yield self._claim(claim)

    def _claim(self, claim: ClaimId) -> str:
        made, place = self.scene.faces[claim], self.places.cards[claim]
        label = labels.claim_label(self.shown, made, self.picture)
        told, led = cards.badges(made, self.links, labels.badge_label)
        start = cards.link(f"claim-{claim}", self.links.claim(claim), label, self._steps(claim))
        return (
            f'<g class="{self._classes(made)}" data-claim="{claim}"'
            f' transform="translate({place.x:.1f} {place.y:.1f})">{self._halo(made)}'
            f"{start}<title>{escape(made.claim.text)}</title>{cards.card(made)}{told}</a>"
            f"{led}</g>{self._under(made, place)}"
        )

    def _halo(self, made: Face) -> str:
        if made.claim.id != self.picture.focus:
            return ""
        high = made.height + 8
        return f'<rect class="halo" x="-4" y="-4" width="244" height="{high:g}" rx="12"/>'

    def _classes(self, made: Face) -> str:
        claim = made.claim
        return (
            f"node claim {self._hue(claim.position)}"
            + " thesis" * claim.thesis
            + " focus" * (claim.id == self.picture.focus)
            + " hollow" * (claim.voice in HOLLOW)
            + " faded" * (claim.id in self.picture.faded)
            + " flagged" * (claim.id in self.picture.flagged)
            + self._marked(made)
        )

    def _marked(self, made: Face) -> str:
        if made.mark:
            return f" {made.mark.sign}"
        return " stays" if self.picture.marks else ""

    def _hue(self, position_id: PositionId | None) -> str:
        found = self.shown.positions.get(position_id)
        return f"hue-{found.hue if found else 0}"

    def _steps(self, claim: ClaimId) -> str:
        """Return as attributes where the arrow keys lead from a card."""
        row, place = self.row_of[claim]
        via, below = self.shown.via[claim], self.scene.rows[claim]
        parts = [' aria-current="true"'] if claim == self.picture.focus else []
        if via:
            target = self.shown.target_of(self.map.drawn_relations[via])
            parts.append(f' data-target="{target}"')
        if below:
            parts.append(f' data-first-premise="{below[0]}"')
        if place:
            parts.append(f' data-previous="{row[place - 1]}"')
        if place + 1 < len(row):
            parts.append(f' data-next="{row[place + 1]}"')
        return "".join(parts)

    def _under(self, made: Face, place: Rect) -> str:
        """Write what hangs under a card: its slips, then the rest of the replies, folded."""
        parts, y = [], place.bottom
        gone = made.claim.id in self.picture.faded
        for slip in made.slips:
            faded = gone or slip.evidence.id in self.picture.faded
            label, href = labels.slip_label(slip), self.links.passage(slip.passage.id)
            parts.append(cards.slip(slip, (place.x, y), href, label, faded=faded))
            y += SLIP_GAP + slip.height
        if made.fold:
            href = self.links.unfold(made.claim.id)
            label = labels.fold_label(made.fold, self.map)
            parts.append(cards.fold(made.fold, (place.x, y), href, label))
        return "".join(parts)
