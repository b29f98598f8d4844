"""Many writers at once: nothing is lost, and what was acknowledged survives a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from argmap.model.claims import Claim
from argmap.model.drafts import apply_all
from argmap.model.edits import AddClaim
from argmap.services.editing import revise
from argmap.services.loading import blank, put
from argmap.services.reading import debate_map, history
from argmap.store import open_store
from tests.examples import LIBRARY, plan

ROOT = Path(__file__).parent.parent.parent
WRITER = """
import sys
from argmap.model.claims import Claim
from argmap.model.edits import AddClaim
from argmap.services.editing import revise
from argmap.store import open_store
url, name, count = sys.argv[1:]
store = open_store(url)
print("ready", flush=True)
sys.stdin.readline()
for n in range(int(count)):
    edits = [AddClaim(Claim(f"{name}-{n}", f"Claim {n} of {name}."))]
    revise(store, "plan", edits, member=name, at=1)
    print(f"{name}-{n}", flush=True)
"""

LOADER = """
import sys
from argmap.services.loading import put
from argmap.store import open_store
from tests.examples import LIBRARY, plan
store = open_store(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
print(put(store, plan(), LIBRARY).changed, flush=True)
"""


def writer(url, name, count):
    """A process that adds claims one after the other, and says so after each."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, url, name, str(count)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    assert process.stdout.readline() == "ready\n"
    return process


def replayed(store):
    """The map as its history tells it, from nothing."""
    start = blank("plan", "plan", "plan")
    return apply_all((edit for each in history(store, "plan") for edit in each.edits), start)


def test_sixteen_threads_add_to_one_map_and_nothing_is_lost(store):
    put(store, plan(), LIBRARY)
    failed = []

    def work(thread):
        for n in range(5):
            try:
                edits = [AddClaim(Claim(f"t{thread}-{n}", "Another claim."))]
                revise(store, "plan", edits, member=f"t{thread}", at=1)
            except Exception as error:  # noqa: BLE001
                failed.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    drawn = debate_map(store, "plan")
    assert failed == []
    assert drawn.revision == 81
    assert len(drawn.claims) == 4 + 80
    assert replayed(store).claims == drawn.claims


def test_two_processes_add_to_one_map_and_nothing_is_lost(store, database_url):
    put(store, plan(), LIBRARY)
    processes = [writer(database_url, name, 20) for name in ("ana", "ben")]
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60)[0].split() for process in processes]

    drawn = debate_map(store, "plan")
    assert [len(each) for each in said] == [20, 20]
    assert {claim for each in said for claim in each} <= set(drawn.claims)
    assert [revision.number for revision in history(store, "plan")] == [*range(1, 42)]
    assert replayed(store).claims == drawn.claims


def test_every_revision_that_was_acknowledged_survives_kill_nine(sqlite_url):
    store = open_store(sqlite_url)
    put(store, plan(), LIBRARY)
    acknowledged = set()
    for turn in range(3):
        process = writer(sqlite_url, f"w{turn}", 10_000)
        process.stdin.write("go\n")
        process.stdin.flush()
        acknowledged.add(process.stdout.readline().strip())
        time.sleep(0.03 * turn)
        os.kill(process.pid, signal.SIGKILL)
        whole = process.communicate()[0]
        acknowledged.update(line for line in whole.split("\n")[:-1])
    store.close()

    store = open_store(sqlite_url)
    drawn = debate_map(store, "plan")
    assert len(acknowledged) >= 3
    assert acknowledged <= set(drawn.claims)
    assert replayed(store).claims == drawn.claims
    with store.reading() as reading:
        checked = reading._connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    store.close()
    assert checked == "ok"


def test_two_processes_load_one_debate_into_an_empty_store_and_it_is_loaded_once(database_url):
    open_store(database_url).close()
    words = [sys.executable, "-c", LOADER, database_url]
    loaders = [
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for _ in range(2)
    ]
    for each in loaders:
        assert each.stdout.readline() == "ready\n"
    for each in loaders:
        each.stdin.write("go\n")
        each.stdin.flush()

    assert sorted(each.communicate()[0] for each in loaders) == ["False\n", "True\n"]
