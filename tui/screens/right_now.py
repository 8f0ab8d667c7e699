"""What can I do right now: where it hurts and what she can do, and the one to three that fit."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from catalog.entry import Hit
from catalog.region import Region
from catalog.search import Filters, Fit
from tui.plain import plain
from tui.screens.base import UnacheScreen
from tui.screens.catalogue_rows import item_of
from tui.screens.filter_chips import ABILITIES, Filter, chips, preferred, turn
from tui.screens.place import PlaceScreen
from tui.services import Services
from tui.widgets.chip_bar import ChipBar
from tui.widgets.key_bar import KeyBar
from tui.widgets.offer_list import OfferList


class RightNowScreen(UnacheScreen[Hit | None]):
    """Answers with what she chose to do, or with None when she goes back."""

    CSS_PATH = "right_now.tcss"
    AUTO_FOCUS = "OfferList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "turn('m')", "minutes", id="right_now.minutes", tooltip="At most 5, 10 or 15 minutes, or any"),
        Binding("n", "turn('n')", "can't kneel", id="right_now.kneel", tooltip="Leave out what is done kneeling"),
        Binding("l", "turn('l')", "can't lie", id="right_now.lie", tooltip="Leave out what is done lying down"),
        Binding("u", "turn('u')", "quiet", id="right_now.quiet", tooltip="Only what moves nothing about"),
        Binding("t", "turn('t')", "what I have", id="right_now.things", tooltip="Only what your own things do for"),
        Binding("p", "place", "place", id="right_now.place", tooltip="Another place of pain"),
        Binding("escape", "leave", "back", key_display="esc", id="right_now.leave", tooltip="Back to the catalogue"),
    ]

    def __init__(self, services: Services, place: Region, offered: Callable[[Hit], bool]) -> None:
        super().__init__()
        self._services, self._place, self._offered = services, place, offered
        self._abilities = preferred(services)
        self._fits: tuple[Fit, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static("What you can do right now", id="title")
        yield Static(id="place", markup=False)
        yield ChipBar(id="chips")
        yield OfferList()
        yield Static(id="nothing", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        bar = self.query_one(ChipBar)
        bar.can_focus, bar.lettered = False, True
        self._show()

    def action_turn(self, letter: str) -> None:
        turn(self, self._services, self._abilities, Filter(letter), self._turned)

    def action_place(self) -> None:
        self.app.push_screen(PlaceScreen(), self._placed)

    def action_leave(self) -> None:
        self.dismiss(None)

    @on(ChipBar.Turned)
    def _chip(self, message: ChipBar.Turned) -> None:
        self.action_turn(message.letter)

    @on(OfferList.Chosen)
    def _chosen(self, message: OfferList.Chosen) -> None:
        self.dismiss(self._fits[message.index].hit)

    def _turned(self, abilities: Filters) -> None:
        self._abilities = abilities
        self._show()

    def _placed(self, place: Region | None) -> None:
        if place is not None:
            self._place = place
            self._show()

    def _show(self) -> None:
        self._fits = self._services.library.index.fitting(frozenset({self._place}), self._abilities, self._offered)
        self.query_one("#place", Static).update(plain(f"for {self._place.phrase}", "$text-muted"))
        self.query_one(ChipBar).chips = chips(self._abilities, ABILITIES)
        offers = self.query_one(OfferList)
        offers.offers = tuple(self._words(fit) for fit in self._fits)
        offers.lit = 0
        nothing = self.query_one("#nothing", Static)
        nothing.display, offers.display = not self._fits, bool(self._fits)
        nothing.update(plain("" if self._fits else self._why_nothing(), "$text-muted"))

    def _words(self, fit: Fit) -> Content:
        item = item_of(fit.hit, self._services.catalogue)
        return Content.assemble(
            plain(item.name, "bold"), "\n", plain(fit.why, "$text-muted"), "\n", plain(item.summary, "$unache-faint")
        )

    def _why_nothing(self) -> str:
        gate = self._services.gate()
        if gate.reason and not any(self._offered(hit) for hit in self._services.library.index.search()):
            return f"Nothing is offered now. {gate.reason}"
        return "Nothing fits all of this. Turn one of the limits off with its letter."
