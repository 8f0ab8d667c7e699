"""What a table must also keep to where no single key is wrong: text a terminal can show, doses that add up, lines that fit.

Owns the rules across the keys of one item. What several items have to do with each other is not known here.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import asdict

from catalog.misfit import Misfit, place
from catalog.model import MovementKind, Origin, SideRule
from catalog.schema import DoseTable, ExerciseTable, MovementTable

LINE_LENGTH = 40
"""What fits the line that is read from the floor, in characters."""

_LONGEST_SIDE = "right"
_SIDE = re.compile(r"\{(?:side|other|Side|Other)\}")
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters of either half, line separators, and marks that turn the direction of writing."""


def text_misfits(value: object, path: tuple[str | int, ...] = ()) -> Iterator[Misfit]:
    """Texts, however deep, that could steer a terminal or show nothing at all."""
    if isinstance(value, str):
        steering = _STEERING.search(value)
        if steering:
            yield Misfit(place(path), f"holds the control character U+{ord(steering[0]):04X}; allowed: plain text")
        elif value and not value.strip():
            yield Misfit(place(path), "holds only spaces; allowed: words")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from text_misfits(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from text_misfits(inner, (*path, number))


def exercise_misfits(table: ExerciseTable) -> Iterator[Misfit]:
    """What does not go together within an exercise."""
    yield from _twice("regions", table.regions)
    yield from _twice("equipment", table.equipment)
    yield from _twice("periods", table.periods)
    yield from _twice("alternates", table.alternates)
    yield from _twice("similar", table.similar)
    yield from _twice("passes_through", table.passes_through)
    yield from _twice("optional", table.optional)
    yield from _twice("rules", table.rules)
    yield from _twice("tags", table.tags)
    yield from _way_misfits(table)
    yield from _thing_misfits(table)
    for number, movement in enumerate(table.movement, start=1):
        yield from _line_misfits(f"movement {number}", movement, table.sides)
        yield from _dose_misfits(f"movement {number}.dose", movement)


def _twice(key: str, values: Iterable[str]) -> Iterator[Misfit]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            yield Misfit(key, f'"{value}" stands there twice; allowed: once each')
        seen.add(value)


def _way_misfits(table: ExerciseTable) -> Iterator[Misfit]:
    """How to get in and out of the position."""
    if table.position in table.passes_through:
        yield Misfit("passes_through", f'"{table.position}" is the position itself; allowed: others on the way')
    for key, lines in (("before", table.before), ("after", table.after)):
        for number, line in enumerate(lines, start=1):
            if "{" in line or "}" in line:
                yield Misfit(f"{key} {number}", "has braces; allowed: words, the same for both sides")


def _thing_misfits(table: ExerciseTable) -> Iterator[Misfit]:
    for thing in table.optional:
        if thing in table.equipment:
            yield Misfit("optional", f'"{thing}" is also in equipment; allowed: in one of the two')
    for number, one in enumerate(table.substitute, start=1):
        if one.equipment not in (*table.equipment, *table.optional):
            at = f"substitute {number}.equipment"
            yield Misfit(at, f'"{one.equipment}" is not asked for; allowed: what stands in equipment or optional')


def _line_misfits(at: str, movement: MovementTable, sides: SideRule) -> Iterator[Misfit]:
    for key, line in (("line", movement.line), ("breath_in", movement.breath_in), ("breath_out", movement.breath_out)):
        filled, places = _SIDE.subn(_LONGEST_SIDE, line)
        if len(filled) > LINE_LENGTH:
            yield Misfit(
                f"{at}.{key}", f"is {len(filled)} characters once the sides are filled in; allowed: up to {LINE_LENGTH}"
            )
        if "{" in filled or "}" in filled:
            yield Misfit(f"{at}.{key}", "has braces around something else; allowed: {side}, {other}, {Side}, {Other}")
        elif places and sides is not SideRule.EACH:
            yield Misfit(f"{at}.{key}", f'names a side where sides = "{sides}"; allowed: with sides = "each"')


def _dose_misfits(at: str, movement: MovementTable) -> Iterator[Misfit]:
    kind, dose = movement.kind, movement.dose
    if kind is MovementKind.REPS and dose.reps is None:
        yield Misfit(f"{at}.reps", 'is missing for kind = "reps"; allowed: a whole number from 1 to 300')
    if kind is not MovementKind.REPS and dose.hold_seconds is None:
        yield Misfit(f"{at}.hold_seconds", f'is missing for kind = "{kind}"; allowed: a whole number from 1 to 600')
    yield from _range_misfits(at, "hold_seconds", dose.hold_seconds, dose.hold_seconds_max)
    yield from _range_misfits(at, "reps", dose.reps, dose.reps_max)
    yield from _range_misfits(at, "sittings", dose.sittings, dose.sittings_max)
    if kind is MovementKind.REPS:
        yield from _count_misfits(at, movement)
    else:
        for key in _only_of_reps(dose):
            yield Misfit(f"{at}.{key}", f'counts within kind = "{kind}"; allowed: with kind = "reps"')
    yield from _origin_misfits(at, dose)


def _only_of_reps(dose: DoseTable) -> Iterator[str]:
    """The keys given that say something about repetitions."""
    said = {
        "at_least": dose.at_least,
        "rep_hold_seconds": dose.rep_hold_seconds,
        "pulses": dose.pulses,
        "step_reps": dose.step_reps,
        "up_to_reps": dose.up_to_reps,
        "per_day": dose.per_day,
    }
    yield from (key for key, value in said.items() if value)


def _count_misfits(at: str, movement: MovementTable) -> Iterator[Misfit]:
    """What goes with repetitions only: a hold or pulses within each, and a ramp."""
    dose = movement.dose
    longer = "rep_hold_seconds" if dose.rep_hold_seconds else "pulses"
    if (dose.rep_hold_seconds or dose.pulses) and (movement.breath_in or movement.breath_out):
        message = "makes a repetition longer than the breath it is paced by; allowed: without breath_in and breath_out"
        yield Misfit(f"{at}.{longer}", message)
    if dose.at_least and dose.reps_max is not None:
        yield Misfit(f"{at}.at_least", "stands beside an upper end, reps_max; allowed: one of the two")
    if dose.step_reps is not None and dose.up_to_reps is None and dose.per_day is None:
        yield Misfit(f"{at}.step_reps", "leads nowhere; allowed: with up_to_reps or per_day")
    for key, goal in (("up_to_reps", dose.up_to_reps), ("per_day", dose.per_day)):
        if goal is not None and dose.reps is not None and goal < dose.reps:
            yield Misfit(f"{at}.{key}", f"{goal} is below reps, {dose.reps}; allowed: {dose.reps} or more")


def _origin_misfits(at: str, dose: DoseTable) -> Iterator[Misfit]:
    yield from _twice(f"{at}.when", dose.when)
    yield from _twice(f"{at}.of_source", dose.of_source)
    if dose.of_source and dose.origin is Origin.SOURCE:
        yield Misfit(f"{at}.of_source", 'says again what origin = "source" says of all; allowed: with another origin')
    given = {key for key, value in asdict(dose).items() if value}
    for figure in dose.of_source:
        if figure not in given:
            yield Misfit(f"{at}.of_source", f'names "{figure}", which is not given; allowed: keys of this dose')


def _range_misfits(at: str, key: str, least: int | None, most: int | None) -> Iterator[Misfit]:
    if most is not None and least is None:
        yield Misfit(f"{at}.{key}_max", f"stands without {key}; allowed: both, or {key} alone")
    if most is not None and least is not None and most < least:
        yield Misfit(f"{at}.{key}_max", f"{most} is below {key}, {least}; allowed: {least} or more")
