"""Finding words: in all that can be read, whatever they are written like, and without fail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.excerpts import LENGTH, excerpt
from argmap.analysis.folding import folded, places
from argmap.analysis.search import MOST_HITS, index_library, index_map, search, terms_of
from argmap.model.claims import Claim
from argmap.model.debates import Debate
from argmap.model.maps import ArgumentMap
from argmap.model.sources import Edition, text_digest
from tests.examples import LIBRARY, TEXT, plan
from tests.strategies import maps, texts

anything = st.text(max_size=30)


def stretches(text):
    """Every line that holds something, numbered."""
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, at, at + len(line)
        at += len(line) + 1


def found(words, drawn=None, library=None):
    indexes = [index_map(drawn or plan()), index_library(library or LIBRARY, stretches)]
    return search(indexes, words)


def claims_of(*texts_):
    """A map of these claims alone, c0, c1 and so on."""
    claims = {f"c{n}": Claim(f"c{n}", text) for n, text in enumerate(texts_)}
    return ArgumentMap("m", Debate("m", "What?"), claims)


def ids(words, *texts_):
    return [hit.claim for hit in search([index_map(claims_of(*texts_))], words)]


def marked(hit):
    return [hit.excerpt[start:end] for start, end in hit.marks]


@pytest.mark.parametrize(
    ("words", "where", "kind"),
    [
        ("keep their grain", "text", "claim"),
        ("from the report", "note", "claim"),
        ("peasants kept", "words", "evidence"),
        ("shortage", "summary", "evidence"),
        ("very words", "note", "evidence"),
        ("speech", "title", "source"),
        ("vainshtein", "author", "source"),
        ("heavy industry", "paragraph", "source"),
    ],
)
def test_words_are_found_where_they_stand(words, where, kind):
    assert (kind, where) in {(hit.found, hit.where) for hit in found(words)}


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("CAFE", "A café."),
        ("café", "A CAFE\u0301."),
        ("strasse", "Eine Straße."),
        ("ΣΊΣΥΦΟΣ", "ο σίσυφος"),
        ("fine", "ﬁne flour"),
        ("istanbul", "İstanbul"),
        ("dont", "dont"),
        ("don't", "They don’t."),
        ("工业", "工业化辩论"),
        ("🏭", "A 🏭 for steel."),
        ("1 5", "1,5 per cent"),
    ],
)
def test_case_accents_and_punctuation_make_no_difference(words, text):
    assert ids(words, text, "Nothing of the kind.") == ["c0"]


def test_all_words_must_occur_in_any_order():
    assert ids("grain plan", "The plan needs grain.", "The plan.", "Grain.") == ["c0"]


def test_words_in_quotation_marks_must_occur_together():
    texts_ = ("Grain needs a plan.", "A plan, grain.", "The plan: grain first.")

    assert ids('"plan grain"', *texts_) == ["c1", "c2"]
    assert ids("“plan grain” first", *texts_) == ["c2"]


def test_whole_words_come_before_beginnings_and_these_before_parts():
    assert ids("plan", "Unplanned.", "Planned.", "The plan.") == ["c2", "c1", "c0"]


def test_claims_come_before_evidence_and_evidence_before_sources():
    kinds = [hit.found for hit in found("grain")]

    assert kinds == sorted(kinds)


def test_a_hit_tells_where_the_words_are():
    [hit] = found("keep their")[:1]

    assert (hit.claim, hit.debate, hit.title) == ("c2", "plan", "Peasants will keep their grain.")
    assert marked(hit) == ["keep", "their"]


def test_evidence_tells_its_claim_and_passage_also_when_it_is_for_a_relation():
    [hit] = [hit for hit in found("shortage") if hit.found == "evidence"]

    assert (hit.claim, hit.target, hit.evidence, hit.passage) == ("c4", "r2", "e2", "q2")
    assert (hit.library, hit.source) == ("plan", "report")


def test_a_paragraph_tells_its_number_and_edition():
    [hit] = found("heavy industry")

    assert (hit.paragraph, hit.edition, hit.title) == (
        3,
        LIBRARY.editions[0].id,
        "A report on grain",
    )


def test_only_the_newest_text_of_a_source_is_searched():
    newer = "Quite other words."
    edition = Edition("new", "report", text_digest(newer), len(newer), newer)
    library = replace(LIBRARY, editions=(*LIBRARY.editions, edition))

    assert found("heavy industry", library=library) == ()
    assert [hit.edition for hit in found("other words", library=library)] == ["new"]


def test_what_was_withdrawn_is_not_found():
    claims = plan().claims | {"c2": replace(plan().claims["c2"], withdrawn=True)}

    assert {hit.claim for hit in found("grain", plan(claims=claims))} == {"c3", None}


@pytest.mark.parametrize("words", ["", "  ", '"', '""', "!?", "\u0301", "“”", "\ud800", "\x00"])
def test_without_words_nothing_is_found(words):
    assert found(words) == ()


def test_no_more_is_found_than_can_be_read():
    many = claims_of(*(f"The plan, {n}." for n in range(MOST_HITS + 50)))

    assert len(search([index_map(many)], "plan")) == MOST_HITS


@given(maps(), anything)
def test_no_words_make_it_fail_and_every_mark_is_in_its_excerpt(drawn, words):
    for hit in search([index_map(drawn), index_library(LIBRARY, stretches)], words):
        assert all(0 <= start < end <= len(hit.excerpt) for start, end in hit.marks)


@given(maps())
def test_every_claim_is_found_by_its_own_text(drawn):
    for claim in drawn:
        if terms_of(f'"{claim.text[:60]}"') and not set(claim.text) & set('"“”„«»'):
            hits = search([index_map(drawn)], f'"{claim.text[:60]}"')
            assert claim.id in {hit.claim for hit in hits}


@given(texts, st.data())
def test_the_places_of_folded_words_hold_those_words(text, data):
    seen = folded(text)
    words = seen.split()
    if words:
        word = data.draw(st.sampled_from(words))
        at = seen.index(f" {word} ") + 1
        [(start, end)] = places(text, [(at, at + len(word))])
        assert folded(text[start:end]).strip() == word


@given(st.text(), st.text(max_size=5))
def test_an_excerpt_is_short_and_its_marks_are_apart_and_in_order(text, words):
    cut, marks = excerpt(text * 20, terms_of(words))

    assert len(cut) <= LENGTH + 2
    ends = [0, *(end for _, end in marks)]
    assert all(end <= start for end, (start, _) in zip(ends, marks, strict=False))


def test_a_long_text_is_cut_around_the_words():
    cut, marks = excerpt("before " * 100 + "the grain plan " + "after " * 100, ("grain",))

    assert cut.startswith("…before")
    assert cut.endswith("…")
    assert [cut[start:end] for start, end in marks] == ["grain"]


def test_a_paragraph_is_told_by_its_own_words():
    assert TEXT[slice(*next(stretches(TEXT))[1:])] == "The plan"
