"""Every example in the guide to debate folders is what it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from argmap.formats import keys
from argmap.formats.folder import find_folders, read_folder, read_library
from argmap.paths import DEBATES

PAGE = (Path(__file__).parents[2] / "docs" / "debate-folders.md").read_text("utf-8")
BLOCK = re.compile(
    r"^```(yaml|text) (\S+/\S+|of)( with mistakes| its mistakes)?\n(.*?)^```$", re.M | re.S
)
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S))
TABLES = {
    "at the top": keys.DEBATE, "a map": keys.EXCERPT, "a position": keys.POSITION,
    "a speaker": keys.SPEAKER, "a claim": keys.CLAIM, "a relation": keys.RELATION,
    "a relation with another debate": keys.CROSS_RELATION, "a passage": keys.PASSAGE,
    "a figure": keys.FIGURE, "a place": keys.PLACE, "a source": keys.SOURCE,
    "a detail of a source": keys.DETAIL, "an edition of a source": keys.EDITION,
    "a library": keys.LIBRARY,
}  # fmt: skip


def examples(text):
    """The files that a part of the page shows: their names and what is in them."""
    return [(name, content) for _, name, wrong, content in BLOCK.findall(text) if not wrong]


def written(root, sections):
    """Write the files of these sections one after the other, as a reader of the page would."""
    for section in sections:
        for name, content in examples(SECTIONS[section]):
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")


@pytest.mark.parametrize("section", [title for title in SECTIONS if examples(SECTIONS[title])])
def test_the_examples_up_to_a_section_make_debates_without_problems(section, tmp_path):
    titles = list(SECTIONS)
    written(tmp_path, titles[: titles.index(section) + 1])

    assert [read_folder(folder).problems for folder in find_folders(tmp_path)] in ([()], [(), ()])
    if (tmp_path / "papers").is_dir():
        assert read_library(tmp_path / "papers").problems == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [example for example in examples(PAGE) if example[0].endswith(".yaml")],
    ids=lambda value: value if "\n" not in value else "",
)
def test_an_editor_finds_nothing_wrong_with_an_example(name, content):
    kind = "library" if name.endswith("library.yaml") else "debate"
    schema = json.loads((DEBATES / f"{kind}.schema.json").read_text("utf-8"))
    data = json.loads(json.dumps(yaml.safe_load(content), default=str))

    assert list(Draft202012Validator(schema).iter_errors(data)) == []


def test_the_mistakes_are_told_as_the_page_says(tmp_path, monkeypatch):
    written(tmp_path, list(SECTIONS)[:3])
    [(_, name, _, content)] = [it for it in BLOCK.findall(PAGE) if it[2] == " with mistakes"]
    [expected] = [it[3] for it in BLOCK.findall(PAGE) if it[2] == " its mistakes"]
    (tmp_path / name).write_text(content, "utf-8")
    monkeypatch.chdir(tmp_path)

    told = [str(problem) for problem in read_folder(Path("market-square")).problems]
    assert told == expected.splitlines()


@pytest.mark.parametrize("where", TABLES)
def test_the_table_of_keys_is_complete(where):
    [row] = re.findall(rf"^\| {where} \| (.+?)(?: \(.*\))? \|$", PAGE, re.M)

    assert tuple(re.findall(r"`(\w+)`", row)) == TABLES[where]


def test_the_table_of_keys_has_the_keys_of_evidence():
    [row] = re.findall(r"^\| evidence \| (.+) \|$", PAGE, re.M)
    own = keys.EVIDENCE[: -len(keys.PLACE)]

    assert tuple(dict.fromkeys(re.findall(r"`(\w+)`", row))) == own
