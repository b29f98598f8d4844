"""What may be written short, and what it then means."""

from __future__ import annotations

from argmap.model.claims import Basis, Kind, Voice
from argmap.model.debates import WHOLE
from argmap.model.passages import Bearing, Mode

CLAIMS = """\
claims:
  closed:
    text: The square should be closed.
    speaker: walkers
  safer:
    text: Children could cross it alone.
    supports: closed
  trade:
    text: Two buyers in three come by car.
    rebuts: [closed, safer]
  asked:
    text: Only drivers were asked.
    undercuts: trade-closed
"""


def test_a_relation_with_one_premise_is_written_on_its_claim(square):
    relations = square(claims=CLAIMS).relations

    assert [(r.id, r.kind, r.premises, r.target) for r in relations.values()] == [
        ("safer-closed", Kind.SUPPORT, ("safer",), "closed"),
        ("trade-closed", Kind.REBUT, ("trade",), "closed"),
        ("trade-safer", Kind.REBUT, ("trade",), "safer"),
        ("asked-trade-closed", Kind.UNDERCUT, ("asked",), "trade-closed"),
    ]


def test_a_relation_is_an_inference_of_its_maker_unless_the_source_draws_it(square):
    assert {each.basis for each in square(claims=CLAIMS).relations.values()} == {Basis.EDITORIAL}


def test_one_premise_needs_no_brackets(square):
    relations = "relations:\n  r1: {kind: support, premises: safer, target: trade}\n"

    assert square(claims=CLAIMS, relations=relations).relations["r1"].premises == ("safer",)


def test_a_speaker_implies_the_position_and_the_voice(square):
    claim = square(claims=CLAIMS).claim("closed")

    assert (claim.position, claim.voice) == ("close", Voice.ACTOR)


def test_a_claim_without_speaker_is_the_words_of_whoever_makes_the_map(square):
    claim = square(claims=CLAIMS).claim("safer")

    assert (claim.position, claim.voice) == (None, Voice.MEMBER)


def test_an_empty_position_takes_that_of_the_speaker_away(square):
    claims = 'claims:\n  c1: {text: One, speaker: walkers, position: ""}\n'

    assert square(claims=claims).claim("c1").position is None


def test_a_passage_is_quoted_in_place(square):
    drawn = square(
        claims="""\
        claims:
          trade:
            text: Two buyers in three come by car.
            evidence:
              - source: letter
                quote: come by car. They would
                bearing: backs
                mode: quotation
        """
    )
    [evidence] = drawn.evidence.values()
    [passage] = drawn.passages.values()

    assert (evidence.target, evidence.bearing, evidence.mode, evidence.passage) == (
        "trade", Bearing.BACKS, Mode.QUOTATION, passage.id
    )  # fmt: skip
    assert passage.exact == "come by car.\nThey would"


def test_the_place_of_a_quotation_is_worked_out(square):
    passages = """\
        passages:
          p1:
            places:
              - source: letter
                quote: "come by car.\\nThey would"
        """
    [span] = square(passages=passages).passages["p1"].spans

    assert (span.start, span.end, span.paragraph) == (117, 140, 2)
    assert span.prefix == " three of those who buy from us "
    assert span.suffix == " buy elsewhere.\n\nWe ask you to w"


def test_words_quoted_twice_are_one_passage(square):
    cited = "evidence: [{source: letter, quote: by car, bearing: backs}]"
    claims = f"claims:\n  c1:\n    text: One\n    {cited}\n  c2:\n    text: Two\n    {cited}\n"

    assert len(square(claims=claims).passages) == 1


def test_a_debate_without_maps_has_one_of_all_claims(square):
    assert square(claims=CLAIMS).debate.excerpts == (WHOLE,)


def test_evidence_is_called_after_its_target_and_passage(square):
    drawn = square(
        claims="claims:\n  c1:\n    text: One\n    evidence: [{passage: p1, bearing: backs},"
        " {passage: p1, bearing: attests}]\n",
        passages="passages:\n  p1: {places: [{source: letter, quote: by car}]}\n",
    )

    assert [*drawn.evidence] == ["c1-p1", "c1-p1-2"]


def test_the_files_may_be_divided_as_one_likes(square, folder):
    divided = square(claims=CLAIMS)
    names = ("debate.yaml", "sources.yaml", "claims.yaml")
    root = folder(claims=CLAIMS)
    whole = "".join((root / name).read_text("utf-8") for name in names)

    assert square({"debate.yaml": whole, "sources.yaml": "", "claims.yaml": ""}) == divided
