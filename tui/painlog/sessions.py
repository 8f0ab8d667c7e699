"""Sessions from check-in to end: where each one is, what came of its phases, and taking one back."""

import hashlib
import json
import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from catalog.model import Side
from catalog.safety import Level
from tui.painlog.episodes import Episodes
from tui.painlog.model import WORDING_MARK, Session, SessionStatus, StepKind, StepOutcome, StepResult
from tui.painlog.timestamps import fresh, local, moment, moment_or_none, offset_minutes, utc_text

if TYPE_CHECKING:
    from sqlite_utils import Database

_ENDS = (SessionStatus.FINISHED, SessionStatus.STOPPED)
_BELONGING = ("rating", "step_result", "warning")
"""Tables whose rows go and come back with their session."""

_KEEP_STEP = """
INSERT INTO step_result (id, session_id, phase, exercise_id, side, kind, outcome, seconds, reps, ended_at,
    utc_offset_minutes, created_at, updated_at)
VALUES (:id, :session_id, :phase, :exercise_id, :side, :kind, :outcome, :seconds, :reps, :now, :offset, :now, :now)
ON CONFLICT (session_id, phase) DO UPDATE SET
    exercise_id = excluded.exercise_id, side = excluded.side, kind = excluded.kind, outcome = excluded.outcome,
    seconds = excluded.seconds, reps = excluded.reps, ended_at = excluded.ended_at,
    utc_offset_minutes = excluded.utc_offset_minutes, updated_at = excluded.updated_at, deleted_at = NULL
WHERE (instr('skipped partial done', excluded.outcome), excluded.seconds)
    >= (instr('skipped partial done', outcome), seconds)"""


class Sessions(Episodes):
    """The part of the log that says what was done."""

    def check_in(
        self, *, plan_hash: str, plan_content: str, routine_id: str, routine_name: str, now: datetime
    ) -> Session:
        """Open a session that has not begun yet, with the plan as offered, as JSON. Raises ValueError.

        `plan_hash` names what is done in it. The session's own names its words too, where they are not the first ones.
        """
        # A plan that cannot be read back would stand in the way of going on with the session.
        json.loads(plan_content)
        identity = str(uuid4())
        with self._file.writing() as database:
            key = _plan_key(database, plan_hash, plan_content)
            database.table("plan").insert(
                {"hash": key, "routine_id": routine_id, "content": plan_content, **fresh(now)}, ignore=True
            )
            database.table("session").insert(
                {
                    "id": identity,
                    "episode_id": self._open_episode(database, now),
                    "plan_hash": key,
                    "routine_id": routine_id,
                    "routine_name": routine_name,
                    "status": SessionStatus.CHECKIN.value,
                    "started_at": utc_text(now),
                    "ended_at": None,
                    "phase": 0,
                    "phase_elapsed": 0.0,
                    **local(now),
                    **fresh(now),
                }
            )
        return self._session(identity)

    def begin(self, session_id: str, *, now: datetime) -> None:
        """Begin the first phase: from here on the session is running."""
        self._change(
            "UPDATE session SET status = 'running', phase = 0, phase_elapsed = 0.0, started_at = :now,"
            " local_date = :local_date, utc_offset_minutes = :utc_offset_minutes, updated_at = :now"
            " WHERE id = :id AND status = 'checkin' AND deleted_at IS NULL",
            session_id,
            now,
        )

    def record_step(
        self, session_id: str, step: StepResult | None, *, phase: int, elapsed: float = 0.0, now: datetime
    ) -> None:
        """Keep the result of the phase just left and where the session is now, in seconds into `phase`, together.

        A phase done again replaces its result, unless more of it was done before. A result that comes late is kept;
        the position of a session that has ended stays.
        """
        with self._file.writing() as database:
            if step is not None:
                database.execute(_KEEP_STEP, _step_parameters(session_id, step, now))
            database.execute(
                "UPDATE session SET phase = ?, phase_elapsed = ?, updated_at = ?"
                " WHERE id = ? AND status = 'running' AND deleted_at IS NULL",
                (phase, elapsed, utc_text(now), session_id),
            )

    def save_position(self, session_id: str, phase: int, elapsed: float, now: datetime) -> None:
        """Keep where the session is, in seconds into the phase."""
        self.record_step(session_id, None, phase=phase, elapsed=elapsed, now=now)

    def end(self, session_id: str, status: SessionStatus, *, now: datetime) -> None:
        """Close a session as finished or stopped. One that has ended already keeps its end."""
        if status not in _ENDS:
            raise ValueError(f"a session does not end as {status}")
        with self._file.writing() as database:
            database.execute(
                "UPDATE session SET status = ?, ended_at = ?, updated_at = ?"
                " WHERE id = ? AND status IN ('checkin', 'running') AND deleted_at IS NULL",
                (status.value, utc_text(now), utc_text(now), session_id),
            )

    def discard(self, session_id: str, *, now: datetime) -> None:
        """Take back a session with all that belongs to it."""
        with self._file.writing() as database:
            for table, key in _whole_session():
                database.execute(
                    f"UPDATE {table} SET deleted_at = ?, updated_at = ? WHERE {key} = ? AND deleted_at IS NULL",  # noqa: S608 (names are constants)
                    (utc_text(now), utc_text(now), session_id),
                )

    def restore_discarded(self, session_id: str, *, now: datetime) -> None:
        """Undo `discard`. What had been taken back before it stays so."""
        with self._file.writing() as database:
            discarded = self._existing("SELECT deleted_at FROM session WHERE id = ?", session_id)["deleted_at"]
            for table, key in _whole_session():
                database.execute(
                    f"UPDATE {table} SET deleted_at = NULL, updated_at = ? WHERE {key} = ? AND deleted_at = ?",  # noqa: S608 (names are constants)
                    (utc_text(now), session_id, discarded),
                )

    def unfinished(self) -> Session | None:
        """The newest session that was begun and has not ended."""
        row = self._file.row(
            "SELECT * FROM session WHERE status = 'running' AND deleted_at IS NULL ORDER BY started_at DESC LIMIT 1"
        )
        return None if row is None else _session(row)

    def plan_content(self, plan_hash: str) -> str:
        """The plan of a session as it was offered. Raises LookupError."""
        content: str = self._existing("SELECT content FROM plan WHERE hash = ?", plan_hash)["content"]
        return content

    def step_results(self, session_id: str) -> tuple[StepResult, ...]:
        """What came of the phases of a session, in the order of the plan."""
        rows = self._file.rows(
            "SELECT * FROM step_result WHERE session_id = ? AND deleted_at IS NULL ORDER BY phase", (session_id,)
        )
        return tuple(_step_result(row) for row in rows)

    def note_warning(self, sign: str, level: Level, *, session_id: str | None = None, now: datetime) -> None:
        """Keep that she ticked a warning sign."""
        with self._file.writing() as database:
            episode = self._session(session_id).episode_id if session_id else self._open_episode(database, now)
            database.table("warning").insert(
                {
                    "id": str(uuid4()),
                    "episode_id": episode,
                    "session_id": session_id,
                    "sign": sign,
                    "level": Level(level).value,
                    "at": utc_text(now),
                    "utc_offset_minutes": offset_minutes(now),
                    **fresh(now),
                }
            )

    def take_back_warning(self, sign: str, *, session_id: str | None = None, now: datetime) -> None:
        """Take back the newest tick of a sign: it was a slip."""
        with self._file.writing() as database:
            database.execute(
                "UPDATE warning SET deleted_at = :now, updated_at = :now WHERE id = (SELECT id FROM warning"
                " WHERE sign = :sign AND session_id IS :session AND deleted_at IS NULL"
                " ORDER BY at DESC, rowid DESC LIMIT 1)",
                {"now": utc_text(now), "sign": sign, "session": session_id},
            )

    def _change(self, sql: str, session_id: str, now: datetime) -> None:
        """Change one session. Raises LookupError where it is not there, or not in the state the change is for."""
        with self._file.writing() as database:
            changed = database.execute(sql, {"id": session_id, "now": utc_text(now), **local(now)}).rowcount
            if not changed:
                raise LookupError(f"no session {session_id} for this in the log")

    def _session(self, session_id: str) -> Session:
        return _session(self._existing("SELECT * FROM session WHERE id = ?", session_id))


