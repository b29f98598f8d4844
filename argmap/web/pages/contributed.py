"""What somebody contributed, as the rows of a page: each claim with all that she did about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from flask import request

from argmap.analysis.contributions import Contribution, Fate
from argmap.analysis.deeds import Deed, Sort
from argmap.analysis.wording import Piece, rewording
from argmap.model.claims import Claim, Kind, Relation, Voice
from argmap.model.ids import ClaimId, EvidenceId, MapId, PersonId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence
from argmap.model.talk import About, Comment
from argmap.render.picture import WORDS
from argmap.services.teaching.work import Part, Work
from argmap.web.addresses import Addresses
from argmap.web.forms import State
from argmap.web.pages.brief import look_of, shortened
from argmap.web.pages.claim import VOICES, step_in_words
from argmap.web.pages.quotes import Chip, chip_of, quoted_wrongly

BEARS = {Kind.SUPPORT: "for", Kind.REBUT: "against", Kind.UNDERCUT: "from"}


@dataclass(frozen=True, slots=True)
class Row:
    """A contribution with what belongs to it.

    Attributes:
        sort: a claim of hers, or a relation, passage or wording about claims of others.
        about: what remarks on it are about, and ``target`` the id of that.
        was: the wording before hers, if she reworded it; or how her own claim began.
        word: of its relation, ``kind`` its class, ``bears`` how it goes on: for, against, from.
        upon: what it bears on; ``on_row`` the number of that row, if it is hers.
        others: whose doing something about it was, in words.
        made: when it was done, and ``last`` the latest of what belongs to it.
        part: of ``made``; ``late`` whether any of it came after it was due.
        adopted: from whom it was taken over.
        notes: what else is to be known, in sentences.
        quotes: what is wrong with words in quotation marks.
    """

    number: int
    sort: Sort
    map_id: MapId
    about: About
    target: str
    claim: Claim
    href: str
    made: datetime
    last: datetime
    part: Part
    late: bool
    pieces: tuple[Piece, ...] = ()
    word: str = ""
    kind: str = ""
    bears: str = ""
    upon: str = ""
    upon_claim: str = ""
    on_row: int = 0
    speaker: str = ""
    look: str = "own"
    chips: tuple[Chip, ...] = ()
    said: tuple[Comment, ...] = ()
    adopted: str | None = None
    reworded: datetime | None = None
    reworder: str = ""
    notes: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    remarks: object = None

    @property
    def odd(self) -> bool:
        """Whether the quote check has something to say."""
        return bool(self.quotes) or not all(each.fine for each in self.chips)


def rows_of(work: Work) -> tuple[Row, ...]:
    """Return the rows of what somebody contributed and what stands, the oldest first."""
    made = sorted(_Rows(work).all(), key=lambda row: (row.made, row.map_id, row.target))
    numbers = {row.claim.id: place for place, row in reversed([*enumerate(made, 1)])}
    return tuple(
        replace(row, number=place, on_row=numbers.get(ClaimId(row.upon_claim), 0))
        for place, row in enumerate(made, 1)
    )


class _Rows:
    """The rows of one person's work while they are made."""

    def __init__(self, work: Work) -> None:
        self.work, self.made = work, work.contributions
        self.shown = [each for each in work.made if self._is_shown(each)]

    def _is_shown(self, made: Contribution) -> bool:
        """Say whether something stands; relations and passages, on a map that is looked at."""
        seen = made.deed.sort is Sort.CLAIM or set(made.maps) & set(self.work.maps)
        return made.fate is not Fate.BACK and bool(seen)

    @cached_property
    def own(self) -> dict[str, Contribution]:
        """Her claims, those included that she took over."""
        return {e.deed.thing: e for e in self.shown if e.deed.sort is Sort.CLAIM}

    @cached_property
    def cited(self) -> dict[str, list[tuple[Evidence, Contribution, MapId]]]:
        """What she cited, by the claim on whose row it is told."""
        found: dict[str, list[tuple[Evidence, Contribution, MapId]]] = {}
        for each in self.shown:
            if each.deed.sort is Sort.PASSAGE:
                at = self._at(each)
                cited = self._map(at).evidence[EvidenceId(each.deed.thing)]
                found.setdefault(self._claim_of(at, cited.target), []).append((cited, each, at))
        return found

    def all(self) -> Iterator[Row]:
        """Yield the rows, in no order and without numbers."""
        told: set[str] = set()
        for each in self.own.values():
            row, relation = self._of_claim(each)
            told |= {relation} if relation else set()
            yield row
        for each in self.shown:
            if each.deed.sort is Sort.RELATION and each.deed.thing not in told:
                yield self._of_relation(each)
            elif each.deed.sort is Sort.WORDING and each.deed.thing not in self.own:
                yield self._of_wording(each)
        for claim, cited in self.cited.items():
            if claim not in self.own:
                yield self._of_passages(claim, cited)

    def _of_claim(self, made: Contribution) -> tuple[Row, str]:
        at, thing = self._at(made), made.deed.thing
        whole, claim = self._map(at), self._map(at).claims[ClaimId(thing)]
        relation = self._relation_of(at, claim.id)
        wordings = [e for e in self.shown if e.deed.key == (Sort.WORDING, thing)]
        with_it = [e.deed for e in wordings] + [e.deed for _, e, _ in self.cited.get(thing, ())]
        row = self._row(Sort.CLAIM, at, made.deed, claim, with_it)
        row = replace(row, **self._reworded(at, claim), **self._taken(made, whole))
        return self._with_relation(row, whole, relation), relation.id if relation else ""

    def _of_relation(self, made: Contribution) -> Row:
        at = self._at(made)
        whole = self._map(at)
        relation = whole.relations[RelationId(made.deed.thing)]
        row = self._row(Sort.RELATION, at, made.deed, whole.claim(relation.premises[0]), ())
        row = replace(row, about=About.RELATION, target=relation.id)
        others = len(relation.premises) - 1
        notes = (f"linked with {others} more",) if others else ()
        return self._with_relation(replace(row, chips=(), notes=notes), whole, relation)

    def _of_wording(self, made: Contribution) -> Row:
        at = self._at(made)
        claim = self._map(at).claim(made.deed.thing)
        row = self._row(Sort.WORDING, at, made.deed, claim, ())
        return replace(row, pieces=rewording(made.deed.old, made.deed.new), chips=())

    def _of_passages(self, claim_id: str, cited: list[tuple[Evidence, Contribution, MapId]]) -> Row:
        deeds = sorted((each.deed for _, each, _ in cited), key=lambda deed: deed.made)
        _, first, at = cited[0]
        row = self._row(Sort.PASSAGE, at, deeds[0], self._map(at).claim(claim_id), deeds)
        passage = self._map(at).evidence[EvidenceId(first.deed.thing)].passage
        return replace(row, about=About.PASSAGE, target=passage)

    def _row(self, sort: Sort, at: MapId, deed: Deed, claim: Claim, with_it: Iterable[Deed]) -> Row:
        """Return a row with what every row has."""
        whole, dates = self._map(at), self.work.dates
        times = [deed.made, *(each.made for each in with_it)]
        speaker = whole.debate.speaker(claim.speaker)
        own = "own voice" if claim.voice is Voice.MEMBER else VOICES[claim.voice]
        held = speaker.called if speaker else own
        chips = tuple(self._chips(claim.id))
        quotes = quoted_wrongly(at, whole, claim) if sort in (Sort.CLAIM, Sort.WORDING) else ()
        return Row(
            0, sort, at, About.CLAIM, claim.id, claim, self._to(at).claim_page(claim.id),
            deed.made, max(times), dates.part(deed.made),
            any(dates.part(each) is Part.LATE for each in times),
            speaker=", ".join(part for part in (held, claim.when) if part),
            look=look_of(whole.debate.position(claim.position)),
            chips=chips, quotes=quotes, said=tuple(self._said(at, claim, chips)),
        )  # fmt: skip

    def _with_relation(self, row: Row, whole: ArgumentMap, relation: Relation | None) -> Row:
        if relation is None:
            word = "answers the question" if row.claim.thesis else ""
            return replace(row, word=word)
        if relation.kind is Kind.UNDERCUT:
            upon, claim = step_in_words(whole, relation).removeprefix("the step from "), ""
        else:
            claim = relation.target
            upon = f"“{shortened(whole.claim(claim).text, 70)}”"
        drawn = self.made.author(row.map_id, Sort.RELATION, relation.id)
        notes = row.notes
        if row.sort is Sort.CLAIM and drawn != self.work.person.id and row.adopted is None:
            notes = (*notes, f"related by {self._name(drawn)}")
        return replace(
            row, word=WORDS[relation.kind], kind=relation.kind.value, bears=BEARS[relation.kind],
            upon=upon, upon_claim=claim, notes=notes,
        )  # fmt: skip

    def _reworded(self, at: MapId, claim: Claim) -> dict[str, Any]:
        """Return how a claim of hers began and what became of it, if it was reworded."""
        told = self.made.maps[at][0].wordings.get(claim.id)
        led = told.standing if told else ()
        if told is None or not led or not told.first:
            return {}
        by = {each.person for each in led}
        name = "" if by == {self.work.person.id} else self._name(led[0].person)
        pieces = rewording(told.first, claim.text)
        return {"pieces": pieces, "reworded": led[0].made, "reworder": name}

    def _taken(self, made: Contribution, whole: ArgumentMap) -> dict[str, Any]:
        if made.fate is Fate.MERGED:
            heir = whole.claims.get(ClaimId(made.into))
            words = f"“{shortened(heir.text, 70)}”" if heir else "another claim"
            mine = "" if made.counts else ", by the same author: they count as one"
            return {"notes": (f"merged into {words}{mine}",)}
        if made.deed.taken:
            return {"adopted": self._name(made.author)}
        return {}

    def _relation_of(self, at: MapId, claim: ClaimId) -> Relation | None:
        """Return the relation of a claim that its row tells: her own, before those of others."""
        found = self._map(at).relations_from(claim)
        person = self.work.person.id
        hers = (e for e in found if self.made.author(at, Sort.RELATION, e.id) == person)
        return next(hers, found[0] if found else None)

    def _chips(self, claim: str) -> Iterator[Chip]:
        for cited, made, at in self.cited.get(claim, ()):
            late = self.work.dates.part(made.deed.made) is Part.LATE
            yield chip_of(at, self._map(at), self._to(at), cited, late=late)

    def _said(self, at: MapId, claim: Claim, chips: Iterable[Chip]) -> Iterator[Comment]:
        """Yield what was said of a claim, the relations from it, and the passages cited for it."""
        about = {claim.id, *(each.id for each in self._map(at).relations_from(claim.id))}
        passages = {each.passage for each in chips}
        for each in self.work.received:
            on = passages if each.about is About.PASSAGE else about
            if each.map_id == at and each.target in on:
                yield each

    def _claim_of(self, at: MapId, target: str) -> str:
        """Return the claim for which, or for whose step, something is cited."""
        relation = self._map(at).relations.get(RelationId(target))
        return relation.premises[0] if relation else target

    def _at(self, made: Contribution) -> MapId:
        """Return the map on which a contribution is shown."""
        places = (*made.maps, made.deed.map_id)
        return next(each for each in places if each in self.work.maps)

    def _map(self, at: MapId) -> ArgumentMap:
        return self.work.maps[at][1]

    def _to(self, at: MapId) -> Addresses:
        return Addresses(self._map(at), State(), request.script_root)

    def _name(self, person: PersonId | None) -> str:
        return self.work.names.get(person, "somebody else") if person else "nobody here"
