"""Finding words in the claims, the evidence and the sources of debates, in memory.

Case, accents and punctuation make no difference. All words must occur, in any order, whole or as
parts of words; words in quotation marks must occur together. No input makes it fail.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from argmap.analysis.excerpts import excerpt
from argmap.analysis.folding import folded
from argmap.model.ids import ClaimId, EvidenceId, PassageId, RelationId, Slug, SourceId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence
from argmap.model.sources import Library, Source

LONGEST, MOST_TERMS, MOST_HITS = 300, 12, 200
_TERM = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)')

_APART = " | "
"""Between the fields of a thing, so that no phrase runs from one into the next."""

Stretch = tuple[int | None, int, int]
"""The number of a paragraph, or none for a heading, and where it stands in its text."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words were found.

    Attributes:
        found: ``claim``, ``evidence`` or ``source``.
        where: the field with the most of them: text, words, summary, note, title, author or
            paragraph.
        title: what to call the thing: the claim's text, or the title of the source.
        excerpt: the words in their surroundings.
        marks: where in the excerpt they are: start and end, in code points.
        target: for evidence, the claim or relation for which it is cited.
        paragraph: for a source, the number of the paragraph, if it is in one.
    """

    found: str
    where: str
    title: str
    excerpt: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    debate: Slug | None = None
    library: Slug | None = None
    claim: ClaimId | None = None
    target: ClaimId | RelationId | None = None
    evidence: EvidenceId | None = None
    passage: PassageId | None = None
    source: SourceId | None = None
    paragraph: int | None = None
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class _Item:
    """A thing that can be found: what a hit in it would tell, its fields, and these folded."""

    hit: Hit
    fields: tuple[tuple[str, str], ...]
    all: str
    weight: int


@dataclass(frozen=True, slots=True)
class Index:
    """What can be found in a map or in a library."""

    items: tuple[_Item, ...]

    def __len__(self) -> int:
        return len(self.items)


def index_map(drawn: ArgumentMap) -> Index:
    """Return what can be found on a map: its drawn claims, and the evidence for what is drawn."""
    return Index((*_claims(drawn), *_evidence(drawn)))


def index_library(library: Library, stretches: Callable[[str], Iterable[Stretch]]) -> Index:
    """Return what can be found in a library: titles, authors, and the paragraphs of texts.

    Args:
        library: the library; of each source the newest edition that has a text is searched.
        stretches: splits a text into its headings and paragraphs.
    """
    items: list[_Item] = []
    for source in library.sources:
        hit = Hit("source", "", source.title, library=library.slug, source=source.id)
        fields = (("title", source.title), ("author", source.author), ("note", source.container))
        items.append(_item(hit, fields, weight=2))
        items += _paragraphs(library, source, hit, stretches)
    return Index(tuple(items))


def search(indexes: Iterable[Index], words: str, *, limit: int = MOST_HITS) -> tuple[Hit, ...]:
    """Return where all the words occur, the best places first; nothing for no words."""
    terms = terms_of(words)
    if not terms:
        return ()
    found = [item for index in indexes for item in _holding(index.items, terms)]
    forms = [(f" {term} ", f" {term}") for term in terms]
    phrase = f" {' '.join(terms)}"
    ranks = (_rank(item, forms) + 15 * (phrase in item.all) for item in found)
    best = heapq.nlargest(limit, ((rank, -at) for at, rank in enumerate(ranks)))
    return tuple(_told(found[-at], terms) for _, at in best)


def _holding(items: Iterable[_Item], terms: tuple[str, ...]) -> Iterable[_Item]:
    for term in terms:
        items = [item for item in items if term in item.all]
    return items


def terms_of(words: str) -> tuple[str, ...]:
    """Return the words and phrases that are looked for, folded, each once."""
    asked = _TERM.findall(words[:LONGEST])
    terms = (folded(phrase or word).strip() for phrase, word in asked)
    return tuple(dict.fromkeys(term for term in terms if term))[:MOST_TERMS]


def _item(hit: Hit, fields: Iterable[tuple[str, str]], weight: int) -> _Item:
    kept = tuple((where, text) for where, text in fields if text)
    return _Item(hit, kept, folded(_APART.join(text for _, text in kept)), weight)


def _claims(drawn: ArgumentMap) -> Iterator[_Item]:
    for claim in drawn:
        hit = Hit("claim", "", claim.text, debate=Slug(drawn.id), claim=claim.id)
        yield _item(hit, (("text", claim.text), ("note", claim.note)), weight=4)


def _evidence(drawn: ArgumentMap) -> Iterator[_Item]:
    for evidence in drawn.evidence.values():
        claim = _claim_under(drawn, evidence)
        passage = drawn.passages.get(evidence.passage)
        if claim is None or passage is None:
            continue
        hit = Hit("evidence", "", drawn.claims[claim].text, debate=Slug(drawn.id), claim=claim)
        hit = replace(hit, target=evidence.target, evidence=evidence.id, passage=passage.id)
        hit = replace(hit, library=drawn.debate.library, source=passage.spans[0].source)
        told = (("words", passage.exact), ("summary", passage.summary), ("note", evidence.note))
        yield _item(hit, (*told, ("note", passage.note)), weight=3)


def _claim_under(drawn: ArgumentMap, evidence: Evidence) -> ClaimId | None:
    """Return the drawn claim that the evidence is for: of a relation, its first premise."""
    if evidence.target in drawn.drawn:
        return ClaimId(evidence.target)
    relation = drawn.drawn_relations.get(RelationId(evidence.target))
    return relation.premises[0] if relation else None


def _paragraphs(
    library: Library, source: Source, hit: Hit, stretches: Callable[[str], Iterable[Stretch]]
) -> Iterator[_Item]:
    texts = [each for each in library.editions_of(source.id) if each.text]
    for edition in texts[-1:]:
        text = edition.text or ""
        for number, start, end in stretches(text):
            told = replace(hit, paragraph=number, edition=edition.id)
            yield _item(told, (("paragraph", text[start:end]),), weight=1)


def _rank(item: _Item, forms: list[tuple[str, str]]) -> int:
    """Return 30 for each whole word, 20 for each beginning of one, 10 for another part of one."""
    rank = item.weight
    for whole, beginning in forms:
        rank += 30 if whole in item.all else 20 if beginning in item.all else 10
    return rank


def _told(item: _Item, terms: tuple[str, ...]) -> Hit:
    """Return the hit, with the field that has most of the terms."""
    where, text = max(item.fields, key=lambda field: _held(field[1], terms))
    words, marks = excerpt(text, terms)
    return replace(item.hit, where=where, excerpt=words, marks=marks)


def _held(text: str, terms: tuple[str, ...]) -> int:
    seen = folded(text)
    return sum(term in seen for term in terms)