def _plan_key(database: "Database", plan_hash: str, content: str) -> str:
    """The key under which a plan is kept: the hash of what is done, and for any other words of it their hash as well."""
    first = database.execute("SELECT content FROM plan WHERE hash = ?", (plan_hash,)).fetchone()
    if first is None or first[0] == content:
        return plan_hash
    return f"{plan_hash}{WORDING_MARK}{hashlib.sha256(content.encode()).hexdigest()}"


def _whole_session() -> tuple[tuple[str, str], ...]:
    """The tables a session's rows are in, each with the column that names it."""
    return (*((table, "session_id") for table in _BELONGING), ("session", "id"))


def _step_parameters(session_id: str, step: StepResult, now: datetime) -> dict[str, str | int | float | None]:
    return {
        "id": str(uuid4()),
        "session_id": session_id,
        "phase": step.phase,
        "exercise_id": step.exercise_id,
        "side": step.side and step.side.value,
        "kind": step.kind.value,
        "outcome": step.outcome.value,
        "seconds": step.seconds,
        "reps": step.reps,
        "now": utc_text(now),
        "offset": offset_minutes(now),
    }


def _step_result(row: sqlite3.Row) -> StepResult:
    return StepResult(
        phase=row["phase"],
        exercise_id=row["exercise_id"],
        side=Side(row["side"]) if row["side"] else None,
        kind=StepKind(row["kind"]),
        outcome=StepOutcome(row["outcome"]),
        seconds=row["seconds"],
        reps=row["reps"],
    )


def _session(row: sqlite3.Row) -> Session:
    offset = row["utc_offset_minutes"]
    return Session(
        id=row["id"],
        episode_id=row["episode_id"],
        plan_hash=row["plan_hash"],
        routine_id=row["routine_id"],
        routine_name=row["routine_name"],
        status=SessionStatus(row["status"]),
        started_at=moment(row["started_at"], offset),
        ended_at=moment_or_none(row["ended_at"], offset),
        phase=row["phase"],
        phase_elapsed=row["phase_elapsed"],
        touched_at=moment(row["updated_at"], offset),
    )
