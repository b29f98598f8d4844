"""``argmap dump``: a debate from the database, as a folder of text."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from argmap.settings import settings_from

EXAMPLES = """\b
Examples:
  argmap dump five-year-plan --into backup

A folder that dump wrote comes back byte for byte after it is loaded and dumped again.
A folder that was written by hand is not replaced, for a dump has no comments.
"""


@click.command(epilog=EXAMPLES)
@click.argument("slug")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder in which the debate's folder is made.  [default: here]",
)
def dump(slug: str, into: Path) -> None:
    """Write a debate of the database as a folder of text.

    SLUG is the debate's name in addresses.
    """
    from argmap.services.loading import dump as written
    from argmap.store import open_store

    with closing(open_store(settings_from().database_url, create=False)) as store:
        click.echo(f"Wrote {written(store, slug, into)}.")
