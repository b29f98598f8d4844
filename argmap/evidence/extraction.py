"""Reading a file in a process of its own, with limits: what it does there, it does to no other.

``python -m argmap.evidence.extraction FILE`` reads one for trying, in the same way.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from argmap.evidence.reading.imported import Imported, Progress, silent
from argmap.model.errors import InvalidTextFileError
from argmap.model.texts import Layout, NoteMark, PageMark

_PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost.

    Attributes:
        size: the bytes that the file may have.
        idle: the seconds that it may take from one page to the next.
        seconds: those that it may take altogether.
        memory: the bytes of address space of the process.
        output: the bytes that it may write.
    """

    size: int = 10_000_000
    idle: float = 30
    seconds: float = 120
    memory: int = 1 << 30
    output: int = 64_000_000


DEFAULT = Limits()


def extract(
    data: bytes, name: str, progress: Progress = silent, limits: Limits = DEFAULT
) -> Imported:
    """Return the text of a file, read by another process.

    Args:
        data: what is in the file.
        name: its name.
        progress: hears how many of how many pages or chapters are read.
        limits: what it may cost.

    Raises:
        InvalidTextFileError: no text can be read out of it; the sentence says why.
    """
    if len(data) > limits.size:
        raise InvalidTextFileError(
            f"This file has {len(data) / 1e6:.1f} MB; the most that can be added are"
            f" {limits.size / 1e6:g} MB. Take out its pictures, or divide it."
        )
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as made:
        told = {"name": name, "limits": asdict(limits)}
        given.write(json.dumps(told).encode() + b"\n" + data)
        given.seek(0)
        child = _started(given, made)
        try:
            _follow(child, progress, limits)
        finally:
            _kill(child)
        made.seek(0)
        return _imported(made.read())


def _started(given: IO[bytes], made: IO[bytes]) -> subprocess.Popen[str]:
    """Start the process, in a group of its own, without the secrets of the environment."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "LANG") if key in os.environ}
    paths = [str(Path(path).resolve()) for path in sys.path]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "argmap.evidence.extraction"],
        stdin=given,
        stdout=made,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
        env={**kept, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"},
    )


def _follow(child: subprocess.Popen[str], progress: Progress, limits: Limits) -> None:
    """Hear what the process tells until it ends.

    Raises:
        InvalidTextFileError: it takes too long.
    """
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_hear, args=(child, lines), daemon=True).start()
    end = time.monotonic() + limits.seconds
    done = total = 0
    while True:
        try:
            line = lines.get(timeout=max(0.0, min(limits.idle, end - time.monotonic())))
        except queue.Empty:
            raise _too_slow(done, total) from None
        if not line:
            return
        word, *numbers = line.split()
        if word == _PROGRESS and len(numbers) == 2:
            done, total = map(int, numbers)
            progress(done, total)


def _hear(child: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
    """Pass the lines on that tell of the progress, and an empty one when the process is over."""
    with suppress(ValueError, OSError):
        while line := child.stderr.readline(200) if child.stderr else "":
            if line.startswith(_PROGRESS) and line.endswith("\n"):
                lines.put(line)
    lines.put("")


def _too_slow(done: int, total: int) -> InvalidTextFileError:
    how_far = f" ({done} of {total} pages were read)" if total else ""
    return InvalidTextFileError(
        f"Reading this file takes too long{how_far}; it was given up."
        " Divide it, or save it in a simpler format, as plain text."
    )


def _kill(child: subprocess.Popen[str]) -> None:
    """End the process and all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    child.wait()
    if child.stderr:
        child.stderr.close()


def _imported(result: bytes) -> Imported:
    """Return what the process wrote.

    Raises:
        InvalidTextFileError: it says that there is nothing, or it died.
    """
    try:
        told: dict[str, Any] = json.loads(result)
    except ValueError:
        raise InvalidTextFileError(
            "Reading this file takes more time or memory than one file may have; it was given up."
            " Divide it, or save it in a simpler format, as plain text."
        ) from None
    if "error" in told:
        raise InvalidTextFileError(told["error"])
    pages = tuple(PageMark(*page) for page in told.pop("pages"))
    notes = tuple(NoteMark(*note) for note in told.pop("notes"))
    troubles = tuple(told.pop("troubles"))
    return Imported(layout=Layout(pages, notes), troubles=troubles, **told)


def _limit(limits: dict[str, Any]) -> None:
    """Bound what this process may use, where the system can."""
    try:
        import resource
    except ImportError:
        return
    bounds = {
        resource.RLIMIT_CPU: int(limits["seconds"]),
        resource.RLIMIT_AS: limits["memory"],
        resource.RLIMIT_FSIZE: limits["output"],
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    for which, bound in bounds.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (bound, bound))


def _read(data: bytes, name: str) -> dict[str, Any]:
    """Return what is read, or why nothing is, as plain data."""
    from argmap.evidence.reading.kinds import kind_of

    try:
        found = kind_of(data, name).read(data, _tell)
    except InvalidTextFileError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "Reading this file takes more memory than one may have: divide it."}
    except RecursionError:
        return {"error": "The parts of this file are nested too deeply: save it as plain text."}
    except Exception as error:  # noqa: BLE001
        return {
            "error": f"This file is damaged, or unlike others of its kind ({type(error).__name__}):"
            " save it anew, or as plain text."
        }
    told = {name: getattr(found, name) for name in ("text", "title", "author", "language")}
    pages = [(page.offset, page.label) for page in found.layout.pages]
    notes = [(note.mark, note.start, note.end) for note in found.layout.notes]
    return {**told, "pages": pages, "notes": notes, "troubles": found.troubles}


def _tell(done: int, total: int) -> None:
    sys.stderr.write(f"{_PROGRESS} {done} {total}\n")
    sys.stderr.flush()


def main() -> None:
    """Read the file that comes in, and write out what is in it."""
    told = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    _limit(told["limits"])
    result = json.dumps(_read(data, told["name"]), ensure_ascii=False)
    sys.stdout.buffer.write(result.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _try(path: Path) -> None:
    """Show what is read out of a file."""
    try:
        found = extract(path.read_bytes(), path.name, _tell)
    except InvalidTextFileError as error:
        raise SystemExit(str(error)) from None
    sys.stdout.write(found.text + "\n")
    about = f"{found.title!r} {found.author!r} {found.language!r}"
    pages, notes = len(found.layout.pages), len(found.layout.notes)
    sys.stderr.write(f"{about} {pages} pages, {notes} notes\n" + "\n".join(found.troubles) + "\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _try(Path(sys.argv[1]))
    else:
        main()
