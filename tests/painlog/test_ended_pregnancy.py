"""A pregnancy whose record is ended: nothing opens, nothing is lost, and it stands until another stage is told."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from catalog.region import Region
from catalog.safety import Screening, ScreeningAnswer
from tui.painlog.model import Episode, EpisodeKind, Session
from tui.painlog.store import PainLog


@pytest.fixture
def pregnancy(log: PainLog, now: datetime) -> Episode:
    return log.begin_episode(EpisodeKind.PREGNANCY, due_on=date(2026, 8, 1), now=now)


@pytest.fixture
def ended(log: PainLog, pregnancy: Episode, now: datetime) -> Episode:
    log.end_episode(pregnancy.id, now=now + timedelta(days=2))
    return log.episodes()[0]


def test_no_other_episode_opens(log: PainLog, ended: Episode, pregnancy: Episode, now: datetime) -> None:
    assert log.episode() is None
    assert log.episodes() == (ended,)
    assert (ended.id, ended.ended_at) == (pregnancy.id, now + timedelta(days=2))


def test_a_second_end_changes_nothing(log: PainLog, ended: Episode, now: datetime) -> None:
    log.end_episode(ended.id, now=now + timedelta(days=9))

    assert log.episodes() == (ended,)


def test_an_unknown_stage_can_be_ended_too(log: PainLog, now: datetime) -> None:
    unknown = log.begin_episode(EpisodeKind.UNKNOWN, now=now)

    log.end_episode(unknown.id, now=now)

    assert log.episode() is None
    assert log.ended_pregnancy() == log.episodes()[0]


def test_the_time_after_a_birth_is_not_ended_as_a_pregnancy(log: PainLog, now: datetime) -> None:
    born = log.begin_episode(EpisodeKind.POSTPARTUM, birth_on=date(2026, 5, 1), now=now)

    with pytest.raises(ValueError, match="no pregnancy"):
        log.end_episode(born.id, now=now)
    assert log.episode() == born


def test_an_episode_that_is_not_there_is_not_ended(log: PainLog, now: datetime) -> None:
    with pytest.raises(LookupError):
        log.end_episode("nowhere", now=now)


def test_it_stands_while_no_other_stage_is_told(log: PainLog, ended: Episode) -> None:
    assert log.ended_pregnancy() == ended


def test_it_stands_through_a_session_and_a_score_which_are_no_part_of_it(
    log: PainLog, ended: Episode, check_in: Callable[..., Session], now: datetime
) -> None:
    session = check_in(hours=72)
    log.log_pain(Region.NECK, 3, now=now + timedelta(days=4))

    assert log.ended_pregnancy() == ended
    assert session.episode_id != ended.id
    assert [rating.score for rating in log.latest_ratings()] == [3]


def test_answers_and_an_agreement_can_still_be_given_to_it(log: PainLog, ended: Episode, now: datetime) -> None:
    log.record_screening(ended.id, ScreeningAnswer.NONE, (), now=now + timedelta(days=5))
    log.record_team_agreed(ended.id, now=now + timedelta(days=6))

    assert log.screening(ended.id) == Screening(ScreeningAnswer.NONE, (), date(2026, 5, 9))


@pytest.mark.parametrize("kind", EpisodeKind)
def test_another_stage_told_takes_its_place(log: PainLog, ended: Episode, now: datetime, kind: EpisodeKind) -> None:
    log.begin_episode(kind, now=now + timedelta(days=90))

    assert log.ended_pregnancy() is None


def test_another_stage_takes_its_place_even_after_the_clock_was_set_back(
    log: PainLog, ended: Episode, now: datetime
) -> None:
    log.begin_episode(EpisodeKind.PREGNANCY, due_on=date(2027, 3, 1), now=now - timedelta(days=400))

    assert log.ended_pregnancy() is None


def test_a_pregnancy_followed_by_a_birth_was_not_ended_so(log: PainLog, pregnancy: Episode, now: datetime) -> None:
    log.correct_episode(pregnancy.id, kind=EpisodeKind.POSTPARTUM, birth_on=date(2026, 5, 2), now=now)

    assert log.ended_pregnancy() is None


def test_what_came_after_it_is_no_part_of_the_next_pregnancy(
    log: PainLog, ended: Episode, check_in: Callable[..., Session], now: datetime
) -> None:
    between = check_in(hours=72).episode_id

    told = log.correct_episode(
        between, kind=EpisodeKind.PREGNANCY, due_on=date(2027, 3, 1), now=now + timedelta(days=90)
    )

    assert [one.id for one in log.episodes()] == [told.id, between, ended.id]
