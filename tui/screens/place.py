"""Where does it hurt? One key for each place of the body."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Static

from catalog.region import Region
from tui.screens.base import Question
from tui.widgets.letter_list import LetterList

KEYS = dict(zip("abcdefghijklmnopr", sorted(Region, key=lambda r: (r is not Region.LOW_BACK_C,)), strict=True))
"""The middle of the low back comes first; it is what most people mean."""


class PlaceScreen(Question[Region | None]):
    """Answers with the place, or with None when she thinks better of it."""

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static("Where does it hurt?", id="title")
            yield Static("Left and right are your own.", classes="line")
            yield LetterList([(key, region.label) for key, region in KEYS.items()], most=2, id="answers")
            yield Static("esc  go back", classes="line")

    def on_key(self, event: Key) -> None:
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
        elif event.character in KEYS:
            event.stop()
            self.dismiss(KEYS[event.character])
