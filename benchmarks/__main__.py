"""``make bench``: measures, prints the table, and writes results.md."""

from __future__ import annotations

from pathlib import Path

from argmap.render import engines
from argmap.settings import settings_from
from benchmarks import (
    anchoring,
    comparing,
    drawing,
    editing,
    live,
    overview,
    pages,
    quoting,
    reading_texts,
    work,
)
from benchmarks.table import Result, table, write

RESULTS = Path(__file__).parent / "results.md"


def main() -> None:
    """Measure everything."""
    engines.use(settings_from().cache)
    found: list[Result] = []
    server = (pages.results, editing.results, work.results, live.results)
    texts = (anchoring.results, quoting.results, reading_texts.results)
    whole = (drawing.command, drawing.maps, drawing.stability, comparing.results, overview.results)
    for part in (*whole, *texts, *server):
        for result in part():
            print(f"{result.what}: {result.measured}", flush=True)
            found.append(result)
    write(found, RESULTS)
    print(f"\n{table(found)}")


if __name__ == "__main__":
    main()
