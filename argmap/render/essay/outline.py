"""The outline of an essay as data: numbered points, footnotes in their order, a bibliography.

The points are the rows of the map's outline: reasons stand under what they are for, rebuttals where
they answer, undercuts under the step that they question. What is cited for a step is a footnote at
the word that takes it, what is cited for a claim one at its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from argmap.model.errors import NotFoundError
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence
from argmap.model.sources import Library, Source
from argmap.render.citations import Reader
from argmap.render.footnotes import Footnotes
from argmap.render.outline import Row, branch, outline
from argmap.render.plaintext import byline
from argmap.render.referencing import References, Style, sorted_sources
from argmap.render.runs import Runs, plain

ELSEWHERE = "argued elsewhere on the map"
_LONGEST_PATH = 12
_LEVELS = ("I.", "A.", "1.", "a)", "i)", "(1)", "(a)", "(i)")


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an essay's outline.

    Attributes:
        depth: how far it is indented, from 0.
        number: its number among its neighbours, such as II. or b).
        word: the step that it takes, as ``because:``, or nothing.
        kind: of that step: support, rebut, undercut; or nothing.
        text: the claim; nothing over premises that bear only together.
        who: who holds it, and when.
        thesis: whether it answers the question.
        again: where it is argued, if not here: already shown above.
        see: the number of that place from the root on, such as I.A.2; or nothing.
        note: the number of its footnote, or none.
        step_note: the number of the footnote to the step, or none.
    """

    depth: int
    number: str
    word: str
    kind: str
    text: str
    who: str
    thesis: bool
    again: str
    note: int | None
    step_note: int | None
    see: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bibliography: its heading, or nothing, and its entries."""

    title: str
    entries: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Essay:
    """The outline of an essay.

    Attributes:
        notes: the footnotes; the first is number 1.
        bibliography: in parts, of which those without entries are left out.
    """

    title: str
    subtitle: str
    language: str
    style: Style
    points: tuple[Point, ...]
    notes: tuple[Runs, ...]
    bibliography: tuple[Part, ...]

    @property
    def references(self) -> str:
        """What the list of sources is called."""
        return "References" if self.style is Style.AUTHOR_DATE else "Bibliography"


def essay(
    shown: ArgumentMap, library: Library | None, style: Style = Style.NOTES, claim: str = ""
) -> Essay:
    """Return the outline of an essay on a map.

    Args:
        shown: the map.
        library: its sources.
        style: of its notes.
        claim: the claim whose branch it is about; nothing for the whole map.

    Raises:
        NotFoundError: there is no such claim on the map.
    """
    rows: Sequence[Row] = outline(shown)
    if claim:
        rows = branch(rows, claim)
        if not rows:
            raise NotFoundError("claim", claim, shown.drawn)
    references = References(library, style)
    writer = _Writer(shown, Reader(shown, library), Footnotes(references), rows)
    points = writer.points(rows)
    debate = shown.debate
    period = debate.period.label if debate.period else ""
    subtitle = "Outline of an essay" + (" on one branch of the map" if claim else "")
    cited = [library.source(each) for each in writer.cited] if library else []
    return Essay(
        debate.question, f"{subtitle}, {period}" if period else subtitle, debate.language, style,
        points, tuple(writer.notes),
        bibliography((each for each in cited if each), references),
    )  # fmt: skip


def bibliography(sources: Iterable[Source], references: References) -> tuple[Part, ...]:
    """Return sources, and those through which they are known, as the parts of a bibliography.

    With author and date there is one list; else primary and secondary sources have one each.
    """
    used = {each.id: each for each in sources}
    used |= {each.id: each for source in list(used.values()) for each in references.chain(source)}
    kept = sorted_sources(used.values())
    if references.style is Style.AUTHOR_DATE:
        parts = [("", kept)]
    else:
        kinds = (("Primary sources", "primary"), ("Secondary sources", "secondary"))
        parts = [(title, [each for each in kept if each.kind == kind]) for title, kind in kinds]
    made = [
        Part(title, tuple(map(references.entry, several))) for title, several in parts if several
    ]
    return tuple(made) if len(made) > 1 else tuple(Part("", part.entries) for part in made)


def bibliography_text(parts: Iterable[Part]) -> str:
    """Return a bibliography as plain text, a blank line between its entries."""
    blocks: list[str] = []
    for part in parts:
        blocks += [part.title] if part.title else []
        blocks += [plain(entry) for entry in part.entries]
    return "\n\n".join(blocks) + "\n"


class _Writer:
    """Turns rows into points, and collects the footnotes and what they cite."""

    def __init__(
        self, shown: ArgumentMap, reader: Reader, footnotes: Footnotes, rows: Sequence[Row]
    ) -> None:
        self.shown = shown
        self.reader = reader
        self.footnotes = footnotes
        self.here = {row.claim.id for row in rows if row.claim and not row.again}
        self.base = rows[0].depth if rows else 0
        self.counts: list[int] = []
        self.paths: dict[str, str] = {}
        self.notes: list[Runs] = []
        self.cited: dict[str, None] = {}

    def points(self, rows: Sequence[Row]) -> tuple[Point, ...]:
        """Return all points; those that are argued elsewhere say where."""
        made = [self.point(row) for row in rows]
        seen = [self.paths.get(row.claim.id, "") if row.claim and row.again else "" for row in rows]
        return tuple(replace(each, see=see) for each, see in zip(made, seen, strict=True))

    def point(self, row: Row) -> Point:
        depth = row.depth - self.base
        first = not self.counts and self.base > 0
        step_note = self.note(row.step_evidence) if not first else None
        claim = row.claim
        number = self.number(depth)
        if claim and not row.again:
            self.paths[claim.id] = self.path()
        again = row.again_words if claim and claim.id in self.here else ELSEWHERE
        return Point(
            depth=depth,
            number=number,
            word="" if first or not row.word else f"{row.word.rstrip(':')}:",
            kind=row.kind.value if row.kind and not first else "",
            text=claim.text if claim else "",
            who=byline(claim, self.shown.debate) if claim else "",
            thesis=bool(claim and claim.thesis and not row.again),
            again=again if row.again else "",
            step_note=step_note,
            note=self.note(row.evidence),
        )

    def note(self, evidence: tuple[Evidence, ...]) -> int | None:
        """Write a footnote for what is cited at one spot, and return its number."""
        cited = self.reader.cited(evidence)
        if not cited:
            return None
        for each in cited:
            self.cited |= dict.fromkeys(place.source for place in each.at)
            self.cited |= {each.passage.via: None} if each.passage and each.passage.via else {}
        self.notes.append(self.footnotes.note(cited))
        return len(self.notes)

    def number(self, depth: int) -> str:
        del self.counts[depth + 1 :]
        self.counts += [0] * (depth + 1 - len(self.counts))
        self.counts[depth] += 1
        return numbered(_pattern(depth), self.counts[depth])

    def path(self) -> str:
        """Return the number of the last point from the root on: I.A.2; nothing if it is long."""
        if len(self.counts) > _LONGEST_PATH:
            return ""
        numbers = (numbered(_pattern(depth), count) for depth, count in enumerate(self.counts))
        return ".".join(each.strip(".()") for each in numbers)


def _pattern(depth: int) -> str:
    return _LEVELS[depth] if depth < len(_LEVELS) else "(1)"


def numbered(pattern: str, number: int) -> str:
    """Return a number in the manner of a pattern: 3 after the pattern a) is c)."""
    sign = next(each for each in pattern if each.isalnum())
    made = {"I": _roman(number), "i": _roman(number).lower(), "1": str(number)}.get(sign)
    if made is None:
        letters = _letters(number)
        made = letters if sign == "A" else letters.lower()
    return pattern.replace(sign, made)


def _letters(number: int) -> str:
    """Return A, B ... Z, AA, BB, as word processors count."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("A") + place) * (turns + 1)


def _roman(number: int) -> str:
    signs = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    made = ""
    for value, sign in signs:
        made += sign * (number // value)
        number %= value
    return made
