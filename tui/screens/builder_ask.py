"""What the routine builder asks over itself: which exercise to add, and one line of text."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from catalog.entry import Kind
from catalog.model import RoutineItem
from catalog.offer import offer_exercise
from catalog.search import Filters, Sort
from tui.plain import plain
from tui.screens.builder_words import item_row
from tui.services import Services
from tui.widgets.draft_list import DraftList, DraftRow

_EXERCISES = Filters(kinds=frozenset({Kind.EXERCISE}))
_MOST_FOUND = 200
"""Rows the list is made of; who has more types another letter."""


class PickScreen(ModalScreen[str | None]):
    """Finds an exercise as one types; answers with its id, or with None when she thinks better of it."""

    CSS_PATH = "builder.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "light(-1)", "choose", key_display="↑ ↓", id="pick.up", tooltip="Light the one above or below"),
        Binding("down", "light(1)", "", show=False, id="pick.down", tooltip="Light the one above or below"),
        Binding("escape", "leave", "go back", id="pick.leave", tooltip="Add nothing"),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._stage, self._answers = services.stage(), services.answers()
        self._found: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static("Add an exercise", id="title")
            yield Input(placeholder="a name, a place, a thing, a complaint", id="line")
            yield DraftList(id="found")
            yield Static("enter adds   ↑ ↓ choose   esc goes back", classes="line")

    def on_mount(self) -> None:
        self.query_one(DraftList).numbered = False
        self._search("")

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        self._search(message.value)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self._pick()

    @on(DraftList.Clicked)
    def _clicked(self, message: DraftList.Clicked) -> None:
        self.query_one(DraftList).lit = message.index
        self._pick()

    def _pick(self) -> None:
        lit = self.query_one(DraftList).lit
        if lit < len(self._found):
            self.dismiss(self._found[lit])

    def action_light(self, by: int) -> None:
        found = self.query_one(DraftList)
        found.lit = min(max(found.lit + by, 0), max(0, len(self._found) - 1))

    def action_leave(self) -> None:
        self.dismiss(None)

    def _search(self, text: str) -> None:
        # Without words all of them stand by name; with words the closest first.
        hits = self._services.library.index.search(text, _EXERCISES, Sort.MATCH)
        self._found = tuple(hit.id for hit in hits[:_MOST_FOUND])
        found = self.query_one(DraftList)
        found.rows, found.lit = tuple(self._row(one) for one in self._found), 0

    def _row(self, exercise_id: str) -> DraftRow:
        exercises = self._services.catalogue.exercises
        offer = offer_exercise(exercises[exercise_id], self._stage, self._answers, self._services.safety)
        return item_row(RoutineItem(exercise_id), exercises, offer)


class LineScreen(ModalScreen[str | None]):
    """Asks for one line. What does not fit is said at once, and the line stays; escape answers None.

    `fault` says what is wrong with a line, or gives an empty text.
    """

    CSS_PATH = "builder.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "go back", id="line.leave", tooltip="Leave it as it was"),
    ]

    def __init__(self, title: str, value: str, fault: Callable[[str], str], *, hint: str) -> None:
        super().__init__()
        self._title, self._value, self._fault, self._hint = title, value, fault, hint

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(plain(self._title), id="title")
            yield Input(self._value, id="line")
            yield Static(plain(self._hint), id="fault")
            yield Static("enter takes it   esc goes back", classes="line")

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        fault = self._fault(message.value) if message.value else ""
        shown = self.query_one("#fault", Static)
        shown.update(plain(fault or self._hint))
        shown.set_class(bool(fault), "-wrong")

    @on(Input.Submitted)
    def _entered(self, message: Input.Submitted) -> None:
        fault = self._fault(message.value)
        if fault:
            self.query_one("#fault", Static).update(plain(fault))
            self.query_one("#fault").add_class("-wrong")
        else:
            self.dismiss(message.value.strip())

    def action_leave(self) -> None:
        self.dismiss(None)
