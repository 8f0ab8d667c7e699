"""From one version of the tables to the next: after a verified copy, whole or not at all."""

import sqlite3
import stat
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from catalog.region import Region
from tui.painlog.migrations import APPLICATION_ID, MIGRATIONS, Migration
from tui.painlog.model import EpisodeKind, LogRefused, StageAnswer, StageBasis
from tui.painlog.opening import open_log
from tui.painlog.store import PainLog

if TYPE_CHECKING:
    from sqlite_utils import Database

Rows = Callable[..., list[tuple[object, ...]]]

RELEASED = [Path(__file__).parent / "fixtures" / f"v{version + 1}.sql" for version in range(len(MIGRATIONS))]
"""A log as each version left it."""
NEXT = len(MIGRATIONS) + 1

_SCHEMA = """
SELECT type, name, tbl_name, sql FROM sqlite_schema
WHERE name NOT LIKE '%sqlite%' AND tbl_name NOT LIKE '%sqlite%' ORDER BY type, name"""


_FIRST_COLUMNS = {
    "episode": "id, kind, due_on, birth_on, started_at, ended_at, utc_offset_minutes, created_at, updated_at, deleted_at",
    "screening": "id, episode_id, answer, items, team_agreed_on, answered_at, utc_offset_minutes, created_at,"
    " updated_at, deleted_at",
    **dict.fromkeys(("plan", "session", "step_result", "entry", "rating", "warning"), "*"),
}
"""What the first release kept, table by table."""

each_release = pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem, indirect=True)


def add_mood(database: "Database") -> None:
    database.execute("ALTER TABLE entry ADD COLUMN mood TEXT")


def add_mood_and_stumble(database: "Database") -> None:
    add_mood(database)
    database.execute("INSERT INTO nowhere VALUES (1)")


def lose_rows(database: "Database") -> None:
    database.execute("DELETE FROM rating")


def orphan_rows(database: "Database") -> None:
    database.execute("CREATE TABLE mood (entry_id TEXT REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED) STRICT")
    database.execute("INSERT INTO mood VALUES ('nowhere')")


def to_next(change: "Callable[[Database], None]") -> tuple[Migration, ...]:
    return (*MIGRATIONS, Migration("next", change))


@pytest.fixture
def old(folder: Path, log: PainLog, now: datetime) -> Path:
    """A closed log of the newest version with one score."""
    log.log_pain(Region.NECK, 3, note="kept", now=now)
    log.close()
    return folder / "unache.db"


