"""A long list of things to choose from, under headings: only the rows in sight are drawn.

Owns which row is lit and what is in sight. What a row says is asked for when it is drawn, so that thousands cost nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from catalog.entry import Hit
from tui.widgets.cells import CellRow, fit

STAR, CAUTION = "★", "△"
_NAME_AT: Final = 4
_RIGHT: Final = 1
_APART: Final = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group; without words, a blank row before it."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A quiet line that cannot be lit."""

    words: str


@dataclass(frozen=True, slots=True)
class Item:
    """A row that can be lit."""

    hit: Hit
    offered: bool = True


Row = Heading | Note | Item


@dataclass(frozen=True, slots=True)
class Words:
    """What a row says."""

    name: str
    amounts: tuple[str, ...] = ()
    """How much, the fullest first: the first that fits beside the name is shown."""
    favourite: bool = False
    caution: bool = False


class ItemList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows `rows`; its screen lights and chooses."""

    DEFAULT_CSS = """
    ItemList {
        background: $background;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .item-list--heading { color: $unache-faint; text-style: bold; }
        & > .item-list--name { color: $unache-text; }
        & > .item-list--amount { color: $unache-muted; }
        & > .item-list--quiet { color: $unache-faint; }
        & > .item-list--mark { color: $unache-warn; }
        & > .item-list--bar { color: $unache-accent; }
        & > .item-list--lit { background: $unache-raised; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "item-list--heading",
        "item-list--name",
        "item-list--amount",
        "item-list--quiet",
        "item-list--mark",
        "item-list--bar",
        "item-list--lit",
    }
    ALLOW_SELECT = False

    @dataclass
    class Lit(Message):
        """Another row is lit, or none is left."""

        hit: Hit | None

    @dataclass
    class Clicked(Message):
        """A row was clicked; it is lit now."""

        hit: Hit

    lit_row: reactive[int | None] = reactive(None, repaint=False)

    def __init__(self, words: Callable[[Hit], Words], *, id: str | None = None) -> None:  # noqa: A002 (the toolkit's name)
        super().__init__(id=id)
        self._words = words
        self._rows: Sequence[Row] = ()

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    @property
    def lit(self) -> Hit | None:
        """What is lit."""
        row = None if self.lit_row is None else self._rows[self.lit_row]
        return row.hit if isinstance(row, Item) else None

    def show(self, rows: Sequence[Row], lit: Hit | None = None) -> None:
        """Put other rows in place; `lit` stays lit where it is among them, else the first one is."""
        self._rows = rows
        self.set_reactive(ItemList.lit_row, None)
        self.virtual_size = Size(self.size.width, len(rows))
        at = next((n for n, row in enumerate(rows) if isinstance(row, Item) and row.hit == lit), None) if lit else None
        if at is None:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
            at = next((n for n, row in enumerate(rows) if isinstance(row, Item)), None)
        self._light(at)
        self.refresh()

    def step(self, rows: int) -> None:
        """Light the item that many items further down, or up."""
        if self.lit_row is None:
            return
        at, ahead, left = self.lit_row, 1 if rows > 0 else -1, abs(rows)
        seek = at + ahead
        while left and 0 <= seek < len(self._rows):
            if isinstance(self._rows[seek], Item):
                at, left = seek, left - 1
            seek += ahead
        if at == self.lit_row and ahead < 0:
            # Headings above the first item come into sight again.
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._light(at)

    def page(self, pages: int) -> None:
        """Light an item about that many windows further."""
        self.step(pages * max(1, self.size.height - 2))

    def to_end(self, *, last: bool) -> None:
        """Light the last item, or the first."""
        self.step(len(self._rows) if last else -len(self._rows))

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        row = self._rows[number] if number < len(self._rows) else None
        if isinstance(row, Item):
            return self._item(row, width, lit=number == self.lit_row)
        cells = CellRow(width, self.rich_style)
        if isinstance(row, Heading):
            cells.put(1, fit(row.words, width - 1), self._style("heading"))
        elif isinstance(row, Note):
            cells.put(1, fit(row.words, width - 1), self._style("quiet"))
        return cells.strip()

    def on_resize(self, event: Resize) -> None:
        self.virtual_size = Size(event.size.width, len(self._rows))
        self._bring_into_sight()

    def on_click(self, event: Click) -> None:
        number = event.y + self.scroll_offset.y
        row = self._rows[number] if number < len(self._rows) else None
        if isinstance(row, Item):
            self._light(number)
            self.post_message(self.Clicked(row.hit))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def _light(self, at: int | None) -> None:
        self.lit_row = at
        self._bring_into_sight()
        self.refresh()
        self.post_message(self.Lit(self.lit))

    def _bring_into_sight(self) -> None:
        """Scroll as far as needed, with what stands above the first item of a group."""
        at, height = self.lit_row, self.scrollable_content_region.height
        if at is None or not height:
            return
        top = at
        while top and at - top < height - 1 and not isinstance(self._rows[top - 1], Item):
            top -= 1
        seen = self.scroll_offset.y
        if top < seen:
            self.scroll_to(y=top, animate=False, force=True, immediate=True)
        elif at >= seen + height:
            self.scroll_to(y=at - height + 1, animate=False, force=True, immediate=True)

    def _item(self, item: Item, width: int, *, lit: bool) -> Strip:
        words = self._words(item.hit)
        ground = self.rich_style
        if lit:
            ground = Style(color=ground.color, bgcolor=self.get_component_rich_style("item-list--lit").bgcolor)
        cells = CellRow(width, ground)
        if lit and self.has_focus:
            cells.put(0, "▌", self._style("bar"))
        if words.favourite:
            cells.put(1, STAR, self._style("mark"))
        if words.caution:
            cells.put(2, CAUTION, self._style("mark" if item.offered else "quiet"))
        room = width - _NAME_AT - _RIGHT
        name = self._style("name" if item.offered else "quiet")
        shown = fit(words.name, room)
        cells.put(_NAME_AT, shown, name + Style(bold=True) if lit else name)
        left = room - cell_len(shown) - _APART
        amount = next((one for one in words.amounts if cell_len(one) <= left), "")
        if amount:
            cells.put(width - _RIGHT - cell_len(amount), amount, self._style("amount" if item.offered else "quiet"))
        return cells.strip()

    def _style(self, name: str) -> Style:
        """A text style without a ground: the row has its own."""
        style = self.get_component_rich_style(f"item-list--{name}")
        return Style(color=style.color, bold=style.bold)
