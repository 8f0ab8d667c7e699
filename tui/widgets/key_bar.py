"""The keys that work now, on the last line of a screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from rich.cells import cell_len
from textual.binding import ActiveBinding
from textual.events import Click
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.plain import visible
from tui.widgets.cells import CellRow

STOP_ACTION: Final = "stop_now"
# The least room between the keys on the left and what stands at the right.
_APART: Final = 3


@dataclass(frozen=True, slots=True)
class Key:
    """A key: how it is shown, and the name the toolkit presses it by."""

    shown: str
    press: str


@dataclass(frozen=True, slots=True)
class Hint:
    """Keys that belong together and the word for what they do."""

    keys: tuple[Key, ...]
    word: str
    stop: bool = False
    compact: bool = False

    @property
    def width(self) -> int:
        """Cells it takes: keys, a space, the word."""
        joints = 0 if self.compact else len(self.keys) - 1
        return sum(cell_len(key.shown) for key in self.keys) + joints + (1 + cell_len(self.word) if self.word else 0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A hint and the column where it begins."""

    x: int
    hint: Hint

    def key_at(self, x: int) -> str | None:
        """Return the key to press for a click on column `x`: the one clicked, or the first for a click on the word."""
        if not self.x <= x < self.x + self.hint.width:
            return None
        left = self.x
        for key in self.hint.keys:
            left += cell_len(key.shown) + (0 if self.hint.compact else 1)
            if x < left:
                return key.press
        return self.hint.keys[0].press


def place(hints: Sequence[Hint], width: int) -> tuple[Placed, ...]:
    """Place hints from the left, the one that stops alone at the right; what does not fit is left out from the end."""
    gap = 3 if width >= 110 else 2
    stops = [hint for hint in hints if hint.stop]
    placed = [Placed(max(0, width - hint.width), hint) for hint in stops[:1]]
    room = placed[0].x - gap if placed else width
    x = 0
    for hint in hints:
        if hint.stop:
            continue
        if x + hint.width > room:
            break
        placed.append(Placed(x, hint))
        x += hint.width + gap
    return tuple(sorted(placed, key=lambda each: each.x))


def hints_of(bindings: Iterable[tuple[ActiveBinding, str]]) -> tuple[Hint, ...]:
    """Turn active bindings, each with its key as shown, into hints: only what is shown and enabled, groups as one.

    An action with several keys is shown with the first.
    """
    found: dict[object, Hint] = {}
    actions: set[str] = set()
    for (_, binding, enabled, _), shown in bindings:
        if not binding.show or not enabled or binding.action in actions:
            continue
        actions.add(binding.action)
        key = Key(visible(shown), binding.key)
        group = binding.group
        stop = binding.action.rpartition(".")[2] == STOP_ACTION
        if group is None:
            found[binding.action] = Hint((key,), visible(binding.description), stop=stop)
        elif group in found:
            before = found[group]
            found[group] = Hint((*before.keys, key), before.word, compact=before.compact)
        else:
            found[group] = Hint((key,), visible(group.description), compact=group.compact)
    return tuple(found.values())


class KeyBar(Widget):
    """Follows the bindings of its screen. `note` stands at the right when nothing there stops a session."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        & > .key-bar--key { color: $unache-accent; text-style: bold; }
        & > .key-bar--word { color: $unache-muted; }
        & > .key-bar--stop-key { color: $error; text-style: bold; }
        & > .key-bar--stop { color: $error; }
        & > .key-bar--note { color: $unache-faint; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "key-bar--key",
        "key-bar--word",
        "key-bar--stop-key",
        "key-bar--stop",
        "key-bar--note",
    }
    ALLOW_SELECT = False

    hints: reactive[tuple[Hint, ...]] = reactive(())
    note: reactive[str] = reactive("")

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._read_bindings)
        self._read_bindings(self.screen)

    def _read_bindings(self, screen: Screen[Any]) -> None:
        # A screen below another one keeps what it showed.
        if self.is_attached and screen is self.screen and screen.is_current:
            bindings = screen.active_bindings.values()
            self.hints = hints_of((active, self.app.get_key_display(active.binding)) for active in bindings)

    def on_click(self, event: Click) -> None:
        for placed in place(self.hints, self.size.width):
            key = placed.key_at(event.x)
            if key is not None:
                self.app.simulate_key(key)

    def render_line(self, y: int) -> Strip:
        row = CellRow(self.size.width, self.rich_style)
        if y:
            return row.strip()
        placed = place(self.hints, self.size.width)
        for each in placed:
            self._put(row, each)
        note = visible(self.note)
        if note and not any(each.hint.stop for each in placed):
            x = self.size.width - cell_len(note)
            if x >= row.end + (_APART if row.end else 0):
                row.put(x, note, self.get_component_rich_style("key-bar--note"))
        return row.strip()

    def _put(self, row: CellRow, placed: Placed) -> None:
        hint = placed.hint
        key_style = self.get_component_rich_style("key-bar--stop-key" if hint.stop else "key-bar--key")
        word_style = self.get_component_rich_style("key-bar--stop" if hint.stop else "key-bar--word")
        shown = ("" if hint.compact else " ").join(key.shown for key in hint.keys)
        row.put(placed.x, shown, key_style)
        if hint.word:
            row.put(placed.x + cell_len(shown) + 1, hint.word, word_style)
