"""``argmap new``: a debate folder to begin with, small and complete."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.model.errors import ArgmapError
from argmap.model.ids import checked_id

STARTER = Path(__file__).parent / "starter"

EXAMPLES = """\b
Examples:
  argmap new five-year-plan
  argmap new debates/five-year-plan --question "Was the plan fulfilled?"

Then:
  argmap check five-year-plan
  argmap render five-year-plan -o map.svg
"""


class TakenFolderError(ArgmapError):
    """There is something at the path already."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is something in {path} already: name a new folder.")


@click.command(epilog=EXAMPLES)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--question", help="The question of the debate.")
def new(path: Path, question: str | None) -> None:
    """Make a debate folder with an example of everything, to be changed.

    PATH is the new folder; its name is the debate's name in addresses.
    """
    checked_id(path.absolute().name)
    if path.is_symlink() and not path.exists():
        raise TakenFolderError(path)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise TakenFolderError(path)
    files = [file for file in sorted(STARTER.rglob("*")) if file.is_file()]
    written = {file: _started(file.read_text("utf-8"), question) for file in files}
    for file, words in written.items():
        target = path / file.relative_to(STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(words, "utf-8")
    click.echo(f"Made {path}. Change its debate.yaml, then: argmap check {path}")


def _started(written: str, question: str | None) -> str:
    """Return a file of the starter, with the question asked in it if there is one."""
    if question is None:
        return written
    import json

    from argmap.model import text

    asked = json.dumps(text.line(question, "The question"), ensure_ascii=False)
    return "\n".join(
        f"question: {asked}" if line.startswith("question:") else line
        for line in written.split("\n")
    )
