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


class When(StrEnum):
    """A word of the sources for how often, or at which end of the day."""

    DAILY = "daily"
    MORNING = "morning"
    BEDTIME = "bedtime"


class Period(StrEnum):
    """A stage an exercise is meant for."""

    FIRST = "first_trimester"
    SECOND = "second_trimester"
    THIRD = "third_trimester"
    POSTPARTUM = "postpartum"


class Rule(StrEnum):
    """What the rules of who is offered what ask after, beyond the position. Names the reason, not the answer."""

    PELVIC_GIRDLE = "pelvic_girdle"
    """Loads one leg or the two sides unevenly, which can stir up pain of the pelvis."""
    CAESAREAN_SIX_WEEKS = "caesarean_six_weeks"
    """Works the front of the belly: not in the first six weeks after a caesarean."""
    HEAVILY_PREGNANT = "heavily_pregnant"
    """Its source says that it may not suit the very heavily pregnant."""


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


class Figure(StrEnum):
    """A figure of a dose, named as the key it is written with."""

    HOLD_SECONDS = "hold_seconds"
    REPS = "reps"
    REP_HOLD_SECONDS = "rep_hold_seconds"
    PULSES = "pulses"
    STEP_REPS = "step_reps"
    UP_TO_REPS = "up_to_reps"
    PER_DAY = "per_day"
    SITTINGS = "sittings"
    WHEN = "when"


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
    """Repetitions in one sitting: the lower end of a range, and where a ramp starts."""
    reps_max: int | None = None
    """Upper end of a range of repetitions."""
    longer_is_fine: bool = False
    """Whether the source says that going on past the figure is fine."""
    at_least: bool = False
    """Whether the source names the repetitions as a minimum."""
    rep_hold_seconds: int | None = None
    """A hold within every repetition, in seconds."""
    pulses: int | None = None
    """Small movements within every repetition."""
    step_reps: int | None = None
    """By how many a ramp grows, once the last sitting was easy."""
    up_to_reps: int | None = None
    """Where the source's ramp leads, in repetitions of one sitting. Shown as its figure, never asked for."""
    per_day: int | None = None
    """Repetitions of a whole day that the source's ramp leads to. Shown as its figure, never asked for."""
    sittings: int | None = None
    """Sittings a day, the lower end where the source gives a range."""
    sittings_max: int | None = None
    """Upper end of a range of sittings a day."""
    when: tuple[When, ...] = ()
    of_source: tuple[Figure, ...] = ()
    """Figures the source does give, where `origin` says that the others are the app's."""
    source_says: str = ""
    """The source's own words where it gives no figure: "a few seconds"."""

    def origin_of(self, figure: Figure) -> Origin:
        """Whose figure it is."""
        return Origin.SOURCE if figure in self.of_source else self.origin


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

    @property
    def paced(self) -> bool:
        """Whether the breath times it; otherwise the breath only flows."""
        return bool(self.breath_in or self.breath_out)


@dataclass(frozen=True, slots=True)
class Caution:
    """When to go easy or leave out, in gentle words, with its source."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class FitCheck:
    """A question to settle before the first movement, and what to do where the answer is no."""

    ask: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class Substitute:
    """What can stand in for a thing an exercise asks for."""

    equipment: Equipment
    instead: tuple[str, ...]


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
    passes_through: tuple[Position, ...] = ()
    """Positions on the way in, during it or on the way out."""
    optional: tuple[Equipment, ...] = ()
    """Things that help and can be left out."""
    substitutes: tuple[Substitute, ...] = ()
    checks: tuple[FitCheck, ...] = ()
    before: tuple[str, ...] = ()
    """How to get into the position where that takes care, each at most 40 characters."""
    after: tuple[str, ...] = ()
    """How to get out of it again, or where to go from it, each at most 40 characters."""
    rules: tuple[Rule, ...] = ()
    tags: tuple[str, ...] = ()
    """Further words to find it by: muscles and complaints that no region names."""
    quiet: bool = False
    """Whether it can be done beside someone asleep: nothing is moved about."""


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
