"""What a table must also keep to where no single key is wrong: text a terminal can show, doses that add up, lines that fit.

Owns the rules across the keys of one item. What several items have to do with each other is not known here.
"""

import re
from collections.abc import Iterable, Iterator

from catalog.misfit import Misfit, place
from catalog.model import MovementKind, SideRule
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
    for number, movement in enumerate(table.movement, start=1):
        yield from _line_misfits(f"movement {number}", movement, table.sides)
        yield from _dose_misfits(f"movement {number}.dose", movement.kind, movement.dose)


def _twice(key: str, values: Iterable[str]) -> Iterator[Misfit]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            yield Misfit(key, f'"{value}" stands there twice; allowed: once each')
        seen.add(value)


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


def _dose_misfits(at: str, kind: MovementKind, dose: DoseTable) -> Iterator[Misfit]:
    if kind is MovementKind.REPS and dose.reps is None:
        yield Misfit(f"{at}.reps", 'is missing for kind = "reps"; allowed: a whole number from 1 to 300')
    if kind is not MovementKind.REPS and dose.hold_seconds is None:
        yield Misfit(f"{at}.hold_seconds", f'is missing for kind = "{kind}"; allowed: a whole number from 1 to 600')
    yield from _range_misfits(at, "hold_seconds", dose.hold_seconds, dose.hold_seconds_max)
    yield from _range_misfits(at, "reps", dose.reps, dose.reps_max)


def _range_misfits(at: str, key: str, least: int | None, most: int | None) -> Iterator[Misfit]:
    if most is not None and least is None:
        yield Misfit(f"{at}.{key}_max", f"stands without {key}; allowed: both, or {key} alone")
    if most is not None and least is not None and most < least:
        yield Misfit(f"{at}.{key}_max", f"{most} is below {key}, {least}; allowed: {least} or more")
