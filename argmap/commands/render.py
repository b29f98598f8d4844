"""``argmap render``: a debate folder as a picture or document, without server and database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.commands.folders import FOLDERS
from argmap.model.errors import ArgmapError, NotFoundError
from argmap.settings import settings_from

if TYPE_CHECKING:
    from argmap.model.maps import ArgumentMap
    from argmap.model.sources import Library
    from argmap.render.export import Exported
    from argmap.render.picture import Picture

SUFFIXES = ("svg", "png", "pdf", "dot", "html", "txt")

EXAMPLES = """\b
Examples:
  argmap render five-year-plan -o map.svg
  argmap render five-year-plan -o map.png --map full --theme dark
  argmap render five-year-plan -o reply.svg --picture focus --focus close-it
  argmap render five-year-plan -o debate.html
  argmap render five-year-plan --format txt

svg, png and pdf are drawn; dot goes on in Graphviz; html works offline; txt is the outline.

Exit codes: 0 drawn, 1 the folder has problems, 2 used wrongly.
"""


class UnreadableFolderError(ArgmapError):
    """A folder has problems, so that there is nothing to draw."""

    def __init__(self, path: Path, problems: tuple[object, ...]) -> None:
        shown = "\n".join(str(problem) for problem in problems[:5])
        more = f"\n... and {len(problems) - 5} more" if len(problems) > 5 else ""
        super().__init__(f"{path} cannot be drawn before this is put right:\n{shown}{more}")


@click.command(epilog=EXAMPLES)
@click.argument("path", type=FOLDERS)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; its ending says in which format.  [default: standard output]",
)
@click.option(
    "--format", "suffix", type=click.Choice(SUFFIXES), help="The format, if not as in -o."
)
@click.option("--map", "excerpt", help="Which map of the debate, such as short or full.")
@click.option("--focus", help="The claim that the picture is about.")
@click.option(
    "--picture",
    "shape",
    type=click.Choice(("whole", "focus", "bands")),
    help="The whole map, one claim and its replies, or the map by position.  [default: whole]",
)
@click.option(
    "--theme",
    type=click.Choice(("light", "dark")),
    help="The colours; without it svg and html follow the reader's system.",
)
def render(
    path: Path,
    output: Path | None,
    suffix: str | None,
    excerpt: str | None,
    focus: str | None,
    shape: str | None,
    theme: str | None,
) -> None:
    """Draw the debate in a folder.

    PATH is a debate folder. Neither a server nor a database is needed.
    """
    chosen = suffix or _suffix(output)
    debate, library = _read(path, excerpt)
    picture = _picture(debate, shape, focus)
    written = _written(chosen, debate, library, picture, theme or "")
    for remark in written.remarks:
        click.echo(f"argmap: {remark}", err=True)
    if output is None:
        click.echo(bytes(written), nl=False)
    else:
        from argmap.formats.files import replace_file

        replace_file(output, bytes(written))


def _suffix(output: Path | None) -> str:
    if output is None:
        raise click.UsageError("Say where to write (-o map.svg) or in which format (--format txt).")
    suffix = output.suffix.removeprefix(".").lower()
    if suffix not in SUFFIXES:
        raise click.UsageError(
            f"“{output.name}” does not tell the format: end it with .{', .'.join(SUFFIXES)}."
        )
    return suffix


def _read(path: Path, excerpt: str | None) -> tuple[ArgumentMap, Library]:
    """Return the map that is asked for, and its library; the first map if none is named."""
    from argmap.formats.folder import read_folder

    reading = read_folder(path)
    if reading.map is None or reading.library is None:
        raise UnreadableFolderError(path, reading.problems)
    debate = reading.map.debate
    chosen = debate.excerpt(excerpt) if excerpt else debate.excerpts[0]
    if chosen is None:
        raise NotFoundError("map", excerpt or "", [each.id for each in debate.excerpts])
    return reading.map.chosen(chosen), reading.library


def _picture(debate: ArgumentMap, shape: str | None, focus: str | None) -> Picture:
    from argmap.render.picture import Picture, Shape

    if focus:
        focused = debate.claim(focus)
        return Picture(Shape(shape or "focus"), focus=focused.id)
    return Picture(Shape(shape or "whole"))


def _written(
    suffix: str, debate: ArgumentMap, library: Library, picture: Picture, theme: str
) -> Exported:
    from argmap.render import engines, export, fonts

    settings = settings_from()
    engines.use(settings.cache, "" if settings.engine == "auto" else settings.engine)
    fonts.use(settings.cache)
    return export.FORMATS[suffix](debate, library, picture, theme)
