"""A short list of things to choose from, one of them lit."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static


class OfferList(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Shows `offers`, each of one or more lines; up and down light another, enter chooses it."""

    DEFAULT_CSS = """
    OfferList { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    OfferList > .offer { height: auto; padding: 0 1; border-left: blank; margin-bottom: 1; }
    OfferList > .offer.-lit { background: $panel; }
    OfferList:focus > .offer.-lit { border-left: outer $accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "start", id="offers.choose", tooltip="Start what is lit"),
        Binding(
            "up,k", "light(-1)", "choose", key_display="↑ ↓", id="offers.up", tooltip="Light the one above or below"
        ),
        Binding("down,j", "light(1)", "", show=False, id="offers.down", tooltip="Light the one above or below"),
    ]

    @dataclass
    class Chosen(Message):
        """One of the offers was chosen."""

        index: int

    offers: reactive[tuple[Content, ...]] = reactive((), recompose=True)
    lit: reactive[int] = reactive(0)

    def compose(self) -> ComposeResult:
        for number, offer in enumerate(self.offers):
            yield Static(offer, classes="offer -lit" if number == self.lit else "offer")

    def watch_offers(self) -> None:
        # A shorter list has no line where the lit one was.
        self.lit = min(self.lit, max(0, len(self.offers) - 1))

    def watch_lit(self) -> None:
        for number, child in enumerate(self.query(".offer")):
            child.set_class(number == self.lit, "-lit")
            if number == self.lit:
                child.scroll_visible(animate=False)

    def validate_lit(self, lit: int) -> int:
        return min(max(lit, 0), max(0, len(self.offers) - 1))

    def action_light(self, rows: int) -> None:
        self.lit += rows

    def action_choose(self) -> None:
        if self.offers:
            self.post_message(self.Chosen(self.lit))

    def on_click(self, event: Click) -> None:
        children = list(self.query(".offer"))
        if event.widget in children:
            self.lit = children.index(event.widget)
            self.action_choose()
