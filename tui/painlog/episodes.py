"""Episodes, and what she answered to the list of conditions in each."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from catalog.safety import Screening, ScreeningAnswer
from tui.painlog.log_file import LogFile, Value
from tui.painlog.model import Episode, EpisodeKind
from tui.painlog.timestamps import day_or_none, day_text, moment, moment_or_none, offset_minutes, utc_text

if TYPE_CHECKING:
    from sqlite_utils import Database


class Episodes:
    """The part of the log that says where she is."""

    def __init__(self, file: LogFile) -> None:
        self._file = file

    def episode(self) -> Episode | None:
        """The open episode."""
        row = self._file.row(
            "SELECT * FROM episode WHERE ended_at IS NULL AND deleted_at IS NULL ORDER BY started_at DESC LIMIT 1"
        )
        return None if row is None else _episode(row)

    def begin_episode(
        self, kind: EpisodeKind, *, due_on: date | None = None, birth_on: date | None = None, now: datetime
    ) -> Episode:
        """Open an episode and end the one before it."""
        with self._file.writing() as database:
            database.execute(
                "UPDATE episode SET ended_at = ?, updated_at = ? WHERE ended_at IS NULL AND deleted_at IS NULL",
                (utc_text(now), utc_text(now)),
            )
            identity = _insert_episode(database, kind, due_on, birth_on, now)
        return _episode(self._existing("SELECT * FROM episode WHERE id = ?", identity))

    def screening(self, episode_id: str) -> Screening | None:
        """Her newest answers in an episode."""
        row = self._file.row(
            "SELECT answer, items, team_agreed_on FROM screening WHERE episode_id = ? AND deleted_at IS NULL"
            " ORDER BY answered_at DESC, rowid DESC LIMIT 1",
            (episode_id,),
        )
        if row is None:
            return None
        return Screening(
            ScreeningAnswer(row["answer"]), tuple(json.loads(row["items"])), day_or_none(row["team_agreed_on"])
        )

    def record_screening(
        self, episode_id: str, answer: ScreeningAnswer, items: Sequence[str], *, now: datetime
    ) -> Screening:
        """Keep new answers beside the former. Her team's agreement holds until something new is marked."""
        former = self.screening(episode_id)
        given = Screening(ScreeningAnswer(answer), tuple(items))
        covered = former is not None and _marks(given) <= _marks(former)
        agreed_on = former.team_agreed_on if former is not None and covered else None
        return self._insert_screening(episode_id, Screening(given.answered, given.items, agreed_on), now)

    def record_team_agreed(self, episode_id: str, *, now: datetime) -> Screening:
        """Keep that her team agreed today, to the answers as they are."""
        former = self.screening(episode_id) or Screening(ScreeningAnswer.SKIPPED)
        return self._insert_screening(episode_id, Screening(former.answered, former.items, now.date()), now)

    def _insert_screening(self, episode_id: str, screening: Screening, now: datetime) -> Screening:
        with self._file.writing() as database:
            database.table("screening").insert(
                {
                    "id": str(uuid4()),
                    "episode_id": episode_id,
                    "answer": screening.answered.value,
                    "items": json.dumps(screening.items),
                    "team_agreed_on": day_text(screening.team_agreed_on),
                    "answered_at": utc_text(now),
                    "utc_offset_minutes": offset_minutes(now),
                    **fresh(now),
                }
            )
        return screening

    def _open_episode(self, database: "Database", now: datetime) -> str:
        """The id of the open episode; one of an unknown kind is opened where there is none."""
        episode = self.episode()
        return episode.id if episode else _insert_episode(database, EpisodeKind.UNKNOWN, None, None, now)

    def _existing(self, sql: str, identity: str) -> sqlite3.Row:
        """The one row with this id. Raises LookupError."""
        row = self._file.row(sql, (identity,))
        if row is None:
            raise LookupError(f"nothing with the id {identity} is in the log")
        return row


def fresh(now: datetime) -> dict[str, Value]:
    """The columns every new row has."""
    return {"created_at": utc_text(now), "updated_at": utc_text(now), "deleted_at": None}


def local(now: datetime) -> dict[str, Value]:
    """The day it is for her, and the offset that makes it so."""
    return {"local_date": now.date().isoformat(), "utc_offset_minutes": offset_minutes(now)}


def _marks(screening: Screening) -> frozenset[str]:
    """What is marked; something without a name counts as a mark of its own."""
    unnamed = screening.answered is ScreeningAnswer.SOME and not screening.items
    return frozenset({""} if unnamed else screening.items)


def _insert_episode(
    database: "Database", kind: EpisodeKind, due_on: date | None, birth_on: date | None, now: datetime
) -> str:
    identity = str(uuid4())
    database.table("episode").insert(
        {
            "id": identity,
            "kind": EpisodeKind(kind).value,
            "due_on": day_text(due_on),
            "birth_on": day_text(birth_on),
            "started_at": utc_text(now),
            "ended_at": None,
            "utc_offset_minutes": offset_minutes(now),
            **fresh(now),
        }
    )
    return identity


def _episode(row: sqlite3.Row) -> Episode:
    offset = row["utc_offset_minutes"]
    return Episode(
        id=row["id"],
        kind=EpisodeKind(row["kind"]),
        due_on=day_or_none(row["due_on"]),
        birth_on=day_or_none(row["birth_on"]),
        started_at=moment(row["started_at"], offset),
        ended_at=moment_or_none(row["ended_at"], offset),
    )
