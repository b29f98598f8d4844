"""The folders that a command is pointed at: debate folders, and what holds them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from argmap.model.errors import ArgmapError

LIBRARY_FILE, DEBATE_FILE = "library.yaml", "debate.yaml"


class Folder(click.Path):
    """A folder that is there; of a file in one, the folder is named that is meant."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path."""
        path = Path(value)
        if path.exists() and not path.is_dir():
            self.fail(
                f"{path} is a file: name the folder that it is in, {path.parent}.", param, ctx
            )
        super().convert(path, param, ctx)
        return path


FOLDERS = Folder(exists=True, file_okay=False, path_type=Path)


class NoDebateError(ArgmapError):
    """There is no debate folder at a path."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no debate in {path}: a debate folder holds a file {DEBATE_FILE}"
            " (argmap new makes one)."
        )


def debate_folders(paths: Iterable[Path]) -> list[Path]:
    """Return the debate folders at the paths, each once.

    Raises:
        NoDebateError: a path is no debate folder, no library, and holds none.
    """
    from argmap.formats.folder import find_folders

    found: dict[Path, None] = {}
    for path in paths:
        here = find_folders(path)
        if not here and not libraries([path]):
            raise NoDebateError(path)
        found.update(dict.fromkeys(here))
    return list(found)


def libraries(paths: Iterable[Path]) -> list[Path]:
    """Return the library folders at the paths: themselves, or those in them."""
    within = [each for path in paths for each in (path, *sorted(path.iterdir()))]
    return [each for each in dict.fromkeys(within) if (each / LIBRARY_FILE).is_file()]
