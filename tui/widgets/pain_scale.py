"""The scale from 0, no pain, to 10, worst possible, and the rows of places that are rated on it."""

from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.style import Style
from textual.color import Color
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.themes import digit_on_ramp, fills_cells, pain_ramp
from tui.widgets.cells import CellRow, fit
from tui.widgets.glyph_ink import segments
from tui.widgets.glyphs import render
from tui.widgets.pain_columns import Column, columns, digit_rows, score_at

_LEVELS: Final = " ▁▂▃▄▅▆▇█"
# Names and hints begin where the marker of the present row leaves room.
_INDENT: Final = 2


class PainScale(Widget):
    """Big digits over bars that rise with the score; `hint` stands at the left where the digits are largest."""

    DEFAULT_CSS = """
    PainScale {
        height: auto;
        & > .pain-scale--digit { color: $unache-muted; text-style: bold; }
        & > .pain-scale--caption { color: $unache-muted; }
        & > .pain-scale--hint { color: $unache-faint; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pain-scale--digit", "pain-scale--caption", "pain-scale--hint"}
    ALLOW_SELECT = False
    NONE: ClassVar = "no pain"
    WORST: ClassVar = "worst possible"

    hint: reactive[tuple[str, ...]] = reactive(())

    def _digit_rows(self) -> int:
        return digit_rows(self.size.width, self.app.size.height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return {5: 10, 3: 7}.get(digit_rows(width, viewport.height), 3)

    def render_line(self, y: int) -> Strip:
        row = CellRow(self.size.width, self.rich_style)
        digits = self._digit_rows()
        bars_from = digits + (1 if digits == 5 else 0)
        bars = 1 if digits == 1 else 2
        if y < digits:
            self._put_digits(row, y, digits)
        elif bars_from <= y < bars_from + bars:
            self._put_bars(row, from_foot=bars_from + bars - 1 - y, rows=bars)
        elif y == bars_from + bars + (0 if digits == 1 else 1):
            self._put_captions(row)
        return row.strip()

    def _put_digits(self, row: CellRow, y: int, digits: int) -> None:
        style = self.get_component_rich_style("pain-scale--digit")
        if digits == 5 and y < len(self.hint):
            hint = self.get_component_rich_style("pain-scale--hint")
            row.put(_INDENT, fit(self.hint[y], columns(self.size.width)[0].left - _INDENT - 1), hint)
        for score, column in enumerate(columns(self.size.width)):
            if digits == 1 or style.color is None or style.bgcolor is None:
                row.put(min(column.centre, column.left + column.width - len(str(score))), str(score), style)
                continue
            bitmap = render(str(score), digits, gap=1 if digits == 5 else 0)
            ink, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
            drawn = segments(bitmap, y, ink, ground, colour=not self.app.no_color)
            # The slim 1 of the ten would leave a hole: a bitmap is flush with the right end of its column.
            row.put_segments(column.left + column.width - bitmap.width, drawn)

    def _put_bars(self, row: CellRow, *, from_foot: int, rows: int) -> None:
        ramp = pain_ramp(self.app.theme)
        for score, column in enumerate(columns(self.size.width)):
            # In eighths of a row: from one eighth, so that 0 is there to be seen, to all of it.
            height = 1 + score * 3 // 2 if rows == 2 else 1 + (score * 7 + 5) // 10
            level = min(8, max(0, height - 8 * from_foot))
            if level:
                row.put(column.left, _LEVELS[level] * column.width, Style(color=ramp[score]))

    def _put_captions(self, row: CellRow) -> None:
        style = self.get_component_rich_style("pain-scale--caption")
        row.put(columns(self.size.width)[0].left, self.NONE, style)
        row.put(self.size.width - cell_len(self.WORST), self.WORST, style)


@dataclass(frozen=True, slots=True)
class RatingRow:
    """A place, its score now and its score last time, each 0 to 10 where there is one."""

    label: str
    score: int | None = None
    last: int | None = None


@dataclass
class ScoreChosen(Message):
    """A score was clicked: the index of the row and the score, 0 to 10."""

    row: int
    score: int


class RatingRows(Widget):
    """One row a place: a dot for each score, the chosen one filled, and a ring where it was last time."""

    DEFAULT_CSS = """
    RatingRows {
        height: auto;
        & > .rating-rows--rated { color: $unache-text; }
        & > .rating-rows--unrated { color: $unache-muted; }
        & > .rating-rows--dot { color: $unache-line; }
        & > .rating-rows--ground { color: $unache-muted; background: $unache-raised; }
        & > .rating-rows--focused { color: $unache-text; background: $unache-raised; text-style: bold; }
        & > .rating-rows--marker { color: $unache-accent; background: $unache-raised; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rating-rows--rated",
        "rating-rows--unrated",
        "rating-rows--dot",
        "rating-rows--ground",
        "rating-rows--focused",
        "rating-rows--marker",
    }
    ALLOW_SELECT = False

    rows: reactive[tuple[RatingRow, ...]] = reactive((), layout=True)
    focused_row: reactive[int] = reactive(0)

    def _pitch(self, viewport: Size) -> int:
        """Lines a row takes: rows stand apart where there is room."""
        return 2 if digit_rows(viewport.width - 6, viewport.height) == 5 else 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(0, len(self.rows) * self._pitch(viewport) - (self._pitch(viewport) - 1))

    def row_at(self, y: int) -> int | None:
        """Return the index of the row on line `y`."""
        index, between = divmod(y, self._pitch(self.app.size))
        return index if not between and 0 <= index < len(self.rows) else None

    def on_click(self, event: Click) -> None:
        row, score = self.row_at(event.y), score_at(event.x, self.size.width)
        if row is not None and score is not None:
            self.post_message(ScoreChosen(row, score))

    def render_line(self, y: int) -> Strip:
        index = self.row_at(y)
        if index is None:
            return Strip.blank(self.size.width, self.rich_style)
        focused = index == self.focused_row
        ground = self.get_component_rich_style("rating-rows--ground") if focused else self.rich_style
        row = CellRow(self.size.width, ground)
        self._put_name(row, self.rows[index], focused=focused)
        for score, column in enumerate(columns(self.size.width)):
            self._put_score(row, self.rows[index], score, column, focused=focused)
        return row.strip()

    def _put_name(self, row: CellRow, rating: RatingRow, *, focused: bool) -> None:
        if focused:
            row.put(0, "▌", self.get_component_rich_style("rating-rows--marker"))
        state = "focused" if focused else "rated" if rating.score is not None else "unrated"
        room = columns(self.size.width)[0].left - _INDENT - 1
        row.put(_INDENT, fit(rating.label, room), self.get_component_rich_style(f"rating-rows--{state}"))

    def _put_score(self, row: CellRow, rating: RatingRow, score: int, column: Column, *, focused: bool) -> None:
        theme = self.app.theme
        if score == rating.score:
            colour = pain_ramp(theme)[score]
            if self.app.no_color or not fills_cells(theme):
                # The digit stands in its ramp bar instead of on a filled cell.
                text, style = _centred(str(score), column, "▂"), Style(color=colour, bold=True)
            else:
                text = _centred(str(score), column, " ")
                style = Style(color=digit_on_ramp(theme, score), bgcolor=colour, bold=True)
            row.put(column.left, text, style)
        elif score == rating.last:
            row.put(column.centre, "○", self.get_component_rich_style("rating-rows--rated", partial=True))
        else:
            dot = None if focused else self.get_component_rich_style("rating-rows--dot", partial=True)
            row.put(column.centre, "·", dot)


def _centred(digits: str, column: Column, filler: str) -> str:
    """Return the score as wide as its column, its digits where the dot would stand."""
    before = min(column.centre - column.left, column.width - len(digits))
    return filler * before + digits + filler * (column.width - before - len(digits))
