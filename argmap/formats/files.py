"""Writing files so that an old one is not lost if the new one cannot be written."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that whoever reads it meanwhile sees the old one or the new one, whole.

    What is no regular file, such as a pipe or a link, is written to as it is, and so is a file in a
    folder to which no other can be added.

    Raises:
        OSError: it cannot be written; the old file is as it was.
    """
    there = path.exists()
    if there and (path.is_symlink() or not path.is_file() or not _replaceable(path)):
        path.write_bytes(content)
        return
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_bytes(content)
        if there:
            fresh.chmod(path.stat().st_mode)
        os.replace(fresh, path)  # noqa: PTH105
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        if error.filename:
            error.filename, error.filename2 = str(path), None
        raise


def _replaceable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
