"""Stages: weeks and days, trimesters and the time after a birth."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Period
from catalog.stage import UNKNOWN, Stage, StageKind, due_from_weeks, postpartum, pregnant

TODAY = date(2026, 5, 3)


def at(weeks: int, days: int = 0) -> Stage:
    return pregnant(TODAY + timedelta(days=280 - 7 * weeks - days), TODAY)


def test_the_due_date_is_day_280() -> None:
    assert pregnant(TODAY, TODAY).gestational_days == 280


def test_a_stage_is_said_in_weeks_and_days() -> None:
    assert at(31, 4).label == "31 w 4 d"


@pytest.mark.parametrize(
    ("stage", "trimester"),
    [
        (at(0), Period.FIRST),
        (at(13, 6), Period.FIRST),
        (at(14), Period.SECOND),
        (at(15, 6), Period.SECOND),
        (at(27, 6), Period.SECOND),
        (at(28), Period.THIRD),
        (at(42, 1), Period.THIRD),
    ],
)
def test_trimesters_turn_at_14_and_28_weeks(stage: Stage, trimester: Period) -> None:
    assert stage.trimester is trimester
    assert stage.period is trimester


def test_15_weeks_6_days_is_the_day_before_16_weeks() -> None:
    assert at(15, 6).gestational_days == 111
    assert at(15, 6).label == "15 w 6 d"


def test_42_weeks_is_not_past_42_weeks_but_the_next_day_is() -> None:
    assert not at(42).overdue
    assert at(42, 1).overdue


def test_a_due_date_of_a_pregnancy_that_has_not_begun_is_refused_with_the_latest_one() -> None:
    with pytest.raises(ValueError, match=r"at most 40 weeks ahead: up to 2027-02-07"):
        pregnant(TODAY + timedelta(days=281), TODAY)


@pytest.mark.parametrize(
    ("days", "label"), [(0, "0 d after birth"), (6, "6 d after birth"), (7, "1 w after birth"), (48, "6 w after birth")]
)
def test_time_after_a_birth_is_said_in_whole_weeks_and_in_days_before_the_first(days: int, label: str) -> None:
    assert postpartum(TODAY - timedelta(days=days), TODAY).label == label


def test_after_a_birth_there_is_no_trimester() -> None:
    stage = postpartum(TODAY, TODAY)
    assert (stage.trimester, stage.period, stage.gestational_days) == (None, Period.POSTPARTUM, None)
    assert not stage.overdue


def test_a_birth_logged_in_an_earlier_time_zone_counts_as_today() -> None:
    assert postpartum(TODAY + timedelta(days=1), TODAY).days_after_birth == 0


def test_a_birth_in_the_future_is_refused() -> None:
    with pytest.raises(ValueError, match=r"lies in the past: up to 2026-05-03"):
        postpartum(TODAY + timedelta(days=2), TODAY)


def test_an_unknown_stage_claims_nothing() -> None:
    assert UNKNOWN.kind is StageKind.UNKNOWN
    assert (UNKNOWN.label, UNKNOWN.period, UNKNOWN.gestational_days, UNKNOWN.days_after_birth) == ("", None, None, None)
    assert not UNKNOWN.overdue


@pytest.mark.parametrize("weeks", [-1, 0, 43])
def test_weeks_outside_1_to_42_are_refused_with_what_is_allowed(weeks: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 42"):
        due_from_weeks(weeks, TODAY)


@given(st.integers(1, 42), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_weeks_give_a_due_date_that_gives_the_weeks_back(weeks: int, today: date) -> None:
    stage = pregnant(due_from_weeks(weeks, today), today)
    assert stage.label == f"{weeks} w 0 d"
    assert not stage.overdue


@given(st.integers(0, 320), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_each_day_that_passes_adds_one_day(days: int, today: date) -> None:
    due = today + timedelta(days=280 - days)
    assert pregnant(due, today).gestational_days == days
    assert pregnant(due, today + timedelta(days=1)).gestational_days == days + 1
