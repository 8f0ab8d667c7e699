"""A list of exercises in rows, one of them lit: the items of a routine in the making, or what a search has found."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.style import Style
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.cells import CellRow, fit

_MARK: Final = 1
_NAME: Final = 3
_LEAST_NAME: Final = 12
"""Cells a name keeps before the amount beside it is left out."""


class Standing(Enum):
    """How an exercise stands towards the person."""

    OFFERED = auto()
    WITH_CARE = auto()
    NOT_OFFERED = auto()


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row: a name, and at its right how much of it, or where it is done."""

    name: str
    amount: str
    standing: Standing = Standing.OFFERED


@dataclass(frozen=True, slots=True)
class Window:
    """Which rows are shown, and how many there are above and below them."""

    first: int
    shown: int
    above: int
    below: int


def window(count: int, lit: int, height: int) -> Window:
    """Choose the rows around the lit one; where not all fit, a line is kept to say how many there are besides."""
    if count <= height:
        return Window(0, count, 0, 0)
    shown = max(1, height - 1)
    first = min(max(0, lit - shown // 2), count - shown)
    return Window(first, shown, first, count - first - shown)


class DraftList(Widget):
    """Draws only the rows there is room for. Keys are its screen's; a click lights a row."""

    DEFAULT_CSS = """
    DraftList {
        height: 1fr;
        & > .draft-list--lit { background: $unache-raised; }
        & > .draft-list--lit-name { color: $unache-text; text-style: bold; }
        & > .draft-list--edge { color: $unache-accent; }
        & > .draft-list--mark { color: $unache-warn; }
        & > .draft-list--amount { color: $unache-muted; }
        & > .draft-list--faint { color: $unache-faint; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "draft-list--lit",
        "draft-list--lit-name",
        "draft-list--edge",
        "draft-list--mark",
        "draft-list--amount",
        "draft-list--faint",
    }
    ALLOW_SELECT = False

    @dataclass
    class Clicked(Message):
        """A row was clicked."""

        index: int

    rows: reactive[Sequence[DraftRow]] = reactive(())
    lit: reactive[int] = reactive(0)
    numbered: reactive[bool] = reactive(True)
    """Whether each row says which one it is."""

    def on_click(self, event: Click) -> None:
        place = self._window()
        if event.y < place.shown:
            self.post_message(self.Clicked(place.first + event.y))

    def render_line(self, y: int) -> Strip:
        place = self._window()
        if y < place.shown:
            return self._row(place.first + y)
        row = CellRow(self.size.width, self.rich_style)
        if y == place.shown and (place.above or place.below):
            parts = (f"{place.above} more above" * bool(place.above), f"{place.below} more below" * bool(place.below))
            row.put(_NAME, ", ".join(filter(None, parts)), self._ink("faint"))
        return row.strip()

    def _window(self) -> Window:
        return window(len(self.rows), self.lit, self.size.height)

    def _ink(self, part: str) -> Style:
        """The colour of a part, to be laid over the ground of its row."""
        return self.get_component_rich_style(f"draft-list--{part}", partial=True)

    def _row(self, index: int) -> Strip:
        each, lit = self.rows[index], index == self.lit
        row = CellRow(self.size.width, self.rich_style + self._ink("lit") if lit else self.rich_style)
        if lit:
            row.put(0, "▌", self._ink("edge"))
        if each.standing is not Standing.OFFERED:
            row.put(_MARK, "△", self._ink("mark" if each.standing is Standing.WITH_CARE else "faint"))
        x = _NAME
        if self.numbered:
            digits = len(str(len(self.rows)))
            row.put(x, str(index + 1).rjust(digits), self._ink("faint"))
            x += digits + 2
        edge = self.size.width - 1
        room = edge - x - cell_len(each.amount) - 2
        name = self._ink("lit-name") if lit else None
        if each.standing is Standing.NOT_OFFERED and not lit:
            name = self._ink("faint")
        if room < _LEAST_NAME:
            row.put(x, fit(each.name, edge - x), name)
        else:
            row.put(x, fit(each.name, room), name)
            row.put(edge - cell_len(each.amount), each.amount, self._ink("amount"))
        return row.strip()
