"""A run of the installed program in a pseudo-terminal: its screen, its keys and its signals."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pexpect
import pyte

KEYS = {"enter": "\r", "escape": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "space": " ", "ctrl+c": "\x03"}
"""Keys that are more than their own letter."""


class Terminal:
    """One run of `unache`. The screen is kept up to date by reading what the program writes."""

    def __init__(self, data: Path, environ: dict[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self.columns, self.rows = size
        self.screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        program = Path(sys.executable).with_name("unache")
        self.process = pexpect.spawn(
            str(program), ["--data-dir", str(data)], env=environ, dimensions=(self.rows, self.columns), timeout=10
        )

    def read(self, seconds: float = 0.05) -> None:
        """Take in what the program writes for a while."""
        until = time.monotonic() + seconds  # noqa: TID251 (a real terminal runs in real time)
        while (left := until - time.monotonic()) > 0:  # noqa: TID251 (as above)
            try:
                piece = self.process.read_nonblocking(65536, timeout=max(0.01, left))
            except (pexpect.TIMEOUT, pexpect.EOF):
                if not self.process.isalive():
                    return
                continue
            self.raw += piece
            self._stream.feed(piece)

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self.screen.display)

    def wait_for(self, *words: str, seconds: float = 10.0) -> str:
        """Read until all words are on the screen, and return the screen."""
        return self.wait_until(lambda text: all(word in text for word in words), " and ".join(words), seconds)

    def wait_until(self, holds: Callable[[str], bool], what: str, seconds: float = 10.0) -> str:
        until = time.monotonic() + seconds  # noqa: TID251 (a real terminal runs in real time)
        while time.monotonic() < until:  # noqa: TID251 (as above)
            self.read(0.05)
            if holds(self.text):
                return self.text
        raise AssertionError(f"not seen within {seconds} s: {what}\n{self.text}")

    def press(self, *keys: str) -> None:
        """Send keys as a person would, one after the other."""
        for key in keys:
            self.process.send(KEYS.get(key, key))
            self.read(0.12)

    def kill(self, number: int = signal.SIGKILL) -> int:
        """Send a signal and return the exit status, negative for death by a signal."""
        self.process.kill(number)
        return self.ended()

    def hang_up(self) -> int:
        """Close the terminal's own end, as closing its window does, and return the exit status."""
        self.process.ptyproc.fileobj.close()
        _, status = os.waitpid(self.process.pid, 0)
        self.process.ptyproc.closed = self.process.closed = True
        return os.waitstatus_to_exitcode(status)

    def ended(self, seconds: float = 6.0) -> int:
        """Wait for the end; exit status, negative for death by a signal."""
        until = time.monotonic() + seconds  # noqa: TID251 (a real terminal runs in real time)
        while self.process.isalive():
            assert time.monotonic() < until, f"still running\n{self.text}"  # noqa: TID251 (as above)
            self.read(0.05)
        self.process.close()
        if self.process.signalstatus is not None:
            return -int(self.process.signalstatus)
        return int(self.process.exitstatus)


class OpenTerminal(Protocol):
    """Opens the program in a terminal of its own."""

    def __call__(self, size: tuple[int, int] = (80, 24)) -> Terminal: ...
