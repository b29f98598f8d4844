"""A map with its history as one file: what is written comes back, and nothing else gets in."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.compare import changes
from argmap.formats.archive import Archive, ArchiveError, read, without_texts, write
from argmap.model.edits import Reword
from argmap.model.revisions import Revision
from argmap.model.seminars import NAME_LENGTH
from argmap.model.sources import Access
from argmap.model.talk import About, Comment, Snapshot
from argmap.services.loading import blank
from tests.examples import LIBRARY, plan
from tests.strategies import HOSTILE, Maker, maps, seeds

NOW = datetime(2026, 11, 2, 9, 30, 1, 234, tzinfo=UTC)


def revision(number, *edits, **fields):
    return Revision("", number, "Ana", NOW + timedelta(minutes=number), tuple(edits), **fields)


def archive(**fields):
    first = revision(1, *changes(blank("plan", "plan", "plan"), plan()))
    made = {
        "debate": "plan",
        "name": "",
        "library": LIBRARY,
        "revisions": (first, revision(2, Reword("c1", "Industry."), note="Shorter.", undoing=1)),
        "snapshots": (Snapshot("", "As handed in", 0, None, "Ana", NOW),),
        "comments": (
            Comment("k1", "", About.CLAIM, "c1", 1, None, "Ben", NOW, "Why?", "Industry first."),
            Comment("k2", "", About.CLAIM, "c1", 2, None, "Ana", NOW, "So.", reply_to="k1"),
        ),
    }
    return Archive(**made | fields)


def test_an_archive_comes_back_as_it_was_written():
    assert read(write(archive())) == archive()


@given(st.tuples(maps(), seeds), st.sampled_from([*HOSTILE, ""]))
def test_whatever_edits_and_words_it_holds_they_come_back(given_map, name):
    drawn, seed = given_map
    edits = (*changes(blank("law", "law", "law"), drawn), *Maker(seed).edits(drawn, 6))
    named = name[:NAME_LENGTH]
    kept = archive(debate="law", name=named, revisions=(revision(1, *edits),), snapshots=(),
        comments=())  # fmt: skip

    assert read(write(kept)) == kept
    assert write(read(write(kept))) == write(kept)


def test_a_file_says_first_what_it_is_and_last_what_it_was_when_written():
    first, *_, last = write(archive()).decode().splitlines()

    assert first == '{"archive":{"format":1,"debate":"plan","name":""}}'
    assert json.loads(last)["end"]["lines"] == 10


def test_texts_that_only_a_group_may_read_are_left_out_and_known_by_their_digests():
    private = replace(LIBRARY.sources[0], access=Access.GROUP)
    library = without_texts(replace(LIBRARY, sources=(private, LIBRARY.sources[1])))

    assert library.editions[0].text is None
    assert library.editions[0].digest == LIBRARY.editions[0].digest
    assert without_texts(LIBRARY) == LIBRARY


def test_a_file_holds_no_ids_of_persons():
    signed = replace(archive().revisions[0], person="person-1", map_id="plan")

    written = write(archive(revisions=(signed,), snapshots=(), comments=())).decode()

    assert "person" not in written
    assert "map_id" not in written


def sealed(kept):
    """The lines as a file whose digest is right."""
    body = b"".join(json.dumps(line, separators=(",", ":")).encode() + b"\n" for line in kept)
    end = {"end": {"lines": len(kept), "sha256": sha256(body).hexdigest()}}
    return body + json.dumps(end).encode() + b"\n"


def lines():
    return [json.loads(line) for line in write(archive()).splitlines()[:-1]]


def changed(at, key, value):
    """The file with another value in one place of a line, and the digest that it then has."""
    kept = lines()
    [sort] = kept[at]
    kept[at][sort] = kept[at][sort] | {key: value}
    return sealed(kept)


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


def zipped():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb", b"0" * 10_000_000)
    return held.getvalue()


WHOLE = write(archive())
HEAD, REST = WHOLE.split(b"\n", 1)
STRANGE = {
    "nothing": (b"", "no archive of a map"),
    "a zip bomb": (zipped(), "no archive of a map"),
    "packed": (gzip.compress(WHOLE), "no archive of a map"),
    "a page": (b"<!doctype html>", "no archive of a map"),
    "cut off in a line": (WHOLE[:-10], "cut off"),
    "cut off between lines": (b"\n".join(WHOLE.split(b"\n")[:4]) + b"\n", "cut off"),
    "one word changed": (WHOLE.replace(b"Industry.", b"Idleness."), "digest is another"),
    "a line more": (HEAD + b"\n" + HEAD + b"\n" + REST, "digest is another"),
    "another version": (changed(0, "format", 2), "version 2 of the format"),
    "no such edit": (changed(6, "edits", [{"edit": "Erase"}]), "no edit 'Erase'"),
    "an edit of another shape": (changed(6, "edits", [{"edit": "Reword", "x": 1}]), "no Reword"),
    "a text for a number": (changed(6, "number", "2"), "no Revision"),
    "a revision missing": (changed(6, "number", 3), "every revision, in order"),
    "a number without end": (changed(6, "undoing", 10**30), "a number that is not below"),
    "no time": (changed(6, "made", "yesterday"), "is no revision"),
    "a time of nowhere": (changed(6, "made", "2026-11-02T09:00:00"), "is no revision"),
    "a map of its own": (changed(6, "map_id", "other"), "is no revision"),
    "a character that nobody can read": (changed(6, "note", "a\x00b"), "U+0000"),
    "half a character": (changed(6, "note", "a\ud800b"), "U+D800"),
    "no end of brackets": (changed(6, "note", nested(50)), "nested deeper"),
    "a script for an address": (changed(2, "url", "javascript:alert(1)"), "begins with https"),
    "a forged text": (changed(4, "text", "Not the text."), "not the one its digest tells of"),
    "a forged digest": (changed(4, "digest", "00"), "edition"),
    "a path for an id": (changed(2, "id", "../../etc/passwd"), "cannot be an id"),
    "a comment on what is to come": (changed(8, "revision", 99), "a revision that is not in it"),
    "an answer to nothing": (changed(8, "reply_to", "k9"), "a comment that is not in it"),
    "something unknown": (sealed([*lines(), {"code": "import os"}]), "is none of"),
    "a number alone": (sealed([*lines(), 7]), "not what stands in an archive"),
    "a snapshot twice": (sealed([*lines(), lines()[7]]), "a snapshot twice"),
    "two debates": (sealed([*lines(), lines()[0]]), "or of several"),
}


@pytest.mark.parametrize("what", STRANGE)
def test_what_is_no_archive_is_refused_in_one_clear_sentence(what):
    content, told = STRANGE[what]

    with pytest.raises(ArchiveError) as refused:
        read(content)
    assert told in str(refused.value)
    assert str(refused.value).endswith("Nothing was imported.")


def test_very_deep_brackets_do_no_harm():
    content = b'{"archive":' + b"[" * 200_000 + b"\n{}\n"

    with pytest.raises(ArchiveError):
        read(content)


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(noise):
    for content in (noise, HEAD + b"\n" + noise + b"\n", WHOLE[:300] + noise + WHOLE[300:]):
        try:
            read(content)
        except ArchiveError:
            continue
        assert content == WHOLE


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=1))
def test_no_changed_byte_goes_unnoticed(place, byte):
    content = WHOLE[:place] + byte + WHOLE[place + 1 :]
    if content != WHOLE:
        with pytest.raises(ArchiveError):
            read(content)
