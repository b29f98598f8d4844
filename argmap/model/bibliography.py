"""Who wrote a source, and how its further bibliographic data are called.

The line of authors has the names after one another with semicolons: ``Shanin, Teodor; Lewin,
Moshe``. A name without a comma is written as it is: a congress, a newspaper, ``and others``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

OTHERS = "and others"
_MEANS_OTHERS = {OTHERS, "others", "et al", "et al.", "and others."}
_REMARK = re.compile(r"(.*?)\s*(\(.*\))")

DETAILS: Mapping[str, str] = {
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "page",
    "Edition": "edition",
    "Series": "collection-title",
    "DOI": "DOI",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "Language": "language",
    "Keywords": "keyword",
    "Abstract": "abstract",
    "Annotation": "annote",
}
"""The labels of details that have a variable of the Citation Style Language 1.0.2, and which."""
NAME_DETAILS: Mapping[str, str] = {"Editor": "editor", "Translator": "translator"}
DATE_DETAILS: Mapping[str, str] = {"Accessed": "accessed", "First issued": "original-date"}


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person, or of a body, which has a ``family`` alone.

    Attributes:
        family: the name by which it is sorted, with what belongs to it: van Gogh.
        given: what stands before it when it is spoken.
        suffix: what stands after it: Jr.
    """

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def line(self) -> str:
        """The name as it is sorted: King, Martin Luther, Jr."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def natural(self) -> str:
        """The name as it is spoken, with a remark in brackets after it: Martin Luther King Jr."""
        found = _REMARK.fullmatch(self.given)
        given, remark = (found[1], found[2]) if found else (self.given, "")
        return " ".join(part for part in (given, self.family, self.suffix, remark) if part)


def names(authors: str) -> tuple[Name, ...]:
    """Return the names in a line of authors, in their order."""
    parts = (" ".join(part.split()) for part in authors.split(";"))
    return tuple(_name(part) for part in parts if part)


def line_of(several: Iterable[Name]) -> str:
    """Return the line of authors for these names."""
    return "; ".join(each.line.replace(";", ",") for each in several)


def _name(part: str) -> Name:
    if part.lower() in _MEANS_OTHERS:
        return Name(OTHERS)
    family, _, rest = part.partition(",")
    rest, remark = _split(rest.strip())
    given, _, suffix = rest.partition(",")
    given = f"{given.strip()} {remark}".strip()
    return Name(family.strip(), given, suffix.strip()) if family.strip() else Name(given)


def _split(rest: str) -> tuple[str, str]:
    """Return what stands before a remark in brackets, and the remark: it may have commas."""
    found = _REMARK.fullmatch(rest)
    return (found[1], found[2]) if found else (rest, "")
