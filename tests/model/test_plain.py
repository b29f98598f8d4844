"""Model values as plain data, and what is none."""

from __future__ import annotations

import json

import pytest

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.debates import Debate, Excerpt
from argmap.model.edits import Frame, Relate, Reword
from argmap.model.errors import InvalidError, InvalidTextError
from argmap.model.plain import edit_from, plain, plain_edit, value_from
from argmap.model.sources import Library
from tests.examples import LIBRARY, debate


def test_fields_that_hold_their_default_are_left_out():
    assert plain(Claim("c1", "Words.")) == {"id": "c1", "text": "Words."}
    assert plain_edit(Reword("c1", "Words.")) == {"edit": "Reword", "claim": "c1", "text": "Words."}


@pytest.mark.parametrize("claims", ["all", "core", ("c1", "c2")])
def test_an_excerpt_comes_back_with_a_word_or_a_list(claims):
    excerpt = Excerpt("few", "Few", claims)

    assert value_from(Excerpt, json.loads(json.dumps(plain(excerpt)))) == excerpt


@pytest.mark.parametrize(("kind", "value"), [(Debate, debate()), (Library, LIBRARY)])
def test_a_whole_thing_comes_back_from_json(kind, value):
    assert value_from(kind, json.loads(json.dumps(plain(value)))) == value


def test_an_old_log_without_a_newer_field_is_read():
    old = {"edit": "Frame", "debate": {"slug": "d", "question": "What?"}}

    assert edit_from(old) == Frame(Debate("d", "What?"))


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"edit": "Delete", "claim": "c1"},
        {"edit": ["Reword"]},
        {"edit": "Reword", "claim": "c1"},
        {"edit": "Reword", "claim": "c1", "text": 5},
        {"edit": "Reword", "claim": "c1", "text": "Words.", "more": "x"},
        {"edit": "Relate", "relation": {"id": "r", "kind": "attack", "premises": [], "target": ""}},
        {"edit": "Relate", "relation": ["r"]},
        {"edit": "Arrange", "what": "claims", "order": 5},
    ],
)
def test_what_is_no_edit_is_refused(data):
    with pytest.raises(InvalidError):
        edit_from(data)


def test_a_text_that_cannot_be_kept_is_refused_on_its_way_back_too():
    with pytest.raises(InvalidTextError):
        edit_from({"edit": "AddClaim", "claim": {"id": "c1", "text": "\x00"}})


def test_lists_come_back_as_tuples():
    relation = Relation("r1", Kind.REBUT, ("c1", "c2"), "c3")

    assert edit_from(json.loads(json.dumps(plain_edit(Relate(relation))))) == Relate(relation)
