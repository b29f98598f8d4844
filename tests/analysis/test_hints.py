"""Hints: each rule sees what it is for, and is silent about maps that are drawn well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.analysis.hints import RULES, Hint, clustered, hints, hints_of_claim, hints_of_text
from argmap.analysis.likeness import Likeness
from argmap.evidence.figures import stands
from argmap.formats.folder import find_folders, read_folder
from argmap.model.claims import Claim, Kind, Relation, Voice
from argmap.model.dates import DateSpan
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Figure
from argmap.paths import DEBATES
from tests.examples import debate, passage, plan

QUIET = ArgumentMap("m", debate(language="en"))


def of(*claims, relations=(), evidence=(), passages=()):
    """A map of these claims."""
    parts = {"claims": claims, "relations": relations, "evidence": evidence, "passages": passages}
    return replace(
        QUIET, **{name: {each.id: each for each in all_} for name, all_ in parts.items()}
    )


def mine(claim_id, text, **fields):
    """A claim of a member, for which a passage is cited elsewhere."""
    return Claim(claim_id, text, Voice.MEMBER, **fields)


def found(drawn, rule):
    return [(hint.target, hint.claim) for hint in hints(drawn) if hint.rule == rule]


def test_an_actors_claim_needs_what_attests_it_and_a_members_a_reason_or_a_passage():
    drawn = of(
        Claim("c1", "Industry first.", speaker="pre"),
        Claim("c2", "Grain first.", speaker="buk"),
        mine("c3", "Coal first."),
        mine("c4", "Neither comes first."),
        relations=[Relation("r1", Kind.SUPPORT, ("c4",), "c3")],
        passages=[passage("q1", "Grain was short.")],
        evidence=[
            Evidence("e1", "c1", "q1", Bearing.ATTESTS),
            Evidence("e2", "c2", "q1", Bearing.BACKS),
        ],
    )

    assert found(drawn, "unattested") == [("c2", "c2")]
    assert found(drawn, "unsupported") == [("c4", "c4")]


def test_an_objection_is_to_be_answered_but_not_the_answer():
    """[t] - [o] - [a] ; [t] - [p] ; [r2] ~ [u]"""
    texts = {"t": "Plan.", "o": "Grain.", "a": "Goods.", "p": "Debts.", "s": "Steel.", "u": "Iron."}
    drawn = of(
        *(mine(key, text) for key, text in texts.items()),
        relations=[
            Relation("r1", Kind.REBUT, ("o",), "t"),
            Relation("r2", Kind.REBUT, ("a",), "o"),
            Relation("r3", Kind.REBUT, ("p",), "t"),
            Relation("r4", Kind.SUPPORT, ("s",), "t"),
            Relation("r5", Kind.UNDERCUT, ("u",), "r4"),
        ],
    )

    assert found(drawn, "unanswered") == [("r3", "t"), ("r5", "t")]


def test_an_objection_in_two_places_is_told_of_once():
    drawn = of(
        mine("t", "Plan."),
        mine("s", "Steel."),
        mine("o", "Grain."),
        relations=[
            Relation("r1", Kind.SUPPORT, ("s",), "t"),
            Relation("r2", Kind.REBUT, ("o",), "t"),
            Relation("r3", Kind.UNDERCUT, ("o",), "r1"),
        ],
    )

    assert found(drawn, "unanswered") == [("r2", "t")]


def test_a_passage_that_backs_a_claim_tells_of_its_own_time_or_an_earlier_one():
    claim = mine("c1", "They will sell.", date=DateSpan("1924"))
    later = passage("q1", "Grain was short.", date=DateSpan("1927"))
    cited = Evidence("e1", "c1", "q1", Bearing.BACKS)

    earlier = replace(later, date=DateSpan("1923"))

    [hint] = hints(of(claim, passages=[later], evidence=[cited]))
    assert (hint.rule, hint.sentence[-14:]) == ("hindsight", "tells of 1927.")
    assert hints(of(claim, passages=[earlier], evidence=[cited])) == ()


BACKED = Evidence("e1", "c1", "q1", Bearing.BACKS)
AT_SECOND_HAND = Evidence("e2", "c1", "q2", Bearing.BACKS)


@pytest.mark.parametrize(
    ("claim", "more", "told"),
    [
        ({"kind": "factual"}, {}, ["c1"]),
        ({"kind": "policy"}, {}, []),
        ({"kind": "factual", "voice": Voice.AUTHOR}, {}, []),
        ({"kind": "factual", "voice": Voice.AUTHOR}, {"evidence": [AT_SECOND_HAND]}, ["c1"]),
        ({"kind": "causal"}, {"relations": [Relation("r1", Kind.SUPPORT, ("c2",), "c1")]}, []),
        ({"kind": "causal"}, {"evidence": [BACKED, Evidence("e2", "c1", "q2", Bearing.BACKS)]}, []),
        ({"kind": "factual"}, {"evidence": [replace(BACKED, bearing=Bearing.ATTESTS)]}, []),
    ],
)
def test_a_claim_of_fact_that_one_source_backs_is_told_unless_a_reason_or_another_helps(
    claim, more, told
):
    passages = [passage("q1", "Grain was short."), passage("q2", "Peasants", via="speech")]
    first = Claim("c1", "Grain was short.", **{"voice": Voice.MEMBER, **claim})
    claims = first, mine("c2", "Carts stood idle.")

    drawn = of(*claims, **{"passages": passages, "evidence": [BACKED], **more})

    assert [target for target, _ in found(drawn, "one-source")] == told


@pytest.mark.parametrize("voice", Voice)
def test_a_claim_that_only_examples_or_fiction_carry_is_told_whoever_holds_it(voice):
    """[c1] ~ an example; [c2] < a scene of a novel; [c3] < a report"""
    passages = [passage("q1", "Grain was short."), passage("q2", "Peasants", kind="literary")]
    cited = [
        Evidence("e1", "c1", "q1", Bearing.ILLUSTRATES),
        Evidence("e2", "c2", "q2", Bearing.BACKS),
        Evidence("e3", "c3", "q1", Bearing.BACKS),
    ]
    claims = [Claim(key, f"Claim {key}.", voice) for key in ("c1", "c2", "c3")]

    drawn = of(*claims, passages=passages, evidence=cited)

    assert [target for target, _ in found(drawn, "only-examples")] == ["c1", "c2"]


@pytest.mark.parametrize("voice", Voice)
def test_a_figure_that_does_not_stand_in_its_passage_is_told_by_its_value(voice):
    right, wrong = Figure("grain", "20", "million"), Figure("grain", "25", "million")
    cited = replace(passage("q1", "Grain was short."), figures=(right, wrong))
    words = "Grain fell to twenty million."
    span = replace(cited.spans[0], end=cited.spans[0].start + len(words), exact=words)
    cited = replace(cited, spans=(span,))

    told = hints(
        of(Claim("c1", "It fell.", voice), passages=[cited], evidence=[BACKED]), None, stands
    )

    assert ["25" in hint.sentence for hint in told if hint.rule == "figure"] == [True]


def test_a_conclusion_that_shares_no_term_with_any_reason_names_what_is_missing():
    drawn = of(
        mine("c1", "Stalin ruled the secretariat."),
        mine("c2", "Members feared to speak."),
        mine("c3", "The secretariat appointed everybody."),
        mine("c4", "Nobody checked the secretariat."),
        relations=[Relation("r1", Kind.SUPPORT, ("c2",), "c1")],
    )

    [hint] = [hint for hint in hints(drawn) if hint.rule == "missing-term"]
    assert (hint.target, "secretariat" in hint.sentence) == ("c1", True)
    shared = replace(drawn, relations={"r1": Relation("r1", Kind.SUPPORT, ("c3",), "c1")})
    assert found(shared, "missing-term") == []


def test_two_claims_that_are_alike_are_told_unless_one_bears_on_the_other_or_denies_it():
    pair = (
        mine("c1", "Peasants withdrew from the market."),
        mine("c2", "The peasants withdrew from market."),
    )
    related = [Relation("r1", Kind.REBUT, ("c2",), "c1")]
    denied = mine("c2", "Peasants never withdrew from the market.")

    assert [hint.key for hint in hints(of(*pair)) if hint.rule == "alike"] == ["alike c2 c1"]
    assert found(of(*pair, relations=related), "alike") == []
    assert found(of(pair[0], denied), "alike") == []


def test_claims_that_are_like_one_another_make_one_group_of_hints():
    """a - b - c are alike in a chain, d - e by themselves."""
    pairs = [Hint("alike", key, "", key, other) for key, other in ("ba", "ed", "cb")]
    alone = [Hint("long", key, "", key) for key in "ab"]

    first, second, chain, pair = clustered([*alone, *pairs])

    assert (first, second) == ((alone[0],), (alone[1],))
    assert (chain, pair) == ((pairs[0], pairs[2]), (pairs[1],))


def test_words_show_a_question_two_claims_and_length():
    drawn = of(
        mine("q", "Did they sell?"),
        mine("t", "Grain is short; the towns are hungry."),
        mine("l", "so " * 41),
    )

    told = [
        (h.rule, h.target) for h in hints(drawn) if h.rule in ("question", "two-claims", "long")
    ]
    assert told == [("two-claims", "t"), ("question", "q"), ("long", "l")]


def test_a_withdrawn_claim_has_no_hints():
    assert hints(of(mine("c1", "Why?", withdrawn=True))) == ()


def test_while_one_writes_like_claims_come_first_and_those_of_the_same_passage():
    drawn = plan()
    likeness = Likeness(drawn)

    told = hints_of_text("Peasants keep their grain; why?", drawn, likeness)
    assert [(hint.rule, hint.other) for hint in told] == [("alike", "c2"), ("question", "")]
    assert hints_of_text("Peasants keep their grain.", drawn, likeness, without=("c2",)) == ()
    cited = next(iter(drawn.evidence.values()))
    [same] = hints_of_text("New words.", drawn, likeness, passage=cited.passage)
    assert (same.other, "cites the same passage" in same.sentence) == (cited.target, True)


def test_every_rule_says_why_it_matters_in_one_sentence():
    for rule in RULES.values():
        assert rule.why.endswith(".")
        assert rule.why.count(". ") == 0


@pytest.mark.parametrize("folder", find_folders(DEBATES), ids=lambda folder: folder.name)
def test_maps_that_were_drawn_with_care_have_few_hints(folder):
    drawn = read_folder(folder).map
    told = [hint.rule for hint in hints(drawn)]

    assert len(told) - told.count("unanswered") <= len(drawn) / 2
    assert not {"alike", "question", "long", "unsupported", "hindsight"} & set(told)
    assert told.count("two-claims") <= len(drawn) / 3


@pytest.mark.parametrize("folder", find_folders(DEBATES), ids=lambda folder: folder.name)
def test_the_hints_of_a_claim_are_those_of_the_map_that_are_shown_on_it(folder):
    drawn = read_folder(folder).map
    doubled = {f"{key}-too": replace(each, id=f"{key}-too") for key, each in drawn.claims.items()}
    drawn = replace(drawn, claims={**drawn.claims, **doubled})
    likeness, whole = Likeness(drawn, drawn.debate.language), hints(drawn)

    assert any(hint.rule == "alike" for hint in whole)
    for claim in drawn.claims:
        shown = [hint for hint in whole if claim in (hint.claim, hint.other)]
        assert list(hints_of_claim(drawn, claim, likeness)) == shown
