"""What all screens share: a way to quit, a key bar, and the four rooms' common keys."""

from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.timer import Timer

from tui.atomic import NotWritten
from tui.messages import ModeChosen
from tui.painlog.model import LogProblem
from tui.present import clock, day
from tui.services import Services
from tui.widgets.key_bar import KeyBar
from tui.widgets.top_bar import Mode, TabChosen, TopBar

Result = TypeVar("Result")
Kept = TypeVar("Kept")

LOOK_AGAIN_SECONDS = 1.0


class AnswersOnce(Screen[Result], Generic[Result]):
    """A screen that is left once: a second key in the same moment changes nothing, nor does one from below."""

    _left = False

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        if self._left or not self.is_current:
            return AwaitComplete()
        self._left = True
        return super().dismiss(result)


class Question(AnswersOnce[Result], ModalScreen[Result], Generic[Result]):
    """A small question over the screen it interrupts."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "app.quit", show=False, id="question.interrupt", tooltip="Leave the program"),
    ]


class UnacheScreen(AnswersOnce[Result], Generic[Result]):
    """A screen that knows what leaving the program from it means."""

    def request_quit(self) -> None:
        """Leave the program; a screen where something would be lost asks first."""
        self.app.exit()

    def keep(self, write: Callable[[], Kept]) -> Kept | None:
        """Write to the pain log; when that fails say so, in words that stay, and return None."""
        try:
            return write()
        except (LogProblem, NotWritten) as problem:
            self.say_not_saved(problem)
            return None

    def say_not_saved(self, problem: LogProblem | NotWritten) -> None:
        """Say what kept something from being read or written, and the way out, in words that stay a while."""
        self.notify(str(problem), title="Not saved", severity="error", timeout=20, markup=False)


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
        self.look()

    def look(self) -> None:
        """Read and show; where another program holds the log, say so and look again in a moment."""
        if not self.query(KeyBar):
            # Not composed yet: it is looked at again when it is shown.
            return
        try:
            self.show()
            self._show_time()
        except LogProblem:
            self.query_one(KeyBar).note = "waiting for the log"
            self.set_timer(LOOK_AGAIN_SECONDS, self.look)
        else:
            self.query_one(KeyBar).note = ""

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
