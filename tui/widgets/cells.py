"""A row of terminal cells, filled from left to right and handed over as a strip.

Every cell has a style, also the empty ones: a terminal without colours and the browser both need it. Text put here is never
read as markup, and what a terminal would obey is made visible first.
"""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.plain import visible


def fit(text: str, width: int) -> str:
    """Return `text` cut to at most `width` cells, the last of them an ellipsis when something was cut."""
    text = visible(text)
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - 1:
        text = text[:-1]
    return f"{text}…" if width > 0 else ""


class CellRow:
    """One line under construction."""

    __slots__ = ("_end", "_ground", "_segments", "_width")

    def __init__(self, width: int, ground: Style) -> None:
        self._width = width
        self._ground = ground
        self._segments: list[Segment] = []
        self._end = 0

    @property
    def end(self) -> int:
        """The column after the last cell put so far."""
        return self._end

    def put(self, x: int, text: str, style: Style | None = None) -> None:
        """Write `text` at column `x`; what is already there stays, what does not fit is cut."""
        self.put_segments(x, [Segment(visible(text), self._ground if style is None else self._ground + style)])

    def put_segments(self, x: int, segments: Iterable[Segment]) -> None:
        """Place ready segments, each with its style, at column `x`."""
        strip = Strip(segments)
        strip = strip.crop(max(0, self._end - x), max(0, self._width - x))
        if not strip.cell_length:
            return
        x = max(x, self._end)
        if x > self._end:
            self._segments.append(Segment(" " * (x - self._end), self._ground))
        self._segments.extend(strip)
        self._end = x + strip.cell_length

    def strip(self) -> Strip:
        """Return the line, filled up to its width with the ground."""
        rest = self._width - self._end
        filler = [Segment(" " * rest, self._ground)] if rest > 0 else []
        return Strip([*self._segments, *filler], max(self._width, self._end))
