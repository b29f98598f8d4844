"""Random maps and edits for laws: circles, undercuts of undercuts, several roots, hostile texts.

Hypothesis chooses the sizes and a seed, and a generator of random numbers does the rest, which is
fifty times faster than choosing everything one by one; what fails is shrunk by its sizes.
"""

# ruff: noqa: ARG005

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from argmap.model.claims import CLAIM_KINDS, Basis, Claim, CrossRelation, Kind, Relation, Voice
from argmap.model.dates import DateSpan
from argmap.model.debates import WHOLE, Debate, Excerpt, Position, Speaker
from argmap.model.drafts import Draft
from argmap.model.edits import (
    AddClaim,
    Arrange,
    Assign,
    Bridge,
    Cite,
    ClaimField,
    Frame,
    Mark,
    Merge,
    Ordered,
    Relate,
    Restore,
    Revise,
    Reword,
    Unbridge,
    Uncite,
    Unmark,
    Unrelate,
    Withdraw,
)  # fmt: skip
from argmap.model.errors import ArgmapError
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Figure, Mode, Passage, Span

HOSTILE = (
    "<script>alert('x')</script>", "</script><b>", "javascript:alert(1)", "back\\slash \\N \\G",
    "“quoted” 'single' \"double\"", "Σίσυφος ΣΊΣΥΦΟΣ", "ﬁne ﬂour", "שלום \u200f world", "مرحبا",
    "工业化辩论", "👩\u200d👩\u200d👧 and 🏭", "e\u0301 and é", "%s {0} $x",
    "'; DROP TABLE claim; --",
    "&lt;&amp;", "1,5 % – or – 2 %", "\u200b.", "İstanbul ß", "a" * 300, "yes", "null", "- [x]: #",
)  # fmt: skip
REFUSED = (
    "nul \x00",
    "bell \x07",
    "lone \ud800",
    "turned \u202e",
    "isolated \u2066",
    "none \uffff",
)
DATES = ("1924", "1924-10", "1924-10-08", "192X", "1923/1927", "1923/..", "1921~", "-0043")

letters = st.characters(
    exclude_categories=["Cc", "Cs", "Cn", "Co"],
    exclude_characters=[chr(n) for n in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))],
)
texts = st.one_of(st.sampled_from(HOSTILE), st.text(letters, min_size=1)).filter(str.strip)
sizes = st.integers(0, 6)
seeds = st.integers(0, 2**32 - 1)


class Maker(Random):
    """Makes parts of maps at random."""

    def text(self):
        some = "".join(chr(self.choice((self.randrange(33, 127), self.randrange(0xC0, 0x250))))
                       for _ in range(self.randrange(1, 30)))  # fmt: skip
        return self.choice((*HOSTILE, some, f"{some} {some}"))

    def note(self):
        return self.choice(("", "", self.text(), f"{self.text()}\n\n{self.text()}"))

    def date(self):
        return self.choice((None, DateSpan(self.choice(DATES))))

    def yes(self):
        return self.random() < 0.5

    def some(self, among, most=3):
        return tuple(self.sample(list(among), min(len(among), self.randint(1, most))))

    def debate(self, slug="law"):
        positions = tuple(
            Position(f"p{n}", self.text(), self.note(), 1 + n, self.yes())
            for n in range(self.randrange(4))
        )
        speakers = tuple(
            Speaker(f"s{n}", self.text(), role=self.note(), lived=self.date())
            for n in range(self.randrange(4))
        )
        excerpts = ((), (Excerpt("short", "Short", "core"), WHOLE), (Excerpt("few", "F", ("c1",)),))
        return Debate(
            slug, self.text(), summary=self.note(), period=self.date(), axis=self.text(),
            positions=positions, speakers=speakers, excerpts=self.choice(excerpts),
        )  # fmt: skip

    def claim(self, claim_id, debate):
        speakers = [None, *(speaker.id for speaker in debate.speakers)]
        return Claim(
            claim_id, self.text(), self.choice(list(Voice)), self.choice(speakers),
            self.choice([None, *(position.id for position in debate.positions)]), self.date(),
            self.choice(["", *CLAIM_KINDS]), self.yes(), self.yes(), self.yes(),
            self.choice(speakers), self.note(),
        )  # fmt: skip

    def relation(self, relation_id, draft):
        others = [key for key in draft.relations if key != relation_id]
        kind = self.choice(list(Kind) if others else [Kind.SUPPORT, Kind.REBUT])
        target = self.choice(others if kind is Kind.UNDERCUT else list(draft.claims))
        premises = self.some([key for key in draft.claims if key != target] or ["c0"])
        basis = self.choice(list(Basis))
        return Relation(relation_id, kind, premises, target, basis, note=self.note())

    def passage(self, passage_id):
        spans = tuple(
            Span("src", f"edition-{n}", 3, 3 + len(words), words, paragraph=self.choice((None, 7)))
            for n, words in enumerate(self.text() for _ in range(self.randint(1, 2)))
        )
        figures = self.choice(((), (Figure("output", "1,5", "Mt"),)))
        return Passage(passage_id, spans, self.note(), date=self.date(), figures=figures)

    def evidence(self, evidence_id, draft):
        target = self.choice([*draft.claims, *draft.relations])
        bearing, mode = self.choice(list(Bearing)), self.choice(list(Mode))
        passage = self.choice(list(draft.passages))
        return Evidence(evidence_id, target, passage, bearing, mode, self.note())

    def bridge(self, bridge_id, draft):
        kind, target = self.choice((Kind.SUPPORT, Kind.REBUT)), self.choice(list(draft.claims))
        return CrossRelation(bridge_id, kind, "other", "far", target, note=self.note())

    def map(self, claims=6, relations=6):
        debate = self.debate()
        draft = Draft(ArgumentMap("law", debate))
        for n in range(claims):
            draft.do(AddClaim(self.claim(f"c{n}", debate)))
        for n in range(relations if claims > 1 else 0):
            draft.do(Relate(self.relation(f"r{n}", draft)))
        for n in range(self.randrange(4)):
            draft.do(Mark(self.passage(f"q{n}")))
        for n in range(self.randrange(5) if claims and draft.passages else 0):
            draft.do(Cite(self.evidence(f"e{n}", draft)))
        if claims and self.yes():
            draft.do(Bridge(self.bridge("x0", draft)))
            draft.do(Withdraw(self.choice(list(draft.claims))))
        return draft.map()

    def edits(self, drawn, count):
        """Edits that can be made on the map one after the other; others are passed over."""
        made, draft = [], Draft(drawn)
        for n in range(count):
            try:
                edit = self.choice(EDITS)(self, draft, n)
                attempt = Draft(draft.map())
                attempt.do(edit)
                draft = Draft(attempt.checked())
            except (ArgmapError, IndexError, ValueError):
                continue
            made.append(edit)
        return tuple(made)

    def order(self, draft):
        what = self.choice(list(Ordered))
        return Arrange(what, self.some(draft.parts[what], 6))


