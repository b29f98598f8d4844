"""What is handed back when somebody has become known: to be kept in the browser, once."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model.seminars import Group, Person, Seminar


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody is known in a browser from now on.

    Attributes:
        token: what the browser has to show each time; it is nowhere else.
    """

    person: Person
    token: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody is in a seminar, and in a group of it if she has one already.

    Attributes:
        token: what the browser has to show each time; the one it has is to be replaced by it.
            Empty if the browser's own is still good.
        words: the two recovery words, to be shown this once; empty if she has her own already.
    """

    person: Person
    seminar: Seminar
    group: Group | None
    token: str = ""
    words: str = ""
