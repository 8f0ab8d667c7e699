"""When the questions of the screening are asked again, and why.

Owns the moments at which old answers no longer hold. What the answers change is not known here.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from catalog.safety import Screening, ScreeningAnswer
from catalog.stage import TERM_DAYS, Stage, StageKind

EVERY_DAYS = 28
"""Answers are asked for again after four weeks. The app's own figure."""
_PLACENTA_WEEK = 26
_TRIMESTER_WEEKS = (14, 28)


def due_again(screened_on: date, screening: Screening, stage: Stage, today: date) -> str | None:
    """Why the questions are asked again today, in one sentence; None while the answers of `screened_on` hold.

    A screening that was skipped is not asked again: each session asks its one question first.
    """
    if screening.answered is ScreeningAnswer.SKIPPED:
        return None
    return next(_reasons(screened_on, stage, today), None)


def _reasons(screened_on: date, stage: Stage, today: date) -> Iterator[str]:
    over_on = stage.pregnancy_over_on
    if over_on is not None and screened_on < over_on:
        after_birth = stage.kind is StageKind.POSTPARTUM
        yield "After a birth other questions count." if after_birth else "Other questions count now."
    if _week_began(_PLACENTA_WEEK, screened_on, stage, today):
        yield "From 26 weeks a low placenta counts for more."
    if any(_week_began(week, screened_on, stage, today) for week in _TRIMESTER_WEEKS):
        yield "A new trimester has begun."
    if (today - screened_on).days >= EVERY_DAYS:
        yield "Your answers are four weeks old."


def _week_began(week: int, screened_on: date, stage: Stage, today: date) -> bool:
    """Whether a gestational week began after the answers were given."""
    if stage.due_on is None:
        return False
    return screened_on < stage.due_on - timedelta(days=TERM_DAYS - 7 * week) <= today
