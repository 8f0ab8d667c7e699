"""A pain log of its own for each test, in a real folder, and ways to look at its file from outside."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tui.painlog.model import Session
from tui.painlog.opening import open_log
from tui.painlog.store import PainLog

Rows = list[tuple[object, ...]]


@pytest.fixture
def now() -> datetime:
    """An evening two hours east of Greenwich."""
    return datetime(2026, 5, 3, 21, 14, 5, 123_000, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the log will be; not there yet."""
    return tmp_path / "data"


@pytest.fixture
def log(folder: Path, now: datetime) -> Iterator[PainLog]:
    with closing(open_log(folder, now=now)) as opened:
        yield opened


@pytest.fixture
def check_in(log: PainLog, now: datetime) -> Callable[..., Session]:
    """Check in for a routine, after so many hours; begins and ends nothing."""

    def check_in(routine: str = "easy-evening", *, hours: float = 0) -> Session:
        return log.check_in(
            plan_hash=f"hash of {routine}",
            plan_content='{"phases": []}',
            routine_id=routine,
            routine_name=routine.title(),
            now=now + timedelta(hours=hours),
        )

    return check_in


@pytest.fixture
def rows(folder: Path) -> Callable[..., Rows]:
    """What a query finds in the file, seen by another program."""

    def rows(sql: str, *parameters: str) -> Rows:
        with closing(sqlite3.connect(folder / "unache.db")) as connection:
            return connection.execute(sql, parameters).fetchall()

    return rows


@pytest.fixture
def child() -> Callable[..., subprocess.Popen[str]]:
    """Start another Python process on some lines of program."""

    def child(program: str, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", program, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return child
