"""Bibliographic data from a file, whichever of our three formats it is in."""

from __future__ import annotations

import re

from argmap.formats.bibtex import read_bibtex
from argmap.formats.csl import read_csl
from argmap.formats.entries import Bibliography, UnreadableError, checked_file
from argmap.formats.ris import read_ris

_RIS = re.compile(r"^\s*[A-Z][A-Z0-9]  ?-( |$)", re.MULTILINE)
_BIBTEX = re.compile(r"@\s*[A-Za-z]+\s*[{(]")


def read_bibliography(text: str) -> Bibliography:
    """Return the sources of a file in CSL-JSON, BibTeX or RIS, as its contents show.

    Raises:
        UnreadableError: it is none of them, or one with something wrong; says in which line.
    """
    whole = checked_file(text)
    if whole.lstrip()[0] in "[{":
        return read_csl(whole)
    if _RIS.match(whole):
        return read_ris(whole)
    if _BIBTEX.search(whole):
        return read_bibtex(whole)
    if _RIS.search(whole):
        return read_ris(whole)
    sentence = "This is no bibliography: give CSL-JSON, BibTeX (@book{…) or RIS (TY  - …)."
    raise UnreadableError(1, sentence)
