"""The rules that hints go by: what each one looks for, and why it matters."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model.ids import ClaimId


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of thumb about claims and what bears on them.

    Attributes:
        id: its name in addresses, and where it stands on the page that explains the rules.
        title: what a hint says in bold.
        why: in one sentence, why it matters.
    """

    id: str
    title: str
    why: str


RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule(
            "alike",
            "A claim like this one exists",
            "Two claims that say the same divide between them what bears on it.",
        ),
        Rule(
            "two-claims",
            "Two claims in one?",
            "A claim that says two things can be half right, and no reply fits the whole of it.",
        ),
        Rule(
            "question",
            "A question",
            "A question is neither true nor false, so nothing can bear for or against it.",
        ),
        Rule(
            "long",
            "A long claim",
            "What takes more than forty words to say is mostly more than one claim.",
        ),
        Rule(
            "unsupported",
            "No reason and no passage",
            "A claim with neither a reason nor a passage is asserted, not argued.",
        ),
        Rule(
            "unattested",
            "Nothing attests it",
            "That a speaker of the debate held this is known from a source, or it is our word.",
        ),
        Rule(
            "unanswered",
            "An objection without an answer",
            "An objection stands as long as nobody answers it.",
        ),
        Rule(
            "hindsight",
            "Evidence later than the claim",
            "What came later cannot have been a reason at the time.",
        ),
        Rule(
            "one-source",
            "One source alone",
            "What only one witness tells is as good as that witness, and no better.",
        ),
        Rule(
            "only-examples",
            "Only examples or fiction",
            "An example shows that something happened once, and fiction not even that.",
        ),
        Rule(
            "figure",
            "A figure that is not in its passage",
            "A number that does not stand in the text cannot be checked there by anybody.",
        ),
        Rule(
            "missing-term",
            "A term that no reason mentions",
            "A conclusion about something of which no reason speaks leans on an unwritten premise.",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that whoever writes may want to look at; never an error, and never a score.

    Attributes:
        rule: the id of its rule.
        target: the claim or relation that it is about; empty for a text that is being written.
        sentence: what was seen here, in one sentence.
        claim: the claim on which it is shown.
        other: the claim that this one is like.
    """

    rule: str
    target: str
    sentence: str
    claim: ClaimId = ClaimId("")
    other: ClaimId = ClaimId("")

    @property
    def key(self) -> str:
        """The rule and what the hint is about: what is remembered when it is put aside."""
        return " ".join(part for part in (self.rule, self.target, self.other) if part)

    @property
    def title(self) -> str:
        """What it says in bold."""
        return RULES[self.rule].title

    @property
    def why(self) -> str:
        """Why the rule matters, in one sentence."""
        return RULES[self.rule].why


def quoted(words: str, most: int = 70) -> str:
    """Return somebody's words in quotation marks, shortened, whichever way they are written."""
    short = words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
    return f"“\u2068{short}\u2069”"
