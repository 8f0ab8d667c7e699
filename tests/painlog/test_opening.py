"""Opening the log: who may read it, who may write, and what is refused untouched."""

import hashlib
import os
import shutil
import sqlite3
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from catalog.region import Region
from tui.painlog.migrations import MIGRATIONS
from tui.painlog.model import LogRefused, ViewOnly
from tui.painlog.opening import open_log
from tui.painlog.store import PainLog

Child = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def open_umask() -> Iterator[None]:
    """A process that asks for nothing to be private."""
    former = os.umask(0)
    yield
    os.umask(former)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "unache.lock"
    }


def test_a_fresh_log_opens_for_writing_with_nothing_to_say(log: PainLog, folder: Path) -> None:
    assert (log.view_only, log.notices, log.path) == (False, (), folder / "unache.db")


@pytest.mark.usefixtures("open_umask")
def test_folders_and_files_are_for_the_owner_alone_whatever_the_umask(tmp_path: Path, now: datetime) -> None:
    with closing(open_log(tmp_path / "new" / "data", now=now)) as log:
        log.log_pain(Region.NECK, 3, now=now)

    assert {path.name: oct(mode(path)) for path in (tmp_path / "new").rglob("*")} == {
        "data": oct(0o700),
        "unache.db": oct(0o600),
        "unache.lock": oct(0o600),
    }
    assert mode(tmp_path / "new") == 0o700


@pytest.mark.usefixtures("open_umask")
def test_the_journal_of_a_write_is_for_the_owner_alone(folder: Path, log: PainLog, now: datetime) -> None:
    log.log_pain(Region.NECK, 3, now=now)

    # Only from inside a write is there a journal.
    with log._file.writing() as database:
        database.execute("UPDATE rating SET score = 4")
        assert mode(folder / "unache.db-journal") == 0o600


def test_a_looser_folder_and_file_are_tightened_with_a_notice(folder: Path, now: datetime) -> None:
    open_log(folder, now=now).close()
    folder.chmod(0o755)
    (folder / "unache.db").chmod(0o644)

    with closing(open_log(folder, now=now)) as log:
        assert log.notices == (
            f"Others on this machine could open {folder}; now only you can.",
            f"Others on this machine could open {folder / 'unache.db'}; now only you can.",
        )
    assert (mode(folder), mode(folder / "unache.db")) == (0o700, 0o600)


def test_a_folder_meant_for_everyone_stays_so(folder: Path, now: datetime) -> None:
    folder.mkdir()
    folder.chmod(0o1777)

    with closing(open_log(folder, now=now)) as log:
        assert log.notices == (
            f"{folder} is a folder for everyone on this machine. The log in it can be read by you alone.",
        )
    assert (mode(folder), mode(folder / "unache.db")) == (0o1777, 0o600)


def test_a_second_window_can_look_but_not_write(log: PainLog, folder: Path, now: datetime) -> None:
    log.log_pain(Region.NECK, 3, now=now)

    with closing(open_log(folder, now=now)) as second:
        assert second.view_only
        assert second.notices == ("Already open in another window; this one can look but not write.",)
        assert [rating.score for rating in second.latest_ratings()] == [3]
        with pytest.raises(ViewOnly, match="Nothing was saved"):
            second.log_pain(Region.NECK, 4, now=now)


def test_the_next_window_writes_once_the_first_is_closed(log: PainLog, folder: Path, now: datetime) -> None:
    log.close()

    with closing(open_log(folder, now=now)) as second:
        assert not second.view_only


def test_a_killed_window_keeps_no_lock(folder: Path, now: datetime, child: Child) -> None:
    program = (
        "import sys\nfrom datetime import datetime\nfrom pathlib import Path\nfrom tui.painlog.opening import open_log\n"
        "log = open_log(Path(sys.argv[1]), now=datetime.fromisoformat(sys.argv[2]))\nprint(log.view_only, flush=True)\n"
        "sys.stdin.read()"
    )
    with child(program, folder, now.isoformat()) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "False\n"
        process.kill()

    with closing(open_log(folder, now=now)) as log:
        assert not log.view_only


def _text(path: Path) -> None:
    path.write_text("2026-05-03 low back 4\n" * 20)


