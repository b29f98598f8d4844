"""A style sheet worked into an SVG as plain attributes, in one theme.

Browsers know custom properties and ``light-dark()``; resvg, typst and most drawing programs do
not. This is as much of the CSS cascade as our own style sheets need: types, classes, descendants
and children, specificity, inheritance of custom properties (W3C, Selectors 4 and CSS Cascading 5).
Rules that depend on a state, an attribute or a medium say nothing about paper and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from argmap.render.colours import plain_value, tokens, without_at_rules

SVG = "{http://www.w3.org/2000/svg}"
ATTRIBUTES = frozenset(
    """fill fill-opacity stroke stroke-width stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-opacity opacity font-family font-size font-style font-weight
    letter-spacing text-anchor text-decoration dominant-baseline visibility display paint-order
    direction unicode-bidi""".split()  # noqa: SIM905
)
_RULE = re.compile(r"([^{}]+){([^{}]*)}")
_DECLARATION = re.compile(r"\s*([\w-]+)\s*:\s*([^;]+)")
_COMPOUND = re.compile(r"(\*|[\w-]+)?((?:\.[\w-]+)*)((?::not\(\.[\w-]+\))*)")
_ROOT_EM = 16.0


class _Compound(NamedTuple):
    """One simple selector: a type, classes, and classes that must be absent."""

    tag: str
    classes: frozenset[str]
    absent: frozenset[str]
    direct: bool


class _Rule(NamedTuple):
    weight: tuple[int, int, int]
    selector: tuple[_Compound, ...]
    properties: tuple[tuple[str, str], ...]


_Path = tuple[tuple[str, str], ...]


def flatten(root: Element, css: str, *, dark: bool = False) -> None:
    """Give every element of an SVG the attributes that the style sheet would.

    Args:
        root: the ``svg`` element; it is changed.
        css: the style sheet, without the tokens.
        dark: whether to take the dark theme.
    """
    rules = _rules(css)
    styles: dict[_Path, tuple[dict[str, str], dict[str, str]]] = {}
    stack: list[tuple[Element, _Path]] = [(root, ())]
    while stack:
        element, above = stack.pop()
        path = (*above, (element.tag.removeprefix(SVG), element.get("class", "")))
        if path not in styles:
            known = styles[above][0] if above else dict(tokens())
            styles[path] = _style(path, rules, known, dark)
        for name, value in styles[path][1].items():
            element.set(name, value)
        stack.extend((child, path) for child in element)


def _style(
    path: _Path, rules: tuple[_Rule, ...], known: Mapping[str, str], dark: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the custom properties that hold at the end of a path, and its attributes."""
    found: dict[str, str] = {}
    for rule in _candidates(rules, path[-1]):
        if _stands_under(rule.selector, path):
            found.update(rule.properties)
    own = {name: value for name, value in found.items() if name.startswith("--")}
    holding = {**known, **own} if own else dict(known)
    plain = {
        name: _for_attribute(name, plain_value(value, holding, dark=dark))
        for name, value in _longhand(found).items()
        if name in ATTRIBUTES
    }
    return holding, {name: value for name, value in plain.items() if value}


def _longhand(found: Mapping[str, str]) -> dict[str, str]:
    """Return the properties with ``font: style weight size/leading family`` taken apart."""
    told: dict[str, str] = {}
    for name, value in found.items():
        if name != "font":
            told[name] = value
            continue
        words = re.fullmatch(
            r"(?:(italic|normal)\s+)?(?:(\d{3}|bold|normal)\s+)?([\d.]+(?:px|rem))(?:/\S+)?\s+(.+)",
            value.strip(),
        )
        if words:
            names = ("font-style", "font-weight", "font-size", "font-family")
            told |= {key: word for key, word in zip(names, words.groups(), strict=True) if word}
    return told


def _for_attribute(name: str, value: str) -> str:
    value = value.removesuffix("!important").strip()
    if value in ("inherit", "unset", "initial", "revert") or "(" in value:
        return ""
    if value.endswith("rem"):
        return f"{float(value[:-3]) * _ROOT_EM:g}"
    if value == "transparent":
        return "none"
    return value.removesuffix("px") if name.startswith(("stroke", "font-size")) else value


@lru_cache(maxsize=8)
def _rules(css: str) -> tuple[_Rule, ...]:
    """Return the rules of a style sheet, the one that wins last."""
    found = list(_read(without_at_rules(css)))
    order = sorted(range(len(found)), key=lambda place: (found[place].weight, place))
    return tuple(found[place] for place in order)


def _read(css: str) -> Iterator[_Rule]:
    for heads, body in _RULE.findall(css):
        properties = tuple(
            (name, value.strip()) for name, value in _DECLARATION.findall(body.replace("\n", " "))
        )
        for head in heads.split(","):
            selector = _selector(head.strip())
            if selector:
                yield _Rule(_weight(selector), selector, properties)


def _selector(head: str) -> tuple[_Compound, ...]:
    """Return the compounds of a selector from left to right; none if it needs what paper lacks."""
    found: list[_Compound] = []
    direct = False
    for part in head.replace(">", " > ").split():
        if part == ">":
            direct = True
            continue
        words = _COMPOUND.fullmatch(part)
        if not words:
            return ()
        absent = re.findall(r"\.([\w-]+)", words[3])
        classes = frozenset(filter(None, words[2].split(".")))
        found.append(_Compound(words[1] or "*", classes, frozenset(absent), direct))
        direct = False
    return tuple(found)


def _weight(selector: tuple[_Compound, ...]) -> tuple[int, int, int]:
    classes = sum(len(part.classes) + len(part.absent) for part in selector)
    return 0, classes, sum(part.tag != "*" for part in selector)


@lru_cache(maxsize=512)
def _candidates(rules: tuple[_Rule, ...], step: tuple[str, str]) -> tuple[_Rule, ...]:
    """Return the rules whose last part chooses such an element, wherever it stands."""
    return tuple(rule for rule in rules if _is(rule.selector[-1], step))


def _stands_under(selector: tuple[_Compound, ...], path: _Path) -> bool:
    """Return whether the elements over the last of the path are as the selector wants them."""
    at = len(path) - 1
    for place in range(len(selector) - 2, -1, -1):
        if selector[place + 1].direct:
            at -= 1
            if at < 0 or not _is(selector[place], path[at]):
                return False
            continue
        at -= 1
        while at >= 0 and not _is(selector[place], path[at]):
            at -= 1
        if at < 0:
            return False
    return True


def _is(part: _Compound, step: tuple[str, str]) -> bool:
    tag, classes = step[0], _classes(step[1])
    return part.tag in ("*", tag) and part.classes <= classes and not part.absent & classes


@lru_cache(maxsize=512)
def _classes(names: str) -> frozenset[str]:
    return frozenset(names.split())
