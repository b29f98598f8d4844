"""The fields in which a claim is stated or described, and what their values come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from argmap.model import text
from argmap.model.claims import CLAIM_KINDS, Claim, Voice
from argmap.model.dates import DateSpan
from argmap.model.debates import Position, Speaker
from argmap.model.edits import ClaimField
from argmap.model.errors import InvalidClaimError
from argmap.model.fields import written
from argmap.model.ids import ClaimId, SpeakerId
from argmap.services.extending import Words
from argmap.web import context
from argmap.web.fields import Field, Option
from argmap.web.pages.claim import VOICES
from argmap.web.pages.editing import Scene

SUGGESTED = 300
MEANT = 8
ME = "me"
_ACTOR = "speaker:"


def check_text(value: str) -> str:
    """Check the words of a claim."""
    return text.line(value, "The claim", limit=text.CLAIM_LENGTH)


def _check_note(value: str) -> str:
    return text.prose(value, "The note")


def check_name(value: str) -> str:
    """Check the name of a speaker."""
    return Speaker(SpeakerId("new"), value).name


def words_field(scene: Scene, label: str, value: str = "") -> Field:
    """Return the field for a claim's words; another claim chosen, it may be empty."""
    needed = not scene.sent.get("existing", "").strip()
    hint = "One sentence that can be true or false."
    return Field(
        "text", label, "area", value, hint=hint, check=check_text if needed else None,
        needed=needed, limit=text.CLAIM_LENGTH,
    )  # fmt: skip


def claim_fields(scene: Scene, position: str = "") -> tuple[Field, ...]:
    """Return the fields about a new claim, beside its words."""
    return (
        Field("held", "Held by", "choice", ME, options=_holders(scene)),
        Field(
            "named", "Held by somebody new, named", check=check_name, aside=True,
            hint="Takes the place of what is chosen under “Held by”.",
        ),
        _position(scene, position),
        _date(),
        _kind(),
    )  # fmt: skip


def _holders(scene: Scene) -> tuple[Option, ...]:
    person = context.who().person
    me = Option(ME, f"I hold it myself ({person.name})" if person else "I hold it myself")
    speakers = (Option(_ACTOR + each.id, each.name) for each in scene.map.debate.speakers)
    return (
        me, *speakers, Option("author", "The writer of the source"),
        Option("scholar", "A later scholar"),
    )  # fmt: skip


def _position(scene: Scene, value: str = "") -> Field:
    offered = _named((each.id, each.label) for each in scene.map.debate.positions)
    options = (Option("", "none"), *offered)
    return Field("position", "Position", "choice", value, options=options, aside=True)


def _date(value: str = "") -> Field:
    hint = "When it was held: 1924, 1924-10, 192X or 1923/1927."
    return Field("date", "Date", value=value, hint=hint, check=_check_date, aside=True)


def _check_date(value: str) -> DateSpan:
    return DateSpan(value.strip())


def _kind(value: str = "") -> Field:
    options = (Option("", "not said"), *(Option(each, each) for each in CLAIM_KINDS))
    return Field("kind", "Kind of claim", "choice", value, options=options, aside=True)


