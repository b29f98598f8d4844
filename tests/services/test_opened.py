"""What is made for somebody alone has the words of the texts that she may read."""

from __future__ import annotations

from dataclasses import replace

from argmap.model.passages import Span
from argmap.services.texts.opened import opened
from tests.examples import EDITION, LIBRARY, TEXT, plan

WORDS = "Grain was short."


def located():
    """The map of the plan, whose second passage is known by its place alone."""
    drawn = plan()
    passage = drawn.passages["q2"]
    [span] = passage.spans
    bare = Span("report", EDITION.id, span.start, span.end, anchor="Grain was", paragraph=2)
    return replace(drawn, passages={**drawn.passages, "q2": replace(passage, spans=(bare,))})


def test_a_passage_has_its_words_where_the_text_is_here():
    assert opened(located(), LIBRARY).passages["q2"].exact == WORDS
    assert WORDS in TEXT


def test_it_has_none_where_the_text_is_not_here():
    closed = replace(LIBRARY, editions=(replace(EDITION, text=None),))
    assert opened(located(), closed).passages == located().passages
