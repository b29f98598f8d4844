"""What a map cites, as files for other programs: its sources, and its evidence as annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from argmap.formats.annotations import MEDIA_TYPE, Made, Names, write_annotations
from argmap.formats.bibtex import write_bibtex
from argmap.formats.csl import write_csl
from argmap.formats.ris import write_ris
from argmap.model.edits import Cite
from argmap.model.ids import EvidenceId
from argmap.model.maps import ArgumentMap
from argmap.model.revisions import Revision
from argmap.model.sources import Library, Source
from argmap.render.citations import used_sources
from argmap.services.texts.opened import opened

WRITERS: Mapping[str, Callable[[Iterable[Source]], str]] = {
    "bib": write_bibtex,
    "ris": write_ris,
    "json": write_csl,
}
MEDIA_TYPES: Mapping[str, str] = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json; charset=utf-8",
    "jsonld": MEDIA_TYPE,
}
_NOBODY = "folder"


def sources_file(shown: ArgumentMap, library: Library, suffix: str) -> str:
    """Return the sources that a map cites, as BibTeX (bib), RIS (ris) or CSL-JSON (json)."""
    return WRITERS[suffix](used_sources(shown, library))


def evidence_file(
    shown: ArgumentMap,
    library: Library,
    revisions: Iterable[Revision] = (),
    *,
    base: str = "",
    chosen: str = "",
) -> str:
    """Return the evidence of a map as W3C annotations, with the words that everybody may read.

    Args:
        shown: the map, of any of the debate's excerpts.
        library: its sources.
        revisions: its history, which tells who cited what; without it nobody is named.
        base: the address of the site, by which the annotations are named.
        chosen: which of the debate's maps it is, by its id.
    """
    read = opened(shown, library, to_all=True)
    return write_annotations(read, library, Names(base, chosen), made_by(revisions))


def made_by(revisions: Iterable[Revision]) -> Mapping[EvidenceId, Made]:
    """Return who first cited each passage, and when; what a folder brought is nobody's."""
    found: dict[EvidenceId, Made] = {}
    for revision in revisions:
        by = "" if revision.member == _NOBODY else revision.member
        for edit in revision.edits:
            if isinstance(edit, Cite):
                found.setdefault(edit.evidence.id, Made(by, revision.made))
    return found
