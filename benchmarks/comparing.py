"""What it takes to lay several maps of one debate beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from argmap.analysis.aligning import align
from argmap.model.claims import Claim
from argmap.model.ids import ClaimId, EvidenceId, MapId, PassageId, SourceId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Passage, Span
from benchmarks.clock import cpu
from benchmarks.samples import WORDS, sample
from benchmarks.table import Result

MAPS, CLAIMS, BOUND = 8, 150, 500
"""Maps, claims of each, and the bound in milliseconds."""
VOCABULARY = [f"{word}{ending}" for word in WORDS for ending in "abcdefghijklmnopqrst"]


def results() -> Iterator[Result]:
    """Yield the figures of comparing."""
    for started, what in ((CLAIMS // 3, "a third of them copied"), (0, "none of them copied")):
        maps = [_map(number, started) for number in range(MAPS)]
        taken = cpu(lambda maps=maps: align(maps), times=5)  # type: ignore[misc]
        told = f"{MAPS} maps of {CLAIMS} claims compared, {what}"
        yield Result(told, f"{taken:.0f} ms", "", f"at most {BOUND} ms", taken <= BOUND)


def _map(number: int, started: int) -> ArgumentMap:
    """Return the map of a group: so many claims are those of all groups, the rest its own."""
    drawn = sample(CLAIMS, CLAIMS * 3 // 2)
    random = Random(number)
    claims = {
        key: claim if place < started else _reworded(claim, random)
        for place, (key, claim) in enumerate(drawn.claims.items())
    }
    own = {key: key if n < started else ClaimId(f"{key}-{number}") for n, key in enumerate(claims)}
    relations = {
        key: replace(
            relation,
            premises=tuple(own[each] for each in relation.premises),
            target=own.get(ClaimId(relation.target), relation.target),
        )
        for key, relation in drawn.relations.items()
    }
    passages = {each.id: each for each in _passages(number, random)}
    return ArgumentMap(
        MapId(f"group-{number}"),
        drawn.debate,
        {own[key]: replace(claim, id=own[key]) for key, claim in claims.items()},
        relations,
        passages,
        {e.id: e for e in _evidence(list(own.values()), list(passages), random)},
    )


def _reworded(claim: Claim, random: Random) -> Claim:
    return replace(claim, text=" ".join(random.choices(VOCABULARY, k=random.randint(8, 30))))


def _passages(number: int, random: Random) -> Iterator[Passage]:
    for place in range(CLAIMS):
        start = random.randrange(60_000)
        span = Span(SourceId("s"), "e", start, start + random.randint(40, 400))
        yield Passage(PassageId(f"q{place}-{number}"), (span,))


def _evidence(
    claims: list[ClaimId], passages: list[PassageId], random: Random
) -> Iterator[Evidence]:
    for place in range(CLAIMS * 3 // 2):
        cited = random.choice(claims), random.choice(passages)
        yield Evidence(EvidenceId(f"e{place}"), *cited, Bearing.BACKS)
