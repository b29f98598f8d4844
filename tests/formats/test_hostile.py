"""Whatever stands in a folder, it is read or its problems are told; nothing raises."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats.dump import write_folder
from argmap.formats.folder import read_folder
from argmap.model.text import line
from argmap.paths import DEBATES
from tests.formats.conftest import DEBATE, LETTER
from tests.strategies import HOSTILE, REFUSED

FIELDS = {
    "the question": "format: 1\nquestion: {}\n",
    "a summary": "question: Why?\nsummary: {}\n",
    "an axis": "question: Why?\naxis: {}\n",
    "a map": "question: Why?\nmaps: {{m1: {{title: {}}}}}\n",
    "a position": "question: Why?\npositions: {{p1: {{label: {}}}}}\n",
    "a gist": "question: Why?\npositions: {{p1: {{label: One, gist: {}}}}}\n",
    "a speaker": "question: Why?\nspeakers: {{s1: {{name: {}}}}}\n",
    "a role": "question: Why?\nspeakers: {{s1: {{name: One, role: {}}}}}\n",
    "a claim": "question: Why?\nclaims: {{c1: {{text: {}}}}}\n",
    "a note": "question: Why?\nclaims: {{c1: {{text: One, note: {}}}}}\n",
    "a scheme": (
        "question: Why?\nclaims: {{c1: {{text: One}}, c2: {{text: Two}}}}\n"
        "relations: {{r1: {{kind: rebut, premises: c1, target: c2, scheme: {}}}}}\n"
    ),
    "evidence": (
        "question: Why?\nclaims: {{c1: {{text: One, evidence:"
        " [{{source: letter, quote: by car, bearing: backs, note: {}}}]}}}}\n"
    ),
    "a passage": (
        "question: Why?\npassages: {{p1: {{summary: {},"
        " places: [{{source: letter, quote: by car}}]}}}}\n"
    ),
    "a figure": (
        "question: Why?\npassages: {{p1: {{figures: [{{what: {}}}],"
        " places: [{{source: letter, quote: by car}}]}}}}\n"
    ),
}
SIMPLE = "sources: {letter: {title: A letter}}\n"
LONG = "x" * 50_000


def yaml_string(value):
    escaped = (
        f"\\U{ord(c):08x}" if ord(c) > 126 or ord(c) < 32 or c in '"\\' else c for c in value
    )
    return f'"{"".join(escaped)}"'


@pytest.mark.parametrize("value", REFUSED, ids=ascii)
@pytest.mark.parametrize("field", FIELDS)
def test_what_cannot_be_kept_is_refused_in_every_field(problems, field, value):
    debate = FIELDS[field].format(yaml_string(value))

    assert len(problems(debate=debate, sources=SIMPLE)) >= 1


@pytest.mark.parametrize("field", FIELDS)
def test_fifty_thousand_characters_are_refused_in_every_field(problems, field):
    told = problems(debate=FIELDS[field].format(LONG), sources=SIMPLE)

    assert "has 50,000 characters; the most that can be kept are" in told[0]


@pytest.mark.parametrize("field", FIELDS)
def test_hostile_text_is_that_very_text_in_every_field(square, field, tmp_path):
    for value in HOSTILE:
        value = value[:50]
        drawn = square(debate=FIELDS[field].format(yaml_string(value)), sources=SIMPLE)
        plain = square(debate=FIELDS[field].format(yaml_string("plain")), sources=SIMPLE)

        assert repr(drawn) == repr(plain).replace("'plain'", repr(line(value, "It")))


@settings(deadline=None)
@given(
    st.binary(max_size=60)
    | st.text(st.sampled_from("ac1:-\n [{}]\"'#&*!|>?,\t0é\x00"), max_size=60)
)
def test_random_files_never_raise(content):
    with TemporaryDirectory() as place:
        root = Path(place, "square")
        root.mkdir()
        (root / "debate.yaml").write_text(DEBATE, "utf-8")
        (root / "claims.yaml").write_bytes(
            content if isinstance(content, bytes) else content.encode()
        )
        reading = read_folder(root)

    assert (reading.map is None) == bool(reading.problems)


FILES = ("debate.yaml", "claims.yaml", "relations.yaml", "passages.yaml")
PIECES = (
    b"|\n|: |- |[|}|\"|'|&a |*a|!!x |\x00|\xff|  |\t|#|>-|{a: b}|[x, y]|i01|\\|? |---\n"
).split(b"|")
change = st.tuples(st.floats(0, 1), st.sampled_from(PIECES), st.integers(0, 30))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FILES), st.lists(change, min_size=1, max_size=4))
def test_a_bundled_debate_with_random_changes_never_raises(name, changes):
    source = DEBATES / "why-the-opposition-lost"
    with TemporaryDirectory() as place:
        root = copytree(source, Path(place, source.name))
        copytree(DEBATES / "dilemmas-of-nep", Path(place, "dilemmas-of-nep"))
        content = (root / name).read_bytes()
        for where, piece, drop in changes:
            at = int(where * len(content))
            content = content[:at] + piece + content[at + drop :]
        (root / name).write_bytes(content)
        reading = read_folder(root)

        assert (reading.map is None) == bool(reading.problems)
        if reading.map:
            write_folder(reading.map, reading.library, Path(place, "out", source.name))


@settings(deadline=None)
@given(st.text(st.sampled_from("vote yes.\n# \t🙂e\u0301"), max_size=80), st.text("vote yes.🙂\n "))
def test_any_words_are_found_in_any_text_or_told(text, quote):
    with TemporaryDirectory() as place:
        root = Path(place, "square")
        (root / "texts").mkdir(parents=True)
        (root / "texts" / "letter.txt").write_text(text, "utf-8")
        passages = (
            "passages: {p1: {places: [{source: letter, quote: " + yaml_string(quote) + "}]}}\n"
        )
        (root / "debate.yaml").write_text(DEBATE + SIMPLE + passages, "utf-8")
        reading = read_folder(root)

    if reading.map:
        [span] = reading.map.passages["p1"].spans
        [edition] = reading.library.editions
        assert edition.text[span.start : span.end] == span.exact
        assert span.exact.split() == quote.split()


def test_a_folder_that_is_a_file_in_disguise_is_told(folder):
    root = folder()
    (root / "claims.yaml").mkdir()

    assert [each.sentence for each in read_folder(root).problems] == [
        "This is not a file: move it away, or give it another name."
    ]


def test_letters_from_many_places_are_kept(square):
    claims = "claims:\n  c1: {text: Кто кого? 谁战胜谁 من يغلب من 🏭}\n"

    assert square(claims=claims).claim("c1").text == "Кто кого? 谁战胜谁 من يغلب من 🏭"


def test_the_text_of_a_source_has_line_feeds_alone(folder):
    reading = read_folder(folder({"texts/letter.txt": LETTER.replace("\n", "\r\n").encode()}))

    assert reading.library.editions[0].text == LETTER
