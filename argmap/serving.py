"""Serving the pages by gunicorn: the address is taken first, and a database file has one server."""

from __future__ import annotations

import errno
import logging
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from argmap.model.errors import ArgmapError

if TYPE_CHECKING:
    from flask import Flask

    from argmap.settings import Settings


DAY = 86_400.0


class AddressError(ArgmapError):
    """The server cannot listen at the address; the sentence says why."""


class AnotherServerError(ArgmapError):
    """Another server has the database file open."""

    def __init__(self, file: Path, process: str) -> None:
        by = f" (process {process})" if process else ""
        super().__init__(
            f"Another argmap serve{by} has {file} open: stop it first,"
            " or give this one a directory of its own in ARGMAP_DATA."
        )


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that holds the address and does not listen yet.

    Raises:
        AddressError: the port is taken or not allowed, or the host is not one of this machine.
    """
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        held = socket.socket(family, socket.SOCK_STREAM)
    except OSError:
        raise AddressError(f"{host} is no address of this machine: try 127.0.0.1.") from None
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind(address)
        if port and _answers(host, port):
            raise AddressError(_taken(port))
    except OSError as error:
        held.close()
        raise AddressError(_refused(host, port, error)) from None
    except AddressError:
        held.close()
        raise
    return held


def _answers(host: str, port: int) -> bool:
    """Tell whether somebody listens there; the systems of Apple let two bind one port."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as caller:
        caller.settimeout(0.2)
        return caller.connect_ex((host, port)) == 0


def _taken(port: int) -> str:
    other = port + 1 if port < 65_535 else 8_000
    return f"Port {port} is taken: stop what uses it, or choose another, as with --port {other}."


def _refused(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return _taken(port)
    if error.errno == errno.EACCES:
        return f"Port {port} needs an administrator: choose one above 1023, such as --port 8000."
    return f"{host} is no address of this machine: try 127.0.0.1."


def address_of(held: socket.socket) -> str:
    """Return the address under which a browser finds the socket."""
    host, port = held.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"


@contextmanager
def alone(file: Path | None) -> Iterator[None]:
    """Hold the lock of a database file; a database on a server needs none.

    The lock belongs to the open file, and goes with the last process that has it.

    Raises:
        AnotherServerError: another server holds it.
    """
    if file is None:
        yield
        return
    import fcntl

    with file.with_name(f"{file.name}.server").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            raise AnotherServerError(file, lock.read().strip()) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def run(
    make_app: Callable[[], Flask],
    held: socket.socket,
    settings: Settings,
    *,
    ready: Callable[[str], None],
) -> None:
    """Serve until told to stop.

    Args:
        make_app: makes the application, in each worker, after the fork: neither connections nor
            the compiler of the layout engine survive one.
        held: the socket of the address, which the server takes over.
        settings: how this installation is set up.
        ready: is told the address when pages can be served.
    """
    from gunicorn.app.base import BaseApplication

    address = address_of(held)
    told = _server_settings(held.detach(), settings)

    def booted(worker: Any) -> None:
        worker.wsgi.extensions["argmap.live"].stopping = lambda: not worker.alive
        daily(worker.wsgi.extensions["argmap.daily"])
        if worker.age == 1:
            ready(f"Argmap is at {address} (Ctrl+C stops it)")

    class Server(BaseApplication):
        def load_config(self) -> None:
            for name, value in {**told, "post_worker_init": booted}.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            return make_app()

    Server().run()


def daily(work: Callable[[], object], every: float = DAY) -> Thread:
    """Do work once a day, in a thread that ends with the process; returns the thread.

    What cannot be done on one day is tried on the next: the server's work goes on.

    Args:
        work: what is done; several processes may do it at once.
        every: seconds from one time to the next.
    """

    def go_on() -> None:
        while not Event().wait(every):
            try:
                work()
            except ArgmapError as error:
                logging.getLogger(__name__).warning("Put off until tomorrow: %s", error)

    thread = Thread(target=go_on, name="argmap-daily", daemon=True)
    thread.start()
    return thread


def _server_settings(handle: int, settings: Settings) -> dict[str, Any]:
    """Return what gunicorn is told.

    One process for SQLite: writers wait in its lock, not in SQLite's busy handler (measured: the
    slowest writes take a third of the time). Threads are made when they are needed; open streams
    hold one each.
    """
    return {
        "bind": f"fd://{handle}",
        "worker_class": "gthread",
        "workers": 1 if settings.is_sqlite else min(4, 2 * (os.cpu_count() or 1)),
        "threads": settings.threads,
        "worker_connections": 2 * settings.threads + 500,
        "timeout": 60,
        "graceful_timeout": 10,
        "keepalive": 5,
        "control_socket_disable": True,
        "forwarded_allow_ips": "",
        "proc_name": "argmap",
        "loglevel": "warning",
        "accesslog": None,
    }
