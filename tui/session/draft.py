"""A routine that is being made: how it begins, its items, the one that is lit, and every step that can be taken back.

Owns what an edit does to a routine and within which limits, so that what is saved can be read again. Knows neither the
screen that asks for the edits nor the file they end up in.
"""

from dataclasses import dataclass, replace
from typing import Final

from catalog.model import Exercise, MovementKind, Routine, RoutineItem, Source
from catalog.rules import text_misfits

NAME_LENGTH: Final = 40
"""In characters. This and the limits below are those of a catalogue file."""
MOST_ITEMS: Final = 40
MOST_SETS: Final = 20
MOST_REPS: Final = 300
LONGEST_HOLD: Final = 600
"""In seconds."""
LONGEST_REST: Final = 120
"""In seconds."""
HOLD_STEP: Final = 5
"""By how much one key changes a hold, in seconds. The app's own figure."""
SHORTEST_HOLD: Final = HOLD_STEP
LONG_HOLD: Final = 40
"""Holds beyond this are longer than any the sources give, in seconds."""

NEW_NAME: Final = "My routine"
MINE: Final = ", mine"
"""What the copy of a routine is called after its name."""


def begun(model: Routine | None = None) -> Routine:
    """An empty routine, or a copy of `model` that says where it comes from. It has no id yet."""
    if model is None:
        return Routine("", NEW_NAME, "Your own routine.", (), ())
    name = model.name[: NAME_LENGTH - len(MINE)].rstrip() + MINE
    source = Source(model.name, "This routine was copied. Order, sets and lengths are your own since.")
    return replace(model, id="", name=name, summary=f"Your own, made from {model.name}.", sources=(source,))


def changeable(exercise: Exercise) -> MovementKind | None:
    """What a routine can change about the dose: HOLD, REPS, or None where there is nothing to hold or to count."""
    kinds = (movement.kind for movement in exercise.movements)
    return next((kind for kind in kinds if kind in (MovementKind.HOLD, MovementKind.REPS)), None)


def given(exercise: Exercise) -> int:
    """The exercise's own figure for what can be changed, in seconds or repetitions; 0 where there is nothing."""
    kind = changeable(exercise)
    for movement in exercise.movements:
        if movement.kind is kind:
            return (movement.dose.hold_seconds if kind is MovementKind.HOLD else movement.dose.reps) or 0
    return 0


def amount(item: RoutineItem, exercise: Exercise) -> int:
    """How long or how often the item has it, in seconds or repetitions."""
    own = item.hold_seconds if changeable(exercise) is MovementKind.HOLD else item.reps
    return own or given(exercise)


def name_fault(name: str) -> str:
    """Why a name cannot be taken, in one sentence; empty where it can."""
    if not name.strip():
        return "A name needs at least one letter."
    if len(name.strip()) > NAME_LENGTH:
        return f"A name has at most {NAME_LENGTH} characters."
    if next(text_misfits(name), None) is not None:
        return "The name holds a control character. Plain text is taken."
    return ""


def rest_fault(text: str) -> str:
    """Why a typed rest cannot be taken, in one sentence; empty where it can."""
    typed = text.strip()
    # Four digits are enough to be too many; a longer run is not worth turning into a number.
    good = typed.isascii() and typed.isdigit() and len(typed) < 4 and int(typed) <= LONGEST_REST
    return "" if good else f"A rest is a number from 0 to {LONGEST_REST}, in seconds."


