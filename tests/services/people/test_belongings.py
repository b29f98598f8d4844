"""What is hers: as one file, under another name, and forgotten; copies, and maps for groups."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from argmap.model.claims import Claim
from argmap.model.edits import AddClaim, Reword
from argmap.model.errors import ForbiddenError, NobodyError, NotFoundError
from argmap.model.permissions import Permission, Who
from argmap.model.seminars import (
    FORMER,
    Endorsing,
    Holding,
    Member,
    Person,
    Presence,
    Session,
    Visibility,
)
from argmap.model.talk import About, Comment, Dismissal, Endorsement, Snapshot, Suggestion
from argmap.model.texts import Corrected, Deposit
from argmap.services import moving, saving, snapshots, suggesting, talking
from argmap.services.access import allowed
from argmap.services.editing import revise
from argmap.services.loading import put
from argmap.services.people import belongings, copies, joining, maps
from argmap.services.people.members import LastInstructorError
from argmap.services.people.names import TakenNameError
from argmap.services.reading import debate_map, history
from tests.examples import LIBRARY, plan
from tests.services.people.conftest import HERE

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def drawn(course):
    """The seminar, with the plan as the map of the red group."""
    put(course.store, plan(), LIBRARY)
    course.held = maps.give(course.store, course.eva, "plan", course.red.id)
    return course


def written(course, who):
    """One of everything that somebody can leave behind on the group's map."""
    person, where = who.person, course.held.map_id
    mine = (person.id, person.name)
    edits = [AddClaim(Claim("hers", "Grain was dear."))]
    revise(course.store, where, edits, member=person.name, at=1, person=person.id)
    with course.store.writing() as writing:
        writing.add(
            Comment("k", where, About.CLAIM, "c1", 1, *mine, NOW, "Why?", resolved_by=person.name),
            Endorsement(where, "c1", person.id, 1, "Industry first.", NOW),
            Suggestion("v", where, *mine, NOW, 1, (Reword("c1", "Later."),)),
            Snapshot(where, "Then", 1, *mine, NOW),
            Dismissal(where, "unsupported c1", *mine, NOW),
            Presence(where, "tab", person.id, "c1", NOW),
            Deposit("t", "plan", "plan", "report", "copy", "0" * 64, 6, NOW, person.name,
                person.id, course.seminar.id),
            Corrected("t", "f", 0, 5, "Grian", NOW, person.name, "Grain", person=person.id),
        )  # fmt: skip
        writing.change(Suggestion, {"id": "v"}, decided_by=person.name)


def everywhere(course):
    """All names in the database."""
    kinds = (Person, Comment, Suggestion, Snapshot, Dismissal, Holding, Presence, Session, Member,
        Deposit, Corrected)  # fmt: skip
    with course.store.reading() as reading:
        kept = [reading.all(kind) for kind in kinds]
        numbers = [each.map_id for each in reading.all(Holding)]
    return repr([kept, [history(course.store, each) for each in numbers]])


def test_all_that_is_hers_is_one_file_and_holds_no_secret(drawn):
    ana, joined = drawn.join("Ana")
    written(drawn, ana)
    moving.copy(drawn.store, ana, "plan")

    told = json.loads(json.dumps(belongings.everything_of(drawn.store, ana)))

    assert {name: len(kept) for name, kept in told.items() if kept and isinstance(kept, list)} == {
        "memberships": 1, "sessions": 1, "maps": 1, "revisions": 2, "present": 1, "comments": 1,
        "endorsements": 1, "suggestions": 1, "snapshots": 1, "dismissals": 1, "texts": 1,
        "corrections": 1,
    }  # fmt: skip
    assert told["person"]["name"] == "Ana"
    assert told["memberships"][0]["group_name"] == "Red"
    assert told["revisions"][0]["edits"][0]["claim"]["text"] == "Grain was dear."
    assert joined.token not in repr(told)
    assert "argon2" not in repr(told)


def test_another_name_stands_wherever_she_has_signed(drawn):
    ana, joined = drawn.join("Anastasia")
    written(drawn, ana)
    copy = moving.copy(drawn.store, ana, "plan")
    moving.copy(drawn.store, ana, copy.map_id, group=drawn.red.id)

    belongings.rename(drawn.store, ana, "Ana")

    assert "Anastasia" not in everywhere(drawn)
    assert drawn.known(joined.token).person.name == "Ana"
    assert history(drawn.store, drawn.held.map_id)[-1].member == "Ana"


