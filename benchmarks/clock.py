"""Measuring the CPU time of work in this process, and of whole processes."""

from __future__ import annotations

import gc
import os
import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median


def cpu(work: Callable[[], object], times: int = 9) -> float:
    """Return the median CPU time of the work in milliseconds, after one run to warm up."""
    work()
    gc.collect()
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1_000)
    return median(taken)


def process_cpu(command: Sequence[str], times: int = 15) -> float:
    """Return the median CPU time of a whole process in milliseconds, after one to warm up."""
    run(command)
    taken = []
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run(command)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        taken.append(used * 1_000)
    return median(taken)


def run(command: Sequence[str]) -> None:
    """Run a command to its end, with bytecode kept, as on a machine where it is used."""
    subprocess.run(command, check=True, capture_output=True, env=environment())


def worked(process: int) -> float:
    """Return the CPU time of a process and its children in milliseconds; 0 where nothing tells."""
    tasks = Path(f"/proc/{process}/task/{process}/children")
    if not tasks.exists():
        return 0
    every = (process, *map(int, tasks.read_text("ascii").split()))
    return sum(_ticks(each) for each in every) * 1_000 / os.sysconf("SC_CLK_TCK")


def _ticks(process: int) -> int:
    """Return user and system time in ticks; the name before them may hold spaces (proc(5))."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a process that is measured."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
    return {key: value for key, value in os.environ.items() if key not in left_out} | more
