"""Where she is: so many weeks pregnant, so long after a birth, or not known.

Owns the arithmetic of dates. Knows nothing of what is on offer at a stage. Days are counted as in ACOG Committee
Opinion 700: the due date is day 280, counted from the last period. Other schemes put the trimesters elsewhere.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from catalog.model import Period

TERM_DAYS = 280
"""Gestational age on the due date, in days."""
LAST_DAY = 294
"""42 w 0 d, in days: after it the first question is whether the baby has come."""
_SECOND_FROM = 98
_THIRD_FROM = 196
_WEEKS = range(1, 43)


class StageKind(StrEnum):
    """Which of the three kinds of stage it is."""

    PREGNANT = "pregnant"
    POSTPARTUM = "postpartum"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stage:
    """Her stage on one day. Made by `pregnant` and `postpartum`, or `UNKNOWN`."""

    kind: StageKind
    today: date | None = None
    due_on: date | None = None
    birth_on: date | None = None

    @property
    def gestational_days(self) -> int | None:
        """Days since the last period as the due date implies it; None unless pregnant."""
        if self.today is None or self.due_on is None:
            return None
        return TERM_DAYS - (self.due_on - self.today).days

    @property
    def days_after_birth(self) -> int | None:
        """Whole days since the birth; None unless postpartum."""
        if self.today is None or self.birth_on is None:
            return None
        return max(0, (self.today - self.birth_on).days)

    @property
    def label(self) -> str:
        """The stage in a few characters: "31 w 4 d", "6 w after birth", or nothing."""
        if self.gestational_days is not None:
            weeks, days = divmod(self.gestational_days, 7)
            return f"{weeks} w {days} d"
        if self.days_after_birth is not None:
            weeks, days = divmod(self.days_after_birth, 7)
            return f"{weeks} w after birth" if weeks else f"{days} d after birth"
        return ""

    @property
    def trimester(self) -> Period | None:
        """To 13 w 6 d the first, to 27 w 6 d the second, then the third; None unless pregnant."""
        days = self.gestational_days
        if days is None:
            return None
        if days < _SECOND_FROM:
            return Period.FIRST
        return Period.SECOND if days < _THIRD_FROM else Period.THIRD

    @property
    def period(self) -> Period | None:
        """The stage as exercises name it; None while it is unknown."""
        return Period.POSTPARTUM if self.kind is StageKind.POSTPARTUM else self.trimester

    @property
    def overdue(self) -> bool:
        """Whether 42 w 0 d is past."""
        return self.gestational_days is not None and self.gestational_days > LAST_DAY


UNKNOWN = Stage(StageKind.UNKNOWN)


def pregnant(due_on: date, today: date) -> Stage:
    """The stage on `today` of a pregnancy due on `due_on`. Raises ValueError when it would not have begun yet."""
    latest = today + timedelta(days=TERM_DAYS)
    if due_on > latest:
        raise ValueError(f"A due date lies at most 40 weeks ahead: up to {latest.isoformat()}.")
    return Stage(StageKind.PREGNANT, today, due_on=due_on)


def postpartum(birth_on: date, today: date) -> Stage:
    """The stage on `today` after a birth on `birth_on`.

    One day ahead counts as today, for a journey west. Raises ValueError for a birth further ahead.
    """
    if birth_on > today + timedelta(days=1):
        raise ValueError(f"A birth lies in the past: up to {today.isoformat()}.")
    return Stage(StageKind.POSTPARTUM, today, birth_on=birth_on)


def due_from_weeks(weeks: int, today: date) -> date:
    """The due date that makes `today` exactly `weeks` weeks and 0 days. Raises ValueError outside 1 to 42."""
    if weeks not in _WEEKS:
        raise ValueError(f"Weeks go from {_WEEKS[0]} to {_WEEKS[-1]}.")
    return today + timedelta(days=TERM_DAYS - 7 * weeks)
