"""Reading all claims, relations and evidence of a folder, in the order in which they stand."""

from __future__ import annotations

from argmap.formats import keys
from argmap.formats.cited import Citing
from argmap.formats.claims import (
    Names,
    aimed,
    read_claim,
    read_crossing,
    read_relation,
    short_relations,
)
from argmap.formats.problems import listed
from argmap.formats.record import Record
from argmap.formats.tree import Node, Text
from argmap.model.claims import Claim, CrossRelation, Kind, Relation
from argmap.model.errors import InvalidError
from argmap.model.ids import ClaimId, RelationId


def read_claims(names: Names) -> dict[ClaimId, Claim]:
    """Return the claims that could be read."""
    read = (read_claim(name, record, names) for name, record in names.claims.items())
    return {claim.id: claim for claim in read if claim}


def read_relations(root: Record, names: Names, citing: Citing) -> dict[RelationId, Relation]:
    """Return the relations, those written short on claims first, and read what is cited."""
    written = dict(root.named("relations", "relation", keys.RELATION))
    short = _short(names)
    written = {
        name: record
        for name, record in written.items()
        if _registered(record, name, record.value("target"), names)
    }
    relations: dict[RelationId, Relation] = {}
    for name, (kind, premise, target) in short.items():
        made = _made(name, kind, premise, target, names)
        if made:
            relations[made.id] = made
    for name, record in written.items():
        read = read_relation(name, record, names)
        if read:
            relations[read.id] = read
    for name, record in (*names.claims.items(), *written.items()):
        citing.read(name, record)
    targets = {name: record.at("target") for name, record in written.items()}
    targets |= {name: target for name, (_, _, target) in short.items()}
    _report_circles(relations, targets, root)
    return relations


def _report_circles(
    relations: dict[RelationId, Relation], targets: dict[str, Node], root: Record
) -> None:
    """Report undercuts that bear only on one another: in the end, one bears on a claim's reason."""
    seen: set[RelationId] = set()
    for name in relations:
        chain: list[RelationId] = []
        step: RelationId | None = name
        while step in relations and step not in seen and step not in chain:
            chain.append(step)
            undercut = relations[step].kind is Kind.UNDERCUT
            step = RelationId(relations[step].target) if undercut else None
        if step in chain:
            circle = chain[chain.index(step) :]
            root.report.add(
                targets[circle[0]],
                f"{listed(circle)} undercut only one another: one of them must bear on a relation"
                " between claims.",
            )
        seen |= set(chain)


def read_crossings(root: Record, names: Names) -> dict[RelationId, CrossRelation]:
    """Return the relations that come from other debates."""
    crossing = dict(root.named("cross_relations", "relation", keys.CROSS_RELATION))
    for name, record in crossing.items():
        if not _taken(record, name, names):
            names.relations[name] = None
    read = (read_crossing(name, record, names) for name, record in crossing.items())
    return {each.id: each for each in read if each}


def _short(names: Names) -> dict[str, tuple[Kind, str, Text]]:
    found: dict[str, tuple[Kind, str, Text]] = {}
    for premise, record in names.claims.items():
        for kind, target, name in short_relations(premise, record):
            if name in found:
                record.report.add(
                    target,
                    f"The claim {premise} bears on {target.value} already: keep one.",
                )
            elif _registered(record, name, target.value, names):
                found[name] = (kind, premise, target)
    return found


def _registered(record: Record, name: str, target: str, names: Names) -> bool:
    if _taken(record, name, names):
        return False
    names.relations[name] = None
    names.steps.setdefault(target, []).append(name)
    return True


def _taken(record: Record, name: str, names: Names) -> bool:
    what = "claim" if name in names.claims else "relation"
    if name not in names.claims and name not in names.relations:
        return False
    record.report.add(
        record.node, f"There is a {what} {name} already: every id stands for one thing."
    )
    return True


def _made(name: str, kind: Kind, premise: str, target: Text, names: Names) -> Relation | None:
    record = names.claims[premise]
    if target.value == premise:
        record.report.add(target, f"The claim {premise} bears on itself: choose another target.")
        return None
    if not aimed(record.report, name, kind, target, names):
        return None
    try:
        return Relation(RelationId(name), kind, (ClaimId(premise),), ClaimId(target.value))
    except InvalidError as error:
        record.report.add(target, str(error))
        return None
