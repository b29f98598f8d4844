"""Comments: they keep the words that they were made on, are answered, resolved, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.model.edits import Reword, Unrelate, Withdraw
from argmap.model.errors import ForbiddenError, InvalidTextError, NobodyError, NotFoundError
from argmap.model.permissions import Who
from argmap.model.talk import About
from argmap.services import talking
from argmap.services.editing import revise
from argmap.services.people import limits
from argmap.services.people.limits import RateError
from argmap.services.talking import (
    open_by_claim,
    open_comments,
    reopen,
    reply,
    resolve,
    threads,
    write,
)
from tests.services.seminars import AS_ANA, AS_BEN, AS_RITA, put_seminar


@pytest.fixture
def kept(store):
    put_seminar(store)
    return store


def on_claim(store, text="Says who?", who=AS_ANA, target="c1", **seen):
    return write(store, who, "plan", text, about=About.CLAIM, target=target, **seen)


def said(store, claim="", **which):
    return threads(store, "plan", claim, **which).threads


def test_a_comment_keeps_its_author_the_revision_and_the_words_that_it_is_on(kept):
    made = on_claim(kept)

    [thread] = said(kept, "c1")
    assert thread.comment == made
    assert (made.name, made.person, made.revision) == ("Ana", "ana", 1)
    assert (made.words, thread.is_earlier) == ("Industry first.", False)


def test_after_a_rewording_a_comment_is_on_an_earlier_wording(kept):
    on_claim(kept)
    revise(kept, "plan", [Reword("c1", "Industry before all.")], member="Ben", at=1)

    [thread] = said(kept, "c1")
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
    assert said(kept, "c1")[0].comment == step
    assert step in [each.comment for each in said(kept, "c3")]
    assert cited in [each.comment for each in said(kept, "c2")]


def test_a_comment_outlives_what_it_is_about(kept):
    write(kept, AS_ANA, "plan", "Why?", about=About.RELATION, target="r2")
    on_claim(kept, target="c4")
    revise(kept, "plan", [Unrelate("r2"), Withdraw("c4")], member="Ben", at=1)

    claim, step = said(kept)
    assert (step.now, step.claims) == ("", ())
    assert step.comment.words.endswith("They sell if there are goods.")
    assert claim.claims == ("c4",)


def test_replies_stand_under_the_first_comment_also_those_to_replies(kept):
    first = on_claim(kept)
    answer = reply(kept, AS_BEN, "plan", first.id, "Preobrazhensky.")
    reply(kept, AS_ANA, "plan", answer.id, "Thanks.")

    [thread] = said(kept)
    assert [each.text for each in thread.replies] == ["Preobrazhensky.", "Thanks."]
    assert open_comments(kept, "plan") == 1


def test_a_comment_is_resolved_with_a_name_and_opened_again(kept):
    first = on_claim(kept)

    assert resolve(kept, AS_BEN, "plan", first.id).resolved_by == "Ben"
    assert resolve(kept, AS_ANA, "plan", first.id).resolved_by == "Ana"
    assert said(kept, resolved=True)[0].comment.resolved_by == "Ben"
    assert said(kept) == ()
    assert open_comments(kept, "plan") == 0
    reopen(kept, AS_ANA, "plan", first.id)
    assert said(kept)[0].is_open


def test_many_comments_are_read_in_stretches_the_newest_first(kept, monkeypatch):
    monkeypatch.setattr(talking, "STRETCH", 2)
    made = [on_claim(kept, f"Remark {number}.") for number in range(5)]
    for each in (made[0], made[4]):
        reply(kept, AS_BEN, "plan", each.id, "And?")
    on_claim(kept, target="c2")

    first = threads(kept, "plan", "c1")
    second = threads(kept, "plan", "c1", before=first.earlier)
    last = threads(kept, "plan", "c1", before=second.earlier)

    stretches = [[t.comment for t in each.threads] for each in (first, second, last)]
    assert stretches == [[made[4], made[3]], [made[2], made[1]], [made[0]]]
    assert [each.total for each in (first, second, last)] == [5, 5, 5]
    assert (first.threads[0].replies[0].text, len(last.threads[0].replies)) == ("And?", 1)
    assert last.earlier == ""
    with pytest.raises(NotFoundError, match="comment"):
        threads(kept, "plan", before="none")


def test_open_comments_are_counted_for_each_claim_that_shows_them(kept):
    on_claim(kept)
    write(kept, AS_ANA, "plan", "Why?", about=About.RELATION, target="r1")
    write(kept, AS_ANA, "plan", "Damaged.", about=About.PASSAGE, target="q1")
    done = on_claim(kept, target="c4")
    reply(kept, AS_BEN, "plan", done.id, "No.")
    resolve(kept, AS_BEN, "plan", done.id)

    counts = open_by_claim(kept, "plan")

    assert counts == {"c1": 2, "c2": 2, "c3": 1}
    assert counts == {key: threads(kept, "plan", key).total for key in counts}


def test_what_cannot_be_said_is_refused(kept):
    with pytest.raises(InvalidTextError, match="needs words"):
        on_claim(kept, " ")
    with pytest.raises(NotFoundError, match="claim"):
        on_claim(kept, target="c9")
    with pytest.raises(NotFoundError, match="comment"):
        reply(kept, AS_ANA, "plan", "none", "What?")
    assert said(kept) == ()


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

    [thread] = said(kept)
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

    assert [len(each.replies) for each in said(kept, "c1")] == [0, 2]
