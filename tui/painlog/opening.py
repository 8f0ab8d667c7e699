"""Opening the log: who may read it, whether it is ours, who may write, and which version it is.

Whatever cannot be opened is left byte for byte as it is, with a sentence that names it and the way out.
"""

import os
import sqlite3
import time
from datetime import datetime
from pathlib import Path

from tui.painlog.backup import FOLDER_NAME, BackupError, back_up
from tui.painlog.folder import LOG_NAME, create_private, is_writable, make_folder, take_lock, tighten
from tui.painlog.header import Found, examine
from tui.painlog.log_file import LogFile, reason
from tui.painlog.migrations import MIGRATIONS, Migration, MigrationError, migrate
from tui.painlog.model import LogRefused
from tui.painlog.store import PainLog

LOCK_SECONDS = 0.2
"""How long a call waits for another program: short, for the screen stands still meanwhile."""
_LOOKS, _LOOK_SECONDS = 100, 0.02
"""How often, and how far apart, to look whether another window has set the log up."""

_ELSEWHERE = "Already open in another window; this one can look but not write."

_SETTINGS = {
    "trusted_schema": ("OFF", 0),
    "foreign_keys": ("ON", 1),
    # Overwrites what is deleted, and keeps no copy of it in a second file.
    "secure_delete": ("ON", 1),
    "journal_mode": ("DELETE", "delete"),
    "synchronous": ("FULL", 2),
    "temp_store": ("MEMORY", 2),
}
"""Each with what it reads back as."""
_CHANGES_THE_FILE = "journal_mode"


def open_log(directory: Path, *, now: datetime, migrations: tuple[Migration, ...] = MIGRATIONS) -> PainLog:
    """Open the log in a folder, creating both where there is none yet. Raises LogRefused.

    `view_only` and `notices` of the log say what she should know: another window has it, or it cannot be written to.
    """
    directory = directory.absolute()
    path = directory / LOG_NAME
    try:
        make_folder(directory)
    except OSError as error:
        return PainLog(_blank(path, migrations, f"{directory} cannot be made ({error.strerror})."))
    found = examine(path, len(migrations))
    notices = tighten(directory)
    if not is_writable(directory):
        return PainLog(_look(path, found, migrations, (*notices, f"{directory} cannot be written to.")))
    try:
        lock = take_lock(directory)
    except OSError as error:
        return PainLog(
            _look(path, found, migrations, (*notices, f"{directory} cannot be written to ({error.strerror})."))
        )
    if lock is None:
        return PainLog(_look_beside_another_window(path, migrations, notices))
    try:
        return PainLog(_open_for_writing(path, lock, migrations, now, notices))
    except BaseException:
        os.close(lock)
        raise


def _open_for_writing(
    path: Path, lock: int, migrations: tuple[Migration, ...], now: datetime, notices: tuple[str, ...]
) -> LogFile:
    found = examine(path, len(migrations))
    if found is Found.NOTHING:
        try:
            create_private(path)
        except OSError as error:
            raise LogRefused(f"{path} cannot be made ({error.strerror}).") from None
    notices += tighten(path)
    if not os.access(path, os.W_OK):
        file = _look(path, found, migrations, (*notices, f"{path} is write-protected."))
        os.close(lock)
        return file
    connection = sqlite3.connect(path, timeout=LOCK_SECONDS, isolation_level=None)
    try:
        _set_up(connection, path)
        _bring_up_to_date(connection, path, migrations, now)
        return LogFile(path, connection, lock=lock, notices=notices)
    except BaseException as error:
        connection.close()
        _leave_no_empty_log(path, found)
        if isinstance(error, sqlite3.Error):
            raise _refusal(path, error) from error
        raise


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, migrations: tuple[Migration, ...], now: datetime
) -> None:
    """Migrate an older log after a verified backup. The version is read again: a cut-short write was undone since."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == len(migrations):
        return
    copy: Path | None = None
    try:
        if version:
            copy = back_up(connection, path.parent / FOLDER_NAME, version=len(migrations), now=now)
        migrate(connection, migrations)
    except sqlite3.Error as error:
        raise _unchanged(path, version, copy, reason(error)) from error
    except (OSError, BackupError, MigrationError) as error:
        raise _unchanged(path, version, copy, str(error)) from error


def _unchanged(path: Path, version: int, copy: Path | None, why: str) -> LogRefused:
    if not version:
        return LogRefused(f"{path} could not be set up: {why}.")
    kept = f" A copy from before is in {copy}." if copy else ""
    return LogRefused(f"{path} could not be brought up to date: {why}. It was left as it was.{kept}")


def _look_beside_another_window(path: Path, migrations: tuple[Migration, ...], notices: tuple[str, ...]) -> LogFile:
    for _ in range(_LOOKS):
        found = examine(path, len(migrations))
        if found is Found.CURRENT:
            return _look(path, found, migrations, (*notices, _ELSEWHERE))
        # The other window is making the log, or changing it to the newest version.
        time.sleep(_LOOK_SECONDS)
    raise LogRefused(f"Another window is still setting up {path}. Try again in a moment.")


def _look(path: Path, found: Found, migrations: tuple[Migration, ...], notices: tuple[str, ...]) -> LogFile:
    """Open what is there for looking only."""
    if found in (Found.NOTHING, Found.EMPTY):
        return _blank(path, migrations, *notices)
    if found is Found.OLDER:
        raise LogRefused(f"{path} comes from an older unache and has to be brought up to date. {notices[-1]}")
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=LOCK_SECONDS, isolation_level=None)
    try:
        _set_up(connection, path, view_only=True)
        return LogFile(path, connection, lock=None, notices=(*notices, *_looking(notices)))
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise _refusal(path, error) from error
        raise


def _blank(path: Path, migrations: tuple[Migration, ...], *notices: str) -> LogFile:
    """Stand in for a log that is not there and cannot be made: nothing to see, and nothing can be written."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, migrations)
    return LogFile(path, connection, lock=None, notices=(*notices, "There is no log yet, and nothing is saved."))


def _looking(notices: tuple[str, ...]) -> tuple[str, ...]:
    return () if _ELSEWHERE in notices else ("You can look; nothing is saved.",)


def _set_up(connection: sqlite3.Connection, path: Path, *, view_only: bool = False) -> None:
    """Set how SQLite treats the file and read each setting back, then read the list of tables."""
    for name, (value, expected) in _SETTINGS.items():
        if view_only and name == _CHANGES_THE_FILE:
            continue
        connection.execute(f"PRAGMA {name} = {value}")
        (held,) = connection.execute(f"PRAGMA {name}").fetchone()
        if held != expected:
            raise LogRefused(f"{path} was not opened: SQLite here does not keep {name} at {value}.")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _refusal(path: Path, error: sqlite3.Error) -> LogRefused:
    return LogRefused(f"{path} cannot be opened: {reason(error)}. It was left as it is.")


def _leave_no_empty_log(path: Path, found: Found) -> None:
    """Take back a file made a moment ago when nothing came of it."""
    if found is Found.NOTHING and path.stat().st_size == 0:
        path.unlink()
