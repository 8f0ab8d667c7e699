"""The card for one warning sign: what to do now, before anything else."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from catalog.safety import Level, WarningSign
from tui.plain import plain
from tui.screens.base import UnacheScreen
from tui.widgets.big_text import BigText
from tui.widgets.key_bar import KeyBar


class WarningScreen(UnacheScreen[bool]):
    """Answers True when she has read the card, False when the key was a slip."""

    CSS_PATH = "warning.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,escape,q",
            "read",
            "I have read this",
            id="warning.read",
            tooltip="Close the card; the sign stays logged",
        ),
        Binding("u", "slip", "that was a slip", id="warning.slip", tooltip="I did not mean this sign; take it back"),
    ]

    def __init__(self, sign: WarningSign, phone: str, *, noted: bool) -> None:
        super().__init__()
        self._sign, self._phone, self._noted = sign, phone, noted

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False, classes=self._sign.level.value):
            yield BigText("STOP" if self._sign.level is not Level.ASK_FIRST else "ASK", id="word")
            yield Static(plain(self._sign.level.heading), id="heading")
            if self._phone:
                yield Static(plain(self._phone), id="phone")
            yield Static(plain(self._sign.text), id="sign")
            yield Static(plain(_advice(self._sign.level)), id="advice")
            yield Static(
                "No session now. This is noted in your log."
                if self._noted
                else "No session now. This could not be noted in your log.",
                id="kept",
            )
        yield KeyBar()

    def action_read(self) -> None:
        self.dismiss(result=True)

    def action_slip(self) -> None:
        self.dismiss(result=False)


def _advice(level: Level) -> str:
    return {
        Level.CALL_NOW: "Call first. The log can wait. Until then sit, or lie on your left side.",
        Level.CALL_TODAY: "Leave the exercises for today, and call. Day or night is fine.",
        Level.ASK_FIRST: "Ask your maternity team before the next routine. Rest until then if you can.",
    }[level]
