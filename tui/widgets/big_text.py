"""Text large enough to be read from the floor: a count, a side, a single word."""

from rich.segment import Segment
from textual.color import Color
from textual.css.scalar import Unit
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.glyph_ink import segments
from tui.widgets.glyphs import ascii_lines, fitting, render


class BigText(Widget):
    """`text` in the widget's own colour, as wide as it comes out.

    A height in cells from a stylesheet sets how large it is drawn; without one, `rows` does. Where the text
    would not fit the width it is drawn smaller rather than cut.
    """

    DEFAULT_CSS = """
    BigText { width: auto; height: auto; }
    """

    ALLOW_SELECT = False

    text: reactive[str] = reactive("")
    """Digits, capital letters and `/ : + - . ?`; lower case is drawn as capitals."""

    rows: reactive[int] = reactive(5, layout=True)
    """Height in terminal rows, 3 or more: strokes from 6, bitmaps below."""

    ascii: reactive[bool] = reactive(False, layout=True)
    """Draw with `#` alone."""

    def __init__(
        self,
        text: str = "",
        rows: int = 5,
        *,
        ascii: bool = False,  # noqa: A002 (the name of what it is)
        id: str | None = None,  # noqa: A002 (the toolkit's name)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(BigText.text, text)
        self.set_reactive(BigText.rows, rows)
        self.set_reactive(BigText.ascii, ascii)

    @property
    def drawn_rows(self) -> int:
        """The height it is drawn at, in terminal rows."""
        height = self.styles.height
        wanted = int(height.value) if height is not None and height.unit is Unit.CELLS else self.rows
        return max(3, wanted)

    def natural_width(self, text: str) -> int:
        """Return the columns that `text` takes at the present height."""
        if self.ascii:
            return len(ascii_lines(text, self.drawn_rows)[0])
        return render(text, self.drawn_rows).width

    def watch_text(self, before: str, after: str) -> None:
        # Digits are equally wide: most changes of a count move nothing else on the screen.
        if self.natural_width(before) != self.natural_width(after):
            self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return min(self.natural_width(self.text), container.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.drawn_rows

    def render_line(self, y: int) -> Strip:
        style, width, rows = self.rich_style, self.size.width, self.drawn_rows
        if y >= rows or not self.text or style.color is None or style.bgcolor is None:
            return Strip.blank(width, style)
        if self.ascii:
            return Strip([Segment(ascii_lines(self.text, rows)[y], style)]).adjust_cell_length(width, style)
        bitmap = fitting(self.text, rows, width)
        if y >= bitmap.rows:
            return Strip.blank(width, style)
        ink, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
        drawn = segments(bitmap, y, ink, ground, colour=not self.app.no_color)
        return Strip(drawn).adjust_cell_length(width, style)
