"""One question with a key for each answer, over the screen it interrupts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.plain import plain
from tui.screens.base import Question

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Answer(Generic[Value]):
    """A key, what it means, and what it stands for."""

    key: str
    words: str
    value: Value
    grave: bool = False
    """Whether something is given up by it."""


class AskScreen(Question[Value]):
    """Asks; only its own keys answer, and escape, which gives `otherwise`: what costs nothing."""

    def __init__(self, title: str, lines: Sequence[str], answers: Sequence[Answer[Value]], *, otherwise: Value) -> None:
        super().__init__()
        self._title, self._lines, self._answers, self._otherwise = title, lines, answers, otherwise

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(plain(self._title), id="title")
            for line in self._lines:
                yield Static(plain(line), classes="line")
            yield Static(Content("\n").join(_answer_line(answer) for answer in self._answers), id="answers")

    def on_key(self, event: Key) -> None:
        for answer in self._answers:
            if event.key == answer.key or event.character == answer.key:
                event.stop()
                self.dismiss(answer.value)
                return
        if event.key == "escape":
            event.stop()
            self.dismiss(self._otherwise)


def _answer_line(answer: Answer[Value]) -> Content:
    colour = "bold $text-error" if answer.grave else "bold $accent"
    return Content.assemble((f"{answer.key:<6} ", colour), plain(answer.words))
