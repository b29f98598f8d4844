"""How wide words are about, where a document does not tell: as in Times, the commonest type."""

from __future__ import annotations

_OTHERS = 0.5
_BY_WIDTH = {
    0.25: " ,.",
    0.28: "ijlt/:;",
    0.33: "fr!'()[]-I|’‘",
    0.39: "sJ",
    0.44: "acez?“”",
    0.56: "FPS<>=+",
    0.61: "ELTZ",
    0.67: "BCR",
    0.72: "wADGHKNOQUVXY",
    0.78: "m&",
    0.89: "M",
    0.94: "W@%",
    1.0: "—…",
}
_WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}


def advance(text: str) -> float:
    """Return about how wide the text is, in units of the size of its letters."""
    return sum(_WIDTHS.get(letter, _OTHERS) for letter in text)
