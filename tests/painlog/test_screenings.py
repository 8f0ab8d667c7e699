"""The answers to the list of conditions, and her team's agreement to them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from catalog.safety import Screening, ScreeningAnswer
from tui.painlog.model import Episode, EpisodeKind
from tui.painlog.store import PainLog

Rows = Callable[..., list[tuple[object, ...]]]


@pytest.fixture
def episode(log: PainLog, now: datetime) -> Episode:
    return log.begin_episode(EpisodeKind.PREGNANCY, due_on=date(2026, 8, 1), now=now)


def test_nothing_is_answered_at_first(log: PainLog, episode: Episode) -> None:
    assert log.screening(episode.id) is None


def test_the_newest_answers_count_and_the_former_stay(
    log: PainLog, episode: Episode, now: datetime, rows: Rows
) -> None:
    log.record_screening(episode.id, ScreeningAnswer.NONE, (), now=now)
    log.record_screening(episode.id, ScreeningAnswer.SOME, ("weak-cervix",), now=now + timedelta(days=1))

    assert log.screening(episode.id) == Screening(ScreeningAnswer.SOME, ("weak-cervix",), None)
    assert rows("SELECT answer, items FROM screening ORDER BY answered_at") == [
        ("none", "[]"),
        ("some", '["weak-cervix"]'),
    ]


def test_answers_of_the_same_moment_count_in_the_order_they_came(log: PainLog, episode: Episode, now: datetime) -> None:
    log.record_screening(episode.id, ScreeningAnswer.SKIPPED, (), now=now)
    log.record_screening(episode.id, ScreeningAnswer.NONE, (), now=now)

    assert log.screening(episode.id) == Screening(ScreeningAnswer.NONE)


def test_her_teams_agreement_keeps_the_answers_it_was_given_to(log: PainLog, episode: Episode, now: datetime) -> None:
    log.record_screening(episode.id, ScreeningAnswer.SOME, ("weak-cervix",), now=now)

    log.record_team_agreed(episode.id, now=now + timedelta(days=2))

    assert log.screening(episode.id) == Screening(ScreeningAnswer.SOME, ("weak-cervix",), date(2026, 5, 5))


def test_her_team_can_agree_before_anything_was_answered(log: PainLog, episode: Episode, now: datetime) -> None:
    log.record_team_agreed(episode.id, now=now)

    assert log.screening(episode.id) == Screening(ScreeningAnswer.SKIPPED, (), date(2026, 5, 3))


@pytest.mark.parametrize(
    ("answer", "items", "holds"),
    [
        (ScreeningAnswer.NONE, (), True),
        (ScreeningAnswer.SOME, ("weak-cervix",), True),
        (ScreeningAnswer.SOME, ("weak-cervix", "heart-or-lung"), False),
        (ScreeningAnswer.SOME, (), False),
    ],
)
def test_the_agreement_holds_until_something_new_is_marked(
    log: PainLog, episode: Episode, now: datetime, answer: ScreeningAnswer, items: tuple[str, ...], holds: bool
) -> None:
    log.record_screening(episode.id, ScreeningAnswer.SOME, ("weak-cervix",), now=now)
    log.record_team_agreed(episode.id, now=now)

    log.record_screening(episode.id, answer, items, now=now + timedelta(days=1))

    assert log.screening(episode.id) == Screening(answer, items, date(2026, 5, 3) if holds else None)


def test_answers_stay_within_their_episode(log: PainLog, episode: Episode, now: datetime) -> None:
    log.record_screening(episode.id, ScreeningAnswer.NONE, (), now=now)

    after = log.begin_episode(EpisodeKind.POSTPARTUM, birth_on=date(2026, 7, 30), now=now + timedelta(days=90))

    assert log.screening(after.id) is None


def test_answers_to_an_episode_that_is_not_there_are_refused(log: PainLog, now: datetime) -> None:
    with pytest.raises(LookupError):
        log.record_screening("nowhere", ScreeningAnswer.NONE, (), now=now)


def test_an_agreement_taken_back_leaves_the_answers_and_the_former_rows(
    log: PainLog, episode: Episode, now: datetime, rows: Rows
) -> None:
    log.record_screening(episode.id, ScreeningAnswer.SOME, ("weak-cervix",), now=now)
    log.record_team_agreed(episode.id, now=now + timedelta(days=1))

    left = log.withdraw_team_agreed(episode.id, now=now + timedelta(days=2))

    assert log.screening(episode.id) == left == Screening(ScreeningAnswer.SOME, ("weak-cervix",), None)
    assert rows("SELECT team_agreed_on FROM screening ORDER BY answered_at") == [(None,), ("2026-05-04",), (None,)]


def test_an_agreement_taken_back_does_not_return_with_the_next_answers(
    log: PainLog, episode: Episode, now: datetime
) -> None:
    log.record_team_agreed(episode.id, now=now)
    log.withdraw_team_agreed(episode.id, now=now)

    log.record_screening(episode.id, ScreeningAnswer.NONE, (), now=now)

    assert log.screening(episode.id) == Screening(ScreeningAnswer.NONE)


def test_without_an_agreement_there_is_nothing_to_take_back(
    log: PainLog, episode: Episode, now: datetime, rows: Rows
) -> None:
    assert log.withdraw_team_agreed(episode.id, now=now) == Screening(ScreeningAnswer.SKIPPED)

    assert rows("SELECT count(*) FROM screening") == [(0,)]


def test_before_any_answer_there_is_no_day_of_one(log: PainLog, episode: Episode) -> None:
    assert log.screened_on(episode.id) is None


def test_the_day_of_the_answers_is_that_of_her_clock(log: PainLog, episode: Episode, now: datetime) -> None:
    log.record_screening(episode.id, ScreeningAnswer.NONE, (), now=now + timedelta(hours=3))

    assert log.screened_on(episode.id) == date(2026, 5, 4)


def test_the_same_answers_given_again_count_as_of_that_day(log: PainLog, episode: Episode, now: datetime) -> None:
    log.record_screening(episode.id, ScreeningAnswer.SOME, ("weak-cervix",), now=now)
    log.record_team_agreed(episode.id, now=now)
    log.record_screening(episode.id, ScreeningAnswer.SOME, ("weak-cervix",), now=now + timedelta(days=28))

    assert log.screened_on(episode.id) == date(2026, 5, 31)


def test_neither_an_agreement_nor_its_end_nor_a_skipped_list_is_an_answer(
    log: PainLog, episode: Episode, now: datetime
) -> None:
    log.record_screening(episode.id, ScreeningAnswer.SOME, ("weak-cervix",), now=now)
    log.record_team_agreed(episode.id, now=now + timedelta(days=1))
    log.withdraw_team_agreed(episode.id, now=now + timedelta(days=2))
    log.record_screening(episode.id, ScreeningAnswer.SKIPPED, (), now=now + timedelta(days=3))

    assert log.screened_on(episode.id) == date(2026, 5, 3)


def test_a_better_due_date_keeps_the_answers_and_the_agreement(log: PainLog, episode: Episode, now: datetime) -> None:
    log.record_screening(episode.id, ScreeningAnswer.SOME, ("weak-cervix",), now=now)
    log.record_team_agreed(episode.id, now=now)

    corrected = log.correct_episode(episode.id, kind=EpisodeKind.PREGNANCY, due_on=date(2026, 8, 9), now=now)

    assert log.screening(corrected.id) == Screening(ScreeningAnswer.SOME, ("weak-cervix",), date(2026, 5, 3))
