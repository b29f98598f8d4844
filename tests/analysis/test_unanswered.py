"""Objections to which nothing answers: told as somebody would look for them by hand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from argmap.analysis.hints import hints
from argmap.analysis.unanswered import calling, unanswered
from argmap.model.claims import Claim, Kind, Relation, Voice
from argmap.model.maps import ArgumentMap
from tests.examples import debate
from tests.strategies import maps

TEXTS = {"t": "Plan.", "o": "Grain.", "a": "Goods.", "s": "Steel.", "u": "Iron.", "l": "Coal."}


def drawn(*relations):
    claims = {key: Claim(key, text, Voice.MEMBER) for key, text in TEXTS.items()}
    return ArgumentMap("m", debate(), claims, {each.id: each for each in relations})


def told(objections):
    return [(each.relation.id, each.on, each.replies) for each in objections]


def test_an_objection_is_answered_by_what_rebuts_it_or_undercuts_its_step():
    """[t] - [o] ; [t] - [s] + [l] ; [r1] ~ [a] or [l] - [a]"""
    first = Relation("r1", Kind.REBUT, ("o",), "t")
    linked = Relation("r2", Kind.REBUT, ("s", "l"), "t")
    assert told(unanswered(drawn(first, linked))) == [("r1", "t", False), ("r2", "t", False)]

    undercut = Relation("r3", Kind.UNDERCUT, ("a",), "r1")
    rebuttal = Relation("r4", Kind.REBUT, ("a",), "l")
    left = unanswered(drawn(first, linked, undercut, rebuttal))
    assert told(left) == [("r3", "t", True), ("r4", "l", True)], "only the answers are left"


def test_an_answer_to_an_objection_does_not_call_for_an_answer_itself():
    first = Relation("r1", Kind.REBUT, ("o",), "t")
    answer = Relation("r2", Kind.REBUT, ("a",), "o")
    step = Relation("r3", Kind.SUPPORT, ("s",), "t")
    doubt = Relation("r4", Kind.UNDERCUT, ("u",), "r3")

    assert [each.claim for each in calling(drawn(first, answer, step, doubt))] == ["u"]


def test_what_a_withdrawn_claim_answered_is_open_again():
    first = Relation("r1", Kind.REBUT, ("o",), "t")
    answered = drawn(first, Relation("r2", Kind.REBUT, ("a",), "o"))
    gone = replace(answered.claims["a"], withdrawn=True)

    assert not calling(answered)
    without = replace(answered, claims={**answered.claims, "a": gone})
    assert told(calling(without)) == [("r1", "t", False)]


@given(maps())
def test_law_nothing_else_answers(whole):
    """The naive way: look through all that is drawn, once for every objection."""
    everything = whole.drawn_relations.values()
    expected = [
        each.id
        for each in everything
        if each.kind is not Kind.SUPPORT
        and not any(
            other.kind is not Kind.SUPPORT and other.target in {each.id, *each.premises}
            for other in everything
        )
    ]

    assert [each.relation.id for each in unanswered(whole)] == expected


@given(maps())
def test_law_the_hints_of_a_map_tell_of_the_same_objections(whole):
    hinted = {h.target for h in hints(whole) if h.rule == "unanswered"}
    alike = {whole.relations[each].premises for each in hinted}

    assert alike == {each.relation.premises for each in calling(whole)}
