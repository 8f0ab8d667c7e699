"""A session from beginning to end: may it be done, check-in, the live screen, rating afterwards."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from catalog.model import Routine
from catalog.safety import Verdict
from tui.painlog.model import LogProblem, Session, SessionStatus
from tui.plain import brief
from tui.present import ago
from tui.screens.after import AfterScreen
from tui.screens.ask import Answer, AskScreen
from tui.screens.checkin import CheckInScreen
from tui.screens.live import Ending, LiveScreen
from tui.services import Services
from tui.session.plan import plan_from_json, plan_routine
from tui.session.player import Outcome, Player, Step

if TYPE_CHECKING:
    from textual.app import App


SIGNS_HOLD_FOR = timedelta(minutes=15)
"""How long the answer to the warning signs holds for a session that was left."""


class SessionFlow:
    """Leads through the screens of one session. Runs inside a worker of the program."""

    def __init__(self, app: "App[None]", services: Services) -> None:
        self._app, self._services = app, services

    async def start(self, routine: Routine) -> None:
        """Offer a routine's check-in and, when she goes on, the session itself."""
        with self._saying_what_cannot_be_read():
            await self._start(routine)

    async def offer_unfinished(self) -> None:
        """Ask what to do with a session that was left in the middle."""
        with self._saying_what_cannot_be_read():
            await self._offer_unfinished()

    async def _start(self, routine: Routine) -> None:
        if self._services.log.view_only:
            await self._say("This window can only look", self._services.log.notices)
            return
        await self._offer_unfinished()
        if self._services.log.unfinished() is not None:
            return
        gate_now = self._services.asking_gate()
        if gate_now.verdict is Verdict.NOT_OFFERED:
            await self._say("Not offered now", (gate_now.reason,))
            return
        chosen = await self._fitting(routine)
        if chosen is None:
            return
        plan = plan_routine(chosen, self._services.catalogue)
        session = await self._app.push_screen_wait(CheckInScreen(self._services, plan, gate_now))
        if session is None:
            return
        clock = self._services.clock
        try:
            live = LiveScreen(self._services, session, Player(plan, clock.steady()))
            self._services.log.begin(session.id, now=clock.now())
        except LogProblem as problem:
            await self._say("Not saved", (str(problem),))
            return
        await self._live(session, live)

    async def _fitting(self, routine: Routine) -> Routine | None:
        """The routine, or what she takes in its place where a move does not fit her stage; None when she leaves it."""
        adapted = self._services.adapted(routine)
        if adapted == routine:
            return routine
        offer = self._services.offer(routine)
        if adapted is None:
            await self._say("Not offered now", (offer.reason,))
            return None
        names = ", ".join(self._services.catalogue.exercises[item].name for item in offer.instead)
        words = f"with {names} instead" if names else "without it"
        answers: list[Answer[Routine | None]] = [Answer("i", words, adapted)]
        back: Answer[Routine | None] = Answer("esc", "back", None)
        if offer.verdict is Verdict.NEEDS_CHOICE:
            answers.append(Answer("y", "go on all the same", routine, grave=True))
        return await self._app.push_screen_wait(
            AskScreen(brief(routine.name), (offer.reason,), [*answers, back], otherwise=None)
        )

    async def _offer_unfinished(self) -> None:
        log, clock = self._services.log, self._services.clock
        session = None if log.view_only else log.unfinished()
        if session is None:
            return
        player, lines = self._resumable(session)
        answers = [
            Answer("f", "finish here and rate how it feels", "finish"),
            Answer("d", "discard the session", "discard", grave=True),
            Answer("esc", "decide later", "later"),
        ]
        if player is not None:
            answers.insert(0, Answer("r", "resume here", "resume"))
        title = f"Unfinished session from {ago(session.started_at, clock.now())}"
        answer = await self._app.push_screen_wait(AskScreen(title, lines, answers, otherwise="later"))
        if answer == "resume" and player is not None:
            await self._take_up(session, player)
        elif answer == "finish" and self._keep(lambda: log.end(session.id, SessionStatus.STOPPED, now=clock.now())):
            await self._app.push_screen_wait(AfterScreen(self._services, session, stopped=True))
        elif answer == "discard":
            await self._discard(session)

    def _resumable(self, session: Session) -> tuple[Player | None, tuple[str, ...]]:
        """The session at the phase it was left in, where it may go on; and what to say of it."""
        log, clock = self._services.log, self._services.clock
        try:
            plan = plan_from_json(log.plan_content(session.plan_hash))
        except (ValueError, LookupError):
            return None, (brief(session.routine_name), "Its plan cannot be read any more. What was done is saved.")
        earlier = [Step(r.phase, Outcome(r.outcome.value), r.seconds, r.reps) for r in log.step_results(session.id)]
        player = Player(plan, clock.steady(), index=session.phase, elapsed=session.phase_elapsed, earlier=earlier)
        phase = player.phase
        where = f"{phase.name}, {phase.side.value} side" if phase.side else phase.name
        lines = (
            f"{brief(session.routine_name)}, move {phase.move + 1} of {plan.moves}: {brief(where)}.",
            "What was done is saved.",
        )
        gate_now = self._services.gate()
        if gate_now.verdict is Verdict.NOT_OFFERED:
            return None, (*lines, gate_now.reason)
        return player, lines

    async def _take_up(self, session: Session, player: Player) -> None:
        """Go on with a session; after a while away the signs are asked again first."""
        away = self._services.clock.now() - session.touched_at
        if away > SIGNS_HOLD_FOR:
            checkin = CheckInScreen(self._services, player.plan, self._services.gate(), session)
            if await self._app.push_screen_wait(checkin) is None:
                return
        await self._live(session, LiveScreen(self._services, session, player))

    async def _discard(self, session: Session) -> None:
        sure = await self._app.push_screen_wait(
            AskScreen(
                "Discard this session?",
                ("Its ratings and what was done leave the log.",),
                (Answer("y", "discard it", value=True, grave=True), Answer("n", "keep it", value=False)),
                otherwise=False,
            )
        )
        if sure:
            self._keep(lambda: self._services.log.discard(session.id, now=self._services.clock.now()))

    def _keep(self, write: Callable[[], None]) -> bool:
        """Write to the log; where that fails say so and return False."""
        try:
            write()
        except LogProblem as problem:
            self._tell("Not saved", problem)
            return False
        return True

    @contextmanager
    def _saying_what_cannot_be_read(self) -> Iterator[None]:
        """Where the log cannot be read on the way, say so and go back to the room."""
        try:
            yield
        except LogProblem as problem:
            self._tell("Not read", problem)

    def _tell(self, title: str, problem: LogProblem) -> None:
        self._app.notify(str(problem), title=title, severity="error", timeout=20, markup=False)

    async def _live(self, session: Session, live: LiveScreen) -> None:
        ending = await self._app.push_screen_wait(live)
        try:
            if ending in (Ending.FINISHED, Ending.STOPPED):
                stopped = ending is Ending.STOPPED
                await self._app.push_screen_wait(AfterScreen(self._services, session, stopped=stopped))
        finally:
            # She may leave the program before it would be tried again of itself.
            live.record.try_again()

    async def _say(self, title: str, lines: tuple[str, ...]) -> None:
        await self._app.push_screen_wait(AskScreen(title, lines, (Answer("enter", "back", True),), otherwise=True))  # noqa: FBT003 (the answer itself)
