"""A text of the project, passages in it, and what editing and printing do to it."""

from __future__ import annotations

from random import Random

from argmap.evidence.anchoring import digest_of
from argmap.evidence.folding import letters
from argmap.model.passages import Span
from argmap.paths import DEBATES

COMPANION = (DEBATES / "dilemmas-of-nep/texts/companion.txt").read_text("utf-8")


def span_of(words, text, nth=1, **more):
    """The span of the nth place in the text that has these words."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span("text", "old", start, start + len(words), exact=words, **more)


def some_passages(text, count, seed=1):
    """Passages of twelve words or more, that begin and end where words do."""
    random = Random(seed)
    spans = []
    while len(spans) < count:
        start = text.find(" ", random.randrange(len(text) - 900)) + 1
        end = text.find(" ", start + random.randint(80, 600))
        if text[end - 1].isalnum():
            spans.append(Span("text", "old", start, end, exact=text[start:end]))
    return spans


def locator(span, text, *, folded=True):
    """What may be shipped of a passage: its place, some of its words, and digests."""
    words = text[span.start : span.end]
    anchor = " ".join(words.split(" ")[3:9])
    core = letters(words)
    known = {"letters": len(core), "folded": digest_of(core)} if folded else {}
    at = span.start + words.index(anchor)
    return Span(
        "text", "old", span.start, span.end, anchor=anchor, anchor_start=at,
        digest=digest_of(words), **known,
    )  # fmt: skip


def reprinted(text):
    """The text as another printing has it: other lines, hyphens, quotation marks, ligatures."""
    words = [w[:4] + "-\n" + w[4:] if len(w) > 9 and w.isalpha() else w for w in text.split(" ")]
    lines = [" ".join(words[at : at + 9]) for at in range(0, len(words), 9)]
    return "\n".join(lines).replace('"', "”").replace("fi", "ﬁ").replace("'", "’")
