"""The whole way once, in a real terminal: first start, a routine in real time, and what it did to the pain."""

import signal
import sqlite3
import stat
import termios
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo_terminal import OpenTerminal, Terminal

from tui.widgets.glyphs import plain_lines

OWN = """
[[exercise]]
id = "trial-hold"
name = "Trial hold"
regions = ["low_back_c"]
position = "all_fours"
sides = "each"
steps = ["Lean over the hand, and breathe."]

[[exercise.movement]]
kind = "hold"
line = "{Side} hand down, lean over it"
dose = { origin = "app_default", hold_seconds = 3 }

[[exercise]]
id = "trial-long"
name = "Trial long"
regions = ["low_back_c"]
position = "all_fours"
sides = "both"
steps = ["Stay, and breathe."]

[[exercise.movement]]
kind = "hold"
line = "Stay, and breathe"
dose = { origin = "app_default", hold_seconds = 60 }

[[routine]]
id = "trial"
name = "Trial routine"
summary = "Two short holds."
lead_in_seconds = 1
change_seconds = 2

[[routine.item]]
exercise = "trial-hold"

[[routine]]
id = "trial-minute"
name = "Trial minute"
summary = "One minute."
lead_in_seconds = 0

[[routine.item]]
exercise = "trial-long"
"""


@pytest.fixture(autouse=True)
def own_routines(environ: dict[str, str]) -> None:
    (Path(environ["UNACHE_CONFIG_DIR"]) / "catalogue" / "trial.toml").write_text(OWN, encoding="utf-8")


def first_start(terminal: Terminal) -> None:
    terminal.wait_for("Not medical advice", "How many weeks")
    terminal.press("3", "1", "0")
    terminal.wait_for("What fits now")


def choose(terminal: Terminal, name: str) -> None:
    """Start a routine from the catalogue, found by typing its name."""
    terminal.press("2")
    terminal.wait_for("Routines")
    terminal.press("/", *name.lower())
    terminal.wait_for(name)
    terminal.press("down", "enter")
    terminal.wait_for("Any of these right now?")


def shows(number: int, rows: int) -> Callable[[str], bool]:
    """Whether a count stands on the screen, by the first lines of its large digits."""
    drawn = [line.rstrip() for line in plain_lines(str(number), rows)]
    return lambda text: all(line in text for line in drawn)


def rows_of(data: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(f"file:{data / 'unache.db'}?mode=ro", uri=True) as connection:
        return connection.execute(query).fetchall()


def test_a_routine_done_in_real_time_stands_in_history_with_its_change(open_terminal: OpenTerminal, data: Path) -> None:
    terminal = open_terminal()
    first_start(terminal)
    choose(terminal, "Trial routine")
    terminal.press("0")
    terminal.wait_for("Where does it hurt?")
    terminal.press("a")
    terminal.wait_for("how much pain in your low back")
    terminal.press("6", "enter")
    terminal.wait_for("Start when you are settled")
    terminal.press("space")
    terminal.wait_until(lambda text: "Left hand down" in text and "seconds" in text, "the left side")
    terminal.wait_until(lambda text: "change" in text and "Right hand down" in text, "the changeover")
    terminal.wait_until(lambda text: "Right hand down" in text and "seconds" in text, "the right side")
    terminal.wait_for("how much pain in your low back", seconds=15)
    terminal.press("4", "enter")
    terminal.wait_for("Low back 6 → 4", "it may have eased anyway")
    terminal.press("enter")
    terminal.wait_for("Your log", "once")
    terminal.press("escape", "3")
    terminal.wait_for("Trial routine", "Low back 6 → 4", "done")
    assert terminal.text.count("Trial routine   ") >= 1
    terminal.press("q")
    assert terminal.ended() == 0

    assert rows_of(data, "select region, moment, score from rating order by moment desc") == [
        ("low_back_c", "before", 6),
        ("low_back_c", "after", 4),
    ]
    assert rows_of(data, "select routine_id, status from session") == [("trial", "finished")]
    assert rows_of(data, "select side, outcome, seconds from step_result order by phase") == [
        ("left", "done", 3.0),
        ("right", "done", 3.0),
    ]
    assert stat.S_IMODE((data / "unache.db").stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def start_trial(terminal: Terminal, name: str) -> None:
    first_start(terminal)
    choose(terminal, name)
    terminal.press("0")
    terminal.wait_for("Where does it hurt?")
    terminal.press("a", "6", "enter")
    terminal.wait_for("Start when you are settled")
    terminal.press("space")


def test_after_kill_9_in_a_hold_the_next_start_resumes_that_phase_and_side(
    open_terminal: OpenTerminal, data: Path
) -> None:
    terminal = open_terminal()
    start_trial(terminal, "Trial routine")
    terminal.wait_until(lambda text: "Right hand down" in text and "seconds" in text, "the right side")
    assert terminal.kill(signal.SIGKILL) == -signal.SIGKILL

    again = open_terminal()
    again.wait_for("Unfinished session", "resume here", "finish here", "discard")
    assert "right side" in again.text
    again.press("r")
    again.wait_for("Right hand down", "Paused")
    again.press("space")
    again.wait_for("how much pain in your low back", seconds=10)
    again.press("5", "enter", "enter", "q")
    assert again.ended() == 0
    assert rows_of(data, "select side, outcome from step_result order by phase") == [
        ("left", "done"),
        ("right", "done"),
    ]
    assert rows_of(data, "select status from session") == [("finished",)]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_ends_the_program_in_order_and_loses_nothing(
    open_terminal: OpenTerminal, data: Path, number: int, code: int
) -> None:
    terminal = open_terminal()
    start_trial(terminal, "Trial minute")
    terminal.wait_for("Stay, and breathe", "seconds")
    before = termios.tcgetattr(terminal.process.child_fd)
    terminal.process.kill(number)
    assert terminal.ended() == code
    assert b"\x1b[?1049l" in terminal.raw
    assert b"\x1b[?25h" in terminal.raw
    assert before is not None
    assert rows_of(data, "select status from session") == [("running",)]
    assert rows_of(data, "select score from rating") == [(6,)]


def test_a_closed_terminal_ends_the_program_and_loses_nothing(open_terminal: OpenTerminal, data: Path) -> None:
    terminal = open_terminal()
    start_trial(terminal, "Trial minute")
    terminal.wait_for("Stay, and breathe", "seconds")
    assert terminal.hang_up() == 129
    assert rows_of(data, "select status from session") == [("running",)]
    assert rows_of(data, "pragma integrity_check") == [("ok",)]


def test_ctrl_c_in_a_session_asks_before_anything_is_lost(open_terminal: OpenTerminal) -> None:
    terminal = open_terminal()
    start_trial(terminal, "Trial minute")
    terminal.press("ctrl+c")
    terminal.wait_for("Leave this session?")
    terminal.press("k")
    terminal.wait_for("Trial minute")
    terminal.press("escape", "1")
    terminal.wait_for("left in the middle")
    terminal.press("ctrl+c")
    assert terminal.ended() == 0
