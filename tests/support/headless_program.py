"""A run of the program without a terminal: its screens, its keys, and time that passes only when told to."""

import asyncio
from typing import TypeVar

from manual_clock import ManualClock
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList, Static

from tui.app import UnacheApp
from tui.messages import RoutineChosen
from tui.screens.live import LiveScreen
from tui.widgets.big_text import BigText
from tui.widgets.key_bar import KeyBar
from tui.widgets.offer_list import OfferList

Kind = TypeVar("Kind", bound=DOMNode)

_QUIET_LOOKS = 3
"""How often in a row nothing may be waiting before the program counts as settled."""
_LOOK_SECONDS = 0.002
_MOST_LOOKS = 1500


class Program:
    """What a person sees and does in one run."""

    def __init__(self, app: UnacheApp, pilot: Pilot[None], clock: ManualClock) -> None:
        self.app = app
        self._pilot = pilot
        self._clock = clock

    @property
    def screen(self) -> Screen[object]:
        """The screen on top."""
        return self.app.screen

    def on(self, kind: type[Kind]) -> Kind:
        """The screen on top, which has to be of this kind."""
        assert isinstance(self.screen, kind), f"on {self.screen!r}\n{self.text}"
        return self.screen

    @property
    def text(self) -> str:
        """All lines of the screen, as drawn."""
        return "\n".join(strip.text.rstrip() for strip in self.screen._compositor.render_strips())

    @property
    def words(self) -> str:
        """The drawn lines as running text, whatever their breaks."""
        return " ".join(self.text.split())

    def large(self, name: str) -> str:
        """What is drawn in large letters under a name."""
        return self.screen.query_one(f"#{name}", BigText).text.strip()

    def line(self, name: str) -> str:
        """What a piece of text on the screen says, shown or scrolled away."""
        return str(self.screen.query_one(f"#{name}", Static).visual)

    @property
    def about(self) -> str:
        """What the rows of Me say."""
        return "\n".join(str(row) for row in self.screen.query_one(OfferList).offers)

    @property
    def keys(self) -> dict[str, str]:
        """The keys on the bottom line, each with its word."""
        hints = self.screen.query_one(KeyBar).hints
        return {" ".join(key.shown for key in hint.keys): hint.word for hint in hints}

    @property
    def notices(self) -> list[str]:
        """What the program says over its screens, title and words."""
        return [f"{notice.title}: {notice.message}".removeprefix(": ") for notice in self.app._notifications]

    async def press(self, *keys: str) -> None:
        """Press keys, named or as what they type, each answered before the next."""
        for key in keys:
            self.app.post_message(Key(_character_to_key(key), key) if len(key) == 1 else Key(key, None))
            await self.settle()

    async def type(self, text: str) -> None:
        """Press the key of each letter."""
        await self.press(*text)

    async def click(self, target: str, offset: tuple[int, int] = (0, 0)) -> None:
        """Click on a widget, from its upper left corner."""
        await self._pilot.click(target, offset=offset)
        await self.settle()

    async def choose(self, routine: str) -> None:
        """Start a routine by its id, as the list on Today does."""
        self.app.post_message(RoutineChosen(self.app._services.catalogue.routines[routine]))
        await self.settle()

    async def run_from_the_palette(self, command: str) -> None:
        """Type a command's name into the open palette and choose it."""
        await self.type(command)
        palette = self.on(CommandPalette)
        found = palette.query_one(OptionList)
        for _ in range(_MOST_LOOKS):
            if any(str(option.prompt).startswith(command) for option in found.options):
                break
            await asyncio.sleep(_LOOK_SECONDS)
        await self.press("enter")
        for _ in range(_MOST_LOOKS):
            if self.screen is not palette or not self.app.is_running:
                break
            await asyncio.sleep(_LOOK_SECONDS)
        await self.settle()

    async def light_in_the_catalogue(self, name: str, *, times: int = 1) -> None:
        """Walk down the list until a card opens with this name, for the first time or the second."""
        found = 0
        for _ in range(40):
            found += self.line("card").startswith(f"{name}\n")
            if found == times:
                return
            await self.press("down")
        raise AssertionError(f"{name} is not in the list\n{self.text}")

    async def let_pass(self, seconds: float) -> None:
        """Let time pass during a session, looked at every half second."""
        live = self.on(LiveScreen)
        left = seconds
        while left > 0 and self.screen is live:
            piece = min(0.5, left)
            self._clock.move(piece)
            live._beat()
            left -= piece
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        await self._pilot.resize_terminal(width, height)
        await self.settle()

    async def settle(self) -> None:
        """Wait until everything asked for is done and drawn."""
        quiet = 0
        for _ in range(_MOST_LOOKS):
            await asyncio.sleep(_LOOK_SECONDS)
            quiet = 0 if self._busy() else quiet + 1
            if quiet == _QUIET_LOOKS:
                return
        raise AssertionError(f"the program does not come to rest\n{self.text}")

    def _busy(self) -> bool:
        if not self.app._running or self.app._exit:
            return False
        screen = self.app.screen
        screen._on_timer_update()
        waiting = any(_has_work(pump) for pump in (self.app, *screen.walk_children(with_self=True)))
        return waiting or bool(screen._callbacks) or screen._layout_required


def _has_work(pump: DOMNode) -> bool:
    return bool(pump._message_queue.qsize()) or bool(pump._next_callbacks)
