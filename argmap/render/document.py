"""A map as one HTML file that works offline: the drawing, the outline, the passages, the sources.

It needs no script and loads nothing; its own policy forbids both. Everything that a user wrote is
escaped in ``_text`` and stands between tags; attributes hold only ids, numbers and names of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from argmap.model.claims import Kind
from argmap.model.debates import Debate
from argmap.model.ids import ClaimId, PassageId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.sources import Library, Source
from argmap.render.citations import Citation, Reader
from argmap.render.colours import stylesheet
from argmap.render.fonts import embedded_faces_css
from argmap.render.outline import Row, outline
from argmap.render.picture import SIGNS, WORDS
from argmap.render.plaintext import byline

# Browsers stop nesting at about 500 elements, and a page at about this depth.
DEEPEST = 14
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'"

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>
{styles}</style>
</head>
<body>
{head}<section id="map" aria-label="Map">
<div class="drawing" tabindex="0" role="region" aria-label="The drawing; it can be scrolled">
{drawing}
</div>
{legend}
</section>
<main class="page">
<h2 id="outline">Outline</h2>
{outline}{sources}
<p class="foot">Revision {revision} of the map, as one file that needs no network.</p>
</main>
</body>
</html>
"""


class Within:
    """Links of a drawing that lead into the outline of the same document."""

    def claim(self, claim_id: ClaimId) -> str:
        """Lead to the claim's row."""
        return f"#row-{claim_id}"

    def unfold(self, claim_id: ClaimId) -> str:
        """Lead to the claim's row, under which its replies are."""
        return self.claim(claim_id)

    def fold(self, claim_id: ClaimId) -> str:
        """Lead to the claim's row."""
        return self.claim(claim_id)

    def passage(self, passage_id: PassageId) -> str:
        """Lead to where the passage is cited first."""
        return f"#passage-{passage_id}"

    def question(self) -> str:
        """Lead to the top."""
        return "#debate"

    def relation(self, relation_id: RelationId) -> str:
        """Lead to the row that takes the step."""
        return f"#step-{relation_id}"


def document(shown: ArgumentMap, library: Library | None, drawing: str) -> str:
    """Return the map as a complete HTML document.

    Args:
        shown: the map.
        library: its sources.
        drawing: the ``svg`` element of its diagram, made with the links ``Within``.
    """
    debate = shown.debate
    styles = "".join(stylesheet(name) for name in ("tokens.css", "map.css", "document.css"))
    return _PAGE.format(
        language=escape(debate.language),
        policy=_POLICY,
        title=_text(debate.question),
        styles=embedded_faces_css() + styles,
        head="".join(_head(shown)),
        drawing=drawing,
        legend=_legend(),
        outline="".join(_outline(shown, Reader(shown, library))),
        sources="".join(_sources(_cited(shown, library))),
        revision=shown.revision,
    )


def _text(value: str) -> str:
    return escape(value, quote=False)


def _head(shown: ArgumentMap) -> Iterator[str]:
    debate = shown.debate
    counts = (
        f"{len(shown):,} claims · {len(shown.drawn_relations):,} relations"
        f" · {len(shown.evidence):,} passages cited"
    )
    period = f" · {_text(debate.period.label)}" if debate.period else ""
    yield f'<header class="page" id="debate">\n<h1 dir="auto">{_text(debate.question)}</h1>\n'
    if debate.summary:
        yield f'<p class="lead" dir="auto">{_text(debate.summary)}</p>\n'
    yield f'<p class="facts">{counts}{period}</p>\n'
    yield from _positions(debate)
    parts = (("map", "Map"), ("outline", "Outline"), ("sources", "Sources"))
    links = "".join(f'<a href="#{part}">{name}</a>' for part, name in parts)
    yield f'<nav class="jump" aria-label="Parts">{links}</nav>\n</header>\n'


def _positions(debate: Debate) -> Iterator[str]:
    if not debate.positions:
        return
    yield '<ul class="positions">\n'
    for each in debate.positions:
        gist = f" {_text(each.gist)}" if each.gist else ""
        own = " own" if each.own else ""
        yield f'<li class="hue-{each.hue}{own}" dir="auto"><b>{_text(each.label)}.</b>{gist}</li>\n'
    yield "</ul>\n"


