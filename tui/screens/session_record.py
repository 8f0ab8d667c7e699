"""Keeps a session in the pain log as it happens; what cannot be written is held and tried again."""

from collections.abc import Callable
from datetime import datetime

from catalog.safety import WarningSign
from tui.painlog.model import LogProblem, Session, SessionStatus, StepKind, StepOutcome, StepResult
from tui.services import Services
from tui.session.player import Player, Step

RETRY_SECONDS = 1.0


class SessionRecord:
    """The written side of a running session. Outlives its screen while something is still to be written."""

    def __init__(
        self, services: Services, session: Session, later: Callable[[float, Callable[[], None]], object]
    ) -> None:
        """`later` calls back after some seconds, whatever screen is shown then."""
        self._log, self._clock, self._session, self._later = services.log, services.clock, session, later
        self._steps: list[StepResult] = []
        self._position: tuple[int, float] | None = None
        self._written: tuple[int, bool] | None = None
        self._ending: SessionStatus | None = None
        self._slip: WarningSign | None = None
        self._sign: WarningSign | None = None
        self._waiting = False
        self.problem = ""
        """What keeps it from being written, in words for her; empty when all is written."""

    @property
    def saved(self) -> bool:
        """Whether everything so far stands in the log."""
        return not self.problem

    def follow(self, player: Player, *, force: bool = False) -> None:
        """Write the results of phases just left, and where the session is, when either has changed."""
        steps = player.collect()
        place = (player.index, player.running)
        if not steps and place == self._written and not force:
            return
        self._written = place
        self._steps.extend(_result(step, player) for step in steps)
        self._position = (player.index, player.elapsed(self._clock.steady()))
        self._write()

    def end(self, status: SessionStatus) -> None:
        """Close the session."""
        self._ending = status
        self._write()

    def stop_for_sign(self, sign: WarningSign) -> bool:
        """Keep the sign and close the session; whether that stands in the log already."""
        self._sign = sign
        self._write()
        return self._sign is None

    def take_back_sign(self, sign: WarningSign) -> None:
        """The sign was a slip: open the session again."""
        if self._sign is not None:
            self._sign = None
        else:
            self._slip = sign
        self._write()

    def _write(self) -> None:
        now = self._clock.now()
        try:
            if self._slip is not None:
                self._log.go_on_after_slip(self._session.id, self._slip.id, now=now)
                self._slip = None
            self._write_position(now)
            if self._sign is not None:
                self._log.stop_for_sign(self._session.id, self._sign.id, self._sign.level, now=now)
                self._sign = None
            if self._ending is not None:
                self._log.end(self._session.id, self._ending, now=now)
                self._ending = None
        except LogProblem as problem:
            self.problem = str(problem)
            if not self._waiting:
                self._waiting = True
                self._later(RETRY_SECONDS, self.try_again)
        else:
            self.problem = ""

    def _write_position(self, now: datetime) -> None:
        if self._position is None:
            return
        phase, elapsed = self._position
        while self._steps:
            self._log.record_step(self._session.id, self._steps[0], phase=phase, elapsed=elapsed, now=now)
            self._steps.pop(0)
        self._log.save_position(self._session.id, phase, elapsed, now=now)
        self._position = None

    def try_again(self) -> None:
        """Write what could not be written before."""
        self._waiting = False
        self._write()


def _result(step: Step, player: Player) -> StepResult:
    phase = player.plan.phases[step.phase]
    return StepResult(
        phase=step.phase,
        exercise_id=phase.exercise,
        side=phase.side,
        kind=StepKind(phase.kind.value),
        outcome=StepOutcome(step.outcome.value),
        seconds=step.seconds,
        reps=step.reps,
    )
