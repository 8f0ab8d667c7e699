"""Stages: weeks and days, trimesters and the time after a birth."""

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Period
from catalog.stage import (
    UNKNOWN,
    Stage,
    StageKind,
    due_from_last_period,
    due_from_transfer,
    due_from_weeks,
    ended,
    postpartum,
    pregnant,
    weeks_from_months,
)

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


DATES = json.loads((Path(__file__).parent / "dates.json").read_text(encoding="utf-8"))


def day(text: str) -> date:
    return date.fromisoformat(text)


SAMPLES = [(case["edd"], sample) for case in DATES["cases"] for sample in case["samples"]]
SAMPLES += [(sample["edd"], sample) for sample in DATES["from_edd"]]


@pytest.mark.parametrize("case", DATES["cases"], ids=lambda case: case["lmp"])
def test_the_due_date_comes_280_days_after_the_last_period(case: dict[str, str]) -> None:
    assert due_from_last_period(day(case["lmp"])) == day(case["edd"])


@pytest.mark.parametrize(("due", "sample"), SAMPLES, ids=lambda value: value if isinstance(value, str) else value["on"])
def test_each_worked_example_has_its_weeks_days_and_trimester(due: str, sample: dict[str, str | int]) -> None:
    stage = pregnant(day(due), day(str(sample["on"])))
    trimesters = {1: Period.FIRST, 2: Period.SECOND, 3: Period.THIRD}
    assert stage.gestational_days == sample["days"]
    assert stage.label.replace(" ", "") == sample["label"]
    assert stage.trimester is trimesters[int(sample["trimester"])]


@pytest.mark.parametrize(
    ("turn", "weeks", "days", "trimester"),
    [
        ("first_trimester_last_day_13w6d", 13, 6, Period.FIRST),
        ("second_first_day_14w0d", 14, 0, Period.SECOND),
        ("w20d0", 20, 0, Period.SECOND),
        ("second_last_day_27w6d", 27, 6, Period.SECOND),
        ("third_first_day_28w0d", 28, 0, Period.THIRD),
        ("term_37w0d", 37, 0, Period.THIRD),
    ],
)
@pytest.mark.parametrize("case", DATES["cases"], ids=lambda case: case["lmp"])
def test_each_worked_turn_falls_on_its_day(
    case: dict[str, str], turn: str, weeks: int, days: int, trimester: Period
) -> None:
    stage = pregnant(day(case["edd"]), day(case[turn]))
    assert (stage.gestational_days, stage.trimester) == (7 * weeks + days, trimester)


@pytest.mark.parametrize("case", DATES["ivf"], ids=lambda case: case["transfer"])
def test_a_transfer_counts_266_days_less_the_age_of_the_embryo(case: dict[str, str]) -> None:
    assert due_from_transfer(day(case["transfer"]), int(case["embryo_age_days"])) == day(case["edd"])


def test_a_transfer_of_an_embryo_of_three_days_is_due_two_days_later_than_one_of_five() -> None:
    assert due_from_transfer(TODAY, 3) - due_from_transfer(TODAY, 5) == timedelta(days=2)


def test_an_embryo_older_than_a_week_is_refused() -> None:
    with pytest.raises(ValueError, match="0 to 7 days old"):
        due_from_transfer(TODAY, 8)


@pytest.mark.parametrize(
    ("months", "weeks"), [(Fraction(1), 4), (Fraction(4), 17), (Fraction(13, 2), 28), (Fraction(9), 39)]
)
def test_months_count_as_twelfths_of_a_year_the_later_of_the_two_ways(months: Fraction, weeks: int) -> None:
    assert weeks_from_months(months) == weeks


def test_weeks_and_days_give_their_due_date() -> None:
    assert pregnant(due_from_weeks(22, TODAY, 3), TODAY).label == "22 w 3 d"


@pytest.mark.parametrize("days", [-1, 7])
def test_days_of_a_week_outside_0_to_6_are_refused(days: int) -> None:
    with pytest.raises(ValueError, match="from 0 to 6"):
        due_from_weeks(22, TODAY, days)


def test_a_pregnancy_that_has_ended_has_no_weeks_and_no_name() -> None:
    stage = ended(TODAY - timedelta(days=3), TODAY)
    assert stage.kind is StageKind.ENDED
    assert (stage.label, stage.gestational_days, stage.days_after_birth, stage.trimester) == ("", None, None, None)
    assert stage.pregnancy_over_on == TODAY - timedelta(days=3)
    assert not stage.overdue


def test_an_end_in_the_future_is_refused() -> None:
    with pytest.raises(ValueError, match="up to 2026-05-03"):
        ended(TODAY + timedelta(days=2), TODAY)
