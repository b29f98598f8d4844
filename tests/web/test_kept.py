"""What is kept is made once, however many ask for it at once, and the last used stay."""

from __future__ import annotations

from threading import Barrier, Event, Thread

import pytest

from argmap.web import kept as module
from argmap.web.kept import Kept


def test_what_many_ask_for_at_once_is_made_once():
    kept, together, made, found = Kept(8), Barrier(20), [], []
    asked = Event()

    def make():
        made.append(asked.wait(1))
        return "drawn"

    def ask():
        together.wait()
        found.append(kept.get("map", make))

    threads = [Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    asked.set()
    for thread in threads:
        thread.join()

    assert (len(made), found) == (1, ["drawn"] * 20)


def test_who_has_waited_long_makes_it_herself(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0)
    kept, begun, over = Kept(8), Event(), Event()

    def slowly():
        begun.set()
        over.wait()
        return "slow"

    thread = Thread(target=kept.get, args=("map", slowly))
    thread.start()
    begun.wait()
    own = kept.get("map", lambda: "own")
    over.set()
    thread.join()

    assert (own, kept.peek("map")) == ("own", "slow")


def test_what_could_not_be_made_is_made_by_the_next():
    kept = Kept(8)
    with pytest.raises(ZeroDivisionError):
        kept.get("map", lambda: 1 // 0)

    assert kept.get("map", lambda: 2) == 2


def test_the_last_used_stay():
    kept = Kept(2)
    for each in ("a", "b", "a", "c"):
        kept.get(each, lambda each=each: each)

    assert [kept.peek(each) for each in ("a", "b", "c")] == ["a", None, "c"]


def test_texts_are_kept_up_to_so_many_letters():
    kept = Kept(8, letters=10)
    for each in ("four", "fives", "sixsix"):
        kept.get(each, lambda each=each: each)

    assert [kept.peek(each) for each in ("four", "fives", "sixsix")] == [None, None, "sixsix"]


def test_a_text_that_is_too_long_is_kept_until_the_next_comes():
    kept = Kept(8, letters=10)
    kept.get("long", lambda: "x" * 20)

    assert kept.peek("long") == "x" * 20
