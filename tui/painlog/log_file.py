"""The open file of a pain log: reading, writing in transactions, and errors turned into sentences.

Owns the connection and the lock. Knows no table.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.painlog.model import LogBusy, LogNotRead, LogNotSaved, LogProblem, ViewOnly

if TYPE_CHECKING:
    from sqlite_utils import Database

Value = str | int | float | None
"""What a column can hold."""
Parameters = Sequence[Value] | Mapping[str, Value]


class LogFile:
    """One open log; `lock` is the held lock of the one window that may write, None for one that may only look."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, *, lock: int | None, notices: tuple[str, ...] = ()
    ) -> None:
        self.path = path
        self.notices = notices
        self._connection = connection
        self._lock = lock
        self._view_only = lock is None
        self._data_version = self._read_data_version()

    @property
    def view_only(self) -> bool:
        """Whether this window may look but not write."""
        return self._view_only

    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """All rows a query finds. Raises LogBusy or LogNotRead."""
        try:
            cursor = self._connection.cursor()
            cursor.row_factory = sqlite3.Row
            return cursor.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise reading_problem(error, self.path) from error

    def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row a query finds."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    @contextmanager
    def writing(self) -> "Iterator[Database]":
        """One transaction: all that is written inside is kept, or none of it.

        Raises ViewOnly, LogBusy or LogNotSaved; LookupError when a row it belongs to is not in the log.
        """
        if self._view_only:
            raise ViewOnly(f"{self.path} is open here for looking only. Nothing was saved.")
        database = self._database
        try:
            # At once, not at the first write: a transaction that has read can no longer wait for another program.
            self._connection.execute("BEGIN IMMEDIATE")
            yield database
            self._connection.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, sqlite3.Error):
                raise _writing_problem(error, self.path) from error
            raise

    def changed_elsewhere(self) -> bool:
        """Whether another program has written since this was last asked."""
        former, self._data_version = self._data_version, self._read_data_version()
        return former != self._data_version

    def close(self) -> None:
        """Close the file, then let go of the lock. Closing twice does nothing."""
        self._connection.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    @cached_property
    def _database(self) -> "Database":
        from sqlite_utils import Database  # noqa: PLC0415 (at the first write: the first screen does not wait for it)

        # Plug-ins of other installed packages have no business in a health log.
        return Database(self._connection, execute_plugins=False)

    def _roll_back(self) -> None:
        # A full disk has already ended the transaction.
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _read_data_version(self) -> int:
        (row,) = self.rows("PRAGMA data_version")
        version: int = row[0]
        return version


_HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_READONLY: "the file is write-protected",
    sqlite3.SQLITE_CANTOPEN: "its folder cannot be written to",
    sqlite3.SQLITE_CORRUPT: "the file is damaged",
    sqlite3.SQLITE_NOTADB: "the file is damaged",
}


def primary_code(error: sqlite3.Error) -> int | None:
    """SQLite's number for an error without its details; None where the error is Python's own."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def reading_problem(error: sqlite3.Error, path: Path) -> Exception:
    """What to raise for a failed read."""
    code = primary_code(error)
    if code in _HELD:
        return _busy(path)
    if code in _REASONS:
        return LogNotRead(f"{path} cannot be read: {reason(error)}.")
    return error


def reason(error: sqlite3.Error) -> str:
    """Why a file could not be used, in a few words."""
    return _REASONS.get(primary_code(error) or 0, str(error))


def _writing_problem(error: sqlite3.Error, path: Path) -> Exception:
    code = primary_code(error)
    if code in _HELD:
        return _busy(path)
    if code in _REASONS:
        return LogNotSaved(f"Not saved: {reason(error)} ({path}). What was saved before is still there.")
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return LookupError("what this belongs to is not in the log")
    return error


def _busy(path: Path) -> LogProblem:
    return LogBusy(f"{path} is held by another program. Try again in a moment.")
