"""The state of a page stands in its address, and comes back from it."""

from __future__ import annotations

from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from argmap.model.claims import CLAIM_KINDS, Voice
from argmap.model.errors import NotFoundError
from argmap.web.forms import FIELDS, OPEN_CLAIMS, PICTURES, WORDS_LENGTH, State, state_from

IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
WORDS = st.text(max_size=40).map(lambda text: " ".join(text.replace("\0", " ").split()))
STATES = st.builds(
    State,
    map=st.just("") | IDS,
    focus=st.just("") | IDS,
    open=st.lists(IDS, max_size=5, unique=True).map(tuple),
    picture=st.sampled_from(["", *PICTURES]),
    slips=st.booleans(),
    asof=st.none() | st.integers(-9999, 9999),
    position=st.just("") | IDS,
    speaker=st.just("") | IDS,
    voice=st.sampled_from(["", *Voice]),
    kind=st.sampled_from(["", *CLAIM_KINDS]),
    evidence=st.sampled_from(["", "with", "without"]),
    q=WORDS.filter(lambda words: not any("\ud800" <= c <= "\udfff" for c in words)),
)


@given(STATES)
def test_a_state_comes_back_from_its_address(state):
    query = dict(parse_qsl(state.query().removeprefix("?"), keep_blank_values=True))
    assert state_from(query) == (state, ())


@given(STATES)
def test_an_address_needs_no_escaping_but_in_the_words(state):
    assert set(state.query("q")) <= set("?&=,-" + "abcdefghijklmnopqrstuvwxyz0123456789")


KEYS = st.sampled_from(FIELDS) | st.text(max_size=8)


@given(st.dictionaries(KEYS, st.text(max_size=80), max_size=6))
def test_every_query_is_read_or_it_is_told_which_value_cannot_be(query):
    told, state = None, State()
    try:
        state, _ = state_from(query)
    except NotFoundError as error:
        told = error.value

    assert told is None or told in {value.strip() for value in query.values()}
    assert len(state.q) <= WORDS_LENGTH


def test_a_hundred_thousand_unfolded_claims_are_not_all_kept():
    state, notes = state_from({"open": ",".join(f"c{n}" for n in range(100_000))})
    assert len(state.open) == OPEN_CLAIMS
    assert notes


def test_a_plain_state_leaves_the_address_plain():
    assert State().query() == ""
