"""The nouns of the catalogue: exercise, movement, dose, caution, routine. Frozen values, no behaviour beyond words."""

from dataclasses import dataclass, field
from enum import StrEnum

from catalog.region import Region


class Position(StrEnum):
    """The position an exercise is done in."""

    ALL_FOURS = "all_fours"
    KNEELING = "kneeling"
    SIDE = "side"
    BACK = "back"
    CHAIR = "chair"
    FLOOR_SITTING = "floor_sitting"
    STANDING = "standing"

    @property
    def label(self) -> str:
        return _POSITION_WORDS[self]


_POSITION_WORDS = {
    Position.ALL_FOURS: "hands and knees",
    Position.KNEELING: "kneeling",
    Position.SIDE: "on your side",
    Position.BACK: "on your back",
    Position.CHAIR: "on a chair",
    Position.FLOOR_SITTING: "sitting on the floor",
    Position.STANDING: "standing",
}


class Equipment(StrEnum):
    """A thing an exercise asks for."""

    MAT = "mat"
    CHAIR = "chair"
    FIRM_CHAIR = "firm_chair"
    SOFT_ROLLER = "soft_roller"
    PILLOW = "pillow"
    RAISED_BASE = "raised_base"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


class Side(StrEnum):
    """The person's own left or right."""

    LEFT = "left"
    RIGHT = "right"


class SideRule(StrEnum):
    """How an exercise treats the two sides of the body."""

    BOTH = "both"
    """Both sides move together."""
    EACH = "each"
    """One side, a changeover, then the other, each with its full dose."""
    EXPLORE = "explore"
    """She goes to either side as it feels right."""


class MovementKind(StrEnum):
    """The shape of one movement in time."""

    HOLD = "hold"
    REPS = "reps"
    EXPLORE = "explore"
    CLOSE = "close"


class Period(StrEnum):
    """A stage an exercise is meant for."""

    FIRST = "first_trimester"
    SECOND = "second_trimester"
    THIRD = "third_trimester"
    POSTPARTUM = "postpartum"


class Origin(StrEnum):
    """Who a figure or a reading comes from."""

    SOURCE = "source"
    APP_DEFAULT = "app_default"
    OUR_READING = "our_reading"

    @property
    def label(self) -> str:
        return _ORIGIN_WORDS[self]


_ORIGIN_WORDS = {
    Origin.SOURCE: "from the source",
    Origin.APP_DEFAULT: "app default",
    Origin.OUR_READING: "our reading of an unclear source",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where something in the catalogue comes from, and what exactly it claims."""

    name: str
    claims: str


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of one movement, for each side where sides are done in turn."""

    origin: Origin
    """Whether the figures are the source's own or the app's."""
    hold_seconds: int | None = None
    """Length of a hold, an exploration or a closing step, in seconds."""
    hold_seconds_max: int | None = None
    """Upper end of a range of hold lengths, in seconds."""
    reps: int | None = None
    """Repetitions, the lower end where the source gives a range."""
    reps_max: int | None = None
    """Upper end of a range of repetitions."""
    longer_is_fine: bool = False
    """Whether the source says that going on past the figure is fine."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One thing to do, with the words shown while it is done."""

    kind: MovementKind
    line: str
    """What to do, at most 40 characters; `{side}` and `{other}` become left and right."""
    dose: Dose
    breath_in: str = ""
    """What to do on the breath in, at most 40 characters; empty where the breath only flows."""
    breath_out: str = ""
    """What to do on the breath out, at most 40 characters."""


@dataclass(frozen=True, slots=True)
class Caution:
    """When to go easy or leave out, in gentle words, with its source."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise of the catalogue."""

    id: str
    name: str
    summary: str
    """One sentence: what it is for."""
    regions: tuple[Region, ...]
    position: Position
    sides: SideRule
    setup: tuple[str, ...]
    steps: tuple[str, ...]
    movements: tuple[Movement, ...]
    cautions: tuple[Caution, ...]
    sources: tuple[Source, ...]
    periods: tuple[Period, ...]
    equipment: tuple[Equipment, ...] = ()
    alternates: tuple[str, ...] = ()
    """Ids of exercises to do instead."""
    similar: tuple[str, ...] = ()
    """Ids of close relatives, kept apart."""
    reading: Origin = Origin.SOURCE
    """OUR_READING where the source's wording of the movement is unclear."""


@dataclass(frozen=True, slots=True)
class RoutineItem:
    """An exercise in its place in a routine, with what the routine changes about its dose."""

    exercise: str
    sets: int = 1
    hold_seconds: int | None = None
    reps: int | None = None


@dataclass(frozen=True, slots=True)
class Routine:
    """Exercises in order, with the pauses between them. Pauses are in seconds and are the app's own."""

    id: str
    name: str
    summary: str
    items: tuple[RoutineItem, ...]
    sources: tuple[Source, ...]
    lead_in_seconds: int = 5
    change_seconds: int = 10
    """To change from one side to the other."""
    rest_seconds: int = 10
    """Between exercises in the same position, and between sets."""
    transition_seconds: int = 20
    """To move into another position."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a catalogue file that was left out."""

    file: str
    item: str
    key: str
    message: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.item, self.key) if part)
        return f"{self.file}: {place}: {self.message}" if place else f"{self.file}: {self.message}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything on offer, by id, in the order of the files, and the faults of what was left out."""

    exercises: dict[str, Exercise] = field(default_factory=dict)
    routines: dict[str, Routine] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
