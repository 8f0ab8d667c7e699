"""The dose of an exercise in words: in short for a list, and figure by figure with who gives it for the card. Pure."""

from collections.abc import Iterator

from catalog.model import Dose, Exercise, Figure, MovementKind, Origin, SideRule, When

_DAYTIMES = {When.DAILY: "daily", When.MORNING: "in the morning", When.BEDTIME: "at bedtime"}
_KINDS = {
    MovementKind.HOLD: "hold",
    MovementKind.REPS: "repeat",
    MovementKind.EXPLORE: "explore",
    MovementKind.CLOSE: "to close",
}


def dose_words(exercise: Exercise) -> str:
    """The dose in a few words: "30 s each side", "10–15 times"."""
    amount = amount_words(exercise)
    return f"{amount} each side" if exercise.sides is SideRule.EACH else amount


def amount_words(exercise: Exercise) -> str:
    """The same without the sides: "30 s"."""
    return _amount(exercise.movements[0].dose)


def dose_lines(exercise: Exercise) -> list[tuple[str, str]]:
    """Every figure of every movement, and whose it is: ("30–40 s each side", "from the source")."""
    lines: list[tuple[str, str]] = []
    several = len(exercise.movements) > 1
    for movement in exercise.movements:
        found = list(_figures(movement.dose, each=exercise.sides is SideRule.EACH))
        if several:
            words, whose = found[0]
            found[0] = (f"{_KINDS[movement.kind]}: {words}", whose)
        lines += found
    return lines


def _figures(dose: Dose, *, each: bool) -> Iterator[tuple[str, str]]:
    side = " each side" if each else ""
    more = ", longer is fine" if dose.longer_is_fine else ""
    if dose.reps:
        least = "at least " if dose.at_least else "start with " if dose.step_reps else ""
        yield f"{least}{_range(dose.reps, dose.reps_max)} times{side}{more}", _whose(dose, Figure.REPS)
    if dose.hold_seconds:
        yield f"{_range(dose.hold_seconds, dose.hold_seconds_max)} s{side}{more}", _whose(dose, Figure.HOLD_SECONDS)
    if dose.rep_hold_seconds:
        yield f"each held for {dose.rep_hold_seconds} s", _whose(dose, Figure.REP_HOLD_SECONDS)
    if dose.pulses:
        yield f"{dose.pulses} small movements in each", _whose(dose, Figure.PULSES)
    yield from _leads_to(dose)
    if dose.sittings:
        count = _range(dose.sittings, dose.sittings_max)
        yield f"{count} {'sitting' if count == '1' else 'sittings'} a day", _whose(dose, Figure.SITTINGS)
    if dose.when:
        yield ", ".join(_DAYTIMES[when] for when in dose.when), _whose(dose, Figure.WHEN)
    if dose.source_says:
        yield f"“{dose.source_says}”", "as the source puts it"


def _leads_to(dose: Dose) -> Iterator[tuple[str, str]]:
    """What a ramp grows by, and where it ends."""
    if dose.step_reps:
        yield f"{dose.step_reps} more once the last sitting was easy", _whose(dose, Figure.STEP_REPS)
    if dose.up_to_reps:
        yield f"leads up to {dose.up_to_reps} in a sitting, never asked for", _whose(dose, Figure.UP_TO_REPS)
    if dose.per_day:
        yield f"leads up to {dose.per_day} a day, never asked for", _whose(dose, Figure.PER_DAY)


def _whose(dose: Dose, figure: Figure) -> str:
    origin = dose.origin_of(figure)
    return "our reading" if origin is Origin.OUR_READING else origin.label


def _amount(dose: Dose) -> str:
    if dose.reps:
        return f"{_range(dose.reps, dose.reps_max)} times"
    return f"{_range(dose.hold_seconds or 0, dose.hold_seconds_max)} s"


def _range(low: int, high: int | None) -> str:
    return f"{low}–{high}" if high and high > low else str(low)
