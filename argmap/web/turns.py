"""Pages of maps are made a few at a time, in the order in which they were asked for.

All threads of a process share one interpreter. Of twenty pages that it makes at once none is ready
before the last; one after the other, half of them are ready in half of the time.
"""

from __future__ import annotations

from threading import BoundedSemaphore

from flask import Blueprint, g

AT_ONCE = 2
PATIENCE = 0.25
"""Seconds after which a page is made beside those that take so long."""
_turns = BoundedSemaphore(AT_ONCE)


def take_turns(pages: Blueprint) -> None:
    """Have the pages of a blueprint wait for their turn."""
    pages.before_request(_wait)
    pages.teardown_request(_go_on)


def _wait() -> None:
    g.turn = _turns.acquire(timeout=PATIENCE)


def _go_on(_: BaseException | None) -> None:
    if g.pop("turn", False):
        _turns.release()
