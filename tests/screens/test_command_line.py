"""The command line: what it says before, instead of and after the screens."""

import os
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
import textual.constants
from click.testing import CliRunner

import tui
from tui import cli
from tui.cli import FAILED, USAGE_ERROR, main, unache
from tui.locations import Locations, locate


@pytest.fixture
def folders(tmp_path: Path) -> Locations:
    return locate(tmp_path / "data", os.environ)


@pytest.fixture
def drawn_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the toolkit run on its own driver that needs no terminal."""
    monkeypatch.setattr(textual.constants, "DRIVER", "textual.drivers.headless_driver:HeadlessDriver")


@pytest.fixture
def umask() -> Iterator[None]:
    """Put the process's own file mode back."""
    before = os.umask(0o022)
    os.umask(before)
    yield
    os.umask(before)


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_says_what_it_is_and_what_it_is_not(option: str) -> None:
    said = CliRunner().invoke(unache, [option])
    assert said.exit_code == 0
    assert "--data-dir" in said.output
    assert "Not medical advice" in said.output


def test_the_version_is_the_packages_own() -> None:
    said = CliRunner().invoke(unache, ["--version"])
    assert said.output.strip() == f"unache, version {tui.__version__}"


def test_an_option_it_does_not_know_is_a_usage_error() -> None:
    assert CliRunner().invoke(unache, ["--due-date"]).exit_code == USAGE_ERROR


def test_without_a_terminal_it_says_so_and_makes_no_file(tmp_path: Path) -> None:
    said = CliRunner().invoke(unache, ["--data-dir", str(tmp_path / "data")])
    assert said.exit_code == USAGE_ERROR
    assert "this needs a terminal" in said.output
    assert not (tmp_path / "data").exists()


def test_a_data_folder_that_is_a_file_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    said = CliRunner().invoke(unache, ["--data-dir", str(tmp_path / "data")])
    assert said.exit_code == USAGE_ERROR


def test_a_file_that_is_no_log_is_left_alone_and_named(folders: Locations, capsys: pytest.CaptureFixture[str]) -> None:
    folders.data.mkdir()
    log = folders.data / "unache.db"
    log.write_text("a letter, not a log")
    assert cli._open_program(folders) == FAILED
    assert str(log) in capsys.readouterr().err
    assert log.read_text() == "a letter, not a log"


def test_a_database_of_another_program_is_left_alone(folders: Locations, capsys: pytest.CaptureFixture[str]) -> None:
    folders.data.mkdir()
    with closing(sqlite3.connect(folders.data / "unache.db")) as connection, connection:
        connection.execute("create table recipes (name text)")
    assert cli._open_program(folders) == FAILED
    assert capsys.readouterr().err.startswith("unache: ")


@pytest.mark.usefixtures("drawn_nowhere")
def test_leaving_with_a_key_is_success_and_leaves_a_private_log(
    folders: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(textual.constants, "PRESS", "3,1,0,q")
    assert cli._open_program(folders) == 0
    log = folders.data / "unache.db"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    with closing(sqlite3.connect(log)) as connection:
        assert connection.execute("select kind from episode").fetchall() == [("pregnancy",)]


@pytest.mark.usefixtures("drawn_nowhere")
def test_her_own_exercises_are_read_from_the_configuration_folder(
    folders: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders.own_catalogue.mkdir(parents=True)
    (folders.own_catalogue / "own.toml").write_text("not toml")
    monkeypatch.setattr(textual.constants, "PRESS", "3,1,0,4,q")
    assert cli._open_program(folders) == 0


@pytest.mark.usefixtures("umask")
def test_files_are_made_for_her_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["unache", "--version"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 0
    assert os.umask(0o022) == 0o077


def test_a_terminal_that_is_gone_does_not_change_the_exit(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    stream = os.fdopen(writing, "w")
    os.close(reading)
    monkeypatch.setattr(sys, "stdout", stream)
    stream.write("never taken")
    cli._let_go_of_a_closed_terminal()
    assert sys.stdout is None
    with suppress(OSError):
        stream.close()


def test_a_terminal_that_is_there_is_kept() -> None:
    before = sys.stdout
    cli._let_go_of_a_closed_terminal()
    assert sys.stdout is before
