"""Walks a plan, phase by phase, as time passes and keys are pressed.

Owns where a session is. Every method takes `now`, in seconds of a steady clock; nothing here reads one. Elapsed time
is worked out from when the clock was last started, never counted in ticks, so that a late call changes nothing.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tui.session.plan import Phase, PhaseKind, Plan

AWAY_SECONDS = 3.0
"""A running clock not looked at for longer than this was not running for her: the machine slept, or was stopped."""
RESTART_SECONDS = 3.0
"""Going back within this long of a start means the phase before; later it means this phase again."""
ROUNDING = 0.005
"""Seconds by which a timer may fire early without the old second staying on the screen."""

SOONEST = 0.001
"""Seconds until the next change where that is due at once."""


class Outcome(StrEnum):
    """How a phase was left."""

    DONE = "done"
    PARTIAL = "partial"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Step:
    """The result of one phase of work, as the pain log keeps it."""

    phase: int
    outcome: Outcome
    seconds: float
    """Time spent on it, in seconds."""
    reps: int | None
    """Whole repetitions done; None where they are not counted."""

    def is_worse_than(self, other: "Step") -> bool:
        """Whether less was done: by how the phase was left, then by the time spent on it."""
        return (_RANK[self.outcome], self.seconds) < (_RANK[other.outcome], other.seconds)


_RANK = {Outcome.SKIPPED: 0, Outcome.PARTIAL: 1, Outcome.DONE: 2}


@dataclass(frozen=True, slots=True)
class View:
    """What a screen needs to show one moment of a session."""

    index: int
    phase: Phase
    coming: Phase | None
    """The next phase that is work or reading; None at the end."""
    paused: bool
    count: int
    """Seconds left, or the repetition being done, from 1."""
    length: float
    """Length of the phase in seconds, as adjusted."""
    reps: int
    """Repetitions of the phase, as adjusted; 0 where they are not counted."""
    elapsed: float
    left: float
    """Seconds left in the phase."""
    fraction: float
    """Share of the phase that is done, 0 to 1."""
    breathing_in: bool
    breath: float
    """Share of the present breath in or out that has passed, 0 to 1."""
    left_in_all: float
    """Seconds of planned time still to come, this phase included."""
    away: float
    """Seconds the program was held up, when that is why it is paused; otherwise 0."""

    @property
    def finished(self) -> bool:
        return self.phase.kind is PhaseKind.FINISH

    @property
    def line(self) -> str:
        """What to do now: the words of this breath where the movement goes with the breath."""
        words = self.phase.breath_in if self.breathing_in else self.phase.breath_out
        return words or self.phase.line


class Player:
    """A session in progress."""

    def __init__(
        self, plan: Plan, now: float, *, index: int = 0, elapsed: float = 0.0, earlier: Iterable[Step] = ()
    ) -> None:
        """Start before the phase `index`. With time already `elapsed`, or past the first phase, it begins paused.

        Results of an `earlier` run of the same session are not handed over again, nor anything worse for their phases.
        """
        self.plan = plan
        self._index = min(max(index, 0), len(plan.phases) - 1)
        self._banked = elapsed
        self._since: float | None = None
        self._extra = 0.0
        self._seen = now
        self._away = 0.0
        self._spent: dict[int, float] = {}
        self._steps: list[Step] = []
        self._best: dict[int, Step] = {}
        for step in earlier:
            self._keep_best(step)

    @property
    def index(self) -> int:
        """The phase the session is in."""
        return self._index

    @property
    def phase(self) -> Phase:
        return self.plan.phases[self._index]

    @property
    def running(self) -> bool:
        """Whether the clock of the present phase runs."""
        return self._since is not None

    def elapsed(self, now: float) -> float:
        """Seconds spent in the present phase."""
        return self._banked + (max(now, self._since) - self._since if self._since is not None else 0.0)

    def collect(self) -> tuple[Step, ...]:
        """Hand over the results of phases left since the last call, oldest first.

        A phase that is left again is handed over again only where no more was done of it before.
        """
        steps = tuple(self._steps)
        self._steps.clear()
        return steps

    def tick(self, now: float) -> View:
        """Let time pass up to `now`."""
        if self._since is not None:
            gap = now - self._seen
            if gap > AWAY_SECONDS:
                self._halt(self._seen)
                self._away = gap
            else:
                self._run_to(now)
        self._seen = max(now, self._seen)
        return self.view(now)

    def go(self, now: float) -> View:
        """Start the clock: from the reading card, or after a pause."""
        if self.phase.kind is PhaseKind.READ:
            self._enter(self._index + 1, now)
        elif self._since is None and not self.phase.kind.waits:
            self._since = now
        self._run_to(now)
        self._away = 0.0
        self._seen = max(now, self._seen)
        return self.view(now)

    def pause(self, now: float) -> View:
        """Stop the clock where it is. Pausing twice changes nothing."""
        self.tick(now)
        if self._since is not None:
            self._halt(now)
        return self.view(now)

    def toggle(self, now: float) -> View:
        """Pause when the clock runs, otherwise go."""
        return self.pause(now) if self.running else self.go(now)

    def next(self, now: float) -> View:
        """Leave this phase for the one after it. On the reading card this starts the move.

        The clock runs afterwards even where it was paused: this is a way of going on.
        """
        self.tick(now)
        if self.phase.kind is PhaseKind.READ:
            return self.go(now)
        if self.phase.kind is not PhaseKind.FINISH:
            self._close(now)
            self._enter(self._index + 1, now)
            self._run_to(now)
        self._away = 0.0
        return self.view(now)

    def skip_move(self, now: float) -> View:
        """Leave the whole move out and go to the next one's reading card, or to the end.

        The way out of its position is left out only where the way in was: who lies on the back is told how to rise.
        """
        self.tick(now)
        move, settled = self.phase.move, self.phase.kind is not PhaseKind.READ
        while self.phase.kind is not PhaseKind.FINISH and self.phase.move == move:
            self._close(now)
            self._enter(self._index + 1, now)
            if settled and self._on_the_way_out(move):
                break
        self._run_to(now)
        return self.view(now)

    def back(self, now: float) -> View:
        """Do this phase again from its start; within the first seconds, return to the one before.

        A phase that was left early goes on where it was left: pressing next by mistake costs nothing.
        What was paused stays paused: she looks for her place before she goes on.
        """
        self.tick(now)
        paused = self._paused
        if self.phase.kind.is_work and self.elapsed(now) > RESTART_SECONDS:
            self._spent.pop(self._index, None)
            self._enter(self._index, now)
        else:
            self._spent[self._index] = self.elapsed(now) if self.phase.kind.is_work else 0.0
            self._enter(self._station_before(self._index), now)
        if paused:
            self._halt(now)
        self._away = 0.0
        return self.view(now)

    def adjust(self, steps: int, now: float) -> View:
        """Make this phase longer or shorter: ten seconds, or one repetition, for each step.

        Made shorter than the time already spent on it, it is over now, and the next one gets its full length; what was
        paused stays paused there. A phase that is planned shorter than one step keeps that length.
        """
        self.tick(now)
        if self.phase.kind.waits:
            return self.view(now)
        unit = self._rep_seconds() if self.phase.reps else 10.0
        self._extra = max(self._extra + steps * unit, min(0.0, unit - self.phase.seconds))
        if steps < 0 and self.elapsed(now) >= self._length():
            paused = self._paused
            self._close(now)
            self._enter(self._index + 1, now)
            self._run_to(now)
            if paused:
                self._halt(now)
        return self.view(now)

    def leave(self, now: float) -> View:
        """Stop for good, keeping what was done of the present phase."""
        self.pause(now)
        if self.phase.kind.is_work and self.elapsed(now) >= 1.0:
            self._close(now)
        return self.view(now)

    def view(self, now: float) -> View:
        """The session at this moment. Changes nothing."""
        phase, elapsed, length = self.phase, self.elapsed(now), self._length()
        left = max(0.0, length - elapsed)
        breath = self.plan.breath
        position = elapsed % breath.cycle
        breathing_in = position < breath.in_seconds
        share = position / breath.in_seconds if breathing_in else (position - breath.in_seconds) / breath.out_seconds
        reps = round(length / self._rep_seconds()) if phase.reps else 0
        rep = min(reps, int((elapsed + ROUNDING) // self._rep_seconds()) + 1)
        return View(
            index=self._index,
            phase=phase,
            coming=self._coming(),
            paused=self._paused,
            count=rep if reps else max(0, math.ceil(left - ROUNDING)),
            length=length,
            reps=reps,
            elapsed=elapsed,
            left=left,
            fraction=min(1.0, elapsed / length) if length else 0.0,
            breathing_in=breathing_in,
            breath=share,
            left_in_all=left + sum(later.seconds for later in self.plan.phases[self._index + 1 :]),
            away=self._away,
        )

    def until_change(self, now: float, breath_steps: int) -> float | None:
        """Seconds until what the screen shows changes next; None while nothing moves.

        The count changes every second, or every repetition; the breath bar, during work, in `breath_steps` equal steps.
        """
        if self._since is None:
            return None
        elapsed, length = self.elapsed(now), self._length()
        if length - elapsed <= SOONEST:
            return SOONEST
        waits = [_to_boundary(length - elapsed, 1.0)]
        if self.phase.kind.is_work:
            breath = self.plan.breath
            position = elapsed % breath.cycle
            part, into = (
                (breath.in_seconds, position)
                if position < breath.in_seconds
                else (breath.out_seconds, position - breath.in_seconds)
            )
            waits.append(_to_boundary(part - into, part / max(1, breath_steps)))
        return max(SOONEST, min(waits))

    @property
    def _paused(self) -> bool:
        return self._since is None and not self.phase.kind.waits

    def _length(self) -> float:
        return self.phase.seconds + self._extra

    def _rep_seconds(self) -> float:
        """Length of one repetition: a breath, and what it holds beyond that."""
        return self.plan.breath.cycle + self.phase.rep_extra_seconds

    def _on_the_way_out(self, move: int) -> bool:
        """Whether this is getting out of a move's position: nothing of it is left to do."""
        if self.phase.kind is not PhaseKind.TRANSITION or self.phase.move != move:
            return False
        return not any(p.kind.is_work for p in self.plan.phases[self._index :] if p.move == move)

    def _run_to(self, now: float) -> None:
        while self._since is not None and self.elapsed(now) >= self._length():
            # Not before the clock was started: time spent beyond the length was spent in this phase.
            ended = max(self._since, self._since + self._length() - self._banked)
            self._close(ended)
            self._enter(self._index + 1, ended)

    def _close(self, now: float) -> None:
        elapsed, phase = self.elapsed(now), self.phase
        self._spent[self._index] = elapsed
        if not phase.kind.is_work:
            return
        planned = min(phase.seconds, self._length())
        outcome = (
            Outcome.DONE if elapsed >= planned - ROUNDING else Outcome.PARTIAL if elapsed >= 1.0 else Outcome.SKIPPED
        )
        reps = int((elapsed + ROUNDING) // self._rep_seconds()) if phase.reps else None
        step = Step(self._index, outcome, round(elapsed, 3), reps)
        if self._keep_best(step):
            self._steps.append(step)

    def _keep_best(self, step: Step) -> bool:
        """Remember a result unless a better one of its phase is known; whether it was remembered."""
        best = self._best.get(step.phase)
        if best is not None and step.is_worse_than(best):
            return False
        self._best[step.phase] = step
        return True

    def _enter(self, index: int, now: float) -> None:
        self._index = index
        self._extra = 0.0
        spent = self._spent.get(index, 0.0)
        self._banked = spent if spent < self.phase.seconds and self.phase.kind.is_work else 0.0
        self._since = None if self.phase.kind.waits else now
        self._seen = max(now, self._seen)

    def _halt(self, now: float) -> None:
        self._banked = self.elapsed(now)
        self._since = None

    def _station_before(self, index: int) -> int:
        """The nearest earlier phase worth returning to: a reading card or work; the first card has none before it."""
        for earlier in range(index - 1, -1, -1):
            kind = self.plan.phases[earlier].kind
            if kind.is_work or kind is PhaseKind.READ:
                return earlier
        return index

    def _coming(self) -> Phase | None:
        later = self.plan.phases[self._index + 1 :]
        return next((p for p in later if p.kind.is_work or p.kind is PhaseKind.READ), None)


def _to_boundary(left: float, unit: float) -> float:
    """Seconds until `left` reaches the next lower multiple of `unit`."""
    return left - (math.ceil(left / unit - 1e-6) - 1) * unit
