"""Names of people in a seminar: no two are the same, so that every signature tells who it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import category, normalize

from argmap.model.errors import ClashError, InvalidError, InvalidTextError
from argmap.model.ids import PersonId
from argmap.model.seminars import FORMER, Member, Person
from argmap.store import Reading

GUEST = "Guest"
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_ALIKE = str.maketrans(
    "авекмнорстухіјѕһԁԛԝӏαβεζηικμνορτυχlı1|0", "abekmhopctyxijshdqwiabezhikmnoptyxiiiio"
)


class TakenNameError(ClashError):
    """Somebody in the seminar has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is somebody called {name} in this seminar. If it is you, come back with your"
            " two words; if not, add something to the name."
        )
        self.name = name


class KeptNameError(InvalidError):
    """A name that signs what nobody signed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Nobody can be called {name} here: choose another name.")


def folded(name: str) -> str:
    """Return what two names have in common that look the same.

    Signs that show nothing count for nothing (as in UTS 39, section 4), and letters of Cyrillic and
    Greek that cannot be told from Latin ones count as these.
    """
    seen = "".join(each for each in normalize("NFKC", name) if _shows(each))
    return " ".join(seen.casefold().translate(_ALIKE).split())


def in_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return by what names are sorted as people count: Group 2 before Group 10."""
    parts = re.findall(r"\d{1,9}|\D+", folded_plainly(name))
    return tuple((0, int(p), "") if p[0].isdecimal() else (1, 0, p) for p in parts)


def folded_plainly(name: str) -> str:
    """Return a name without the difference of capitals and of kinds of the same sign."""
    return normalize("NFKC", name).casefold()


def _shows(sign: str) -> bool:
    return category(sign) not in ("Cf", "Cn", "Co") and not _UNSEEN.fullmatch(sign)


_KEPT = frozenset(map(folded, (FORMER, GUEST, "folder")))


def refuse_kept(name: str) -> None:
    """Refuse the names that Argmap signs with itself, and those of which nothing can be seen.

    Raises:
        KeptNameError: it is one of them.
        InvalidTextError: it has no letter and no digit.
    """
    if folded(name) in _KEPT:
        raise KeptNameError(name)
    if name.strip() and not any(each.isalnum() and _shows(each) for each in name):
        raise InvalidTextError("The name needs a letter or a digit.")


def refuse_taken(
    reading: Reading, seminars: Iterable[str], name: str, but: PersonId | None
) -> None:
    """Refuse a name that another person in one of the seminars has.

    Raises:
        TakenNameError: somebody has it.
    """
    for each in people_of(reading, seminars):
        if each.id != but and folded(each.name) == folded(name):
            raise TakenNameError(name)


def people_of(reading: Reading, seminars: Iterable[str]) -> tuple[Person, ...]:
    """Return the people in seminars."""
    members = reading.all(Member, seminar=list(seminars))
    return reading.all(Person, id=[each.person for each in members])
