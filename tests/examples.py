"""A small debate that many tests use, built in Python."""

from __future__ import annotations

from argmap.model.claims import Claim, CrossRelation, Kind, Relation, Voice
from argmap.model.dates import DateSpan
from argmap.model.debates import WHOLE, Debate, Excerpt, Position, Speaker
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Figure, Passage, Span
from argmap.model.sources import Library, Source, edition_of

TEXT = "The plan\n\nHeavy industry came first. Grain was short.\n\nPeasants kept their grain.\n"
EDITION = edition_of("report", TEXT)
LIBRARY = Library(
    "plan",
    "The plan and its texts",
    "Two texts.",
    (
        Source(
            "report", "A report on grain", "Vaïnshtein, A.", issued=DateSpan("1927"), place="M."
        ),
        Source("speech", "A speech", quoted_in="report", details=(("Given", "in the evening"),)),
    ),
    (EDITION,),
)


def passage(passage_id, words, **fields):
    """A passage of these words in the report."""
    start = TEXT.index(words)
    number = 1 + TEXT[:start].count("\n\n")
    span = Span("report", EDITION.id, start, start + len(words), words, paragraph=number)
    return Passage(passage_id, (span,), **fields)


def debate(**fields):
    """The debate on the plan, with two positions and two speakers."""
    framed = {
        "question": "Should industry come first?",
        "title": "The plan",
        "period": DateSpan("1924/1928"),
        "positions": (Position("fast", "Fast"), Position("slow", "Slow", "Step by step.", 2)),
        "speakers": (
            Speaker("pre", "Preobrazhensky, E.", "Preobrazhensky", position="fast"),
            Speaker("buk", "Bukharin, N.", lived=DateSpan("1888/1938")),
        ),
        "excerpts": (Excerpt("short", "Short map", "core"), WHOLE),
    }
    return Debate("plan", **framed | fields)


def plan(**fields):
    """The map of the debate.

    [c1] Industry first.
      - [c2] + [c3] Peasants will keep their grain; and grain pays for machines.   (rebut, linked)
          ~ [c4] They sell if there are goods.                                      (undercut)
    """
    claims = (
        Claim("c1", "Industry first.", speaker="pre", position="fast", thesis=True, core=True),
        Claim("c2", "Peasants will keep their grain.", speaker="buk", date=DateSpan("1926")),
        Claim("c3", "Grain pays for machines.", Voice.AUTHOR, note="From the report."),
        Claim(
            "c4", "They sell if there are goods.", Voice.SCHOLAR, reported_by="buk", kind="causal"
        ),
    )
    relations = (
        Relation("r1", Kind.REBUT, ("c2", "c3"), "c1"),
        Relation("r2", Kind.UNDERCUT, ("c4",), "r1", note="Only then."),
    )
    passages = (
        passage("q1", "Peasants kept their grain.", figures=(Figure("grain", "1,5", "Mt"),)),
        passage("q2", "Grain was short.", summary="A shortage.", date=DateSpan("1925")),
    )
    evidence = (
        Evidence("e1", "c2", "q1", Bearing.BACKS, note="The very words."),
        Evidence("e2", "r2", "q2", Bearing.DISPUTES),
    )
    crossing = CrossRelation("x1", Kind.SUPPORT, "other", "far", "c1", note="From elsewhere.")
    parts = {
        "id": "plan",
        "debate": debate(),
        "claims": {each.id: each for each in claims},
        "relations": {each.id: each for each in relations},
        "passages": {each.id: each for each in passages},
        "evidence": {each.id: each for each in evidence},
        "cross_relations": {crossing.id: crossing},
    }
    return ArgumentMap(**parts | fields)
