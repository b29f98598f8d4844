"""``argmap password``: a new password for an instructor who lost hers."""

from __future__ import annotations

import sys
from contextlib import closing

import click

from argmap.settings import settings_from

EXAMPLES = """\b
Examples:
  argmap password alba
  head -c 12 /dev/urandom | base64 | argmap password alba

It is asked for twice where somebody types, and read as one line from a pipe.
"""


@click.command(epilog=EXAMPLES)
@click.argument("login")
def password(login: str) -> None:
    """Give the instructor who signs in with LOGIN a new password.

    She is signed out everywhere, and signs in with the new one. What she wrote stays hers.
    """
    from argmap.services.people.accounts import reset_password
    from argmap.store import open_store

    with closing(open_store(settings_from().database_url)) as store:
        name = reset_password(store, login, _typed())
    click.echo(f"{name} has a new password, and is signed out everywhere.")


def _typed() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt("The new password", hide_input=True, confirmation_prompt=True))