def test_a_name_that_another_has_is_not_taken(drawn):
    ana, _ = drawn.join("Ana")
    drawn.join("Ben")

    with pytest.raises(TakenNameError):
        belongings.rename(drawn.store, ana, "BEN")
    belongings.rename(drawn.store, ana, "ANA")


def test_whoever_asks_is_forgotten_and_the_map_stays(drawn):
    ana, joined = drawn.join("Anastasia")
    written(drawn, ana)
    moving.copy(drawn.store, ana, "plan")
    before = debate_map(drawn.store, drawn.held.map_id)

    belongings.forget(drawn.store, ana)

    assert debate_map(drawn.store, drawn.held.map_id) == before
    assert "Anastasia" not in everywhere(drawn)
    assert [each.member for each in history(drawn.store, drawn.held.map_id)] == ["Eva", FORMER]
    assert drawn.known(joined.token) == Who()
    with drawn.store.reading() as reading:
        for kind in (Session, Presence, Endorsement, Member):
            assert reading.count(kind, person=ana.person.id) == 0
        gone = reading.one(Person, id=ana.person.id)
    assert (gone.name, gone.words, gone.forgotten) == (FORMER, "", True)


def test_her_name_goes_from_notes_that_name_her(drawn):
    """What she accepted, what others took over from her, and where her copies went."""
    ana, _ = drawn.join("Anastasia")
    ben, _ = drawn.join("Ben")
    where, copy = drawn.held.map_id, moving.copy(drawn.store, ana, "plan")
    edits = [AddClaim(Claim("hers", "Grain was dear."))]
    saving.save(drawn.store, ana, copy.map_id, edits, at=1)
    setup = maps.SetUp(copy.name, Visibility.PUBLIC)
    maps.set_up(drawn.store, ana, copy.map_id, setup)
    moving.copy(drawn.store, ben, copy.map_id)
    taken = moving.adoption(drawn.store, ben, where, copy.map_id, "hers")
    moving.adopt(drawn.store, ben, taken, at=1)
    waits = suggesting.suggest(drawn.store, ben, where, [Reword("c1", "Later.")], at=2)
    suggesting.accept(drawn.store, ana, where, waits.id)
    assert everywhere(drawn).count("Anastasia") > 8

    belongings.forget(drawn.store, ana)

    assert "Anastasia" not in everywhere(drawn)
    notes = [each.note for each in history(drawn.store, where)]
    assert notes[1:] == [
        f"Adopted from “Copy by {FORMER}”, where {FORMER} wrote it.",
        f"Suggested; accepted by {FORMER}.",
    ]


def test_what_was_on_its_way_when_she_was_forgotten_does_not_bear_her_name(drawn):
    """Who she was is asked when a request comes; by the time it writes she may be somebody else."""
    ana, _ = drawn.join("Anastasia")
    belongings.forget(drawn.store, ana)

    written_late = [Reword("c1", "Later.")]
    revise(drawn.store, drawn.held.map_id, written_late, member="Anastasia", at=1,
        person=ana.person.id)  # fmt: skip
    talking.write(drawn.store, ana, drawn.held.map_id, "Why?", about=About.CLAIM, target="c1")
    snapshots.name_revision(drawn.store, ana, drawn.held.map_id, 1, "Then")
    suggesting.suggest(drawn.store, ana, drawn.held.map_id, [Reword("c1", "No.")], at=2)

    assert "Anastasia" not in everywhere(drawn)
    for late in (
        lambda: joining.join(drawn.store, drawn.red.code, "", who=ana, address=HERE),
        lambda: belongings.rename(drawn.store, ana, "Anna"),
    ):
        with pytest.raises(NobodyError):
            late()


def test_nobody_comes_back_as_somebody_forgotten_and_the_name_is_free(drawn):
    ana, joined = drawn.join("Ana")
    belongings.forget(drawn.store, ana)

    with pytest.raises(joining.WrongWordsError):
        joining.come_back(drawn.store, drawn.red.code, "Ana", joined.words, address=HERE)
    assert drawn.join("Ana")[0].person.id != ana.person.id


def test_her_private_map_is_read_by_nobody_afterwards(drawn):
    ana, _ = drawn.join("Ana")
    own = moving.copy(drawn.store, ana, "plan")
    belongings.forget(drawn.store, ana)

    for who, error in ((drawn.eva, NotFoundError), (Who(), NobodyError)):
        with pytest.raises(error):
            allowed(drawn.store, who, Permission.READ, own.map_id)


def test_the_only_instructor_hands_the_seminar_over_first(drawn):
    drawn.join("Ana")

    with pytest.raises(LastInstructorError, match="The Soviet twenties"):
        belongings.forget(drawn.store, drawn.eva)


