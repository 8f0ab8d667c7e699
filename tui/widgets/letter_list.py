"""A list in columns in which one letter key chooses an entry."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tui.plain import plain

GAP = 3


def columns_for(width: int, widest: int, most: int = 3) -> int:
    """How many columns of entries `widest` cells wide fit side by side."""
    return max(1, min(most, (width + GAP) // (widest + GAP)))


class LetterList(Widget):
    """Entries of (key, words), in as many columns as fit, read downwards. `quiet` shows words only."""

    DEFAULT_CSS = "LetterList { height: auto; }"

    entries: reactive[tuple[tuple[str, str], ...]] = reactive((), layout=True)
    ticked: reactive[frozenset[str]] = reactive(frozenset())
    quiet: reactive[bool] = reactive(False)
    apart: reactive[int] = reactive(0, layout=True)
    """Blank rows between entries."""

    def __init__(self, entries: Sequence[tuple[str, str]] = (), *, most: int = 3, id: str | None = None) -> None:  # noqa: A002 (the toolkit's name)
        super().__init__(id=id)
        self._most = most
        self.set_reactive(LetterList.entries, tuple(entries))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        return self._rows(width) * (1 + self.apart) - self.apart

    def render(self) -> Content:
        rows = self._rows(self.size.width)
        pitch = self._widest + GAP
        lines = []
        for row in range(rows):
            cells = [self._entry(*entry) for entry in self.entries[row::rows]]
            lines.append(Content("").join(_padded(cell, pitch) for cell in cells))
        return Content("\n" * (1 + self.apart)).join(lines)

    @property
    def _widest(self) -> int:
        return max((len(words) for _, words in self.entries), default=0) + 3

    def _rows(self, width: int) -> int:
        count = columns_for(width, self._widest, self._most)
        return -(-len(self.entries) // count)

    def _entry(self, key: str, words: str) -> Content:
        if self.quiet:
            return plain(words, "$text-muted")
        chosen = key in self.ticked
        return Content.assemble((key, "bold $accent"), "● " if chosen else "  ", plain(words, "bold" if chosen else ""))


def _padded(cell: Content, width: int) -> Content:
    return cell.pad_right(max(0, width - cell.cell_length))
