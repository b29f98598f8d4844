"""What was typed into a form that could not be carried out, kept so that it can be sent again."""

from __future__ import annotations

import json
from dataclasses import dataclass

from flask import request

from argmap.web.seals import FIELD
from argmap.web.theme import local

PASSWORDS = frozenset({"password", "again"})
LONG = 40
LABELS = {
    "goes": "The claim that goes",
    "named": "Held by",
    "reported_by": "Reported by",
    "text": "Your words",
    "why": "Why",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form, with what was typed into it."""

    name: str
    value: str

    @property
    def label(self) -> str:
        """What the field asks, as it can be read."""
        return LABELS.get(self.name) or self.name.replace("-", " ").replace("_", " ").capitalize()

    @property
    def shown(self) -> bool:
        """Whether these are words of a person, and not a choice or an id."""
        return " " in self.value.strip() or "\n" in self.value or len(self.value) > LONG


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that was not carried out.

    Attributes:
        address: where it was sent.
        passwords: the fields whose words are not kept, and have to be typed again.
        files: whether files were sent with it, which a page cannot send again by itself.
    """

    address: str
    fields: tuple[Field, ...] = ()
    passwords: tuple[str, ...] = ()
    files: bool = False

    @property
    def packed(self) -> str:
        """All of it as one text, to travel through another form in a hidden field."""
        pairs = [[each.name, each.value] for each in self.fields]
        return json.dumps([self.address, pairs], ensure_ascii=False)


def typed() -> Typed:
    """Return the form that this request sent."""
    pairs = [pair for pair in request.form.items(multi=True) if pair[0] != FIELD]
    return Typed(
        request.script_root + request.full_path.rstrip("?"),
        tuple(Field(*pair) for pair in pairs if pair[0] not in PASSWORDS),
        tuple(name for name, _ in pairs if name in PASSWORDS),
        bool(request.files),
    )


def unpacked(text: str) -> Typed | None:
    """Return the form that came along packed, or none if it is none of ours."""
    try:
        address, pairs = json.loads(text)
        fields = tuple(Field(str(name), str(value)) for name, value in pairs)
        "".join(each.name + each.value for each in fields).encode()  # no half characters
    except (ValueError, TypeError, RecursionError):
        return None
    return Typed(local(str(address)), fields)
