"""What comes from a terminal beside keys: bytes that are no text, old mouse reports, a stop and a way back."""

import os
import signal
import time

import pytest
from pseudo_terminal import OpenTerminal, Terminal

LEAVES_THE_SCREEN = b"\x1b[?1049l"
X10_COLUMN_101 = bytes([32 + 101])
"""A column past 95 as the oldest way of reporting the mouse writes it: not UTF-8."""


@pytest.fixture
def today(open_terminal: OpenTerminal) -> Terminal:
    """The program on its first room, in a terminal wide enough for columns past 95."""
    terminal = open_terminal((120, 40))
    terminal.wait_for("How many weeks")
    terminal.press("3", "1", "0")
    terminal.wait_for("What fits now")
    return terminal


def goes_on(terminal: Terminal) -> None:
    terminal.press("2")
    terminal.wait_for("Routines")
    terminal.press("q")
    assert terminal.ended() == 0


@pytest.mark.parametrize("sent", [b"\xff\xfe", b"\x80", b"\xc3(", b"\xed\xa0\x80", b"\xf0\x9f"], ids=repr)
def test_bytes_that_are_no_text_change_nothing(today: Terminal, sent: bytes) -> None:
    today.process.send(sent)
    today.read(0.4)
    goes_on(today)


def test_a_key_right_after_bytes_that_are_no_text_is_heard(today: Terminal) -> None:
    today.process.send(b"\xff\xfe2")
    today.wait_for("Routines")


def test_bytes_that_are_no_text_leave_no_sign_in_what_is_typed(today: Terminal) -> None:
    today.press("2", "/")
    today.process.send(b"wa\xffll")
    today.wait_for("wall")
    assert "\N{REPLACEMENT CHARACTER}" not in today.text


@pytest.mark.parametrize("pieces", [1, 2, 6], ids=["whole", "in two pieces", "byte by byte"])
def test_an_old_mouse_report_past_column_95_is_no_key(today: Terminal, pieces: int) -> None:
    # Its row is written with the character that is the key of the catalogue.
    report = b"\x1b[M " + X10_COLUMN_101 + b"2"
    length = len(report) // pieces
    for start in range(0, len(report), length):
        today.process.send(report[start : start + length])
        today.read(0.02)
    today.read(0.4)
    assert "What fits now" in today.text
    goes_on(today)


def wait_until_stopped(terminal: Terminal) -> None:
    until = time.monotonic() + 10  # noqa: TID251 (a real terminal runs in real time)
    while time.monotonic() < until:  # noqa: TID251 (as above)
        terminal.read(0.05)
        pid, status = os.waitpid(terminal.process.pid, os.WUNTRACED | os.WNOHANG)
        if pid and os.WIFSTOPPED(status):
            return
    raise AssertionError("it goes on running")


def test_stopped_it_gives_the_terminal_back_and_draws_itself_again_on_return(today: Terminal) -> None:
    for _ in range(2):
        seen = len(today.raw)
        today.process.kill(signal.SIGTSTP)
        wait_until_stopped(today)
        today.read(0.1)
        assert LEAVES_THE_SCREEN in today.raw[seen:]
        today.screen.reset()
        today.process.kill(signal.SIGCONT)
        today.wait_for("What fits now")
    goes_on(today)
