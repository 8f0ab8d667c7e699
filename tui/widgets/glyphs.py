"""Large text as pixels: one column wide and half a row high, each covered from 0 (ground) to 1 (ink).

From six rows up letters are strokes, drawn with a round pen at six times their size and shrunk; below that they are
hand-made bitmaps, because a blurred edge eats a small letter. Knows nothing of colours, themes or widgets.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Final

from tui.widgets.glyph_bitmaps import letters
from tui.widgets.glyph_strokes import SLANTED, SLIM, WIDTHS, Polyline, strokes

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

FIGURE_SPACE: Final = "\u2007"
"""A space as wide as a digit: pads a count so that it keeps its place."""

_OVERSAMPLING: Final = 6
_STROKES_FROM: Final = 6
# The heights that were drawn and looked at, largest first.
_SIZES: Final = (13, 11, 8, 6, 5, 4, 3)
# Rows of a bitmap text: height of its letters and the gap between them, in pixels.
_BITMAPS: Final = {3: (5, 1), 4: (7, 1), 5: (10, 2)}
SLIM_ROWS: Final = 5
# Rows of a letter seven pixels high, some twice, to make it ten high: its level strokes stay thin.
_DRAWN_OUT: Final = (0, 1, 1, 2, 2, 3, 4, 5, 5, 6)
_INK: Final = 0.5


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Coverage of each pixel, 0 to 1: an even number of pixel rows, two to a terminal row."""

    pixels: tuple[tuple[float, ...], ...]

    @property
    def width(self) -> int:
        """Columns."""
        return len(self.pixels[0])

    @property
    def rows(self) -> int:
        """Terminal rows."""
        return len(self.pixels) // 2

    def cell(self, x: int, row: int) -> tuple[float, float]:
        """Coverage of the upper and the lower half of a cell."""
        return self.pixels[2 * row][x], self.pixels[2 * row + 1][x]


@dataclass(frozen=True, slots=True)
class _Pen:
    """How letters of one height are drawn, in pixels."""

    height: int
    thickness: int
    digit_width: int

    @classmethod
    def of(cls, rows: int) -> "_Pen":
        height = 2 * rows
        return cls(height, 4 if rows >= 11 else 3 if rows >= 8 else 2, round(height * 0.66))

    def width(self, char: str) -> int:
        return max(self.thickness, round(self.digit_width * WIDTHS.get(char, 1.0)))

    def draw(self, canvas: "ImageDraw", char: str, left: int) -> None:
        """Draw one letter into its box, which begins at pixel `left`."""
        box = self.width(char)
        slim = round(box * SLIM.get(char, 1.0))
        left += (box - slim) // 2
        for line in strokes()[char]:
            # Upright and level strokes begin and end on whole pixels, so that their edges are sharp.
            snaps = char not in SLANTED and len(line) <= 5
            self._follow(canvas, line, left, slim - self.thickness, snaps=snaps)

    def _follow(self, canvas: "ImageDraw", line: Polyline, left: int, run: int, *, snaps: bool) -> None:
        """Lead a round pen along a line, through its corners."""
        radius, drop = self.thickness / 2, self.height - self.thickness
        offsets = [(round(x * run), round(y * drop)) if snaps else (x * run, y * drop) for x, y in line]
        # Half a pixel in on every side: the canvas counts the pixels on an outline as inside.
        reach = radius * _OVERSAMPLING - 0.5
        points = [((left + radius + x) * _OVERSAMPLING - 0.5, (radius + y) * _OVERSAMPLING - 0.5) for x, y in offsets]
        for (x0, y0), (x1, y1) in pairwise(points):
            length = hypot(x1 - x0, y1 - y0)
            if length:
                across, along = (y0 - y1) / length * reach, (x1 - x0) / length * reach
                corners = ((x0, y0, 1), (x1, y1, 1), (x1, y1, -1), (x0, y0, -1))
                canvas.polygon([(x + side * across, y + side * along) for x, y, side in corners], fill=255)
        for x, y in points:
            canvas.ellipse([x - reach, y - reach, x + reach, y + reach], fill=255)


def _drawable(text: str, known: dict[str, tuple[Polyline, ...]] | dict[str, tuple[str, ...]]) -> str:
    """Return `text` in capitals, with a question mark for what has no drawing."""
    return "".join(char if char in known or char in (" ", FIGURE_SPACE) else "?" for char in text.upper())


