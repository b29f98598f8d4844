"""``argmap load``: debate folders into the database, as revisions."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from argmap.commands.folders import FOLDERS, debate_folders
from argmap.commands.words import counted
from argmap.settings import made_private, settings_from

EXAMPLES = """\b
Examples:
  argmap load five-year-plan
  argmap load debates
  argmap load debates --json

A folder that has not changed since makes no revision. A running server shows what was loaded.

Exit codes: 0 loaded, 1 a folder has problems (argmap check tells all), 2 used wrongly.
"""


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, type=FOLDERS)
@click.option("--signed", default="folder", show_default=True, help="Who signs the revision.")
@click.option("as_json", "--json", is_flag=True, help="Write JSON for a program to read.")
def load(paths: tuple[Path, ...], signed: str, *, as_json: bool) -> None:
    """Load debate folders into the database.

    Loading again changes only what has changed, as one revision for each debate that can be undone.
    """
    from argmap.services.loading import load_folder
    from argmap.store import open_store

    folders = debate_folders(paths)
    settings = settings_from()
    made_private(settings.data)
    with closing(open_store(settings.database_url)) as store:
        for folder in folders:
            loaded = load_folder(store, folder, member=signed, progress=_say)
            if as_json:
                click.echo(json.dumps(asdict(loaded)))
            elif loaded.changed:
                edits = counted(loaded.edits, "edit")
                click.echo(f"{loaded.slug}: revision {loaded.revision}, {edits}.")
            else:
                click.echo(f"{loaded.slug}: nothing has changed since revision {loaded.revision}.")


def _say(work: str) -> None:
    click.echo(f"{work} ...", err=True)
