"""Large text in colour: turns the pixels of `glyphs` into styled segments.

A cell that is wholly inked, empty or half inked is a plain block in the ink colour alone, so that the screen still reads as
text; only the softened edge pixels carry two colours.
"""

from functools import lru_cache
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tui.widgets.glyphs import Bitmap, plain_cell

# Coverage is rounded to this many steps: enough for a smooth edge, few enough to share styles.
_STEPS = 12


@lru_cache(maxsize=1024)
def _soft(ink: Color, ground: Color, steps: int) -> Color:
    return ground.blend(ink, steps / _STEPS)


def _edge(upper: int, lower: int, ink: Color, ground: Color) -> tuple[str, Style]:
    """Return the character and colours of a cell with a softened half; the fuller half is the foreground."""
    if upper == lower:
        soft = _soft(ink, ground, upper).rich_color
        return ("█", Style(color=soft)) if 2 * upper >= _STEPS else (" ", Style(bgcolor=soft))
    fuller, other = max(upper, lower), min(upper, lower)
    char = "▀" if upper > lower else "▄"
    return char, Style(color=_soft(ink, ground, fuller).rich_color, bgcolor=_soft(ink, ground, other).rich_color)


def segments(bitmap: Bitmap, row: int, ink: Color, ground: Color, *, colour: bool = True) -> list[Segment]:
    """Return one terminal row of `bitmap`; without `colour`, edges are hard."""
    base = Style(color=ink.rich_color, bgcolor=ground.rich_color)
    cells: list[tuple[str, Style]] = []
    for x in range(bitmap.width):
        halves = bitmap.cell(x, row)
        upper, lower = (round(half * _STEPS) for half in halves)
        if not colour or {upper, lower} <= {0, _STEPS}:
            cells.append((plain_cell(*halves), base))
        else:
            char, style = _edge(upper, lower, ink, ground)
            cells.append((char, base + style))
    return [Segment("".join(char for char, _ in run), style) for style, run in groupby(cells, key=lambda cell: cell[1])]
