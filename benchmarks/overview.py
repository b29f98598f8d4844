"""The overview of a large course: thirty groups, with three hundred claims each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from argmap.model.assignments import Starter
from argmap.model.edits import Reword
from argmap.model.ids import ClaimId, EvidenceId, MapId, PassageId, PersonId, SourceId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Passage, Span
from argmap.model.seminars import Holding, Member, Person, Role
from argmap.model.sources import Library, Source, edition_of
from argmap.services.loading import put
from argmap.services.people import groups, sessions
from argmap.services.reading import map_at
from argmap.services.saving import save
from argmap.services.teaching.assigning import Plan, assign
from argmap.settings import settings_from
from argmap.store import Store, open_store
from argmap.web import create_app
from benchmarks.samples import sample
from benchmarks.table import Result

GROUPS, EACH, CLAIMS, PARAGRAPHS = 30, 5, 300, 120
ROUNDS = 9
SENTENCE = "The towns waited for bread, and the villages for cloth. "


def results() -> Iterator[Result]:
    """Yield the time that the page takes: with all at hand, and after one map has changed."""
    with TemporaryDirectory() as place:
        settings = settings_from({"ARGMAP_DATA": place})
        with closing(open_store(settings.database_url)) as store:
            token, task = _course(store)
            client = create_app(store, settings=settings).test_client()
            client.set_cookie("argmap-session", token)
            address = f"/assignments/{task}/overview"

            def page() -> None:
                answer = client.get(address)
                assert answer.status_code == 200, answer.status

            what = f"the overview of {GROUPS} groups with {CLAIMS} claims each"
            first = _taken(page)
            again = median(_taken(page) for _ in range(ROUNDS))
            changed = median(_after_a_change(store, token, each, page) for each in range(ROUNDS))
    yield Result(f"{what}, the first after a start", f"{first:.0f} ms")
    for when, taken in (("", again), (", after a change of one of the maps", changed)):
        yield Result(f"{what}{when}", f"{taken:.0f} ms", "", "under 300 ms", taken < 300)


def _taken(work: Callable[[], None]) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1_000


def _after_a_change(store: Store, token: str, number: int, page: Callable[[], None]) -> float:
    who = sessions.known(store, token)
    with store.reading() as reading:
        held = [each for each in reading.all(Holding) if each.group][number]
    at = map_at(store, held.map_id).revision
    save(store, who, held.map_id, (Reword(ClaimId("c9"), f"Grain was short ({at})."),), at=at)
    return _taken(page)


def _course(store: Store) -> tuple[str, str]:
    """Put a course into the store, each group's map another; return a session and a task."""
    now = datetime.now(UTC)
    whole, library = _debate()
    put(store, whole, library)
    teacher = Person(PersonId("teacher"), "Instructor", now, login="teacher")
    with store.writing() as writing:
        writing.add(teacher)
    token = sessions.opened(store, teacher)
    seminar = groups.create(store, sessions.known(store, token), "A large course")
    who = sessions.known(store, token)
    for number in range(GROUPS):
        group = groups.add_group(store, who, seminar.id, f"Group {number + 1}")
        with store.writing() as writing:
            for place in range(EACH):
                person = Person(PersonId(f"p{number}-{place}"), f"Person {number} {place}", now)
                member = Member(seminar.id, person.id, Role.PARTICIPANT, now, group.id)
                writing.add(person, member)
    task = assign(store, who, seminar.id, Plan(map_id=whole.id, begins_with=Starter.FULL))
    return token, task.id


def _debate() -> tuple[ArgumentMap, Library]:
    """Return a map of which two claims in three cite a paragraph, with the text."""
    whole = sample(CLAIMS, CLAIMS + 60)
    text = "\n\n".join(SENTENCE * 4 for _ in range(PARAGRAPHS)) + "\n"
    edition = edition_of(SourceId("report"), text)
    passages, evidence = {}, {}
    length = len(SENTENCE) * 4 + 2
    for number in range(CLAIMS * 2 // 3):
        start = number % PARAGRAPHS * length + number // PARAGRAPHS * len(SENTENCE)
        end = start + len(SENTENCE) - 1
        span = Span(SourceId("report"), edition.id, start, end, text[start:end],
                    paragraph=number % PARAGRAPHS + 1)  # fmt: skip
        passages[PassageId(f"q{number}")] = Passage(PassageId(f"q{number}"), (span,), "Waiting.")
        evidence[EvidenceId(f"e{number}")] = Evidence(
            EvidenceId(f"e{number}"), ClaimId(f"c{number}"), PassageId(f"q{number}"), Bearing.BACKS
        )
    slug = whole.debate.slug
    source = Source(SourceId("report"), "A report", "Somebody")
    library = Library(slug, "Generated", sources=(source,), editions=(edition,))
    return replace(whole, id=MapId(slug), passages=passages, evidence=evidence), library
