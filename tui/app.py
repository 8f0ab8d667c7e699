"""The program as a declaration: its four rooms, its keys, its colours, and how it ends. No domain logic."""

import asyncio
import signal
from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui import crash
from tui.messages import AboutYouAsked, ModeChosen, ResumeAsked, RoutineChosen
from tui.screens.base import UnacheScreen
from tui.screens.catalogue import CatalogueScreen
from tui.screens.first import FirstScreen
from tui.screens.flow import SessionFlow
from tui.screens.help import HelpScreen
from tui.screens.history import HistoryScreen
from tui.screens.me import MeScreen
from tui.screens.today import TodayScreen
from tui.services import Services
from tui.themes import THEMES

ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""Each ends the program in order; the exit code says which it was."""


KEY_NAMES = {"enter": "enter", "escape": "esc", "space": "space"}
"""Keys shown by their word."""


class UnacheApp(App[None]):
    """Everything she sees."""

    TITLE = "unache"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "quit", "Quit", show=False, id="app.interrupt", tooltip="Quit; in a session, asks first"),
        Binding("question_mark,f1", "help", "help", key_display="?", id="app.help", tooltip="What each key does here"),
        Binding("q", "quit", "quit", id="app.quit", tooltip="Leave the program; in a session, asks first"),
    ]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (the toolkit declares it on the instance)
        (0, "-small"),
        (60, "-narrow"),
        (80, "-normal"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 (as above)
        (0, "-flat"),
        (16, "-short"),
        (24, "-medium"),
        (36, "-tall"),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._asked_to_leave = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.add_mode("today", partial(TodayScreen, services))
        self.add_mode("catalogue", partial(CatalogueScreen, services))
        self.add_mode("history", partial(HistoryScreen, services))
        self.add_mode("me", partial(MeScreen, services))

    @property
    def exit_code(self) -> int:
        """What the process answers: an end nobody asked for is a failure."""
        return self.return_code or (0 if self._asked_to_leave else 1)

    async def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        if not self.is_headless:
            for number in ENDING_SIGNALS:
                loop.add_signal_handler(number, self._end, 128 + number)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        await self.switch_mode("today")
        self._greet()

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        self._asked_to_leave = True
        super().exit(result, return_code, message)

    async def action_quit(self) -> None:
        if isinstance(self.screen, UnacheScreen):
            self.screen.request_quit()
        else:
            self.exit()

    def action_help(self) -> None:
        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        else:
            self.push_screen(HelpScreen(self.screen.active_bindings))

    def get_key_display(self, binding: Binding) -> str:
        return binding.key_display or KEY_NAMES.get(binding.key.split(",")[0], super().get_key_display(binding))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key that works here by its name, the four rooms, and the colours."""
        for name in ("Today", "Catalogue", "History", "Me"):
            yield SystemCommand(name, f"Go to {name}", partial(self.post_message, ModeChosen(name.lower())))
        for active in screen.active_bindings.values():
            binding = active.binding
            if active.enabled and binding.tooltip and not binding.system:
                yield SystemCommand(
                    binding.tooltip, f"Key {binding.key}", partial(self.run_action, binding.action, active.node)
                )
        yield SystemCommand("Colours", "Dusk, day, night, high contrast and more", self.action_change_theme)
        yield SystemCommand("Quit", "Leave the program", self.action_quit)

    @on(ModeChosen)
    async def _go_to_mode(self, message: ModeChosen) -> None:
        if len(self.screen_stack) == 1:
            await self.switch_mode(message.mode)

    @on(RoutineChosen)
    def _start_routine(self, message: RoutineChosen) -> None:
        self._run_session(message.routine.id, SessionFlow(self, self._services).start(message.routine))

    @on(ResumeAsked)
    def _ask_about_unfinished(self) -> None:
        self._run_session("unfinished", SessionFlow(self, self._services).offer_unfinished())

    @on(AboutYouAsked)
    def _ask_first_questions(self) -> None:
        self.push_screen(FirstScreen(self._services))

    @work(exclusive=True, group="session")
    async def _run_session(self, name: str, flow: object) -> None:
        del name
        await flow  # type: ignore[misc]  # a coroutine made by the flow

    def _greet(self) -> None:
        """Open on what matters first: the first questions, or a session left in the middle."""
        log = self._services.log
        if log.episode() is None and not log.view_only:
            self.post_message(AboutYouAsked())
        elif log.unfinished() is not None and not log.view_only:
            self.post_message(ResumeAsked())

    def _end(self, code: int) -> None:
        self.exit(return_code=code)

    def _fatal_error(self) -> None:
        """Say plainly that the program failed. The toolkit's own report would print values, notes among them."""
        error = self._exception
        path = error and crash.record(error, self._services.locations.state, self._services.clock.now())
        where = f" What failed is noted in {path}, without anything you typed." if path else ""
        self.panic(Text(f"unache stopped because of a fault of its own. Your entries are saved.{where}"))