def test_where_it_is_allowed_a_guest_has_a_copy_at_once_and_later_brings_it_along(drawn):
    taken = copies.take(drawn.store, Who(copies=True), "plan", agent="curl")
    guest = drawn.known(taken.guest.token)
    assert allowed(drawn.store, guest, Permission.EDIT, taken.held.map_id) == taken.held

    ana, _ = drawn.join("Ana", who=guest)
    given = copies.join_copy(drawn.store, ana, taken.held.map_id, drawn.red.id)

    assert (given.map_id, given.group, given.owner) == (taken.held.map_id, drawn.red.id, None)
    assert given.visibility is Visibility.PRIVATE
    assert allowed(drawn.store, ana, Permission.EDIT, given.map_id).name == "Copy by Ana"
    assert [each.member for each in history(drawn.store, given.map_id)] == ["Ana"]


def test_elsewhere_it_takes_somebody_and_nobody_is_made(drawn):
    with pytest.raises(NobodyError):
        copies.take(drawn.store, Who(), "plan")
    with pytest.raises(NobodyError):
        copies.take(drawn.store, Who(copies=True), drawn.held.map_id)

    with drawn.store.reading() as reading:
        assert reading.count(Person) == 1


def test_nobody_hands_over_what_is_not_hers_or_to_a_group_that_is_not(drawn):
    ana, _ = drawn.join("Ana")
    ben, _ = drawn.join("Ben", drawn.blue)
    own = moving.copy(drawn.store, ana, "plan")

    with pytest.raises(NotFoundError):
        copies.join_copy(drawn.store, ben, own.map_id, drawn.blue.id)
    with pytest.raises(ForbiddenError):
        copies.join_copy(drawn.store, ana, own.map_id, drawn.blue.id)
    with pytest.raises(ForbiddenError):
        copies.join_copy(drawn.store, drawn.eva, drawn.held.map_id, drawn.blue.id)


def test_a_new_question_is_an_empty_map_that_the_group_alone_reads(drawn):
    ana, _ = drawn.join("Ana")
    ben, _ = drawn.join("Ben", drawn.blue)

    held = maps.ask(drawn.store, drawn.eva, drawn.red.id, "Was the harvest there to be taken?")

    asked = debate_map(drawn.store, held.map_id)
    assert (asked.debate.question, asked.claims) == ("Was the harvest there to be taken?", {})
    assert asked.debate.library == asked.debate.slug != held.map_id
    assert "harvest" not in held.map_id
    edits = [AddClaim(Claim("c1", "It was there."))]
    revise(drawn.store, held.map_id, edits, member="Ana", at=1)
    allowed(drawn.store, ana, Permission.EDIT, held.map_id)
    with pytest.raises(NotFoundError):
        allowed(drawn.store, ben, Permission.READ, held.map_id)
    with drawn.store.reading() as reading:
        assert [each.map_id for each in reading.listed()] == ["plan"]


def test_only_instructors_give_maps_to_groups(drawn):
    ana, _ = drawn.join("Ana")

    with pytest.raises(ForbiddenError):
        maps.give(drawn.store, ana, "plan", drawn.red.id)
    with pytest.raises(ForbiddenError):
        maps.ask(drawn.store, ana, drawn.red.id, "Why?")


def test_a_map_is_set_up_by_whoever_manages_it(drawn):
    ana, _ = drawn.join("Ana")
    chosen = maps.SetUp("Ours", Visibility.SEMINAR, suggesting=True, endorsing=Endorsing.HIDDEN)

    held = maps.set_up(drawn.store, drawn.eva, drawn.held.map_id, chosen)

    assert (held.name, held.visibility, held.suggesting) == ("Ours", Visibility.SEMINAR, True)
    assert held.endorsing is Endorsing.HIDDEN
    assert held.activity == drawn.held.activity + 1
    with pytest.raises(ForbiddenError):
        maps.set_up(drawn.store, ana, drawn.held.map_id, chosen)


def test_a_map_cannot_be_open_to_a_seminar_that_it_has_not(drawn):
    ana, _ = drawn.join("Ana")
    own = moving.copy(drawn.store, ana, "plan")

    with pytest.raises(maps.SetUpError, match="belongs to no seminar"):
        maps.set_up(drawn.store, ana, own.map_id, maps.SetUp("Mine", Visibility.SEMINAR))
    with pytest.raises(maps.SetUpError, match="debate's own map"):
        maps.set_up(drawn.store, drawn.eva, "plan", maps.SetUp("", Visibility.PRIVATE))
    assert maps.own(drawn.store, ana) == (own,)
    assert maps.own(drawn.store, Who()) == ()
