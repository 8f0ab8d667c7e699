"""Scores from 0 to 10: around a session, or on their own, one a place and moment."""

import json
import sqlite3
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from catalog.region import Region
from tui.painlog.episodes import Episodes
from tui.painlog.log_file import Value
from tui.painlog.model import Entry, Moment, Rating
from tui.painlog.timestamps import fresh, local, utc_text
from tui.painlog.timestamps import moment as moment_at

if TYPE_CHECKING:
    from sqlite_utils import Database

WORST = 10
NOTE_BYTES = 64 * 1024
"""A longer note makes every later screen slow."""
CLOCK_SLACK = timedelta(days=1)
"""By how much a clock may have been set back within an episode without a score being overlooked."""

_KEEP_RATING = """
INSERT INTO rating (id, session_id, entry_id, region, moment, score, at, local_date, utc_offset_minutes,
    created_at, updated_at)
VALUES (:id, :session_id, :entry_id, :region, :moment, :score, :now, :local_date, :utc_offset_minutes, :now, :now)
ON CONFLICT ({owner}, region, moment) DO UPDATE SET
    score = excluded.score, at = excluded.at, local_date = excluded.local_date,
    utc_offset_minutes = excluded.utc_offset_minutes, updated_at = excluded.updated_at, deleted_at = NULL"""

_LATEST = """
SELECT r.* FROM json_each(:regions) wanted
JOIN rating r ON r.id = (
    SELECT newest.id FROM rating newest
    LEFT JOIN session s ON s.id = newest.session_id
    LEFT JOIN entry n ON n.id = newest.entry_id
    WHERE newest.region = wanted.value AND newest.deleted_at IS NULL
        AND newest.at >= :since AND coalesce(s.episode_id, n.episode_id) = :episode
    ORDER BY newest.at DESC, newest.rowid DESC LIMIT 1)
ORDER BY r.at DESC, r.rowid DESC"""


class Ratings(Episodes):
    """The part of the log that says what was felt."""

    def rate(self, session_id: str, region: Region, moment: Moment, score: int, *, now: datetime) -> Rating:
        """Keep a score, 0 to 10; a second one of the same place and moment replaces the first. Raises ValueError."""
        with self._file.writing() as database:
            return _keep(database, Rating(region, moment, _checked(score), now, session_id, None))

    def clear_rating(self, session_id: str, region: Region, moment: Moment, *, now: datetime) -> None:
        """Take a score back."""
        with self._file.writing() as database:
            _take_back(database, "session_id", session_id, region, moment, now)

    def ratings(self, session_id: str) -> tuple[Rating, ...]:
        """The scores of a session, in the order they were first given."""
        rows = self._file.rows(
            "SELECT * FROM rating WHERE session_id = ? AND deleted_at IS NULL ORDER BY rowid", (session_id,)
        )
        return tuple(_rating(row) for row in rows)

    def log_pain(self, region: Region, score: int, *, note: str = "", now: datetime) -> Entry:
        """Keep a score that belongs to no session. Raises ValueError; a note holds at most 64 KiB."""
        if len(note.encode()) > NOTE_BYTES:
            raise ValueError("a note holds at most 64 KiB")
        _checked(score)
        identity = str(uuid4())
        with self._file.writing() as database:
            database.table("entry").insert(
                {
                    "id": identity,
                    "episode_id": self._open_episode(database, now),
                    "at": utc_text(now),
                    "note": note,
                    **local(now),
                    **fresh(now),
                }
            )
            rating = _keep(database, Rating(region, Moment.NOW, score, now, None, identity))
        return Entry(identity, now, note, (rating,))

    def rate_entry(self, entry_id: str, region: Region, score: int | None, *, now: datetime) -> None:
        """Keep or replace the score of one place in an entry; None takes it back."""
        with self._file.writing() as database:
            if score is None:
                _take_back(database, "entry_id", entry_id, region, Moment.NOW, now)
            else:
                _keep(database, Rating(region, Moment.NOW, _checked(score), now, None, entry_id))

    def latest_ratings(self) -> tuple[Rating, ...]:
        """The newest score of each place in the open episode, newest first."""
        episode = self.episode()
        if episode is None:
            return ()
        since = utc_text(episode.started_at - CLOCK_SLACK)
        parameters = {"regions": json.dumps(list(Region)), "since": since, "episode": episode.id}
        return tuple(_rating(row) for row in self._file.rows(_LATEST, parameters))

    def daily_scores(self, region: Region, *, until: date, days: int = 14) -> tuple[int | None, ...]:
        """The highest score of each of the `days` days up to and with `until`, oldest first; None for a day without.

        A day is the one it was for her when she gave the score.
        """
        wanted = [until - timedelta(days=back) for back in reversed(range(days))]
        rows = self._file.rows(
            "SELECT local_date, max(score) AS score FROM rating"
            " WHERE region = ? AND local_date BETWEEN ? AND ? AND deleted_at IS NULL GROUP BY local_date",
            (region.value, wanted[0].isoformat(), until.isoformat()),
        )
        scores = {row["local_date"]: row["score"] for row in rows}
        return tuple(scores.get(day.isoformat()) for day in wanted)


def _checked(score: int) -> int:
    # True would pass as 1; what comes from a key or a file is looked at as it is.
    if type(score) is not int or not 0 <= score <= WORST:
        raise ValueError("a score is a whole number from 0 to 10")
    return score


def _keep(database: "Database", rating: Rating) -> Rating:
    owner = "session_id" if rating.session_id else "entry_id"
    parameters: dict[str, Value] = {
        "id": str(uuid4()),
        "session_id": rating.session_id,
        "entry_id": rating.entry_id,
        "region": Region(rating.region).value,
        "moment": Moment(rating.moment).value,
        "score": rating.score,
        "now": utc_text(rating.at),
        **local(rating.at),
    }
    database.execute(_KEEP_RATING.format(owner=owner), parameters)
    return rating


def _take_back(database: "Database", owner: str, identity: str, region: Region, moment: Moment, now: datetime) -> None:
    database.execute(
        f"UPDATE rating SET deleted_at = ?, updated_at = ?"  # noqa: S608 (the column is one of two constants)
        f" WHERE {owner} = ? AND region = ? AND moment = ? AND deleted_at IS NULL",
        (utc_text(now), utc_text(now), identity, region.value, moment.value),
    )


def _rating(row: sqlite3.Row) -> Rating:
    return Rating(
        region=Region(row["region"]),
        moment=Moment(row["moment"]),
        score=row["score"],
        at=moment_at(row["at"], row["utc_offset_minutes"]),
        session_id=row["session_id"],
        entry_id=row["entry_id"],
    )
