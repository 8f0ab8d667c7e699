"""A session from beginning to end: may it be done, check-in, the live screen, rating afterwards."""

from typing import TYPE_CHECKING

from catalog.model import Routine
from catalog.safety import Verdict
from tui.painlog.model import LogProblem, Session, SessionStatus
from tui.plain import visible
from tui.present import ago
from tui.screens.after import AfterScreen
from tui.screens.ask import Answer, AskScreen
from tui.screens.checkin import CheckInScreen
from tui.screens.live import Ending, LiveScreen
from tui.services import Services
from tui.session.plan import plan_from_json, plan_routine
from tui.session.player import Player

if TYPE_CHECKING:
    from textual.app import App


class SessionFlow:
    """Leads through the screens of one session. Runs inside a worker of the program."""

    def __init__(self, app: "App[None]", services: Services) -> None:
        self._app, self._services = app, services

    async def start(self, routine: Routine) -> None:
        """Offer a routine's check-in and, when she goes on, the session itself."""
        gate_now = self._services.gate()
        if self._services.log.view_only:
            await self._say("This window can only look", self._services.log.notices)
            return
        if gate_now.verdict is Verdict.NOT_OFFERED:
            await self._say("Not offered now", (gate_now.reason,))
            return
        plan = plan_routine(routine, self._services.catalogue)
        session = await self._app.push_screen_wait(CheckInScreen(self._services, plan, gate_now))
        if session is None:
            return
        clock = self._services.clock
        try:
            self._services.log.begin(session.id, now=clock.now())
        except LogProblem as problem:
            await self._say("Not saved", (str(problem),))
            return
        await self._live(session, Player(plan, clock.steady()))

    async def offer_unfinished(self) -> None:
        """Ask what to do with a session that was left in the middle."""
        log, clock = self._services.log, self._services.clock
        session = log.unfinished()
        if session is None:
            return
        plan = plan_from_json(log.plan_content(session.plan_hash))
        player = Player(plan, clock.steady(), index=session.phase, elapsed=session.phase_elapsed)
        phase = player.phase
        where = f"{phase.name}, {phase.side.value} side" if phase.side else phase.name
        answer = await self._app.push_screen_wait(
            AskScreen(
                f"Unfinished session from {ago(session.started_at, clock.now())}",
                (
                    f"{visible(session.routine_name)}, move {phase.move + 1} of {plan.moves}: {visible(where)}.",
                    "What was done is saved.",
                ),
                (
                    Answer("r", "resume here", "resume"),
                    Answer("f", "finish here and rate how it feels", "finish"),
                    Answer("d", "discard the session", "discard", grave=True),
                    Answer("esc", "decide later", "later"),
                ),
                otherwise="later",
            )
        )
        match answer:
            case "resume":
                await self._live(session, player)
            case "finish":
                log.end(session.id, SessionStatus.STOPPED, now=clock.now())
                await self._app.push_screen_wait(AfterScreen(self._services, session, plan, stopped=True))
            case "discard":
                await self._discard(session)

    async def _discard(self, session: Session) -> None:
        sure = await self._app.push_screen_wait(
            AskScreen(
                "Discard this session?",
                ("Its ratings and what was done leave the log.",),
                (Answer("y", "discard it", True, grave=True), Answer("n", "keep it", False)),  # noqa: FBT003 (the answer itself)
                otherwise=False,
            )
        )
        if sure:
            self._services.log.discard(session.id, now=self._services.clock.now())

    async def _live(self, session: Session, player: Player) -> None:
        ending = await self._app.push_screen_wait(LiveScreen(self._services, session, player))
        if ending in (Ending.FINISHED, Ending.STOPPED):
            stopped = ending is Ending.STOPPED
            await self._app.push_screen_wait(AfterScreen(self._services, session, player.plan, stopped=stopped))

    async def _say(self, title: str, lines: tuple[str, ...]) -> None:
        await self._app.push_screen_wait(AskScreen(title, lines, (Answer("enter", "back", True),), otherwise=True))  # noqa: FBT003 (the answer itself)
