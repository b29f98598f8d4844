"""``argmap verify``: whether the log of every map, replayed, gives the map that is kept."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict

import click

from argmap.commands.words import counted
from argmap.settings import settings_from

EXAMPLES = """\b
Examples:
  argmap verify
  argmap verify --json

Nothing is changed. A server may run meanwhile.

Exit codes: 0 every log gives its map, 1 one does not, 2 used wrongly.
"""


@click.command(epilog=EXAMPLES)
@click.option("as_json", "--json", is_flag=True, help="Write JSON for a program to read.")
@click.pass_context
def verify(context: click.Context, *, as_json: bool) -> None:
    """Replay the history of every map, and compare what it gives with what is kept."""
    from argmap.services.archiving import verify as verified
    from argmap.store import open_store

    wrong = 0
    with closing(open_store(settings_from().database_url, create=False)) as store:
        for each in verified(store):
            wrong += bool(each.wrong)
            size = f"{counted(each.revisions, 'revision')}, {counted(each.claims, 'claim')}"
            told = each.wrong or f"{size}: the log gives the map that is kept."
            click.echo(json.dumps(asdict(each)) if as_json else f"{each.map_id}: {told}")
    context.exit(1 if wrong else 0)
