"""The catalogue: routines and exercises in a list, and the card of the one that is lit."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from catalog.model import Exercise, Position, Routine
from tui.messages import RoutineChosen
from tui.plain import plain
from tui.screens.base import RoomScreen
from tui.screens.card import dose_words, exercise_card, routine_card
from tui.session.plan import plan_routine, single
from tui.widgets.key_bar import KeyBar
from tui.widgets.top_bar import Mode, TopBar

_POSITIONS = list(Position)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the list that can be chosen."""

    item: Exercise | Routine

    @property
    def routine(self) -> Routine:
        return self.item if isinstance(self.item, Routine) else single(self.item)


class ItemList(OptionList, inherit_bindings=False):
    """The list; enter and the arrows belong to the screen, which shows them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page_down", show=False, id="catalogue.page_down", tooltip="A page down"),
        Binding("pageup", "page_up", show=False, id="catalogue.page_up", tooltip="A page up"),
        Binding("home", "first", show=False, id="catalogue.first", tooltip="To the top"),
        Binding("end", "last", show=False, id="catalogue.last", tooltip="To the end"),
    ]


class CatalogueScreen(RoomScreen):
    """List left, card right; where there is no room for both, enter turns the card over."""

    MODE = Mode.CATALOGUE
    CSS_PATH = "catalogue.tcss"
    AUTO_FOCUS = "ItemList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            "start",
            id="catalogue.choose",
            tooltip="Start what is lit; in a small window, show its card first",
        ),
        Binding(
            "up,k", "light('up')", "choose", key_display="↑ ↓", id="catalogue.up", tooltip="Another exercise or routine"
        ),
        Binding("down,j", "light('down')", "", show=False, id="catalogue.down", tooltip="Another exercise or routine"),
        Binding(
            "right,space",
            "scroll_card(4)",
            "read on",
            id="catalogue.scroll",
            key_display="→",
            tooltip="Scroll the card",
        ),
        Binding("left", "scroll_card(-4)", "", show=False, id="catalogue.scroll_back", tooltip="Scroll the card back"),
        Binding("escape", "close_card", "list", key_display="esc", id="catalogue.list", tooltip="Back to the list"),
    ]

    def compose(self) -> ComposeResult:
        yield TopBar(self.MODE)
        with Horizontal(id="halves"):
            yield ItemList(id="list", markup=False)
            with VerticalScroll(id="card-side", can_focus=False):
                yield Static(id="card")
        yield KeyBar()

    def on_mount(self) -> None:
        catalogue = self._services.catalogue
        options = self.query_one(OptionList)
        self._entries: dict[str, _Entry] = {}
        options.add_option(Option(Content.styled("Routines", "bold $unache-faint"), disabled=True))
        for routine in catalogue.routines.values():
            minutes = plan_routine(routine, catalogue).minutes
            self._add(f"routine {routine.id}", _Entry(routine), routine.name, f"{minutes} min")
        position = None
        for exercise in sorted(catalogue.exercises.values(), key=lambda e: _POSITIONS.index(e.position)):
            if exercise.position is not position:
                position = exercise.position
                options.add_option(Option("", disabled=True))
                options.add_option(
                    Option(Content.styled(position.label.capitalize(), "bold $unache-faint"), disabled=True)
                )
            self._add(f"exercise {exercise.id}", _Entry(exercise), exercise.name, dose_words(exercise))
        options.highlighted = 1

    def show(self) -> None:
        self._show_card()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_card)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return self.has_class("-card") if action == "close_card" else True

    def action_choose(self) -> None:
        entry = self._lit()
        if entry is None:
            return
        if self.has_class("-narrow") and not self.has_class("-card"):
            self.add_class("-card")
            self.refresh_bindings()
            self.call_after_refresh(self._show_card)
        else:
            self.app.post_message(RoutineChosen(entry.routine))

    def action_light(self, way: str) -> None:
        options = self.query_one(OptionList)
        options.action_cursor_up() if way == "up" else options.action_cursor_down()

    def action_scroll_card(self, lines: int) -> None:
        self.query_one("#card-side").scroll_relative(y=lines, animate=False)

    def action_close_card(self) -> None:
        self.remove_class("-card")
        self.refresh_bindings()

    @on(OptionList.OptionHighlighted)
    def _lit_another(self) -> None:
        self._show_card()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_choose()

    def _add(self, key: str, entry: _Entry, name: str, amount: str) -> None:
        self._entries[key] = entry
        gap = " " * max(2, 38 - len(name) - len(amount))
        words = Content.assemble(" ", plain(name), gap, plain(amount, "$text-muted"))
        self.query_one(OptionList).add_option(Option(words, id=key))

    def _lit(self) -> _Entry | None:
        options = self.query_one(OptionList)
        if options.highlighted is None:
            return None
        return self._entries.get(options.get_option_at_index(options.highlighted).id or "")

    def _show_card(self) -> None:
        entry = self._lit()
        if entry is None or not self.is_mounted:
            return
        catalogue = self._services.catalogue
        item, done = entry.item, self._services.log.routine_use(entry.routine.id).times
        width = self.query_one("#card").size.width or self.size.width - 2
        card = (
            exercise_card(item, catalogue, done, width)
            if isinstance(item, Exercise)
            else routine_card(item, catalogue, done, width)
        )
        self.query_one("#card", Static).update(card)
        self.query_one("#card-side").scroll_home(animate=False)
