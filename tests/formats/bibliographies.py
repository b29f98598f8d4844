"""Sources as bibliographic formats can say them, at random."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.model.bibliography import DATE_DETAILS, DETAILS, NAME_DETAILS
from argmap.model.dates import DateSpan
from argmap.model.errors import InvalidError
from argmap.model.sources import Source
from tests.strategies import DATES, HOSTILE, letters

MARKS = (
    "{USSR}", "}{", "a \\ b", "50 % & 3 $ #1_2", "x^2 ~ y", "-- and ---", "``so''", "“so”",
    "A, B; C", "and others too", "Fish and Chips", "@book{x,", 'a "b" c', "TY  - BOOK", "ER  -",
    "Novaya ékonomika", "Češi, Łódź, ß",
)  # fmt: skip


def one_line(value):
    return " ".join(value.split())


lines = (
    st.one_of(st.sampled_from((*HOSTILE, *MARKS)), st.text(letters, min_size=1, max_size=40))
    .map(one_line)
    .filter(lambda it: it and len(it) < 300)
)
words = lines.map(lambda it: one_line(it.translate({ord(c): " " for c in ",;()\\"}))).filter(
    lambda it: it and it.lower() not in ("others", "et al", "et al.", "and others.")
)
people = st.one_of(
    st.tuples(words, words).map(", ".join),
    st.tuples(words, words, st.sampled_from(["Jr.", "III"])).map(", ".join),
    words,
    st.just("and others"),
)
authors = st.lists(people, max_size=3).map("; ".join)
dates = st.sampled_from((*DATES, "1922-03-27/1922-04-02", "1985-02", "0800")).map(DateSpan)
prose = st.lists(lines, max_size=3).map("\n".join)
TYPES = (
    "book", "chapter", "article-journal", "article-newspaper", "speech", "manuscript", "document",
    "personal_communication", "legislation", "dataset", "webpage", "thesis", "report",
)  # fmt: skip


@st.composite
def details(draw):
    """Details whose labels the formats know, each at most once, in the order of our list."""
    found = []
    for label in DETAILS:
        if label != "Annotation" and draw(st.booleans()):
            plain = label in ("DOI", "ISBN", "ISSN", "Pages")
            found.append(
                (label, draw(st.sampled_from(["10.1/x_y", "314–329"]) if plain else lines))
            )
    for label in NAME_DETAILS:
        if draw(st.booleans()):
            found.append((label, draw(people)))
    for label in DATE_DETAILS:
        if draw(st.booleans()):
            found.append((label, draw(dates).text))
    return tuple(found)


@st.composite
def sources(draw):
    """A source with what all three formats have a field for."""
    made = {name: draw(st.one_of(st.just(""), lines)) for name in ("container", "chapter", "place")}
    made |= {"publisher": draw(st.one_of(st.just(""), lines)), "note": draw(prose)}
    made["short_title"] = draw(st.one_of(st.just(""), lines.filter(lambda it: len(it) <= 60)))
    made |= {"author": draw(authors), "csl_type": draw(st.sampled_from(TYPES))}
    made |= {"issued": draw(st.one_of(st.none(), dates)), "details": draw(details())}
    made["url"] = draw(st.sampled_from(["", "https://example.org/a_b?c=d&e=%20#f~g"]))
    try:
        return Source(f"s{draw(st.integers(1, 99))}", draw(lines), **made)
    except InvalidError:
        return Source("s1", "A title")
