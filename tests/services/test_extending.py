"""What a person does to a map: each thing does what it says, once, and never over another's."""

from __future__ import annotations

import pytest

from argmap.model.claims import Basis, Kind, Voice
from argmap.model.edits import ClaimField
from argmap.model.errors import (
    InvalidPassageError,
    InvalidRelationError,
    NobodyError,
    NotFoundError,
)
from argmap.model.passages import Bearing
from argmap.model.permissions import Who
from argmap.services import extending as ext
from argmap.services import extending_claims as claims
from argmap.services import extending_evidence as evidence
from argmap.services import extending_steps as steps
from argmap.services.extending import Step, Words, slug_of, turn
from argmap.services.reading import history
from tests.examples import plan
from tests.services.drawing import ana, ben, now


def test_a_support_states_a_claim_and_relates_it_in_one_signed_revision(kept):
    words = Words("Machines feed towns.", position="fast", date="1925", kind="causal", core=True)

    saved = ext.support(ana(kept, once="abcdefgh"), "c1", words, Step("As he says.", "sign"))

    claim = saved.map.claim(saved.focus)
    relation = saved.map.relations[saved.step]
    assert (saved.revision, claim.id) == (2, "machines-feed-towns-abcd")
    assert (claim.voice, claim.position, claim.date.text) == (Voice.MEMBER, "fast", "1925")
    assert (claim.kind, claim.core, claim.thesis) == ("causal", True, False)
    assert (relation.kind, relation.premises, relation.target) == (Kind.SUPPORT, (claim.id,), "c1")
    assert (relation.note, relation.scheme) == ("As he says.", "sign")
    last = history(kept, "plan")[-1]
    assert (last.number, last.member, last.person) == (2, "Ana", "ana")


def test_a_rebuttal_and_an_undercut_bear_against_a_claim_and_against_a_step(quick):
    against = ext.rebut(ana(quick), "c1", Words("No."))
    under = ext.undercut(ana(quick), "r1", Words("That is another matter."))

    assert under.map.relations[against.step].kind is Kind.REBUT
    assert under.map.relations[under.step].target == "r1"


def test_the_same_form_sent_twice_is_carried_out_once(quick):
    first = ext.support(ana(quick, 1, once="abcdefgh"), "c1", Words("Yes."))
    again = ext.support(ana(quick, 1, once="abcdefgh"), "c1", Words("Yes."))
    answer = ext.thesis(ana(quick, 1, once="thesis99"), Words("Never."))
    same = ext.thesis(ana(quick, 1, once="thesis99"), Words("Never."))

    assert (again.focus, again.revision) == (first.focus, first.revision)
    assert (same.focus, same.revision) == (answer.focus, answer.revision)
    assert now(quick).revision == 3


def test_a_claim_of_the_map_can_be_the_premise_of_a_new_relation(quick):
    saved = ext.support(ana(quick), "c3", "c4")

    assert saved.map.relations[saved.step].premises == ("c4",)
    assert len(saved.map.claims) == len(plan().claims)


def test_an_argument_in_a_circle_is_refused_and_a_mutual_rebuttal_is_not(quick):
    ext.support(ana(quick), "c3", "c4")
    with pytest.raises(InvalidRelationError, match="in a circle"):
        ext.support(ana(quick), "c4", "c3")
    assert ext.rebut(ana(quick), "c4", "c3").revision == 3


def test_a_linked_premise_joins_the_others(quick):
    saved = ext.premise(ana(quick), "r1", Words("And nobody else has grain."))
    assert saved.map.relations["r1"].premises == ("c2", "c3", saved.focus)


def test_a_new_answer_is_a_thesis(quick):
    saved = ext.thesis(ana(quick), Words("Neither."))
    assert saved.map.claim(saved.focus).thesis
    assert saved.map.roots[-1].id == saved.focus


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Grain, and more grain!", "grain-and-more-grain"), ("Étatisme 1925", "etatisme-1925"),
     ("Зерно", ""), ("", ""), ("x" * 99, "x" * 24), ("<b>'; --", "b")],
)  # fmt: skip
def test_an_id_is_made_of_the_first_words(text, slug):
    assert slug_of(text) == slug


def test_a_claim_without_a_latin_letter_has_an_id_all_the_same(quick):
    saved = ext.thesis(ana(quick, once="abcdefgh"), Words("Зерно"))
    assert saved.focus == "claim-abcd"


def test_a_speaker_can_be_named_who_is_not_known_yet_and_is_known_from_then_on(quick):
    words = Words("It ruins us.", named="Sokolnikov, G.", voice=Voice.ACTOR, position="slow")
    first = ext.thesis(ana(quick), words)
    again = ext.rebut(ana(quick), "c1", Words("Twice.", named="Sokolnikov, G."))

    speaker = first.map.claim(first.focus).speaker
    assert first.map.debate.speaker(speaker).name == "Sokolnikov, G."
    assert again.map.claim(again.focus).speaker == speaker
    assert len(again.map.debate.speakers) == len(plan().debate.speakers) + 1


def test_rewording_says_it_in_other_words_and_the_same_words_change_nothing(quick):
    assert claims.reword(ana(quick), "c1", "Industry before all.").revision == 2
    assert claims.reword(ana(quick), "c1", "Industry before all. ").revision == 2


def test_only_the_details_that_differ_are_changed_and_others_keep_theirs(quick):
    wanted = {ClaimField.DATE: "1926", ClaimField.VOICE: "actor", ClaimField.KIND: ""}
    claims.describe_claim(ben(quick, 1), "c2", wanted | {ClaimField.DATE: "1927"})

    saved = claims.describe_claim(ana(quick, 1), "c2", wanted | {ClaimField.KIND: "causal"})

    claim = saved.map.claim("c2")
    assert (claim.date.text, claim.kind) == ("1927", "causal")
    assert len(history(quick, "plan")[-1].edits) == 1


