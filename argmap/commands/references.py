"""``argmap cite`` and ``argmap essay``: what a map cites, and the outline of an essay on it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.commands.folders import DEBATE_FILE
from argmap.settings import settings_from

if TYPE_CHECKING:
    from argmap.model.maps import ArgumentMap
    from argmap.model.revisions import Revision
    from argmap.model.sources import Library

FORMS = {"bibtex": "bib", "ris": "ris", "csl": "json"}
STYLES = ("notes", "author-date")
ESSAYS = ("md", "docx", "pdf")
CITES = """\b
Examples:
  argmap cite five-year-plan --as bibtex -o plan.bib
  argmap cite five-year-plan --as annotations --at https://maps.example.org
  argmap cite five-year-plan --as author-date

bibtex, ris and csl are for reference managers; annotations is the evidence after the Web Annotation
Data Model of the W3C; notes and author-date are bibliographies to read.
"""
OUTLINES = """\b
Examples:
  argmap essay five-year-plan -o plan.docx
  argmap essay five-year-plan -o reply.pdf --claim fewer-buyers --style author-date
  argmap essay five-year-plan -o plan.md --map full

The ending of the file says in which format: md, docx or pdf.
"""
OUTPUT = click.Path(dir_okay=False, path_type=Path)


@click.command(epilog=CITES)
@click.argument("slug")
@click.option("--as", "form", type=click.Choice((*FORMS, "annotations", *STYLES)), required=True)
@click.option("-o", "--output", type=OUTPUT, help="The file.  [default: standard output]")
@click.option("--map", "excerpt", help="Which map of the debate, such as short or full.")
@click.option("--at", "base", default="", help="The address of the site, to name annotations by.")
def cite(slug: str, form: str, output: Path | None, excerpt: str | None, base: str) -> None:
    """Write what a map cites.

    SLUG is a map's name in addresses, or a debate folder.
    """
    from argmap.services.references import evidence_file, sources_file

    shown, library = _found(slug, excerpt)
    if form in FORMS:
        written = sources_file(shown, library, FORMS[form])
    elif form == "annotations":
        widest = (each.id for each in shown.debate.excerpts if each.claims == "all")
        named = {"base": base.rstrip("/"), "chosen": excerpt or next(widest, "")}
        written = evidence_file(shown, library, _history(slug), **named)
    else:
        written = _bibliography(shown, library, form)
    if output is None:
        click.echo(written, nl=False)
    else:
        _put(output, written.encode())


@click.command(epilog=OUTLINES)
@click.argument("slug")
@click.option("-o", "--output", type=OUTPUT, required=True, help="The file to write.")
@click.option("--claim", default="", help="The claim whose branch it is about.")
@click.option("--style", type=click.Choice(STYLES), default="notes", show_default=True)
@click.option("--map", "excerpt", help="Which map of the debate, such as short or full.")
def essay(slug: str, output: Path, claim: str, style: str, excerpt: str | None) -> None:
    """Write the outline of an essay on a map, with footnotes and a bibliography.

    SLUG is a map's name in addresses, or a debate folder.
    """
    from argmap.render.essay import files
    from argmap.render.essay import outline as essays
    from argmap.render.referencing import Style

    suffix = output.suffix.removeprefix(".").lower()
    if suffix not in ESSAYS:
        raise click.UsageError(
            f"“{output.name}” does not tell the format: end it with .{', .'.join(ESSAYS)}."
        )
    shown, library = _found(slug, excerpt)
    written = files.ESSAYS[suffix](essays.essay(shown, library, Style(style), claim))
    for remark in written.remarks:
        click.echo(f"argmap: {remark}", err=True)
    _put(output, written)


def _found(slug: str, excerpt: str | None) -> tuple[ArgumentMap, Library]:
    """Return a map of the database or a folder, and its library; all claims if no map is named."""
    from argmap.model.debates import WHOLE
    from argmap.model.errors import NotFoundError

    whole, library = _of_folder(Path(slug)) if _is_folder(slug) else _of_database(slug)
    chosen = whole.debate.excerpt(excerpt) if excerpt else WHOLE
    if chosen is None:
        raise NotFoundError("map", excerpt or "", [each.id for each in whole.debate.excerpts])
    return whole.chosen(chosen), library


def _is_folder(slug: str) -> bool:
    return (Path(slug) / DEBATE_FILE).is_file()


def _of_folder(path: Path) -> tuple[ArgumentMap, Library]:
    from argmap.commands.render import UnreadableFolderError
    from argmap.formats.folder import read_folder

    reading = read_folder(path)
    if reading.map is None or reading.library is None:
        raise UnreadableFolderError(path, reading.problems)
    return reading.map, reading.library


def _of_database(slug: str) -> tuple[ArgumentMap, Library]:
    from argmap.services.reading import debate_map, library
    from argmap.store import open_store

    with closing(open_store(settings_from().database_url, create=False)) as store:
        found = debate_map(store, slug)
        return found, library(store, found.debate.library)


def _history(slug: str) -> tuple[Revision, ...]:
    """Return the revisions of a map of the database; a folder has none."""
    from argmap.services.reading import debate_map, history
    from argmap.store import open_store

    if _is_folder(slug):
        return ()
    with closing(open_store(settings_from().database_url, create=False)) as store:
        return history(store, debate_map(store, slug).id)


def _bibliography(shown: ArgumentMap, library: Library, style: str) -> str:
    from argmap.render.citations import used_sources
    from argmap.render.essay.outline import bibliography, bibliography_text
    from argmap.render.referencing import References, Style

    references = References(library, Style(style))
    return bibliography_text(bibliography(used_sources(shown, library), references))


def _put(path: Path, content: bytes) -> None:
    from argmap.formats.files import replace_file

    replace_file(path, content)
    click.echo(f"Wrote {path}.")
