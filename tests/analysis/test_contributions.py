"""Contributions are counted by who wrote the revisions, and again in the slowest way there is."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.contributions import Contributions, Fate
from argmap.analysis.deeds import Sort, Tale, follow
from argmap.model.claims import Kind, Relation
from argmap.model.edits import (
    AddClaim,
    Cite,
    Merge,
    Relate,
    Restore,
    Reword,
    Withdraw,
)
from tests.analysis.diaries import ADOPTED, PEOPLE, Diary, played


def told(*diaries):
    return Contributions((each.tale, each.map) for each in diaries)


def test_what_counts_is_who_wrote_the_revision():
    mine = Diary("mine")
    mine.states("ana", "c1", "s1")
    mine.cites("ana", "e1", "c1")
    mine.cites("ben", "e2", "c1")
    mine.do("ben", Reword("c1", "It is very much so."))
    found = told(mine)

    ana, ben = found.counts("ana"), found.counts("ben")
    assert (ana.claims, ana.relations, ana.passages, ana.wordings) == (1, 1, 1, 0)
    assert (ben.claims, ben.relations, ben.passages, ben.wordings) == (0, 0, 1, 1)
    assert found.counts("eva").claims == 0, "a map that was copied is nobody's deed"


def test_what_was_undone_or_withdrawn_is_told_and_does_not_count():
    mine = Diary("mine")
    first = mine.states("ana", "c1", "s1")
    mine.states("ana", "c2", "s1")
    reworded = mine.do("ana", Reword("c2", "Otherwise."))
    undone = mine.undo("ana", first)
    mine.undo("ben", reworded)
    assert told(mine).counts("ana").claims == 1
    assert [e.fate for e in told(mine).of("ana") if e.deed.sort is Sort.WORDING] == [Fate.BACK]
    mine.undo("ben", undone)

    found = told(mine)
    assert (found.counts("ana").claims, found.counts("ben").claims) == (2, 0)
    mine.do("eva", Withdraw("c1"))
    assert [e.fate for e in told(mine).of("ana") if e.deed.thing == "c1"] == [Fate.BACK]


def test_an_adopted_claim_counts_once_and_for_its_author_wherever_it_stands():
    hers, ours = Diary("hers"), Diary("ours")
    hers.states("ana", "c1", "s1")
    ours.takes("ben", hers, "c1")
    assert told(hers, ours).counts("ana").claims == 1
    assert told(hers, ours).counts("ben").claims == 0
    hers.do("ana", Withdraw("c1"))

    found = told(hers, ours)
    assert (found.counts("ana").claims, found.counts("ana").relations) == (1, 1)
    [shown] = found.of("ben")
    assert (shown.counts, shown.author) == (False, "ana")


def test_a_claim_that_was_merged_lives_on_in_anothers_but_not_twice_in_ones_own():
    ours = Diary("ours")
    ours.states("ana", "c1", "s1")
    ours.states("ana", "c2", "s1")
    ours.states("ben", "c3", "s1")
    ours.do("ben", Merge("c1", "c3"))
    assert told(ours).counts("ana").claims == 2
    ours.do("ben", Merge("c3", "c2"))

    found = told(ours)
    assert (found.counts("ana").claims, found.counts("ben").claims) == (1, 1)


def test_an_objection_is_answered_by_a_relation_that_comes_after_it():
    ours = Diary("ours")
    ours.states("ana", "c1", "s1")
    ours.states("ben", "c2")
    ours.states("ana", "c3", "c2", Kind.REBUT)
    ours.do("ben", Relate(Relation("r", Kind.REBUT, ("c2",), "c1")))
    assert told(ours).counts("ana").answers == 0, "her relation was there before"
    ours.states("ana", "c4", "r", Kind.UNDERCUT)
    ours.states("ana", "c5", "c2", Kind.REBUT)

    assert told(ours).answered("ana") == {("ours", "r")}
    ours.states("cleo", "c6", "c1-s1", Kind.UNDERCUT)
    ours.states("ana", "c7", "c6", Kind.REBUT)
    assert told(ours).counts("ana").answers == 2, "an undercut of a step from her claim"


def test_a_reply_bears_on_another_persons_claim_and_a_cross_examination_on_another_position():
    ours = Diary("ours")
    ours.states("ben", "c1", position="slow")
    ours.states("ana", "c2", "c1", position="fast")
    ours.states("ana", "c3", "c2", Kind.REBUT, position="slow")
    ours.states("ana", "c4", "s1", Kind.REBUT, position="slow")
    ours.states("ana", "c5", "c1", Kind.SUPPORT, position="slow")

    counts = told(ours).counts("ana")
    assert counts.replies == 2
    assert (counts.supports, counts.objections) == (1, 1), "what the map began with is nobody's"


@given(st.integers(0, 2**32 - 1), st.integers(0, 40))
def test_counts_equal_a_naive_recount_from_the_log(seed, size):
    diaries = played(Random(seed), size)
    found = told(*diaries)
    for person in PEOPLE:
        counts = found.counts(person)
        things = (counts.claims, counts.relations, counts.passages, counts.wordings)
        assert things == recounted(diaries, person)
        assert (counts.replies, counts.answers) == recounted_talk(diaries, person)


@given(st.integers(0, 2**32 - 1), st.integers(0, 40), st.integers(0, 40))
def test_a_log_that_is_followed_on_tells_what_the_whole_of_it_does(seed, size, cut):
    for diary in played(Random(seed), size):
        first = follow(Tale(diary.map.id), diary.log[:cut], copied=True, adopted=ADOPTED)
        assert follow(first, diary.log[cut:], copied=True, adopted=ADOPTED) == diary.tale


def brought(diaries):
    """Every claim, relation and piece of evidence with the diary and the person it came from."""
    for diary in diaries:
        known = set()
        for revision in diary.log[1:]:
            for edit in revision.edits:
                key = named(edit)
                if key and key not in known:
                    known.add(key)
                    yield key, diary, revision


def named(edit):
    match edit:
        case AddClaim(claim):
            return "claim", claim.id
        case Relate(relation):
            return "relation", relation.id
        case Cite(evidence):
            return "passage", evidence.id
    return None


def author(diaries, diary, key):
    """Who brought a thing of a map into the world; none for what the map began with."""
    here = [r for k, d, r in brought(diaries) if k == key and d is diary]
    if here and here[0].note.startswith(ADOPTED):
        here = [r for k, _, r in brought(diaries) if k == key and not r.note.startswith(ADOPTED)]
    return here[0].person if here else None


def stands(diary, key):
    sort, thing = key
    if sort == "passage":
        cited = diary.map.evidence.get(thing)
        return bool(cited) and cited.target in {*diary.map.drawn, *diary.map.drawn_relations}
    return thing in (diary.map.drawn if sort == "claim" else diary.map.drawn_relations)


def heir(diary, claim):
    """The claim that one was merged into, as long as nobody restored it or withdrew it."""
    into, seen = claim, set()
    while into not in diary.map.drawn and into not in seen:
        seen.add(into)
        last = None
        for edit in (each for r in diary.log for each in r.edits):
            if isinstance(edit, (Merge, Withdraw, Restore)) and edit.claim == into:
                last = edit
        into = last.into if isinstance(last, Merge) else into
    return into if into in diary.map.drawn else None


def recounted(diaries, person):
    found = {"claim": 0, "relation": 0, "passage": 0}
    for key, diary, revision in brought(diaries):
        if revision.person != person or revision.note.startswith(ADOPTED):
            continue
        places = [d for k, d, r in brought(diaries) if k == key and (
            d is diary or r.note.startswith(ADOPTED))]  # fmt: skip
        heirs = [(d, heir(d, key[1])) for d in places if key[0] == "claim"]
        heirs = [(d, h) for d, h in heirs if h][:1]
        lives = [h for d, h in heirs if author(diaries, d, ("claim", h)) != person]
        found[key[0]] += any(stands(d, key) for d in places) or bool(lives)
    return (*found.values(), sum(wordings(diary, person) for diary in diaries))


def wordings(diary, person):
    """How many wordings of hers led to what drawn claims say now."""
    total = 0
    for claim in diary.map.drawn:
        now, said = None, {}
        for revision in diary.log:
            for edit in revision.edits:
                if isinstance(edit, AddClaim) and edit.claim.id == claim:
                    now = edit.claim.text
                    said[now] = (None, None)
                elif isinstance(edit, Reword) and edit.claim == claim:
                    said.setdefault(edit.text, (now, revision))
                    now = edit.text
        while said[now][1]:
            now, revision = said[now]
            total += revision.person == person and not revision.note.startswith(ADOPTED)
    return total


def recounted_talk(diaries, person):
    """How many of her relations bear on others' claims or steps, and objections answered."""
    replies, answers = set(), set()
    for diary in diaries:
        drawn, order = diary.map.drawn_relations, [k for k, d, _ in brought(diaries) if d is diary]

        def by(sort, thing, diary=diary):
            return author(diaries, diary, (sort, thing))

        def hits(each, by=by, drawn=drawn):
            if each.kind is Kind.REBUT:
                return by("claim", each.target) == person
            step = drawn.get(each.target)
            ends = step and [by("relation", step.id), *(by("claim", p) for p in step.premises)]
            return each.kind is Kind.UNDERCUT and person in ends

        for mine in (each for each in drawn.values() if by("relation", each.id) == person):
            sort = "relation" if mine.kind is Kind.UNDERCUT else "claim"
            if by(sort, mine.target) not in (None, person):
                replies.add(mine.id)
            for each in drawn.values():
                met = each.id == mine.target or mine.target in each.premises
                said = each.premises[0] if each.id == mine.target else mine.target
                place = [("relation", e.id) for e in (each, mine)]
                later = place[0] not in order or order.index(place[0]) < order.index(place[1])
                if met and hits(each) and by("claim", said) != person and later:
                    answers.add(each.id)
    return len(replies), len(answers)
