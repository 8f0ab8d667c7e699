"""One line of text, with a check of what was typed."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.plain import plain
from tui.screens.base import Question

Check = Callable[[str], str | None]
"""Says what is wrong with a text, or None when it will do."""


class AskTextScreen(Question[str | None]):
    """Answers with the text, stripped; with None when she leaves without an answer."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", id="text.leave", tooltip="Leave it as it was")
    ]

    def __init__(self, title: str, why: str, *, text: str = "", most: int = 200, check: Check | None = None) -> None:
        super().__init__()
        self._title, self._why, self._text, self._most, self._check = title, why, text, most, check

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(plain(self._title), id="title")
            yield Static(plain(self._why), classes="line")
            yield Input(self._text, max_length=self._most, id="text")
            yield Static(id="wrong", markup=False)
            yield Static("enter  keep     esc  leave it as it was", classes="line")

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        text = message.value.strip()
        wrong = self._check(text) if self._check is not None else None
        if wrong is None:
            self.dismiss(text)
        else:
            self.query_one("#wrong", Static).update(plain(wrong, "$text-warning"))

    def action_leave(self) -> None:
        self.dismiss(None)
