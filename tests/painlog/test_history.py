"""Looking back: sessions with what they changed, page by page."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

from catalog.region import Region
from tui.painlog.model import (
    Moment,
    RegionChange,
    RoutineUse,
    Session,
    SessionStatus,
    StepKind,
    StepOutcome,
    StepResult,
)
from tui.painlog.store import PainLog

CheckIn = Callable[..., Session]
Rows = Callable[..., list[tuple[object, ...]]]


def done(log: PainLog, session: Session, status: SessionStatus = SessionStatus.FINISHED) -> None:
    log.begin(session.id, now=session.started_at)
    log.end(session.id, status, now=session.started_at + timedelta(minutes=12))


def test_an_empty_log_has_no_history(log: PainLog) -> None:
    assert log.history() == ()


def test_sessions_come_newest_first_with_how_they_ended(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    done(log, check_in("easy-evening"))
    done(log, check_in("slow-morning", hours=10), SessionStatus.STOPPED)
    log.begin(check_in("at-the-desk", hours=20).id, now=now + timedelta(hours=20))

    assert [(line.routine_id, line.routine_name, line.status) for line in log.history()] == [
        ("at-the-desk", "At-The-Desk", SessionStatus.RUNNING),
        ("slow-morning", "Slow-Morning", SessionStatus.STOPPED),
        ("easy-evening", "Easy-Evening", SessionStatus.FINISHED),
    ]


def test_a_check_in_without_a_session_is_no_history(log: PainLog, check_in: CheckIn) -> None:
    check_in()

    assert log.history() == ()


def test_each_place_stands_with_its_score_before_and_after(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    session = check_in()
    log.rate(session.id, Region.NECK, Moment.BEFORE, 6, now=now)
    log.rate(session.id, Region.MID_BACK, Moment.BEFORE, 3, now=now)
    done(log, session)
    log.rate(session.id, Region.LOW_BACK_C, Moment.AFTER, 1, now=now)
    log.rate(session.id, Region.NECK, Moment.AFTER, 4, now=now)
    log.rate(session.id, Region.NECK, Moment.LATER, 9, now=now)

    assert log.history()[0].changes == (
        RegionChange(Region.NECK, 6, 4),
        RegionChange(Region.MID_BACK, 3, None),
        RegionChange(Region.LOW_BACK_C, None, 1),
    )


def test_scores_stand_with_their_own_session(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    first, second = check_in(), check_in(hours=1)
    done(log, first)
    done(log, second)
    log.rate(first.id, Region.NECK, Moment.BEFORE, 6, now=now)
    log.rate(second.id, Region.NECK, Moment.BEFORE, 2, now=now)

    assert [line.changes for line in log.history()] == [
        (RegionChange(Region.NECK, 2, None),),
        (RegionChange(Region.NECK, 6, None),),
    ]


def test_a_score_taken_back_does_not_show(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    session = check_in()
    done(log, session)
    log.rate(session.id, Region.NECK, Moment.AFTER, 6, now=now)
    log.clear_rating(session.id, Region.NECK, Moment.AFTER, now=now)

    assert log.history()[0].changes == ()


def test_only_steps_done_are_counted(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    session = check_in()
    log.begin(session.id, now=now)
    for phase, outcome in enumerate([StepOutcome.DONE, StepOutcome.SKIPPED, StepOutcome.PARTIAL, StepOutcome.DONE]):
        step = StepResult(phase, "low-back-release", None, StepKind.HOLD, outcome, 30.0, None)
        log.record_step(session.id, step, phase=phase + 1, now=now)

    assert log.history()[0].steps_done == 2


def test_a_place_this_version_does_not_know_stays_in_the_file_unshown(
    log: PainLog, check_in: CheckIn, now: datetime
) -> None:
    session = check_in()
    done(log, session)
    log.rate(session.id, Region.NECK, Moment.BEFORE, 6, now=now)
    # As a later version would have left it.
    with log._file.writing() as database:
        database.execute("UPDATE rating SET region = 'left_elbow'")

    assert log.history()[0].changes == ()
    assert log.latest_ratings() == ()


def test_a_session_shows_the_time_of_day_it_was_for_her(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    session = check_in()
    log.begin(session.id, now=now.astimezone(timezone(timedelta(hours=-5))))

    (line,) = log.history()
    assert (line.started_at, f"{line.started_at:%d %H:%M}") == (now, "03 14:14")


def test_older_sessions_come_page_by_page_without_gap_or_repeat(log: PainLog, check_in: CheckIn) -> None:
    for hours in range(7):
        done(log, check_in(hours=hours))

    pages, before = [], None
    while page := log.history(limit=3, before=before):
        pages.append([line.started_at for line in page])
        before = page[-1].started_at

    assert [len(page) for page in pages] == [3, 3, 1]
    starts = [start for page in pages for start in page]
    assert starts == sorted(set(starts), reverse=True)


def test_a_routine_never_done_was_used_no_times(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    check_in()
    log.begin(check_in().id, now=now)

    assert log.routine_use("easy-evening") == RoutineUse(0, None)


def test_a_routine_counts_when_finished_or_stopped(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    done(log, check_in())
    done(log, check_in(hours=24), SessionStatus.STOPPED)
    done(log, check_in("slow-morning", hours=48))

    assert log.routine_use("easy-evening") == RoutineUse(2, now + timedelta(hours=24))


def test_a_discarded_session_does_not_count(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    session = check_in()
    done(log, session)
    log.discard(session.id, now=now)

    assert log.routine_use("easy-evening") == RoutineUse(0, None)


def test_the_views_read_well_in_any_sql_tool(log: PainLog, check_in: CheckIn, now: datetime, rows: Rows) -> None:
    session = check_in()
    log.rate(session.id, Region.NECK, Moment.BEFORE, 6, now=now)
    done(log, session)
    log.rate(session.id, Region.NECK, Moment.AFTER, 4, now=now + timedelta(minutes=13))
    log.log_pain(Region.MID_BACK, 2, note="in bed", now=now + timedelta(hours=1))

    assert rows(
        "SELECT day, time, routine, status, minutes, steps_done, worst_before, worst_after FROM v_sessions"
    ) == [("2026-05-03", "21:14", "Easy-Evening", "finished", 12.0, 0, 6, 4)]
    assert rows("SELECT day, time, region, moment, score, routine, note FROM v_ratings") == [
        ("2026-05-03", "22:14", "mid_back", "now", 2, None, "in bed"),
        ("2026-05-03", "21:27", "neck", "after", 4, "Easy-Evening", None),
        ("2026-05-03", "21:14", "neck", "before", 6, "Easy-Evening", None),
    ]
