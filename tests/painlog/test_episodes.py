"""Episodes: one is open at a time, and a stage told anew changes it or begins the next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from catalog.offer import BirthKind
from catalog.region import Region
from tui.painlog.model import Episode, EpisodeKind, Session, StageAnswer, StageBasis
from tui.painlog.store import PainLog

Rows = Callable[..., list[tuple[object, ...]]]


@pytest.fixture
def episode(log: PainLog, now: datetime) -> Episode:
    return log.begin_episode(EpisodeKind.PREGNANCY, due_on=date(2026, 8, 1), now=now)


def test_a_fresh_log_has_no_episode(log: PainLog) -> None:
    assert log.episode() is None


def test_an_episode_is_read_back_as_it_was_begun(log: PainLog, episode: Episode, now: datetime) -> None:
    assert log.episode() == episode
    assert (episode.kind, episode.due_on, episode.birth_on) == (EpisodeKind.PREGNANCY, date(2026, 8, 1), None)
    assert (episode.started_at, episode.started_at.utcoffset()) == (now, timedelta(hours=2))


def test_a_new_episode_ends_the_one_before(log: PainLog, episode: Episode, now: datetime, rows: Rows) -> None:
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


def test_a_moment_without_an_offset_is_refused_and_nothing_is_written(log: PainLog, now: datetime) -> None:
    with pytest.raises(ValueError, match="offset"):
        log.begin_episode(EpisodeKind.UNKNOWN, now=now.replace(tzinfo=None))
    assert log.episode() is None


def test_what_she_typed_is_kept_with_what_it_was_taken_for(log: PainLog, now: datetime) -> None:
    episode = log.begin_episode(
        EpisodeKind.PREGNANCY, due_on=date(2026, 8, 1), basis=StageBasis.MONTHS, said="6½ months", now=now
    )

    assert (episode.basis, episode.said) == (StageBasis.MONTHS, "6½ months")
    assert log.episode() == episode


@pytest.mark.parametrize("kind", BirthKind)
def test_how_the_birth_went_is_kept(log: PainLog, now: datetime, kind: BirthKind) -> None:
    log.begin_episode(EpisodeKind.POSTPARTUM, birth_on=date(2026, 5, 1), birth_kind=kind, now=now)

    assert [episode.birth_kind for episode in log.episodes()] == [kind]


def test_an_unknown_stage_without_a_basis_was_skipped(log: PainLog, now: datetime) -> None:
    assert log.begin_episode(EpisodeKind.UNKNOWN, now=now).basis is StageBasis.SKIPPED


def test_more_than_200_typed_characters_are_refused_and_nothing_is_written(log: PainLog, now: datetime) -> None:
    assert log.begin_episode(EpisodeKind.UNKNOWN, said="ü" * 200, now=now).said == "ü" * 200

    with pytest.raises(ValueError, match="200 characters"):
        log.begin_episode(EpisodeKind.UNKNOWN, said="ü" * 201, now=now)
    assert len(log.episodes()) == 1


def test_a_better_due_date_stays_in_the_episode(log: PainLog, episode: Episode, now: datetime) -> None:
    corrected = log.correct_episode(
        episode.id,
        kind=EpisodeKind.PREGNANCY,
        due_on=date(2026, 8, 9),
        basis=StageBasis.DUE_DATE,
        said="due 9 Aug",
        now=now + timedelta(days=1),
    )

    assert log.episodes() == (corrected,)
    assert (corrected.id, corrected.started_at) == (episode.id, episode.started_at)
    assert (corrected.due_on, corrected.basis, corrected.said) == (date(2026, 8, 9), StageBasis.DUE_DATE, "due 9 Aug")


@pytest.mark.parametrize(
    ("kind", "due_on", "birth_on"),
    [(EpisodeKind.PREGNANCY, date(2026, 8, 1), None), (EpisodeKind.POSTPARTUM, None, date(2026, 4, 1))],
)
def test_an_unknown_episode_becomes_what_is_told_with_all_it_holds(
    log: PainLog,
    check_in: Callable[..., Session],
    now: datetime,
    kind: EpisodeKind,
    due_on: date | None,
    birth_on: date | None,
) -> None:
    session = check_in()
    log.log_pain(Region.NECK, 3, now=now)

    told = log.correct_episode(session.episode_id, kind=kind, due_on=due_on, birth_on=birth_on, now=now)

    assert log.episodes() == (told,)
    assert (told.id, told.kind, told.due_on, told.birth_on) == (session.episode_id, kind, due_on, birth_on)
    assert [rating.score for rating in log.latest_ratings()] == [3]


def test_a_better_birth_date_stays_in_the_episode_with_how_the_birth_went(log: PainLog, now: datetime) -> None:
    born = log.begin_episode(
        EpisodeKind.POSTPARTUM, birth_on=date(2026, 5, 1), birth_kind=BirthKind.VAGINAL, said="born 1 May", now=now
    )

    corrected = log.correct_episode(born.id, kind=EpisodeKind.POSTPARTUM, birth_on=date(2026, 4, 30), now=now)

    assert (corrected.id, corrected.birth_on, corrected.birth_kind, corrected.said) == (
        born.id,
        date(2026, 4, 30),
        BirthKind.VAGINAL,
        "born 1 May",
    )


def test_how_the_birth_went_can_be_told_later(log: PainLog, now: datetime) -> None:
    born = log.begin_episode(
        EpisodeKind.POSTPARTUM, birth_on=date(2026, 5, 1), basis=StageBasis.BIRTH_DATE, said="born 1 May", now=now
    )

    log.correct_episode(born.id, birth_kind=BirthKind.CAESAREAN, now=now)

    assert log.episodes() == (replace(born, birth_kind=BirthKind.CAESAREAN),)


def test_words_without_a_basis_take_the_place_of_the_former_ones(log: PainLog, now: datetime) -> None:
    former = log.begin_episode(
        EpisodeKind.PREGNANCY, due_on=date(2026, 8, 1), basis=StageBasis.DUE_DATE, said="due 1 Aug", now=now
    )

    told = log.correct_episode(former.id, due_on=date(2026, 8, 9), said="due 9 Aug", now=now)

    assert (told.due_on, told.basis, told.said) == (date(2026, 8, 9), None, "due 9 Aug")


def test_a_stage_told_without_an_open_episode_begins_one(log: PainLog, now: datetime) -> None:
    told = log.tell_stage(EpisodeKind.PREGNANCY, due_on=date(2026, 8, 1), now=now)

    assert log.episodes() == (told,)


def test_a_stage_told_again_corrects_the_open_episode(log: PainLog, episode: Episode, now: datetime) -> None:
    told = log.tell_stage(EpisodeKind.PREGNANCY, due_on=date(2026, 8, 9), said="due 9 Aug", now=now)

    assert (told.id, told.due_on, told.said) == (episode.id, date(2026, 8, 9), "due 9 Aug")
    assert log.episodes() == (told,)


@pytest.mark.parametrize(
    ("kind", "due_on", "birth_on"),
    [
        (EpisodeKind.POSTPARTUM, None, date(2026, 7, 30)),
        (EpisodeKind.UNKNOWN, None, None),
        (EpisodeKind.PREGNANCY, date(2027, 5, 8), None),
    ],
    ids=["a birth", "a stage no longer known", "a due date 40 weeks after the former"],
)
def test_what_is_no_longer_the_same_pregnancy_begins_an_episode(
    log: PainLog, episode: Episode, now: datetime, kind: EpisodeKind, due_on: date | None, birth_on: date | None
) -> None:
    later = now + timedelta(days=280)

    told = log.correct_episode(episode.id, kind=kind, due_on=due_on, birth_on=birth_on, now=later)

    assert [one.id for one in log.episodes()] == [told.id, episode.id]
    assert [one.ended_at for one in log.episodes()] == [None, later]


def test_a_pregnancy_after_a_birth_begins_an_episode(log: PainLog, now: datetime) -> None:
    born = log.begin_episode(EpisodeKind.POSTPARTUM, birth_on=date(2026, 5, 1), now=now)

    told = log.correct_episode(born.id, kind=EpisodeKind.PREGNANCY, due_on=date(2027, 5, 1), now=now)

    assert told.id != born.id


def test_an_episode_that_is_not_open_is_not_corrected(log: PainLog, episode: Episode, now: datetime) -> None:
    log.end_episode(episode.id, now=now)

    with pytest.raises(LookupError, match="no open episode"):
        log.correct_episode(episode.id, kind=EpisodeKind.PREGNANCY, due_on=date(2026, 8, 9), now=now)


def test_every_stage_she_told_stays_with_its_date(log: PainLog, episode: Episode, now: datetime) -> None:
    later = now + timedelta(days=3)
    log.correct_episode(
        episode.id,
        kind=EpisodeKind.PREGNANCY,
        due_on=date(2026, 8, 9),
        basis=StageBasis.WEEKS,
        said="26w2d",
        now=later,
    )

    assert log.stage_answers(episode.id) == (
        StageAnswer(EpisodeKind.PREGNANCY, date(2026, 8, 1), at=now),
        StageAnswer(EpisodeKind.PREGNANCY, date(2026, 8, 9), basis=StageBasis.WEEKS, said="26w2d", at=later),
    )


def test_an_episode_opened_by_a_check_in_holds_no_word_of_hers(log: PainLog, check_in: Callable[..., Session]) -> None:
    session = check_in()

    assert log.stage_answers(session.episode_id) == ()


def test_the_view_of_episodes_reads_well_in_any_sql_tool(
    log: PainLog, episode: Episode, check_in: Callable[..., Session], now: datetime, rows: Rows
) -> None:
    log.begin(check_in().id, now=now)
    check_in()

    assert rows("SELECT began, ended, episode, due_on, birth_kind, told_as, said, sessions FROM v_episodes") == [
        ("2026-05-03", None, "pregnancy", "2026-08-01", None, None, "", 1)
    ]
