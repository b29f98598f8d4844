"""Two versions of one thing, side by side: what it was, theirs, and one's own; and what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from argmap.model.claims import Claim
from argmap.model.errors import StaleRevisionError
from argmap.model.maps import ArgumentMap
from argmap.services.extending_lost import seen_map
from argmap.services.merging import heir
from argmap.services.reading import map_at
from argmap.web import context
from argmap.web.pages.claim import VOICES
from argmap.web.pages.editing import Quoted, Scene, quoted
from argmap.web.pages.editing_form import EditForm
from argmap.web.pages.editing_steps import siblings


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a thing.

    Attributes:
        by: whose it is, and in which revision.
        gone: what has become of it, if it is not there.
        said: what is said of it, as pairs of a label and a text.
    """

    title: str
    by: str
    words: tuple[Quoted, ...]
    gone: str = ""
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be done about a clash, in words; what cannot is empty."""

    mine: str
    theirs: str = "Theirs: leave it as it is now"
    both: str = ""


@dataclass(frozen=True, slots=True)
class ClashPage:
    """All that the page of a clash shows."""

    sentence: str
    versions: tuple[Version, ...]
    offers: Offers
    at: int


def clash_page(form: EditForm, stale: StaleRevisionError) -> ClashPage:
    """Return what is to be shown and offered when somebody else was first."""
    now = form.scene.map
    was = seen_map(context.store(), now, form.at) if form.at <= now.revision else now
    names = _names(stale)
    versions = (
        _version(form, was, "As you saw it", f"revision {stale.seen}"),
        _version(form, now, "As it is now", names),
    )
    return ClashPage(_sentence(names), versions, offers_for(form), now.revision)


def _sentence(names: str) -> str:
    return f"{names} changed this while you were writing. Your words are kept: say what is to be."


def _names(stale: StaleRevisionError) -> str:
    by = [f"{each.member} (revision {each.number})" for each in stale.rivals]
    return ", ".join(by[:3]) + (" and others" if len(by) > 3 else "") or "Somebody"


def _version(form: EditForm, on: ArgumentMap, title: str, by: str) -> Version:
    scene = _on(form.scene, on)
    if form.action == "order":
        said = tuple((str(at), text) for at, (text, _) in enumerate(siblings(scene), 1))
        return Version(title, by, (), _gone(scene), said)
    return Version(title, by, quoted(scene), _gone(scene), _said(form, scene))


def _on(scene: Scene, on: ArgumentMap) -> Scene:
    """Return the scene as it is on a map, where what it is about may be missing."""
    return replace(
        scene,
        asked=replace(scene.asked, whole=on),
        claim=on.claims.get(scene.claim.id, scene.claim) if scene.claim else None,
        relation=on.relations.get(scene.relation.id, scene.relation) if scene.relation else None,
    )


def _gone(scene: Scene) -> str:
    if scene.relation and scene.relation.id not in scene.map.relations:
        return "This step was cut."
    if scene.claim and (scene.claim.withdrawn or scene.claim.id not in scene.map.claims):
        into = _heir(scene)
        return f"This claim was merged into “{into.text}”." if into else "This claim is withdrawn."
    return ""


def _heir(scene: Scene) -> Claim | None:
    """Return the claim that the one of the form was merged into, if it was."""
    if scene.claim is None or scene.relation is not None:
        return None
    now = map_at(context.store(), scene.map.id)
    into = heir(context.store(), now, scene.claim.id)
    return now.claims[into] if into != scene.claim.id else None


def _said(form: EditForm, scene: Scene) -> tuple[tuple[str, str], ...]:
    """Return what else is said of the thing, if that is what the form changes."""
    if form.action == "details" and scene.claim:
        return _details(scene)
    if form.action == "step" and scene.relation:
        said = {"Scheme": scene.relation.scheme, "Note": scene.relation.note}
        return tuple((label, value) for label, value in said.items() if value)
    if form.action == "withdraw":
        return (("Replies", str(len(scene.map.bearing_on(scene.stands.id)))),)
    return ()


def _details(scene: Scene) -> tuple[tuple[str, str], ...]:
    claim, debate = scene.stands, scene.map.debate
    speaker, position = debate.speaker(claim.speaker), debate.position(claim.position)
    said = {
        "Held by": speaker.name if speaker else "nobody",
        "Voice": VOICES[claim.voice],
        "Position": position.label if position else "none",
        "Date": claim.date.label if claim.date else "none",
        "Kind": claim.kind or "not said",
        "Note": claim.note,
    }
    return tuple((label, value) for label, value in said.items() if value)


def offers_for(form: EditForm) -> Offers:
    """Return what can be done about a clash of this form with what others did."""
    gone = bool(_gone(form.scene))
    typed = any(each.name == "text" and each.value.strip() for each in form.fields)
    named = any(each.name == "existing" and each.value.strip() for each in form.fields)
    found = (_GONE if gone else THERE)[form.action]
    own = typed and not named
    if gone and form.action in _MERGED and _heir(form.scene):
        found = replace(found, mine=_MERGED[form.action])
    needs_words = form.action in ("support", "rebut", "undercut")
    return replace(found, both="") if needs_words and not own else found


_ALONE = "Keep my words as a claim of their own"
_DROP = "Theirs: leave it so, and drop mine"
THERE = {
    "support": Offers("Add mine", _DROP),
    "rebut": Offers("Add mine", _DROP),
    "undercut": Offers("Add mine", _DROP),
    "premise": Offers("Both: link mine to the step as it is now", _DROP),
    "thesis": Offers("Add mine", _DROP),
    "reword": Offers(
        "Mine: replace their words", "Theirs: drop my words",
        "Both: theirs stay, mine become a claim beside it",
    ),
    "details": Offers(
        "Mine, in every field", "Theirs: leave all as it is now",
        "Both: theirs where they changed something, mine elsewhere",
    ),
    "move": Offers("Mine: move it where I say", both="Both: let it bear on what I chose, too"),
    "step": Offers("Mine: as I describe it"),
    "order": Offers("Mine: put it where I say"),
    "cut": Offers("Mine: cut it all the same"),
    "withdraw": Offers("Mine: withdraw it all the same"),
    "restore": Offers("Mine: restore it"),
    "cite": Offers("Cite it", _DROP),
    "uncite": Offers("Mine: cite it no longer"),
    "use": Offers("Use it all the same", _DROP),
}  # fmt: skip
_MERGED = {
    "support": "Add mine to the claim that it was merged into",
    "rebut": "Add mine to the claim that it was merged into",
    "cite": "Cite it for the claim that it was merged into",
}
_GONE = THERE | {
    "support": Offers("Restore the claim, and add mine", _DROP, _ALONE),
    "rebut": Offers("Restore the claim, and add mine", _DROP, _ALONE),
    "undercut": Offers("Draw the step again, and add mine", _DROP, _ALONE),
    "premise": Offers(
        "Draw the step again, with mine", _DROP, "Let mine bear by itself on what the step bore on"
    ),
    "reword": Offers(
        "Restore it in my words", "Theirs: leave it withdrawn", "Keep my words as another claim"
    ),
    "details": Offers("Restore it as I describe it", "Theirs: leave it withdrawn"),
    "move": Offers("Draw the step again where I say", _DROP),
    "step": Offers("Draw the step again as I describe it", _DROP),
    "cite": Offers("Bring it back, and cite the passage for it", _DROP),
    "use": Offers("Bring it back, and cite the passage for it", _DROP),
}  # fmt: skip
