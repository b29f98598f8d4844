"""Writing a debate as a folder, in one way only: read back, it is written alike."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from argmap.formats import keys, tables
from argmap.formats.editions import TEXTS
from argmap.formats.files import replace_file
from argmap.formats.folder import DEBATE_FILE, LIBRARY_FILE, read_folder, read_library
from argmap.formats.outward import Outward
from argmap.formats.yaml_text import Bare, Value, document
from argmap.model.errors import ArgmapError
from argmap.model.maps import ArgumentMap
from argmap.model.sources import Library

_FILES = {
    "claims.yaml": ("claims",),
    "relations.yaml": ("relations", "cross_relations"),
    "passages.yaml": ("passages",),
    "sources.yaml": ("sources",),
}
Files: TypeAlias = Mapping[str, str]
_DEBATE_SCHEMA = "yaml-language-server: $schema=../debate.schema.json"
_LIBRARY_SCHEMA = "yaml-language-server: $schema=../library.schema.json"


class OtherFilesError(ArgmapError):
    """A folder holds files that would be read together with those that are to be written."""

    def __init__(self, folder: Path, names: list[str]) -> None:
        super().__init__(
            f"{folder} holds {', '.join(names)}, which would be read together with what is to be"
            " written: choose an empty folder, or move them."
        )


class WrittenByHandError(ArgmapError):
    """A folder holds what a person wrote, not a dump; comments in it would be lost."""

    def __init__(self, folder: Path, names: list[str]) -> None:
        super().__init__(
            f"{folder} was written by hand, and a dump would replace {', '.join(names)} there:"
            " choose another folder with --into, or move that one away."
        )


def write_folder(map_: ArgumentMap, library: Library, into: Path) -> None:
    """Write a debate as a folder, and its library beside it if others may share it.

    The files of an earlier dump are replaced.

    Args:
        map_: the debate.
        library: the library whose sources its passages are in.
        into: the folder, which is made if it is not there.

    Raises:
        OtherFilesError: the folder holds YAML files of other names.
        WrittenByHandError: the folder, or that of the library, is no dump.
        OSError: the folder cannot be written.
    """
    shared = library.slug != map_.debate.slug
    texts = _texts(library)
    parts = [(into, _debate_files(map_, library, into), {} if shared else texts)]
    if shared:
        shelf = into.resolve().parent / library.slug
        parts.append((shelf, _library_files(library, shelf), texts))
    for part in parts:
        _refuse_to_lose(*part)
    for part in parts:
        _write(*part)


def _debate_files(map_: ArgumentMap, library: Library, into: Path) -> Files:
    """Return the files by their names; one that is not needed is empty."""
    out = Outward(map_, library)
    shared = library.slug != map_.debate.slug
    frame: dict[str, Value] = {"format": Bare(keys.FORMAT)}
    if map_.debate.slug != into.resolve().name:
        frame["slug"] = map_.debate.slug
    frame |= out.frame(shared=shared)
    things: dict[str, Mapping[str, Value]] = {
        "claims": out.claims(),
        "relations": out.relations(),
        "cross_relations": out.cross_relations(),
        "passages": out.passages(),
        "sources": {} if shared else out.sources(),
    }
    files = {DEBATE_FILE: document(_DEBATE_SCHEMA, frame)}
    for name, among in _FILES.items():
        held = {key: things[key] for key in among if things[key]}
        files[name] = document(_DEBATE_SCHEMA, held) if held else ""
    return files


def _library_files(library: Library, into: Path) -> Files:
    frame: dict[str, Value] = {"format": Bare(keys.FORMAT)}
    if library.slug != into.resolve().name:
        frame["slug"] = library.slug
    frame |= {"title": library.title, "summary": library.summary}
    frame["debates"] = [Bare(each) for each in library.debates]
    sources = Outward(None, library).sources()
    kept = {key: value for key, value in frame.items() if value}
    if sources:
        kept["sources"] = sources
    return {LIBRARY_FILE: document(_LIBRARY_SCHEMA, kept)}


def _refuse_to_lose(into: Path, files: Files, texts: Files) -> None:
    """Raise an error where writing would lose what a person wrote."""
    others = [path.name for path in into.glob("*.yaml") if path.name not in files]
    others += [path.name for path in (into / TEXTS).glob("*.txt") if path.name not in texts]
    if others:
        raise OtherFilesError(into, sorted(others))
    kept = {name: _content(into / name) for name in files}
    differing = [name for name in kept if kept[name] not in ("", files[name])]
    if differing and kept != _written_again(into):
        raise WrittenByHandError(into, differing)


def _content(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""


def _written_again(into: Path) -> Files | None:
    """Return the files as a dump would write what they hold, or none if they cannot be read."""
    if (into / LIBRARY_FILE).is_file():
        library = read_library(into).library
        return _library_files(library, into) if library else None
    read = read_folder(into)
    return _debate_files(read.map, read.library, into) if read.map and read.library else None


def _write(into: Path, files: Files, texts: Files) -> None:
    into.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        if content:
            replace_file(into / name, content.encode())
        else:
            (into / name).unlink(missing_ok=True)
    for name, text in texts.items():
        (into / TEXTS).mkdir(exist_ok=True)
        replace_file(into / TEXTS / name, ("\ufeff" * text.startswith("\ufeff") + text).encode())


def _texts(library: Library) -> dict[str, str]:
    """Return the texts of the editions by the names of their files."""
    known = {source.id for source in library.sources}
    return {
        tables.text_file(edition, library.editions_of(edition.source)): edition.text
        for edition in library.editions
        if edition.text is not None and edition.source in known
    }
