"""Sessions: check-in, phases, end, and taking one back."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from catalog.model import Side
from catalog.region import Region
from catalog.safety import Level
from tui.painlog.model import Moment, Session, SessionStatus, StepKind, StepOutcome, StepResult
from tui.painlog.store import PainLog

CheckIn = Callable[..., Session]
Rows = Callable[..., list[tuple[object, ...]]]


def hold(phase: int, outcome: StepOutcome = StepOutcome.DONE, seconds: float = 30.0) -> StepResult:
    return StepResult(phase, "low-back-release", Side.LEFT, StepKind.HOLD, outcome, seconds, None)


@pytest.fixture
def running(log: PainLog, check_in: CheckIn, now: datetime) -> Session:
    session = check_in()
    log.begin(session.id, now=now)
    return session


def test_a_check_in_is_no_session_to_go_on_with_yet(log: PainLog, check_in: CheckIn) -> None:
    assert check_in().status is SessionStatus.CHECKIN
    assert log.unfinished() is None


def test_the_plan_is_kept_as_it_was_offered_and_once(log: PainLog, check_in: CheckIn, rows: Rows) -> None:
    first, second = check_in(), check_in(hours=1)

    assert first.plan_hash == second.plan_hash
    assert log.plan_content(first.plan_hash) == '{"phases": []}'
    assert rows("SELECT count(*) FROM plan") == [(1,)]


@pytest.fixture
def offered(log: PainLog, now: datetime) -> Callable[[str], Session]:
    """Check in for one and the same routine, in other words each time."""

    def offered(words: str) -> Session:
        content = json.dumps({"phases": [words]})
        return log.check_in(plan_hash="h", plan_content=content, routine_id="r", routine_name="R", now=now)

    return offered


def test_a_mended_sentence_is_kept_beside_the_one_before(log: PainLog, offered: Callable[[str], Session]) -> None:
    former, mended = offered("Rock your hips."), offered("Tilt your hips.")

    assert "Rock your hips." in log.plan_content(former.plan_hash)
    assert "Tilt your hips." in log.plan_content(mended.plan_hash)


def test_a_session_that_is_resumed_has_the_words_it_was_offered_with(
    log: PainLog, offered: Callable[[str], Session], now: datetime
) -> None:
    offered("Rock your hips.")
    log.begin(offered("Tilt your hips.").id, now=now)

    kept = log.unfinished()
    assert kept is not None
    assert "Tilt your hips." in log.plan_content(kept.plan_hash)


def test_sessions_of_the_same_content_group_together_whatever_the_words(offered: Callable[[str], Session]) -> None:
    assert {offered(words).content_hash for words in ("Rock.", "Tilt.", "Rock.")} == {"h"}


def test_each_wording_of_a_plan_is_kept_once(offered: Callable[[str], Session], rows: Rows) -> None:
    for words in ("Rock.", "Tilt.", "Rock.", "Tilt."):
        offered(words)

    assert rows("SELECT count(*) FROM plan") == [(2,)]


def test_a_plan_that_is_not_there_is_refused(log: PainLog) -> None:
    with pytest.raises(LookupError):
        log.plan_content("nowhere")


def test_a_plan_that_cannot_be_read_back_is_refused(log: PainLog, now: datetime, rows: Rows) -> None:
    with pytest.raises(ValueError, match="Expecting"):
        log.check_in(plan_hash="h", plan_content="{", routine_id="r", routine_name="R", now=now)
    assert rows("SELECT count(*) FROM session") == [(0,)]


def test_a_session_starts_when_its_first_phase_begins(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    session = check_in()

    log.begin(session.id, now=now + timedelta(hours=4))

    begun = log.unfinished()
    assert begun is not None
    assert (begun.id, begun.status, begun.phase) == (session.id, SessionStatus.RUNNING, 0)
    assert begun.started_at == now + timedelta(hours=4)


def test_a_session_begins_once(log: PainLog, running: Session, now: datetime) -> None:
    with pytest.raises(LookupError):
        log.begin(running.id, now=now)


def test_a_step_and_the_next_position_are_kept_together(log: PainLog, running: Session, now: datetime) -> None:
    log.record_step(running.id, hold(2), phase=3, elapsed=1.5, now=now)

    kept = log.unfinished()
    assert kept is not None
    assert (kept.phase, kept.phase_elapsed) == (3, 1.5)
    assert log.step_results(running.id) == (hold(2),)


def test_a_step_is_read_back_with_all_it_had(log: PainLog, running: Session, now: datetime) -> None:
    step = StepResult(4, "pelvic-tilt-all-fours", None, StepKind.REPS, StepOutcome.PARTIAL, 41.25, 6)

    log.record_step(running.id, step, phase=5, now=now)

    assert log.step_results(running.id) == (step,)


def test_a_phase_done_again_replaces_its_result(log: PainLog, running: Session, now: datetime, rows: Rows) -> None:
    log.record_step(running.id, hold(2, StepOutcome.SKIPPED, 3.0), phase=3, now=now)
    log.record_step(running.id, hold(2), phase=3, now=now + timedelta(minutes=1))

    assert log.step_results(running.id) == (hold(2),)
    assert rows("SELECT created_at < updated_at FROM step_result") == [(1,)]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (hold(2), hold(2, StepOutcome.SKIPPED, 0.4)),
        (hold(2), hold(2, StepOutcome.PARTIAL, 40.0)),
        (hold(2, StepOutcome.PARTIAL, 20.0), hold(2, StepOutcome.PARTIAL, 12.0)),
        (hold(2, StepOutcome.PARTIAL, 20.0), hold(2, StepOutcome.SKIPPED, 0.0)),
    ],
)
def test_a_better_result_stays_whichever_comes_first(
    log: PainLog, running: Session, now: datetime, better: StepResult, worse: StepResult
) -> None:
    for results in ((better, worse), (worse, better)):
        for result in results:
            log.record_step(running.id, result, phase=3, now=now)
        assert log.step_results(running.id) == (better,)


def test_a_worse_result_moves_the_session_on_all_the_same(log: PainLog, running: Session, now: datetime) -> None:
    log.record_step(running.id, hold(2), phase=2, now=now)
    log.record_step(running.id, hold(2, StepOutcome.SKIPPED, 0.4), phase=3, now=now)

    kept = log.unfinished()
    assert kept is not None
    assert kept.phase == 3


def test_a_position_alone_can_be_kept(log: PainLog, running: Session, now: datetime) -> None:
    log.save_position(running.id, 7, 12.25, now)

    kept = log.unfinished()
    assert kept is not None
    assert (kept.phase, kept.phase_elapsed) == (7, 12.25)
    assert log.step_results(running.id) == ()


def test_a_step_of_no_session_is_refused(log: PainLog, now: datetime) -> None:
    with pytest.raises(LookupError):
        log.record_step("nowhere", hold(2), phase=3, now=now)


def test_a_result_that_comes_after_the_end_is_kept_and_moves_nothing(
    log: PainLog, running: Session, now: datetime, rows: Rows
) -> None:
    log.record_step(running.id, hold(2), phase=3, now=now)
    log.end(running.id, SessionStatus.STOPPED, now=now)

    log.record_step(running.id, hold(3), phase=4, now=now)

    assert log.step_results(running.id) == (hold(2), hold(3))
    assert rows("SELECT phase, status FROM session") == [(3, "stopped")]


def test_an_ended_session_is_not_unfinished(log: PainLog, running: Session, now: datetime) -> None:
    log.end(running.id, SessionStatus.FINISHED, now=now)

    assert log.unfinished() is None


def test_a_session_keeps_its_first_end(log: PainLog, running: Session, now: datetime) -> None:
    log.end(running.id, SessionStatus.STOPPED, now=now + timedelta(minutes=5))
    log.end(running.id, SessionStatus.FINISHED, now=now + timedelta(minutes=9))

    (summary,) = log.history()
    assert (summary.status, summary.ended_at) == (SessionStatus.STOPPED, now + timedelta(minutes=5))


@pytest.mark.parametrize("status", [SessionStatus.CHECKIN, SessionStatus.RUNNING])
def test_a_session_ends_as_finished_or_stopped_only(
    log: PainLog, running: Session, now: datetime, status: SessionStatus
) -> None:
    with pytest.raises(ValueError, match="does not end"):
        log.end(running.id, status, now=now)


def test_the_newest_of_several_unfinished_sessions_is_offered(log: PainLog, check_in: CheckIn, now: datetime) -> None:
    first, second = check_in(), check_in(hours=1)
    log.begin(second.id, now=now + timedelta(hours=1))
    log.begin(first.id, now=now)

    kept = log.unfinished()
    assert kept is not None
    assert kept.id == second.id


_TABLES = {
    "session": "id, status, phase, phase_elapsed, started_at, ended_at, created_at, deleted_at",
    "rating": "id, region, moment, score, at, created_at, deleted_at",
    "step_result": "id, phase, outcome, seconds, created_at, deleted_at",
    "warning": "id, sign, level, at, created_at, deleted_at",
}


def everything(rows: Rows) -> dict[str, list[tuple[object, ...]]]:
    """All rows with all that counts, which is everything but when they were last changed."""
    return {table: rows(f"SELECT {columns} FROM {table} ORDER BY rowid") for table, columns in _TABLES.items()}  # noqa: S608 (constants)


@pytest.fixture
def full(log: PainLog, running: Session, now: datetime) -> Session:
    """A session with something in every table, and a score and a sign that were taken back."""
    log.rate(running.id, Region.NECK, Moment.BEFORE, 4, now=now)
    log.rate(running.id, Region.MID_BACK, Moment.BEFORE, 2, now=now)
    log.clear_rating(running.id, Region.MID_BACK, Moment.BEFORE, now=now + timedelta(minutes=1))
    log.record_step(running.id, hold(2), phase=3, now=now)
    log.note_warning("dizzy", Level.CALL_TODAY, session_id=running.id, now=now)
    log.note_warning("bleeding", Level.CALL_NOW, session_id=running.id, now=now)
    log.take_back_warning("bleeding", session_id=running.id, now=now + timedelta(minutes=1))
    return running


def test_a_discarded_session_is_seen_nowhere(log: PainLog, full: Session, now: datetime) -> None:
    log.discard(full.id, now=now + timedelta(hours=1))

    assert log.unfinished() is None
    assert log.history() == ()
    assert log.ratings(full.id) == ()
    assert log.step_results(full.id) == ()
    assert log.latest_ratings() == ()
    assert log.daily_scores(Region.NECK, until=now.date(), days=1) == (None,)


def test_a_discarded_session_stays_in_the_file_with_the_moment_it_went(
    log: PainLog, full: Session, now: datetime, rows: Rows
) -> None:
    log.discard(full.id, now=now + timedelta(hours=1))

    for table in _TABLES:
        assert ("2026-05-03T20:14:05.123Z",) in rows(f"SELECT deleted_at FROM {table}")  # noqa: S608 (constants)


def test_undoing_a_discard_brings_back_the_same_rows_and_no_others(
    log: PainLog, full: Session, now: datetime, rows: Rows
) -> None:
    before = everything(rows)

    log.discard(full.id, now=now + timedelta(hours=1))
    log.restore_discarded(full.id, now=now + timedelta(hours=2))

    assert everything(rows) == before
    assert [rating.region for rating in log.ratings(full.id)] == [Region.NECK]


def test_undoing_a_discard_of_what_was_never_there_is_refused(log: PainLog, now: datetime) -> None:
    with pytest.raises(LookupError):
        log.restore_discarded("nowhere", now=now)


def test_a_sign_is_kept_with_its_level_session_and_episode(
    log: PainLog, running: Session, now: datetime, rows: Rows
) -> None:
    log.note_warning("bleeding", Level.CALL_NOW, session_id=running.id, now=now)

    assert rows("SELECT sign, level, session_id, episode_id FROM warning WHERE deleted_at IS NULL") == [
        ("bleeding", "call_now", running.id, running.episode_id)
    ]


def test_a_sign_can_be_kept_without_a_session(log: PainLog, now: datetime, rows: Rows) -> None:
    log.note_warning("bleeding", Level.CALL_NOW, now=now)
    log.take_back_warning("bleeding", now=now)

    assert rows("SELECT sign, session_id, deleted_at IS NULL FROM warning") == [("bleeding", None, 0)]


def test_taking_a_sign_back_leaves_other_ticks_alone(
    log: PainLog, check_in: CheckIn, running: Session, now: datetime, rows: Rows
) -> None:
    other = check_in(hours=1)
    log.note_warning("bleeding", Level.CALL_NOW, session_id=running.id, now=now)
    log.note_warning("bleeding", Level.CALL_NOW, session_id=other.id, now=now)
    log.note_warning("dizzy", Level.CALL_TODAY, session_id=other.id, now=now)

    log.take_back_warning("bleeding", session_id=other.id, now=now)

    assert rows("SELECT sign, session_id FROM warning WHERE deleted_at IS NULL ORDER BY rowid") == [
        ("bleeding", running.id),
        ("dizzy", other.id),
    ]


def test_moments_are_kept_in_utc_with_the_offset_and_the_day_it_was_for_her(
    log: PainLog, now: datetime, rows: Rows
) -> None:
    midnight = datetime(2026, 5, 4, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    log.check_in(plan_hash="h", plan_content="{}", routine_id="r", routine_name="R", now=midnight)

    assert rows("SELECT started_at, utc_offset_minutes, local_date FROM session") == [
        ("2026-05-03T22:30:00.000Z", 120, "2026-05-04")
    ]
