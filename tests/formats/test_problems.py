"""Every mistake in a debate folder is told at its place, with what would be right."""

from __future__ import annotations

import pytest

CLAIMS = """\
claims:
  c1: {text: One, speaker: walkers}
  c2: {text: Two, supports: c1}
"""
MISTAKES = {
    "a key that there is not": (
        "claims:\n  c1: {text: One, speeker: walkers}\n",
        "2:19: The claim c1 has no key “speeker”. Did you mean “speaker”?",
    ),
    "a speaker that there is not": (
        "claims:\n  c1: {text: One, speaker: walker}\n",
        "2:28: There is no speaker “walker”. Did you mean “walkers”?",
    ),
    "a position that there is not": (
        "claims:\n  c1: {text: One, position: open}\n",
        "2:29: There is no position “open”. There is close and keep.",
    ),
    "a reporter that there is not": (
        "claims:\n  c1: {text: One, reported_by: seller}\n",
        "2:32: There is no speaker “seller”. Did you mean “sellers”?",
    ),
    "a claim without words": (
        "claims:\n  c1: {text: '', speaker: walkers}\n",
        "2:14: The claim c1 needs “text: …”.",
    ),
    "a claim that is too long": (
        f"claims:\n  c1: {{text: {'x' * 2001}}}\n",
        "2:14: The text of the claim c1 has 2,001 characters; the most that can be kept are 2,000.",
    ),
    "a claim that is only words": (
        "claims:\n  c1: One\n",
        "2:7: The claim c1 needs keys under it, further in.",
    ),
    "a colon without a blank after it": (
        "claims:\n  c1:\n    text:One\n",
        "3:5: The claim c1 needs keys under it, further in, with a blank after each colon.",
    ),
    "an id that cannot stand in an address": (
        "claims:\n  C 1: {text: One}\n",
        (
            "2:3: “C 1” cannot be the id of a claim: write lower-case letters a to z, digits"
            " and hyphens, beginning with a letter or digit, at most 64 of them."
        ),
    ),
    "a voice that there is not": (
        "claims:\n  c1: {text: One, voice: auther}\n",
        (
            "2:26: The voice of the claim c1 is one of actor, author, scholar, member;"
            " it cannot be “auther”. Did you mean “author”?"
        ),
    ),
    "a kind of claim that there is not": (
        "claims:\n  c1: {text: One, kind: fact}\n",
        (
            "2:25: The kind of the claim c1 is one of factual, causal, definition, comparison,"
            " interpretation, prediction, value, policy, accusation; it cannot be “fact”."
            " Did you mean “factual”?"
        ),
    ),
    "an actor's claim without a speaker": (
        "claims:\n  c1: {text: One, voice: actor}\n",
        "2:26: An actor holds the claim c1: add “speaker: …”.",
    ),
    "a date that is none": (
        "claims:\n  c1: {text: One, date: 8 Oct 1923}\n",
        (
            "2:25: “8 Oct 1923” is no date: write 1924, 1924-10, 1924-10-08, 192X for a decade,"
            " or two of them as 1923/1927."
        ),
    ),
    "a day that no month has": (
        "claims:\n  c1: {text: One, date: 1923-02-30}\n",
        (
            "2:25: “1923-02-30” is no date: write 1924, 1924-10, 1924-10-08, 192X for a decade,"
            " or two of them as 1923/1927."
        ),
    ),
    "neither yes nor no": (
        "claims:\n  c1: {text: One, core: maybe}\n",
        "2:25: The core of the claim c1 is yes or no, not “maybe”.",
    ),
    "a list where one text belongs": (
        "claims:\n  c1: {text: [One, Two]}\n",
        "2:14: The text of the claim c1 is one text, not a list or table.",
    ),
    "claims in a list": (
        "claims:\n  - text: One\n",
        "2:3: Write the claims as a table: the id of a claim, a colon, its keys.",
    ),
    "a relation onto itself": (
        "claims:\n  c1: {text: One, supports: c1}\n",
        "2:29: The claim c1 bears on itself: choose another target.",
    ),
    "a relation written short twice": (
        "claims:\n  c1: {text: One}\n  c2: {text: Two, supports: c1, rebuts: c1}\n",
        "3:41: The claim c2 bears on c1 already: keep one.",
    ),
    "a target that there is not": (
        "claims:\n  claim-1: {text: One}\n  c2: {text: Two, supports: clam-1}\n",
        "3:29: There is no claim “clam-1”. Did you mean “claim-1”?",
    ),
    "a bearing that there is not": (
        (
            "claims:\n  c1:\n    text: One\n    evidence: [{source: letter, quote: by car,"
            " bearing: shows}]\n"
        ),
        (
            "4:57: The bearing of the piece of evidence for c1 is one of attests, backs,"
            " illustrates, disputes; it cannot be “shows”."
        ),
    ),
    "evidence without bearing": (
        "claims:\n  c1:\n    text: One\n    evidence: [{source: letter, quote: by car}]\n",
        "4:16: The piece of evidence for c1 needs “bearing: …”.",
    ),
    "evidence of nothing": (
        "claims:\n  c1:\n    text: One\n    evidence: [{bearing: backs}]\n",
        "4:16: Evidence names a passage (“passage: …”) or quotes one (source, quote).",
    ),
    "evidence that is not in a list": (
        "claims:\n  c1:\n    text: One\n    evidence: {bearing: backs}\n",
        "4:15: The evidence of the claim c1 is a list: begin each item with “- ”.",
    ),
    "an id of evidence that is taken": (
        (
            "claims:\n  c1:\n    text: One\n    evidence:\n"
            "      - {id: e1, source: letter, quote: by car, bearing: backs}\n"
            "      - {id: e1, source: letter, quote: by car, bearing: attests}\n"
        ),
        "6:14: There is evidence e1 already: every id stands for one thing.",
    ),
    "a passage both named and quoted": (
        "claims:\n  c1:\n    text: One\n    evidence: [{passage: p1, quote: x, bearing: backs}]\n",
        "4:37: Name a passage, or quote one: not both.",
    ),
    "a passage that there is not": (
        "claims:\n  c1:\n    text: One\n    evidence: [{passage: p1, bearing: backs}]\n",
        "4:26: There is no passage “p1”.",
    ),
}
CROSSED = {
    "a relation with an id that is taken": (
        "relations:\n  c1: {kind: support, premises: c2, target: c1}\n",
        "2:7: There is a claim c1 already: every id stands for one thing.",
    ),
    "a relation that bears on its own premise": (
        "relations:\n  r1: {kind: rebut, premises: [c1, c2], target: c2}\n",
        "2:49: The relation r1 bears on itself: choose another target.",
    ),
    "a premise named twice": (
        "relations:\n  r1: {kind: rebut, premises: [c2, c2], target: c1}\n",
        "2:31: The relation r1 names a premise twice.",
    ),
    "an undercut of a claim": (
        "relations:\n  r1: {kind: undercut, premises: c2, target: c1}\n",
        (
            "2:46: An undercut bears on a relation, and c1 is a claim: name the relation whose step"
            " does not follow, such as c2-c1, or write a rebuttal."
        ),
    ),
    "a support of a relation": (
        "relations:\n  r1: {kind: support, premises: c1, target: c2-c1}\n",
        (
            "2:45: A support bears on a claim, and c2-c1 is a relation: name a claim,"
            " or make it an undercut."
        ),
    ),
    "a premise that is a relation": (
        "relations:\n  r1: {kind: support, premises: c2-c1, target: c1}\n",
        "2:33: A premise is a claim, and c2-c1 is a relation: name its premise.",
    ),
    "an undercut of what there is not": (
        "relations:\n  r1: {kind: undercut, premises: c2, target: c2-c2}\n",
        "2:46: There is no relation “c2-c2”. Did you mean “c2-c1”?",
    ),
    "a kind that there is not": (
        "relations:\n  r1: {kind: attack, premises: c2, target: c1}\n",
        (
            "2:14: The kind of the relation r1 is one of support, rebut, undercut;"
            " it cannot be “attack”."
        ),
    ),
    "an undercut from another debate": (
        "cross_relations:\n  x1: {kind: undercut, debate: other, premise: k1, target: c1}\n",
        (
            "2:60: An undercut bears on a relation, and c1 is a claim: name the relation whose step"
            " does not follow, such as c2-c1, or write a rebuttal."
        ),
    ),
    "two targets": (
        "relations:\n  r1: {kind: support, premises: c2, target: [c1]}\n",
        "2:45: The target of the relation r1 is one text, not a list or table.",
    ),
    "undercuts that undercut only one another": (
        (
            "relations:\n  r1: {kind: undercut, premises: [c1], target: r2}\n"
            "  r2: {kind: undercut, premises: [c2], target: r1}\n"
        ),
        (
            "2:48: r1 and r2 undercut only one another: one of them must bear on a relation"
            " between claims."
        ),
    ),
    "a debate that cannot be": (
        "cross_relations:\n  x1: {kind: rebut, debate: No!, premise: k1, target: c1}\n",
        (
            "2:29: “No!” cannot be the id of a debate or claim: write lower-case letters a to z,"
            " digits and hyphens, beginning with a letter or digit, at most 64 of them."
        ),
    ),
    "a target of another debate that there is not": (
        "cross_relations:\n  x1: {kind: rebut, debate: other, premise: k1, target: c3}\n",
        "2:57: There is no claim “c3”. There is c1 and c2.",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_claims_is_told_at_its_place(problems, mistake):
    written, told = MISTAKES[mistake]

    assert problems(claims=written) == [f"claims.yaml:{told}"]


@pytest.mark.parametrize("mistake", CROSSED)
def test_a_mistake_in_relations_is_told_at_its_place(problems, mistake):
    written, told = CROSSED[mistake]

    assert problems(claims=CLAIMS, relations=written) == [f"relations.yaml:{told}"]


def test_every_problem_is_told_at_once_in_the_order_of_the_files(problems):
    told = problems(claims="claims:\n  c1: {core: maybe}\n  c2: {text: Two, supports: c0}\n")

    assert [problem.split(": ")[0] for problem in told] == [
        "claims.yaml:2:7", "claims.yaml:2:14", "claims.yaml:3:29",
    ]  # fmt: skip


def test_a_claim_with_a_mistake_can_still_be_named(problems):
    told = problems(
        claims="claims:\n  c1: {text: One, core: maybe}\n  c2: {text: Two, rebuts: c1}\n"
    )

    assert len(told) == 1


def test_a_thousand_problems_are_enough(problems):
    claims = "".join(f"  c{number}: {{text: One, speaker: nobody}}\n" for number in range(1100))

    assert len(problems(claims=f"claims:\n{claims}")) == 1000


@pytest.mark.parametrize("hue", ["0", "10", "-1", "red"])
def test_a_hue_that_there_is_not_is_told_once(problems, hue):
    debate = f"format: 1\nquestion: Why?\npositions:\n  p: {{label: P, hue: {hue}}}\n"

    assert problems({"debate.yaml": debate, "claims.yaml": ""}) == [
        "debate.yaml:4:22: The hue of a position is a number from 1 to 9."
    ]


def test_a_language_that_is_no_code_is_told(problems):
    assert problems({"debate.yaml": "format: 1\nquestion: Why?\nlanguage: the German\n"}) == [
        "debate.yaml:3:11: “the German” is no language: write its code, such as en, de or zh-Hant."
    ]
