"""Hints while writing: what a rule of thumb finds on a map or in a text, instantly and explained.

Hints are never errors and never add up to a score. Rules about words need the language's small
words and are silent where these are not known; rules about how a map hangs together always work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from argmap.analysis.chronology import is_hindsight
from argmap.analysis.folding import folded
from argmap.analysis.likeness import Alike, Likeness, stem, terms
from argmap.analysis.phrasing import is_long, is_question, parts
from argmap.analysis.rules import RULES, Hint, quoted
from argmap.analysis.sourcing import Stands, about_sources
from argmap.analysis.wordlists import words_of
from argmap.model.claims import Claim, Kind, Relation, Voice
from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing

WIDESPREAD = 3
"""A term that so many claims of a map have is one that the debate turns on."""
NAMED = 2
"""So many missing terms a hint names at most."""

__all__ = ["RULES", "Hint", "clustered", "hints", "hints_of_claim", "hints_of_text"]


def hints(
    argument_map: ArgumentMap, likeness: Likeness | None = None, stands: Stands | None = None
) -> tuple[Hint, ...]:
    """Return all hints of a map, by rule in the order of ``RULES``, then as the map goes.

    Args:
        argument_map: the map; only what is drawn is looked at.
        likeness: the terms of its claims, if they have been worked out already.
        stands: tells whether a figure stands in words; without it, figures are not looked at.
    """
    known = likeness or Likeness(argument_map, argument_map.debate.language)
    own = (hint for claim in argument_map for hint in _own(argument_map, claim, known, stands))
    return _ordered((*_alike(argument_map, known.pairs()), *own))


def hints_of_claim(
    argument_map: ArgumentMap,
    claim: str,
    likeness: Likeness | None = None,
    stands: Stands | None = None,
) -> tuple[Hint, ...]:
    """Return those of the hints of a map that are shown on one claim; the others cost nothing."""
    shown = argument_map.drawn.get(ClaimId(claim))
    if shown is None:
        return ()
    known = likeness or Likeness(argument_map, argument_map.debate.language)
    pairs = known.pairs_of(shown.id)
    return _ordered((*_alike(argument_map, pairs), *_own(argument_map, shown, known, stands)))


def clustered(found: Iterable[Hint]) -> tuple[tuple[Hint, ...], ...]:
    """Return hints in groups: those on claims that are like one another together, others alone."""
    all_ = tuple(found)
    next_: dict[ClaimId, ClaimId] = {}
    for hint in all_:
        if hint.rule == "alike":
            next_[_end(next_, hint.claim)] = _end(next_, hint.other)
    groups: dict[str, list[Hint]] = {}
    for hint in all_:
        key = _end(next_, hint.claim) if hint.rule == "alike" else hint.key
        groups.setdefault(key, []).append(hint)
    return tuple(map(tuple, groups.values()))


def _end(next_: dict[ClaimId, ClaimId], claim: ClaimId) -> ClaimId:
    """Return the claim by which the group of a claim is known, and shorten the way there."""
    while next_.setdefault(claim, claim) != claim:
        next_[claim] = next_[next_[claim]]
        claim = next_[claim]
    return claim


def _ordered(found: Iterable[Hint]) -> tuple[Hint, ...]:
    order = {rule: at for at, rule in enumerate(RULES)}
    return tuple(sorted(found, key=lambda hint: order[hint.rule]))


def _own(
    drawn: ArgumentMap, claim: Claim, known: Likeness, stands: Stands | None
) -> Iterator[Hint]:
    """Yield the hints on a claim, but those about what it is like."""
    yield from _of_words(claim.text, claim.kind, drawn.debate.language, claim.id)
    for rule in (_unsupported, _unattested, _unanswered, _late):
        yield from rule(drawn, claim)
    yield from about_sources(drawn, claim, stands)
    yield from _missing(drawn, claim, known)


def hints_of_text(  # noqa: PLR0913
    text: str,
    argument_map: ArgumentMap,
    likeness: Likeness,
    *,
    kind: str = "",
    passage: str = "",
    without: tuple[str, ...] = (),
) -> tuple[Hint, ...]:
    """Return the hints on a text that is being written, the likest claims first.

    Args:
        text: what has been written so far.
        argument_map: the map that it is written for.
        likeness: the terms of its claims.
        kind: what sort of claim it is to be, as far as that is known.
        passage: the passage that it is to cite, if any: who cites it already?
        without: claims that need not be compared: the one reworded, the one answered.
    """
    alike = [each.other for each in likeness.like(text, without)]
    cited = [key for key in _citing(argument_map, passage) if key not in {*alike, *without}]
    found = [_exists(argument_map.claims[key], "") for key in alike]
    found += [_exists(argument_map.claims[key], " cites the same passage:") for key in cited[:2]]
    language = argument_map.debate.language
    return (*found, *_of_words(text, kind, language, ClaimId("")))


def _citing(drawn: ArgumentMap, passage: str) -> Iterator[ClaimId]:
    for each in drawn.evidence.values() if passage else ():
        if each.passage == passage and each.target in drawn.drawn:
            yield ClaimId(each.target)


def _exists(claim: Claim, how: str) -> Hint:
    sentence = f"{quoted(claim.text, 140)}" if not how else f"It{how} {quoted(claim.text, 140)}"
    return Hint("alike", "", sentence, other=claim.id)


def _of_words(text: str, kind: str, language: str, claim: ClaimId) -> Iterator[Hint]:
    """Yield what the words of one claim show by themselves."""
    if is_question(text):
        sentence = "Write what you think is the answer: it can then be supported and rebutted."
        yield Hint("question", claim, sentence, claim)
    joined = parts(text, kind, language)
    if joined:
        first, second = (quoted(each) for each in joined)
        sentence = f"{first} and {second} can be true or false apart."
        yield Hint("two-claims", claim, sentence, claim)
    if is_long(text) and not joined:
        sentence = f"It has {len(text.split())} words: say the heart of it, and add the rest as "
        yield Hint("long", claim, f"{sentence}reasons or as a note.", claim)


def _alike(drawn: ArgumentMap, pairs: Iterable[Alike]) -> Iterator[Hint]:
    """Yield pairs of claims that are alike, unless one bears on the other or denies it."""
    denials = words_of(drawn.debate.language).denials
    for each in pairs:
        one, other = drawn.claims[each.one], drawn.claims[each.other]
        if _denies(one, denials) == _denies(other, denials) and not _near(drawn, one, other):
            sentence = f"{quoted(one.text)} and {quoted(other.text)} share most of their words."
            yield Hint("alike", other.id, sentence, other.id, one.id)


def _denies(claim: Claim, denials: frozenset[str]) -> bool:
    return not denials.isdisjoint(folded(claim.text).split())


def _near(drawn: ArgumentMap, one: Claim, other: Claim) -> bool:
    pair = {one.id, other.id}
    used = (*drawn.relations_from(one.id), *drawn.relations_from(other.id))
    return any(len(pair.intersection((*each.premises, each.target))) > 1 for each in used)


def _unsupported(drawn: ArgumentMap, claim: Claim) -> Iterator[Hint]:
    bare = not drawn.evidence_for(claim.id) and not _reasons(drawn, claim)
    if bare and claim.voice is not Voice.ACTOR:
        sentence = "Give a reason for it, or cite the passage that bears it out."
        yield Hint("unsupported", claim.id, sentence, claim.id)


def _reasons(drawn: ArgumentMap, claim: Claim) -> tuple[Relation, ...]:
    return tuple(each for each in drawn.bearing_on(claim.id) if each.kind is Kind.SUPPORT)


def _unattested(drawn: ArgumentMap, claim: Claim) -> Iterator[Hint]:
    cited = drawn.evidence_for(claim.id)
    if claim.voice is Voice.ACTOR and all(e.bearing is not Bearing.ATTESTS for e in cited):
        held = drawn.debate.speaker(claim.speaker)
        name = f"\u2068{held.called}\u2069" if held else "a speaker of the debate"
        sentence = f"Cite the passage that shows that {name} held this."
        yield Hint("unattested", claim.id, sentence, claim.id)


def _unanswered(drawn: ArgumentMap, claim: Claim) -> Iterator[Hint]:
    """Yield objections that nobody answers, where they are no answers to objections themselves.

    What objects in several places is told of once, in the first of them.
    """
    bearing = drawn.bearing_on(claim.id)
    steps = (each for step in bearing for each in drawn.bearing_on(step.id))
    for objection in (*bearing, *steps):
        if _open(drawn, objection) and objection.id == _told(drawn, objection):
            said = quoted(drawn.claims[objection.premises[0]].text)
            yield Hint("unanswered", objection.id, f"Nobody has answered {said}.", claim.id)


def _told(drawn: ArgumentMap, objection: Relation) -> RelationId:
    """Return the first of the unanswered objections with the same premises."""
    alike = drawn.relations_from(objection.premises[0])
    same = (each for each in alike if each.premises == objection.premises)
    return next(each.id for each in same if _open(drawn, each))


def _open(drawn: ArgumentMap, objection: Relation) -> bool:
    """Say whether a relation is an objection that calls for an answer, and has none."""
    if objection.kind is Kind.SUPPORT:
        return False
    step = drawn.drawn_relations.get(RelationId(objection.target))
    on = step.target if step else objection.target
    return (
        on in drawn.drawn
        and not _closes(drawn, objection, step)
        and not _answered(drawn, objection)
    )


def _closes(drawn: ArgumentMap, objection: Relation, step: Relation | None) -> bool:
    """Say whether an objection answers an objection: somebody has to have the last word."""
    if step is not None:
        return step.kind is not Kind.SUPPORT
    used = drawn.relations_from(ClaimId(objection.target))
    return any(each.kind is not Kind.SUPPORT for each in used)


def _answered(drawn: ArgumentMap, objection: Relation) -> bool:
    replies = (*drawn.bearing_on(objection.id), *_against(drawn, objection.premises))
    return any(each.kind is not Kind.SUPPORT for each in replies)


def _against(drawn: ArgumentMap, claims: tuple[ClaimId, ...]) -> Iterator[Relation]:
    return (each for claim in claims for each in drawn.bearing_on(claim))


def _late(drawn: ArgumentMap, claim: Claim) -> Iterator[Hint]:
    for each in drawn.evidence_for(claim.id):
        passage = drawn.passages.get(each.passage)
        told = passage.date if passage else None
        if each.bearing is Bearing.BACKS and told and is_hindsight(claim, told):
            sentence = f"The claim is of {claim.when}, and a passage that backs it tells of "
            yield Hint("hindsight", claim.id, f"{sentence}{told.label}.", claim.id)
            break


def _missing(drawn: ArgumentMap, claim: Claim, known: Likeness) -> Iterator[Hint]:
    """Yield a conclusion with a term of the debate that no reason for it has.

    Prose varies its words, so one reason has to share none with the conclusion before this is
    said; premises that are linked claim to suffice together, so every term counts.
    """
    language = drawn.debate.language
    reasons = _reasons(drawn, claim)
    if not reasons or not words_of(language).small:
        return
    own = terms(claim.text, language)
    given = [terms(drawn.claims[p].text, language) for each in reasons for p in each.premises]
    missing = own.difference(*given)
    linked = all(len(each.premises) > 1 for each in reasons)
    named = _named(claim.text, missing, known) if linked or missing == own else ()
    if named:
        told = " or ".join(quoted(word) for word in named)
        sentence = f"No reason given for it mentions {told}: what leads from them to it?"
        yield Hint("missing-term", claim.id, sentence, claim.id)


def _named(text: str, missing: frozenset[str], known: Likeness) -> tuple[str, ...]:
    """Return the missing words that most claims of the map have, as they stand in the text."""
    told = [term for term in missing if known.common(term) >= WIDESPREAD]
    told.sort(key=lambda term: (-known.common(term), term))
    words = _words_by_term(text) if told else {}
    return tuple(dict.fromkeys(words[term] for term in told if term in words))[:NAMED]


@lru_cache(maxsize=30_000)
def _words_by_term(text: str) -> dict[str, str]:
    """Return the words of a text, as they stand in it, by what they are compared by."""
    words: dict[str, str] = {}
    for word in text.split():
        whole = word.strip(".,;:!?“”\"'’()").removesuffix("’s").removesuffix("'s")
        for part in folded(whole).split():
            words.setdefault(stem(part), whole)
    return words
