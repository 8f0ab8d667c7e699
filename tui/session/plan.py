"""A routine laid out in time: the phases a session goes through, in order.

Owns what a session consists of and what it is called again when it is read back from the pain log.
A plan is a value: it holds all its words, so that a session resumes even when the catalogue has changed since.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from catalog.model import Catalogue, Exercise, Movement, MovementKind, Routine, RoutineItem, Side, SideRule

READING_SECONDS = 15
"""What reading one card is taken to cost when a routine's length is estimated. The app's own figure, in seconds."""


PULSE_SECONDS = 2
"""Time for one small pulse within a repetition. The app's own figure, in seconds."""


class PhaseKind(StrEnum):
    """What a stretch of a session is for."""

    READ = "read"
    LEAD_IN = "lead_in"
    HOLD = "hold"
    REPS = "reps"
    EXPLORE = "explore"
    CLOSE = "close"
    CHANGE_SIDE = "change_side"
    REST = "rest"
    TRANSITION = "transition"
    FINISH = "finish"

    @property
    def is_work(self) -> bool:
        """Whether the exercise itself is being done."""
        return self in _WORK

    @property
    def waits(self) -> bool:
        """Whether the phase lasts until a key is pressed."""
        return self in (PhaseKind.READ, PhaseKind.FINISH)


_WORK = frozenset({PhaseKind.HOLD, PhaseKind.REPS, PhaseKind.EXPLORE, PhaseKind.CLOSE})


@dataclass(frozen=True, slots=True)
class Breath:
    """The pace of breathing that times repetitions, in seconds.

    Four in and six out, six breaths a minute, is the commonly taught slow pace; thirty seconds are three breaths.
    """

    in_seconds: float = 4.0
    out_seconds: float = 6.0

    @property
    def cycle(self) -> float:
        """One breath in and out, in seconds."""
        return self.in_seconds + self.out_seconds


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of a session, with everything the screen shows during it."""

    kind: PhaseKind
    move: int
    """Which move of the routine this belongs to, from 0."""
    exercise: str
    """Id of the exercise."""
    name: str
    """Name of the exercise."""
    line: str
    """What to do now, at most 40 characters."""
    seconds: float = 0.0
    """Planned length; 0 where the phase waits for a key."""
    seconds_max: float = 0.0
    """Upper end of a range of lengths; 0 where there is none."""
    side: Side | None = None
    reps: int = 0
    """Planned repetitions; 0 where the phase is not counted."""
    reps_max: int = 0
    """Upper end of a range of repetitions; 0 where there is none."""
    rep_extra_seconds: int = 0
    """What each repetition takes beyond one breath: its own hold, its pulses."""
    set_number: int = 1
    sets: int = 1
    breath_in: str = ""
    breath_out: str = ""
    setup: tuple[str, ...] = ()
    """How to get into position: on the reading card only."""
    steps: tuple[str, ...] = ()
    """The exercise in short sentences: on the reading card only."""
    cautions: tuple[str, ...] = ()
    """When to go easy: on the reading card only."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A routine as it was offered, laid out phase by phase."""

    routine: str
    """Id of the routine."""
    name: str
    phases: tuple[Phase, ...]
    breath: Breath = Breath()

    @property
    def moves(self) -> int:
        """How many moves the routine has."""
        return self.phases[-1].move + 1

    @property
    def seconds(self) -> float:
        """Estimated length of the whole session, reading included."""
        return sum(READING_SECONDS if p.kind is PhaseKind.READ else p.seconds for p in self.phases)

    @property
    def minutes(self) -> int:
        """Estimated length in whole minutes, at least 1."""
        return max(1, round(self.seconds / 60))

    def content_hash(self) -> str:
        """Name what is done, so that sessions of the same content can be compared.

        Covers exercises, order, sides, lengths and repetitions. Wording and the pace of breathing are left out:
        a mended sentence does not make another routine.
        """
        done = [
            (p.kind, p.exercise, p.side, p.seconds if not p.reps else p.rep_extra_seconds, p.reps) for p in self.phases
        ]
        return hashlib.sha256(msgspec.json.encode([self.routine, done])).hexdigest()

    def to_json(self) -> str:
        """The whole plan as text, to be kept with the session."""
        return msgspec.json.encode(self).decode()


def plan_from_json(text: str) -> Plan:
    """Read back a plan kept by `Plan.to_json`. Raises ValueError when the text is not one."""
    return msgspec.json.decode(text, type=Plan)


def single(exercise: Exercise) -> Routine:
    """One exercise on its own, as a routine."""
    return Routine(
        id=f"only-{exercise.id}",
        name=exercise.name,
        summary=exercise.summary,
        items=(RoutineItem(exercise.id),),
        sources=exercise.sources,
    )


