"""``argmap check``: every problem of debate folders, with its place and what would be right."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.commands.folders import FOLDERS, debate_folders, libraries
from argmap.commands.words import counted

if TYPE_CHECKING:
    from argmap.formats.folder import Reading
    from argmap.formats.problems import Problem
    from argmap.model.maps import ArgumentMap
    from argmap.model.sources import Library

EXAMPLES = """\b
Examples:
  argmap check five-year-plan
  argmap check debates
  argmap check debates --text letter=my-copy.txt
  argmap check debates --json | jq .problems

A problem is written as file:line:column: sentence, so that editors jump to it. One that begins with
“Look:” keeps nothing from being read, and does not count.

Exit codes: 0 no problems, 1 problems, 2 used wrongly.
"""


def _named_text(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> dict[str, Path]:
    texts = {}
    for each in given:
        source, sign, file = each.partition("=")
        if not (source and sign and file):
            raise click.BadParameter(f"“{each}” is not written SOURCE=FILE, as in chapter=copy.txt")
        if not Path(file).is_file():
            raise click.BadParameter(f"There is no file {file}.")
        texts[source] = Path(file)
    return texts


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, type=FOLDERS)
@click.option(
    "texts",
    "--text",
    metavar="SOURCE=FILE",
    multiple=True,
    callback=_named_text,
    help="Verify the locators into a source whose text you have.",
)
@click.option("as_json", "--json", is_flag=True, help="Write JSON for a program to read.")
@click.pass_context
def check(
    context: click.Context, paths: tuple[Path, ...], texts: dict[str, Path], *, as_json: bool
) -> None:
    """Find every problem in debate folders.

    A PATH is a debate folder, a library folder, or a folder that holds some of them.
    """
    from argmap.formats.folder import read_folder

    readings = {folder: read_folder(folder) for folder in debate_folders(paths)}
    problems = sorted({*_found(readings.values()), *_in_libraries(paths)})
    problems += _misplaced(readings.values(), texts)
    found = {"problems": problems, "advice": _advice(readings, texts)}
    numbers = _counts(readings.values())
    if as_json:
        told = {key: [each._asdict() for each in found[key]] for key in found}
        click.echo(json.dumps({**told, **numbers}, ensure_ascii=False, indent=2))
    else:
        _tell(**found)
        click.echo(_summary(numbers, len(problems)), err=bool(problems))
    context.exit(1 if problems else 0)


def _tell(problems: Iterable[Problem], advice: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem))
    for each in advice:
        click.echo(str(each._replace(sentence=f"Look: {each.sentence}")))


def _found(readings: Iterable[Reading]) -> Iterator[Problem]:
    for reading in readings:
        yield from reading.problems


def _in_libraries(paths: Iterable[Path]) -> Iterator[Problem]:
    from argmap.formats.folder import read_library

    for folder in libraries(paths):
        yield from read_library(folder).problems


def _misplaced(readings: Iterable[Reading], texts: dict[str, Path]) -> Iterator[Problem]:
    """Yield where the locators of the debates do not fit the texts that we were given."""
    from argmap.formats.verify import verify_text

    by_library: dict[str, tuple[Library, list[ArgumentMap]]] = {}
    for reading in readings:
        if reading.map and reading.library:
            _, maps = by_library.setdefault(reading.library.slug, (reading.library, []))
            maps.append(reading.map)
    for source, file in texts.items():
        words = _words(file)
        for library, maps in by_library.values():
            yield from verify_text(library, maps, source, words)


def _advice(readings: dict[Path, Reading], texts: dict[str, Path]) -> list[Problem]:
    """Return what may be looked at, though the debates can be read."""
    from argmap.formats.advice import advice

    words = {source: _words(file) for source, file in texts.items()}
    return [
        each
        for folder, reading in readings.items()
        if reading.map and reading.library
        for each in advice(folder, reading.map, reading.library, words)
    ]


def _words(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        raise click.UsageError(f"{file} is not written in UTF-8: save it so.") from None


def _counts(readings: Iterable[Reading]) -> dict[str, int]:
    read = list(readings)
    maps = [reading.map for reading in read if reading.map]
    return {
        "debates": len(read),
        "claims": sum(len(each) for each in maps),
        "relations": sum(len(each.drawn_relations) for each in maps),
        "passages": sum(len(each.passages) for each in maps),
        "evidence": sum(len(each.evidence) for each in maps),
    }


def _summary(numbers: dict[str, int], problems: int) -> str:
    """Return how much there is; where something is wrong, not all of it could be read."""
    told = counted(problems, "problem")
    if problems:
        return f"{counted(numbers['debates'], 'debate')}: {told}."
    things = [
        counted(number, name.removesuffix("s"))
        for name, number in numbers.items()
        if name != "evidence"
    ]
    cited = counted(numbers["evidence"], "piece")
    return f"{', '.join(things)}, {cited} of evidence: {told}."
