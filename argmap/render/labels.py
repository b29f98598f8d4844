"""What a screen reader says of the things in a picture: sentences, with the whole text."""

from __future__ import annotations

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.ids import ClaimId
from argmap.model.maps import ArgumentMap
from argmap.render.faces import Face, Fold, Slip, number
from argmap.render.picture import Picture, Shape
from argmap.render.window import Window

_NOUNS = {Kind.SUPPORT: "Support", Kind.REBUT: "Rebuttal", Kind.UNDERCUT: "Undercut"}
_BEARS = {
    Kind.SUPPORT: "It bears for",
    Kind.REBUT: "It bears against",
    Kind.UNDERCUT: "It bears against the step to",
}
_QUOTED = 90


def claim_label(shown: Window, made: Face, picture: Picture) -> str:
    """Return the sentences for a card: what it is, whose, its words, and what it does."""
    claim, whole = made.claim, shown.map
    via = shown.via[claim.id]
    relation = whole.drawn_relations[via] if via else None
    noun = _NOUNS[relation.kind] if relation else "Thesis" if claim.thesis else "Claim"
    parts = [f"{_became(made)}{noun}{_whose(shown, claim)}: {_ended(claim.text)}"]
    if relation:
        parts.append(f"{_BEARS[relation.kind]} “{_short(_target(shown, relation))}”.")
    cited = len(whole.evidence_for(claim.id))
    if cited:
        parts.append(f"{number(cited).capitalize()} passage{'' if cited == 1 else 's'}.")
    if claim.id in picture.flagged:
        parts.append("Backed by later evidence.")
    if made.hidden:
        parts.append(f"{number(len(made.hidden)).capitalize()} more bear on it.")
    return " ".join(parts)


def _became(made: Face) -> str:
    """Return what became of a claim, as the beginning of what is said of its card."""
    return f"{made.mark.tag.lstrip('+− ').capitalize()}. " if made.mark else ""


def _whose(shown: Window, claim: Claim) -> str:
    speaker = shown.speakers.get(claim.speaker)
    name = f" by {speaker.called}" if speaker else ""
    when = claim.when
    return f"{name}, {when}" if when else name


def _target(shown: Window, relation: Relation) -> str:
    return shown.map.claims[shown.target_of(relation)].text


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else text[:_QUOTED].rsplit(" ", 1)[0] + "…"


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "。")) else f"{text}."


def slip_label(slip: Slip) -> str:
    """Return the sentences for a slip."""
    words = slip.passage.exact or slip.passage.summary
    return f"Passage that {slip.evidence.bearing.value} it: {_ended(words)} {slip.where}".strip()


def fold_label(fold: Fold, whole: ArgumentMap) -> str:
    """Return the sentence for the card that unfolds the rest."""
    return f"Show {fold.line.lower()}: {_short(whole.claims[fold.claim].text)}"


def badge_label(made: Face) -> str:
    """Return the sentence for the badge of hidden replies."""
    count = len(made.hidden)
    replies = "reply" if count == 1 else "replies"
    return f"Show {number(count)} {replies} to “{_short(made.claim.text)}”"


def title(shown: Window, focus: ClaimId | None) -> str:
    """Return the title of a picture."""
    return shown.map.debate.question if focus is None else _short(shown.map.claims[focus].text)


def description(shown: Window, picture: Picture) -> str:
    """Return what a picture shows, in two sentences."""
    kind = {
        Shape.FOCUS: "Focus view",
        Shape.WHOLE: "Whole map",
        Shape.BANDS: "Map in bands by position",
    }[picture.shape]
    all_claims = len(shown.map)
    count = len(shown.via)
    told = (
        f"{kind}: {count} of {all_claims} claims."
        if count < all_claims
        else f"{kind}: {count} claims."
    )
    theses = [c for c in shown.roots if shown.map.claims[c].thesis]
    return told + "".join(f" {_short(_ended(shown.map.claims[c].text))}" for c in theses[:5])
