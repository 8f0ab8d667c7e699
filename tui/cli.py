"""The command line, and the one place where catalogue, pain log and clock are built and joined.

The terminal toolkit is imported only once it is known that the screens can be shown, and a command's own libraries
only once it is that command that was asked for.
"""

import importlib
import os
import sys
from pathlib import Path

import click

from tui import __version__
from tui.locations import Locations, locate

INCAPABLE = ("", "dumb", "unknown")
"""What TERM says of a terminal that cannot be drawn on, or of which nothing is known."""

USAGE_ERROR = 2
FAILED = 1

_COMMANDS = {"catalog": "tui.catalog_commands"}
"""Which module owns a command, under the command's own name."""


class CommandsOnDemand(click.Group):
    """Imports the module of a command when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(importlib.import_module(_COMMANDS[cmd_name]), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 (a slip in the table above)
        return command


@click.group(
    cls=CommandsOnDemand,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExamples:\n  unache\n  unache --data-dir ~/unache-trial\n  unache catalog list",
)
@click.version_option(__version__, prog_name="unache")
@click.option(
    "--data-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep the pain log in this folder instead of the usual one. UNACHE_DATA_DIR does the same.",
)
@click.pass_context
def unache(context: click.Context, data_dir: Path | None) -> None:
    """Gentle exercises, a guided routine with timers, and your own pain log, in the terminal.

    Without a command it opens the program.

    Not medical advice, and not reviewed by a clinician: ask your maternity team first.
    """
    context.obj = locate(data_dir, os.environ)
    if context.invoked_subcommand is not None:
        return
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        click.echo("unache: this needs a terminal; input or output is redirected.", err=True)
        sys.exit(USAGE_ERROR)
    term = os.environ.get("TERM", "")
    if term in INCAPABLE:
        what = f"TERM is {term}" if term else "TERM is not set"
        click.echo(f"unache: this needs a terminal that can show full screens; {what}.", err=True)
        sys.exit(USAGE_ERROR)
    sys.exit(_open_program(context.obj))


def _open_program(locations: Locations) -> int:
    """Run the full-screen program and return its exit code."""
    from catalog.safety import load_safety
    from catalog.toml_file import CatalogueError
    from tui.clock import SystemClock
    from tui.library import Library
    from tui.painlog.model import LogRefused
    from tui.painlog.opening import open_log
    from tui.preferences import load_preferences

    clock = SystemClock()
    try:
        log = open_log(locations.data, now=clock.now())
    except LogRefused as refusal:
        click.echo(f"unache: {refusal}", err=True)
        return FAILED
    try:
        library = Library(locations.own_catalogue)
        safety = load_safety()
        preferences, _ = load_preferences(locations.config)

        from tui.app import UnacheApp
        from tui.services import Services

        app = UnacheApp(Services(library, safety, log, clock, locations, preferences))
        app.run()
    except CatalogueError as error:
        click.echo(f"unache: the catalogue that comes with it is damaged: {error}. Install unache again.", err=True)
        return FAILED
    else:
        return app.exit_code
    finally:
        log.close()
        _let_go_of_a_closed_terminal()


def _let_go_of_a_closed_terminal() -> None:
    """Where the terminal is gone, forget what it never took: the last flush would change the exit code."""
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except OSError:
            setattr(sys, name, None)


def main() -> None:
    """Entry point of the `unache` command."""
    os.umask(0o077)
    unache(prog_name="unache")
