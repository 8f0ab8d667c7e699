"""The catalogue as plain text and as plain values, for the command line. Pure; cleans nothing and prints nothing."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

import msgspec

from catalog.entry import Kind
from catalog.model import Catalogue, Dose, Equipment, Exercise, Figure, Origin, Period, Position, Routine, SideRule
from catalog.region import Region
from tui.session.plan import plan_routine, single

WIDTH = 78
LABEL = 10
"""Columns kept for the word before a block."""

_PERIOD_WORDS = {
    Period.FIRST: "first trimester",
    Period.SECOND: "second trimester",
    Period.THIRD: "third trimester",
    Period.POSTPARTUM: "after birth",
}


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list. The fields are the keys of its JSON and the columns of its text."""

    id: str
    kind: Kind
    name: str
    regions: tuple[Region, ...]
    positions: tuple[Position, ...]
    equipment: tuple[Equipment, ...]
    minutes: int
    stages: tuple[Period, ...]
    """Those it is meant for; none where nothing is said."""
    sources: tuple[str, ...]


def summary(item: Exercise | Routine, catalogue: Catalogue) -> Summary:
    """What the list says of an exercise, or of a routine through its exercises."""
    routine = item if isinstance(item, Routine) else single(item)
    moves = [catalogue.exercises[one.exercise] for one in routine.items]
    periods = [set(move.periods) for move in moves if move.periods]
    return Summary(
        id=item.id,
        kind=Kind.ROUTINE if isinstance(item, Routine) else Kind.EXERCISE,
        name=item.name,
        regions=tuple(region for region in Region if any(region in move.regions for move in moves)),
        positions=tuple(dict.fromkeys(move.position for move in moves)),
        equipment=tuple(dict.fromkeys(thing for move in moves for thing in move.equipment)),
        minutes=plan_routine(routine, catalogue).minutes,
        # A routine is meant for the stages that all of its exercises are meant for.
        stages=tuple(period for period in Period if periods and all(period in one for one in periods)),
        sources=tuple(dict.fromkeys(source.name for source in item.sources)),
    )


def columns(line: Summary) -> dict[str, str]:
    """The line as text by column, lists joined by commas."""
    values = {field.name: getattr(line, field.name) for field in fields(line)}
    return {name: ",".join(map(str, v)) if isinstance(v, tuple) else str(v) for name, v in values.items()}


def as_json(value: Summary | Exercise | Routine) -> dict[str, object]:
    """Plain values, as the JSON holds them."""
    plain: dict[str, object] = msgspec.to_builtins(value)
    return plain


def card(item: Exercise | Routine, catalogue: Catalogue) -> str:
    """All the catalogue says of an item, in blocks of at most 78 columns."""
    about = summary(item, catalogue)
    blocks = _exercise(item, catalogue) if isinstance(item, Exercise) else _routine(item, catalogue)
    head = [item.name, f"{about.kind} {item.id}, about {about.minutes} min"]
    parts = ["\n".join(head), textwrap.fill(item.summary, WIDTH), *blocks]
    parts.append(_block("Sources", [f"{source.claims} ({source.name})" for source in item.sources]))
    return "\n\n".join(part for part in parts if part)


def _exercise(item: Exercise, catalogue: Catalogue) -> Iterator[str]:
    yield _block("Position", [item.position.label])
    yield _block("Needs", [_listed(item.equipment) or "nothing"])
    yield _block("Helps", [_listed(item.optional)])
    yield _block("In place", [f"{one.equipment.label}: {', '.join(one.instead)}" for one in item.substitutes])
    yield _block("Settle", item.setup)
    yield _block("Check", [f"{check.ask} {check.otherwise}" for check in item.checks])
    yield _block("Way in", item.before)
    yield _block("Steps", [f"{number}. {step}" for number, step in enumerate(item.steps, 1)])
    yield _block("Way out", item.after)
    several = len(item.movements) > 1
    doses = [(one.kind, dose_text(one.dose, item.sides)) for one in item.movements]
    yield _block("How many", [f"{kind}: {dose}" if several else dose for kind, dose in doses])
    yield _block("Go easy", [f"{caution.text} ({caution.source})" for caution in item.cautions])
    yield _block("Works", [_listed(item.regions)])
    yield _block("Stages", [", ".join(_PERIOD_WORDS[period] for period in item.periods)])
    yield _block("Instead", [_names(item.alternates, catalogue)])
    yield _block("Similar", [_names(item.similar, catalogue)])
    yield _block("Reading", [item.reading.label if item.reading is not Origin.SOURCE else ""])