@pytest.fixture
def released(folder: Path, request: pytest.FixtureRequest) -> Path:
    """A log as a release left it: the first, or the one a test asks for."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / "unache.db")) as connection:
        connection.executescript(getattr(request, "param", RELEASED[0]).read_text("utf-8"))
    return folder / "unache.db"


def schema(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(_SCHEMA).fetchall()


def backups(folder: Path) -> list[Path]:
    return sorted((folder / "backups").glob("*"))


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of ours with the columns the first release had."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()  # noqa: S608 (names are constants)
            for table, columns in _FIRST_COLUMNS.items()
        }


@each_release
def test_a_log_of_each_release_gets_the_tables_of_a_fresh_one(released: Path, tmp_path: Path, now: datetime) -> None:
    open_log(tmp_path / "fresh", now=now).close()

    open_log(released.parent, now=now).close()

    assert schema(released) == schema(tmp_path / "fresh" / "unache.db")


@pytest.mark.parametrize(
    ("released", "version"), [(path, i + 1) for i, path in enumerate(RELEASED)], indirect=["released"]
)
def test_the_way_to_a_version_still_ends_at_the_tables_that_were_released(
    released: Path, version: int, tmp_path: Path, now: datetime
) -> None:
    open_log(tmp_path / "fresh", now=now, migrations=MIGRATIONS[:version]).close()

    assert schema(tmp_path / "fresh" / "unache.db") == schema(released)


@each_release
def test_a_log_of_each_release_opens_with_all_it_held(released: Path, now: datetime) -> None:
    with closing(open_log(released.parent, now=now)) as log:
        (line,) = log.history()
        assert (line.routine_name, [(c.before, c.after) for c in line.changes]) == ("Easy evening", [(6, 4)])
        assert [rating.score for rating in log.latest_ratings()] == [2, 4]


def test_a_log_of_the_first_release_keeps_every_row_and_a_copy_from_before(released: Path, now: datetime) -> None:
    before = contents(released)

    open_log(released.parent, now=now).close()

    (copy,) = backups(released.parent)
    assert copy.name == "unache-pre-v2-20260503T191405Z.db"
    assert contents(released) == contents(copy) == before
    assert all(before.values())


def test_a_log_of_the_first_release_knows_no_more_of_the_stage_than_it_did(released: Path, now: datetime) -> None:
    with closing(open_log(released.parent, now=now)) as log:
        episode = log.episode()
        assert episode is not None
        assert (episode.birth_kind, episode.basis, episode.said) == (None, None, "")
        assert log.stage_answers(episode.id) == (
            StageAnswer(EpisodeKind.PREGNANCY, date(2026, 8, 1), at=episode.started_at),
        )


def test_an_unknown_stage_of_the_first_release_was_skipped(released: Path, now: datetime) -> None:
    with closing(sqlite3.connect(released)) as connection:
        connection.execute("UPDATE episode SET kind = 'unknown', due_on = NULL")
        connection.commit()

    with closing(open_log(released.parent, now=now)) as log:
        assert [(episode.kind, episode.basis) for episode in log.episodes()] == [
            (EpisodeKind.UNKNOWN, StageBasis.SKIPPED)
        ]


@pytest.mark.parametrize(
    ("answer", "agreed_on", "answered_on"),
    [
        ("none", None, date(2026, 5, 4)),
        ("some", "2026-05-01", date(2026, 5, 4)),
        ("some", "2026-05-04", None),
        ("skipped", None, None),
    ],
    ids=["answered", "answered after an agreement", "agreed to that day", "skipped"],
)
def test_the_day_of_old_answers_is_that_of_her_clock(
    released: Path, now: datetime, answer: str, agreed_on: str | None, answered_on: date | None
) -> None:
    with closing(sqlite3.connect(released)) as connection:
        connection.execute(
            "UPDATE screening SET answer = ?, team_agreed_on = ?, answered_at = '2026-05-03T23:30:00.000Z'",
            (answer, agreed_on),
        )
        connection.commit()

    with closing(open_log(released.parent, now=now)) as log:
        (episode,) = log.episodes()
        assert log.screened_on(episode.id) == answered_on


def test_every_table_is_strict_and_the_file_carries_our_marks(log: PainLog, rows: Rows) -> None:
    tables = "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE '%sqlite%'"

    assert rows(tables) == []
    assert rows("PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows("PRAGMA user_version") == [(len(MIGRATIONS),)]


def test_a_log_that_is_up_to_date_is_not_copied(old: Path, now: datetime) -> None:
    open_log(old.parent, now=now).close()

    assert backups(old.parent) == []


def test_a_migrated_log_keeps_its_rows_and_moves_up_a_version(old: Path, now: datetime, rows: Rows) -> None:
    with closing(open_log(old.parent, now=now, migrations=to_next(add_mood))) as log:
        assert [rating.score for rating in log.latest_ratings()] == [3]

    assert rows("SELECT note, mood FROM entry") == [("kept", None)]
    assert rows("PRAGMA user_version") == [(NEXT,)]


def test_a_migration_leaves_a_copy_from_before_for_the_owner_alone(old: Path, now: datetime) -> None:
    open_log(old.parent, now=now, migrations=to_next(add_mood)).close()

    (copy,) = backups(old.parent)
    assert copy.name == f"unache-pre-v{NEXT}-20260503T191405Z.db"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert connection.execute("SELECT note FROM entry").fetchall() == [("kept",)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (add_mood_and_stumble, "no such table: nowhere"),
        (lose_rows, "rating had 1 rows and would have 0"),
        (orphan_rows, "rows have lost what they belong to"),
    ],
)
def test_a_migration_that_fails_changes_nothing_and_names_the_copy(
    old: Path, now: datetime, change: "Callable[[Database], None]", said: str
) -> None:
    before = old.read_bytes()

    with pytest.raises(LogRefused) as refusal:
        open_log(old.parent, now=now, migrations=to_next(change))

    (copy,) = backups(old.parent)
    assert str(refusal.value) == (
        f"{old} could not be brought up to date: {said}. It was left as it was. A copy from before is in {copy}."
    )
    assert old.read_bytes() == before
    with closing(open_log(old.parent, now=now)) as log:
        assert not log.view_only


def test_a_damaged_log_is_not_migrated_and_leaves_no_copy(old: Path, now: datetime, rows: Rows) -> None:
    ((page,),) = rows("SELECT rootpage FROM sqlite_schema WHERE name = 'rating'")
    assert isinstance(page, int)
    with old.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    before = old.read_bytes()

    with pytest.raises(LogRefused, match="the file is damaged"):
        open_log(old.parent, now=now, migrations=to_next(add_mood))

    assert (old.read_bytes(), backups(old.parent)) == (before, [])


def test_a_copy_that_was_cut_short_is_cleared_away_by_the_next(old: Path, now: datetime) -> None:
    (old.parent / "backups").mkdir()
    (old.parent / "backups" / f"unache-pre-v{NEXT}-20260101T000000Z.db.partial").write_bytes(b"half")

    open_log(old.parent, now=now, migrations=to_next(add_mood)).close()

    assert [copy.suffix for copy in backups(old.parent)] == [".db"]


def test_a_fresh_log_that_cannot_be_set_up_leaves_no_empty_file(folder: Path, now: datetime) -> None:
    with pytest.raises(LogRefused, match="could not be set up: no such table: nowhere"):
        open_log(folder, now=now, migrations=to_next(add_mood_and_stumble))

    assert [path.name for path in folder.iterdir()] == ["unache.lock"]


def test_an_older_log_beside_a_window_that_keeps_it_older_is_refused(
    log: PainLog, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.painlog.opening._LOOK_SECONDS", 0.0)

    with pytest.raises(LogRefused, match="Another window is still setting up"):
        open_log(log.path.parent, now=now, migrations=to_next(add_mood))


_KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from tui.painlog.migrations import MIGRATIONS, Migration
from tui.painlog.opening import open_log

def change(database):
    # Small enough a cache that changed pages reach the file before the end.
    database.execute("PRAGMA cache_size = 1")
    database.execute("PRAGMA cache_spill = 1")
    database.execute("CREATE TABLE filler (text TEXT) STRICT")
    for _ in range(200):
        database.execute("INSERT INTO filler VALUES (hex(zeroblob(4000)))")
    database.execute("PRAGMA user_version = 9")
    print((Path(sys.argv[1]) / "unache.db-journal").stat().st_size > 0, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

open_log(Path(sys.argv[1]), now=datetime.fromisoformat(sys.argv[2]), migrations=(*MIGRATIONS, Migration("next", change)))
"""


def test_a_kill_in_the_middle_of_a_migration_leaves_the_old_log(
    old: Path, now: datetime, rows: Rows, child: Callable[..., subprocess.Popen[str]]
) -> None:
    before = schema(old)
    with child(_KILLED, old.parent, now.isoformat()) as process:
        said, _ = process.communicate(timeout=20)
    assert said == "True\n"

    with closing(open_log(old.parent, now=now)) as log:
        assert [rating.score for rating in log.latest_ratings()] == [3]
    assert schema(old) == before
    assert rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
