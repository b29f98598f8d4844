"""``argmap expire``: the seminars whose last day is over are deleted, for cron."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from argmap.commands.words import counted
from argmap.settings import settings_from

if TYPE_CHECKING:
    from argmap.services.teaching.keeping import Going

EXAMPLES = """\b
Examples:
  argmap expire

A server looks by itself when it starts, and once a day: this is for hosts whose server rests.
"""


@click.command(epilog=EXAMPLES)
def expire() -> None:
    """Delete every seminar whose last day is over, with everything in it.

    Instructors set that day on the page of the seminar, and are told 30 days before.
    """
    from argmap.services.teaching.keeping import expire as expired
    from argmap.store import open_store

    with closing(open_store(settings_from().database_url)) as store:
        gone = expired(store)
    for each in gone:
        click.echo(told(each))
    if not gone:
        click.echo("No seminar’s last day is over.")


def told(gone: Going) -> str:
    """Return a sentence on a seminar that was deleted."""
    people, maps = counted(gone.people, "person"), counted(gone.maps, "map")
    return f"Deleted “{gone.title}”, whose last day is over: {people}, {maps}."
