"""The rubrics to begin with, as data: for the argument, for the work with sources, and for both."""

from __future__ import annotations

from argmap.model.marks import Criterion, Grid, Level

WORDS = ("not yet", "partly", "mostly", "fully")


def _row(name: str, title: str, *lines: str) -> Criterion:
    """Return a row whose levels give 0, 1, 2 and 3 points, the lowest first."""
    pairs = enumerate(zip(WORDS, lines, strict=True))
    return Criterion(name, title, tuple(Level(word, line, n) for n, (word, line) in pairs))


CLAIMS = _row(
    "claims", "Claims",
    "Headings, questions or quotations stand where a claim should be.",
    "Some are sentences that can be true or false; others say two things at once.",
    "Nearly every claim says one thing, and says it so that one could disagree.",
    "Each says one thing, exactly, and no stronger than what bears it out.",
)  # fmt: skip
RELATIONS = _row(
    "relations", "Relations",
    "Claims stand side by side; what bears on what is not drawn.",
    "Some reasons bear on their target; others only touch on the same matter.",
    "Nearly all bear on what they are drawn to; a premise may be missing.",
    "Every step holds, linked premises stand together, and doubtful steps are named as such.",
)  # fmt: skip
OBJECTIONS = _row(
    "objections", "Objections",
    "Nothing is said against the claims that carry the map.",
    "Objections are there, but weak ones, or nobody answers them.",
    "The main objections are there, and most of them are answered.",
    "The strongest objections are put as their holders would, and met or granted.",
)  # fmt: skip
VOICES = _row(
    "voices", "Voices",
    "Who holds a claim, who reports it and who mapped it cannot be told apart.",
    "Holders are named for some claims; reports pass for the thing itself.",
    "Holder and reporter are told apart nearly everywhere.",
    "Each claim has its holder and its time, and a report is shown as a report.",
)  # fmt: skip
PASSAGES = _row(
    "passages", "Passages",
    "Claims stand without a passage.",
    "Some claims lean on a passage; it does not always say what the claim says.",
    "Most claims that need a passage have one that fits.",
    "Every claim that needs one has the passage that bears it out best.",
)  # fmt: skip
EXACT = _row(
    "exact", "Quoting exactly",
    "Words are changed, or stand between quotation marks without being there.",
    "Several quotations differ from the text.",
    "Quotations are exact, save for a slip or two.",
    "Every quotation is exact, as short as can be, and where it says it is.",
)  # fmt: skip
CONTEXT = _row(
    "context", "Context",
    "Words are taken out of what surrounds them, so that they say something else.",
    "The sentence is kept; what the paragraph argues is lost.",
    "What surrounds the words is respected, and now and then told.",
    "It is told what the passage answers, for whom it speaks, and what it leaves open.",
)  # fmt: skip
CRITICISM = _row(
    "criticism", "Source criticism",
    "Sources are taken at their word.",
    "It is said who writes, but not what follows from it.",
    "Who wrote, when and to what end is weighed for the main passages.",
    "Sources are weighed against one another, and the weight shows in the claims.",
)  # fmt: skip

STARTERS: dict[str, Grid] = {
    "both": Grid("Argument and sources", (CLAIMS, PASSAGES, OBJECTIONS, VOICES)),
    "argument": Grid("Argument", (CLAIMS, RELATIONS, OBJECTIONS, VOICES)),
    "sources": Grid("Work with sources", (PASSAGES, EXACT, CONTEXT, CRITICISM)),
}
"""By their keys; the first is the usual one."""
