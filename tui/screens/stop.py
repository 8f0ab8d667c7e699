"""Stopped: the warning signs by what to do about them. Nothing needs pressing before a call."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.events import Key
from textual.widgets import Static

from catalog.safety import Level, WarningSign
from tui.plain import plain
from tui.screens.base import UnacheScreen
from tui.widgets.big_text import BigText
from tui.widgets.key_bar import KeyBar
from tui.widgets.letter_list import LetterList

LETTERS = "abcdefgijklmoprstuvwxyz"
"""Keys for signs; `h` goes on, `n` only stops, `q` leaves."""


SAVED = "Everything so far is saved."
NOT_YET = "Not everything is saved yet; it is tried again."


class StopChoice(Enum):
    """What she wants after stopping, when no sign is true."""

    GO_ON = auto()
    ONLY_STOP = auto()


@dataclass(frozen=True, slots=True)
class SignTicked:
    """A warning sign is true."""

    sign: WarningSign


class StopScreen(UnacheScreen[StopChoice | SignTicked]):
    """Answers with the sign that is true, or with what to do when none is."""

    CSS_PATH = "stop.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "n", "answer('only_stop')", "none, only stop", id="stop.only", tooltip="None of these: end the session"
        ),
        Binding(
            "h,escape,q", "answer('go_on')", "go on where I was", id="stop.on", tooltip="Back to the session, paused"
        ),
        Binding(
            "down", "read_on(3)", "read on", key_display="↑ ↓", id="stop.read", tooltip="Read further down the list"
        ),
        Binding("up", "read_on(-3)", "", show=False, id="stop.read_back", tooltip="Read further up the list"),
    ]

    def __init__(self, signs: tuple[WarningSign, ...], phone: str, *, saved: bool) -> None:
        super().__init__()
        self._phone, self._saved = phone, saved
        self._signs = dict(zip(LETTERS, signs, strict=False))

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield BigText("STOPPED", id="word")
            with Vertical(id="first"):
                yield Static("Sit, or lie on your left side. Breathe normally.", id="do")
                yield Static(plain(f"Your team: {self._phone}" if self._phone else ""), id="phone")
                yield Static(SAVED if self._saved else NOT_YET, id="saved")
        yield Static("If one of these is true, do what stands above it. No need to press anything first.", id="lead")
        with VerticalScroll(id="levels", can_focus=False), Container(id="columns"):
            for level in Level:
                rows = [(key, sign.text) for key, sign in self._signs.items() if sign.level is level]
                if rows:
                    with Vertical(classes=f"level {level.value}"):
                        yield Static(plain(level.heading), classes="heading")
                        yield LetterList(rows, most=1)
        yield KeyBar()

    def action_read_on(self, lines: int) -> None:
        self.query_one("#levels").scroll_relative(y=lines, animate=False)

    def on_resize(self) -> None:
        self.call_after_refresh(self._space_out)

    def _space_out(self) -> None:
        for entries in self.query(LetterList):
            entries.apart = int(self.has_class("-tall"))

    def on_key(self, event: Key) -> None:
        sign = self._signs.get(event.character or "")
        if sign is not None:
            event.stop()
            self.dismiss(SignTicked(sign))

    def action_answer(self, choice: str) -> None:
        self.dismiss(StopChoice[choice.upper()])

    def request_quit(self) -> None:
        self.dismiss(StopChoice.GO_ON)
