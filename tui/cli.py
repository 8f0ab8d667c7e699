"""The command line, and the one place where catalogue, pain log and clock are built and joined.

The terminal toolkit is imported only once it is known that the screens can be shown.
"""

import os
import sys
from pathlib import Path

import click

from tui import __version__
from tui.locations import Locations, locate

USAGE_ERROR = 2
FAILED = 1


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="unache")
@click.option(
    "--data-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep the pain log in this folder instead of the usual one. UNACHE_DATA_DIR does the same.",
)
def unache(data_dir: Path | None) -> None:
    r"""Gentle exercises, a guided routine with timers, and your own pain log, in the terminal.

    Not medical advice, and not reviewed by a clinician: ask your maternity team first.

    \b
    Examples:
      unache
      unache --data-dir ~/unache-trial
    """
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        click.echo("unache: this needs a terminal; input or output is redirected.", err=True)
        sys.exit(USAGE_ERROR)
    sys.exit(_open_program(locate(data_dir, os.environ)))


def _open_program(locations: Locations) -> int:
    """Run the full-screen program and return its exit code."""
    from catalog.load import load_catalogue
    from catalog.safety import load_safety
    from tui.clock import SystemClock
    from tui.painlog.model import LogRefused
    from tui.painlog.opening import open_log

    clock = SystemClock()
    try:
        log = open_log(locations.data, now=clock.now())
    except LogRefused as refusal:
        click.echo(f"unache: {refusal}", err=True)
        return FAILED
    try:
        catalogue = load_catalogue(locations.own_catalogue)
        safety = load_safety()

        from tui.app import UnacheApp
        from tui.services import Services

        app = UnacheApp(Services(catalogue, safety, log, clock, locations))
        app.run()
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
