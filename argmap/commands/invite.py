"""``argmap invite``: a link by which somebody becomes an instructor."""

from __future__ import annotations

from contextlib import closing

import click

from argmap.settings import made_private, settings_from

EXAMPLES = """\b
Examples:
  argmap invite
  argmap invite --at https://maps.example.org

Whoever opens the link chooses a name and a password. It is good once, and for seven days.
"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--at",
    "address",
    default="http://127.0.0.1:8000",
    show_default=True,
    help="The address of the server, as others see it.",
)
def invite(address: str) -> None:
    """Print a link by which somebody becomes an instructor, the first or another.

    Instructors can make such links in the browser too.
    """
    from argmap.services.people.accounts import invite as invited
    from argmap.store import open_store

    settings = settings_from()
    if settings.database_file:
        made_private(settings.database_file.parent)
    with closing(open_store(settings.database_url)) as store:
        click.echo(set_up_link(address, invited(store)))


def set_up_link(address: str, token: str) -> str:
    """Return the address of the page on which an invitation is used."""
    return f"{address.rstrip('/')}/set-up/{token}"
