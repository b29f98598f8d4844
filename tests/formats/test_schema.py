"""The shipped schemas teach editors what the reader reads."""

from __future__ import annotations

import json
from functools import cache

import pytest
import yaml
from jsonschema import Draft202012Validator

from argmap.formats import keys
from argmap.model.claims import CLAIM_KINDS, Basis, Kind, Voice
from argmap.model.debates import HUES
from argmap.model.passages import Bearing, Mode
from argmap.model.sources import Access
from argmap.paths import DEBATES

FILES = sorted(DEBATES.rglob("*.yaml"))


@cache
def schema(name):
    return json.loads((DEBATES / f"{name}.schema.json").read_text("utf-8"))


def kind_of(path):
    return "library" if path.name == "library.yaml" else "debate"


class Core(yaml.SafeLoader):
    """Reads YAML as editors do, by the core schema of YAML 1.2: no dates, yes is a text."""


Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in among if not tag.endswith((":timestamp", ":bool"))]
    for first, among in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("loader", [Core, yaml.SafeLoader, yaml.BaseLoader])
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_bundled_file_is_as_its_schema_says(path, loader):
    data = yaml.load(path.read_text("utf-8"), Loader=loader)
    told = schema(kind_of(path))
    if loader is not Core:
        data = as_text(data)
    errors = [error.message for error in Draft202012Validator(told).iter_errors(data)]

    assert errors == []


def as_text(data):
    """The data with numbers where the schema wants some, and texts for all else."""
    if isinstance(data, dict):
        return {str(key): as_number(key, as_text(value)) for key, value in data.items()}
    if isinstance(data, list):
        return [as_text(value) for value in data]
    return {True: "yes", False: "no"}.get(data) if isinstance(data, bool) else str(data)


def as_number(key, value):
    numbers = {"hue", "start", "end", "characters", "paragraph", "last_paragraph"}
    return int(value) if key in numbers | {"anchor_start", "letters"} else value


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_bundled_file_names_its_schema_in_its_first_line(path):
    first = path.read_text("utf-8").split("\n", 1)[0]

    assert first == f"# yaml-language-server: $schema=../{kind_of(path)}.schema.json"


TABLES = {
    "map": keys.EXCERPT, "position": keys.POSITION, "speaker": keys.SPEAKER, "claim": keys.CLAIM,
    "relation": keys.RELATION, "cross_relation": keys.CROSS_RELATION, "evidence": keys.EVIDENCE,
    "passage": keys.PASSAGE, "figure": keys.FIGURE, "place": keys.PLACE, "source": keys.SOURCE,
    "detail": keys.DETAIL, "edition": keys.EDITION,
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_the_schema_and_the_reader_know_the_same_keys(name):
    assert set(schema("debate")["$defs"][name]["properties"]) == set(TABLES[name])


def test_the_schema_and_the_reader_know_the_same_keys_of_a_folder():
    assert tuple(schema("debate")["properties"]) == keys.DEBATE
    assert tuple(schema("library")["properties"]) == keys.LIBRARY


def test_the_schema_and_the_model_know_the_same_words():
    defined = schema("debate")["$defs"]

    def words(table, key):
        return tuple(defined[table]["properties"][key]["enum"])

    assert words("claim", "voice") == tuple(Voice)
    assert words("claim", "kind") == CLAIM_KINDS
    assert words("relation", "kind") == tuple(Kind)
    assert words("relation", "basis") == tuple(Basis)
    assert words("evidence", "bearing") == tuple(Bearing)
    assert words("evidence", "mode") == tuple(Mode)
    assert words("source", "access") == tuple(Access)
    assert defined["position"]["properties"]["hue"]["maximum"] == HUES


@pytest.mark.parametrize("name", ["debate", "library"])
def test_every_key_of_a_schema_is_described_in_a_sentence(name):
    told = schema(name)
    tables = [told, *told["$defs"].values()]
    described = [key for table in tables for key in table.get("properties", {}).values()]

    assert [key for key in described if not key["description"].endswith(".")] == []


@pytest.mark.parametrize(
    "mistake",
    [
        {"claims": {"c1": {"text": "One", "voice": "auther"}}},
        {"claims": {"C 1": {"text": "One"}}},
        {"claims": {"c1": {"text": "One", "date": "8 Oct 1923"}}},
        {"claims": {"c1": {"text": "One", "speeker": "lenin"}}},
        {"relations": {"r1": {"kind": "rebut", "premises": "c1"}}},
        {"passages": {"p1": {"places": [{"source": "letter", "digest": "abc"}]}}},
    ],
)
def test_an_editor_sees_a_mistake(mistake):
    assert not Draft202012Validator(schema("debate")).is_valid(mistake)
