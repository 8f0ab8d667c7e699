"""What the pain log keeps, as values, and what can go wrong with it. Knows no SQL and no file."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from catalog.model import Side
from catalog.offer import BirthKind
from catalog.region import Region

WORDING_MARK = "/"
"""Parts the name of a plan's words from that of its content."""


class LogProblem(Exception):  # noqa: N818 (it is told to a person, as a problem)
    """Something is wrong with the log. The text is a sentence for the person in front of it."""


class LogRefused(LogProblem):
    """The log was not opened; what is there was left as it is."""


class ViewOnly(LogProblem):
    """The log is open here for looking only."""


class LogBusy(LogProblem):
    """Another program holds the log; the same call may work in a moment."""


class LogNotSaved(LogProblem):
    """Nothing of this call was written."""


class LogNotRead(LogProblem):
    """The file could not be read."""


class EpisodeKind(StrEnum):
    """Which stretch of her life an episode is."""

    PREGNANCY = "pregnancy"
    POSTPARTUM = "postpartum"
    UNKNOWN = "unknown"


class StageBasis(StrEnum):
    """From what she told, her stage was worked out."""

    DUE_DATE = "due_date"
    LAST_PERIOD = "last_period"
    WEEKS = "weeks"
    MONTHS = "months"
    TRANSFER = "transfer"
    BIRTH_DATE = "birth_date"
    SKIPPED = "skipped"
    """She was asked and told nothing."""


class SessionStatus(StrEnum):
    """How far a session came."""

    CHECKIN = "checkin"
    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"


class Moment(StrEnum):
    """When a rating was given."""

    BEFORE = "before"
    AFTER = "after"
    LATER = "later"
    """Some time after a session."""
    NOW = "now"
    """Without a session."""


class StepKind(StrEnum):
    """What kind of work a phase was."""

    HOLD = "hold"
    REPS = "reps"
    EXPLORE = "explore"
    CLOSE = "close"


class StepOutcome(StrEnum):
    """How a phase was left."""

    DONE = "done"
    PARTIAL = "partial"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Episode:
    """One pregnancy, or the time after one birth. No statistic crosses it."""

    id: str
    kind: EpisodeKind
    due_on: date | None
    birth_on: date | None
    started_at: datetime
    ended_at: datetime | None
    birth_kind: BirthKind | None = None
    basis: StageBasis | None = None
    """None where nothing was asked, or where the log is older than the question."""
    said: str = ""
    """What she typed, at most 200 characters."""


@dataclass(frozen=True, slots=True)
class StageAnswer:
    """Her stage as she told it at one moment."""

    kind: EpisodeKind
    due_on: date | None = None
    birth_on: date | None = None
    birth_kind: BirthKind | None = None
    basis: StageBasis | None = None
    said: str = ""
    """What she typed, at most 200 characters."""
    at: datetime = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Session:
    """One time a routine was begun, or at least checked in for."""

    id: str
    episode_id: str
    plan_hash: str
    """Names the plan as it was offered, words and pace included."""
    routine_id: str
    routine_name: str
    status: SessionStatus
    started_at: datetime
    """The check-in, and from the first phase on the moment that began."""
    ended_at: datetime | None
    phase: int
    """The phase of the plan it is in, from 0."""
    phase_elapsed: float
    """Seconds spent in that phase."""
    touched_at: datetime
    """When it was last written to."""

    @property
    def content_hash(self) -> str:
        """Names what the plan has done, whatever its words: sessions of the same content are compared."""
        return self.plan_hash.partition(WORDING_MARK)[0]


@dataclass(frozen=True, slots=True)
class StepResult:
    """What came of one phase of work."""

    phase: int
    exercise_id: str
    side: Side | None
    kind: StepKind
    outcome: StepOutcome
    seconds: float
    reps: int | None


@dataclass(frozen=True, slots=True)
class Rating:
    """Pain in one place at one moment, 0 to 10 on the numeric rating scale."""

    region: Region
    moment: Moment
    score: int
    at: datetime
    """With the offset from UTC it was logged at."""
    session_id: str | None
    entry_id: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """Pain logged without a routine."""

    id: str
    at: datetime
    note: str
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True)
class RegionChange:
    """One place before and after a session; None where it was not rated."""

    region: Region
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A line of the history."""

    id: str
    routine_id: str
    routine_name: str
    status: SessionStatus
    started_at: datetime
    """With the offset from UTC it was logged at."""
    ended_at: datetime | None
    steps_done: int
    changes: tuple[RegionChange, ...]


@dataclass(frozen=True, slots=True)
class RoutineUse:
    """How often a routine was done, stopped early included."""

    times: int
    last_at: datetime | None
