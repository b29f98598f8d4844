"""The command ``argmap``; its commands are modules of argmap.commands, imported when used."""

from __future__ import annotations

import atexit
import errno
import gc
from importlib import import_module
from typing import Any

import click

from argmap import __version__
from argmap.model.errors import ArgmapError
from argmap.settings import SettingsError

COMMANDS = (
    "serve",
    "new",
    "check",
    "load",
    "dump",
    "export",
    "import",
    "verify",
    "render",
    "standing",
    "quote",
    "cite",
    "essay",
    "source",
    "invite",
    "password",
    "expire",
    "doctor",
)

PLACES = {
    "export": ("archive", "export"), "import": ("archive", "import_"),
    "cite": ("references", "cite"), "essay": ("references", "essay"),
}  # fmt: skip
"""The modules of commands that share one, and what they are called there."""

HELP = """Argument maps for seminar debates, joined to the exact words of the texts.

\b
To read the debates that come with Argmap, in a browser:
  argmap serve

\b
To write a debate of your own, check it, and see it drawn:
  argmap new five-year-plan
  argmap check five-year-plan
  argmap render five-year-plan -o map.svg

`argmap COMMAND --help` says what a command does and shows examples.

Exit codes: 0 done, 1 problems were found, 2 used wrongly.
"""


class Sentence(click.ClickException):
    """An error that is shown as its one sentence."""

    def show(self, file: Any = None) -> None:
        """Write the sentence to standard error, or where the caller says."""
        click.echo(f"argmap: {self.message}", file=file, err=file is None)


class WrongUse(Sentence):
    """A sentence about how the command was called, or set up."""

    exit_code = 2


class Commands(click.Group):
    """The commands, in the order in which people meet them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        """Return the names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, name = PLACES.get(cmd_name, (cmd_name, cmd_name))
        found = getattr(import_module(f"argmap.commands.{module}"), name)
        return found if isinstance(found, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what goes wrong is said in one sentence."""
        gc.set_threshold(50_000)  # a short process makes little garbage, and much that stays
        atexit.register(gc.freeze)  # at its end nobody looks for garbage in what goes anyway
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            raise WrongUse(str(error)) from error
        except ArgmapError as error:
            raise Sentence(str(error)) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            raise Sentence(_told(error)) from error


def _told(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full: make room and try again."
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}." if error.filename else f"{reason}."


@click.command(cls=Commands, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="argmap", message="%(prog)s %(version)s")
def main() -> None:
    """Run one of the commands."""