def plan_routine(routine: Routine, catalogue: Catalogue, breath: Breath = Breath()) -> Plan:
    """Lay a routine out in phases.

    Each move opens with a reading card that waits, then a lead-in; a side that is done in turn gets its full time,
    with a changeover between; a move in another position opens with time to get there. Where getting there takes care,
    the exercise's own lines lead in after its card, and out after its last side.
    """
    phases: list[Phase] = []
    for move, item in enumerate(routine.items):
        exercise = catalogue.exercises[item.exercise]
        moved = bool(phases) and exercise.position is not catalogue.exercises[phases[-1].exercise].position
        if moved and not exercise.before:
            phases.append(_way(routine, exercise, move, _settling(exercise)))
        phases.extend(_move(routine, item, exercise, move, breath))
    last = phases[-1]
    phases.append(Phase(PhaseKind.FINISH, last.move, last.exercise, last.name, "That is all of it."))
    return Plan(routine.id, routine.name, tuple(phases), breath)


def _settling(exercise: Exercise) -> str:
    line = f"Slowly, get settled {exercise.position.label}."
    return line if len(line) <= 40 else "Slowly, change position."


def _way(routine: Routine, exercise: Exercise, move: int, line: str) -> Phase:
    """Time to get into a position, or out of it."""
    return Phase(PhaseKind.TRANSITION, move, exercise.id, exercise.name, line, seconds=routine.transition_seconds)


def _move(routine: Routine, item: RoutineItem, exercise: Exercise, move: int, breath: Breath) -> list[Phase]:
    first_side = Side.LEFT if exercise.sides is SideRule.EACH else None
    opening = _filled(exercise.movements[0].line, first_side)
    read = Phase(
        PhaseKind.READ,
        move,
        exercise.id,
        exercise.name,
        "Start when you are settled.",
        side=first_side,
        setup=(*exercise.setup, *(line for check in exercise.checks for line in (check.ask, check.otherwise))),
        steps=exercise.steps,
        cautions=tuple(caution.text for caution in exercise.cautions),
    )
    phases = [
        read,
        *(_way(routine, exercise, move, line) for line in exercise.before),
        Phase(PhaseKind.LEAD_IN, move, exercise.id, exercise.name, opening, routine.lead_in_seconds, side=first_side),
    ]
    for number in range(1, item.sets + 1):
        if number > 1:
            phases.append(
                Phase(PhaseKind.REST, move, exercise.id, exercise.name, "Rest, and breathe.", routine.rest_seconds)
            )
        phases.extend(_set(routine, item, exercise, move, number, breath))
    phases.extend(_way(routine, exercise, move, line) for line in exercise.after)
    return phases


def _set(
    routine: Routine, item: RoutineItem, exercise: Exercise, move: int, number: int, breath: Breath
) -> list[Phase]:
    sides = (Side.LEFT, Side.RIGHT) if exercise.sides is SideRule.EACH else (None,)
    phases: list[Phase] = []
    for side in sides:
        if phases:
            line = _filled(exercise.movements[0].line, side)
            phases.append(
                Phase(PhaseKind.CHANGE_SIDE, move, exercise.id, exercise.name, line, routine.change_seconds, side=side)
            )
        phases.extend(_work(movement, item, exercise, move, number, side, breath) for movement in exercise.movements)
    return phases


def _work(
    movement: Movement, item: RoutineItem, exercise: Exercise, move: int, number: int, side: Side | None, breath: Breath
) -> Phase:
    dose = movement.dose
    counted = movement.kind is MovementKind.REPS
    reps = (item.reps or dose.reps or 0) if counted else 0
    extra = (dose.rep_hold_seconds or 0) + PULSE_SECONDS * (dose.pulses or 0) if counted else 0
    held = (item.hold_seconds if movement.kind is MovementKind.HOLD else None) or dose.hold_seconds or 0
    return Phase(
        PhaseKind(movement.kind.value),
        move,
        exercise.id,
        exercise.name,
        _filled(movement.line, side),
        seconds=reps * (breath.cycle + extra) if counted else held,
        seconds_max=0 if counted else (dose.hold_seconds_max or 0),
        side=side,
        reps=reps,
        reps_max=(dose.reps_max or 0) if counted else 0,
        rep_extra_seconds=extra,
        set_number=number,
        sets=item.sets,
        breath_in=_filled(movement.breath_in, side),
        breath_out=_filled(movement.breath_out, side),
    )


def _filled(template: str, side: Side | None) -> str:
    """Put the side's name into a line that has a place for it."""
    if side is None:
        return template
    other = Side.RIGHT if side is Side.LEFT else Side.LEFT
    words = {
        "side": side.value,
        "other": other.value,
        "Side": side.value.capitalize(),
        "Other": other.value.capitalize(),
    }
    for name, word in words.items():
        template = template.replace("{" + name + "}", word)
    return template
