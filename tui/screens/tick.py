"""Several things to say yes or no to, a letter key each."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.plain import plain
from tui.screens.base import Question
from tui.widgets.letter_list import LetterList

Value = TypeVar("Value")
LETTERS = "abcdefghijklmnoprstuvwxyz"


class TickScreen(Question[tuple[Value, ...] | None], Generic[Value]):
    """Answers with what is ticked, in the order of the list; with None when she leaves without an answer."""

    def __init__(
        self,
        title: str,
        why: str,
        choices: Sequence[tuple[Value, str]],
        ticked: Sequence[Value],
        *,
        most: int | None = None,
        none_words: str = "none of these",
    ) -> None:
        super().__init__()
        self._title, self._why, self._most, self._none_words = title, why, most, none_words
        self._choices = dict(zip(LETTERS, choices, strict=False))
        self._ticked = [key for key, (value, _) in self._choices.items() if value in ticked]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="question", can_focus=False):
            yield Static(plain(self._title), id="title")
            yield Static(plain(self._why), classes="line")
            yield LetterList([(key, words) for key, (_, words) in self._choices.items()], most=2, id="answers")
            yield Static(
                Content.assemble(
                    ("enter", "bold $accent"),
                    " keep   ",
                    ("0", "bold $accent"),
                    plain(f" {self._none_words}   "),
                    ("esc", "bold $accent"),
                    " back",
                ),
                id="keys",
            )

    def on_mount(self) -> None:
        self._show()

    def on_key(self, event: Key) -> None:
        key = event.character or ""
        if key in self._choices or key == "0" or event.key in ("escape", "enter"):
            event.stop()
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self.dismiss(tuple(value for letter, (value, _) in self._choices.items() if letter in self._ticked))
        elif key == "0":
            self.dismiss(())
        elif key in self._choices:
            self._tick(key)

    def _tick(self, key: str) -> None:
        if key in self._ticked:
            self._ticked.remove(key)
        else:
            self._ticked.append(key)
            if self._most is not None:
                # The oldest makes room: nobody has to untick first.
                del self._ticked[: -self._most]
        self._show()

    def _show(self) -> None:
        self.query_one(LetterList).ticked = frozenset(self._ticked)