@dataclass(frozen=True, slots=True)
class Draft:
    """A routine at one moment of its making. Every edit gives another draft; one that changes nothing gives itself.

    The routine may be empty, which a finished one may not.
    """

    routine: Routine
    lit: int = 0
    """Which item the edits go to, from 0."""
    past: tuple[tuple[Routine, int], ...] = ()
    """What undo goes back to, each with the item that was lit; the latest last."""
    future: tuple[tuple[Routine, int], ...] = ()
    """What redo goes on to; the next one last."""

    @property
    def item(self) -> RoutineItem | None:
        """The item that is lit; None in an empty routine."""
        return self.routine.items[self.lit] if self.routine.items else None

    @property
    def full(self) -> bool:
        """Whether no further item fits."""
        return len(self.routine.items) >= MOST_ITEMS

    def light(self, index: int) -> "Draft":
        """Turn to another item. No step of its own."""
        return replace(self, lit=min(max(index, 0), max(0, len(self.routine.items) - 1)))

    def add(self, exercise: str) -> "Draft":
        """Put an exercise after the item that is lit, as its source gives it."""
        return self._insert(RoutineItem(exercise))

    def duplicate(self) -> "Draft":
        """Put the lit item there once more."""
        return self if self.item is None else self._insert(self.item)

    def remove(self) -> "Draft":
        """Take the lit item out."""
        items = self.routine.items
        left = (*items[: self.lit], *items[self.lit + 1 :])
        return self._with_items(left, min(self.lit, max(0, len(left) - 1)))

    def move(self, by: int) -> "Draft":
        """Move the lit item up or down the order; at an end it stays."""
        to = self.lit + by
        if self.item is None or not 0 <= to < len(self.routine.items):
            return self
        items = list(self.routine.items)
        items.insert(to, items.pop(self.lit))
        return self._with_items(tuple(items), to)

    def change_sets(self, by: int) -> "Draft":
        """More or fewer sets of the lit item."""
        if self.item is None:
            return self
        return self._with_item(replace(self.item, sets=min(max(self.item.sets + by, 1), MOST_SETS)))

    def change_amount(self, steps: int, exercise: Exercise) -> "Draft":
        """Hold longer or shorter by 5 s, or more or fewer repetitions; `exercise` is the lit item's.

        Back at the exercise's own figure, the item says nothing of it: the range of the source is there again.
        """
        kind = changeable(exercise)
        if self.item is None or kind is None:
            return self
        now = amount(self.item, exercise)
        if kind is MovementKind.HOLD:
            # A figure outside the steps, read from a file, is left only towards them.
            low, high = min(SHORTEST_HOLD, now), max(LONGEST_HOLD, now)
            held = min(max(now + steps * HOLD_STEP, low), high)
            return self._with_item(replace(self.item, hold_seconds=None if held == given(exercise) else held))
        reps = min(max(now + steps, 1), MOST_REPS)
        return self._with_item(replace(self.item, reps=None if reps == given(exercise) else reps))

    def rename(self, name: str) -> "Draft":
        """Give it another name. Raises ValueError with the reason when the name cannot be taken."""
        fault = name_fault(name)
        if fault:
            raise ValueError(fault)
        return self._change(replace(self.routine, name=name.strip()), self.lit)

    def rest(self, seconds: int) -> "Draft":
        """Change the rest between sets. Raises ValueError outside 0 to 120 seconds."""
        if not 0 <= seconds <= LONGEST_REST:
            raise ValueError(f"A rest lasts from 0 to {LONGEST_REST} seconds.")
        return self._change(replace(self.routine, rest_seconds=seconds), self.lit)

    def undo(self) -> "Draft":
        """Take the last step back."""
        if not self.past:
            return self
        (routine, lit), now = self.past[-1], (self.routine, self.lit)
        return Draft(routine, lit, self.past[:-1], (*self.future, now))

    def redo(self) -> "Draft":
        """Do again what was taken back last."""
        if not self.future:
            return self
        (routine, lit), now = self.future[-1], (self.routine, self.lit)
        return Draft(routine, lit, (*self.past, now), self.future[:-1])

    def _insert(self, item: RoutineItem) -> "Draft":
        if self.full:
            return self
        items = self.routine.items
        at = self.lit + 1 if items else 0
        return self._with_items((*items[:at], item, *items[at:]), at)

    def _with_item(self, item: RoutineItem) -> "Draft":
        items = self.routine.items
        return self._with_items((*items[: self.lit], item, *items[self.lit + 1 :]), self.lit)

    def _with_items(self, items: tuple[RoutineItem, ...], lit: int) -> "Draft":
        if items == self.routine.items:
            # At a limit, or two equal neighbours that changed places: nothing to take back.
            return self if lit == self.lit else replace(self, lit=lit)
        return self._change(replace(self.routine, items=items), lit)

    def _change(self, routine: Routine, lit: int) -> "Draft":
        if routine == self.routine:
            return self
        return Draft(routine, lit, (*self.past, (self.routine, self.lit)))
