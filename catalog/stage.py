"""Where she is: so many weeks pregnant, so long after a birth, after a pregnancy that has ended, or not known.

Owns the arithmetic of dates. Knows nothing of what is on offer at a stage. Days are counted as in ACOG Committee
Opinion 700: the due date is day 280, counted from the last period. Other schemes put the trimesters elsewhere.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from catalog.model import Period

TERM_DAYS = 280
"""Gestational age on the due date, in days."""
TRANSFER_DAYS = 266
"""From fertilisation to the due date, in days: 280 less the two weeks between last period and ovulation."""
LAST_DAY = 294
"""42 w 0 d, in days: after it the first question is whether the baby has come."""
_SECOND_FROM = 98
_THIRD_FROM = 196
_WEEKS = range(1, 43)
_EMBRYO_DAYS = range(8)
_DAYS_OF_A_MONTH = Fraction(36525, 1200)


class StageKind(StrEnum):
    """Which kind of stage it is."""

    PREGNANT = "pregnant"
    POSTPARTUM = "postpartum"
    ENDED = "ended"
    """The pregnancy has ended and no birth is recorded. It has no weeks and is called by no name."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stage:
    """Her stage on one day. Made by `pregnant`, `postpartum` and `ended`, or `UNKNOWN`."""

    kind: StageKind
    today: date | None = None
    due_on: date | None = None
    birth_on: date | None = None
    ended_on: date | None = None

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
        return Period.POSTPARTUM if self.pregnancy_over_on else self.trimester

    @property
    def pregnancy_over_on(self) -> date | None:
        """The day of the birth, or on which the pregnancy ended otherwise; None while neither is recorded."""
        return self.birth_on or self.ended_on

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


def ended(on: date, today: date) -> Stage:
    """The stage on `today` after a pregnancy that ended on `on` without a birth to record.

    One day ahead counts as today, as after a birth. Raises ValueError for a day further ahead.
    """
    if on > today + timedelta(days=1):
        raise ValueError(f"This day lies in the past: up to {today.isoformat()}.")
    return Stage(StageKind.ENDED, today, ended_on=on)


def due_from_weeks(weeks: int, today: date, days: int = 0) -> date:
    """The due date that makes `today` exactly `weeks` weeks and `days` days.

    Raises ValueError outside 1 to 42 weeks and 0 to 6 days.
    """
    if weeks not in _WEEKS:
        raise ValueError(f"Weeks go from {_WEEKS[0]} to {_WEEKS[-1]}.")
    if days not in range(7):
        raise ValueError("Days of a week go from 0 to 6.")
    return today + timedelta(days=TERM_DAYS - 7 * weeks - days)


def due_from_last_period(began_on: date) -> date:
    """The due date by the first day of the last period."""
    return began_on + timedelta(days=TERM_DAYS)


def due_from_transfer(on: date, embryo_days: int) -> date:
    """The due date by the day of an embryo's transfer and its age then, in days. Raises ValueError outside 0 to 7."""
    if embryo_days not in _EMBRYO_DAYS:
        raise ValueError(f"An embryo is {_EMBRYO_DAYS[0]} to {_EMBRYO_DAYS[-1]} days old at its transfer.")
    return on + timedelta(days=TRANSFER_DAYS - embryo_days)


def weeks_from_months(months: Fraction) -> int:
    """The full weeks that so many months of pregnancy amount to.

    Some count a month as four weeks, some as a twelfth of a year. The latter gives the later day, and so the
    stricter rules: six and a half months are 28 weeks.
    """
    return int(months * _DAYS_OF_A_MONTH / 7)
