"""Writing YAML that people like to read, in one way only, so that the same debate is the same text.

A short text stands bare or in quotation marks, a long line is folded, a text with line breaks keeps
them. Whatever could be read back as something else is put in quotation marks with escapes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TypeAlias

Value: TypeAlias = "str | Mapping[str, Value] | Sequence[Value]"

WIDTH = 100
_BARE = re.compile(r"[^\W_](?:[^\n\t:#]|:(?=\S)|#(?<=\S#))*")
_OTHER = re.compile(
    r"(?i:y|yes|n|no|true|false|on|off|null|none|[-+]?\.(?:inf|nan))"
    r"|[-+]?(?:0x[0-9a-fA-F_]+|0o[0-7]+|[0-9][0-9_,.:]*(?:[eE][-+]?[0-9]+)?)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*"
)
_STRANGE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def document(first: str, data: Mapping[str, Value]) -> str:
    """Return the text of a file: a comment, then the keys, with a blank line before each thing.

    Args:
        first: the comment, without its sign.
        data: the keys and their values; an id of a thing is a key of a table.
    """
    lines = [f"# {first}"]
    for key, value in data.items():
        if isinstance(value, Mapping):
            lines += ["", f"{key}:"]
            for number, (name, thing) in enumerate(value.items()):
                lines += [""] * (number > 0) + _entry(name, thing, 2)
        else:
            lines += _entry(key, value, 0)
    return "\n".join(lines) + "\n"


class Bare(str):
    """A word that may stand without quotation marks although YAML would take it for a number."""

    __slots__ = ()


def _entry(key: str, value: Value, indent: int) -> list[str]:
    name = f"{' ' * indent}{_key(key)}:"
    if isinstance(value, str):
        return _scalar(name, value, indent + 2)
    if isinstance(value, Mapping):
        return [name, *_table(value, indent + 2)]
    if all(isinstance(each, Bare) for each in value):
        return _flow(name, [str(each) for each in value], indent + 2)
    return [name, *(line for each in value for line in _item(each, indent + 2))]


def _key(key: str) -> str:
    return f'"{key}"' if _OTHER.fullmatch(key) else key


def _table(value: Mapping[str, Value], indent: int) -> list[str]:
    return [line for key, each in value.items() for line in _entry(key, each, indent)]


def _item(value: Value, indent: int) -> list[str]:
    """Return an item of a list: its first line begins with a hyphen."""
    if not isinstance(value, Mapping):
        raise TypeError(value)
    first, *rest = _table(value, indent + 2)
    return [f"{' ' * indent}- {first[indent + 2 :]}", *rest]


def _flow(name: str, words: list[str], indent: int) -> list[str]:
    """Return a list of ids in brackets, or one on each line if it is long."""
    line = f"{name} [{', '.join(_key(word) for word in words)}]"
    if len(line) <= WIDTH:
        return [line]
    return [name, *(f"{' ' * indent}- {_key(word)}" for word in words)]


def _scalar(name: str, value: str, indent: int) -> list[str]:
    if isinstance(value, Bare):
        return [f"{name} {value}"]
    if _STRANGE.search(value) or value != value.strip() or not value:
        return [f"{name} {_quoted(value)}"]
    if "\n" in value:
        return _literal(name, value, indent)
    if len(name) + len(value) < WIDTH:
        return [f"{name} {value if _is_bare(value) else _quoted(value)}"]
    return _folded(name, value, indent)


def _is_bare(value: str) -> bool:
    return bool(_BARE.fullmatch(value)) and not _OTHER.fullmatch(value)


def _quoted(value: str) -> str:
    return f'"{"".join(_escaped(character) for character in value)}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not _STRANGE.match(character):
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _literal(name: str, value: str, indent: int) -> list[str]:
    """Return a text with its line breaks kept."""
    margin = " " * indent
    return [f"{name} |-", *(margin + line if line else "" for line in value.split("\n"))]


def _folded(name: str, value: str, indent: int) -> list[str]:
    """Return a long line over several, which reads back as one; or quoted where that cannot be."""
    if "  " in value or "\t" in value:
        return [f"{name} {_quoted(value)}"]
    lines = wrap(
        value, WIDTH - indent, break_long_words=False, break_on_hyphens=False,
        replace_whitespace=False, expand_tabs=False, drop_whitespace=True,
    )  # fmt: skip
    if " ".join(lines) != value:
        return [f"{name} {_quoted(value)}"]
    return [f"{name} >-", *(" " * indent + line for line in lines)]
