"""The versions of the pain log's tables and the way from one to the next, whole or not at all.

Owns the order of the migrations and the marks in the file that say which version it is.
"""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.painlog import first_schema, second_schema

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x756E6163
"""“unac” in the header of the file: whose it is."""
_SET = "unache"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a version to the next."""

    name: str
    change: "Callable[[Database], None]"


class MigrationError(Exception):
    """The step did not keep what was there."""


def first_tables(database: "Database") -> None:
    for statement in first_schema.STATEMENTS:
        database.execute(statement)


def stage_as_told(database: "Database") -> None:
    for statement in second_schema.STATEMENTS:
        database.execute(statement)


MIGRATIONS = (Migration("first_tables", first_tables), Migration("stage_as_told", stage_as_told))
"""In order; the version of a file is how many of them it has been through."""


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of every table of ours."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%sqlite\\_%' ESCAPE '\\'"
    ).fetchall()
    return {
        name: connection.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0]  # noqa: S608 (the file's own names)
        for (name,) in names
    }


def migrate(connection: sqlite3.Connection, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Bring the file to the newest version in one transaction, or raise and leave it as it was."""
    from sqlite_utils import Database, Migrations  # noqa: PLC0415 (a log that is up to date opens without it)

    database = Database(connection, execute_plugins=False)
    pending = Migrations(_SET)
    for migration in migrations:
        pending(name=migration.name)(migration.change)
    # At once: two processes that open a fresh log would otherwise both find work to do.
    connection.execute("BEGIN IMMEDIATE")
    try:
        before = row_counts(connection)
        pending.apply(database)
        _compare(before, row_counts(connection))
        _check_references(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _check_references(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise MigrationError("rows have lost what they belong to")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _compare(before: Mapping[str, int], after: Mapping[str, int]) -> None:
    for table, count in before.items():
        if after.get(table) != count:
            raise MigrationError(f"{table} had {count} rows and would have {after.get(table, 0)}")
