"""How a source is named in a note and in a bibliography, in two styles.

Notes and bibliography, and author and date: both after the Chicago Manual of Style, in the parts of
it that our data can fill. A source known only through another says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from string import ascii_lowercase
from unicodedata import normalize

from argmap.model.bibliography import OTHERS, Name, names
from argmap.model.sources import Library, Source
from argmap.render.runs import Run, Runs, ended, joined, plain, runs


class Style(StrEnum):
    """How notes and bibliographies are written."""

    NOTES = "notes"
    AUTHOR_DATE = "author-date"


STYLE_NAMES: Mapping[Style, str] = {
    Style.NOTES: "Notes and bibliography",
    Style.AUTHOR_DATE: "Author and date",
}
_ALONE = {"book", "thesis", "report", "pamphlet", "collection", "periodical", "motion_picture"}
_SERIALS = {"article-journal", "article-magazine", "article-newspaper", "article", "review"}
_GENRES = {
    "speech": "speech", "manuscript": "manuscript", "interview": "interview", "thesis": "thesis",
    "dataset": "data", "webpage": "web page",
}  # fmt: skip
_LONG = 60


class References:
    """Names the sources of a library, in one style; made once for a page or file."""

    def __init__(self, library: Library | None, style: Style = Style.NOTES) -> None:
        """Keep the sources, and tell those of one author and year apart.

        Args:
            library: where the sources are.
            style: how they are named.
        """
        self.style = style
        self._sources: dict[str, Source] = {s.id: s for s in library.sources} if library else {}
        self._marks = _told_apart(self._sources.values())

    def source(self, source_id: str | None) -> Source | None:
        """Return the source of that id, or none."""
        return self._sources.get(source_id or "")

    def chain(self, source: Source) -> tuple[Source, ...]:
        """Return the sources through which this one is known, the one at hand last."""
        found = [source]
        while (following := self.source(found[-1].quoted_in)) and following not in found:
            found.append(following)
        return tuple(found[1:])

    def first(self, source: Source) -> Runs:
        """Return how a note names a source when it comes first, without a full stop."""
        if self.style is Style.AUTHOR_DATE:
            return self.again(source)
        who = _listed(names(source.author))
        details = dict(source.details)
        where = runs(_host(source, ", in "), _editor(details))
        imprint = _imprint(source)
        if source.csl_type in _SERIALS:
            return runs(f"{who}, " if who else "", _title(source, ","), " ", _serial(source, where))
        begins = runs(f"{who}, " if who else "", _title(source, "," if where else ""))
        return runs(begins, _without_comma(where, begins), f" ({imprint})")

    def again(self, source: Source) -> Runs:
        """Return how a note names a source that has been named before, or by author and date."""
        if self.style is Style.AUTHOR_DATE:
            return runs(f"{_leading(source)} {self._year(source)}")
        if source.short_title:
            return runs(source.short_title)
        who = _families(names(source.author))
        return runs(f"{who}, " if who else "", _title(source, "", short=True))

    def entry(self, source: Source) -> Runs:
        """Return the entry of a source in a bibliography, or in a list of references."""
        dated = self.style is Style.AUTHOR_DATE
        people = names(source.author)
        who = _listed(people, inverted=True)
        who = who if not who or who.endswith(".") else f"{who}."
        head = [runs(who)] if who else []
        if dated and who:
            head.append(ended(runs(self._year(source))))
        head.append(_title(source, "."))
        if dated and not who:
            head.append(ended(runs(self._year(source))))
        return joined(" ", [*head, *self._rest(source, dated=dated)])

    def _rest(self, source: Source, *, dated: bool) -> Iterable[Runs]:
        """Yield the sentences of an entry after its title."""
        details = dict(source.details)
        where = _host(source, "In ")
        if source.csl_type in _SERIALS:
            yield ended(_serial(source, where, dated=dated))
        else:
            editor = _editor(details)
            hosted = runs(where, editor) if where else runs(editor[2:3].upper(), editor[3:])
            yield ended(hosted)
            if imprint := _imprint(source, dated=dated):
                yield ended(runs(imprint[:1].upper() + imprint[1:]))
        if details.get("DOI"):
            yield runs(f"https://doi.org/{details['DOI'].removeprefix('https://doi.org/')}.")
        elif source.url:
            yield runs(f"{source.url}.")
        if through := self.chain(source):
            yield ended(runs("Quoted in ", joined(", quoted in ", map(self.again, through))))

    def _year(self, source: Source) -> str:
        return (_when(source) or "n.d.") + self._marks.get(source.id, "")


def sorted_sources(sources: Iterable[Source]) -> list[Source]:
    """Return sources in the order of a bibliography: by the first name, date and title."""
    return sorted(sources, key=_order)


def _order(source: Source) -> tuple[str, int, str]:
    people = names(source.author)
    head = people[0].line if people else _bare(source.title)
    year = source.issued.first_year if source.issued else 0
    return _folded(head), year, _folded(_bare(source.title))


def _folded(words: str) -> str:
    plain = normalize("NFKD", words.casefold())
    return "".join(each for each in plain if each.isalnum() or each == " ").strip()


def _told_apart(sources: Iterable[Source]) -> dict[str, str]:
    """Return a, b, c ... for the sources that share author and year, by their ids."""
    same: dict[str, list[Source]] = {}
    for source in sorted_sources(sources):
        same.setdefault(f"{_leading(source)} {_when(source)}", []).append(source)
    return {
        source.id: mark
        for several in same.values()
        if len(several) > 1
        for source, mark in zip(several, ascii_lowercase, strict=False)
    }


def _leading(source: Source) -> str:
    """Return whom or what an author-date citation names: the authors, else the title."""
    people = names(source.author)
    if people:
        return _families(people)
    return re.sub(r",? \d{4}s?$", "", _shortened(source.short_title or source.title))


def _when(source: Source) -> str:
    return _compact(source.issued.label) if source.issued and source.issued.label else ""


def _compact(label: str) -> str:
    """Return the years of a date: 1922–23 of 23 Dec 1922 – 4 Jan 1923, else the label as it is."""
    years = re.findall(r"\b\d{4}\b", label)
    if len(years) == len(re.findall(r"\d{4}s?", label)) and re.search(r"[A-Z]", label):
        first, last = years[0], years[-1]
        return first if first == last else f"{first}–{last[2:] if first[:2] == last[:2] else last}"
    return label


def _listed(people: tuple[Name, ...], *, inverted: bool = False) -> str:
    """Return names for a note or entry: A, B, and C; of more than three, A et al."""
    people, others = _known(people)
    spoken = [each.natural for each in people]
    if inverted and people:
        spoken[0] = people[0].line
    if others or len(spoken) > 3:
        kept = spoken[:1] if len(spoken) > 3 else spoken
        return f"{', '.join(kept)}, et al." if inverted or len(kept) > 1 else f"{kept[0]} et al."
    if inverted and len(spoken) == 2:
        return f"{spoken[0]}, and {spoken[1]}"
    return _and(spoken)


def _families(people: tuple[Name, ...]) -> str:
    people, others = _known(people)
    kept = [each.family for each in people]
    return f"{kept[0]} et al." if kept and (others or len(kept) > 3) else _and(kept)


def _known(people: tuple[Name, ...]) -> tuple[tuple[Name, ...], bool]:
    kept = tuple(each for each in people if each.family != OTHERS)
    return kept, len(kept) < len(people) and bool(kept)


def _and(words: list[str]) -> str:
    if len(words) > 2:
        return f"{', '.join(words[:-1])}, and {words[-1]}"
    return " and ".join(words)


def _title(source: Source, stop: str, *, short: bool = False) -> Runs:
    """Return the title, in italics or quotation marks, with the mark that closes it."""
    words = _shortened(source.title) if short else source.title
    stop = "" if words.rstrip("”’)")[-1:] in "?!" else stop
    if source.csl_type in _ALONE or (source.csl_type == "document" and not source.container):
        return runs(Run(words, True), "" if stop == "." and words.endswith(".") else stop)
    inner = words.replace("“", "‘").replace("”", "’")
    return runs(f"“{inner}{'' if stop == '.' and inner.endswith('.') else stop}”")


def _shortened(title: str) -> str:
    """Return a title without its article, and up to its first colon or bracket."""
    head = re.split(r"\s*[:(\[]|\.\s", title)[0]
    head = _bare(head) or title
    return head if len(head) <= _LONG else head[:_LONG].rpartition(" ")[0] + " …"


def _bare(title: str) -> str:
    return re.sub(r"^(A|An|The) (?=\w)", "", title)


def _host(source: Source, before: str) -> Runs:
    if not source.container:
        return ()
    lead = "" if source.csl_type in _SERIALS else before
    chapter = f", ch. {source.chapter}" if source.chapter else ""
    return runs(lead, Run(source.container, True), chapter)


def _without_comma(where: Runs, begins: Runs) -> Runs:
    """Return where a title stands, whose comma may be within the title's quotation marks."""
    first = where[0].text if where else ""
    inside = plain(begins).endswith((",”", "?”", "!”", ","))
    return runs(first[1:], where[1:]) if inside and first.startswith(",") else where