def _named(pairs: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    return tuple(Option(value, label) for value, label in pairs)


def words_from(scene: Scene, values: Mapping[str, str]) -> Words:
    """Return the claim that the fields state."""
    held = values["held"]
    speaker = held.removeprefix(_ACTOR) if held.startswith(_ACTOR) else ""
    actor = Voice.ACTOR if speaker or values["named"] else Voice.MEMBER
    voice = Voice(held) if held in ("author", "scholar") and not values["named"] else actor
    return Words(
        values["text"], speaker, values["named"], voice, values["position"], values["date"],
        values["kind"], scene.core,
    )  # fmt: skip


def existing_field(scene: Scene, label: str, name: str = "existing", *, aside: bool) -> Field:
    """Return the field in which a claim of the map is named by its words."""
    claims = scene.map.drawn.values()
    suggested = tuple(each.text for each in claims) if len(scene.map) <= SUGGESTED else ()
    hint = "Write some of its words; where several fit, you are asked which."
    typed = scene.sent.get(name, "").strip()
    meant = meant_by(scene, typed) if typed else ()
    options = tuple(Option(each.id, each.text) for each in meant) if len(meant) > 1 else ()
    return Field(
        name, label, "claims", typed, options=options, suggested=suggested, hint=hint,
        check=lambda value: one_of(scene, value), needed=not aside, aside=aside,
    )  # fmt: skip


def meant_by(scene: Scene, typed: str) -> tuple[Claim, ...]:
    """Return the claims that may be meant: of that id, of those very words, or with them."""
    drawn = scene.map.drawn
    if typed in drawn:
        return (drawn[ClaimId(typed)],)
    low = " ".join(typed.split()).casefold()
    same = [each for each in drawn.values() if each.text.casefold() == low]
    like = same or [each for each in drawn.values() if low and low in each.text.casefold()]
    return tuple(like[:MEANT])


def one_of(scene: Scene, typed: str) -> ClaimId:
    """Return the claim that is meant.

    Raises:
        InvalidClaimError: none is, or several may be.
    """
    meant = meant_by(scene, typed.strip())
    if not meant:
        raise InvalidClaimError("No claim of this map has these words: write fewer of them.")
    if len(meant) > 1:
        raise InvalidClaimError("Several claims have these words: choose one.")
    return meant[0].id


def detail_fields(scene: Scene) -> tuple[Field, ...]:
    """Return the fields that describe a claim, with what they say now."""
    claim, debate = scene.stands, scene.map.debate
    now = {each: written(claim, each) for each in ClaimField}
    speakers = (Option("", "nobody"), *_named((s.id, s.name) for s in debate.speakers))
    voices = _named((each.value, VOICES[each]) for each in Voice)
    held = now[ClaimField.REPORTED_BY]
    fields = (
        Field("speaker", "Held by", "choice", now[ClaimField.SPEAKER], options=speakers),
        Field("named", "Or by somebody new, named", check=check_name),
        Field("voice", "Voice", "choice", now[ClaimField.VOICE], options=voices),
        _position(scene, now[ClaimField.POSITION]),
        _date(now[ClaimField.DATE]),
        _kind(now[ClaimField.KIND]),
        Field("reported_by", "Reported by", "choice", held, options=speakers, aside=True),
        *_ticks(scene, now),
        note_field("note", "Note", now[ClaimField.NOTE]),
    )
    return tuple(_in_sight(each) for each in fields)


def _ticks(scene: Scene, now: Mapping[ClaimField, str]) -> tuple[Field, ...]:
    labels = {
        ClaimField.IMPLIED: "The source reports the view or the act, not a statement",
        ClaimField.THESIS: "It answers the debate’s question itself",
        ClaimField.CORE: "It belongs to the short map",
    }
    if not any(each.claims == "core" for each in scene.map.debate.excerpts):
        del labels[ClaimField.CORE]
    return tuple(
        Field(each.value, label, "tick", now[each], aside=True) for each, label in labels.items()
    )


def _in_sight(field: Field) -> Field:
    return replace(field, aside=False) if field.name in ("position", "date", "kind") else field


def note_field(name: str, label: str, value: str = "") -> Field:
    """Return the field for a note."""
    return Field(
        name, label, "area", value, check=_check_note, aside=True, limit=text.NOTE_LENGTH, rows=2
    )


def details_from(values: Mapping[str, str]) -> dict[ClaimField, str]:
    """Return the fields of a claim as the form says they are to be."""
    return {each: values[each.value] for each in ClaimField if each.value in values}


def position_of(scene: Scene) -> str:
    """Return the position that a reason for a claim most likely has: the claim's own."""
    position: Position | None = scene.map.debate.position(scene.stands.position)
    return position.id if position else ""
