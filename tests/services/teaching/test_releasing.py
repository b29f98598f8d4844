"""Remarks on single claims, and the release of all feedback: nothing shows before, hers after."""

from __future__ import annotations

from datetime import timedelta

import pytest

from argmap.model.edits import Reword
from argmap.model.errors import ForbiddenError, InvalidError, InvalidTextError, NotFoundError
from argmap.model.marks import Tag
from argmap.model.seminars import Holding
from argmap.model.talk import About
from argmap.services.people import members
from argmap.services.reading import map_at
from argmap.services.saving import save
from argmap.services.teaching import releasing, remarking
from argmap.services.teaching.releasing import Answer, AnswerClashError, TooLateError
from argmap.services.teaching.remarking import Place
from tests.services.teaching.conftest import MONDAY
from tests.services.teaching.marked import marked

SOON, LATER = MONDAY + timedelta(minutes=10), MONDAY + timedelta(minutes=11)


class Told:
    """An assignment on whose maps Eva remarks."""

    def __init__(self, marked):
        self.made, self.course, self.id = marked, marked.course, marked.task.id
        self.store, self.eva, self.red = self.course.store, self.course.eva, marked.map_of("Red")

    def place(self, target="c1", whose="Ana", about=About.CLAIM, at=0):
        person = self.made.person(whose) if whose else None
        return Place(self.red, about, target, person, at)

    def write(self, text="Who says so?", **place):
        return remarking.write(self.store, self.eva, self.id, self.place(**place), text)

    def mark(self, tag=Tag.UNCLEAR, **place):
        return remarking.mark(self.store, self.eva, self.id, self.place(**place), tag)

    def noted(self, whose="Ana"):
        found = remarking.noted(self.store, self.made.found, self.made.person(whose))
        return [each for told in found.values() for each in told]

    def release(self):
        releasing.release(self.store, self.eva, self.id)

    def seen(self, name="Ana"):
        return releasing.returned(self.store, self.course.who(name), self.id)

    def texts(self, name):
        return sorted(each.remark.text or each.remark.tag for each in self.seen(name).remarks)

    def answer(self, name, text, seen="", *, to_group=False):
        said, who = Answer(text, seen), self.course.who(name)
        releasing.answer(self.store, who, self.id, said, to_group=to_group)

    def activity(self):
        with self.store.reading() as reading:
            return reading.one(Holding, map_id=self.red).activity


@pytest.fixture
def told(course):
    return Told(marked(course))


def reword(told, text="Industry at once."):
    at = map_at(told.store, told.red).revision
    save(told.store, told.course.who("Ana"), told.red, [Reword("c1", text)], at=at)


def test_a_remark_is_bound_to_the_words_that_it_was_made_on(told):
    told.write()
    told.mark()
    reword(told)

    assert [each.is_earlier for each in told.noted()] == [True, True]
    assert {(each.remark.words, each.now) for each in told.noted()} == {
        ("Industry first.", "Industry at once.")
    }


def test_what_was_seen_is_remarked_on_though_it_was_reworded_meanwhile(told):
    seen = map_at(told.store, told.red).revision
    reword(told)

    assert told.write(at=seen).words == "Industry first."
    assert told.write("And now?").words == "Industry at once."


def test_steps_and_passages_are_remarked_on_too(told):
    told.write("Does it?", target="r1", about=About.RELATION)
    told.write("Cut short.", target="q1", about=About.PASSAGE)

    assert sorted(each.now for each in told.noted()) == [
        "Industry first. but Peasants will keep their grain. and Grain pays for machines.",
        "Peasants kept their grain.",
    ]
    with pytest.raises(NotFoundError):
        told.write(target="c9")


def test_a_mark_is_set_once_and_taken_away_by_whoever_instructs(told):
    assert told.mark() == told.mark()
    told.mark(Tag.WELL_ARGUED, whose="Ben")
    remarking.unmark(told.store, told.eva, told.id, told.place(), Tag.UNCLEAR)

    assert told.noted() == []
    assert [each.tag for each in told.noted("Ben")] == [Tag.WELL_ARGUED]
    with pytest.raises(InvalidError):
        told.mark("splendid")


def test_a_remark_is_reworded_by_its_author_and_taken_away_by_any_instructor(told):
    made = told.write()
    remarking.reword(told.store, told.eva, told.id, made.id, "Which winter?")

    assert [each.remark.text for each in told.noted()] == ["Which winter?"]
    with pytest.raises(InvalidTextError):
        remarking.reword(told.store, told.eva, told.id, made.id, " ")
    with pytest.raises(ForbiddenError):
        remarking.take_away(told.store, told.course.who("Ana"), told.id, made.id)
    remarking.take_away(told.store, told.eva, told.id, made.id)
    assert told.noted() == []


