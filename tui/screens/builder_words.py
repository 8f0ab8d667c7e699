"""What the routine builder says of a routine in the making, as text for a given width. Pure."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from textual.content import Content

from catalog.model import Catalogue, Dose, Exercise, Figure, MovementKind, Origin, Routine, RoutineItem, SideRule
from catalog.offer import Offer
from catalog.safety import Verdict
from tui.plain import plain, visible
from tui.session.draft import LONG_HOLD, amount, changeable
from tui.session.plan import Plan
from tui.widgets.draft_list import DraftRow, Standing

LABEL: Final = 11
"""Columns kept for the word before a block."""
FAINT: Final = "bold $unache-faint"
WARN: Final = "bold $unache-warn"
_WIDEST_HANG, _NARROW_HANG = 6, 3
_NUMBERS: Final = re.compile(r"[0-9, ]+  ")
_UNIT: Final = re.compile(r"(\d) (s|min)\b")


def standing(offer: Offer) -> Standing:
    """How to mark an exercise in a list."""
    if offer.verdict is Verdict.NOT_OFFERED:
        return Standing.NOT_OFFERED
    plainly = offer.verdict is Verdict.OFFERED and not offer.reason
    return Standing.OFFERED if plainly else Standing.WITH_CARE


def item_row(item: RoutineItem, exercises: Mapping[str, Exercise], offer: Offer | None) -> DraftRow:
    """An item as a row; one whose exercise is no longer there is named by its id."""
    exercise = exercises.get(item.exercise)
    if exercise is None or offer is None:
        return DraftRow(visible(item.exercise), "not found", Standing.NOT_OFFERED)
    return DraftRow(exercise.name, item_words(item, exercise), standing(offer))


def item_words(item: RoutineItem, exercise: Exercise) -> str:
    """Sets, and how much of it: "4 × 40 s each side", "10–15 times"."""
    sets = f"{item.sets} × " if item.sets > 1 else ""
    each = exercise.sides is SideRule.EACH
    if changeable(exercise) is MovementKind.REPS:
        much = _range(amount(item, exercise), None if item.reps else _dose(exercise).reps_max)
        return f"{sets}{much} each side" if each else f"{sets}{much} times"
    held = amount(item, exercise) or _dose(exercise).hold_seconds or 0
    much = _range(held, None if item.hold_seconds else _dose(exercise).hold_seconds_max)
    return f"{sets}{much} s each side" if each else f"{sets}{much} s"


def long_hold_note(item: RoutineItem, exercise: Exercise) -> str:
    """A quiet word on a hold beyond 40 s; empty for every other."""
    if changeable(exercise) is not MovementKind.HOLD or amount(item, exercise) <= LONG_HOLD:
        return ""
    dose = _dose(exercise)
    if dose.source_says:
        return f"Longer than most guidance; the source says “{dose.source_says}”."
    if dose.origin_of(Figure.HOLD_SECONDS) is not Origin.SOURCE:
        return f"Longer than most guidance; the source gives no figure, {dose.hold_seconds} s is the app's own."
    figure = _range(dose.hold_seconds or 0, dose.hold_seconds_max)
    finer = ", and longer if you like" if dose.longer_is_fine else ""
    return f"Longer than most guidance; the source gives {figure} s{finer}."


def length_words(plan: Plan | None, *, to_the_second: bool) -> str:
    """The whole length: "about 6 min   5:40"."""
    if plan is None:
        return ""
    return f"about {plan.minutes} min" + (f"   {clock_words(plan)}" if to_the_second else "")


def clock_words(plan: Plan) -> str:
    """The whole length to the second: "5:40"."""
    minutes, seconds = divmod(round(plan.seconds), 60)
    return f"{minutes}:{seconds:02d}"


def panel(routine: Routine, lit: int, catalogue: Catalogue, offer: Offer | None, width: int) -> Content:
    """What to know of the routine as it stands: on offer or not, the lit item, the positions, the cautions.

    `offer` is None where an exercise of it is no longer there.
    """
    if not routine.items:
        return plain("Nothing in it yet. a adds an exercise.", "$unache-muted")
    found = catalogue.exercises
    item = routine.items[lit]
    blocks = [
        _offer_block(offer, found, width) if offer else Content(),
        _lit_block(item, found.get(item.exercise), width),
        _labelled("Rest", [f"{routine.rest_seconds} s between sets"] if _has_sets(routine) else [], width),
        _labelled("Positions", list(_positions(routine, found)), width),
        _labelled("Go easy", list(_cautions(routine, found)), width, WARN),
    ]
    return Content("\n\n").join(block for block in blocks if block.plain)


def _has_sets(routine: Routine) -> bool:
    return any(item.sets > 1 for item in routine.items)


def _offer_block(offer: Offer, exercises: Mapping[str, Exercise], width: int) -> Content:
    heads = {
        Verdict.OFFERED: ("On offer", FAINT, "now"),
        Verdict.ASK_NONE_FIRST: ("Asks first", FAINT, "One question comes before it."),
        Verdict.NEEDS_CHOICE: ("Choice", WARN, "It is yours to decide."),
        Verdict.NOT_OFFERED: ("Not now", WARN, "It is not on offer."),
    }
    head, style, otherwise = heads[offer.verdict]
    instead = ", ".join(exercises[one].name for one in offer.instead if one in exercises)
    lines = [offer.reason or otherwise, *([f"Instead: {instead}."] if instead else [])]
    return _labelled(head, lines, width, style)


def _lit_block(item: RoutineItem, exercise: Exercise | None, width: int) -> Content:
    if exercise is None:
        return _labelled("This one", ["Its exercise is no longer in your files. x removes it."], width, WARN)
    dose = _dose(exercise)
    lines = [f"{exercise.name}, {item_words(item, exercise)}"]
    if changeable(exercise) is None:
        lines.append("It has no hold and no count to change; sets can be.")
    if note := long_hold_note(item, exercise):
        lines.append(note)
    elif item.hold_seconds or item.reps:
        lines.append(f"On its own {item_words(RoutineItem(item.exercise), exercise)} ({dose.origin.label}).")
    return _labelled("This one", lines, width)


def _positions(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """Each position once it is taken, with the number of the item it begins at."""
    last = None
    for number, item in enumerate(routine.items, start=1):
        exercise = exercises.get(item.exercise)
        if exercise is None or exercise.position is last:
            continue
        # An exercise that says how to get into its position takes its own time for it.
        seconds = routine.transition_seconds * (len(exercise.before) or (last is not None))
        time = f", in {seconds} s" if seconds else ""
        yield f"{number}  {exercise.position.label}{time}"
        last = exercise.position


def _cautions(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """Each caution once, with the numbers of the items it is for."""
    numbers: dict[str, list[str]] = {}
    for number, item in enumerate(routine.items, start=1):
        exercise = exercises.get(item.exercise)
        for caution in exercise.cautions if exercise else ():
            numbers.setdefault(caution.text, []).append(str(number))
    for text, where in numbers.items():
        yield f"{', '.join(where)}  {text}"


def _dose(exercise: Exercise) -> Dose:
    """The dose of the movement a routine can change, else of the first."""
    kind = changeable(exercise)
    return next((m.dose for m in exercise.movements if m.kind is kind), exercise.movements[0].dose)


def _range(low: int, high: int | None) -> str:
    return f"{low}–{high}" if high and high > low else str(low)


def _labelled(label: str, lines: Sequence[str], width: int, style: str = FAINT) -> Content:
    """Lines set in beside a word, each wrapped to the width."""
    room = max(12, width - LABEL)
    rows = [row for line in lines for row in _wrapped(line, room)]
    heads = [label.ljust(LABEL), *[" " * LABEL] * len(rows)]
    return Content("\n").join(Content.assemble((head, style), row) for head, row in zip(heads, rows, strict=False))


def _wrapped(line: str, room: int) -> Iterable[str]:
    """Further lines stand under the words, not under the number before them; a figure keeps its unit."""
    numbers = _NUMBERS.match(line)
    hang = len(numbers[0]) if numbers else 0
    hang = hang if hang <= _WIDEST_HANG else _NARROW_HANG
    kept = _UNIT.sub("\\1\N{NO-BREAK SPACE}\\2", visible(line))
    return textwrap.wrap(kept, room, subsequent_indent=" " * hang) or [""]
