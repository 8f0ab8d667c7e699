"""Two weeks of one place's pain at a glance, on the fixed scale from 0 to 10."""

from typing import ClassVar, Final

from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.themes import pain_ramp
from tui.widgets.cells import CellRow

_LEVELS: Final = " ▁▂▃▄▅▆▇█"
DAYS: Final = 14


def bar_eighths(score: int, rows: int) -> int:
    """Return the height of a bar in eighths of a row. A score of 0 is a line at the base: seen, and not a missing day."""
    return max(1, (score * (8 * rows - 1) + 5) // 10 + 1) if rows == 1 else max(1, (score * 8 * rows + 5) // 10)


class PainStrip(Widget):
    """One bar a day, oldest first; None is a day without an entry. A height from a stylesheet wins over `rows`."""

    DEFAULT_CSS = """
    PainStrip {
        width: auto;
        height: auto;
        & > .pain-strip--missing { color: $unache-faint; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pain-strip--missing"}
    ALLOW_SELECT = False

    values: reactive[tuple[int | None, ...]] = reactive((), layout=True)
    rows: reactive[int] = reactive(1, layout=True)

    def __init__(
        self,
        values: tuple[int | None, ...] = (),
        rows: int = 1,
        *,
        id: str | None = None,  # noqa: A002 (the toolkit's name)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(PainStrip.values, values)
        self.set_reactive(PainStrip.rows, rows)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        wanted = 2 * len(self.values) - 1
        return max(0, wanted if wanted <= container.width else len(self.values))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.rows

    def render_line(self, y: int) -> Strip:
        row = CellRow(self.size.width, self.rich_style)
        pitch = 2 if self.size.width >= 2 * len(self.values) - 1 else 1
        ramp = pain_ramp(self.app.theme)
        rows = self.size.height
        below = rows - 1 - y
        for day, score in enumerate(self.values):
            if score is None:
                if below == 0:
                    row.put(day * pitch, "·", self.get_component_rich_style("pain-strip--missing"))
                continue
            level = min(8, bar_eighths(score, rows) - 8 * below)
            if level > 0:
                row.put(day * pitch, _LEVELS[level], Style(color=ramp[score]))
        return row.strip()
