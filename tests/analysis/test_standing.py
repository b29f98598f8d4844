"""Which claims stand on a map so far: worked examples, and an independent definition beside them.

A map is written as ``s: p > t`` (p is a reason for t), ``r: q x t`` (a reason against it) and
``u: z / s`` (the step s does not follow); linked premises are joined by ``+``.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.standing.labelling import Labelling, Reason
from argmap.analysis.standing.programs import compiled
from argmap.analysis.standing.readings import USUAL, Bare, Fixed, Label, Readings, Ties
from argmap.analysis.standing.wellfounded import FAILS, HOLDS, UNDECIDED, well_founded
from argmap.model.claims import Claim, Kind, Relation
from argmap.model.debates import Debate
from argmap.model.errors import InvalidError
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence

KINDS = {">": Kind.SUPPORT, "x": Kind.REBUT, "/": Kind.UNDERCUT}
WORDS = {Label.STANDS: "in", Label.FALLS: "out", Label.OPEN: "open"}


def drawn(*lines, claims=""):
    """The map of some lines, and of claims on which nothing bears."""
    relations, names = {}, dict.fromkeys(claims.split())
    for line in lines:
        name, _, rest = line.partition(": ")
        premises, kind, target = rest.split(" ")
        names |= dict.fromkeys(premises.split("+"))
        if KINDS[kind] is not Kind.UNDERCUT:
            names[target] = None
        relations[name] = Relation(name, KINDS[kind], tuple(premises.split("+")), target)
    kept = {name: Claim(name, f"{name} is so.") for name in names}
    return ArgumentMap("m", Debate("m", "Why?"), kept, relations)


def labels(whole, readings=USUAL):
    found = Labelling(whole, readings)
    return " ".join(f"{each}={WORDS[found.label(each)]}" for each in sorted(found))


S, R = "s: p > t", "r: q x t"
EXAMPLES = [
    (drawn(claims="t"), "t=in"),
    (drawn(S), "p=in s=in t=in"),
    (drawn(R), "q=in r=in t=out"),
    (drawn(R, "k: z x q"), "k=in q=out r=out t=in z=in"),
    (drawn(R, "u: z / r"), "q=in r=out t=in u=in z=in"),
    (drawn(S, R), "p=in q=in r=open s=open t=open"),
    (drawn("s: p1+p2 > t", "k: z x p2"), "k=in p1=in p2=out s=out t=out z=in"),
    (drawn("s: p1 > t", "w: p2 > t", "k: z x p2"), "k=in p1=in p2=out s=in t=in w=out z=in"),
    (drawn(S, "k: z x p"), "k=in p=out s=out t=out z=in"),
    (drawn("s: q > p", "w: p > q"), "p=out q=out s=out w=out"),
    (drawn("s: q > p", "w: p > q", "y: e > q"), "e=in p=in q=in s=in w=in y=in"),
    (drawn("s: q > p", "w: p > q", "y: e > q", "k: z x e"),
     "e=out k=in p=out q=out s=out w=out y=out z=in"),
    (drawn("m: a x b", "n: b x a"), "a=open b=open m=open n=open"),
    (drawn("m: a x b", "n: b x c", "o: c x a"), "a=open b=open c=open m=open n=open o=open"),
    (drawn(S, "u: t / s"), "p=in s=open t=open u=open"),
]  # fmt: skip


@pytest.mark.parametrize(("whole", "expected"), EXAMPLES)
def test_the_worked_examples_are_labelled_as_by_hand(whole, expected):
    assert labels(whole) == expected


def test_a_tie_fails_the_burden_of_proof_where_maps_are_read_so():
    assert labels(drawn(S, R), Readings(Ties.BURDEN)) == "p=in q=in r=in s=in t=out"


def test_the_weightier_of_two_reasons_goes_through():
    heavier = Readings(weights={"s": 0.8, "r": 0.4})

    assert labels(drawn(S, R), heavier) == "p=in q=in r=out s=in t=in"


def test_what_all_concede_stands_and_what_all_reject_falls():
    assert labels(drawn(R), Readings(fixed={"t": Fixed.CONCEDED})) == "q=in r=out t=in"
    assert labels(drawn(S), Readings(fixed={"t": Fixed.REJECTED})) == "p=in s=out t=out"


def test_where_evidence_is_asked_for_a_bare_claim_stands_by_its_passage():
    strict, bare = Readings(bare=Bare.EVIDENCE), drawn(S)
    cited = ArgumentMap(
        bare.id, bare.debate, bare.claims, bare.relations,
        evidence={"e": Evidence("e", "p", "q1", Bearing.BACKS)},
    )  # fmt: skip

    assert labels(bare, strict) == "p=out s=out t=out"
    assert labels(cited, strict) == "p=in s=in t=in"


def test_a_struck_step_is_as_if_it_were_not_drawn():
    assert labels(drawn(S, R), Readings(struck=frozenset({"r"}))) == "p=in q=in s=in t=in"


def test_a_weight_that_is_none_is_refused():
    with pytest.raises(InvalidError, match="above 0, at most 1"):
        Readings(weights={"s": 0})


@pytest.mark.parametrize(
    ("whole", "of", "reason", "causes"),
    [
        (drawn(claims="t"), "t", Reason.PRESUMED, ()),
        (drawn(S), "t", Reason.SUPPORTED, ("s",)),
        (drawn(R), "t", Reason.REBUTTED, ("r",)),
        (drawn(R, "u: z / r"), "r", Reason.UNDERCUT, ("u",)),
        (drawn(S, "k: z x p"), "t", Reason.UNSUPPORTED, ("s",)),
        (drawn(S, "k: z x p"), "s", Reason.PREMISE, ("p",)),
        (drawn("s: q > p", "w: p > q"), "p", Reason.CIRCULAR, ("s",)),
        (drawn(S, R), "t", Reason.CONTESTED, ("s",)),
    ],
)
def test_a_label_comes_with_its_reason_and_its_causes(whole, of, reason, causes):
    found = Labelling(whole)[of]

    assert (found.reason, found.causes) == (reason, causes)


@st.composite
def maps(draw):
    """Small maps of any shape, circles and undercuts of undercuts among them."""
    claims = [f"c{n}" for n in range(draw(st.integers(1, 6)))]
    relations = {}
    for n in range(draw(st.integers(0, 9))):
        premises = draw(st.lists(st.sampled_from(claims), min_size=1, max_size=2, unique=True))
        steps = st.sampled_from(sorted(relations)) if relations else st.nothing()
        target = draw(st.sampled_from(claims) | steps)
        if target in premises:
            continue
        either = st.sampled_from([Kind.SUPPORT, Kind.REBUT])
        kind = Kind.UNDERCUT if target in relations else draw(either)
        relations[f"r{n}"] = Relation(f"r{n}", kind, tuple(premises), target)
    kept = {name: Claim(name, f"{name} is so.") for name in claims}
    return ArgumentMap("m", Debate("m", "Why?"), kept, relations)


READINGS = st.sampled_from(
    [USUAL, Readings(Ties.BURDEN), Readings(bare=Bare.EVIDENCE), Readings(weights={"r0": 0.5})]
)


def least(program, assumed):
    """What follows from the rules whose negative conditions none of ``assumed`` breaks."""
    held, grown = set(), True
    while grown:
        fits = {
            head
            for head, positive, negative in zip(
                program.heads, program.positive, program.negative, strict=True
            )
            if set(positive) <= held and not set(negative) & assumed
        }
        grown = not fits <= held
        held |= fits
    return held


def alternating(program):
    """The well-founded model by the alternating fixpoint (Van Gelder, 1993)."""
    everything = set(range(len(program.names)))
    sure, possible = set(), everything
    while True:
        wider = least(program, possible)
        narrower = least(program, wider)
        if (wider, narrower) == (sure, possible):
            return sure, everything - possible
        sure, possible = wider, narrower


@given(maps(), READINGS)
def test_the_labels_are_those_of_the_alternating_fixpoint(whole, readings):
    program = compiled(whole, readings)
    holds, fails = alternating(program)
    values = well_founded(program).values

    expected = [
        HOLDS if n in holds else FAILS if n in fails else UNDECIDED for n in range(len(values))
    ]
    assert values == expected


@given(maps(), READINGS)
def test_following_causes_ends_at_what_nobody_challenged_or_leads_in_a_round(whole, readings):
    found = Labelling(whole, readings)
    for each in found.values():
        ranks = [found[cause].rank for cause in each.causes]
        if each.reason is Reason.CIRCULAR:
            assert all(found[cause].reason is Reason.CIRCULAR for cause in each.causes)
        elif each.label is Label.OPEN:
            assert each.causes
            assert all(found[cause].label is Label.OPEN for cause in each.causes)
        else:
            assert all(rank < each.rank for rank in ranks), each
