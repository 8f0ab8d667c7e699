"""Scores: one a place and moment, the latest of each place, and the days they fell on."""

import sqlite3
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest

from catalog.region import Region
from tui.painlog.model import EpisodeKind, Moment, Session
from tui.painlog.store import PainLog

CheckIn = Callable[..., Session]
Rows = Callable[..., list[tuple[object, ...]]]


def test_a_score_is_read_back_as_it_was_given(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    session = check_in()

    given = log.rate(session.id, Region.NECK, Moment.BEFORE, 4, now=now)

    assert log.ratings(session.id) == (given,)
    assert (given.region, given.moment, given.score, given.at) == (Region.NECK, Moment.BEFORE, 4, now)


def test_a_second_score_replaces_the_first_in_place(log: PainLog, check_in: CheckIn, now: datetime, rows: Rows) -> None:
    session = check_in()
    log.rate(session.id, Region.NECK, Moment.BEFORE, 4, now=now)
    (first,) = rows("SELECT id, created_at FROM rating")

    log.rate(session.id, Region.NECK, Moment.BEFORE, 7, now=now + timedelta(minutes=1))

    assert [rating.score for rating in log.ratings(session.id)] == [7]
    assert rows("SELECT id, created_at FROM rating") == [first]


def test_before_and_after_are_scores_of_their_own(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    session = check_in()
    log.rate(session.id, Region.NECK, Moment.BEFORE, 4, now=now)
    log.rate(session.id, Region.NECK, Moment.AFTER, 2, now=now)

    assert [(rating.moment, rating.score) for rating in log.ratings(session.id)] == [
        (Moment.BEFORE, 4),
        (Moment.AFTER, 2),
    ]


@pytest.mark.parametrize("score", [-1, 11, True, 3.0, 3.5, "7", None, float("nan")])
def test_anything_but_a_whole_number_from_0_to_10_is_refused(
    log: PainLog, check_in: CheckIn, now: datetime, score: object, rows: Rows
) -> None:
    session = check_in()

    with pytest.raises(ValueError, match="from 0 to 10"):
        log.rate(session.id, Region.NECK, Moment.BEFORE, score, now=now)  # type: ignore[arg-type]  # what is refused
    with pytest.raises(ValueError, match="from 0 to 10"):
        log.log_pain(Region.NECK, score, now=now)  # type: ignore[arg-type]  # what is refused
    assert rows("SELECT count(*) FROM rating") == rows("SELECT count(*) FROM entry") == [(0,)]


@pytest.mark.parametrize("score", [0, 10])
def test_both_ends_of_the_scale_count(log: PainLog, check_in: CheckIn, now: datetime, score: int) -> None:
    assert log.rate(check_in().id, Region.NECK, Moment.BEFORE, score, now=now).score == score


def test_the_file_itself_refuses_a_score_off_the_scale(log: PainLog, now: datetime) -> None:
    log.log_pain(Region.NECK, 3, now=now)

    with pytest.raises(sqlite3.IntegrityError, match="CHECK"), log._file.writing() as database:
        database.execute("UPDATE rating SET score = 11")
    assert [rating.score for rating in log.latest_ratings()] == [3]


def test_a_score_of_no_session_is_refused(log: PainLog, now: datetime) -> None:
    with pytest.raises(LookupError):
        log.rate("nowhere", Region.NECK, Moment.BEFORE, 4, now=now)


def test_a_score_taken_back_is_gone_and_can_be_given_again(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    session = check_in()
    log.rate(session.id, Region.NECK, Moment.BEFORE, 4, now=now)

    log.clear_rating(session.id, Region.NECK, Moment.BEFORE, now=now)
    assert log.ratings(session.id) == ()

    log.rate(session.id, Region.NECK, Moment.BEFORE, 5, now=now)
    assert [rating.score for rating in log.ratings(session.id)] == [5]


def test_taking_back_what_was_never_given_changes_nothing(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    session = check_in()

    log.clear_rating(session.id, Region.NECK, Moment.BEFORE, now=now)

    assert log.ratings(session.id) == ()


def test_pain_can_be_logged_without_a_routine(log: PainLog, now: datetime, rows: Rows) -> None:
    entry = log.log_pain(Region.NECK, 6, note="after carrying shopping", now=now)

    assert (entry.note, entry.at, [rating.moment for rating in entry.ratings]) == (
        "after carrying shopping",
        now,
        [Moment.NOW],
    )
    assert log.latest_ratings() == entry.ratings
    assert rows("SELECT note FROM entry") == [("after carrying shopping",)]


def test_an_entry_takes_more_places_changes_and_gaps(log: PainLog, now: datetime) -> None:
    entry = log.log_pain(Region.NECK, 6, now=now)

    log.rate_entry(entry.id, Region.MID_BACK, 2, now=now)
    log.rate_entry(entry.id, Region.NECK, 5, now=now)
    assert {rating.region: rating.score for rating in log.latest_ratings()} == {Region.NECK: 5, Region.MID_BACK: 2}

    log.rate_entry(entry.id, Region.NECK, None, now=now)
    assert {rating.region: rating.score for rating in log.latest_ratings()} == {Region.MID_BACK: 2}


def test_a_note_of_64_kib_is_kept_and_a_longer_one_refused(log: PainLog, now: datetime, rows: Rows) -> None:
    log.log_pain(Region.NECK, 1, note="ä" * 32 * 1024, now=now)

    with pytest.raises(ValueError, match="64 KiB"):
        log.log_pain(Region.NECK, 1, note="ä" * 32 * 1024 + "x", now=now)
    assert rows("SELECT length(note) FROM entry") == [(32 * 1024,)]


def test_the_latest_score_of_each_place_comes_newest_first(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    session = check_in()
    log.rate(session.id, Region.NECK, Moment.BEFORE, 4, now=now)
    log.rate(session.id, Region.MID_BACK, Moment.BEFORE, 5, now=now + timedelta(minutes=1))
    log.log_pain(Region.NECK, 2, now=now + timedelta(hours=1))

    assert [(rating.region, rating.score) for rating in log.latest_ratings()] == [
        (Region.NECK, 2),
        (Region.MID_BACK, 5),
    ]


def test_the_latest_scores_are_those_of_the_open_episode(log: PainLog, now: datetime) -> None:
    log.log_pain(Region.NECK, 4, now=now)
    log.begin_episode(EpisodeKind.POSTPARTUM, birth_on=date(2026, 5, 3), now=now + timedelta(hours=1))
    log.log_pain(Region.MID_BACK, 3, now=now + timedelta(hours=2))

    assert [rating.region for rating in log.latest_ratings()] == [Region.MID_BACK]


def test_a_clock_set_back_hides_no_score(log: PainLog, now: datetime) -> None:
    log.begin_episode(EpisodeKind.UNKNOWN, now=now)

    log.log_pain(Region.NECK, 4, now=now - timedelta(hours=3))

    assert [rating.score for rating in log.latest_ratings()] == [4]


def test_a_score_keeps_the_offset_it_was_given_at(log: PainLog, now: datetime) -> None:
    in_tokyo = now.astimezone(timezone(timedelta(hours=9)))

    log.log_pain(Region.NECK, 4, now=in_tokyo)

    (rating,) = log.latest_ratings()
    assert (rating.at, rating.at.utcoffset()) == (now, timedelta(hours=9))


def test_each_day_shows_its_highest_score_and_days_without_stay_empty(log: PainLog, now: datetime) -> None:
    log.log_pain(Region.NECK, 3, now=now - timedelta(days=3))
    log.log_pain(Region.NECK, 7, now=now - timedelta(days=3, hours=2))
    log.log_pain(Region.NECK, 0, now=now - timedelta(days=1))
    log.log_pain(Region.MID_BACK, 9, now=now)

    assert log.daily_scores(Region.NECK, until=now.date(), days=5) == (None, 7, None, 0, None)


def test_a_fortnight_is_shown_unless_other_days_are_asked_for(log: PainLog, now: datetime) -> None:
    log.log_pain(Region.NECK, 3, now=now - timedelta(days=13))
    log.log_pain(Region.NECK, 5, now=now - timedelta(days=14))

    assert log.daily_scores(Region.NECK, until=now.date()) == (3, *[None] * 13)


def test_a_score_stays_on_the_day_it_was_given_wherever_she_travels(log: PainLog) -> None:
    late_at_home = datetime(2026, 5, 3, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    log.log_pain(Region.NECK, 4, now=late_at_home)
    log.log_pain(Region.NECK, 6, now=datetime(2026, 5, 5, 8, 0, tzinfo=timezone(timedelta(hours=9))))

    assert log.daily_scores(Region.NECK, until=date(2026, 5, 5), days=3) == (4, None, 6)
