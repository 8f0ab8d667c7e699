"""The card of an exercise or a routine, as lines of text for a given width. Pure."""

import textwrap
from collections.abc import Sequence

from textual.content import Content

from catalog.model import Catalogue, Dose, Exercise, Origin, Routine, SideRule
from tui.plain import plain, visible
from tui.present import times
from tui.session.plan import plan_routine

MUTED = "$text-muted"
LABEL = 10
"""Columns kept for the word before a block."""


def dose_words(exercise: Exercise) -> str:
    """The dose in a few words: "30 s each side", "10–15 times"."""
    amount = _amount(exercise.movements[0].dose)
    return f"{amount} each side" if exercise.sides is SideRule.EACH else amount


def exercise_card(exercise: Exercise, catalogue: Catalogue, done: int, width: int) -> Content:
    """Everything the catalogue knows of an exercise, the common things first."""
    things = ", ".join(thing.label for thing in exercise.equipment) or "no equipment"
    blocks = [
        Content.assemble(plain(exercise.name, "bold"), "\n", plain(f"{exercise.position.label}, {things}", MUTED)),
        plain(exercise.summary),
        _numbered(exercise.steps, width),
        _labelled("Settle", exercise.setup, width),
        _labelled("How many", [_dose_line(movement.dose, exercise) for movement in exercise.movements], width),
        _labelled("Go easy", [caution.text for caution in exercise.cautions], width, "bold $text-warning"),
        _labelled("Works", [", ".join(region.label.lower() for region in exercise.regions)], width),
        _labelled("Instead", _names(exercise.alternates, catalogue), width),
        _labelled("Similar", _names(exercise.similar, catalogue), width),
        _labelled("Reading", [exercise.reading.label] if exercise.reading is not Origin.SOURCE else [], width),
        _labelled("Your log", [f"on its own: {times(done)}"], width),
        _labelled("Sources", [f"{source.claims} ({source.name})" for source in exercise.sources], width),
    ]
    return Content("\n\n").join(block for block in blocks if block.plain)


def routine_card(routine: Routine, catalogue: Catalogue, done: int, width: int) -> Content:
    """A routine: its moves in order, its length, and where it comes from."""
    plan = plan_routine(routine, catalogue)
    moves = [
        f"{catalogue.exercises[item.exercise].name}, {dose_words(catalogue.exercises[item.exercise])}"
        for item in routine.items
    ]
    pauses = f"lead-in {routine.lead_in_seconds} s, change of side {routine.change_seconds} s (app default)"
    blocks = [
        Content.assemble(plain(routine.name, "bold"), "\n", plain(f"about {plan.minutes} min", MUTED)),
        plain(routine.summary),
        _numbered(moves, width),
        _labelled("Your log", [times(done)], width),
        _labelled("Pauses", [pauses], width),
        _labelled("Sources", [f"{source.claims} ({source.name})" for source in routine.sources], width),
    ]
    return Content("\n\n").join(block for block in blocks if block.plain)


def _amount(dose: Dose) -> str:
    if dose.reps:
        return f"{_range(dose.reps, dose.reps_max)} times"
    return f"{_range(dose.hold_seconds or 0, dose.hold_seconds_max)} s"


def _range(low: int, high: int | None) -> str:
    return f"{low}–{high}" if high and high > low else str(low)


def _dose_line(dose: Dose, exercise: Exercise) -> str:
    each = " each side" if exercise.sides is SideRule.EACH else ""
    more = ", longer is fine" if dose.longer_is_fine else ""
    return f"{_amount(dose)}{each}{more} ({dose.origin.label})"


def _numbered(lines: Sequence[str], width: int) -> Content:
    rows = [_hanging(f"{number}  ", "bold $accent", line, width) for number, line in enumerate(lines, 1)]
    return Content("\n").join(rows)


def _labelled(label: str, lines: Sequence[str], width: int, style: str = "bold $unache-faint") -> Content:
    heads = [label.ljust(LABEL), *[" " * LABEL] * (len(lines) - 1)]
    rows = [_hanging(head, style, line, width) for head, line in zip(heads, lines, strict=False)]
    return Content("\n").join(rows)


def _hanging(head: str, style: str, text: str, width: int) -> Content:
    """Text after a head, its further lines set in under its first."""
    lines = textwrap.wrap(visible(text), max(12, width - len(head))) or [""]
    rest = [Content(" " * len(head) + line) for line in lines[1:]]
    return Content("\n").join([Content.assemble((head, style), lines[0]), *rest])


def _names(ids: Sequence[str], catalogue: Catalogue) -> list[str]:
    names = [catalogue.exercises[i].name if i in catalogue.exercises else i for i in ids]
    return [", ".join(names)] if names else []
