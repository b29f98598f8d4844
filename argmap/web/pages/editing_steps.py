"""The fields in which a relation is described, moved or put in its place, or a passage is cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from argmap.model import text
from argmap.model.claims import Basis, Kind, Relation
from argmap.model.errors import InvalidPassageError
from argmap.model.ids import ClaimId, PassageId, RelationId
from argmap.model.passages import Bearing, Mode, Passage
from argmap.services.extending import Premise, Step
from argmap.services.extending_evidence import Quote, Use
from argmap.services.extending_steps import Place, beside, branch_of, said_of
from argmap.web.fields import Field, Option
from argmap.web.pages.brief import shortened
from argmap.web.pages.claim import BASES
from argmap.web.pages.editing import Scene, number, step_line
from argmap.web.pages.editing_claims import (
    check_text,
    claim_fields,
    existing_field,
    note_field,
    one_of,
    words_field,
    words_from,
)

OFFERED = 300
SCHEMES = (
    "argument from analogy", "argument from authority", "argument from cause to effect",
    "argument from consequences", "argument from example", "argument from precedent",
    "argument from sign", "argument from values",
)  # fmt: skip
PLACES = {
    Place.EARLIER: "one place earlier",
    Place.LATER: "one place later",
    Place.FIRST: "first",
    Place.LAST: "last",
}
BEARINGS = {
    Bearing.ATTESTS: "attests: shows that the speaker held it",
    Bearing.BACKS: "backs: a reason to think it true",
    Bearing.ILLUSTRATES: "illustrates: an example of it",
    Bearing.DISPUTES: "disputes: a reason to think it false",
}
KINDS = {
    Kind.SUPPORT: "because: a reason for it",
    Kind.REBUT: "but: a reason against it",
}


def reply_fields(scene: Scene) -> tuple[Field, ...]:
    """Return the fields of a reply: a new claim, or one of the map, and the step it takes."""
    position = scene.claim.position or "" if scene.claim else ""
    existing = existing_field(scene, "Instead, a claim that is on the map", aside=True)
    return (
        words_field(scene, "Claim"), *claim_fields(scene, position), existing,
        *_step_fields(Basis.EDITORIAL, "", ""),
    )  # fmt: skip


def against_fields(scene: Scene) -> tuple[Field, ...]:
    """Return the fields of a reply that bears against: it seldom has the position of its target."""
    return tuple(
        replace(each, value="") if each.name == "position" else each for each in reply_fields(scene)
    )


def premise_fields(scene: Scene) -> tuple[Field, ...]:
    """Return the fields of a linked premise; the step is described already."""
    existing = existing_field(scene, "Instead, a claim that is on the map", aside=True)
    beside_it = scene.map.claims.get(scene.step.premises[0])
    position = beside_it.position or "" if beside_it else ""
    return words_field(scene, "Premise"), *claim_fields(scene, position), existing


def _step_fields(basis: Basis, scheme: str, note: str) -> tuple[Field, ...]:
    bases = tuple(Option(each.value, BASES[each]) for each in Basis)
    return (
        note_field("step_note", "Note on the step", note),
        Field(
            "scheme", "Argument scheme", value=scheme, suggested=SCHEMES, check=_check_scheme,
            aside=True,
        ),
        Field("basis", "The step is", "choice", basis.value, options=bases, aside=True),
    )  # fmt: skip


def _check_scheme(value: str) -> str:
    return text.line(value, "The scheme", limit=60, empty=True)


def step_from(values: Mapping[str, str]) -> Step:
    """Return what the fields say about a step."""
    return Step(values["step_note"], values["scheme"], Basis(values["basis"]))


def premise_from(scene: Scene, values: Mapping[str, str]) -> Premise:
    """Return the premise: the claim of the map that is named, else the new one."""
    if values["existing"]:
        return one_of(scene, values["existing"])
    check_text(values["text"])
    return words_from(scene, values)


def describe_fields(scene: Scene) -> tuple[Field, ...]:
    """Return the fields that describe a relation, with what they say now."""
    step = scene.step
    kinds = tuple(Option(each.value, label) for each, label in KINDS.items())
    kind = Field("kind", "It bears on the claim as", "radios", step.kind.value, options=kinds)
    fields = _step_fields(step.basis, step.scheme, step.note)
    shown = tuple(replace(each, aside=False) for each in fields)
    return shown if step.kind is Kind.UNDERCUT else (kind, *shown)


def described_from(scene: Scene, values: Mapping[str, str]) -> Relation:
    """Return a relation that says what the fields say."""
    said = step_from(values)
    kind = Kind(values.get("kind") or scene.step.kind)
    return said_of(kind, said.basis, said.scheme, said.note)


def move_fields(scene: Scene) -> tuple[Field, ...]:
    """Return the field for a new target: a claim, or for an undercut another step."""
    if scene.step.kind is not Kind.UNDERCUT:
        return (existing_field(scene, "To bear on the claim", "target", aside=False),)
    inside = branch_of(scene.map, scene.step)
    steps = [r for r in scene.map.drawn_relations.values() if r.id not in inside][:OFFERED]
    options = tuple(Option(each.id, step_line(scene.map, each.id)) for each in steps)
    return (Field("target", "To question the step", "radios", scene.step.target, options=options),)


def target_from(scene: Scene, values: Mapping[str, str]) -> str:
    """Return the id of the new target."""
    if scene.step.kind is Kind.UNDERCUT:
        return values["target"]
    return one_of(scene, values["target"])


def order_fields(scene: Scene) -> tuple[Field, ...]:  # noqa: ARG001
    """Return the field for a new place."""
    options = tuple(Option(each.value, label) for each, label in PLACES.items())
    return (Field("place", "Put it", "radios", Place.EARLIER.value, options=options),)


def siblings(scene: Scene) -> tuple[tuple[str, bool], ...]:
    """Return what stands in order, as words, and which of it is the one in question."""
    on = scene.map
    if scene.relation is None:
        return tuple((each.text, each.id == scene.target) for each in beside(on, scene.target))
    steps = on.bearing_on(scene.relation.target)
    return tuple((_premises(scene, each), each.id == scene.target) for each in steps)


def _premises(scene: Scene, relation: Relation) -> str:
    texts = (shortened(scene.map.claim(each).text, 90) for each in relation.premises)
    return " and ".join(texts)


def cite_fields(scene: Scene) -> tuple[Field, ...]:
    """Return the fields for a passage that is known, or for new words of a source."""
    known = tuple(Option(p.id, _passage_line(scene, p)) for p in _passages(scene))
    sources = tuple(
        Option(s.id, s.short) for s in scene.asked.library.sources if _here(scene, s.id)
    )
    modes = tuple(Option(each.value, each.value) for each in Mode)
    bearings = tuple(Option(each.value, label) for each, label in BEARINGS.items())
    first = sources[0].value if sources else ""
    return (
        Field(
            "passage", "A passage that is marked already", "choice",
            options=(Option("", "none of these: new words, below"), *known),
        ),
        Field("source", "New words: the source", "choice", first,
              options=sources or (Option("", "no text is here"),)),
        Field("words", "Its words, exactly as they stand there", "area",
              hints=f"{scene.asked.to.page}/quotes/check"),
        Field("paragraph", "Paragraph", check=lambda v: number(v, "A paragraph"),
              hint="Its number, if the words stand in several places."),
        Field("bearing", "What it does", "radios", Bearing.BACKS.value, options=bearings),
        Field("mode", "Used as", "choice", Mode.QUOTATION.value, options=modes, aside=True),
        note_field("summary", "What the words say, in your own"),
        note_field("note", "Note"),
    )  # fmt: skip


def _here(scene: Scene, source: str) -> bool:
    return any(each.text for each in scene.asked.library.editions_of(source))


def _passages(scene: Scene) -> list[Passage]:
    """Return the passages to choose from: not those that are cited here already."""
    cited = {each.passage for each in scene.map.evidence_for(ClaimId(scene.target))}
    return [each for each in scene.map.passages.values() if each.id not in cited][:OFFERED]


def _passage_line(scene: Scene, passage: Passage) -> str:
    span = passage.spans[0]
    source = scene.asked.library.source(span.source)
    place = ", ".join(p for p in (source.short if source else span.source, span.locator) if p)
    return f"{place}: {shortened(passage.exact or passage.summary or span.anchor, 80)}"


def passage_from(values: Mapping[str, str]) -> Quote | PassageId:
    """Return the passage that was chosen, or the words to look for."""
    if values["passage"]:
        return PassageId(values["passage"])
    if not values["words"]:
        raise InvalidPassageError("Choose a passage above, or write the words of the source.")
    paragraph = number(values["paragraph"], "A paragraph")
    return Quote(values["source"], values["words"], paragraph, values["summary"])


def use_from(values: Mapping[str, str]) -> Use:
    """Return how the passage is cited."""
    return Use(Bearing(values["bearing"]), Mode(values["mode"]), values["note"])


def falls_with_claim(scene: Scene) -> tuple[str, ...]:
    """Return what is no longer drawn when a claim is withdrawn, in sentences."""
    on, claim = scene.map, scene.stands
    bearing, upon = on.bearing_on(claim.id), on.relations_from(claim.id)
    cited = on.evidence_for(claim.id)
    lines = [f"It is no longer {_word(each)}: {step_line(on, each.id)}." for each in upon]
    lines += [f"What bears on it hangs loose: {step_line(on, each.id)}." for each in bearing]
    if cited:
        lines.append(f"{_many(len(cited), 'passage')} cited for it: kept with it.")
    return (*lines[:12], *_rest(lines), "Nothing is lost: the claim can be restored.")


def falls_with_step(scene: Scene) -> tuple[str, ...]:
    """Return what goes when a relation is cut, in sentences."""
    on, step = scene.map, scene.step
    under = [on.relations[RelationId(e)] for e in sorted(branch_of(on, step)) if e in on.relations]
    fallen = [each for each in under if each.target == step.id]
    cited = on.evidence_for(step.id)
    lines = [f"Its undercut goes with it: {step_line(on, each.id)}." for each in fallen]
    if cited:
        lines.append(f"{_many(len(cited), 'passage')} cited for the step: cited no longer.")
    return (*lines, "The claims themselves stay, and so does what bears on them.")


def _word(relation: Relation) -> str:
    said = {Kind.SUPPORT: "a reason for", Kind.REBUT: "a reason against"}
    return said.get(relation.kind, "an undercut") + " anything"


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _rest(lines: list[str]) -> tuple[str, ...]:
    return (f"And {len(lines) - 12} more.",) if len(lines) > 12 else ()
