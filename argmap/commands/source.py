"""``argmap source``: texts that the host adds to a library, for all who read it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.settings import settings_from

if TYPE_CHECKING:
    from argmap.model.texts import Deposit
    from argmap.services.texts.adding import Given
    from argmap.services.texts.carrying import Report
    from argmap.services.texts.reading_in import Described
    from argmap.store import Store

EXAMPLES = """\b
Examples:
  argmap source add my-copy.txt --library five-year-plan --readers members --title "Our letter"
  argmap source list --library five-year-plan

Readers are instructors, members (all who are in a seminar of this server) or everybody. A text that
the library knows by its digest is verified by it; in another printing every passage is looked for.
"""
READERS = {"instructors": "private", "members": "seminar", "everybody": "public"}
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
LIBRARY = click.option("--library", required=True, help="The library, by its name in addresses.")


@click.group(epilog=EXAMPLES)
def source() -> None:
    """Add texts to the sources of a library, list them, and take them away."""


@source.command("add")
@click.argument("file", type=FILE)
@LIBRARY
@click.option("--source", "known", help="The source that it is a text of.")
@click.option("--title", default="", help="The title of a source that is new.")
@click.option("--record", type=FILE, help="CSL-JSON, BibTeX or RIS of a source that is new.")
@click.option("--readers", type=click.Choice(tuple(READERS)), required=True,
              help="Who may read it.")  # fmt: skip
@click.option("--rights", default="", help="Why they may, in a sentence.")
@click.option("--label", default="", help="Which copy it is.")
@click.option("--use", "now", is_flag=True, help="Read it in place of the text that is there.")
def add(
    file: Path,
    library: str,
    known: str | None,
    title: str,
    record: Path | None,
    readers: str,
    rights: str,
    label: str,
    *,
    now: bool,
) -> None:
    """Add the text in FILE: txt, Markdown, HTML, DOCX, ODT, EPUB or PDF."""
    from argmap.model.seminars import Visibility
    from argmap.services.texts import adding, keeping
    from argmap.services.texts.desks import at_house
    from argmap.services.texts.reading_in import Described

    if (known is None) == (not title and record is None):
        raise click.UsageError(
            "Name a --source that is there, or the --title or the --record of a new one."
        )
    about = known or Described(title, record=_record(record) if record else "")
    with closing(_store()) as store:
        desk = at_house(store, library)
        given, troubles = _given(file, about)
        given = replace(given, readers=Visibility(READERS[readers]), rights=rights, label=label)
        made = adding.add(store, desk, given)
        in_use = made.deposit.current
        if now and not in_use:
            keeping.use(store, desk, made.deposit.id)
            in_use = True
    for sentence in troubles:
        click.echo(sentence)
    _tell(made.deposit, made.report, in_use=in_use)


@source.command("list")
@LIBRARY
def list_texts(library: str) -> None:
    """List the texts that were added to a library."""
    from argmap.services.texts.desks import at_house
    from argmap.services.texts.seen import added

    with closing(_store()) as store:
        desk = at_house(store, library)
        for each in added(store, desk.who, desk.held, desk.library):
            readers = next(name for name, kept in READERS.items() if kept == each.readers.value)
            used = "in use" if each.current else "not in use"
            click.echo(
                f"{each.id}  {each.source}  {each.characters:,} characters  {readers}  {used}"
            )


@source.command("remove")
@click.argument("name")
@LIBRARY
def remove(name: str, library: str) -> None:
    """Take the text NAME away with its words; places in it stay known."""
    from argmap.services.texts import keeping
    from argmap.services.texts.desks import at_house

    with closing(_store()) as store:
        gone = keeping.remove(store, at_house(store, library), name)
    click.echo(f"Taken away: {gone.source}, {gone.characters:,} characters.")


def _store() -> Store:
    from argmap.store import open_store

    return open_store(settings_from().database_url)


def _record(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise click.UsageError(f"{file} is not written in UTF-8: save it so.") from None


def _given(file: Path, about: Described | str) -> tuple[Given, tuple[str, ...]]:
    """Return the text in a file, of the source of that id or of a new one."""
    from argmap.model.ids import SourceId
    from argmap.services.texts.adding import Given
    from argmap.services.texts.reading_in import new_source, read_file

    new = None if isinstance(about, str) else new_source(about)
    read = read_file(file.read_bytes(), file.name, _progress)
    if new and not new.author:
        new = replace(new, author=read.author)
    kind = file.suffix.lstrip(".").lower() or "txt"
    return Given(new or SourceId(str(about)), read.text, read.layout, kind=kind), read.troubles


def _progress(done: int, whole: int) -> None:
    if whole > 20 and not done % 20:
        click.echo(f"{done} of {whole} parts are read.", err=True)


def _tell(deposit: Deposit, report: Report, *, in_use: bool) -> None:
    click.echo(f"Added {deposit.id}: {deposit.source}, {deposit.characters:,} characters.")
    for status, count in report.counts.items():
        click.echo(f"{count} {status.value}")
    for each in report.waiting:
        click.echo(f"  to be looked at: characters {each.start}-{each.end} of {each.edition}")
    if not in_use:
        click.echo("Another text of this source is read; add --use to read this one.")
