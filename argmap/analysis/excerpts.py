"""Short stretches of a text around the words that were found in it."""

from __future__ import annotations

from argmap.analysis.folding import folded, places

LENGTH = 220
MOST_MARKS = 40

Marks = tuple[tuple[int, int], ...]


def excerpt(text: str, terms: tuple[str, ...], length: int = LENGTH) -> tuple[str, Marks]:
    """Return a stretch of the text that holds the first of the terms, and where they are in it.

    Args:
        text: the whole text.
        terms: what was looked for, folded.
        length: about how many characters the stretch may have; cut ends are shown by “…”.

    Returns:
        The stretch, and in it the start and end of each term, in code points, without overlaps.
    """
    marks = _joined(list(places(text, sorted(_found(folded(text), terms)))))
    start, end = _window(text, marks[0][0] if marks else 0, length)
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    shift = len(before) - start
    kept = [(s + shift, min(e, end) + shift) for s, e in marks if start <= s < end]
    return f"{before}{text[start:end]}{after}", tuple(kept[:MOST_MARKS])


def _found(seen: str, terms: tuple[str, ...]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for term in terms:
        at = seen.find(term)
        while at >= 0 and len(found) < 4 * MOST_MARKS:
            found.append((at, at + len(term)))
            at = seen.find(term, at + len(term))
    return found


def _joined(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the marks in order, with those that touch or overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _window(text: str, first: int, length: int) -> tuple[int, int]:
    """Return where to cut, at blanks where there are any near."""
    if len(text) <= length:
        return 0, len(text)
    start = max(0, min(first - length // 4, len(text) - length))
    end = start + length
    if start:
        blank = text.find(" ", start, first)
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", max(start, end - 30), end)
        end = blank if blank > first else end
    return start, end