def _from_strokes(text: str, rows: int) -> Bitmap:
    from PIL import Image, ImageDraw  # noqa: PLC0415 (the program starts without it)

    pen = _Pen.of(rows)
    known = strokes()
    chars = ["0" if char == FIGURE_SPACE else char for char in _drawable(text, known)]
    widths = [pen.width(char) for char in chars]
    total = sum(widths) + pen.thickness * (len(chars) - 1)
    size = (total * _OVERSAMPLING, pen.height * _OVERSAMPLING)
    image = Image.new("L", size, 0)
    canvas = ImageDraw.Draw(image)
    left = 0
    for shown, char, width in zip(text, chars, widths, strict=True):
        if shown != FIGURE_SPACE:
            pen.draw(canvas, char, left)
        left += width + pen.thickness
    shrunk = image.resize((total, pen.height), Image.Resampling.BOX).tobytes()
    return Bitmap(
        tuple(tuple(level / 255 for level in shrunk[y * total : (y + 1) * total]) for y in range(pen.height)),
    )


def _from_bitmaps(text: str, height: int, gap: int) -> list[str]:
    """Return pixel rows of `#` and `.`."""
    sheet = letters(height)
    digit_width = len(sheet["0"][0])
    blanks = {FIGURE_SPACE: digit_width, " ": max(2, digit_width // 2)}
    rows: list[list[str]] = [[] for _ in range(height)]
    for char in _drawable(text, sheet):
        glyph = ("." * blanks[char],) * height if char in blanks else sheet[char]
        for row, part in zip(rows, glyph, strict=True):
            row.append(part)
    return [("." * gap).join(parts) for parts in rows]


@lru_cache(maxsize=256)
def render(text: str, rows: int, gap: int | None = None) -> Bitmap:
    """Draw `text` over `rows` terminal rows (3 or more); `gap` changes the pixels between the letters of a bitmap text."""
    if not text:
        return Bitmap(((),) * (2 * rows))
    if rows >= _STROKES_FROM:
        return _from_strokes(text, rows)
    height, usual_gap = _BITMAPS[rows]
    lines = _from_bitmaps(text, height, usual_gap if gap is None else gap)
    lines += ["." * len(lines[0])] * (2 * rows - height)
    return Bitmap(tuple(tuple(float(bit == "#") for bit in line) for line in lines))


@lru_cache(maxsize=256)
def render_slim(text: str) -> Bitmap:
    """Draw `text` over five rows with the letters of four, drawn out: for a side that must be large in a narrow place."""
    height, gap = _BITMAPS[4]
    lines = _from_bitmaps(text, height, gap)
    return Bitmap(tuple(tuple(float(bit == "#") for bit in lines[row]) for row in _DRAWN_OUT))


def fitting(text: str, rows: int, width: int) -> Bitmap:
    """Draw `text` over `rows`, or as large as fits into `width` columns; slim before lower, at the least 3 rows."""
    for size in (rows, *(size for size in _SIZES if size < rows)):
        bitmap = render(text, size)
        if bitmap.width <= width or size == _SIZES[-1]:
            return bitmap
        if size == SLIM_ROWS and render_slim(text).width <= width:
            return render_slim(text)
    return render(text, _SIZES[-1])


def plain_cell(upper: float, lower: float) -> str:
    """Return the block character nearest to two half cells, without any grey."""
    return {(True, True): "█", (True, False): "▀", (False, True): "▄"}.get((upper >= _INK, lower >= _INK), " ")


@lru_cache(maxsize=256)
def plain_lines(text: str, rows: int) -> tuple[str, ...]:
    """Return `text` as lines of full and half blocks: what a terminal without colours shows."""
    bitmap = render(text, rows)
    return tuple("".join(plain_cell(*bitmap.cell(x, row)) for x in range(bitmap.width)) for row in range(rows))


@lru_cache(maxsize=256)
def ascii_lines(text: str, rows: int) -> tuple[str, ...]:
    """Return `text` as `#` and spaces over `rows` rows; too low for that, the text itself on the middle line.

    A cell is about twice as high as wide, so every pixel is two columns wide.
    """
    height = max((height for height in (5, 7, 10) if height <= rows), default=0)
    if not height or not text:
        lines = [text.upper().replace(FIGURE_SPACE, " ")]
    else:
        drawn = _from_bitmaps(text, height, 1)
        lines = ["".join("##" if bit == "#" else "  " for bit in line) for line in drawn]
    blank = " " * len(lines[0])
    above = (rows - len(lines)) // 2
    return (*[blank] * above, *lines, *[blank] * (rows - len(lines) - above))
