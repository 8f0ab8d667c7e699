"""The commands `unache catalog ...`: what there is, one thing in full, and what is wrong in files of her own.

Owns what is printed where, and the exit codes: 0, 1 where something is not found or has a fault, 2 for a wrong call.
Works without a terminal, and asks nothing of the pain log.
"""

import json
import shutil
import sys
from collections.abc import Iterable
from dataclasses import fields
from difflib import get_close_matches
from io import TextIOWrapper
from pathlib import Path

import click

from catalog.entry import Kind
from catalog.load import CatalogueError, load_catalogue
from catalog.model import Catalogue, Exercise, Routine
from catalog.toml_file import shown
from tui.catalog_check import check_file, check_folder
from tui.catalog_text import Summary, as_json, card, columns, summary
from tui.locations import Locations
from tui.visible import visible

FAILED = 1

_IN_TERMINAL = ("id", "kind", "minutes", "name", "positions", "equipment")
"""The columns a terminal has room for."""


def _examples(*calls: str) -> str:
    return "\n".join(["\b", "Examples:", *(f"  unache {call}" for call in calls)])


@click.group(epilog=_examples("catalog list --routines", "catalog show hip-rolls", "catalog check"))
def catalog() -> None:
    """The exercises and routines, those of your own included."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A sign the terminal's encoding lacks is shown as "?", and stops nothing.
            stream.reconfigure(errors="replace")


@catalog.command(
    "list",
    epilog=_examples("catalog list", "catalog list --exercises --json", "catalog list | cut -f 1,7"),
)
@click.option("as_data", "--json", is_flag=True, help="Print JSON: a list with an object for each.")
@click.option("--exercises", is_flag=True, help="Exercises alone.")
@click.option("--routines", is_flag=True, help="Routines alone.")
@click.pass_obj
def list_items(locations: Locations, *, as_data: bool, exercises: bool, routines: bool) -> None:
    """List what there is: first routines, then exercises.

    A terminal shows what it has room for. Redirected, each line has nine fields, with a tab between: id, kind, name,
    regions, positions, equipment, minutes, stages, sources. The stages are those it is meant for.
    """
    found = _loaded(locations)
    only = None if exercises == routines else Kind.EXERCISE if exercises else Kind.ROUTINE
    lines = [summary(item, found) for item in _items(found, only)]
    if as_data:
        _print_json([as_json(line) for line in lines])
    elif sys.stdout.isatty():
        _print_table(lines)
    else:
        click.echo("\t".join(field.name for field in fields(Summary)))
        for line in lines:
            click.echo("\t".join(map(visible, columns(line).values())))


@catalog.command(
    epilog=_examples(
        "catalog show hip-rolls", "catalog show low-back-release --routine", "catalog show side-stretch --json"
    )
)
@click.argument("item_id", metavar="ID")
@click.option("as_data", "--json", is_flag=True, help="Print JSON: one object, with every field.")
@click.option("only", "--exercise", flag_value=Kind.EXERCISE.value, help="The exercise, where a routine shares its id.")
@click.option("only", "--routine", flag_value=Kind.ROUTINE.value, help="The routine, where an exercise shares its id.")
@click.pass_obj
def show(locations: Locations, item_id: str, only: str | None, *, as_data: bool) -> None:
    """Show one exercise or routine in full."""
    found = _loaded(locations)
    items = _items(found, Kind(only) if only else None)
    named = [item for item in items if item.id == item_id]
    if not named:
        sys.exit(_not_found(item_id, (item.id for item in items)))
    # The exercise comes last, and is what is meant where nothing is said.
    item = named[-1]
    if as_data:
        _print_json(as_json(summary(item, found)) | as_json(item))
    else:
        click.echo("\n".join(visible(line) for line in card(item, found).split("\n")))
    if len(named) > 1:
        click.echo(f"unache: {item_id} is a routine too; --routine shows that one.", err=True)


@catalog.command(epilog=_examples("catalog check", "catalog check wall-lean.toml"))
@click.argument("place", metavar="[FILE|DIR]", required=False, type=click.Path(exists=True, path_type=Path))
@click.pass_obj
def check(locations: Locations, place: Path | None) -> None:
    """Check files of your own, before or after they are in their folder.

    Each fault has a line: file, item, key, and what is allowed. Without FILE or DIR, your own folder is checked.
    A file that lies elsewhere is checked on its own, beside the catalogue that comes with unache.
    """
    own = locations.own_catalogue
    try:
        found = check_file(place, own) if place is not None and not place.is_dir() else check_folder(place or own)
    except CatalogueError as error:
        sys.exit(_damaged(error))
    for fault in found.faults:
        click.echo(visible(str(fault)))
    if found.faults:
        sys.exit(FAILED)
    counted = f"{_count(found.exercises, 'exercise')} and {_count(found.routines, 'routine')} of your own"
    click.echo(visible(f"{place or own}: {counted}, no faults."))


def _loaded(locations: Locations) -> Catalogue:
    """The whole catalogue, with a word on what was left out of it."""
    try:
        found = load_catalogue(locations.own_catalogue)
    except CatalogueError as error:
        sys.exit(_damaged(error))
    if found.faults:
        number = _count(len(found.faults), "fault")
        click.echo(f"unache: {number} in your own files; unache catalog check names what was left out.", err=True)
    return found


def _damaged(error: CatalogueError) -> int:
    click.echo(
        visible(f"unache: the catalogue that comes with it is damaged: {error}. Install unache again."), err=True
    )
    return FAILED


def _items(found: Catalogue, only: Kind | None) -> list[Exercise | Routine]:
    routines = [] if only is Kind.EXERCISE else found.routines.values()
    exercises = [] if only is Kind.ROUTINE else found.exercises.values()
    return [*routines, *exercises]


def _not_found(item_id: str, ids: Iterable[str]) -> int:
    known = dict.fromkeys(ids)
    wanted = item_id.strip().lower()
    near = get_close_matches(wanted, known, n=3, cutoff=0.5) or [one for one in known if wanted and wanted in one][:3]
    way_out = f"The nearest: {', '.join(near)}." if near else "unache catalog list names what there is."
    click.echo(f'unache: there is no "{shown(item_id)}" here. {way_out}', err=True)
    return FAILED


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _print_table(lines: list[Summary]) -> None:
    """The columns that fit a terminal, aligned, each line cut at its right edge."""
    rows = [list(_IN_TERMINAL), *([visible(columns(line)[name]) for name in _IN_TERMINAL] for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_IN_TERMINAL))]
    room = shutil.get_terminal_size().columns
    for row in rows:
        text = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        click.echo(text if len(text) <= room else text[: room - 1] + "…")


def _print_json(value: object) -> None:
    # Letters beyond ASCII are escaped, and with them all that a terminal would obey.
    click.echo(json.dumps(value, indent=2))
