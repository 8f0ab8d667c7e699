"""What all screens share: a way to quit, a key bar, and the four rooms' common keys."""

from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.timer import Timer

from tui.messages import ModeChosen
from tui.painlog.model import LogProblem
from tui.present import clock, day
from tui.services import Services
from tui.widgets.key_bar import KeyBar
from tui.widgets.top_bar import Mode, TabChosen, TopBar

Result = TypeVar("Result")
Kept = TypeVar("Kept")


class UnacheScreen(Screen[Result], Generic[Result]):
    """A screen that knows what leaving the program from it means."""

    def request_quit(self) -> None:
        """Leave the program; a screen where something would be lost asks first."""
        self.app.exit()

    def keep(self, write: Callable[[], Kept]) -> Kept | None:
        """Write to the pain log; when that fails say so, in words that stay, and return None."""
        try:
            return write()
        except LogProblem as problem:
            self.notify(str(problem), title="Not saved", severity="error", timeout=20, markup=False)
            return None


class RoomScreen(UnacheScreen[None]):
    """One of the four rooms: Today, Catalogue, History, Me."""

    MODE: ClassVar[Mode]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "room('today')", "Today", show=False, id="room.today", tooltip="Go to Today"),
        Binding("2", "room('catalogue')", "Catalogue", show=False, id="room.catalogue", tooltip="Go to the catalogue"),
        Binding("3", "room('history')", "History", show=False, id="room.history", tooltip="Go to the history"),
        Binding("4", "room('me')", "Me", show=False, id="room.me", tooltip="Go to Me"),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._minute: Timer | None = None

    def on_screen_resume(self) -> None:
        self.show()
        self._show_time()

    def show(self) -> None:
        """Read what this room shows from the pain log and put it on the screen."""
        raise NotImplementedError

    def say_saved(self) -> None:
        """Note at the foot when the log was last written."""
        self.query_one(KeyBar).note = f"saved {clock(self._services.clock.now())}"

    def action_room(self, mode: str) -> None:
        self.app.post_message(ModeChosen(mode))

    @on(TabChosen)
    def _tab_chosen(self, message: TabChosen) -> None:
        self.action_room(message.mode.value)

    def _show_time(self) -> None:
        """Show stage, date and time, and wake again when the minute changes; a covered room sleeps."""
        if self._minute:
            self._minute.stop()
        if not self.is_current:
            return
        now = self._services.clock.now()
        bar = self.query_one(TopBar)
        places = self._services.locations
        bar.place = "" if places.data_is_default else str(places.data)
        bar.stage, bar.date, bar.time = self._services.stage().label, day(now), clock(now)
        minute = (now + timedelta(minutes=1)).replace(second=0, microsecond=0)
        self._minute = self.set_timer((minute - now).total_seconds() + 0.05, self._show_time)
