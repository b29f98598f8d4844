"""Measuring the CPU time of work in this process, and of whole processes."""

from __future__ import annotations

import gc
import os
import resource
import subprocess
import time
from collections.abc import Callable, Sequence
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


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a process that is measured."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
    return {key: value for key, value in os.environ.items() if key not in left_out} | more
