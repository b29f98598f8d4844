"""The system's own Graphviz, as a process with limits; used where it is asked for."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.render.wasm import EngineError

if TYPE_CHECKING:
    import subprocess

MEMORY, OUTPUT = 1 << 30, 32 << 20


class NativeGraphviz:
    """The program ``dot`` of this machine."""

    @cached_property
    def program(self) -> str | None:
        """Where it is, or none."""
        return shutil.which("dot")

    def version(self) -> str:
        """Return its version, or nothing if there is none."""
        if self.program is None:
            return ""
        import subprocess

        told = subprocess.run(  # noqa: S603 - a fixed command, found once
            [self.program, "-V"], capture_output=True, text=True, timeout=5, check=False
        )
        words = told.stderr.split()
        return words[4] if len(words) > 4 else ""

    def layout(self, dot: str, seconds: float) -> str:
        """Return the positions that Graphviz finds, in its plain format.

        Raises:
            EngineError: there is no such program, it took too long, or it failed.
        """
        if self.program is None:
            raise EngineError("There is no program dot on this machine.")
        import subprocess

        with subprocess.Popen(  # noqa: S603 - no user text, no shell
            [self.program, "-Kdot", "-Tplain"], **_guarded()
        ) as process:
            _limit(process.pid, int(seconds) + 1)
            try:
                plain, _ = process.communicate(dot.encode(), timeout=seconds + 0.1)
            except subprocess.TimeoutExpired as late:
                _kill(process)
                raise EngineError("The layout took too long.") from late
        if process.returncode or len(plain) > OUTPUT:
            raise EngineError("The program dot failed.")
        return str(plain, "utf-8")


def _guarded() -> dict[str, Any]:
    import subprocess
    from tempfile import gettempdir

    settings: dict[str, Any] = {
        "stdin": subprocess.PIPE,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.DEVNULL,
        "cwd": gettempdir(),
        # SERVER_NAME makes Graphviz refuse every file.
        "env": {"PATH": os.defpath, "SERVER_NAME": "argmap", "LC_ALL": "C.UTF-8", "HOME": "/"},
    }
    if sys.platform != "win32":
        settings["start_new_session"] = True
    return settings


def _limit(process: int, seconds: int) -> None:
    """Limit the program while it still waits for its input; other systems have only the clock."""
    if sys.platform == "linux":
        import resource

        resource.prlimit(process, resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.prlimit(process, resource.RLIMIT_CPU, (seconds, seconds))
        resource.prlimit(process, resource.RLIMIT_FSIZE, (OUTPUT, OUTPUT))


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
