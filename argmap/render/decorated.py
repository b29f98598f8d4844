"""A map as decorated DOT, for those who want to go on in Graphviz: any ``dot`` draws it decently.

User text reaches DOT only through ``label_text``. The package does not escape labels, and its own
``escape`` leaves character references and HTML-like labels open; so the ampersand goes first, then
``graphviz.escape``, then ``graphviz.nohtml``. Ids are ours, and no attribute but a label holds
anything that a user wrote.
"""

from __future__ import annotations

from functools import cache

import graphviz

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.maps import ArgumentMap
from argmap.render.colours import colour
from argmap.render.measure import SANS, wrap
from argmap.render.picture import WORDS
from argmap.render.plaintext import byline

FONT, SIZE, WIDE = "Arial", 13.5, 250.0
_ARROWS = {Kind.SUPPORT: "normal", Kind.REBUT: "tee", Kind.UNDERCUT: "odot"}


def dot(shown: ArgumentMap) -> str:
    """Return the map in DOT: the question, cards, pills, and lines as the legend of a map has them.

    A plain ``dot -Tsvg`` draws it, from Graphviz 2.43 to 16.1.
    """
    made = graphviz.Digraph(
        comment="An argument map. Draw it with: dot -Tsvg map.dot -o map.svg",
        graph_attr=_graph(),
        node_attr={"fontname": FONT, "fontsize": str(SIZE), "fontcolor": colour("--ink")},
        edge_attr={"penwidth": "1.8", "arrowsize": ".8"},
    )
    names: dict[str, str] = {claim.id: f"c{place}" for place, claim in enumerate(shown, 1)}
    names |= {key: f"r{place}" for place, key in enumerate(shown.drawn_relations, 1)}
    made.node("question", label_text(shown.debate.question), **_question())
    for claim in shown:
        made.node(names[claim.id], _card(claim, shown), **_card_look(claim, shown))
    for root in shown.roots:
        if root.thesis or not shown.relations_from(root.id):
            made.edge(names[root.id], "question", color=colour("--rule"), arrowhead="none")
    for relation in shown.drawn_relations.values():
        _relation(made, relation, names)
    return str(made.source)


def label_text(text: str, wide: float = WIDE, end: str = "\n") -> str:
    r"""Return a text as a label that Graphviz shows as that very text, wrapped.

    Args:
        text: what a user wrote, clean as the model keeps it.
        wide: the width to wrap at, in points of the picture.
        end: what ends a line: a line feed centres it, ``\l`` sets it left, ``\r`` right.
    """
    lines = wrap(text, SANS, SIZE, wide)
    escaped = [graphviz.escape(line.rstrip().replace("&", "&amp;")) for line in lines]
    # nohtml marks the label by its type: made a plain str again, <b> would count as markup.
    last = "" if end == "\n" else end
    label: str = graphviz.nohtml(end.join(escaped) + last)
    return label


def _graph() -> dict[str, str]:
    return {
        "rankdir": "RL", "ordering": "in", "nodesep": "0.28", "ranksep": "0.5", "pad": "0.35",
        "bgcolor": colour("--ground"), "fontname": FONT,
    }  # fmt: skip


@cache
def _question() -> dict[str, str]:
    return {
        "shape": "box", "style": "filled,rounded", "fillcolor": colour("--ink"), "penwidth": "0",
        "fontcolor": colour("--paper"), "fontsize": "17", "margin": "0.25,0.15",
    }  # fmt: skip


def _card(claim: Claim, shown: ArgumentMap) -> str:
    who = byline(claim, shown.debate)
    count = len(shown.evidence_for(claim.id))
    cited = f"{count} passage{'' if count == 1 else 's'}" if count else ""
    parts = [part for part in (who, claim.text, cited) if part]
    label: str = graphviz.nohtml("".join(label_text(part, end="\\l") for part in parts))
    return label


def _card_look(claim: Claim, shown: ArgumentMap) -> dict[str, str]:
    position = shown.debate.position(claim.position)
    hue = position.hue if position else 0
    return {
        "shape": "box",
        "style": "filled,rounded",
        "color": colour(f"--position-{hue}"),
        "fillcolor": colour(f"--tint-{hue}" if claim.thesis else "--paper"),
        "penwidth": "2.6" if claim.thesis else "1.2",
        "margin": "0.16,0.1",
    }


def _relation(made: graphviz.Digraph, relation: Relation, names: dict[str, str]) -> None:
    tint, kind = colour(f"--{relation.kind.value}"), relation.kind
    pill = names[relation.id]
    made.node(
        pill, WORDS[kind], shape="box", style="filled,rounded", color=tint, fillcolor=tint,
        fontcolor=colour("--on"), fontsize="11.5", height=".24", margin="0.1,0.03",
    )  # fmt: skip
    for premise in relation.premises:
        made.edge(names[premise], pill, color=tint, arrowhead="none")
    dashed = {"style": "dashed"} if kind is Kind.UNDERCUT else {}
    made.edge(pill, names[relation.target], color=tint, arrowhead=_ARROWS[kind], **dashed)
