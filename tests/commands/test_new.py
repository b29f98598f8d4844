"""A debate folder to begin with."""

from __future__ import annotations


def test_a_new_folder_has_no_problems(argmap, market):
    checked = argmap("check", market)

    assert (checked.exit_code, checked.stdout) == (
        0,
        "1 debate, 5 claims, 3 relations, 2 passages, 2 pieces of evidence: no problems.\n",
    )


def test_a_new_folder_asks_the_question_that_was_given(argmap, tmp_path):
    argmap("new", "plan", "--question", 'Was the "plan" fulfilled: 1928–32?')
    written = (tmp_path / "plan" / "debate.yaml").read_text("utf-8")

    assert 'question: "Was the \\"plan\\" fulfilled: 1928–32?"' in written
    assert argmap("check", "plan").exit_code == 0


def test_a_question_without_words_is_refused_and_nothing_is_made(argmap, tmp_path):
    refused = argmap("new", "plan", "--question", " ")

    assert refused.stderr == "argmap: The question needs words.\n"
    assert not (tmp_path / "plan").exists()


def test_a_folder_that_holds_something_is_left_alone(argmap, market):
    before = (market / "debate.yaml").read_bytes()
    refused = argmap("new", "market")

    assert refused.exit_code == 1
    assert refused.stderr == ("argmap: There is something in market already: name a new folder.\n")
    assert (market / "debate.yaml").read_bytes() == before


def test_a_name_that_cannot_stand_in_an_address_is_refused(argmap, tmp_path):
    refused = argmap("new", "Five Year Plan")

    assert refused.exit_code == 1
    assert "cannot be an id: write lower-case letters" in refused.stderr
    assert not (tmp_path / "Five Year Plan").exists()


def test_a_link_to_nowhere_is_not_written_through(argmap, tmp_path):
    (tmp_path / "market").symlink_to("nowhere")
    refused = argmap("new", "market")

    assert refused.stderr == "argmap: There is something in market already: name a new folder.\n"
