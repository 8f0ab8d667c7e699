"""How moments, lengths and amounts read on the screen, and where the program keeps its things."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import platformdirs
import pytest

from tui.locations import locate
from tui.present import ago, clock, day, length, times

HERE = timezone(timedelta(hours=2))
NOW = datetime(2026, 5, 3, 21, 14, tzinfo=HERE)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOW, "just now"),
        (NOW - timedelta(seconds=119), "just now"),
        (NOW - timedelta(minutes=2), "2 min ago"),
        (NOW - timedelta(minutes=59, seconds=59), "59 min ago"),
        (NOW - timedelta(hours=1), "1 h ago"),
        (NOW - timedelta(hours=9, minutes=59), "9 h ago"),
        (NOW - timedelta(hours=11), "today 10:14"),
        (NOW - timedelta(hours=22), "yesterday 23:14"),
        (NOW - timedelta(days=2), "Fri 1 May"),
        (NOW - timedelta(days=365), "Sat 3 May 2025"),
        (NOW + timedelta(hours=1), "just now"),
    ],
)
def test_how_long_ago_is_said_as_a_person_would(moment: datetime, words: str) -> None:
    assert ago(moment, NOW) == words


def test_a_moment_logged_elsewhere_is_told_in_the_time_of_here() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert ago(datetime(2026, 5, 3, 5, 0, tzinfo=tokyo), NOW) == "yesterday 22:00"


def test_a_late_evening_is_yesterday_after_midnight_even_two_hours_on() -> None:
    after_midnight = datetime(2026, 5, 4, 0, 30, tzinfo=HERE)
    assert ago(datetime(2026, 5, 3, 22, 30, tzinfo=HERE), after_midnight) == "yesterday 22:30"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (12.4, "12 s"),
        (89, "89 s"),
        (90, "2 min"),
        (240, "4 min"),
        (3599, "1 h 00 min"),
        (3720, "1 h 02 min"),
    ],
)
def test_a_length_is_rough(seconds: float, words: str) -> None:
    assert length(seconds) == words


def test_a_date_reads_the_same_everywhere() -> None:
    assert day(NOW) == "Sun 3 May"
    assert clock(NOW) == "21:14"


def test_how_often_is_a_word_where_there_is_one() -> None:
    assert [times(number) for number in (0, 1, 2, 3)] == ["not done yet", "once", "twice", "3 times"]


def test_a_named_data_folder_comes_before_the_environment(tmp_path: Path) -> None:
    places = locate(tmp_path / "named", {"UNACHE_DATA_DIR": str(tmp_path / "environment")})
    assert places.data == tmp_path / "named"
    assert not places.data_is_default


def test_the_environment_comes_before_the_usual_folder(tmp_path: Path) -> None:
    places = locate(None, {"UNACHE_DATA_DIR": str(tmp_path / "environment")})
    assert places.data == tmp_path / "environment"


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_setting_is_none(empty: str) -> None:
    places = locate(None, {"UNACHE_DATA_DIR": empty, "UNACHE_CONFIG_DIR": empty})
    assert places.data == platformdirs.user_data_path("unache", appauthor=False)
    assert places.data_is_default


def test_the_note_of_a_crash_stays_beside_data_that_is_not_in_the_usual_place(tmp_path: Path) -> None:
    assert locate(tmp_path, {}).state == tmp_path
    assert locate(None, {}).state != locate(None, {}).data


def test_her_own_exercises_are_in_the_configuration_folder(tmp_path: Path) -> None:
    places = locate(None, {"UNACHE_CONFIG_DIR": str(tmp_path / "config")})
    assert places.own_catalogue == tmp_path / "config" / "catalogue"


def test_a_tilde_is_her_home(own_surroundings: Path) -> None:
    assert locate(None, {"UNACHE_DATA_DIR": "~/log"}).data == own_surroundings / "home" / "log"


def test_a_folder_named_from_here_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert locate(Path("log"), {}).data == tmp_path / "log"


def test_naming_the_usual_folder_changes_nothing() -> None:
    usual = locate(None, {})
    assert locate(usual.data, {}) == usual
