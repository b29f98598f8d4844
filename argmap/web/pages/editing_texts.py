"""The form by which a passage that was picked in a text is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from argmap.model.claims import Kind
from argmap.model.errors import InvalidClaimError, InvalidPassageError
from argmap.model.passages import Bearing, Mode, Strength
from argmap.services import quoting
from argmap.services.extending import Turn
from argmap.services.extending_texts import Use, edition_of, use, use_anew
from argmap.services.saving import Saved
from argmap.services.texts import Stretching, places_of, stretched
from argmap.web import context
from argmap.web.fields import Field, Option
from argmap.web.pages.brief import shortened
from argmap.web.pages.editing import Scene, step_line
from argmap.web.pages.editing_claims import claim_fields, note_field, words_from
from argmap.web.pages.editing_picked import restated
from argmap.web.pages.editing_steps import BEARINGS

OFFERED = 500
HOW = {
    "cite": "as evidence for a claim that is on the map",
    "support": "for a new claim, a reason for the one chosen below",
    "rebut": "for a new claim, an objection to the one chosen below",
    "undercut": "for a new claim, why a step does not follow",
    "thesis": "for a new claim, an answer to the question",
}
STRENGTHS = {
    Strength.UNSAID: "not said",
    Strength.STRONG: "strong",
    Strength.MODERATE: "moderate",
    Strength.WEAK: "weak",
}


def use_fields(scene: Scene) -> tuple[Field, ...]:
    """Return the fields for using a passage."""
    claims = tuple(Option(each.id, shortened(each.text, 100)) for each in scene.map.drawn.values())[
        :OFFERED
    ]
    steps = tuple(
        Option(each, step_line(scene.map, each)) for each in list(scene.map.drawn_relations)
    )[:OFFERED]
    chosen = scene.claim.id if scene.claim else ""
    first = chosen or (claims[0].value if claims else "")
    how = tuple(Option(name, label) for name, label in HOW.items())
    return (
        Field("how", "Use it", "radios", "cite" if claims else "thesis", options=how),
        Field("claim", "The claim", "choice", first, options=claims or (Option("", "none yet"),)),
        Field("step", "The step, if it does not follow", "choice", "", aside=True,
              options=(Option("", "none"), *steps)),
        Field("text", "The new claim, if there is one", "area", limit=280,
              hint="One sentence that can be true or false, in words of your own."),
        Field("bearing", "What the passage does for it", "radios", Bearing.ATTESTS.value,
              options=tuple(Option(each.value, label) for each, label in BEARINGS.items())),
        Field("mode", "Used as", "choice", Mode.QUOTATION.value, aside=True,
              options=tuple(Option(each.value, each.value) for each in Mode)),
        Field("strength", "How strongly it bears", "choice", "", aside=True,
              options=tuple(Option(each.value, label) for each, label in STRENGTHS.items())),
        note_field("reason", "Why as strongly as that"),
        replace(
            note_field("summary", "What the words say, in your own"),
            hints=f"{scene.asked.to.page}/quotes/check?as=paraphrase",
        ),
        note_field("note", "Note"),
        *(replace(each, aside=True) for each in claim_fields(scene)),
    )  # fmt: skip


def used(turn: Turn, scene: Scene, values: Mapping[str, str]) -> Saved:
    """Use the passage as the form says."""
    library, picked, how = scene.asked.library, scene.picked, _how(values)
    if values["how"] == "cite":
        if not values["claim"]:
            raise InvalidPassageError("There is no claim yet: write a new one.")
        return use(turn, library, picked, values["claim"], how)
    if not values["text"]:
        raise InvalidClaimError("Write the new claim, in one sentence.")
    kind = None if values["how"] == "thesis" else Kind(values["how"])
    target = values["step"] if kind is Kind.UNDERCUT else values["claim"]
    if kind and not target:
        raise InvalidPassageError("Choose the claim or the step that the new claim bears on.")
    return use_anew(turn, library, picked, words_from(scene, values), kind, target, how)


def stretched_args(scene: Scene, args: Mapping[str, str], how: str) -> dict[str, str]:
    """Return what an address asks for, with the stretch of the text longer or shorter."""
    picked = scene.picked
    text = edition_of(scene.asked.library, picked).text or ""
    if how not in tuple(Stretching):
        return dict(args)
    start, end = stretched(text, picked.start, picked.end, Stretching(how))
    return restated(args, text, replace(picked, start=start, end=end))


def stands(scene: Scene) -> tuple[str, ...]:
    """Return where the passage stands, and what to know of its words, in sentences."""
    library = scene.asked.library
    edition = edition_of(library, scene.picked)
    place = scene.picked.start, scene.picked.end
    limit = quoting.longest(context.store(), scene.asked.held)
    sentences = [places_of(edition, *place)]
    sentences += quoting.picked(library, scene.map, edition, place, limit)
    if not library.is_open(edition):
        sentences.append(
            "This text is not for everybody: the map keeps where the words stand, and how they"
            " begin, and shows them to those who may read the text."
        )
    return tuple(sentences)


def _how(values: Mapping[str, str]) -> Use:
    return Use(
        Bearing(values["bearing"]),
        Mode(values["mode"]),
        values["note"],
        Strength(values["strength"]),
        values["reason"],
        values["summary"],
    )
