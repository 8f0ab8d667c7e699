"""What was done before, read back: sessions with what they changed, and how often a routine was used."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from catalog.region import Region
from tui.painlog.log_file import LogFile
from tui.painlog.model import Moment, RegionChange, RoutineUse, SessionStatus, SessionSummary
from tui.painlog.timestamps import END_OF_TIME, moment, moment_or_none, utc_text

_SESSIONS = """
SELECT s.*, (
    SELECT count(*) FROM step_result t WHERE t.session_id = s.id AND t.outcome = 'done' AND t.deleted_at IS NULL
) AS steps_done
FROM session s
WHERE s.started_at < ? AND s.status <> 'checkin' AND s.deleted_at IS NULL
ORDER BY s.started_at DESC LIMIT ?"""

_SCORES = """
SELECT r.session_id, r.region, r.moment, r.score FROM rating r
WHERE r.session_id IN (SELECT value FROM json_each(?)) AND r.moment IN ('before', 'after') AND r.deleted_at IS NULL
ORDER BY r.rowid"""

_Scores = dict[Region, dict[Moment, int]]


class History:
    """The part of the log that looks back."""

    def __init__(self, file: LogFile) -> None:
        self._file = file

    def history(self, *, limit: int = 50, before: datetime | None = None) -> tuple[SessionSummary, ...]:
        """Sessions that were begun, newest first; the next page starts `before` the start of the last one."""
        sessions = self._file.rows(_SESSIONS, (utc_text(before) if before else END_OF_TIME, limit))
        found = _by_session(self._file.rows(_SCORES, (json.dumps([row["id"] for row in sessions]),)))
        return tuple(_summary(row, found.get(row["id"], {})) for row in sessions)

    def routine_use(self, routine_id: str) -> RoutineUse:
        """How often a routine was finished or stopped, and when it was last begun."""
        # Beside max(), SQLite takes the other columns from the row that holds the maximum.
        (row,) = self._file.rows(
            "SELECT count(*) AS times, max(started_at) AS last_at, utc_offset_minutes FROM session"
            " WHERE routine_id = ? AND status IN ('finished', 'stopped') AND deleted_at IS NULL",
            (routine_id,),
        )
        return RoutineUse(row["times"], moment_or_none(row["last_at"], row["utc_offset_minutes"]))


def _by_session(rows: Iterable[sqlite3.Row]) -> dict[str, _Scores]:
    sessions: dict[str, _Scores] = {}
    for row in rows:
        # A place this version does not know stays in the file, unshown.
        if row["region"] in set(Region):
            scores = sessions.setdefault(row["session_id"], {}).setdefault(Region(row["region"]), {})
            scores[Moment(row["moment"])] = row["score"]
    return sessions


def _summary(row: sqlite3.Row, scores: _Scores) -> SessionSummary:
    offset = row["utc_offset_minutes"]
    return SessionSummary(
        id=row["id"],
        routine_id=row["routine_id"],
        routine_name=row["routine_name"],
        status=SessionStatus(row["status"]),
        started_at=moment(row["started_at"], offset),
        ended_at=moment_or_none(row["ended_at"], offset),
        steps_done=row["steps_done"],
        changes=tuple(RegionChange(r, m.get(Moment.BEFORE), m.get(Moment.AFTER)) for r, m in scores.items()),
    )
