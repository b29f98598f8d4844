"""The layout engines behind one small interface, and the budget of time that each layout has.

A layout is tried with full settings, then with cheap ones, then laid out by our own tree: density
kills, not size, and a map is always drawn.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from argmap import __version__
from argmap.render.dot import dot_text, read_plain
from argmap.render.native import NativeGraphviz
from argmap.render.plan import Layout, Plan
from argmap.render.tidytree import tidy_layout
from argmap.render.wasm import EngineError, WasmGraphviz

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL_SECONDS, CHEAP_SECONDS = 0.3, 0.5
DENSE, DENSER = 4, 10
NAMES = ("wasm", "dot", "tidy")


class Engine(Protocol):
    """Graphviz, wherever it runs."""

    def layout(self, dot: str, seconds: float) -> str:
        """Return positions in the plain format, or raise EngineError."""

    def version(self) -> str:
        """Return the version of Graphviz, or nothing if it cannot be had."""


class Ladder:
    """The engines in order of preference.

    Attributes:
        preferred: ``wasm``, ``dot`` or ``tidy`` to use only that one (and our own tree where it
            fails), or nothing to take the first that works.
    """

    def __init__(self, cache: Path | None = None, preferred: str = "") -> None:
        if preferred and preferred not in NAMES:
            raise EngineError(f"There is no layout engine “{preferred}”: use {', '.join(NAMES)}.")
        self.preferred = preferred
        self.engines: dict[str, Engine] = {"wasm": WasmGraphviz(cache), "dot": NativeGraphviz()}

    def layout(self, plan: Plan, *, free: bool = False) -> Layout:
        """Return where the boxes of the plan stand; it always finds a layout.

        Args:
            plan: what to lay out.
            free: whether the engine may choose the order of siblings.
        """
        if plan.lanes:
            return tidy_layout(plan)  # Graphviz' clusters cannot share the columns of the whole map
        for name, engine in self._chosen():
            for cheap, seconds in _budget(plan):
                try:
                    plain = engine.layout(dot_text(plan, free=free, cheap=cheap), seconds)
                except EngineError:
                    continue
                return read_plain(plain, name)
            if _version(engine):
                break  # it works, but not on this map: the next one would be no faster
        return tidy_layout(plan)

    def _chosen(self) -> Iterator[tuple[str, Engine]]:
        for name, engine in self.engines.items():
            if self.preferred in ("", name):
                yield name, engine

    def report(self) -> tuple[EngineState, ...]:
        """Return the engines with their versions; the first that works is in use."""
        states, free = [], True
        for name, engine in self.engines.items():
            told = _version(engine)
            used = free and bool(told) and self.preferred in ("", name)
            free = free and not used
            states.append(EngineState(name, told, bool(told), used))
        return (*states, EngineState("tidy", __version__, True, free))


class EngineState(NamedTuple):
    """One layout engine of this machine."""

    name: str
    version: str
    available: bool
    used: bool


def _budget(plan: Plan) -> Iterator[tuple[bool, float]]:
    """Return whether to spare and how long to try, in turn; dense maps do not try in vain."""
    density = len(plan.ties) / max(1, len(plan.boxes))
    loose = sum(not tie.holds for tie in plan.ties)
    if density < DENSE and loose < 300:
        yield False, FULL_SECONDS
    if density < DENSER and loose < 1_000:
        yield True, CHEAP_SECONDS


def _version(engine: Engine) -> str:
    try:
        return engine.version()
    except (EngineError, OSError):
        return ""


_ladder: list[Ladder] = []


def use(cache: Path | None = None, preferred: str = "") -> Ladder:
    """Make and return the ladder that pictures are laid out with from now on.

    Args:
        cache: a directory for the compiled engine, or none to compile it in every process.
        preferred: ``wasm``, ``dot``, ``tidy`` or nothing.
    """
    _ladder[:] = [Ladder(cache, preferred)]
    return _ladder[0]


def current() -> Ladder:
    """Return the ladder in use."""
    return _ladder[0] if _ladder else use()


def engine_report() -> tuple[EngineState, ...]:
    """Return the engines of the ladder in use, with their versions."""
    return current().report()
