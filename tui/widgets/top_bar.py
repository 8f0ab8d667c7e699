"""The line at the top: the four rooms, and where in time she is."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.plain import visible
from tui.widgets.cells import CellRow


class Mode(StrEnum):
    """The four rooms, in the order of their keys."""

    TODAY = "today"
    CATALOGUE = "catalogue"
    HISTORY = "history"
    ME = "me"

    @property
    def digit(self) -> str:
        """The key that leads there."""
        return str(list(Mode).index(self) + 1)

    @property
    def label(self) -> str:
        """The name of the room."""
        return self.value.capitalize()


@dataclass
class TabChosen(Message):
    """A room was clicked."""

    mode: Mode


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab and the column where it begins; its word is left out where there is no room for it."""

    x: int
    mode: Mode
    worded: bool

    @property
    def width(self) -> int:
        """Cells it takes."""
        return 1 + (1 + len(self.mode.label) if self.worded else 0)


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on the bar: the tabs, and at the right the place and the moment, each empty or a piece of text."""

    tabs: tuple[Tab, ...]
    place: str
    moment: str


# Room that keeps the two ends apart.
_APART: Final = 3
_SHORTEST_PLACE: Final = 8


def _tabs(active: Mode, gap: int, *, worded: bool) -> tuple[Tab, ...]:
    tabs: list[Tab] = []
    for mode in Mode:
        x = tabs[-1].x + tabs[-1].width + gap if tabs else 0
        tabs.append(Tab(x, mode, worded or mode is active))
    return tuple(tabs)


def _candidates(width: int, active: Mode, stage: str, date: str, time: str) -> Iterator[tuple[tuple[Tab, ...], str]]:
    """Yield tabs and moment from the fullest to the barest."""
    gap = 4 if width >= 110 else 3 if width >= 70 else 2
    brief = "  ".join(filter(None, (stage, time)))
    if width >= 100:
        yield _tabs(active, gap, worded=True), "   ".join(filter(None, (stage, "  ".join(filter(None, (date, time))))))
    yield _tabs(active, gap, worded=True), brief
    yield _tabs(active, 2, worded=False), brief
    yield _tabs(active, 2, worded=False), time
    yield _tabs(active, 1, worded=False), ""


def arrange(width: int, active: Mode, stage: str, date: str, time: str, place: str) -> Line:
    """Choose what stands on a bar `width` cells wide: the date goes first, then the words of the other rooms.

    A long `place` keeps its end, which tells one directory from another.
    """
    line = Line((), "", "")
    for tabs, moment in _candidates(width, active, stage, date, time):
        line = Line(tabs, "", moment)
        used = tabs[-1].x + tabs[-1].width + (_APART + cell_len(moment) if moment else 0)
        spare = width - used
        if not place and spare >= 0:
            return line
        room = spare - _APART
        if place and room >= min(cell_len(place), _SHORTEST_PLACE):
            return Line(tabs, _end_of(place, room), moment)
    return line


def _end_of(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - 1:
        text = text[1:]
    return f"…{text}"


class TopBar(Widget):
    """Shows `active` among the rooms; `stage`, `date` and `time` as text, and a `place` that is not the usual one."""

    DEFAULT_CSS = """
    TopBar {
        height: 1;
        & > .top-bar--digit { color: $unache-faint; }
        & > .top-bar--tab { color: $unache-muted; }
        & > .top-bar--active-digit { color: $unache-accent; text-style: bold; }
        & > .top-bar--active { color: $unache-text; text-style: bold; }
        & > .top-bar--moment { color: $unache-faint; }
        & > .top-bar--place { color: $unache-warn; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "top-bar--digit",
        "top-bar--tab",
        "top-bar--active-digit",
        "top-bar--active",
        "top-bar--moment",
        "top-bar--place",
    }
    ALLOW_SELECT = False

    active: reactive[Mode] = reactive(Mode.TODAY)
    stage: reactive[str] = reactive("")
    date: reactive[str] = reactive("")
    time: reactive[str] = reactive("")
    place: reactive[str] = reactive("")

    def __init__(self, active: Mode = Mode.TODAY, *, place: str = "", id: str | None = None) -> None:  # noqa: A002 (the toolkit's name)
        super().__init__(id=id)
        self.set_reactive(TopBar.active, active)
        self.set_reactive(TopBar.place, place)

    def _line(self) -> Line:
        texts = (visible(text) for text in (self.stage, self.date, self.time, self.place))
        return arrange(self.size.width, self.active, *texts)

    def on_click(self, event: Click) -> None:
        for tab in self._line().tabs:
            if tab.x <= event.x < tab.x + tab.width:
                self.post_message(TabChosen(tab.mode))

    def render_line(self, y: int) -> Strip:
        row = CellRow(self.size.width, self.rich_style)
        if y:
            return row.strip()
        line = self._line()
        for tab in line.tabs:
            here = tab.mode is self.active
            digit = self.get_component_rich_style("top-bar--active-digit" if here else "top-bar--digit")
            row.put(tab.x, tab.mode.digit, digit)
            if tab.worded:
                word = self.get_component_rich_style("top-bar--active" if here else "top-bar--tab")
                row.put(tab.x + 2, tab.mode.label, word)
        x = self.size.width - cell_len(line.moment)
        if line.place:
            before = x - cell_len(line.place) - (_APART if line.moment else 0)
            row.put(before, line.place, self.get_component_rich_style("top-bar--place"))
        row.put(x, line.moment, self.get_component_rich_style("top-bar--moment"))
        return row.strip()
