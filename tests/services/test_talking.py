"""Comments: they keep the words that they were made on, are answered, resolved, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.model.edits import Reword, Unrelate, Withdraw
from argmap.model.errors import ForbiddenError, InvalidTextError, NobodyError, NotFoundError
from argmap.model.permissions import Who
from argmap.model.talk import About
from argmap.services.editing import revise
from argmap.services.people import limits
from argmap.services.people.limits import RateError
from argmap.services.talking import open_comments, reopen, reply, resolve, threads, write
from tests.services.seminars import AS_ANA, AS_BEN, AS_RITA, put_seminar


@pytest.fixture
def kept(store):
    put_seminar(store)
    return store


def on_claim(store, text="Says who?", who=AS_ANA, target="c1", **seen):
    return write(store, who, "plan", text, about=About.CLAIM, target=target, **seen)


def test_a_comment_keeps_its_author_the_revision_and_the_words_that_it_is_on(kept):
    made = on_claim(kept)

    [thread] = threads(kept, "plan", "c1")
    assert thread.comment == made
    assert (made.name, made.person, made.revision) == ("Ana", "ana", 1)
    assert (made.words, thread.is_earlier) == ("Industry first.", False)


def test_after_a_rewording_a_comment_is_on_an_earlier_wording(kept):
    on_claim(kept)
    revise(kept, "plan", [Reword("c1", "Industry before all.")], member="Ben", at=1)

    [thread] = threads(kept, "plan", "c1")
    assert thread.is_earlier
    assert (thread.comment.words, thread.now) == ("Industry first.", "Industry before all.")


def test_a_comment_is_on_what_its_author_saw_and_not_on_what_stood_there_when_it_came(kept):
    revise(kept, "plan", [Reword("c1", "Industry before all.")], member="Ben", at=1)

    assert on_claim(kept, at=1).words == "Industry first."
    assert on_claim(kept, at=2).words == "Industry before all."


def test_relations_and_passages_are_commented_on_and_shown_on_a_claim(kept):
    step = write(kept, AS_ANA, "plan", "Why?", about=About.RELATION, target="r1")
    cited = write(kept, AS_ANA, "plan", "Damaged.", about=About.PASSAGE, target="q1")

    assert step.words == (
        "Industry first. but Peasants will keep their grain. and Grain pays for machines."
    )
    assert cited.words == "Peasants kept their grain."
    assert threads(kept, "plan", "c1")[0].comment == step
    assert step in [each.comment for each in threads(kept, "plan", "c3")]
    assert cited in [each.comment for each in threads(kept, "plan", "c2")]


def test_a_comment_outlives_what_it_is_about(kept):
    write(kept, AS_ANA, "plan", "Why?", about=About.RELATION, target="r2")
    on_claim(kept, target="c4")
    revise(kept, "plan", [Unrelate("r2"), Withdraw("c4")], member="Ben", at=1)

    step, claim = threads(kept, "plan")
    assert (step.now, step.claims) == ("", ())
    assert step.comment.words.endswith("They sell if there are goods.")
    assert claim.claims == ("c4",)


def test_replies_stand_under_the_first_comment_also_those_to_replies(kept):
    first = on_claim(kept)
    answer = reply(kept, AS_BEN, "plan", first.id, "Preobrazhensky.")
    reply(kept, AS_ANA, "plan", answer.id, "Thanks.")

    [thread] = threads(kept, "plan")
    assert [each.text for each in thread.replies] == ["Preobrazhensky.", "Thanks."]
    assert open_comments(kept, "plan") == 1


def test_a_comment_is_resolved_with_a_name_and_opened_again(kept):
    first = on_claim(kept)

    assert resolve(kept, AS_BEN, "plan", first.id).resolved_by == "Ben"
    assert resolve(kept, AS_ANA, "plan", first.id).resolved_by == "Ana"
    assert threads(kept, "plan")[0].comment.resolved_by == "Ben"
    assert open_comments(kept, "plan") == 0
    reopen(kept, AS_ANA, "plan", first.id)
    assert threads(kept, "plan")[0].is_open


def test_what_cannot_be_said_is_refused(kept):
    with pytest.raises(InvalidTextError, match="needs words"):
        on_claim(kept, " ")
    with pytest.raises(NotFoundError, match="claim"):
        on_claim(kept, target="c9")
    with pytest.raises(NotFoundError, match="comment"):
        reply(kept, AS_ANA, "plan", "none", "What?")
    assert threads(kept, "plan") == ()


@pytest.mark.parametrize(("who", "error"), [(AS_RITA, ForbiddenError), (Who(), NobodyError)])
def test_readers_read_comments_and_write_none(kept, who, error):
    first = on_claim(kept)
    for act in (
        lambda: on_claim(kept, who=who),
        lambda: reply(kept, who, "plan", first.id, "No."),
        lambda: resolve(kept, who, "plan", first.id),
        lambda: reopen(kept, who, "plan", first.id),
    ):
        with pytest.raises(error):
            act()

    [thread] = threads(kept, "plan")
    assert (thread.comment, thread.replies) == (first, ())


def test_nobody_fills_a_map_with_comments(kept, monkeypatch):
    few = replace(limits.COMMENTS_OF_PERSON, most=3)
    monkeypatch.setattr(limits, "COMMENTS_OF_PERSON", few)
    first = on_claim(kept)
    for _ in range(2):
        reply(kept, AS_ANA, "plan", first.id, "And?")

    for more in (on_claim, lambda kept: reply(kept, AS_ANA, "plan", first.id, "And?")):
        with pytest.raises(RateError):
            more(kept)
    on_claim(kept, who=AS_BEN)

    assert [len(each.replies) for each in threads(kept, "plan", "c1")] == [2, 0]
