"""The evidence of a map as annotations: the W3C Web Annotation Data Model, in JSON-LD.

Each piece of evidence is one annotation. Its bodies are the claim or step that it is cited for, its
bearing and mode, and the remark of whoever cited it; its targets are the places of the passage,
each with a TextPositionSelector (code points, end-exclusive) and a TextQuoteSelector, which select
the same words. Of a text that not everybody may read there is the position alone; that it is not
open is said at the source, and the anchor describes the place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from argmap.model.claims import Kind
from argmap.model.ids import ClaimId, EvidenceId, RelationId, Slug
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Passage, Span
from argmap.model.sources import Access, Library

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'
CLOSED = "The words are not open to everybody; the position tells where they stand."
_STEPS = {
    Kind.SUPPORT: "because",
    Kind.REBUT: "but",
    Kind.UNDERCUT: "does not follow, because",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the things of a map are called on the Web.

    Attributes:
        base: the address of the site, without a slash at its end; without one the names are UUIDs,
            which are the same each time.
        chosen: which of the debate's maps is written; empty for the one that the site shows first.
    """

    base: str = ""
    chosen: str = ""

    def of(self, map_id: str, path: str) -> str:
        """Return the name of a thing.

        Args:
            map_id: the map that it belongs to.
            path: its address on the site, from the first slash on; a page answers there.
        """
        if self.base:
            return f"{self.base}{path}"
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'https://argmap.invalid/{map_id}{path}')}"


@dataclass(frozen=True, slots=True)
class Made:
    """Who cited a passage, if somebody is known to have, and when (UTC)."""

    by: str
    at: datetime


def write_annotations(
    shown: ArgumentMap,
    library: Library | None,
    names: Names,
    made: Mapping[EvidenceId, Made],
) -> str:
    """Return the evidence of a map as an AnnotationCollection of one page, in JSON-LD.

    Args:
        shown: the map; the order is that of its evidence.
        library: its sources.
        names: what the annotations are called.
        made: who made them, as far as it is known.
    """
    writer = _Writer(shown, library, names)
    items = [writer.annotation(each, made.get(each.id)) for each in _cited(shown)]
    chosen = f"?map={names.chosen}" if names.chosen else ""
    here = names.of(shown.id, f"/debates/{shown.id}/cited.jsonld{chosen}")
    page: dict[str, Any] = {"id": f"{here}#page-1", "type": "AnnotationPage", "startIndex": 0}
    collection = {
        "@context": CONTEXT,
        "id": here,
        "type": "AnnotationCollection",
        "label": shown.debate.question,
        "total": len(items),
        "first": page | {"partOf": here, "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def _cited(shown: ArgumentMap) -> Iterable[Evidence]:
    standing: set[str] = {*shown.drawn, *shown.drawn_relations}
    return [
        each
        for each in shown.evidence.values()
        if each.passage in shown.passages and each.target in standing
    ]


class _Writer:
    """Writes the evidence of one map."""

    def __init__(self, shown: ArgumentMap, library: Library | None, names: Names) -> None:
        self.shown = shown
        self.names = names
        self.library = library or Library(shown.debate.library or Slug("library"), "Sources")
        self.sources = {each.id: each for each in self.library.sources}
        self.editions = {(each.source, each.id): each for each in self.library.editions}

    def annotation(self, evidence: Evidence, made: Made | None) -> dict[str, Any]:
        passage = self.shown.passages[evidence.passage]
        disputes = evidence.bearing is Bearing.DISPUTES
        path = f"/debates/{self.shown.id}/passages/{passage.id}#evidence-{evidence.id}"
        written: dict[str, Any] = {
            "id": self.names.of(self.shown.id, path),
            "type": "Annotation",
            "motivation": "questioning" if disputes else "linking",
        }
        if made and made.by:
            written["creator"] = {"type": "Person", "name": made.by}
        if made:
            written["created"] = made.at.strftime("%Y-%m-%dT%H:%M:%SZ")
        bodies = [*self._about(evidence), *self._anchors(passage), *_tags(evidence, passage)]
        targets = [self._target(span) for span in passage.spans]
        return written | {"body": bodies, "target": targets if len(targets) > 1 else targets[0]}

    def _about(self, evidence: Evidence) -> list[dict[str, str]]:
        """Return the claim, or the step in words, and the remarks."""
        bodies = [self._words(self._told(evidence.target), "linking")]
        remarks = (evidence.note, evidence.reason)
        return bodies + [self._words(each, "commenting") for each in remarks if each]

    def _anchors(self, passage: Passage) -> list[dict[str, str]]:
        """Return the words by which the places without a quotation are found."""
        anchors = [each.anchor for each in passage.spans if self._quote(each) is None]
        return [self._words(each, "describing") for each in dict.fromkeys(anchors) if each]

    def _told(self, target: str) -> str:
        claims = self.shown.drawn
        relation = self.shown.drawn_relations.get(RelationId(target))
        if relation is None:
            return claims[ClaimId(target)].text
        premises = " ".join(claims[each].text for each in relation.premises)
        at = claims.get(ClaimId(relation.target))
        return f"{at.text if at else 'This step'} – {_STEPS[relation.kind]}: {premises}"

    def _words(self, value: str, purpose: str) -> dict[str, str]:
        return {
            "type": "TextualBody",
            "value": value,
            "format": "text/plain",
            "language": self.shown.debate.language,
            "purpose": purpose,
        }

    def _target(self, span: Span) -> dict[str, Any]:
        source = self.sources.get(span.source)
        edition = self.editions.get((span.source, span.edition))
        place = f"/sources/{self.library.slug}/{span.source}?debate={self.shown.id}"
        text: dict[str, Any] = {"id": self.names.of(self.library.slug, place), "type": "Text"}
        if edition:
            text["dcterms:identifier"] = f"sha256:{edition.digest}"
        if source:
            text["dc:title"] = source.title
        if self._is_closed(span):
            text["dcterms:accessRights"] = CLOSED
        position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        quote = self._quote(span)
        return {
            "type": "SpecificResource",
            "source": text,
            "selector": [quote, position] if quote else [position],
        }

    def _is_closed(self, span: Span) -> bool:
        source = self.sources.get(span.source)
        edition = self.editions.get((span.source, span.edition))
        closed = source is not None and source.access is not Access.PUBLIC
        return closed or (edition is not None and not self.library.is_open(edition))

    def _quote(self, span: Span) -> dict[str, str] | None:
        """Return all the words of a place with what stands around them, or none if it is closed."""
        if not span.exact or self._is_closed(span):
            return None
        around = {name: getattr(span, name) for name in ("prefix", "suffix") if getattr(span, name)}
        return {"type": "TextQuoteSelector", "exact": span.exact, **around}


def _tags(evidence: Evidence, passage: Passage) -> list[dict[str, str]]:
    tags = (evidence.bearing.value, evidence.mode.value, evidence.strength.value, passage.textual)
    return [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags if tag]
