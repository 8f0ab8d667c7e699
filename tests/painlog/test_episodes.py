"""Episodes and the answers to the list of conditions."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from catalog.safety import Screening, ScreeningAnswer
from tui.painlog.model import Episode, EpisodeKind, Session
from tui.painlog.store import PainLog


@pytest.fixture
def episode(log: PainLog, now: datetime) -> Episode:
    return log.begin_episode(EpisodeKind.PREGNANCY, due_on=date(2026, 8, 1), now=now)


def test_a_fresh_log_has_no_episode(log: PainLog) -> None:
    assert log.episode() is None


def test_an_episode_is_read_back_as_it_was_begun(log: PainLog, episode: Episode, now: datetime) -> None:
    assert log.episode() == episode
    assert (episode.kind, episode.due_on, episode.birth_on) == (EpisodeKind.PREGNANCY, date(2026, 8, 1), None)
    assert (episode.started_at, episode.started_at.utcoffset()) == (now, timedelta(hours=2))


def test_a_new_episode_ends_the_one_before(
    log: PainLog, episode: Episode, now: datetime, rows: Callable[..., list[tuple[object, ...]]]
) -> None:
    birth = log.begin_episode(EpisodeKind.POSTPARTUM, birth_on=date(2026, 7, 30), now=now + timedelta(days=90))

    assert log.episode() == birth
    assert rows("SELECT ended_at FROM episode WHERE id = ?", episode.id) == [("2026-08-01T19:14:05.123Z",)]


def test_a_check_in_without_an_episode_opens_one_of_an_unknown_kind(
    log: PainLog, check_in: Callable[..., Session]
) -> None:
    session = check_in()

    episode = log.episode()
    assert episode is not None
    assert (episode.id, episode.kind) == (session.episode_id, EpisodeKind.UNKNOWN)


def test_a_check_in_belongs_to_the_open_episode(episode: Episode, check_in: Callable[..., Session]) -> None:
    assert check_in().episode_id == episode.id


def test_nothing_is_answered_at_first(log: PainLog, episode: Episode) -> None:
    assert log.screening(episode.id) is None


def test_the_newest_answers_count_and_the_former_stay(
    log: PainLog, episode: Episode, now: datetime, rows: Callable[..., list[tuple[object, ...]]]
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


def test_a_moment_without_an_offset_is_refused_and_nothing_is_written(log: PainLog, now: datetime) -> None:
    with pytest.raises(ValueError, match="offset"):
        log.begin_episode(EpisodeKind.UNKNOWN, now=now.replace(tzinfo=None))
    assert log.episode() is None
