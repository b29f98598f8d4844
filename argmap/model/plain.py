"""The model as plain data (dicts, lists, strings, numbers) and back: for logs, JSON and tests.

Fields that hold their default are left out, so that a log stays short and a new field with a
default can be read from an old log.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import lru_cache, partial
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from argmap.model import edits as _edits
from argmap.model.errors import InvalidError

T = TypeVar("T")
Reader = Callable[[Any], Any]

EDITS = {edit.__name__: edit for edit in _edits.Edit.__args__}


def plain(value: Any) -> Any:
    """Return a model value as plain data."""
    kind: Any = type(value)
    if kind is str or value is None or kind is bool or kind is int:
        return value
    if is_dataclass(value):
        return {
            name: plain(kept)
            for name, default in _defaults(kind)
            if (kept := getattr(value, name)) != default
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    return value


def plain_edit(edit: _edits.Edit) -> dict[str, Any]:
    """Return an edit as plain data, with its name under ``edit``."""
    return {"edit": type(edit).__name__, **plain(edit)}


def edit_from(data: dict[str, Any]) -> _edits.Edit:
    """Return the edit that ``plain_edit`` wrote down.

    Raises:
        InvalidError: there is no edit of that name, or it has other fields.
    """
    name = data.get("edit")
    if not isinstance(name, str) or name not in EDITS:
        raise InvalidError(f"There is no edit {name!r}: write one of {', '.join(EDITS)}.")
    fields_of = {key: each for key, each in data.items() if key != "edit"}
    made: _edits.Edit = value_from(EDITS[name], fields_of)
    return made


def value_from(kind: type[T], data: Any) -> T:
    """Return the model value of this type that ``plain`` wrote down.

    Raises:
        InvalidError: the data do not have the shape of the type.
    """
    wanted: Any = kind
    try:
        made: T = _reader(wanted)(data)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise InvalidError(f"This is no {kind.__name__}: {error}.") from error
    return made


@lru_cache(maxsize=128)
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, _default(field)) for field in fields(kind))


def _default(field: Any) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


@lru_cache(maxsize=512)
def _reader(kind: Any) -> Reader:
    """Return what makes a value of this type out of plain data."""
    if hasattr(kind, "__supertype__"):
        return _reader(kind.__supertype__)
    if is_dataclass(kind) and isinstance(kind, type):
        return _reader_of_fields(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _reader_of_either(get_args(kind))
    if origin is tuple:
        return _reader_of_tuple(get_args(kind))
    return partial(_same, kind)


def _same(kind: type, data: Any) -> Any:
    if not isinstance(data, kind):
        raise TypeError(f"{data!r} is not of the type {kind.__name__}")
    return data


def _reader_of_fields(kind: type) -> Reader:
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}

    def read(data: Any) -> Any:
        return kind(**{key: readers[key](each) for key, each in data.items()})

    return read


def _reader_of_tuple(inner: tuple[Any, ...]) -> Reader:
    if len(inner) == 2 and inner[1] is Ellipsis:
        each_of = _reader(inner[0])
        return lambda data: tuple(each_of(each) for each in data)
    readers = tuple(_reader(one) for one in inner)
    return lambda data: tuple(one(each) for one, each in zip(readers, data, strict=True))


def _reader_of_either(kinds: tuple[Any, ...]) -> Reader:
    """Return what reads one of several types: nothing, a list, or another."""
    lists = [_reader(kind) for kind in kinds if get_origin(kind) is tuple]
    others = [_reader(k) for k in kinds if get_origin(k) is not tuple and k is not type(None)]
    empty = type(None) in kinds

    def read(data: Any) -> Any:
        if data is None and empty:
            return None
        fitting = lists if isinstance(data, list) and lists else others
        return (fitting or lists)[0](data)

    return read
