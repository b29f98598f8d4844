"""A letter that is known by its digest alone, cited on maps of two groups and of one person.

``course`` has the people; ``course.desk(EVA, "reds")`` is where one of them works on texts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from argmap.model.claims import Claim
from argmap.model.debates import Debate
from argmap.model.ids import SourceId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Passage
from argmap.model.permissions import Who
from argmap.model.seminars import Group, Holding, Member, Person, Role, Seminar, Visibility
from argmap.model.sources import Access, Edition, Library, Source, edition_of
from argmap.services.extending_texts import Picked, span_of
from argmap.services.texts import adding
from argmap.services.texts.adding import Given
from argmap.services.texts.desks import at_map

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
SENTENCES = (
    "The miller of Belsk wrote every autumn to his brother who lived beyond the river.",
    "He complained that nails had become dearer than the boards into which he drove them.",
    "In the third letter the weather takes up more room than all the news of the family.",
    "Nobody had bought flour since the fair, although the sacks stood ready in the barn.",
    "What he owed to the smith he meant to pay in geese, as soon as they were fat enough.",
    "A surveyor had come through the village and measured fields that nobody had sold.",
)
LETTER = "# Letters\n\n" + "\n\n".join(SENTENCES) + "\n"
NOTICE = "# A notice\n\nThe ferry does not cross the river after dark on any day of the week.\n"
PRINTED = edition_of("letters", LETTER, "printed")
SOURCES = (
    Source("letters", "Letters of a miller", "Miller, A.", access=Access.GROUP),
    Source("notice", "A notice at the ferry"),
)
OPEN = edition_of("notice", NOTICE)
SHELF = Library("shelf", "Shelf", "", SOURCES, (replace(PRINTED, text=None), OPEN))
PRIVATE, IN_SEMINAR, PUBLIC = Visibility.PRIVATE, Visibility.SEMINAR, Visibility.PUBLIC


def person(name, **more):
    return Person(name.lower(), name, NOW, **more)


def member(who, seminar, role=Role.PARTICIPANT, group=None):
    return Member(seminar, who.id, role, NOW, group)


ANA, BEN, OLGA = person("Ana"), person("Ben"), person("Olga")
TOM, EVA = person("Tom"), person("Eva", login="eva")
PLACES = {
    ANA: (member(ANA, "s", group="red"),),
    BEN: (member(BEN, "s", group="blue"),),
    OLGA: (),
    TOM: (member(TOM, "t", group="away"),),
    EVA: (member(EVA, "s", Role.INSTRUCTOR),),
}


def known(who):
    return Who(who, PLACES[who]) if who else Who()


def located(words):
    """Where words stand in the letters, as a map may say it that is for everybody."""
    start = LETTER.index(words)
    closed = replace(SHELF, editions=(PRINTED,), closed=frozenset({"printed"}))
    return span_of(closed, Picked(SourceId("letters"), "printed", start, start + len(words)))


def drawn(map_id, sentences=SENTENCES):
    passages = {
        f"p{number}": Passage(f"p{number}", (located(words),))
        for number, words in enumerate(sentences)
    }
    cited = {f"e{name}": Evidence(f"e{name}", "c1", name, Bearing.BACKS) for name in passages}
    frame = Debate("house", "Was the miller poor?", library="shelf")
    claims = {"c1": Claim("c1", "He was.", thesis=True)}
    return ArgumentMap(map_id, frame, claims, {}, passages, cited)


@dataclass
class Course:
    """A store with maps that lean on the letters, and who works on them."""

    store: object

    def desk(self, who, map_id="reds"):
        return at_map(self.store, known(who), map_id)

    def add(self, who=EVA, map_id="reds", words=LETTER, source="letters", **more):
        """Add a text as somebody on a map; by default the letters, for the group alone."""
        given = Given(source, words, **{"readers": PRIVATE, **more})
        return adding.add(self.store, self.desk(who, map_id), given)

    def seen(self, who, map_id="reds"):
        """The library as somebody sees it from a map, whether or not she may read that."""
        from argmap.services.texts.seen import seen

        with self.store.reading() as reading:
            held = reading.one(Holding, map_id=map_id)
        return seen(self.store, known(who), held, "shelf")

    def reads(self, who, map_id="reds", source="letters"):
        """The words that somebody can read of a source from a map, if any."""
        edition = self.seen(who, map_id).text_of(source)
        return edition.text if edition else None


def filled(store):
    shelf = replace(SHELF, editions=(replace(PRINTED, text=None), OPEN))
    with store.writing() as writing:
        writing.put_library(shelf)
        writing.add(*PLACES, Seminar("s", "One", NOW), Seminar("t", "Another", NOW))
        for name, seminar in (("red", "s"), ("blue", "s"), ("away", "t")):
            writing.add(Group(name, seminar, name.title(), f"{name}2345", f"door-{name}", NOW))
        writing.add(*(each for places in PLACES.values() for each in places))
        writing.add_map(drawn("house"), NOW)
        for map_id, whose in MAPS.items():
            writing.add_map(drawn(map_id, SENTENCES[:2]), NOW, Holding(map_id, 0, map_id, **whose))
    return Course(store)


MAPS = {
    "reds": {"seminar": "s", "group": "red", "visibility": PRIVATE},
    "blues": {"seminar": "s", "group": "blue", "visibility": PRIVATE},
    "olgas": {"owner": "olga", "visibility": PRIVATE},
}


@pytest.fixture
def course(store):
    return filled(store)


@pytest.fixture
def quick(sqlite_store):
    """The same on SQLite alone."""
    return filled(sqlite_store)


def closed_edition():
    """The letters as they are known to everybody: by their digest."""
    return Edition("printed", SourceId("letters"), PRINTED.digest, PRINTED.characters)