EDITS = (
    lambda make, draft, n: Frame(make.debate()),
    lambda make, draft, n: AddClaim(make.claim(f"n{n}", draft.debate)),
    lambda make, draft, n: Reword(make.choice(list(draft.claims)), make.text()),
    lambda make, draft, n: Assign(make.choice(list(draft.claims)), ClaimField.NOTE, make.text()),
    lambda make, draft, n: Assign(make.choice(list(draft.claims)), ClaimField.POSITION, "p0"),
    lambda make, draft, n: Assign(make.choice(list(draft.claims)), ClaimField.DATE, "1925"),
    lambda make, draft, n: Assign(make.choice(list(draft.claims)), ClaimField.CORE, "yes"),
    lambda make, draft, n: Withdraw(make.choice(list(draft.claims))),
    lambda make, draft, n: Restore(make.choice(list(draft.claims))),
    lambda make, draft, n: Relate(make.relation(f"m{n}", draft)),
    lambda make, draft, n: Unrelate(make.choice(list(draft.relations))),
    lambda make, draft, n: Unrelate(make.choice(list(draft.relations))),
    lambda make, draft, n: Revise(make.relation(make.choice(list(draft.relations)), draft)),
    lambda make, draft, n: Bridge(make.bridge(f"x{make.randrange(3)}", draft)),
    lambda make, draft, n: Unbridge(make.choice(list(draft.bridges))),
    lambda make, draft, n: Mark(make.passage(f"q{make.randrange(5)}")),
    lambda make, draft, n: Unmark(make.choice(list(draft.passages))),
    lambda make, draft, n: Cite(make.evidence(f"e{make.randrange(6)}", draft)),
    lambda make, draft, n: Uncite(make.choice(list(draft.evidence))),
    lambda make, draft, n: Merge(*make.sample(list(draft.claims), 2)),
    lambda make, draft, n: make.order(draft),
)


def maps():
    """Maps of up to six claims and six relations."""
    return st.builds(lambda seed, n, m: Maker(seed).map(n, m), seeds, sizes, sizes)


@st.composite
def edited_maps(draw):
    """A map, and edits that can be made on it one after the other."""
    drawn = draw(maps())
    return drawn, Maker(draw(seeds)).edits(drawn, draw(st.integers(1, 8)))


@st.composite
def other_states(draw):
    """Two states of the map of one debate: one edited from the other, or quite another."""
    drawn, edits = draw(edited_maps())
    if draw(st.booleans()):
        return drawn, draw(maps())
    draft = Draft(drawn)
    for edit in edits:
        draft.do(edit)
    return drawn, draft.map()
