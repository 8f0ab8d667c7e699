"""The program as a declaration: its four rooms, its keys, its colours, and how it ends. No domain logic."""

import asyncio
import signal
from collections.abc import Coroutine, Iterable
from functools import partial
from typing import ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from catalog.model import Catalogue
from tui import crash
from tui.atomic import NotWritten
from tui.commands import system_commands
from tui.driver import PatientDriver
from tui.messages import AboutYouAsked, AddToRoutine, EditRoutine, ModeChosen, ResumeAsked, RoutineChosen
from tui.painlog.model import LogProblem
from tui.screens.base import RoomScreen, UnacheScreen
from tui.screens.builder import BuilderScreen
from tui.screens.catalogue import CatalogueScreen
from tui.screens.first import FirstScreen
from tui.screens.flow import SessionFlow
from tui.screens.help import HelpScreen
from tui.screens.history import HistoryScreen
from tui.screens.me import MeScreen
from tui.screens.today import TodayScreen
from tui.services import Services
from tui.themes import THEMES
from tui.widgets.key_bar import KeyBar

ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""Each ends the program in order; the exit code says which it was."""


KEY_NAMES = {"enter": "enter", "escape": "esc", "space": "space"}
"""Keys shown by their word."""

FILES_A_NOTICE = 100
"""Own files read between two words of progress."""


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
        super().__init__(driver_class=PatientDriver)
        self._services = services
        self._asked_to_leave = False
        for theme in THEMES:
            self.register_theme(theme)
        names = [theme.name for theme in THEMES]
        chosen = services.preferences.theme
        self.theme = chosen if chosen in names else names[0]
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
                loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        await self.switch_mode("today")
        self.call_after_refresh(self._read_own_files)
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
        self.push_screen(HelpScreen(self.screen.active_bindings))

    def get_key_display(self, binding: Binding) -> str:
        return binding.key_display or KEY_NAMES.get(binding.key.split(",")[0], super().get_key_display(binding))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        return system_commands(self, screen, self._choose_theme)

    @on(ModeChosen)
    async def _go_to_mode(self, message: ModeChosen) -> None:
        if len(self.screen_stack) == 1:
            await self.switch_mode(message.mode)

    @on(RoutineChosen)
    def _start_routine(self, message: RoutineChosen) -> None:
        self._run(SessionFlow(self, self._services).start(message.routine))

    @on(ResumeAsked)
    def _ask_about_unfinished(self) -> None:
        self._run(SessionFlow(self, self._services).offer_unfinished())

    @on(AboutYouAsked)
    def _ask_first_questions(self) -> None:
        self.push_screen(FirstScreen(self._services))

    @on(EditRoutine)
    def _edit_routine(self, message: EditRoutine) -> None:
        routine = self._services.catalogue.routines.get(message.routine_id or "")
        self.push_screen(BuilderScreen(self._services, routine))

    @on(AddToRoutine)
    def _add_to_routine(self, message: AddToRoutine) -> None:
        self.push_screen(BuilderScreen(self._services, None, add=message.exercise_id))

    @work(exclusive=True, group="session")
    async def _run(self, flow: Coroutine[None, None, None]) -> None:
        await flow
        if isinstance(self.screen, RoomScreen):
            self.screen.look()

    @work(thread=True)
    def _read_own_files(self) -> None:
        """Read the user's own files beside the first screen, saying how far it is where there are many."""
        found = self._services.library.read(self._tell_progress)
        self.call_from_thread(self._take_own_files, found)

    def _tell_progress(self, number: int, files: int) -> None:
        if number and not number % FILES_A_NOTICE:
            self.call_from_thread(self._note, f"reading your files, {number} of {files}")

    def _take_own_files(self, catalogue: Catalogue) -> None:
        self._services.library.take(catalogue)
        self._note("")
        if isinstance(self.screen, RoomScreen):
            self.screen.look()

    def _note(self, words: str) -> None:
        for bar in self.screen.query(KeyBar):
            bar.note = words

    def _choose_theme(self, name: str) -> None:
        self.theme = name
        try:
            self._services.prefer(theme=name)
        except NotWritten as problem:
            self.notify(str(problem), title="Not saved", severity="error", markup=False)

    def _greet(self) -> None:
        """Open on what matters first: the first questions, or a session left in the middle."""
        log = self._services.log
        if log.view_only:
            return
        try:
            if not log.episodes():
                self.post_message(AboutYouAsked())
            elif log.unfinished() is not None:
                self.post_message(ResumeAsked())
        except LogProblem:
            # Another program holds the log: Today says so, and offers both when it is free.
            return

    def _fatal_error(self) -> None:
        """Say plainly that the program failed. The toolkit's own report would print values, notes among them."""
        error = self._exception
        path = error and crash.record(error, self._services.locations.state, self._services.clock.now())
        where = f" What failed is noted in {path}, without anything you typed." if path else ""
        self.panic(Text(f"unache stopped because of a fault of its own. Your entries are saved.{where}"))
