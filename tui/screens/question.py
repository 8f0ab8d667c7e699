"""The page of a question: what to do first, the answer, and where it comes from."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from catalog.questions import Question, Topic
from tui.plain import plain
from tui.screens.base import UnacheScreen
from tui.screens.card import question_card
from tui.widgets.key_bar import KeyBar

WIDEST = 72
"""A line longer than this is hard to follow, in columns."""
_TOPICS = {Topic.ANSWER: "Question", Topic.ANATOMY: "Anatomy", Topic.WHY: "Background"}


class QuestionScreen(UnacheScreen[None]):
    """One answer, whole."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,enter", "leave", "back", key_display="esc", id="question.leave", tooltip="Back to where you were"
        ),
        Binding("down,j,space", "read(3)", "read on", key_display="↓", id="question.on", tooltip="Read on"),
        Binding("up,k", "read(-3)", "", show=False, id="question.up", tooltip="Read back"),
    ]

    def __init__(self, question: Question, phone: str = "") -> None:
        super().__init__()
        self._question, self._phone = question, phone

    def compose(self) -> ComposeResult:
        yield Static(plain(_TOPICS[self._question.topic], "bold $unache-faint"), id="topic")
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="answer")
        yield KeyBar()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def action_read(self, lines: int) -> None:
        self.query_one("#page").scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        self.dismiss(None)

    def _show(self) -> None:
        width = min(WIDEST, self.query_one("#page").size.width)
        self.query_one("#answer", Static).update(question_card(self._question, width, self._phone).text)
