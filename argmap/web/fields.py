"""The fields of a form: what they ask, what was typed into them, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from argmap.model.errors import InvalidError

Check = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Option:
    """One of several values to choose from."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form.

    Attributes:
        sort: ``line``, ``area``, ``choice`` (a list to drop down), ``radios``, ``tick``, or
            ``claims``: words that name a claim; with options, these are the ones that may be meant.
        options: what can be chosen.
        suggested: what a line may be filled in with.
        check: raises InvalidError if the value cannot be kept; the sentence stands under the field.
        needed: whether it may not be empty.
        aside: whether it stands under "More", out of the way.
        limit: the most characters.
        hints: the address that says something about the words while they are typed.
    """

    name: str
    label: str
    sort: str = "line"
    value: str = ""
    options: tuple[Option, ...] = ()
    suggested: tuple[str, ...] = ()
    hint: str = ""
    check: Check | None = None
    needed: bool = False
    aside: bool = False
    limit: int = 0
    rows: int = 3
    hints: str = ""
    error: str = ""

    @property
    def key(self) -> str:
        """The id of the field on the page."""
        return f"edit-{self.name}"

    def having(self, value: str) -> Field:
        """Return the field with what was typed into it, and what is wrong with that."""
        filled = replace(self, value=value)
        try:
            filled._look()
        except InvalidError as error:
            return replace(filled, error=str(error))
        return filled

    def _look(self) -> None:
        if self.sort in ("choice", "radios") and self.value not in self._choices():
            raise InvalidError("Choose one of these; what was chosen is no longer among them.")
        if self.check and (self.value.strip() or self.needed):
            self.check(self.value)

    def _choices(self) -> Iterable[str]:
        return {option.value for option in self.options}


def filled(fields: Iterable[Field], form: Mapping[str, str]) -> tuple[Field, ...]:
    """Return the fields with what a form sent; one that is not in it is empty, or not ticked."""
    return tuple(each.having(_sent(each, form)) for each in fields)


def _sent(field: Field, form: Mapping[str, str]) -> str:
    if field.name in form:
        return form[field.name]
    return field.value if field.sort in ("choice", "radios") else ""


def values_of(fields: Iterable[Field]) -> dict[str, str]:
    """Return the values of the fields by their names, without blanks at their ends."""
    return {each.name: each.value.strip() for each in fields}


def with_error(fields: Iterable[Field], name: str, sentence: str) -> tuple[Field, ...]:
    """Return the fields with a sentence under one of them."""
    return tuple(replace(f, error=sentence) if f.name == name else f for f in fields)
