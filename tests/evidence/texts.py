"""A text of our own that has what makes quoting hard, for tests of the quote check."""

from __future__ import annotations

from argmap.evidence.references import Reference, Spot

MARKET = """# The market of Altmark

The council closed the market in the spring of 1998, because the square was to be paved. The bakers
were not asked. They moved their stalls to the river, where hardly anybody came, and the price of
bread rose by a half. The mayor saw no harm in it. She had promised the paving before the election,
and she meant to keep her word.

Weeks later the miller Vogel wrote to her: 'You have closed what you do not under-

stand. The bakers' ovens are cold, and the town [of all towns] goes hungry. . . . Open the square
again.' The letter was read out, and nothing followed. “He is a good miller,” the mayor is said to
have remarked, “and a bad politician.”

In the end the square was opened in the autum, when the stones had come. The bakers came back, but
many of their customers did not. The council had not wanted this – at least it never said so. Trade
stayed low for years. The council had not wanted this.
"""


def market(*spots: tuple[str, str], **more: str) -> Reference:
    """The text, with spots that cannot be trusted: the words there, and a sentence about them."""
    places = tuple(Spot(*_span(words), told) for words, told in spots)
    return Reference("market", "first", MARKET, "Report 1999", places, **more)


def _span(words):
    start = MARKET.index(words)
    return start, start + len(words)