def test_work_is_that_of_whoever_brought_it_to_the_map(told):
    assert remarking.author_of(told.store, told.made.found, told.place()) is None
    with pytest.raises(NotFoundError):
        told.write(whose="Eva")


def test_before_the_release_a_map_is_not_even_stirred(told):
    before = told.activity()
    made = told.write()
    told.mark()
    told.made.save("Ana", text="Well seen.")
    remarking.reword(told.store, told.eva, told.id, made.id, "Which winter?")
    remarking.take_away(told.store, told.eva, told.id, made.id)

    assert told.activity() == before
    with pytest.raises(NotFoundError):
        told.seen()


def test_after_the_release_each_sees_what_is_about_her_own_work_and_that_of_her_group(told):
    told.write("To Ana.")
    told.mark(whose="Ben")
    told.write("To all in Red.", whose=None)
    told.made.save("Ana", text="Well seen.")
    told.release()

    assert told.texts("Ana") == ["To Ana.", "To all in Red."]
    assert told.texts("Ben") == ["To all in Red.", "unclear"]
    assert told.texts("Carla") == []
    assert (told.seen("Ana").sheet.own.text, told.seen("Ben").sheet.own) == ("Well seen.", None)
    with pytest.raises(NotFoundError):
        told.seen("Eva")


def test_what_is_out_stirs_the_map_and_so_does_each_remark_from_then_on(told):
    told.write()
    before = told.activity()
    told.release()
    released = told.activity()
    told.mark()

    assert before < released < told.activity()


def test_it_is_taken_back_for_ten_minutes_and_not_later(told):
    told.release()
    releasing.take_back(told.store, told.course.who("Eva", SOON), told.id)
    with pytest.raises(NotFoundError):
        told.seen()

    told.release()
    told.release()
    with pytest.raises(TooLateError):
        releasing.take_back(told.store, told.course.who("Eva", LATER), told.id)
    assert told.seen().assigned.assignment.released == MONDAY


def test_a_student_answers_and_no_later_word_of_an_instructor_takes_that_away(told):
    made, _ = told.write(), told.made.save("Ana", text="Well seen.")
    told.release()
    told.answer("Ana", "I see.")
    ana = told.course.who("Ana")
    releasing.answer_remark(told.store, ana, told.id, made.id, Answer("Hosking does."))
    told.made.save("Ana", text="Well seen indeed.", version=1)

    assert told.made.sheet("Ana").own.answer == "I see."
    assert [each.remark.answer for each in told.noted()] == ["Hosking does."]


def test_of_two_in_a_group_who_answer_at_once_the_second_is_told(told):
    told.made.save("Ana", to_group=True, text="All of you.")
    told.release()
    told.answer("Ana", "We see.", to_group=True)
    told.answer("Ben", "We see. ", to_group=True)

    with pytest.raises(AnswerClashError) as clash:
        told.answer("Ben", "We do not.", to_group=True)
    assert clash.value.now == "We see."
    told.answer("Ben", "We do not.", "We see.", to_group=True)
    assert told.made.sheet("Ana").shared.answer == "We do not."


def test_nobody_answers_what_is_not_for_her(told):
    made = told.write()
    told.release()

    for name in ("Ben", "Carla"):
        with pytest.raises(NotFoundError):
            releasing.answer_remark(
                told.store, told.course.who(name), told.id, made.id, Answer("Mine?")
            )
        with pytest.raises(NotFoundError):
            told.answer(name, "Mine?")


def test_who_moves_to_another_group_keeps_what_is_hers_and_leaves_what_is_the_groups(told):
    told.write("To Ana.")
    told.write("To all in Red.", whose=None)
    told.made.save("Ana", to_group=True, text="All of you.")
    told.release()
    blue, seminar = told.course.blue.id, told.course.seminar.id
    members.move(told.store, told.eva, seminar, told.made.person("Ana"), blue)

    assert told.texts("Ana") == ["To Ana."]
    assert told.seen("Ana").sheet.shared is None


def test_who_is_no_instructor_remarks_and_releases_nothing(told):
    ana = told.course.who("Ana")
    for act in (
        lambda: remarking.write(told.store, ana, told.id, told.place(), "Me."),
        lambda: remarking.mark(told.store, ana, told.id, told.place(), Tag.UNCLEAR),
        lambda: releasing.release(told.store, ana, told.id),
        lambda: releasing.take_back(told.store, ana, told.id),
    ):
        with pytest.raises(ForbiddenError):
            act()