def _legend() -> str:
    means = {
        Kind.SUPPORT: "bears for a claim",
        Kind.REBUT: "bears against a claim",
        Kind.UNDERCUT: "bears against a step",
    }
    items = "".join(
        f'<li><b class="{kind.value}"><span aria-hidden="true">{SIGNS[kind]}</span>'
        f" {WORDS[kind]}</b> {means[kind]}</li>"
        for kind in Kind
    )
    hollow = "<li>A hollow edge: the author of a source or a later scholar speaks</li>"
    return f'<ul class="legend" aria-label="Legend">{items}{hollow}</ul>'


def _outline(shown: ArgumentMap, reader: Reader) -> Iterator[str]:
    """Yield nested lists, closed by hand: depth is data here, not recursion."""
    seen: set[str] = set()
    depth = -1
    for row in outline(shown):
        level = min(row.depth, DEEPEST)
        if level > depth:
            yield '<ol class="outline">\n' if level == 0 else "<ol>\n"
        else:
            yield "</li>\n" + "</ol></li>\n" * (depth - level)
        depth = level
        yield from _row(row, shown.debate, reader, seen)
    if depth >= 0:
        yield "</li>\n" + "</ol></li>\n" * depth + "</ol>\n"


def _row(row: Row, debate: Debate, reader: Reader, seen: set[str]) -> Iterator[str]:
    step = f' id="{row.step_anchor}"' if row.relation else ""
    own = f' id="row-{row.claim.id}"' if row.claim and not row.again else ""
    tag = "h3" if row.depth == 0 else "p"
    yield f'<li{step}><div class="row"{own}><{tag} dir="auto">{_before(row)}'
    yield f"{_text(row.claim.text) if row.claim else ''}</{tag}>"
    if row.claim:
        position = debate.position(row.claim.position)
        again = f' <a href="#row-{row.claim.id}">{row.again_words}</a>' if row.again else ""
        who = f"<b>{_text(byline(row.claim, debate))}</b>{again}"
        yield f'<p class="who hue-{position.hue if position else 0}">{who}</p>'
    yield from _citations(reader.cited(row.step_evidence), "the step: ", seen)
    yield from _citations(reader.cited(row.evidence), "", seen)
    yield "</div>"


def _before(row: Row) -> str:
    depth = f'<span class="depth">[{row.depth}]</span> ' if row.depth > DEEPEST else ""
    if not row.relation:
        return depth
    sign = f'<span aria-hidden="true">{row.sign}</span> {row.word}'
    return f'{depth}<span class="kind {row.relation.kind.value}">{sign}</span> '


def _citations(cited: Iterable[Citation], head: str, seen: set[str]) -> Iterator[str]:
    items = [_citation(each, head, seen) for each in cited]
    if items:
        yield f'<ul class="cited">{"".join(items)}</ul>'


def _citation(cited: Citation, head: str, seen: set[str]) -> str:
    passage = cited.evidence.passage
    anchor = "" if passage in seen else f' id="passage-{passage}"'
    seen.add(passage)
    words = f"<q>{_text(cited.words)}</q>" if cited.quoted else _text(cited.words)
    doubt = f' <span class="doubt">The text is {cited.doubt}.</span>' if cited.doubt else ""
    note = f'<p class="place">{_text(cited.note)}</p>' if cited.note else ""
    return (
        f'<li{anchor} dir="auto"><span class="bearing">{head}{cited.bearing}</span> {words}'
        f' <span class="place">{_text(cited.place)}</span>{doubt}{note}</li>'
    )


def _cited(shown: ArgumentMap, library: Library | None) -> list[Source]:
    """Return the sources on which the map's passages lean, those at second hand included."""
    if library is None:
        return []
    used = {span.source for passage in shown.passages.values() for span in passage.spans}
    used |= {passage.via for passage in shown.passages.values() if passage.via}
    return [source for source in library.sources if source.id in used]


def _sources(sources: list[Source]) -> Iterator[str]:
    yield '<h2 id="sources">Sources</h2>\n<ul class="sources">\n'
    for each in sources:
        date = f" ({_text(each.issued.label)})" if each.issued else ""
        author = f"{_text(each.author)}{date}: " if each.author else ""
        where = ", ".join(part for part in (each.container, each.place, each.publisher) if part)
        rights = f'<p class="place">{_text(each.rights)}</p>' if each.rights else ""
        yield f'<li dir="auto">{author}<cite>{_text(each.title)}</cite>{". " * bool(where)}'
        yield f"{_text(where)}{rights}</li>\n"
    yield "</ul>\n"
