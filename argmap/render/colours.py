"""The design tokens as plain colours, for programs that know no custom properties.

``tokens.css`` stays the one place where a colour is written down; here it is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIGN = re.compile(r"[{};]")
_ROOT = re.compile(r"(?:^|})\s*:root\s*{([^}]*)}")
_PROPERTY = re.compile(r"(--[\w-]+)\s*:\s*([^;]+?)\s*(?:;|$)")
_CALL = re.compile(r"(var|light-dark|color-mix)\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)")
_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_NAMED = {"white": "#ffffff", "black": "#000000"}


@cache
def stylesheet(name: str) -> str:
    """Return one of the style sheets that come with the package, such as ``map.css``."""
    return (Path(__file__).with_name("style") / name).read_text("utf-8")


@cache
def tokens() -> Mapping[str, str]:
    """Return the custom properties of ``:root`` as written, by name; the first rule wins.

    Rules inside media queries are for browsers and left alone.
    """
    found: dict[str, str] = {}
    for block in _ROOT.findall(without_at_rules(stylesheet("tokens.css"))):
        for name, value in _PROPERTY.findall(block):
            found.setdefault(name, " ".join(value.split()))
    return found


def colour(name: str, *, dark: bool = False) -> str:
    """Return a token as a plain colour: ``colour("--ink")`` is ``#1B2430``."""
    return plain_value(tokens()[name], tokens(), dark=dark)


def without_at_rules(css: str) -> str:
    """Return the style sheet without comments and without its @-blocks, however deep."""
    css = _COMMENT.sub("", css)
    kept: list[str] = []
    place = 0
    while (at := css.find("@", place)) >= 0:
        kept.append(css[place:at])
        place = _end_of_at_rule(css, at)
    return "".join(kept) + css[place:]


def _end_of_at_rule(css: str, at: int) -> int:
    depth = 0
    for sign in _SIGN.finditer(css, at):
        depth += {"{": 1, "}": -1, ";": 0}[sign[0]]
        if not depth and sign[0] != "{":
            return sign.end()
    return len(css)


def plain_value(value: str, known: Mapping[str, str], *, dark: bool = False) -> str:
    """Return a CSS value with its variables filled in, for one theme, without mixtures.

    Args:
        value: the value as written.
        known: the custom properties that hold there; what refers to an unknown one is empty.
        dark: whether to take the dark theme.
    """
    for _ in range(20):
        filled = _CALL.sub(lambda call: _called(call[1], call[2], known, dark), value)
        if filled == value:
            break
        value = filled
    return value.strip()


def _called(function: str, inner: str, known: Mapping[str, str], dark: bool) -> str:
    if function != "var" and _CALL.search(inner):
        return (
            f"{function}({_CALL.sub(lambda call: _called(call[1], call[2], known, dark), inner)})"
        )
    parts = [part.strip() for part in _split(inner)]
    if function == "var":
        return known.get(parts[0], parts[1] if len(parts) > 1 else "")
    return parts[int(dark)] if function == "light-dark" else _mixed(parts)


def _split(inner: str) -> list[str]:
    """Return the arguments of a function, split at the commas outside brackets."""
    return re.split(r",(?![^()]*\))", inner)


def _mixed(parts: list[str]) -> str:
    """Return the mixture of two colours in sRGB; a part that is transparent gives its opacity."""
    first, share = _share(parts[1])
    second, other = _share(parts[2])
    part = share if share is not None else 1 - (other if other is not None else 0.5)
    a, b = _rgb(first), _rgb(second)
    if a is None or b is None:
        return first if a else second
    return "#" + "".join(
        f"{round(x * part + y * (1 - part)):02x}" for x, y in zip(a, b, strict=True)
    )


def _share(part: str) -> tuple[str, float | None]:
    words = part.split()
    shares = [word for word in words if word.endswith("%")]
    colour = next((word for word in words if not word.endswith("%")), "")
    return colour, float(shares[0][:-1]) / 100 if shares else None


def _rgb(colour: str) -> tuple[int, ...] | None:
    found = _HEX.fullmatch(_NAMED.get(colour, colour))
    if not found:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    return tuple(int(digits[place : place + 2], 16) for place in (0, 2, 4))
