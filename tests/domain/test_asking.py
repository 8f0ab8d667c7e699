"""When the questions of the screening are asked again."""

from datetime import date, timedelta

import pytest

from catalog.asking import due_again
from catalog.safety import Screening, ScreeningAnswer
from catalog.stage import UNKNOWN, Stage, ended, postpartum, pregnant

TODAY = date(2026, 6, 20)
NONE = Screening(ScreeningAnswer.NONE)


def at(weeks: int, days: int = 0) -> Stage:
    return pregnant(TODAY + timedelta(days=280 - 7 * weeks - days), TODAY)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_answers_of_today_hold() -> None:
    assert due_again(TODAY, NONE, at(26), TODAY) is None


def test_answers_hold_for_four_weeks_and_no_longer() -> None:
    assert due_again(ago(27), NONE, at(20), TODAY) is None
    assert due_again(ago(28), NONE, at(20), TODAY) == "Your answers are four weeks old."


def test_at_26_weeks_they_are_asked_again_for_the_placenta() -> None:
    assert due_again(ago(1), NONE, at(25, 6), TODAY) is None
    assert due_again(ago(1), NONE, at(26), TODAY) == "From 26 weeks a low placenta counts for more."


@pytest.mark.parametrize("week", [14, 28])
def test_at_a_new_trimester_they_are_asked_again(week: int) -> None:
    assert due_again(ago(1), NONE, at(week - 1, 6), TODAY) is None
    assert due_again(ago(1), NONE, at(week), TODAY) == "A new trimester has begun."
    assert due_again(ago(1), NONE, at(week, 1), TODAY) is None


def test_after_the_birth_they_are_asked_again_once() -> None:
    stage = postpartum(ago(3), TODAY)
    assert due_again(ago(4), NONE, stage, TODAY) == "After a birth other questions count."
    assert due_again(ago(3), NONE, stage, TODAY) is None


def test_after_a_pregnancy_that_ended_they_are_asked_again_without_a_name_for_it() -> None:
    assert due_again(ago(4), NONE, ended(ago(3), TODAY), TODAY) == "Other questions count now."


def test_at_an_unknown_stage_four_weeks_count() -> None:
    assert due_again(ago(27), NONE, UNKNOWN, TODAY) is None
    assert due_again(ago(28), NONE, UNKNOWN, TODAY) is not None


def test_a_skipped_screening_is_not_asked_again_as_each_session_asks() -> None:
    assert due_again(ago(100), Screening(ScreeningAnswer.SKIPPED), at(20), TODAY) is None


def test_answers_dated_ahead_by_a_wrong_clock_hold() -> None:
    assert due_again(TODAY + timedelta(days=2), NONE, at(26), TODAY) is None
