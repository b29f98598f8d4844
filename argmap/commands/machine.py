"""What the doctor looks at outside the database: programs, directories, engines, fonts."""

from __future__ import annotations

import os
import platform
import shutil
import stat
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from argmap import __version__
from argmap.commands.findings import Finding
from argmap.settings import Settings

PACKAGES = ("flask", "gunicorn", "sqlmodel", "sqlalchemy", "graphviz", "wasmtime")
SCARCE = 200 << 20
REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "9p"}


def programs() -> Iterator[Finding]:
    """Yield the versions of Argmap, Python and the packages."""
    yield Finding("argmap", __version__)
    yield Finding("python", f"{platform.python_version()} on {platform.platform(terse=True)}")
    yield Finding("packages", ", ".join(f"{name} {_version(name)}" for name in PACKAGES))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def directories(settings: Settings) -> Iterator[Finding]:
    """Yield how the directories of data and cache are, and how much room there is."""
    yield _directory("data", settings.data, private=True)
    yield _directory("cache", settings.cache, private=False)
    there = _nearest(settings.data)
    free = shutil.disk_usage(there).free
    state = "ill" if free < SCARCE else "well"
    yield Finding("room", f"{free / (1 << 30):,.1f} GiB free where the data are.", state)
    kind = _file_system(there)
    if kind in REMOTE and settings.is_sqlite:
        yield Finding(
            "room",
            f"The data are on a network ({kind}), where SQLite can lose changes:"
            " choose a local directory in ARGMAP_DATA, or use PostgreSQL.",
            "ill",
        )


def _directory(subject: str, path: Path, *, private: bool) -> Finding:
    if not path.exists():
        return Finding(subject, f"{path} (not made yet)", "note")
    mode = stat.S_IMODE(path.stat().st_mode)
    if private and mode & 0o077:
        return Finding(
            subject, f"{path} can be read by others (mode {mode:04o}): chmod 700 {path}", "ill"
        )
    if not os.access(path, os.W_OK | os.X_OK):
        return Finding(subject, f"{path} cannot be written to.", "ill" if private else "note")
    return Finding(subject, f"{path} (mode {mode:04o})")


def _nearest(path: Path) -> Path:
    """Return the path, or the nearest directory above it that is there."""
    return next(each for each in (path, *path.parents) if each.exists())


def _file_system(path: Path) -> str:
    """Return the kind of file system that a path is on, where the system tells (Linux)."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    kinds = dict(line.split(" ")[1:3] for line in mounts.read_text("utf-8").splitlines())
    above = [str(each) for each in (path.resolve(), *path.resolve().parents)]
    return next((kinds[each] for each in above if each in kinds), "")


def layout(settings: Settings) -> Iterator[Finding]:
    """Yield which engines can lay maps out, and which is in use."""
    from argmap.render import engines

    ladder = engines.use(settings.cache, "" if settings.engine == "auto" else settings.engine)
    for engine in ladder.report():
        told = f"{engine.name} {engine.version}" if engine.available else f"{engine.name}: not here"
        yield Finding("layout", f"{told}, in use" if engine.used else told)


def fonts(settings: Settings) -> Iterator[Finding]:
    """Yield whether the fonts are there, and whether they have been cut for the pages."""
    from argmap.render.fonts import FACES, file_name

    missing = [face.name for face in FACES if not face.path.exists()]
    if missing:
        lost = ", ".join(missing)
        yield Finding("fonts", f"Missing: {lost}. Install Argmap again.", "ill")
        return
    made = all((settings.cache / "fonts" / file_name(face)).exists() for face in FACES)
    names = ", ".join(sorted({face.family for face in FACES}))
    yield Finding("fonts", names if made else f"{names} (made small on the first start)")