def _random(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def _half(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _hundred_bytes(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(100)


def _without_last_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - 4096)


def _zero_page_size(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(16)
        file.write(b"\0\3")


def _scrambled_tables(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xa5" * 900)


def _pragma(sql: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(sql)

    return change


def _other_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_text, "is not a pain log"),
        (_random, "is not a pain log"),
        (_hundred_bytes, "is damaged"),
        (_half, "is damaged"),
        (_without_last_page, "is damaged"),
        (_zero_page_size, "is damaged"),
        (_scrambled_tables, "damaged"),
        (_other_program, "belongs to another program"),
        (_pragma("PRAGMA application_id = 1"), "belongs to another program"),
        (_pragma(f"PRAGMA user_version = {len(MIGRATIONS) + 1}"), "was made by a newer unache"),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else "",
)
def test_what_is_not_ours_is_refused_and_left_byte_for_byte(
    folder: Path, log: PainLog, now: datetime, damage: Callable[[Path], None], said: str
) -> None:
    log.log_pain(Region.NECK, 3, now=now)
    log.close()
    damage(folder / "unache.db")
    before = fingerprints(folder)

    with pytest.raises(LogRefused, match=said) as refusal:
        open_log(folder, now=now)

    assert str(folder / "unache.db") in str(refusal.value)
    assert "left as it is" in str(refusal.value)
    assert fingerprints(folder) == before


def test_a_newer_log_says_what_to_do(folder: Path, log: PainLog, now: datetime) -> None:
    log.close()
    _pragma("PRAGMA user_version = 7")(folder / "unache.db")

    with pytest.raises(LogRefused) as refusal:
        open_log(folder, now=now)

    path = folder / "unache.db"
    assert str(refusal.value) == (
        f"{path} was made by a newer unache; it was left as it is. Update unache, or move the file away."
    )


def test_a_refused_log_gives_the_lock_back(folder: Path, log: PainLog, now: datetime) -> None:
    log.close()
    shutil.copy(folder / "unache.db", folder / "good")
    _scrambled_tables(folder / "unache.db")
    with pytest.raises(LogRefused):
        open_log(folder, now=now)

    shutil.copy(folder / "good", folder / "unache.db")
    with closing(open_log(folder, now=now)) as again:
        assert not again.view_only


def test_a_folder_at_the_place_of_the_file_is_refused(folder: Path, now: datetime) -> None:
    (folder / "unache.db").mkdir(parents=True)

    with pytest.raises(LogRefused, match="is a folder"):
        open_log(folder, now=now)


def test_a_file_at_the_place_of_the_folder_is_refused(folder: Path, now: datetime) -> None:
    folder.write_text("mine")

    with pytest.raises(LogRefused, match="is not a folder"):
        open_log(folder, now=now)
    assert folder.read_text() == "mine"


def test_a_pipe_at_the_place_of_the_file_is_refused_without_waiting_on_it(folder: Path, now: datetime) -> None:
    folder.mkdir()
    os.mkfifo(folder / "unache.db")

    with pytest.raises(LogRefused, match="is not a file"):
        open_log(folder, now=now)


@pytest.mark.parametrize("name", ["data", "data/unache.db"])
def test_a_link_to_nothing_is_refused_instead_of_starting_an_empty_log(
    tmp_path: Path, now: datetime, name: str
) -> None:
    link = tmp_path / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(tmp_path / "unmounted" / "unache")

    with pytest.raises(LogRefused, match="is a link to nothing"):
        open_log(tmp_path / "data", now=now)
    assert not (tmp_path / "unmounted").exists()


def test_a_linked_file_is_written_through_its_link(tmp_path: Path, folder: Path, log: PainLog, now: datetime) -> None:
    log.close()
    (folder / "unache.db").rename(tmp_path / "elsewhere.db")
    (folder / "unache.db").symlink_to(tmp_path / "elsewhere.db")

    with closing(open_log(folder, now=now)) as linked:
        linked.log_pain(Region.NECK, 3, now=now)

    assert (folder / "unache.db").is_symlink()
    with closing(sqlite3.connect(tmp_path / "elsewhere.db")) as connection:
        assert connection.execute("SELECT score FROM rating").fetchall() == [(3,)]


def test_a_file_a_start_left_empty_becomes_a_log(folder: Path, now: datetime) -> None:
    folder.mkdir()
    (folder / "unache.db").touch()

    with closing(open_log(folder, now=now)) as log:
        assert log.episode() is None
        assert not log.view_only


def test_a_log_someone_switched_to_another_journal_is_switched_back(
    folder: Path, log: PainLog, now: datetime, rows: Callable[[str], list[tuple[object, ...]]]
) -> None:
    log.close()
    _pragma("PRAGMA journal_mode = WAL")(folder / "unache.db")

    open_log(folder, now=now).close()

    assert rows("PRAGMA journal_mode") == [("delete",)]


def test_what_is_deleted_from_the_file_is_overwritten(folder: Path, log: PainLog, now: datetime) -> None:
    log.log_pain(Region.NECK, 3, note="a sentence nobody else should find", now=now)

    # The program itself keeps tombstones; this is about the setting of the file.
    with log._file.writing() as database:
        database.execute("DELETE FROM rating")
        database.execute("DELETE FROM entry")

    assert b"nobody else" not in (folder / "unache.db").read_bytes()


_LOADED = """
import sys
from datetime import datetime
from pathlib import Path
from tui.painlog.opening import open_log
log = open_log(Path(sys.argv[1]), now=datetime.fromisoformat(sys.argv[2]))
log.episode(), log.latest_ratings(), log.history(), log.unfinished()
log.close()
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"sqlite3", "sqlite_utils", "click", "textual", "rich"}))
"""


def test_an_up_to_date_log_opens_and_is_read_without_the_library_for_writing(
    folder: Path, log: PainLog, now: datetime, child: Child
) -> None:
    log.close()

    with child(_LOADED, folder, now.isoformat()) as process:
        said, failed = process.communicate(timeout=20)

    assert (said, failed) == ("sqlite3\n", "")