def test_withdrawing_and_restoring_bring_back_all_that_was(kept):
    gone = claims.withdraw(ana(kept), "c2")
    assert (gone.focus, "c2" in gone.map.drawn) == ("c1", False)
    back = claims.restore(ana(kept), "c2")
    assert back.map.drawn_relations.keys() == plan().drawn_relations.keys()


def test_what_is_so_already_is_not_done_again(quick):
    claims.withdraw(ana(quick), "c2")
    assert claims.withdraw(ben(quick, 1), "c2").revision == 2
    assert claims.restore(ana(quick), "c1").revision == 2


def test_a_branch_moves_with_all_that_hangs_on_it_but_not_into_itself(quick):
    below = ext.support(ana(quick), "c2", Words("They did so in 1918."))
    other = ext.thesis(ana(quick), Words("Grain first."))

    with pytest.raises(InvalidRelationError, match="part of this branch"):
        steps.move(ana(quick), "r1", below.focus)
    moved = steps.move(ana(quick), "r1", other.focus)

    assert moved.map.relations["r1"].target == other.focus
    assert moved.map.relations[below.step].target == "c2"
    assert "r2" in moved.map.drawn_relations


def test_a_cut_takes_what_bears_on_the_step_and_leaves_the_claims(quick):
    saved = steps.cut(ana(quick), "r1")
    assert not saved.map.relations
    assert len(saved.map.drawn) == len(plan().drawn)
    assert saved.focus == "c1"


def test_a_step_is_described_anew_and_keeps_what_others_said_of_it(quick):
    steps.describe_step(ben(quick, 1), "r1", steps.said_of(Kind.REBUT, Basis.EXPLICIT, "", ""))
    wanted = steps.said_of(Kind.SUPPORT, Basis.EXPLICIT, "", "Now for it.")
    saved = steps.describe_step(ana(quick), "r1", wanted)
    step = saved.map.relations["r1"]
    assert (step.kind, step.basis, step.note) == (Kind.SUPPORT, Basis.EXPLICIT, "Now for it.")


@pytest.mark.parametrize(
    ("place", "moved"),
    [("earlier", ("b", "a")), ("later", ("c", "b")), ("first", ("b", "a")), ("last", ("c", "b"))],
)
def test_only_those_that_change_places_are_arranged(place, moved):
    assert steps.placed(["a", "b", "c"], "b", steps.Place(place)) == moved


def test_the_first_cannot_be_put_earlier():
    assert steps.placed(["a", "b"], "a", steps.Place.EARLIER) == ()


def test_replies_and_answers_are_put_in_another_order(quick):
    late = ext.rebut(ana(quick), "c1", Words("Late."))
    saved = steps.order_replies(ana(quick), late.step, steps.Place.FIRST)
    assert [each.id for each in saved.map.bearing_on("c1")] == [late.step, "r1"]

    other = ext.thesis(ana(quick), Words("Other.", position="fast"))
    first = steps.order_answers(ana(quick), other.focus, steps.Place.EARLIER)
    assert [each.id for each in first.map.roots] == [other.focus, "c1"]


def test_a_known_passage_is_cited_and_cited_no_longer(quick):
    saved = evidence.cite(
        ana(quick, once="abcdefgh"), "c1", "q1", evidence.Use(Bearing.BACKS, note="See.")
    )
    cited = saved.map.evidence["e-abcdefgh"]
    assert (cited.target, cited.passage, cited.note) == ("c1", "q1", "See.")
    gone = evidence.uncite(ana(quick), cited.id)
    assert cited.id not in gone.map.evidence
    assert "q1" in gone.map.passages


def test_new_words_become_a_passage_at_their_place_and_the_same_words_the_same_one(quick):
    quote = evidence.Quote("report", "Heavy  industry\ncame first.")
    use = evidence.Use(Bearing.BACKS)
    saved = evidence.cite(ana(quick, once="abcdefgh"), "r1", quote, use)
    evidence.cite(ana(quick), "c1", quote, use)

    span = now(quick).passages["p-abcdefgh"].spans[0]
    assert (span.exact, span.paragraph) == ("Heavy industry came first.", 2)
    assert span.suffix.startswith(" Grain was short.")
    assert saved.step == "r1"
    assert len(now(quick).passages) == len(plan().passages) + 1


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        (evidence.Quote("report", "Light industry"), "do not stand in this source exactly so"),
        (evidence.Quote("report", "grain", 2), "do not stand in paragraph 2"),
        (evidence.Quote("report", "r"), "places: write more of them"),
        (evidence.Quote("report", "grain", 9), "and no 9"),
        (evidence.Quote("report", "  "), "Write the words"),
        (evidence.Quote("nowhere", "grain"), "Choose the source"),
        (evidence.Quote("speech", "grain"), "is not here to be looked into"),
    ],
)
def test_words_that_are_not_found_are_told_of_in_one_sentence(quick, quote, said):
    with pytest.raises(InvalidPassageError, match=said):
        evidence.cite(ana(quick), "c1", quote, evidence.Use(Bearing.BACKS))
    assert now(quick).revision == 1


def test_nobody_extends_a_map_namelessly(quick):
    with pytest.raises(NobodyError):
        turn(quick, Who(), "plan", 1)


def test_what_is_not_on_the_map_cannot_be_answered(quick):
    with pytest.raises(NotFoundError):
        ext.support(ana(quick), "c99", Words("Yes."))
    with pytest.raises(NotFoundError):
        ext.undercut(ana(quick), "r99", Words("Yes."))
    with pytest.raises(NotFoundError):
        ext.support(ana(quick), "c1", "c99")
