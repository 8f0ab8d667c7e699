"""The live session: what to do, on which side, for how long, read from the floor."""

from collections.abc import Callable
from enum import Enum, auto
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.timer import Timer
from textual.widgets import Static

from catalog.safety import WarningSign
from tui.painlog.model import Session, SessionStatus
from tui.screens.ask import Answer, AskScreen
from tui.screens.base import UnacheScreen
from tui.screens.live_words import Shown, breath_fraction, shown, wording
from tui.screens.session_record import SessionRecord
from tui.screens.stop import SignTicked, StopChoice, StopScreen
from tui.screens.warning import WarningScreen
from tui.services import Services
from tui.session.plan import PhaseKind
from tui.session.player import Player, View
from tui.widgets.big_text import BigText
from tui.widgets.breath_bar import BreathBar
from tui.widgets.key_bar import KeyBar
from tui.widgets.progress import RoutineProgress, Segment
from tui.widgets.split_line import SplitLine


class Ending(Enum):
    """How the live screen was left."""

    FINISHED = auto()
    STOPPED = auto()
    WARNED = auto()
    KEPT = auto()
    """Left in the middle, to be taken up again."""


class LiveScreen(UnacheScreen[Ending]):
    """Walks the player through real time and keeps each result as it happens."""

    CSS_PATH = "live.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,full_stop,enter", "start", "start", id="session.start", tooltip="Start the clock of this move"),
        Binding(
            "space,full_stop,enter", "resume", "go on", id="session.resume", tooltip="Go on from where it was paused"
        ),
        Binding("space,full_stop", "pause", "pause", id="session.pause", tooltip="Pause the clock"),
        Binding(
            "n,pagedown,right", "start", "", show=False, id="session.begin", tooltip="Start the clock of this move"
        ),
        Binding("n,pagedown,right", "next", "next", id="session.next", tooltip="Go on to what comes next"),
        Binding("b,pageup,left", "back", "back", id="session.back", tooltip="Do this again, or go back one"),
        Binding(
            "equals_sign,plus",
            "adjust(1)",
            "10 s",
            key_display="+ −",
            id="session.longer",
            tooltip="Ten seconds, or one, more",
        ),
        Binding("minus", "adjust(-1)", "less", show=False, id="session.shorter", tooltip="Ten seconds, or one, less"),
        Binding("k", "skip_move", "skip move", id="session.skip", tooltip="Leave this whole move out"),
        Binding("escape,q", "leave", "leave", key_display="q", id="session.leave", tooltip="Leave; asks what to keep"),
        Binding(
            "exclamation_mark,s", "stop_now", "stop now", key_display="!", id="session.stop", tooltip="Stop at once"
        ),
    ]

    def __init__(self, services: Services, session: Session, player: Player) -> None:
        super().__init__()
        self._services, self._player = services, player
        # Read beforehand: stopping does not wait for the log.
        self._signs = services.safety.signs_for(services.stage(), before=False)
        self._timer: Timer | None = None
        self.record = SessionRecord(services, session, self._later)
        """What is written of it, and what is still to be."""
        self._ending: Ending | None = None
        self._held = False
        self._words: dict[str, Content] = {}
        """What stands on the screen, so that only what changes is drawn."""
        self._says: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        yield SplitLine(id="head")
        with Horizontal(id="stage"):
            with Vertical(id="figure"):
                yield Static(id="card")
            with Vertical(id="counts"):
                with Horizontal(id="which"):
                    yield BigText("", id="side")
                    yield BigText("", id="move")
                    yield Static(id="of")
                with Horizontal(id="number"):
                    yield BigText("", id="count")
                    yield Static(id="unit")
                with Horizontal(id="breath"):
                    yield BigText("", id="inout")
                    yield Static(id="word")
                    yield BreathBar()
        yield Static(id="line")
        yield Static(id="next")
        yield RoutineProgress()
        yield KeyBar()

    def on_mount(self) -> None:
        plan = self._player.plan
        progress = self.query_one(RoutineProgress)
        progress.segments = tuple(Segment(p.name, p.seconds, p.move) for p in plan.phases if p.kind.is_work)
        self.watch(self.app, "app_focus", self._beat, init=False)
        self._beat()

    def on_resize(self) -> None:
        self.call_after_refresh(self._beat)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        phase = self._player.phase
        reading, running = phase.kind is PhaseKind.READ, self._player.running
        possible = {
            "start": reading,
            "resume": not reading and not running,
            "pause": running,
            "adjust": not reading,
            "next": not reading,
            "skip_move": reading,
        }
        return possible.get(action, True)

    def _later(self, seconds: float, call: Callable[[], None]) -> object:
        def call_and_show() -> None:
            call()
            self._beat()

        return self.app.set_timer(seconds, call_and_show)

    def action_start(self) -> None:
        self._do(self._player.go)

    def action_resume(self) -> None:
        self._do(self._player.go)

    def action_pause(self) -> None:
        self._do(self._player.pause)

    def action_next(self) -> None:
        self._do(self._player.next)

    def action_back(self) -> None:
        self._do(self._player.back)

    def action_adjust(self, steps: int) -> None:
        self._show(self._player.adjust(steps, self._services.clock.steady()))

    def action_skip_move(self) -> None:
        self._do(self._player.skip_move)

    def on_click(self, event: Click) -> None:
        if event.widget is not None and self.query_one("#counts") in event.widget.ancestors_with_self:
            self._do(self._player.toggle)

    def action_leave(self) -> None:
        self._do(self._player.pause)
        if self._ending is None:
            self._ask_about_leaving()

    @work(exclusive=True, group="question")
    async def _ask_about_leaving(self) -> None:
        answer = await self.app.push_screen_wait(_leave_question(saved=self.record.saved))
        if answer is Ending.KEPT:
            self._finish(Ending.KEPT)
        elif answer is Ending.STOPPED:
            self._stop()

    def request_quit(self) -> None:
        self.action_leave()

    def action_stop_now(self) -> None:
        # Held until she has answered: even where the last phase ends in this very moment, the signs come first.
        self._held = True
        self._do(self._player.pause)
        self._ask_about_signs()

    @work(exclusive=True, group="question")
    async def _ask_about_signs(self) -> None:
        phone = self._services.preferences.phone
        choice = await self.app.push_screen_wait(StopScreen(self._signs, phone, saved=self.record.saved))
        if isinstance(choice, SignTicked) and await self._is_true(choice.sign, phone):
            self._finish(Ending.WARNED)
        elif choice is StopChoice.ONLY_STOP:
            self._stop()
        else:
            self._held = False
            self._beat()

    async def _is_true(self, sign: WarningSign, phone: str) -> bool:
        """End the session at once, then show what to do; a slip opens it again."""
        self._player.leave(self._services.clock.steady())
        self.record.follow(self._player, force=True)
        noted = self.record.stop_for_sign(sign)
        read = await self.app.push_screen_wait(WarningScreen(sign, phone, noted=noted))
        if not read:
            self.record.take_back_sign(sign)
        return read

    def _stop(self) -> None:
        self._player.leave(self._services.clock.steady())
        self._finish(Ending.STOPPED)

    def _finish(self, ending: Ending) -> None:
        """Close the session in the log, unless it is kept for later, and leave as soon as this screen is on top."""
        if self._ending is not None:
            return
        self._ending = ending
        if self._timer:
            self._timer.stop()
        self.record.follow(self._player, force=True)
        if ending in (Ending.FINISHED, Ending.STOPPED):
            self.record.end(SessionStatus.FINISHED if ending is Ending.FINISHED else SessionStatus.STOPPED)
        if not self.record.saved:
            words = f"{self.record.problem} It is tried again."
            self.notify(words, title="Not saved", severity="error", timeout=20, markup=False)
        self.dismiss(ending)

    def on_screen_resume(self) -> None:
        if self._ending is not None:
            self.dismiss(self._ending)
        else:
            self._beat()

    def on_unmount(self) -> None:
        # The program ends under the session: keep how far the phase had come.
        if self._ending is None:
            self.record.follow(self._player, force=True)

    def _do(self, action: Callable[[float], View]) -> None:
        """Carry out a key at this moment, keep what it changed, and show it."""
        self._show(action(self._services.clock.steady()))

    def _beat(self) -> None:
        """Let time pass to now, and sleep until the next visible change."""
        if self.is_mounted and self._ending is None:
            self._do(self._player.tick)

    def _show(self, view: View) -> None:
        self.record.follow(self._player)
        if view.finished and not self._held:
            self._finish(Ending.FINISHED)
            return
        narrow = self.has_class("-narrow") or self.has_class("-small")
        says = (*wording(view, narrow=narrow), self.record.problem)
        if says != self._says:
            self._says = says
            self._draw(shown(view, self._player.plan, narrow=narrow, problem=self.record.problem), view)
            self.refresh_bindings()
        bar = self.query_one(BreathBar)
        bar.fraction = breath_fraction(view)
        self.query_one(RoutineProgress).fraction = view.fraction if view.phase.kind.is_work else 0.0
        if self._timer:
            self._timer.stop()
        # A step a cell: the bar could show finer ones, at three times the cost, and nobody breathes by them.
        wait = self._player.until_change(self._services.clock.steady(), bar.bar_width)
        self._timer = self.set_timer(wait, self._beat) if wait is not None else None

    def _draw(self, words: Shown, view: View) -> None:
        kind = view.phase.kind
        self.set_class(view.paused, "-paused")
        self.set_class(kind is PhaseKind.READ, "-reading")
        self.set_class(not kind.is_work and kind is not PhaseKind.READ, "-between")
        self.set_class(bool(view.reps) and kind.is_work, "-counted")
        head = self.query_one("#head", SplitLine)
        head.left, head.right = words.head, words.time_left
        for name, text in (("side", words.side), ("move", words.move), ("count", words.count), ("inout", words.breath)):
            self.query_one(f"#{name}", BigText).text = text
        for name, content in (
            ("card", words.card),
            ("of", words.of_moves),
            ("unit", words.unit),
            ("word", words.breath_word),
            ("line", words.line),
            ("next", words.coming),
        ):
            if self._words.get(name) != content:
                self._words[name] = content
                self.query_one(f"#{name}", Static).update(content)
        self.query_one(RoutineProgress).current = words.segment


def _leave_question(*, saved: bool) -> AskScreen[Ending | None]:
    return AskScreen(
        "Leave this session?",
        ("Everything so far is saved." if saved else "Not everything is saved yet; it is tried again.",),
        (
            Answer("g", "go on where I was", None),
            Answer("k", "keep it, to take up again later", Ending.KEPT),
            Answer("s", "stop here and rate how it feels", Ending.STOPPED, grave=True),
        ),
        otherwise=None,
    )
