"""Warning signs as they bear on sessions: the one that ends a session, and those that stand on a day."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from catalog.safety import Level
from tui.painlog.log_file import LogFile
from tui.painlog.timestamps import fresh, moment, offset_minutes, utc_text


@dataclass(frozen=True, slots=True)
class StandingSign:
    """A sign she ticked, and did not take back."""

    sign: str
    level: Level
    on: date
    """The local day it was ticked."""


class Warnings:
    """What ticked signs do to sessions."""

    def __init__(self, file: LogFile) -> None:
        self._file = file

    def stop_for_sign(self, session_id: str, sign: str, level: Level, *, now: datetime) -> StandingSign:
        """Keep the sign and end its session as stopped, both or neither."""
        with self._file.writing() as database:
            row = database.execute("SELECT episode_id FROM session WHERE id = ?", (session_id,)).fetchone()
            database.table("warning").insert(
                {
                    "id": str(uuid4()),
                    "episode_id": row[0],
                    "session_id": session_id,
                    "sign": sign,
                    "level": level.value,
                    "at": utc_text(now),
                    "utc_offset_minutes": offset_minutes(now),
                    **fresh(now),
                }
            )
            database.execute(
                "UPDATE session SET status = 'stopped', ended_at = :now, updated_at = :now"
                " WHERE id = :id AND status = 'running' AND deleted_at IS NULL",
                {"id": session_id, "now": utc_text(now)},
            )
        return StandingSign(sign, level, now.date())

    def go_on_after_slip(self, session_id: str, sign: str, *, now: datetime) -> None:
        """The sign was a slip: take it back and open its session again, both or neither."""
        with self._file.writing() as database:
            marks = {"id": session_id, "sign": sign, "now": utc_text(now)}
            database.execute(
                "UPDATE warning SET deleted_at = :now, updated_at = :now WHERE session_id = :id AND sign = :sign"
                " AND deleted_at IS NULL",
                marks,
            )
            database.execute(
                "UPDATE session SET status = 'running', ended_at = NULL, updated_at = :now"
                " WHERE id = :id AND status = 'stopped' AND deleted_at IS NULL",
                marks,
            )

    def standing_signs(self, episode_id: str) -> tuple[StandingSign, ...]:
        """The signs ticked in an episode and not taken back, the newest first."""
        rows = self._file.rows(
            "SELECT sign, level, at, utc_offset_minutes FROM warning WHERE episode_id = ? AND deleted_at IS NULL"
            " ORDER BY at DESC LIMIT 50",
            (episode_id,),
        )
        return tuple(
            StandingSign(row["sign"], Level(row["level"]), moment(row["at"], row["utc_offset_minutes"]).date())
            for row in rows
        )
