"""Generated maps, the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from argmap.formats.dump import write_folder
from argmap.model.claims import Claim, Kind, Relation
from argmap.model.dates import DateSpan
from argmap.model.debates import Debate, Position, Speaker
from argmap.model.ids import ClaimId, MapId, PositionId, RelationId, Slug, SpeakerId
from argmap.model.maps import ArgumentMap
from argmap.model.sources import Library

TEXT = (
    "the harvest grain price peasant factory plan credit market worker of against industry town"
    " must cannot grows falls because without investment party state village trade slowly and tax"
)
WORDS = TEXT.split(" ")
KINDS = (Kind.SUPPORT, Kind.SUPPORT, Kind.REBUT)


def sample(claims: int, relations: int = 0, *, seed: int = 1) -> ArgumentMap:
    """Return a map of a debate with three positions.

    Args:
        claims: how many claims it has.
        relations: how many relations; one for each claim but the theses if fewer are asked for.
        seed: another seed, another map.
    """
    random = Random(seed)
    stated = {ClaimId(f"c{n}"): _claim(n, random) for n in range(claims)}
    drawn = {each.id: each for each in _relations(claims, relations, random)}
    return ArgumentMap(MapId(f"map-{claims}"), _debate(claims), stated, drawn)


def _debate(claims: int) -> Debate:
    positions = tuple(Position(PositionId(f"p{n}"), f"Position {n}", hue=n) for n in (1, 2, 3))
    speakers = tuple(
        Speaker(SpeakerId(f"s{n}"), f"Speaker {n}", position=PositionId(f"p{n % 3 + 1}"))
        for n in range(12)
    )
    slug = Slug(f"generated-{claims}")
    return Debate(slug, "What is to be done?", positions=positions, speakers=speakers)


def _claim(number: int, random: Random) -> Claim:
    speaker = number % 12
    words = " ".join(random.choices(WORDS, k=random.randint(4, 30)))
    return Claim(
        ClaimId(f"c{number}"),
        f"{words.capitalize()} ({number}).",
        speaker=SpeakerId(f"s{speaker}"),
        position=PositionId(f"p{speaker % 3 + 1}"),
        date=DateSpan(str(1920 + number % 9)),
        thesis=number < 3,
        core=number < 20,
    )


def _relations(claims: int, relations: int, random: Random) -> Iterator[Relation]:
    """Yield a relation from every claim to an earlier one, then undercuts and cross relations."""
    for number in range(3, claims):
        target = random.randint(max(0, number // 4 - 2), max(2, number // 3))
        yield _relation(f"r{number}", random.choice(KINDS), number, ClaimId(f"c{target}"))
    for extra in range(relations - claims + 3):
        premise = random.randint(3, claims - 1)
        if extra % 4:
            target = (premise + random.randint(1, claims - 1)) % claims
            yield _relation(f"x{extra}", random.choice(KINDS), premise, ClaimId(f"c{target}"))
        else:
            undercut = RelationId(f"r{random.randint(3, claims - 1)}")
            yield _relation(f"x{extra}", Kind.UNDERCUT, premise, undercut)


def _relation(name: str, kind: Kind, premise: int, target: ClaimId | RelationId) -> Relation:
    return Relation(RelationId(name), kind, (ClaimId(f"c{premise}"),), target)


def folder(whole: ArgumentMap, into: Path) -> Path:
    """Write a generated map as a debate folder, and return it."""
    made = into / whole.debate.slug
    write_folder(whole, Library(whole.debate.slug, "Generated"), made)
    return made
