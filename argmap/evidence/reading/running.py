"""Running heads and page numbers: lines at the edges of pages that come again and again."""

from __future__ import annotations

import re
from collections import Counter

from argmap.evidence.reading.lines import Line

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_BARE = re.compile(r"[-–—\s\[(]*(\d{1,5}|[ivxlc]{1,8})[-–—\s\])]*", re.IGNORECASE)
_EDGE = 2
_LEAST_PAGES = 3
_SAME_HEIGHT = 4.0

Place = tuple[str, int]


def without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages without the lines that stand at the same place of several pages.

    Lines are the same if they differ in nothing but their numbers. A head comes on a twentieth of
    the pages at least, so that the titles of chapters are among them; headings, which are larger
    than the text, are none.
    """
    sizes = Counter[float]()
    for line in (line for page in pages for line in page):
        sizes[line.size] += len(line.text)
    largest = 1.12 * max(sizes, key=sizes.__getitem__, default=0.0)
    edges = [[line for line in _edges(page) if line.size <= largest] for page in pages]
    count = Counter(place for page in edges for place in {_place(line) for line in page})
    least = max(_LEAST_PAGES, len(pages) // 20)
    heads = {place for place, times in count.items() if times >= least}
    return [_without(page, edge, heads) for page, edge in zip(pages, edges, strict=True)]


def numbers_printed(pages: list[list[Line]], bodies: list[list[Line]]) -> list[str]:
    """Return the numbers that are printed on the pages, if they go on from page to page."""
    first = Counter[int]()
    for place, (page, body) in enumerate(zip(pages, bodies, strict=True)):
        kept = set(map(id, body))
        bare = (_BARE.fullmatch(line.text) for line in page if id(line) not in kept)
        first.update({int(found[1]) - place for found in bare if found and found[1].isdecimal()})
    if not first:
        return []
    start, times = first.most_common(1)[0]
    if start < 1 or times < max(_LEAST_PAGES, len(pages) // 2):
        return []
    return [str(start + place) for place in range(len(pages))]


def _edges(page: list[Line]) -> list[Line]:
    """Return the uppermost and the lowest lines."""
    by_height = sorted(page, key=lambda line: line.height)
    return by_height if len(page) <= 2 * _EDGE else by_height[:_EDGE] + by_height[-_EDGE:]


def _place(line: Line) -> Place:
    return _NUMBER.sub("#", line.text.casefold()), round(line.height / _SAME_HEIGHT)


def _without(page: list[Line], edges: list[Line], heads: set[Place]) -> list[Line]:
    gone = {id(line) for line in edges if _place(line) in heads}
    return [line for line in page if id(line) not in gone]
