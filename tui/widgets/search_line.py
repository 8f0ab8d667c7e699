"""The line to search with, and how much fits what stands on it."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from tui.plain import plain, visible

LONGEST = 80
"""Of what can be typed, in characters."""


class _Typed(Input, inherit_bindings=False):
    """Takes what is typed; what a terminal would obey is never kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "clear", key_display="esc", id="search.leave", tooltip="Clear the search"),
        Binding("down,enter", "to_list", "to the list", key_display="↓", id="search.list", tooltip="Go to the list"),
        Binding("left", "cursor_left", show=False, id="search.left", tooltip="A letter back"),
        Binding("right", "cursor_right", show=False, id="search.right", tooltip="A letter on"),
        Binding("home", "home", show=False, id="search.home", tooltip="To the first letter"),
        Binding("end", "end", show=False, id="search.end", tooltip="To the last letter"),
        Binding("backspace", "delete_left", show=False, id="search.back", tooltip="Delete the letter before"),
        Binding("delete", "delete_right", show=False, id="search.delete", tooltip="Delete the letter after"),
        Binding("ctrl+w", "delete_left_word", show=False, id="search.word", tooltip="Delete the word before"),
        Binding("ctrl+u", "delete_left_all", show=False, id="search.all", tooltip="Delete all before"),
    ]

    def insert_text_at_cursor(self, text: str) -> None:
        super().insert_text_at_cursor(visible(text))

    def action_leave(self) -> None:
        self.value = ""
        self.post_message(SearchLine.Left())

    def action_to_list(self) -> None:
        self.post_message(SearchLine.Left())


class SearchLine(Horizontal):
    """Reports what stands on it at every letter, and when it is left."""

    DEFAULT_CSS = """
    SearchLine { height: 1; background: $unache-surface; padding: 0 1; }
    SearchLine > #slash { width: 2; color: $unache-accent; text-style: bold; }
    SearchLine > _Typed { width: 1fr; background: $unache-surface; color: $unache-text; padding: 0; }
    SearchLine > _Typed:focus { background: $unache-surface; background-tint: transparent; }
    SearchLine > _Typed > .input--placeholder { color: $unache-faint; }
    SearchLine > _Typed > .input--cursor { background: $unache-accent; color: $unache-bg; text-style: none; }
    SearchLine > #fit { width: auto; color: $unache-faint; padding-left: 2; }
    """

    @dataclass
    class Changed(Message):
        """Something else stands on the line."""

        text: str

    class Left(Message):
        """She is done with it, and wants to choose."""

    fit: reactive[str] = reactive("")

    def compose(self) -> ComposeResult:
        yield Static("/", id="slash")
        yield _Typed(placeholder="search", max_length=LONGEST, compact=True, select_on_focus=False)
        yield Static(id="fit", markup=False)

    @property
    def text(self) -> str:
        return self.query_one(_Typed).value

    def watch_fit(self) -> None:
        if self.is_mounted:
            self.query_one("#fit", Static).update(plain(self.fit))

    def go(self) -> None:
        """Give it the focus."""
        self.query_one(_Typed).focus()

    def clear(self) -> None:
        """Take everything off the line."""
        self.query_one(_Typed).value = ""

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self.post_message(self.Changed(message.value))
