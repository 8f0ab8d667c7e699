"""What happens to a write when another program holds the file, the disk is full, or the program ends in the middle."""

import os
import re
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from catalog.region import Region
from tui.painlog.log_file import LogFile
from tui.painlog.model import LogBusy, LogNotRead, LogNotSaved, LogProblem, Session
from tui.painlog.opening import open_log
from tui.painlog.store import PainLog

Child = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def other(log: PainLog) -> Iterator[sqlite3.Connection]:
    """Another program on the same file."""
    with closing(sqlite3.connect(log.path, isolation_level=None)) as connection:
        yield connection


def scores(log: PainLog) -> list[int]:
    return [rating.score for rating in log.latest_ratings()]


def test_a_held_file_is_said_to_be_busy_and_takes_the_write_later(
    log: PainLog, other: sqlite3.Connection, now: datetime
) -> None:
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(LogBusy, match=re.escape(str(log.path))):
        log.log_pain(Region.NECK, 3, now=now)
    assert scores(log) == []

    other.execute("COMMIT")
    log.log_pain(Region.NECK, 3, now=now)
    assert scores(log) == [3]


def test_a_reader_that_stays_holds_back_the_write_and_loses_nothing(
    log: PainLog, other: sqlite3.Connection, now: datetime
) -> None:
    log.log_pain(Region.NECK, 3, now=now)
    other.execute("BEGIN")
    other.execute("SELECT * FROM rating").fetchone()

    with pytest.raises(LogBusy):
        log.log_pain(Region.NECK, 5, now=now)
    assert scores(log) == [3]

    other.execute("ROLLBACK")
    log.log_pain(Region.NECK, 6, now=now)
    assert scores(log) == [6]


def test_reading_a_file_that_is_wholly_held_is_said_to_be_busy(log: PainLog, other: sqlite3.Connection) -> None:
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(LogBusy):
        log.history()


def test_a_full_disk_is_named_and_what_was_there_stays(log: PainLog, now: datetime) -> None:
    log.log_pain(Region.NECK, 3, now=now)
    log.close()
    connection = sqlite3.connect(log.path, isolation_level=None)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")

    with closing(PainLog(LogFile(log.path, connection, lock=os.open(log.path.parent, os.O_RDONLY)))) as full:
        with pytest.raises(LogNotSaved) as problem:
            full.log_pain(Region.MID_BACK, 5, note="x" * 60_000, now=now)
        assert str(problem.value) == (
            f"Not saved: the disk is full ({log.path}). What was saved before is still there."
        )
        assert scores(full) == [3]

        full.log_pain(Region.MID_BACK, 5, now=now)
        assert sorted(scores(full)) == [3, 5]


_LIMITED = """
import resource, sys
from datetime import datetime
from pathlib import Path
from catalog.region import Region
from tui.painlog.model import LogNotSaved
from tui.painlog.opening import open_log
folder, now = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
log = open_log(folder, now=now)
size = (folder / "unache.db").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    log.log_pain(Region.NECK, 3, note="x" * 60_000, now=now)
except LogNotSaved as problem:
    print(problem)
print(log.latest_ratings())
log.close()
"""


def test_a_disk_that_refuses_is_named(log: PainLog, now: datetime, child: Child) -> None:
    log.close()

    with child(_LIMITED, log.path.parent, now.isoformat()) as process:
        said, failed = process.communicate(timeout=20)

    assert failed == ""
    assert said.splitlines() == [
        f"Not saved: the disk reports an error ({log.path}). What was saved before is still there.",
        "()",
    ]


def test_a_file_damaged_while_open_is_said_to_be_unreadable(log: PainLog, now: datetime) -> None:
    log.log_pain(Region.NECK, 3, now=now)
    with log.path.open("r+b") as file:
        file.write(b"\0" * log.path.stat().st_size)

    with pytest.raises((LogNotRead, LogNotSaved), match="damaged") as problem:
        log.history()
    assert isinstance(problem.value, LogProblem)


def test_a_write_that_fails_in_the_middle_leaves_nothing(log: PainLog, now: datetime) -> None:
    log.log_pain(Region.NECK, 3, now=now)

    def write_half() -> None:
        with log._file.writing() as database:
            database.execute("UPDATE rating SET score = 9")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()
    assert scores(log) == [3]

    log.log_pain(Region.NECK, 4, now=now)
    assert scores(log) == [4]


def test_a_write_by_another_program_is_noticed_once(log: PainLog, other: sqlite3.Connection, now: datetime) -> None:
    log.log_pain(Region.NECK, 3, now=now)
    assert not log.changed_elsewhere()

    other.execute("UPDATE rating SET score = 4")

    assert log.changed_elsewhere()
    assert not log.changed_elsewhere()
    assert scores(log) == [4]


def test_a_window_that_only_looks_notices_what_the_other_writes(log: PainLog, now: datetime) -> None:
    with closing(open_log(log.path.parent, now=now)) as second:
        log.log_pain(Region.NECK, 3, now=now)

        assert second.changed_elsewhere()
        assert scores(second) == [3]


def test_closing_twice_does_nothing(log: PainLog) -> None:
    log.close()
    log.close()


_STEPS = """
import sys
from datetime import datetime
from pathlib import Path
from tui.painlog.model import StepKind, StepOutcome, StepResult
from tui.painlog.opening import open_log
now = datetime.fromisoformat(sys.argv[2])
log = open_log(Path(sys.argv[1]), now=now)
session = log.unfinished()
for phase in range(session.phase, 100_000):
    step = StepResult(phase, "low-back-release", None, StepKind.HOLD, StepOutcome.DONE, 30.0, None)
    log.record_step(session.id, step, phase=phase + 1, now=now)
    print(phase, flush=True)
"""

KILLS = 10


def test_a_kill_at_any_moment_keeps_every_step_that_was_saved_and_no_half_of_one(
    log: PainLog, check_in: Callable[..., Session], folder: Path, now: datetime, child: Child
) -> None:
    session = check_in()
    log.begin(session.id, now=now)
    log.close()

    for kill in range(KILLS):
        with child(_STEPS, folder, now.isoformat()) as process:
            assert process.stdout is not None
            saved = process.stdout.readline()
            # At another moment each time: a write takes about a millisecond.
            for _ in range(kill * 3):
                saved = process.stdout.readline()
            process.send_signal(signal.SIGKILL)
            saved = (process.stdout.read().splitlines() or [saved])[-1]

        with closing(open_log(folder, now=now)) as after:
            kept = after.unfinished()
            assert kept is not None
            steps = after.step_results(session.id)
            assert [step.phase for step in steps] == list(range(len(steps)))
            assert kept.phase == len(steps)
            assert int(saved) < len(steps)

    with closing(sqlite3.connect(folder / "unache.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


_OPENS = """
import sys
from datetime import datetime
from pathlib import Path
from tui.painlog.opening import open_log
sys.stdin.readline()
log = open_log(Path(sys.argv[1]), now=datetime.fromisoformat(sys.argv[2]))
print(log.view_only, log.episode(), flush=True)
sys.stdin.readline()
log.close()
"""


def test_two_windows_that_start_a_fresh_log_at_once_both_open_and_one_writes(
    folder: Path, now: datetime, child: Child
) -> None:
    with child(_OPENS, folder, now.isoformat()) as first, child(_OPENS, folder, now.isoformat()) as second:
        said = []
        for process in (first, second):
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        for process in (first, second):
            assert process.stdout is not None
            said.append(process.stdout.readline())
        for process in (first, second):
            process.communicate("\n", timeout=20)

    assert sorted(said) == ["False None\n", "True None\n"]
