"""The page on which a text is read: all of it, with every passage marked and who leans on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from argmap.evidence.paragraphs import paragraphs
from argmap.model.claims import Claim
from argmap.model.debates import Debate
from argmap.model.ids import ClaimId, EvidenceId, MapId, PassageId, Slug, SourceId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Passage, Span
from argmap.model.sources import Edition, Library, Source, edition_of
from benchmarks.clock import cpu
from benchmarks.table import Result

SIZES = ((60_000, 192, 15), (1_000_000, 2_000, 300))
LIBRARY, SOURCE, DEBATE = Slug("made"), SourceId("text"), Slug("made-debate")
WORDS = ["grain", "village", "winter", "price", "council", "harvest", "state", "market", "bread"]


def results() -> Iterator[Result]:
    """Yield how long the page takes, for a chapter and for a whole book."""
    for size, count, most in SIZES:
        with TemporaryDirectory() as place:
            yield _page(Path(place), size, count, most)


def _page(place: Path, size: int, count: int, most: int) -> Result:
    from argmap.settings import settings_from
    from argmap.store import open_store
    from argmap.web import create_app
    from argmap.web.kept import Kept

    edition = edition_of(SOURCE, _text(size))
    settings = settings_from({"ARGMAP_DATA": str(place), "ARGMAP_CACHE": str(place)})
    with closing(open_store(settings.database_url)) as store:
        with store.writing() as writing:
            writing.put_library(Library(LIBRARY, "Made", "", (Source(SOURCE, "Made"),), (edition,)))
            writing.add_map(_map(edition, count), datetime.now(UTC))
        app = create_app(store, settings=settings)
        client = app.test_client()

        def page() -> None:
            answer = client.get(f"/sources/{LIBRARY}/{SOURCE}")
            assert answer.status_code == 200, answer.status
            assert answer.data.count(b'class="place"') == count

        def anew() -> None:
            app.extensions["argmap.read"] = Kept(1)
            page()

        first, again = cpu(anew), cpu(page)
    what = f"the reading page of a text of {size // 1000:,} kB with {count:,} passages"
    compared = f"{first:.1f} ms for the first who reads it"
    return Result(what, f"{again:.1f} ms", compared, f"under {most} ms", again < most)


def _text(size: int) -> str:
    random, blocks, long = Random(5), [], 0
    while long < size:
        sentences = [" ".join(random.choices(WORDS, k=14)).capitalize() + "." for _ in range(7)]
        blocks.append(" ".join(sentences))
        long += len(blocks[-1]) + 2
    return "\n\n".join(blocks)[:size].rstrip()


def _map(edition: Edition, count: int) -> ArgumentMap:
    """Return a map whose claims lean on stretches all over a text, some of which overlap."""
    text, random = edition.text or "", Random(9)
    found = paragraphs(text)
    claims, passages, cited = {}, {}, {}
    for number in range(count):
        claim, passage = ClaimId(f"c{number}"), PassageId(f"p{number}")
        block = random.choice(found)
        start = random.randrange(block.start, block.end - 20)
        end = min(block.end, start + random.randint(20, 200))
        span = Span(SOURCE, edition.id, start, end, exact=text[start:end])
        claims[claim] = Claim(claim, f"Claim {number} about the grain of that winter.")
        passages[passage] = Passage(passage, (span,))
        name = EvidenceId(f"e{number}")
        cited[name] = Evidence(name, claim, passage, Bearing.ATTESTS)
    debate = Debate(DEBATE, "What was grain worth?", library=LIBRARY)
    return ArgumentMap(MapId(DEBATE), debate, claims, {}, passages, cited)
