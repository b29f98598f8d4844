"""Footnotes: the quotation, and the sources behind it, shorter where they come again."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model.ids import SourceId
from argmap.model.passages import Bearing
from argmap.model.sources import Source
from argmap.render.citations import Citation, Spot
from argmap.render.referencing import References
from argmap.render.runs import Runs, ended, joined, paused, runs

_LEADS = {
    Bearing.ATTESTS: "",
    Bearing.BACKS: "",
    Bearing.ILLUSTRATES: "As an illustration: ",
    Bearing.DISPUTES: "But see: ",
}
_IN_ITS_WORDS = {"", "quotation", "testimony", "document", "literary"}


class Footnotes:
    """Writes the footnotes of one text, from its first to its last."""

    def __init__(self, references: References) -> None:
        """Begin a text, in which no source has been named yet.

        Args:
            references: how sources are named.
        """
        self._references = references
        self._named: set[SourceId] = set()

    def note(self, cited: Iterable[Citation]) -> Runs:
        """Return one footnote for what is cited at one spot."""
        return joined(" ", (self._sentence(each) for each in cited))

    def _sentence(self, cited: Citation) -> Runs:
        lead = _LEADS[cited.evidence.bearing]
        words = " ".join(cited.words.split())
        inner = words.replace("“", "‘").replace("”", "’") if cited.quoted else words
        said = ended(runs(f"“{inner}”" if cited.quoted else inner))
        said = runs(said, " " * bool(said))
        doubt = f" [The text is {cited.doubt} there.]" if cited.doubt else ""
        note = " ".join(cited.note.split())
        remark = ended(runs(f" {note}")) if note else ()
        return runs(lead, said, ended(self.source_of(cited)), doubt, remark)

    def source_of(self, cited: Citation) -> Runs:
        """Return where the words stand, and whose they are.

        What an author is quoted for is told with the source that quotes him: Trotsky, quoted in
        Hosking. Where the words shown are those of another text, that one comes first.
        """
        places = list(cited.at)
        via = cited.passage.via if cited.passage else None
        if via is None:
            return joined("; see also ", map(self._place, places))
        origin = self._references.source(via)
        quoting = origin.quoted_in if origin else None
        home = next((each for each in places if each.source == quoting), places[0])
        others = [each for each in places if each != home]
        first = others.pop(0) if cited.quoted and others and places[0] != home else None
        lead = runs(paused(self._place(first)), " after ") if first else ()
        kind = cited.passage.kind if cited.passage else ""
        how = "quoted in" if kind in _IN_ITS_WORDS else "cited in"
        named = self._source(origin) if origin else runs(via)
        chain = runs(lead, paused(named), f" {how} ", self._place(home))
        return joined("; see also ", (chain, *map(self._place, others)))

    def _place(self, place: Spot) -> Runs:
        """Return a source with a locator, and the sources through which alone it is known."""
        source = self._references.source(place.source)
        named = self._source(source) if source else runs(place.source)
        at = runs(paused(named), f" {_kept(place.locator)}") if place.locator else named
        through = map(self._source, self._references.chain(source)) if source else ()
        return joined(", quoted in ", (at, *through))

    def _source(self, source: Source) -> Runs:
        """Return a source, in full the first time."""
        known = source.id in self._named
        self._named.add(source.id)
        return self._references.again(source) if known else self._references.first(source)


def _kept(locator: str) -> str:
    """Return a locator whose sign and number stay on one line."""
    return locator.replace("¶ ", "¶\u00a0").replace("p. ", "p.\u00a0")
