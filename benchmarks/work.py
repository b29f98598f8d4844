"""What it takes to show one student's work: 30 students, 5 maps of 300 claims, 3,000 revisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from itertools import cycle
from random import Random
from tempfile import TemporaryDirectory

from argmap.model.assignments import Starter
from argmap.model.claims import Claim, Kind, Relation
from argmap.model.edits import AddClaim, Edit, Relate, Reword
from argmap.model.ids import ClaimId, GroupId, MapId, PersonId, RelationId
from argmap.model.permissions import Who
from argmap.model.seminars import Group, Holding, Member, Person, Role, Session
from argmap.model.sources import Library
from argmap.services.editing import revise
from argmap.services.loading import put
from argmap.services.people import groups
from argmap.services.people.sessions import known
from argmap.services.reading import map_at
from argmap.services.teaching.assigning import Plan, assign
from argmap.settings import settings_from
from argmap.store import Store, open_store
from argmap.web import create_app
from benchmarks.clock import cpu
from benchmarks.samples import sample
from benchmarks.table import Result

GROUPS, STUDENTS, CLAIMS, REVISIONS, BOUND = 5, 30, 300, 600, 150
"""The last three: claims and revisions of each map, and the bound in milliseconds."""
TOKEN = "bench"
NOW = datetime.now(UTC)


def results() -> Iterator[Result]:
    """Yield the figures of one student's page."""
    what = f"of {STUDENTS} students on {GROUPS} maps of {CLAIMS} claims"
    with _course() as (get, change):
        others = cycle(range(STUDENTS))
        taken = cpu(lambda: get(f"/{_person(next(others))}"), times=15)
        yield _result(f"the page of one {what}, the next one each time", taken)

        def after() -> None:
            change()
            get(f"/{_person(next(others))}")

        yield _result(f"the same after a change of a map, the change included, {what}", cpu(after))
        yield _result(f"the list {what}", cpu(lambda: get("")))


def _result(told: str, taken: float) -> Result:
    return Result(told, f"{taken:.0f} ms", "", f"at most {BOUND} ms", taken <= BOUND)


@contextmanager
def _course() -> Iterator[tuple[Callable[[str], None], Callable[[], None]]]:
    """Yield what asks for a page below the list of students, and what changes a map."""
    with TemporaryDirectory() as place:
        given = {"ARGMAP_DATA": place, "ARGMAP_CACHE": f"{place}/cache"}
        settings = settings_from(given)
        store = open_store(settings.database_url)
        task, maps = _assigned(store)
        random = Random(1)
        for at in maps:
            _draw(store, at, random)
        client = create_app(store, settings=settings).test_client()
        client.set_cookie("argmap-session", TOKEN)

        def get(path: str) -> None:
            answer = client.get(f"/assignments/{task}/students{path}")
            assert answer.status_code == 200, answer.status

        yield get, lambda: _change(store, maps[0], random)
        store.close()


def _assigned(store: Store) -> tuple[str, list[MapId]]:
    """Assign a map to groups with their students; return the assignment and the groups' maps."""
    drawn = sample(20)
    put(store, drawn, Library(drawn.debate.slug, "Generated"))
    with store.writing() as writing:
        eva = Person(PersonId("eva"), "Eva", NOW, login="eva")
        digest = sha256(TOKEN.encode()).hexdigest()
        writing.add(eva, Session(digest, eva.id, NOW, NOW, "a benchmark"))
    made = groups.create(store, Who(eva), "History 214")
    with store.writing() as writing:
        for number in range(GROUPS):
            told = f"Group {number}", f"bcdf234{number}", f"link-{number}"
            writing.add(Group(GroupId(f"group-{number}"), made.id, *told, NOW))
        for number in range(STUDENTS):
            person, group = _person(number), GroupId(f"group-{number % GROUPS}")
            writing.add(Person(person, f"Student {number}", NOW))
            writing.add(Member(made.id, person, Role.PARTICIPANT, NOW, group))
    plan = Plan(map_id=str(drawn.debate.slug), begins_with=Starter.FULL)
    task = assign(store, known(store, TOKEN), made.id, plan)
    with store.reading() as reading:
        return task.id, [each.map_id for each in reading.all(Holding, assignment=task.id)]


def _person(number: int) -> PersonId:
    return PersonId(f"student-{number}")


def _draw(store: Store, at: MapId, random: Random) -> None:
    while map_at(store, at).revision < REVISIONS:
        _change(store, at, random)


def _change(store: Store, at: MapId, random: Random) -> None:
    """State a claim, or reword one if there are enough, in some student's name."""
    whole = map_at(store, at)
    some, new = random.choice(list(whole.claims)), f"c{whole.revision}-{at[-4:]}"
    edits: list[Edit] = [Reword(some, f"It was {random.random():.6f} of all.")]
    if len(whole) < CLAIMS:
        claim = Claim(ClaimId(new), f"It was {random.random():.6f} of all.")
        relation = Relation(RelationId(f"r-{new}"), Kind.REBUT, (claim.id,), some)
        edits = [AddClaim(claim), Relate(relation)]
    person = _person(random.randrange(STUDENTS))
    revise(store, at, edits, member=person, at=whole.revision, person=person)
