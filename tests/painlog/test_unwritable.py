"""A folder or file that cannot be written to: looked at with a notice, or refused, and never another log elsewhere.

Every permission is open to root, so the part under test runs as nobody where the tests run as root.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from catalog.region import Region
from tui.painlog.opening import open_log

Child = Callable[..., subprocess.Popen[str]]

NOBODY = 65534

# All that will be imported is imported while it can be read.
_OPENS = """
import os, sys
from datetime import datetime
from pathlib import Path
import sqlite_utils
from sqlite_utils import Migrations
from catalog.region import Region
from tui.painlog.migrations import MIGRATIONS, Migration
from tui.painlog.model import LogProblem
from tui.painlog.opening import open_log
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
folder, now = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
later = [Migration(name, print) for name in sys.argv[3:]]
try:
    log = open_log(folder, now=now, migrations=(*MIGRATIONS, *later))
    print("view-only" if log.view_only else "writing")
    print(*log.notices, sep="|")
    print([rating.score for rating in log.latest_ratings()])
    try:
        log.log_pain(Region.NECK, 9, now=now)
    except LogProblem as problem:
        print(type(problem).__name__)
    log.close()
except LogProblem as problem:
    print(f"{type(problem).__name__}: {problem}")
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder anyone can reach; what tests are usually given is closed to everyone but the one who runs them."""
    home = Path(tempfile.mkdtemp(prefix="unache-"))
    home.chmod(0o755)
    yield home
    home.chmod(0o755)
    for folder in home.rglob("*"):
        if folder.is_dir():
            folder.chmod(0o755)
    shutil.rmtree(home)


@pytest.fixture
def kept(home: Path, now: datetime) -> Path:
    """The folder of a log with one score, owned by whoever will open it."""
    folder = home / "data"
    log = open_log(folder, now=now)
    log.log_pain(Region.NECK, 3, now=now)
    log.close()
    give_away(folder)
    return folder


def give_away(folder: Path) -> None:
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)


@pytest.fixture
def opened(now: datetime, child: Child) -> Callable[..., list[str]]:
    """What an ordinary user sees of a log, in this version or in one with later migrations."""

    def opened(folder: Path, *later: str) -> list[str]:
        with child(_OPENS, folder, now.isoformat(), *later) as process:
            said, failed = process.communicate(timeout=20)
        assert failed == ""
        return said.splitlines()

    return opened


Opened = Callable[..., list[str]]


def test_an_ordinary_user_writes_her_own_log(kept: Path, opened: Opened) -> None:
    assert opened(kept) == ["writing", "", "[3]"]


def test_a_folder_that_cannot_be_written_to_is_looked_at(kept: Path, opened: Opened) -> None:
    kept.chmod(0o500)

    assert opened(kept) == [
        "view-only",
        f"{kept} cannot be written to.|You can look; nothing is saved.",
        "[3]",
        "ViewOnly",
    ]


def test_a_write_protected_file_is_looked_at_and_stays_so(kept: Path, opened: Opened) -> None:
    (kept / "unache.db").chmod(0o400)

    assert opened(kept) == [
        "view-only",
        f"{kept / 'unache.db'} is write-protected.|You can look; nothing is saved.",
        "[3]",
        "ViewOnly",
    ]
    assert (kept / "unache.db").stat().st_mode & 0o777 == 0o400


def test_a_file_of_someone_else_is_looked_at(kept: Path, opened: Opened) -> None:
    if os.getuid() != 0:
        (kept / "unache.db").chmod(0o444)
    else:
        os.chown(kept / "unache.db", 0, 0)
        (kept / "unache.db").chmod(0o644)

    view, notices, scores, refused = opened(kept)

    assert (view, scores, refused) == ("view-only", "[3]", "ViewOnly")
    assert f"{kept / 'unache.db'} is write-protected." in notices


def test_a_log_whose_lock_is_out_of_reach_is_looked_at(kept: Path, opened: Opened) -> None:
    (kept / "unache.lock").chmod(0)

    assert opened(kept) == [
        "view-only",
        f"{kept} cannot be written to (Permission denied).|You can look; nothing is saved.",
        "[3]",
        "ViewOnly",
    ]


def test_an_older_log_that_cannot_be_written_to_is_refused_as_it_is(kept: Path, opened: Opened) -> None:
    kept.chmod(0o500)

    (said,) = opened(kept, "second")

    assert said == (
        f"LogRefused: {kept / 'unache.db'} comes from an older unache and has to be brought up to date."
        f" {kept} cannot be written to."
    )


@pytest.mark.parametrize("name", ["data", "data/unache.db"])
def test_what_cannot_be_read_is_refused_and_not_taken_for_empty(kept: Path, opened: Opened, name: str) -> None:
    (kept.parent / name).chmod(0)

    (said,) = opened(kept)

    assert said == f"LogRefused: {kept / 'unache.db'} cannot be read (Permission denied); it was left as it is."


def test_a_log_behind_a_closed_folder_is_refused_and_not_taken_for_missing(
    home: Path, kept: Path, opened: Opened
) -> None:
    closed = home / "closed"
    closed.mkdir()
    kept.rename(closed / "data")
    closed.chmod(0)

    (said,) = opened(closed / "data")

    assert said == f"LogRefused: {closed / 'data'} cannot be read (Permission denied); it was left as it is."


@pytest.mark.parametrize("made", [True, False])
def test_where_no_log_can_be_made_she_can_look_around_and_nothing_is_made(
    home: Path, opened: Opened, made: bool
) -> None:
    folder = home / "data"
    if made:
        folder.mkdir()
        folder.chmod(0o500)
        give_away(folder)
    home.chmod(0o555)

    view, notices, scores, refused = opened(folder)

    assert (view, scores, refused) == ("view-only", "[]", "ViewOnly")
    assert notices.startswith(f"{folder} cannot be ")
    assert notices.endswith("There is no log yet, and nothing is saved.")
    assert [path.name for path in home.rglob("*")] == (["data"] if made else [])
