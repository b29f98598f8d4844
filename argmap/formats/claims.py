"""Reading claims, the relations between them, and what bears on them from other debates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from argmap.formats.problems import Report, listed
from argmap.formats.record import Record, checked_name, id_sentence, joined
from argmap.formats.tree import Text
from argmap.model.claims import CLAIM_KINDS, Basis, Claim, CrossRelation, Kind, Relation, Voice
from argmap.model.debates import Speaker
from argmap.model.errors import InvalidError
from argmap.model.ids import ClaimId, PositionId, RelationId, Slug, SpeakerId
from argmap.model.text import CLAIM_LENGTH

FLAGS = ("thesis", "core", "implied", "withdrawn")
_CALLED = {Kind.SUPPORT: "support", Kind.REBUT: "rebuttal"}
SHORT = {"supports": Kind.SUPPORT, "rebuts": Kind.REBUT, "undercuts": Kind.UNDERCUT}


@dataclass(eq=False, repr=False)
class Names:
    """What the folder has, by id, so that one thing can name another.

    Attributes:
        relations: the ids of the relations, those written short on a claim included.
        steps: the relations by what they bear on.
    """

    positions: dict[str, Record] = field(default_factory=dict)
    speakers: dict[str, Record] = field(default_factory=dict)
    holding: dict[str, Speaker] = field(default_factory=dict)
    claims: dict[str, Record] = field(default_factory=dict)
    relations: dict[str, None] = field(default_factory=dict)
    steps: dict[str, list[str]] = field(default_factory=dict)


def read_claim(name: str, record: Record, names: Names) -> Claim | None:
    """Return a claim, or none with its problems reported.

    The voice is ``actor`` where a speaker is named and ``member`` where none is; the position is
    the speaker's where none is written.
    """
    speaker = record.known("speaker", "speaker", names.speakers)
    held = record.known("position", "position", names.positions)
    holder = names.holding.get(speaker) if speaker else None
    if "position" not in record and holder:
        held = holder.position
    voice = record.choice("voice", Voice, Voice.ACTOR if "speaker" in record else Voice.MEMBER)
    if voice is Voice.ACTOR and not record.value("speaker"):
        record.wrong("voice", f"An actor holds the {record.what}: add “speaker: …”.")
    reporter = record.known("reported_by", "speaker", names.speakers)
    fields: dict[str, Any] = {
        "text": record.line("text", limit=CLAIM_LENGTH),
        "date": record.date("date"),
        "kind": record.word("kind", CLAIM_KINDS),
        "note": record.prose("note"),
        **{key: record.flag(key) for key in FLAGS},
    }
    if not record.required("text") or not fields["text"]:
        return None
    return Claim(
        ClaimId(name),
        voice=voice,
        speaker=SpeakerId(speaker) if speaker else None,
        position=PositionId(held) if held else None,
        reported_by=SpeakerId(reporter) if reporter else None,
        **fields,
    )


def short_relations(name: str, record: Record) -> Iterator[tuple[Kind, Text, str]]:
    """Yield the kind, target and id of the relations that are written short on a claim."""
    for key, kind in SHORT.items():
        if key not in record:
            continue
        for target in record.each(key):
            yield kind, target, joined(name, target.value)


def read_relation(name: str, record: Record, names: Names) -> Relation | None:
    """Return a relation, or none with its problems reported."""
    kind = record.choice("kind", Kind, Kind.SUPPORT)
    basis = record.choice("basis", Basis, Basis.EDITORIAL)
    scheme, note = record.line("scheme", limit=60), record.prose("note")
    premises = record.each("premises")
    unfit = [it for it in premises if not _premise(record, it, names)]
    if not record.required("kind", "premises", "target"):
        return None
    target = record.at("target")
    if not isinstance(target, Text):
        return None
    aims = aimed(record.report, name, kind, target, names)
    ids = tuple(ClaimId(premise.value) for premise in premises)
    if unfit or not aims:
        return None
    try:
        return Relation(RelationId(name), kind, ids, ClaimId(target.value), basis, scheme, note)
    except InvalidError as error:
        record.wrong("target" if "itself" in str(error) else "premises", str(error))
        return None


def _premise(record: Record, premise: Text, names: Names) -> bool:
    if premise.value in names.claims:
        return True
    if premise.value in names.relations:
        record.report.add(
            premise, f"A premise is a claim, and {premise.value} is a relation: name its premise."
        )
    else:
        record.report.unknown(premise, "claim", premise.value, names.claims)
    return False


def aimed(report: Report, name: str, kind: Kind, target: Text, names: Names) -> bool:
    """Tell whether a relation of this name and kind can bear on this target; if not, report it."""
    on_claim, on_relation = target.value in names.claims, target.value in names.relations
    if kind is Kind.UNDERCUT and on_claim:
        steps = [key for key in names.steps.get(target.value, ())[:5] if key != name]
        such = f", such as {listed(steps[:4])}," if steps else ","
        report.add(
            target,
            f"An undercut bears on a relation, and {target.value} is a claim: name the relation"
            f" whose step does not follow{such} or write a rebuttal.",
        )
    elif kind is not Kind.UNDERCUT and on_relation:
        report.add(
            target,
            f"A {_CALLED[kind]} bears on a claim, and {target.value} is a relation: name a claim,"
            " or make it an undercut.",
        )
    elif kind is Kind.UNDERCUT and not on_relation:
        report.unknown(target, "relation", target.value, names.relations)
    elif kind is not Kind.UNDERCUT and not on_claim:
        report.unknown(target, "claim", target.value, names.claims)
    else:
        return True
    return False


def read_crossing(name: str, record: Record, names: Names) -> CrossRelation | None:
    """Return a relation from a claim of another debate, or none with its problems reported."""
    kind = record.choice("kind", Kind, Kind.SUPPORT)
    basis = record.choice("basis", Basis, Basis.EDITORIAL)
    scheme, note = record.line("scheme", limit=60), record.prose("note")
    good = record.required("kind", "debate", "premise", "target")
    for key in ("debate", "premise"):
        if record.value(key) and not checked_name(record.value(key)):
            record.wrong(key, id_sentence(record.value(key), "debate or claim"))
            good = False
    target = record.at("target")
    if (
        not good
        or not isinstance(target, Text)
        or not aimed(record.report, name, kind, target, names)
    ):
        return None
    return CrossRelation(
        RelationId(name),
        kind,
        Slug(record.value("debate")),
        ClaimId(record.value("premise")),
        ClaimId(target.value),
        basis,
        scheme,
        note,
    )
