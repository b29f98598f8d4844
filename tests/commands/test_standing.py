"""``argmap standing`` tells the label of every claim of a folder, and why."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from argmap.analysis.standing.labelling import Labelling
from argmap.analysis.standing.words import why
from argmap.cli import main
from argmap.formats.folder import read_folder
from argmap.paths import DEBATES

FOLDERS = sorted(path.parent for path in DEBATES.rglob("debate.yaml"))


def told(*arguments):
    answer = CliRunner().invoke(main, ["standing", *map(str, arguments)])
    assert answer.exit_code == 0, answer.output
    return answer.output


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_claim_of_a_bundled_debate_has_a_label_and_a_sentence(folder):
    drawn = read_folder(folder).map
    lines = [json.loads(line) for line in told(folder, "--json").splitlines()]

    assert [line["claim"] for line in lines] == [claim.id for claim in drawn]
    assert {line["label"] for line in lines} <= {"stands", "falls", "open"}
    assert all(line["why"].endswith(".") for line in lines)


def test_every_step_of_the_bundled_debates_has_a_sentence():
    for folder in FOLDERS:
        found = Labelling(read_folder(folder).map)
        assert all(why(found, each).endswith(".") for each in found)


def test_the_last_line_counts_and_speaks_of_this_map_only():
    assert told(FOLDERS[0]).splitlines()[-1].startswith("On this map so far: ")


def test_a_sentence_stands_under_its_claim_if_it_is_asked_for():
    lines = told(FOLDERS[0], "--why").splitlines()

    assert lines[1].startswith("        ")


def test_a_folder_with_problems_is_refused_with_what_to_do(tmp_path):
    (tmp_path / "debate.yaml").write_text("question: [", "utf-8")
    answer = CliRunner().invoke(main, ["standing", str(tmp_path)])

    assert answer.exit_code != 0
    assert "argmap check" in answer.output
