"""Laws of the quote check: on any text, whatever its script, nothing is misplaced."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evidence.cautions import Trap
from argmap.evidence.folding import letters
from argmap.evidence.quoting import check
from argmap.evidence.references import Reference
from argmap.evidence.sighting import Verdict

WORDS = [
    "market", "bakers", "square", "of", "the", "it", "1998", "café", "e\u0301te\u0301", "ﬁne",
    "Straße", "🏭", "👩\u200d👧", "İstanbul", "don't", "well-known", "“said”", "'no'", "…", "[sic]",
    ".", "–", "дом", "Σίσυφος", "東京", "a\u0308bc", "½", "12,5", "(then)",
]  # fmt: skip
GAPS = (" ", " ", " ", "\n", "\n\n", "  ", " — ", ", ", ". ")


def text_of(seed, size):
    random = Random(seed)
    return "".join(random.choice(WORDS) + random.choice(GAPS) for _ in range(size))


seeds = st.integers(0, 2**32 - 1)


@st.composite
def cut_out(draw):
    """A text, and some words of it."""
    text = text_of(draw(seeds), draw(st.integers(1, 60)))
    bounds = [at for at in range(len(text) + 1) if at in (0, len(text)) or text[at - 1].isspace()]
    start = draw(st.sampled_from(bounds))
    end = draw(st.sampled_from([at for at in bounds if at >= start]))
    return text, text[start:end].strip()


@settings(deadline=None)
@given(cut_out())
def test_what_is_cut_out_of_a_text_is_verbatim_where_it_stands(cut):
    text, words = cut
    checked = check(words, [Reference("r", "e", text)])

    if not letters(words):
        assert checked.verdict is Verdict.NOT_FOUND
        return
    assert checked.verdict is Verdict.VERBATIM
    assert text[checked.places[0].start : checked.places[0].end] == words


@settings(deadline=None)
@given(cut_out())
def test_other_cases_quotation_marks_dashes_and_blanks_are_folded(cut):
    text, words = cut
    other = words.swapcase().translate(str.maketrans("'“”–—", '’""--'))
    checked = check("  \n".join(other.split()), [Reference("r", "e", text)])

    if letters(words) and letters(words) == letters(other):
        assert checked.verdict in (Verdict.FOLDED, Verdict.VERBATIM)
        assert Trap.BOUNDARY not in {each.trap for each in checked.cautions}


@settings(deadline=None, max_examples=40)
@given(seeds, seeds)
def test_what_is_foreign_is_not_found(one, other):
    alphabets = "abcdefghijklm", "nopqrstuvwxyz"
    text, words = (
        " ".join("".join(r.choices(letters, k=6)) for _ in range(30))
        for letters, r in zip(alphabets, (Random(one), Random(other)), strict=True)
    )

    assert check(words, [Reference("r", "e", text)]).verdict is Verdict.NOT_FOUND


@settings(deadline=None)
@given(cut_out(), seeds, st.integers(1, 6))
def test_whatever_is_typed_places_lie_in_the_text_and_the_difference_is_whole(cut, seed, faults):
    text, words = cut
    random = Random(seed)
    typed = words.split(" ")
    for _ in range(faults):
        typed[random.randrange(len(typed))] = random.choice(("…", "[they]", "other", "x", ""))
    checked = check(" ".join(typed), [Reference("r", "e", text)], 9)

    assert all(0 <= place.start < place.end <= len(text) for place in checked.places)
    if checked.difference:
        [first, *_] = checked.places
        assert "".join(run.typed for run in checked.difference) == checked.words
        printed = "".join(run.printed for run in checked.difference)
        assert printed == text[first.start : first.end]
    assert checked.verdict.faithful == (checked.likeness == 1)
