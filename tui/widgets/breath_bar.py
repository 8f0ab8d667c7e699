"""How far the present breath has gone, as a bar that fills."""

from typing import ClassVar, Final

from rich.style import Style
from textual.color import Color
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.cells import CellRow, fit

_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"
_STEPS_PER_CELL: Final = 8
# In two rows or half a row the last cell is softened instead of cut, in quarters.
_SOFT_STEPS_PER_CELL: Final = 4
# "in" and "out" keep the bar in one place.
_LABEL: Final = 3
_LABEL_GAP: Final = 2


def visible_change(width: int, rows: int) -> int:
    """Return how many different fillings a bar of `width` cells and `rows` rows can show, the empty one not counted."""
    return max(1, width) * (_STEPS_PER_CELL if rows == 1 else _SOFT_STEPS_PER_CELL)


class BreathBar(Widget):
    """Fills from left to right with `fraction`; a `word` stands before it when there is one.

    One row is a full row; two rows are a bar one row and a half high; the class `-thin` makes it half a row.
    """

    DEFAULT_CSS = """
    BreathBar {
        height: auto;
        & > .breath-bar--word { color: $unache-info; text-style: bold; }
        & > .breath-bar--filled { color: $unache-info 88%; }
        & > .breath-bar--ground { color: $unache-raised; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"breath-bar--word", "breath-bar--filled", "breath-bar--ground"}
    ALLOW_SELECT = False

    word: reactive[str] = reactive("")
    fraction: reactive[float] = reactive(0.0, repaint=False)

    def __init__(
        self,
        word: str = "",
        fraction: float = 0.0,
        *,
        id: str | None = None,  # noqa: A002 (the toolkit's name)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(BreathBar.word, word)
        self.set_reactive(BreathBar.fraction, fraction)

    @property
    def bar_width(self) -> int:
        """Cells of the bar itself."""
        return max(1, self.size.width - self._bar_start)

    @property
    def steps(self) -> int:
        """How many different fillings the bar can show at its present size."""
        return visible_change(self.bar_width, self._kind_rows)

    @property
    def _bar_start(self) -> int:
        return max(_LABEL, len(self.word)) + _LABEL_GAP if self.word else 0

    @property
    def _kind_rows(self) -> int:
        # A thin bar has no eighths either: there are no such characters for half a row.
        return 2 if self.size.height > 1 or self.has_class("-thin") else 1

    def _filled_steps(self, fraction: float) -> int:
        return round(min(1.0, max(0.0, fraction)) * self.steps)

    def watch_fraction(self, before: float, after: float) -> None:
        if self._filled_steps(before) != self._filled_steps(after):
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 2 if viewport.width >= 110 and viewport.height >= 36 and not self.has_class("-thin") else 1

    def render_line(self, y: int) -> Strip:
        row = CellRow(self.size.width, self.rich_style)
        if y > 1:
            return row.strip()
        if y == 0 and self.word:
            row.put(0, fit(self.word, self.size.width), self.get_component_rich_style("breath-bar--word"))
        filled = self.get_component_rich_style("breath-bar--filled")
        ground = self.get_component_rich_style("breath-bar--ground")
        if self._kind_rows == 1:
            self._put_eighths(row, filled, ground)
        else:
            self._put_softened(row, "▄" if self.has_class("-thin") else "▀" if y == 1 else "█", filled, ground)
        return row.strip()

    def _put_eighths(self, row: CellRow, filled: Style, ground: Style) -> None:
        whole, eighths = divmod(self._filled_steps(self.fraction), _STEPS_PER_CELL)
        start, width = self._bar_start, self.bar_width
        row.put(start, "█" * whole, filled)
        if eighths:
            row.put(start + whole, _EIGHTHS[eighths], filled + Style(bgcolor=ground.color))
            whole += 1
        # Without colours the rest of the bar is shaded, or it could not be seen.
        row.put(start + whole, ("░" if self.app.no_color else "█") * (width - whole), ground)

    def _put_softened(self, row: CellRow, block: str, filled: Style, ground: Style) -> None:
        whole, part = divmod(self._filled_steps(self.fraction), _SOFT_STEPS_PER_CELL)
        start, width = self._bar_start, self.bar_width
        row.put(start, block * whole, filled)
        if part and not self.app.no_color and filled.color is not None and ground.color is not None:
            edge = Color.from_rich_color(ground.color).blend(
                Color.from_rich_color(filled.color), part / _SOFT_STEPS_PER_CELL
            )
            row.put(start + whole, block, Style(color=edge.rich_color))
            whole += 1
        rest = " " if block == "▀" else "░" if block == "█" else "▁"
        row.put(start + whole, (rest if self.app.no_color else block) * (width - whole), ground)
