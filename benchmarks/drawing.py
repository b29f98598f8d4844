"""Measuring, layout and drawing, beside Graphviz with HTML labels."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from itertools import cycle
from math import hypot
from pathlib import Path
from random import Random
from statistics import mean

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.drafts import apply_all
from argmap.model.edits import AddClaim, Relate
from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.paths import DEBATES
from argmap.render.diagram import draw
from argmap.render.engines import current
from argmap.render.picture import Picture, Shape
from argmap.render.places import Places
from argmap.render.planner import plan_of
from argmap.render.scene import scene
from argmap.render.standalone import NoLinks
from argmap.render.window import window
from benchmarks.clock import cpu, process_cpu
from benchmarks.samples import sample
from benchmarks.table import Result

CARD = 236
DOT = shutil.which("dot")
NO_DOT = "no dot on this machine"
DEBATE = DEBATES / "how-fast-and-who-pays"


def maps() -> Iterator[Result]:
    """Yield the drawing of 30, 60 and 200 claims, and of a window into 10,000."""
    for claims in (30, 60, 200):
        whole = sample(claims)
        ours = cpu(lambda whole=whole: draw(whole, Picture(), NoLinks()))  # type: ignore[misc]
        yield _beside_dot(claims, ours, html_dot(whole))
    whole = sample(10_000, 12_000)
    anywhere = cycle([_filled(whole, ClaimId(f"c{n}")) for n in range(40, 10_000, 331)])
    taken = cpu(lambda: draw(whole, next(anywhere), NoLinks()), times=25)
    yield Result(
        "focus view of 60 cards out of 10,000 claims and 12,000 relations, each another one",
        f"{taken:.1f} ms",
        wanted="at most 12 ms",
        met=taken <= 12,
    )


def _filled(whole: ArgumentMap, focus: ClaimId) -> Picture:
    """Return a focus view with so many claims unfolded that it has as many cards as it may."""
    picture = Picture(Shape.FOCUS, focus=focus)
    while len(shown := window(whole, picture).via) < picture.limit and shown.keys() - picture.open:
        picture = Picture(Shape.FOCUS, focus=focus, open=picture.open | shown.keys())
    return picture


def _beside_dot(claims: int, ours: float, html: str) -> Result:
    what = f"measuring, layout and drawing of {claims} claims"
    if not DOT:
        return Result(what, f"{ours:.1f} ms", NO_DOT)
    theirs = cpu_of_dot(html)
    told = f"dot -Tsvg with HTML labels: {theirs:.0f} ms, {theirs / ours:.1f} times ours"
    return Result(what, f"{ours:.1f} ms", told, "faster", ours < theirs)


def cpu_of_dot(source: str) -> float:
    """Return the CPU time of drawing the source by ``dot`` in milliseconds."""
    file = Path("/tmp" if Path("/tmp").is_dir() else ".") / "argmap-benchmark.dot"
    file.write_text(source, "utf-8")
    try:
        return process_cpu([str(DOT), "-Tsvg", str(file), "-o", f"{file}.svg"])
    finally:
        file.unlink()
        Path(f"{file}.svg").unlink(missing_ok=True)


def html_dot(whole: ArgumentMap) -> str:
    """Return the map as Graphviz's own cards: tables with speaker, date and text."""
    lines = ["digraph { rankdir=RL; node [shape=plain fontname=Arial]; edge [fontname=Arial];"]
    for claim in whole:
        speaker = whole.debate.speaker(claim.speaker)
        name = f"{speaker.called if speaker else ''}, {claim.date.label if claim.date else ''}"
        text = "<br/>".join(escape(line) for line in _lines(claim.text))
        lines.append(
            f'"{claim.id}" [label=<<table border="1" cellborder="0"><tr><td><b>{escape(name)}</b>'
            f"</td></tr><tr><td>{text}</td></tr></table>>];"
        )
    for relation in whole.drawn_relations.values():
        lines += [
            f'"{premise}" -> "{relation.target}" [label={relation.kind}];'
            for premise in relation.premises
        ]
    return "\n".join([*lines, "}"])


def _lines(text: str, wide: int = 34) -> list[str]:
    made = [""]
    for word in text.split():
        if len(made[-1]) + len(word) > wide:
            made.append("")
        made[-1] = f"{made[-1]} {word}".strip()
    return made


def command() -> Iterator[Result]:
    """Yield ``argmap render`` and importing as whole processes."""
    ours = process_cpu(
        [sys.executable, "-m", "argmap", "render", str(DEBATE), "--map", "full", "--format", "svg"]
    )
    yield Result(
        "argmap render of the debate of 28 claims, whole process",
        f"{ours:.0f} ms",
        wanted="at most 400 ms",
        met=ours <= 400,
    )
    yield _twice_dot(ours)
    bare = process_cpu([sys.executable, "-c", "pass"])
    for module in ("argmap", "argmap.cli"):
        taken = max(0, process_cpu([sys.executable, "-c", f"import {module}"]) - bare)
        wanted = taken <= 150
        yield Result(f"import {module}", f"{taken:.0f} ms", "", "at most 150 ms", wanted)


def _twice_dot(ours: float) -> Result:
    what = "the same beside Graphviz"
    if not DOT:
        return Result(what, f"{ours:.0f} ms", NO_DOT)
    source = subprocess.run(
        [sys.executable, "-m", "argmap", "render", str(DEBATE), "--map", "full", "--format", "dot"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    theirs = cpu_of_dot(source)
    told = f"dot -Tsvg of the decorated DOT: {theirs:.0f} ms, ours is {ours / theirs:.1f} times it"
    return Result(what, f"{ours:.0f} ms", told, "at most twice", ours <= 2 * theirs)


def stability() -> Iterator[Result]:
    """Yield how far cards move when a claim is added to a map of 150."""
    random = Random(7)
    moves = [_moved(sample(150, seed=seed), random) for seed in range(1, 21)]
    told = mean(moves) / CARD
    yield Result(
        "how far cards move when a claim is added to 150, on average of 20 maps",
        f"{told:.2f} cards",
        f"worst of them {max(moves) / CARD:.2f}",
        "less than 0.5 cards",
        told < 0.5,
    )


def _moved(before: ArgumentMap, random: Random) -> float:
    target = ClaimId(f"c{random.randint(0, 149)}")
    claim = Claim(ClaimId("new"), "A claim that was not there before.", before.claim("c5").voice,
                  before.claim("c5").speaker)  # fmt: skip
    reply = Relation(RelationId("new-r"), Kind.REBUT, (claim.id,), target)
    after = apply_all((AddClaim(claim), Relate(reply)), before)
    was, now = _places(before), _places(after)
    return mean(hypot(now[c][0] - was[c][0], now[c][1] - was[c][1]) for c in was)


def _places(whole: ArgumentMap) -> dict[ClaimId, tuple[float, float]]:
    """Return where the cards stand, seen from the question."""
    made = scene(window(whole, Picture()), Picture(), None)
    placed = Places(made, current().layout(plan_of(made)))
    assert placed.question is not None
    x, y = placed.question.middle
    return {c: (r.middle[0] - x, r.middle[1] - y) for c, r in placed.cards.items()}
