"""``argmap standing``: which claims of a debate folder stand on its map so far, and why."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from argmap.commands.folders import FOLDERS
from argmap.model.errors import ArgmapError

EXAMPLES = """\b
Examples:
  argmap standing five-year-plan
  argmap standing five-year-plan --why
  argmap standing five-year-plan --json

What is said holds of the map so far, and says nothing of what is true.

Exit codes: 0 done, 1 the folder has problems, 2 used wrongly.
"""


class UnreadableMapError(ArgmapError):
    """A folder has problems, so that there is no map to ask."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} cannot be read: argmap check {path} says what is wrong.")


@click.command(epilog=EXAMPLES)
@click.argument("path", type=FOLDERS)
@click.option("tell_why", "--why", is_flag=True, help="Say why, in a sentence for each claim.")
@click.option("as_json", "--json", is_flag=True, help="Write JSON for a program to read.")
def standing(path: Path, *, tell_why: bool, as_json: bool) -> None:
    """Say which claims of a debate stand, fall or are open, on its map so far.

    PATH is a debate folder. Neither a server nor a database is needed.
    """
    from argmap.formats.folder import read_folder
    from argmap.services.standing import standing_of

    whole = read_folder(path).map
    if whole is None:
        raise UnreadableMapError(path)
    stood = standing_of(whole)
    for each in stood:
        if as_json:
            told = {"claim": each.claim.id, "label": each.label, "reason": each.reason}
            click.echo(json.dumps(told | {"why": each.why}, ensure_ascii=False))
            continue
        click.echo(f"{each.label:7} {each.claim.id}: {each.claim.text}")
        if tell_why:
            click.echo(f"        {each.why}")
    if not as_json:
        counts = Counter(each.label.value for each in stood)
        open_ = "1 is open" if counts["open"] == 1 else f"{counts['open']} are open"
        click.echo(
            f"On this map so far: {counts['stands']} stand, {counts['falls']} fall, {open_}."
        )
