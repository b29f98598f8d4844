"""``argmap doctor``: whether this installation is well, and what it is made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from argmap.commands.findings import Finding
from argmap.settings import settings_from

EXAMPLES = """\b
Examples:
  argmap doctor
  argmap doctor --json
  ARGMAP_DATA=/srv/argmap argmap doctor

It changes nothing. Exit codes: 0 all is well, 1 something is not.
"""
MARKS = {"well": "  ", "note": "· ", "ill": "✕ "}


@click.command(epilog=EXAMPLES)
@click.option("as_json", "--json", is_flag=True, help="Write JSON for a program to read.")
@click.pass_context
def doctor(context: click.Context, *, as_json: bool) -> None:
    """Look at this installation, and say what is wrong with it."""
    findings = list(_examined())
    ill = sum(finding.state == "ill" for finding in findings)
    if as_json:
        told = [asdict(finding) for finding in findings]
        click.echo(json.dumps({"well": not ill, "findings": told}, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            click.echo(f"{MARKS[finding.state]}{finding.subject:<12} {finding.sentence}")
        click.echo("All is well." if not ill else "Something is not well: see the lines with ✕.")
    context.exit(1 if ill else 0)


def _examined() -> Iterator[Finding]:
    from argmap.commands import database, machine

    settings = settings_from()
    yield from machine.programs()
    yield from machine.directories(settings)
    yield from database.state(settings)
    yield from machine.layout(settings)
    yield from machine.fonts(settings)
