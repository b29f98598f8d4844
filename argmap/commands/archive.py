"""``argmap export`` and ``argmap import``: a map with its whole history, as one file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from argmap.commands.words import counted
from argmap.settings import made_private, settings_from

EXPORTS = """\b
Examples:
  argmap export five-year-plan plan.argmap
  argmap export five-year-plan plan.argmap --texts

Texts whose rights keep them to a group are left out, unless --texts is given: then the file is for
that group only. Persons are in it as the names that they signed with.
"""
IMPORTS = """\b
Examples:
  argmap import plan.argmap
  argmap import plan.argmap --name "Seminar of 2026"

A file that was changed or cut off is refused, and nothing is imported. What others have is never
changed by it: where the debate is there already, another map of it is made.
"""
FILES = click.Path(dir_okay=False, path_type=Path)


@click.command(epilog=EXPORTS)
@click.argument("debate")
@click.argument("file", type=FILES)
@click.option("--texts", is_flag=True, help="Put in texts that only a group may read, too.")
def export(debate: str, file: Path, *, texts: bool) -> None:
    """Write a map with its whole history to a file.

    DEBATE is the map's name in addresses: a debate's own map, or that of a group or a person.
    """
    from argmap.formats.files import replace_file
    from argmap.services.archiving import archive
    from argmap.store import open_store

    with closing(open_store(settings_from().database_url, create=False)) as store:
        content = archive(store, debate, texts=texts)
    replace_file(file, content)
    revisions = content.count(b'\n{"revision":')
    click.echo(f"Wrote {file}: {counted(revisions, 'revision')}.")


@click.command("import", epilog=IMPORTS)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", default="", help="What tells it from other maps of the debate.")
def import_(file: Path, *, name: str) -> None:
    """Read a map with its whole history from a file that argmap export wrote.

    It is for everybody to read, at the address that is told.
    """
    from argmap.services.archiving import restore_archive
    from argmap.store import open_store

    settings = settings_from()
    made_private(settings.data)
    with closing(open_store(settings.database_url)) as store:
        held = restore_archive(store, file.read_bytes(), name=name)
    click.echo(f"Imported {file}: /debates/{held.map_id}")
