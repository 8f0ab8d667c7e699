"""A verified copy of the log, made before its tables change. A copy that was not verified never gets its final name."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tui.painlog.folder import create_private, make_folder, sync_folder, tighten
from tui.painlog.migrations import row_counts

FOLDER_NAME = "backups"


class BackupError(Exception):
    """The copy is not as good as the log."""


def back_up(connection: sqlite3.Connection, folder: Path, *, version: int, now: datetime) -> Path:
    """Copy the log into the folder, named for the version it is about to become; gives the copy's path.

    Raises OSError, sqlite3.Error or BackupError, and then leaves nothing behind.
    """
    make_folder(folder)
    tighten(folder)
    copy = folder / f"unache-pre-v{version}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.db"
    partial = copy.with_name(f"{copy.name}.partial")
    for leftover in folder.glob("*.partial"):
        leftover.unlink()
    try:
        # SQLite keeps the mode of an empty file it copies into.
        create_private(partial)
        connection.execute("VACUUM INTO ?", (str(partial),))
        _verify(partial, connection)
        partial.replace(copy)
    finally:
        partial.unlink(missing_ok=True)
    sync_folder(folder)
    return copy


def _verify(copy: Path, original: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise BackupError(f"the copy is damaged ({verdict})")
        if row_counts(connection) != row_counts(original):
            raise BackupError("the copy has other rows than the log")
