"""What she types about where she is, and what is understood."""

from datetime import date

import pytest

from catalog.stage import StageKind
from catalog.stage_words import read_day, read_stage

TODAY = date(2026, 5, 3)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("31", "31 w 0 d"),
        ("31w", "31 w 0 d"),
        ("22w3d", "22 w 3 d"),
        ("22 w 3", "22 w 3 d"),
        ("22 weeks 3 days", "22 w 3 d"),
        ("Week 22", "22 w 0 d"),
        ("22+3", "22 w 3 d"),
        ("40+3", "40 w 3 d"),
        ("42w6d", "42 w 6 d"),
        ("6½ months", "28 w 0 d"),
        ("6.5 months", "28 w 0 d"),
        ("6,5 months", "28 w 0 d"),
        ("6 1/2 months", "28 w 0 d"),
        ("4th month", "17 w 0 d"),
        ("9 months", "39 w 0 d"),
    ],
)
def test_weeks_and_months_are_understood(text: str, label: str) -> None:
    stage = read_stage(text, TODAY)
    assert (stage.kind, stage.label) == (StageKind.PREGNANT, label)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("due 2026-10-12", date(2026, 10, 12)),
        ("due 12 October", date(2026, 10, 12)),
        ("due 12th Oct 2026", date(2026, 10, 12)),
        ("due date: Oct 12", date(2026, 10, 12)),
        ("due 3 January", date(2027, 1, 3)),
        ("due 28 April", date(2026, 4, 28)),
        ("period 2026-01-05", date(2026, 10, 12)),
        ("last period 5 January", date(2026, 10, 12)),
        ("LMP 5 Jan", date(2026, 10, 12)),
        ("transfer 19 January day 5", date(2026, 10, 7)),
        ("transfer 2026-01-19, 3 days", date(2026, 10, 9)),
    ],
)
def test_a_day_with_its_name_gives_the_due_date(text: str, due: date) -> None:
    assert read_stage(text, TODAY).due_on == due


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("born 1 April", date(2026, 4, 1)),
        ("birth 2026-04-01", date(2026, 4, 1)),
        ("born 24 December", date(2025, 12, 24)),
        ("10 days after birth", date(2026, 4, 23)),
        ("6 weeks after the birth", date(2026, 3, 22)),
        ("3 months after birth", date(2026, 2, 1)),
        ("5 weeks postpartum", date(2026, 3, 29)),
    ],
)
def test_a_birth_gives_the_birth_date(text: str, birth: date) -> None:
    stage = read_stage(text, TODAY)
    assert (stage.kind, stage.birth_on) == (StageKind.POSTPARTUM, birth)


@pytest.mark.parametrize("text", ["03/05", "due 03/05", "born 3/4/2026", "period 5.1.2026", "5-3", "due 03/05/26"])
def test_days_in_figures_alone_are_refused_with_the_reason(text: str) -> None:
    with pytest.raises(ValueError, match=r"can be two days, as some write the month first\. Write a day as 2026-05-03"):
        read_stage(text, TODAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Write the weeks"),
        ("soon", r"Write the weeks \(31, 22w3d\), the months \(6½ months\), or a day with what it is"),
        ("3 May", "Say what day it is: due 3 May"),
        ("2026-10-12", "Say what day it is: due 3 May"),
        ("0", "from 1 to 42"),
        ("43", "from 1 to 42"),
        ("22w8d", "from 0 to 6"),
        ("12 months", "from 1 to 9½"),
        ("due 30 February", "There is no such day"),
        ("due 2026-13-01", "There is no such day"),
        ("due 1 Mai", "Write a day as"),
        ("due tomorrow", "Write a day as"),
        ("due 2028-01-01", "at most 40 weeks ahead: up to 2027-02-07"),
        ("due 1 March", "a due date lies at 2026-04-13 or later. If your baby has come, write born"),
        ("period 2026-06-01", "last period lies in the past"),
        ("transfer 19 January", "Add the embryo's age"),
        ("transfer 2026-06-01 day 5", "transfer lies in the past"),
        ("transfer 19 January day 9", "0 to 7 days old"),
        ("born 2026-06-01", "birth lies in the past"),
    ],
)
def test_what_is_not_understood_is_told_what_is_allowed(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_stage(text, TODAY)


def test_a_day_without_a_year_is_the_last_one_before_the_limit() -> None:
    assert read_day("29 February", TODAY) == date(2024, 2, 29)
    assert read_day("4 May", TODAY) == date(2025, 5, 4)
