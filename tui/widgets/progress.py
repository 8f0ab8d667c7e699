"""The whole routine as one line of blocks, each as wide as its time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.style import Style
from textual.color import Color
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.cells import CellRow, fit

# Gaps within a move and between moves, from the usual to none at all.
_GAPS: Final = ((1, 2), (1, 1), (0, 1), (0, 0))
# A name cut shorter than this says nothing.
_SHORTEST_NAME: Final = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the routine: the name of its move, its weight in seconds, and the index of its move."""

    name: str
    seconds: float
    group: int


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a move as it stands under the blocks."""

    x: int
    text: str
    current: bool


def layout(weights: Sequence[float], width: int, groups: Sequence[int] | None = None) -> tuple[tuple[int, int], ...]:
    """Place blocks in `width` cells and return (x, width) of each, every one at least a cell wide.

    Neighbours with the same entry in `groups` stand closer. Gaps give way before blocks do; with more blocks than cells,
    neighbours share a cell.
    """
    count = len(weights)
    if not count or width < 1:
        return ()
    if count > width:
        return tuple((index * width // count, 1) for index in range(count))
    moves = groups if groups is not None else range(count)
    joints = [moves[index] == moves[index + 1] for index in range(count - 1)]
    free, gaps = width, [0] * (count - 1)
    for level, (within, between) in enumerate(_GAPS):
        gaps = [within if joined else between for joined in joints]
        free = width - sum(gaps)
        # Blocks all one cell wide would no longer tell long from short: gaps go first.
        if free >= (2 * count if level < 2 else count):
            break
    places = []
    x = 0
    for block, gap in zip(_shares(weights, free), [*gaps, 0], strict=True):
        places.append((x, block))
        x += block + gap
    return tuple(places)


def _shares(weights: Sequence[float], cells: int) -> list[int]:
    """Divide `cells` in proportion to `weights` (largest remainder), at least one each."""
    known = [max(0.0, weight) for weight in weights]
    total = sum(known)
    ideal = [cells * weight / total if total else cells / len(known) for weight in known]
    shares = [max(1, int(wanted)) for wanted in ideal]
    order = range(len(shares))
    while sum(shares) < cells:
        shares[max(order, key=lambda index: ideal[index] - shares[index])] += 1
    while sum(shares) > cells:
        shares[
            max((index for index in order if shares[index] > 1), key=lambda index: shares[index] - ideal[index])
        ] -= 1
    return shares


def names(segments: Sequence[Segment], current: int, width: int) -> tuple[Name, ...]:
    """Place each move's name under its first block; the current one is whole when `width` allows, others give way."""
    places = layout([each.seconds for each in segments], width, [each.group for each in segments])
    moves = [
        (x, each.name, each.group)
        for index, (each, (x, _)) in enumerate(zip(segments, places, strict=True))
        if index == 0 or segments[index - 1].group != each.group
    ]
    here = segments[current].group if 0 <= current < len(segments) else None
    present = next((_name_here(x, name, width) for x, name, group in moves if group == here), None)
    found = [present] if present else []
    ends = [x - 1 for x, _, _ in moves[1:]] + [width]
    for (x, name, group), end in zip(moves, ends, strict=True):
        if group != here:
            start, stop = _beside(present, x, end)
            text = fit(name, max(0, stop - start))
            if text and (text == name or cell_len(text) >= _SHORTEST_NAME):
                found.append(Name(start, text, current=False))
    return tuple(sorted(found, key=lambda each: each.x))


def _name_here(x: int, name: str, width: int) -> Name:
    text = fit(name, width)
    return Name(min(x, width - cell_len(text)), text, current=True)


def _beside(present: Name | None, start: int, end: int) -> tuple[int, int]:
    """Return what the current name leaves of the cells from `start` to `end`."""
    if present is None:
        return start, end
    if start < present.x:
        return start, min(end, present.x - 1)
    return max(start, present.x + cell_len(present.text) + 1), end


class RoutineProgress(Widget):
    """Done, current and coming stretches; a second row, where there is one, names the moves."""

    DEFAULT_CSS = """
    RoutineProgress {
        height: auto;
        & > .routine-progress--done { color: $unache-done; }
        & > .routine-progress--current { color: $unache-accent; }
        & > .routine-progress--coming { color: $unache-track; }
        & > .routine-progress--name { color: $unache-faint; }
        & > .routine-progress--here { color: $unache-accent; text-style: bold; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "routine-progress--done",
        "routine-progress--current",
        "routine-progress--coming",
        "routine-progress--name",
        "routine-progress--here",
    }
    ALLOW_SELECT = False

    segments: reactive[tuple[Segment, ...]] = reactive(())
    current: reactive[int] = reactive(0)
    """Index of the present segment; all are done when it is past the last."""
    fraction: reactive[float] = reactive(0.0, repaint=False)
    """How much of the present segment is done, 0 to 1."""

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Where each block stands: (x, width)."""
        weights, groups = [each.seconds for each in self.segments], [each.group for each in self.segments]
        return layout(weights, self.size.width, groups)

    def _halves(self, fraction: float) -> int:
        """Return the half cells of the present block that are done."""
        places = self.places
        if not 0 <= self.current < len(places):
            return 0
        return round(min(1.0, max(0.0, fraction)) * 2 * places[self.current][1])

    def watch_fraction(self, before: float, after: float) -> None:
        if self._halves(before) != self._halves(after):
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 2 if viewport.width >= 110 and viewport.height >= 36 else 1

    def render_line(self, y: int) -> Strip:
        row = CellRow(self.size.width, self.rich_style)
        if y == 0:
            self._put_blocks(row)
        elif y == 1:
            for name in names(self.segments, self.current, self.size.width):
                style = "routine-progress--here" if name.current else "routine-progress--name"
                row.put(name.x, name.text, self.get_component_rich_style(style))
        return row.strip()

    def _put_blocks(self, row: CellRow) -> None:
        done, current, coming = (
            self.get_component_rich_style(f"routine-progress--{state}") for state in ("done", "current", "coming")
        )
        # The bar hangs from the top when names stand under it, and stands on the foot of its row when alone.
        block = "▀" if self.size.height > 1 else "▄"
        for index, (x, width) in enumerate(self.places):
            if index < self.current:
                row.put(x, block * width, done)
            elif index > self.current:
                row.put(x, self._coming(block) * width, coming)
            else:
                self._put_present(row, x, width, block, current, coming)

    def _put_present(self, row: CellRow, x: int, width: int, block: str, current: Style, coming: Style) -> None:
        whole, half = divmod(self._halves(self.fraction), 2)
        row.put(x, block * whole, current)
        if half and not self.app.no_color and current.color is not None and coming.color is not None:
            edge = Color.from_rich_color(coming.color).blend(Color.from_rich_color(current.color), 0.5)
            row.put(x + whole, block, Style(color=edge.rich_color))
            whole += 1
        row.put(x + whole, self._coming(block) * (width - whole), coming)

    def _coming(self, block: str) -> str:
        # Without colours what is still to come is a thinner line.
        if not self.app.no_color:
            return block
        return "▔" if block == "▀" else "▁"
