"""The table of results, for the terminal and for results.md."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

HEADS = ("what", "measured", "compared with", "wanted", "")


@dataclass(frozen=True, slots=True)
class Result:
    """One figure.

    Attributes:
        compared: what it stands beside, measured in the same run; or nothing.
        wanted: the bound, in words; or nothing.
        met: whether the bound is kept; none if there is none, or nothing to compare with.
    """

    what: str
    measured: str
    compared: str = ""
    wanted: str = ""
    met: bool | None = None

    def cells(self) -> tuple[str, ...]:
        """Return the row of the table."""
        mark = {True: "yes", False: "**no**", None: ""}[self.met]
        return self.what, self.measured, self.compared, self.wanted, mark


def table(results: Iterable[Result]) -> str:
    """Return the results as a table in Markdown."""
    rows = [HEADS, ("---",) * len(HEADS), *(result.cells() for result in results)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def write(results: Iterable[Result], into: Path) -> None:
    """Write the table with the facts of the machine, but nothing that names it."""
    told = list(results)
    missed = sum(each.met is False for each in told)
    kept = f"Of {sum(each.met is not None for each in told)} wanted figures, {missed} are missed."
    into.write_text(f"{HEADING}\n{machine()}\n\n{table(told)}\n\n{kept}\n", "utf-8")


def load() -> str:
    """Return how busy the machine is with other work, where the system tells."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


LOAD = load()
"""How busy it was before the first figure: every time grows with it."""


def machine() -> str:
    """Return what the figures depend on."""
    facts = [
        datetime.now(UTC).date().isoformat(),
        f"Python {platform.python_version()}",
        f"{platform.system()} on {platform.machine()}",
        f"{os.cpu_count()} cores{_processor()}",
        f"dot {_dot()}",
        f"load {LOAD} at the start",
    ]
    return ", ".join(facts) + "."


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    model = next((line.partition(":")[2] for line in lines if line.startswith("model name")), "")
    return f" ({model.strip()})" if model else ""


def _dot() -> str:
    if not shutil.which("dot"):
        return "is not here"
    said = subprocess.run(["dot", "-V"], capture_output=True, text=True, check=False).stderr
    return said.partition("version ")[2].split(" ")[0]


HEADING = """# How fast it is

Written by `make bench`; run it on your own machine. Times are CPU time: the median of 9 to 25 runs
of work within a process, and of 15 whole processes, after one run to warm up. What they are
compared with was measured in the same run. A *card* is 236 pixels wide. Generated maps have
sentences of four to thirty words; the debate of 28 claims is bundled.
"""