def _routine(item: Routine, catalogue: Catalogue) -> Iterator[str]:
    moves = []
    for number, one in enumerate(item.items, 1):
        exercise = catalogue.exercises[one.exercise]
        own = [
            f"{one.sets} sets" if one.sets > 1 else "",
            f"{one.hold_seconds} s held" if one.hold_seconds else "",
            f"{one.reps} times" if one.reps else "",
        ]
        said = ", ".join(filter(None, own))
        dose = dose_text(exercise.movements[0].dose, exercise.sides)
        moves.append(f"{number}. {exercise.name} ({exercise.id}): {said or dose}")
    yield _block("Moves", moves)
    pauses = f"lead-in {item.lead_in_seconds} s, change of side {item.change_seconds} s"
    yield _block("Pauses", [f"{pauses}, rest {item.rest_seconds} s, change of position {item.transition_seconds} s"])


def dose_text(dose: Dose, sides: SideRule) -> str:
    """A dose in words, with whose figures they are: "10–15 times each side (from the source)"."""
    parts = [_amount(dose) + (" each side" if sides is SideRule.EACH else "")]
    if dose.rep_hold_seconds:
        parts.append(f"each held {dose.rep_hold_seconds} s")
    if dose.pulses:
        parts.append(f"{dose.pulses} small movements in each")
    if dose.step_reps:
        parts.append(f"{dose.step_reps} more once that was easy")
    if dose.up_to_reps:
        parts.append(f"up to {dose.up_to_reps}")
    if dose.per_day:
        parts.append(f"up to {dose.per_day} a day")
    if dose.sittings:
        parts.append(f"{_range(dose.sittings, dose.sittings_max)} sittings a day")
    parts += (str(when) for when in dose.when)
    if dose.longer_is_fine:
        parts.append("longer is fine")
    said = f'; the source says "{dose.source_says}"' if dose.source_says else ""
    theirs = f"; from the source: {', '.join(_figure_words(dose.of_source))}" if dose.of_source else ""
    return f"{', '.join(parts)} ({dose.origin.label}{theirs}{said})"


def _amount(dose: Dose) -> str:
    if dose.reps:
        return f"{'at least ' if dose.at_least else ''}{_range(dose.reps, dose.reps_max)} times"
    return f"{_range(dose.hold_seconds or 0, dose.hold_seconds_max)} s"


def _range(low: int, high: int | None) -> str:
    return f"{low}–{high}" if high and high > low else str(low)


def _figure_words(figures: Iterable[Figure]) -> list[str]:
    return [figure.value.replace("_", " ") for figure in figures]


def _listed(things: Iterable[Equipment | Region]) -> str:
    # Some labels hold a comma: "low back, left".
    return "; ".join(thing.label.lower() for thing in things)


def _names(ids: Iterable[str], catalogue: Catalogue) -> str:
    return ", ".join(f"{catalogue.exercises[one].name} ({one})" for one in ids)


def _block(label: str, lines: Iterable[str]) -> str:
    """Lines behind a word, further lines of each set in under its first; nothing where there is nothing to say."""
    wrapped = [textwrap.wrap(line, WIDTH - LABEL) for line in lines if line]
    rows = [row for rows in wrapped for row in rows]
    return "\n".join((label if number == 0 else "").ljust(LABEL) + row for number, row in enumerate(rows))