def _editor(details: Mapping[str, str]) -> str:
    people = {
        "ed.": _listed(names(details.get("Editor", ""))),
        "trans.": _listed(names(details.get("Translator", ""))),
    }
    said = "".join(f", {how} {who}" for how, who in people.items() if who)
    return said + (f", {details['Edition']}" if details.get("Edition") else "")


def _imprint(source: Source, *, dated: bool = False) -> str:
    """Return place, publisher and date, or the kind of thing and its date."""
    publisher = source.publisher.replace(" / ", "/")
    where = ": ".join(part for part in (source.place, publisher) if part)
    genre = "" if where else _GENRES.get(source.csl_type, "")
    genre = "" if genre in source.title.lower() else genre
    full = source.issued.label if source.issued else "n.d."
    when = (full if full != _when(source) and full != "n.d." else "") if dated else full
    return ", ".join(part for part in (where or genre, when) if part)


def _serial(source: Source, where: Runs, *, dated: bool = False) -> Runs:
    """Return journal, volume, issue, date and pages, or a newspaper and its day."""
    details = dict(source.details)
    full = source.issued.label if source.issued else "n.d."
    when = "" if dated and full in (_when(source), "n.d.") else full
    volume, issue, pages = (details.get(name, "") for name in ("Volume", "Issue", "Pages"))
    if not volume and not issue:
        rest = ", ".join(part for part in (when, pages) if part)
        return runs(where, ", " if where and rest else "", rest)
    number = ", ".join(part for part in (volume, f"no. {issue}" if issue else "") if part)
    return runs(where, f" {number}", f" ({when})" if when else "", f": {pages}" if pages else "")
