"""Filters in a row: those that are on carry a cross. Knows nothing of what a filter does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, Key
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.plain import visible
from tui.widgets.cells import CellRow

_GAP: Final = 1


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter: the letter that turns it on and off, and its words."""

    letter: str
    words: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A chip on the line: its column, its text with the air at both ends, and which one it is."""

    x: int
    text: str
    number: int

    @property
    def end(self) -> int:
        return self.x + cell_len(self.text)


def arrange(
    chips: Sequence[Chip], width: int, lit: int | None = None, *, lettered: bool = False
) -> tuple[tuple[Placed, ...], int]:
    """Place as many chips as fit, and say how many do not.

    While none is lit, those that are on come first. With one lit, all keep their order and it is always among them.
    """
    order = sorted(range(len(chips)), key=lambda n: not chips[n].on) if lit is None else list(range(len(chips)))
    texts = {n: _text(chips[n], lettered=lettered or lit is not None) for n in order}
    first = 0
    while True:
        placed = _placed(order[first:], texts, width, more=bool(first))
        shown = {one.number for one in placed}
        if lit is None or lit in shown or first >= len(order) - 1:
            return placed, len(chips) - len(placed)
        first += 1


def _placed(order: list[int], texts: dict[int, str], width: int, *, more: bool) -> tuple[Placed, ...]:
    placed: list[Placed] = []
    x = 0
    for place, number in enumerate(order):
        last = place == len(order) - 1 and not more
        room = width if last else width - _GAP - len("+9")
        if x + cell_len(texts[number]) > room:
            break
        placed.append(Placed(x, texts[number], number))
        x = placed[-1].end + _GAP
    return tuple(placed)


def _text(chip: Chip, *, lettered: bool) -> str:
    letter = f"{chip.letter} " if lettered else ""
    cross = " ×" if chip.on else ""
    return f" {letter}{visible(chip.words)}{cross} "


class ChipBar(Widget, can_focus=True):
    """Shows `chips`; while it has the focus, their letters are shown and turn them on and off."""

    DEFAULT_CSS = """
    ChipBar {
        height: 1;
        & > .chip-bar--off { background: $unache-surface; color: $unache-muted; }
        & > .chip-bar--on { background: $unache-raised; color: $unache-text; text-style: bold; }
        & > .chip-bar--lit { background: $unache-accent; color: $unache-bg; text-style: bold; }
        & > .chip-bar--letter { color: $unache-accent; text-style: bold; }
        & > .chip-bar--more { color: $unache-faint; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "chip-bar--off",
        "chip-bar--on",
        "chip-bar--lit",
        "chip-bar--letter",
        "chip-bar--more",
    }
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "turn", "on, off", id="chips.turn", tooltip="Turn the lit filter on or off"),
        Binding("right", "light(1)", "choose", key_display="← →", id="chips.next", tooltip="Another filter"),
        Binding("left", "light(-1)", "", show=False, id="chips.before", tooltip="Another filter"),
    ]

    @dataclass
    class Turned(Message):
        """A filter is to be turned on or off."""

        letter: str

    chips: reactive[tuple[Chip, ...]] = reactive(())
    lit: reactive[int] = reactive(0)
    lettered: reactive[bool] = reactive(False)
    """Whether letters are shown without the focus too."""

    def validate_lit(self, lit: int) -> int:
        return min(max(lit, 0), max(0, len(self.chips) - 1))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return any(chip.letter == character for chip in self.chips)

    def on_key(self, event: Key) -> None:
        for number, chip in enumerate(self.chips):
            if chip.letter == event.character:
                event.stop()
                event.prevent_default()
                self.lit = number
                self.post_message(self.Turned(chip.letter))

    def action_light(self, chips: int) -> None:
        self.lit += chips

    def action_turn(self) -> None:
        self.post_message(self.Turned(self.chips[self.lit].letter))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: Click) -> None:
        for one in self._arranged()[0]:
            if one.x <= event.x < one.end:
                self.lit = one.number
                self.post_message(self.Turned(self.chips[one.number].letter))

    def render_line(self, y: int) -> Strip:
        row = CellRow(self.size.width, self.rich_style)
        if y:
            return row.strip()
        placed, left_out = self._arranged()
        letter = self.get_component_rich_style("chip-bar--letter").color
        lettered = self.lettered or self.has_focus
        for one in placed:
            chip = self.chips[one.number]
            lit = self.has_focus and one.number == self.lit
            style = self.get_component_rich_style(f"chip-bar--{'lit' if lit else 'on' if chip.on else 'off'}")
            if lettered and not lit:
                row.put(one.x, one.text[:2], style + Style(color=letter, bold=True))
                row.put(one.x + 2, one.text[2:], style)
            else:
                row.put(one.x, one.text, style)
        if left_out:
            x = placed[-1].end + _GAP if placed else 0
            row.put(x, f"+{left_out}", self.get_component_rich_style("chip-bar--more"))
        return row.strip()

    def _arranged(self) -> tuple[tuple[Placed, ...], int]:
        return arrange(self.chips, self.size.width, self.lit if self.has_focus else None, lettered=self.lettered)
