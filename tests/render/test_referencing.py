"""How sources are named in notes and bibliographies, in two styles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.model.bibliography import Name, line_of, names
from argmap.model.dates import DateSpan
from argmap.model.passages import Bearing, Evidence, Passage, Span
from argmap.model.sources import Library, Source, edition_of
from argmap.model.texts import Layout, PageMark
from argmap.render.citations import Reader, pages_of, used_sources
from argmap.render.footnotes import Footnotes
from argmap.render.referencing import References, Style, sorted_sources
from argmap.render.runs import Run, ended, markdown, paused, plain, runs
from tests.render.sketches import sketch

HOSKING = Source(
    "hosking", "The New Economic Policy", "Hosking, Geoffrey", csl_type="chapter",
    issued=DateSpan("1985"), container="A History", chapter="5",
    place="London", publisher="Fontana",
)  # fmt: skip
TROTSKY = Source(
    "trotsky", "Terrorism and Communism", "Trotsky, L. D.", "primary", "book", DateSpan("1920"),
    quoted_in="hosking",
)  # fmt: skip
KARCZ = Source(
    "karcz", "The Grain Problem", "Karcz, Jerzy F.; Davies, R. W.", csl_type="article-journal",
    issued=DateSpan("1967"), container="Soviet Studies",
    details=(("Volume", "18"), ("Issue", "4"), ("Pages", "399–434"), ("DOI", "10.1/x")),
)  # fmt: skip
SPEECH = Source(
    "s", "Enrich yourselves!", "Bukharin, N. I.", "primary", "speech", DateSpan("1925-04-17")
)
PARTY = Source("p", "Declaration (Platform) of the 46", "Forty-six members", csl_type="manuscript")
MANY = Source(
    "m", "On It: A View", "A, B; C, D; E, F; G, H", csl_type="book", issued=DateSpan("192X")
)
EDITED = Source(
    "e", "Selected Writings", "Bukharin, N. I.", csl_type="book", issued=DateSpan("1982"),
    details=(("Editor", "Day, R. B."), ("Edition", "2nd ed.")),
)  # fmt: skip
ALL = Library("l", "L", sources=(HOSKING, TROTSKY, KARCZ, SPEECH, PARTY, MANY, EDITED))
NOTES, DATED = References(ALL), References(ALL, Style.AUTHOR_DATE)

FIRST = {
    HOSKING: (
        "Geoffrey Hosking, “The New Economic Policy,” in *A History*, ch. 5 (London: Fontana, 1985)"
    ),
    TROTSKY: "L. D. Trotsky, *Terrorism and Communism* (1920)",
    KARCZ: (
        "Jerzy F. Karcz and R. W. Davies, “The Grain Problem,” *Soviet Studies* 18, no."
        " 4 (1967): 399–434"
    ),
    SPEECH: "N. I. Bukharin, “Enrich yourselves!” (speech, 17 April 1925)",
    PARTY: "Forty-six members, “Declaration (Platform) of the 46” (manuscript, n.d.)",
    MANY: "B A et al., *On It: A View* (1920s)",
    EDITED: "N. I. Bukharin, *Selected Writings*, ed. R. B. Day, 2nd ed. (1982)",
}
AGAIN = {
    HOSKING: "Hosking, “New Economic Policy”",
    TROTSKY: "Trotsky, *Terrorism and Communism*",
    KARCZ: "Karcz and Davies, “Grain Problem”",
    PARTY: "Forty-six members, “Declaration”",
    MANY: "A et al., *On It*",
}
ENTRY = {
    HOSKING: (
        "Hosking, Geoffrey. “The New Economic Policy.” In *A History*, ch. 5. London:"
        " Fontana, 1985."
    ),
    TROTSKY: (
        "Trotsky, L. D. *Terrorism and Communism*. 1920. Quoted in Hosking, “New Economic Policy.”"
    ),
    KARCZ: (
        "Karcz, Jerzy F., and R. W. Davies. “The Grain Problem.” *Soviet Studies* 18,"
        " no. 4 (1967): 399–434. https://doi.org/10.1/x."
    ),
    SPEECH: "Bukharin, N. I. “Enrich yourselves!” Speech, 17 April 1925.",
    EDITED: "Bukharin, N. I. *Selected Writings*. Ed. R. B. Day, 2nd ed. 1982.",
}
ENTRY_BY_DATE = {
    HOSKING: (
        "Hosking, Geoffrey. 1985. “The New Economic Policy.” In *A History*, ch. 5."
        " London: Fontana."
    ),
    KARCZ: (
        "Karcz, Jerzy F., and R. W. Davies. 1967. “The Grain Problem.” *Soviet Studies*"
        " 18, no. 4: 399–434. https://doi.org/10.1/x."
    ),
    SPEECH: "Bukharin, N. I. 1925. “Enrich yourselves!” Speech, 17 April 1925.",
    PARTY: "Forty-six members. n.d. “Declaration (Platform) of the 46.” Manuscript.",
}


@pytest.mark.parametrize("source", FIRST, ids=lambda each: each.id)
def test_a_note_names_a_source_in_full(source):
    assert markdown(NOTES.first(source)) == FIRST[source]


@pytest.mark.parametrize("source", AGAIN, ids=lambda each: each.id)
def test_a_later_note_names_a_source_shortly(source):
    assert markdown(NOTES.again(source)) == AGAIN[source]


@pytest.mark.parametrize("source", ENTRY, ids=lambda each: each.id)
def test_a_bibliography_has_the_family_name_first(source):
    assert markdown(NOTES.entry(source)) == ENTRY[source]


@pytest.mark.parametrize("source", ENTRY_BY_DATE, ids=lambda each: each.id)
def test_a_list_of_references_has_the_year_after_the_author(source):
    assert markdown(DATED.entry(source)) == ENTRY_BY_DATE[source]


def test_sources_of_one_author_and_year_are_told_apart_by_letters():
    twice = (replace(TROTSKY, id="b", title="Second"), replace(TROTSKY, id="a", title="First"))
    told = References(Library("l", "L", sources=twice), Style.AUTHOR_DATE)

    assert [plain(told.again(each)) for each in twice] == ["Trotsky 1920b", "Trotsky 1920a"]


def test_a_bibliography_is_sorted_without_accents_and_articles():
    titles = [Source("1", "The Zoo"), Source("2", "Élan"), Source("3", "x", "čapek, K.")]

    assert [each.id for each in sorted_sources(titles)] == ["3", "2", "1"]


def test_names_are_read_from_a_line_of_authors_and_written_back():
    line = "King, Martin Luther, Jr.; Party Congress; et al."

    assert names(line) == (
        Name("King", "Martin Luther", "Jr."), Name("Party Congress"), Name("and others"),
    )  # fmt: skip
    assert line_of(names(line)) == "King, Martin Luther, Jr.; Party Congress; and others"
    assert names("Kamenev, L. B. (a talk, 1928)")[0].natural == "L. B. Kamenev (a talk, 1928)"


def test_full_stops_and_commas_go_within_quotation_marks():
    assert plain(ended(runs("“So”"))) == "“So.”"
    assert plain(ended(runs("“So?”"))) == "“So?”"
    assert plain(paused(runs("“So”"))) == "“So,”"
    assert markdown(ended(runs(Run("Book", True)))) == "*Book*."


# Footnotes.


def footnotes(*spans, evidence=(), library=ALL, style=Style.NOTES, **passage):
    shown = replace(sketch("a!"), passages={"p": Passage("p", spans, **passage)})
    cites = evidence or (Evidence("e", "a", "p", Bearing.BACKS),)
    writer = Footnotes(References(library, style))
    return [plain(writer.note(Reader(shown, library).cited((each,)))) for each in cites]


def span(source, words="", paragraph=60):
    return Span(source, "x", 0, len(words) or 9, words, paragraph=paragraph)


TWICE = (Evidence("e", "a", "p", Bearing.BACKS), Evidence("f", "a", "p", Bearing.DISPUTES))


def test_a_passage_that_an_author_quotes_is_quoted_in_him():
    first, second = footnotes(span("hosking"), evidence=TWICE, via="trotsky", summary="Labour")

    assert first == (
        "Labour. L. D. Trotsky, Terrorism and Communism (1920), quoted in Geoffrey Hosking,"
        " “The New Economic Policy,” in A History, ch. 5 (London: Fontana, 1985), ¶\u00a060."
    )
    assert second == (
        "But see: Labour. Trotsky, Terrorism and Communism, quoted in Hosking,"
        " “New Economic Policy,” ¶\u00a060."
    )


def test_by_author_and_date_the_chain_is_short():
    assert footnotes(span("hosking"), style=Style.AUTHOR_DATE, via="trotsky") == [
        "Trotsky 1920, quoted in Hosking 1985, ¶\u00a060."
    ]


def test_what_an_author_only_reports_is_cited_in_him():
    (note,) = footnotes(span("hosking"), via="trotsky", kind="statistic", style=Style.AUTHOR_DATE)

    assert note.startswith("Trotsky 1920, cited in Hosking")


def test_words_of_a_retelling_are_not_given_to_the_author_who_is_retold():
    companion = Source("companion", "Companion", short_title="Companion", issued=DateSpan("2026"))
    library = replace(ALL, sources=(*ALL.sources, companion))
    spans = span("companion", "Retold.", 5), span("hosking")

    assert footnotes(*spans, via="trotsky", library=library, style=Style.AUTHOR_DATE) == [
        "“Retold.” Companion 2026, ¶\u00a05, after Trotsky 1920, quoted in Hosking 1985, ¶\u00a060."
    ]


def test_a_source_that_is_known_only_through_another_says_so():
    assert footnotes(span("trotsky"), style=Style.AUTHOR_DATE) == [
        "Trotsky 1920, ¶\u00a060, quoted in Hosking 1985."
    ]


def test_a_chain_that_closes_upon_itself_ends():
    round_ = replace(HOSKING, quoted_in="trotsky"), TROTSKY
    library = Library("l", "L", sources=round_)

    assert footnotes(span("trotsky"), library=library, style=Style.AUTHOR_DATE) == [
        "Trotsky 1920, ¶\u00a060, quoted in Hosking 1985."
    ]


def test_the_page_is_told_where_the_text_that_is_here_has_pages():
    text = "Some words on a page, and some words on the next."
    edition = replace(
        edition_of("hosking", text, "x"), layout=Layout((PageMark(0, "136"), PageMark(22, "137")))
    )
    library = replace(ALL, editions=(edition,))
    where = Span("hosking", "x", 5, 30, text[5:30], paragraph=1)

    assert footnotes(where, library=library, style=Style.AUTHOR_DATE) == [
        f"“{text[5:30]}.” Hosking 1985, pp.\u00a0136–37, ¶\u00a01."
    ]


@pytest.mark.parametrize(
    ("labels", "told"),
    [(("iv", "v"), "pp. iv–v"), (("9", "10"), "pp. 9–10"), (("136", "137"), "pp. 136–37"),
     (("199", "200"), "pp. 199–200"), (("7", "7"), "p. 7")],
)  # fmt: skip
def test_pages_are_told_as_a_range(labels, told):
    layout = Layout(tuple(PageMark(10 * n, label) for n, label in enumerate(labels)))

    assert pages_of(layout, 0, 15) == told


def test_what_is_used_comes_with_what_it_is_known_through():
    shown = replace(
        sketch("a!"), passages={"p": Passage("p", (span("trotsky"),))},
        evidence={"e": Evidence("e", "a", "p", Bearing.BACKS)},
    )  # fmt: skip

    assert [each.id for each in used_sources(shown, ALL)] == ["hosking", "trotsky"]
