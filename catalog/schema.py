"""The shape of a catalogue file: its keys, what each may hold, and the turn from a plain table into the model.

Owns the limits of every key. One table at a time: what two items have to do with each other is not known here.
"""

from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import asdict

from catalog.model import (
    Caution,
    Dose,
    Equipment,
    Exercise,
    Figure,
    FitCheck,
    Movement,
    MovementKind,
    Origin,
    Period,
    Position,
    Routine,
    RoutineItem,
    Rule,
    SideRule,
    Source,
    Substitute,
    When,
)
from catalog.region import Region

ID_PATTERN = "^[a-z0-9][a-z0-9-]{0,63}$"

Id = Annotated[str, Meta(pattern=ID_PATTERN)]
Line = Annotated[str, Meta(min_length=1, max_length=60)]
ShortLine = Annotated[str, Meta(min_length=1, max_length=40)]
Sentence = Annotated[str, Meta(min_length=1, max_length=160)]
Seconds = Annotated[int, Meta(ge=1, le=600)]
Pause = Annotated[int, Meta(ge=0, le=120)]
Count = Annotated[int, Meta(ge=1, le=300)]
Sets = Annotated[int, Meta(ge=1, le=20)]
Pulses = Annotated[int, Meta(ge=1, le=20)]
Sittings = Annotated[int, Meta(ge=1, le=10)]
RepHold = Annotated[int, Meta(ge=1, le=60)]


class FileTable(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a catalogue file. Its fields are the keys, in the order messages name them."""


class DoseTable(FileTable, frozen=True):
    origin: Origin = Origin.SOURCE
    hold_seconds: Seconds | None = None
    hold_seconds_max: Seconds | None = None
    reps: Count | None = None
    reps_max: Count | None = None
    longer_is_fine: bool = False
    at_least: bool = False
    rep_hold_seconds: RepHold | None = None
    pulses: Pulses | None = None
    step_reps: Count | None = None
    up_to_reps: Count | None = None
    per_day: Count | None = None
    sittings: Sittings | None = None
    sittings_max: Sittings | None = None
    when: tuple[When, ...] = ()
    of_source: tuple[Figure, ...] = ()
    source_says: Annotated[str, Meta(max_length=40)] = ""


class MovementTable(FileTable, frozen=True):
    kind: MovementKind
    # Room for the places that a side's name goes into; the 40 characters count after that.
    line: Line
    dose: DoseTable
    breath_in: Annotated[str, Meta(max_length=60)] = ""
    breath_out: Annotated[str, Meta(max_length=60)] = ""


class CautionTable(FileTable, frozen=True):
    text: Sentence
    source: Sentence | None = None


class CheckTable(FileTable, frozen=True):
    ask: Line
    otherwise: Line


class SubstituteTable(FileTable, frozen=True):
    equipment: Equipment
    instead: Annotated[tuple[ShortLine, ...], Meta(min_length=1, max_length=6)]


class SourceTable(FileTable, frozen=True):
    name: Line
    claims: Sentence


class ExerciseTable(FileTable, frozen=True):
    id: Id
    name: Annotated[str, Meta(min_length=1, max_length=40)]
    regions: Annotated[tuple[Region, ...], Meta(min_length=1)]
    position: Position
    sides: SideRule
    steps: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=12)]
    movement: Annotated[tuple[MovementTable, ...], Meta(min_length=1, max_length=12)]
    summary: Annotated[str, Meta(max_length=160)] = ""
    equipment: tuple[Equipment, ...] = ()
    setup: Annotated[tuple[Line, ...], Meta(max_length=12)] = ()
    periods: tuple[Period, ...] = ()
    alternates: tuple[Id, ...] = ()
    similar: tuple[Id, ...] = ()
    reading: Origin = Origin.SOURCE
    caution: tuple[CautionTable, ...] = ()
    source: tuple[SourceTable, ...] = ()
    passes_through: tuple[Position, ...] = ()
    optional: tuple[Equipment, ...] = ()
    substitute: tuple[SubstituteTable, ...] = ()
    check: Annotated[tuple[CheckTable, ...], Meta(max_length=6)] = ()
    before: Annotated[tuple[ShortLine, ...], Meta(max_length=4)] = ()
    after: Annotated[tuple[ShortLine, ...], Meta(max_length=4)] = ()
    rules: tuple[Rule, ...] = ()
    tags: Annotated[tuple[ShortLine, ...], Meta(max_length=12)] = ()
    quiet: bool = False


class RoutineItemTable(FileTable, frozen=True):
    exercise: Id
    sets: Sets = 1
    hold_seconds: Seconds | None = None
    reps: Count | None = None


class RoutineTable(FileTable, frozen=True):
    id: Id
    name: Annotated[str, Meta(min_length=1, max_length=40)]
    item: Annotated[tuple[RoutineItemTable, ...], Meta(min_length=1, max_length=40)]
    summary: Annotated[str, Meta(max_length=160)] = ""
    lead_in_seconds: Pause = 5
    change_seconds: Pause = 10
    rest_seconds: Pause = 10
    transition_seconds: Pause = 20
    source: tuple[SourceTable, ...] = ()


OWN_CLAIM = "your own"


def exercise_of(table: ExerciseTable, file: str) -> Exercise:
    """The exercise a table describes. `file` is named as the source of what names none."""
    return Exercise(
        id=table.id,
        name=table.name,
        summary=table.summary,
        regions=table.regions,
        position=table.position,
        sides=table.sides,
        setup=table.setup,
        steps=table.steps,
        movements=tuple(_movement_of(movement) for movement in table.movement),
        cautions=tuple(Caution(caution.text, caution.source or file) for caution in table.caution),
        sources=_sources_of(table.source, file),
        periods=table.periods,
        equipment=table.equipment,
        alternates=table.alternates,
        similar=table.similar,
        reading=table.reading,
        passes_through=table.passes_through,
        optional=table.optional,
        substitutes=tuple(Substitute(one.equipment, one.instead) for one in table.substitute),
        checks=tuple(FitCheck(one.ask, one.otherwise) for one in table.check),
        before=table.before,
        after=table.after,
        rules=table.rules,
        tags=table.tags,
        quiet=table.quiet,
    )


def routine_of(table: RoutineTable, file: str) -> Routine:
    """The routine a table describes. `file` is named as its source if it names none."""
    return Routine(
        id=table.id,
        name=table.name,
        summary=table.summary,
        items=tuple(RoutineItem(item.exercise, item.sets, item.hold_seconds, item.reps) for item in table.item),
        sources=_sources_of(table.source, file),
        lead_in_seconds=table.lead_in_seconds,
        change_seconds=table.change_seconds,
        rest_seconds=table.rest_seconds,
        transition_seconds=table.transition_seconds,
    )


def _movement_of(table: MovementTable) -> Movement:
    # The keys of a dose are its fields: a key that is missing on one side is an error here, not a figure lost.
    dose = Dose(**asdict(table.dose))
    return Movement(table.kind, table.line, dose, table.breath_in, table.breath_out)


def _sources_of(given: tuple[SourceTable, ...], file: str) -> tuple[Source, ...]:
    return tuple(Source(source.name, source.claims) for source in given) or (Source(file, OWN_CLAIM),)
