"""Random maps as a folder can hold them: every passage stands in a text of the library."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from argmap.formats.finding import Pages
from argmap.model import text
from argmap.model.claims import Voice
from argmap.model.dates import DateSpan
from argmap.model.debates import WHOLE
from argmap.model.passages import Figure, Passage, Span
from argmap.model.sources import Access, Edition, Library, Source, edition_of
from tests.strategies import DATES, HOSTILE, maps, texts

WORDS = ["no", "null", "1924", "0123", "1e5", "y", "0x1f", "12:30", "- a", "# a", "a: b", "a #b"]
MORE = ["[a]", "{a: b}", "*a", "&a", "!a", "|", ">-", "a:", "'", '"', "%", "@", "`", "?", "--- a"]
LAST = ["a\u2028b", "\ufeffa", "a\xa0b", "a  b " * 30, "1" * 99, "\U0001f3ed" * 40, "a\u200bb"]
odd = st.sampled_from([*HOSTILE, *WORDS, *MORE, "a\n\nb", "a\n b", "\ta", "a " * 70, *LAST])
hard = st.one_of(texts, odd)
one = hard.map(lambda it: text.line(it, "x", limit=1_000, empty=True)[:250].strip())
one_or_some = one.map(lambda it: it or "x")
prose = hard.map(lambda it: text.prose(it, "x"))
blocks = st.lists(st.one_of(hard, st.sampled_from(["", "# T", "## U", "vote yes"])), min_size=1)
whole = blocks.map(lambda them: "vote\n\n" + "\n\n".join(them)).map(lambda it: text.words(it, "x"))
spans_of_time = st.none() | st.sampled_from(DATES).map(DateSpan)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)


@st.composite
def sources(draw, name):
    """A source with everything that a source can have."""
    return Source(
        name, draw(one_or_some), draw(one), draw(st.sampled_from(["primary", "secondary"])),
        draw(st.sampled_from(["book", "document"])), draw(spans_of_time), container=draw(one),
        url=draw(st.sampled_from(["", "https://example.org/#a"])), rights=draw(prose),
        access=draw(st.sampled_from(Access)), note=draw(prose),
        details=tuple(draw(st.lists(st.tuples(one_or_some, prose), max_size=2))),
    )  # fmt: skip


@st.composite
def editions(draw, source):
    """Some editions of a source: texts, and one that is known by its digest."""
    made = [edition_of(source, each) for each in draw(st.lists(whole, max_size=2, unique=True))]
    for digest in draw(st.lists(digests, max_size=1)):
        name = draw(st.sampled_from(["scan", digest[:12]]))
        made.insert(draw(st.integers(0, len(made))), Edition(name, source, digest, 500))
    return made


@st.composite
def libraries(draw, slug):
    """A library of two sources, the first with a text."""
    of_first = [edition_of("s1", draw(whole)), *draw(editions("s2"))]
    kept = (draw(sources("s1")), draw(sources("s2")))
    return Library(slug, draw(one_or_some), draw(prose), kept, tuple(of_first))


@st.composite
def spans(draw, library):
    """A place in an edition: with its words if the text is here, or by offsets."""
    edition = draw(st.sampled_from(library.editions))
    start = draw(st.integers(0, edition.characters - 1))
    end = draw(st.integers(start + 1, min(edition.characters, start + 60)))
    if edition.text and edition.text[start:end].strip() and draw(st.booleans()):
        return Pages(edition).span(start, end)
    bare = Span(edition.source, edition.id, start, end)
    if edition.text:
        first, last = Pages(edition).numbers(start, end)
        return replace(bare, paragraph=first, last_paragraph=last)
    return replace(bare, paragraph=4, anchor="a few words", digest="00" * 8)


@st.composite
def passages(draw, name, library):
    """A passage with places in the library."""
    return Passage(
        name, tuple(draw(st.lists(spans(library), min_size=1, max_size=2))), draw(prose),
        draw(one), draw(spans_of_time), figures=(Figure(draw(one_or_some), draw(one)),),
        textual=draw(st.sampled_from(["", "damaged"])), note=draw(prose), caveat=draw(prose),
    )  # fmt: skip


@st.composite
def held(draw):
    """A map and its library, which can be written as a folder."""
    slug = draw(st.sampled_from(["law", "papers"]))
    library = draw(libraries(slug))
    drawn = draw(maps())
    claims = {
        key: claim if claim.speaker or claim.voice is not Voice.ACTOR
        else replace(claim, voice=Voice.AUTHOR)
        for key, claim in drawn.claims.items()
    }  # fmt: skip
    debate = replace(drawn.debate, library=slug, axis=draw(one), excerpts=(WHOLE,))
    if claims:
        few = replace(WHOLE, id="few", claims=tuple(claims)[:2])
        debate = replace(debate, excerpts=(WHOLE, few))
    if slug == "law":
        library = replace(library, title=debate.question, summary="")
    marked = {key: draw(passages(key, library)) for key in drawn.passages}
    return replace(drawn, debate=debate, claims=claims, passages=marked), library
