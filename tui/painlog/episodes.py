"""Episodes: how one is begun, corrected and ended, and each stage she told in it."""

import sqlite3
from datetime import date, datetime
from typing import TYPE_CHECKING

from catalog.offer import BirthKind
from catalog.stage import TERM_DAYS
from tui.painlog.episode_rows import begin, correct, insert_episode, read_episode, read_stage_answer, told_stage
from tui.painlog.log_file import LogFile
from tui.painlog.model import Episode, EpisodeKind, StageAnswer, StageBasis
from tui.painlog.timestamps import utc_text

if TYPE_CHECKING:
    from sqlite_utils import Database

_NEWEST_TOLD = """
SELECT * FROM episode WHERE deleted_at IS NULL AND (kind <> 'unknown' OR basis IS NOT NULL OR ended_at IS NOT NULL)
ORDER BY ended_at IS NULL DESC, started_at DESC, rowid DESC LIMIT 1"""
"""The open one comes first even where the clock was set back before it."""


class Episodes:
    """The part of the log that says where she is."""

    def __init__(self, file: LogFile) -> None:
        self._file = file

    def episode(self) -> Episode | None:
        """The open episode."""
        row = self._file.row(
            "SELECT * FROM episode WHERE ended_at IS NULL AND deleted_at IS NULL ORDER BY started_at DESC LIMIT 1"
        )
        return None if row is None else read_episode(row)

    def episodes(self) -> tuple[Episode, ...]:
        """All episodes, the newest first."""
        rows = self._file.rows("SELECT * FROM episode WHERE deleted_at IS NULL ORDER BY started_at DESC, rowid DESC")
        return tuple(read_episode(row) for row in rows)

    def ended_pregnancy(self) -> Episode | None:
        """The pregnancy whose record was ended by `end_episode`, as long as no stage was told or skipped since.

        A session or score since then is in an open episode of an unknown kind; the stage and the answers that count
        are still those of this one.
        """
        row = self._file.row(_NEWEST_TOLD)
        return None if row is None or row["ended_at"] is None else read_episode(row)

    def stage_answers(self, episode_id: str) -> tuple[StageAnswer, ...]:
        """Each stage she told in an episode, the oldest first; the last one is what the episode is."""
        rows = self._file.rows(
            "SELECT * FROM stage_answer WHERE episode_id = ? AND deleted_at IS NULL ORDER BY answered_at, rowid",
            (episode_id,),
        )
        return tuple(read_stage_answer(row) for row in rows)

    def begin_episode(
        self,
        kind: EpisodeKind,
        *,
        due_on: date | None = None,
        birth_on: date | None = None,
        birth_kind: BirthKind | None = None,
        basis: StageBasis | None = None,
        said: str = "",
        now: datetime,
    ) -> Episode:
        """Open an episode and end the one before it; without a basis, an unknown one counts as skipped.

        `said` is the text as she typed it. Raises ValueError for more than 200 characters of it.
        """
        told = told_stage(kind, due_on, birth_on, birth_kind, basis, said, now)
        with self._file.writing() as database:
            identity = begin(database, told)
        return self._episode(identity)

    def tell_stage(
        self,
        kind: EpisodeKind,
        *,
        due_on: date | None = None,
        birth_on: date | None = None,
        birth_kind: BirthKind | None = None,
        basis: StageBasis | None = None,
        said: str = "",
        now: datetime,
    ) -> Episode:
        """Correct the open episode, or begin one where none is open. Raises ValueError as `begin_episode` does."""
        told = told_stage(kind, due_on, birth_on, birth_kind, basis, said, now)
        with self._file.writing() as database:
            former = self.episode()
            identity = begin(database, told) if former is None else self._correct(database, former, told)
        return self._episode(identity)

    def correct_episode(
        self,
        episode_id: str,
        *,
        kind: EpisodeKind | None = None,
        due_on: date | None = None,
        birth_on: date | None = None,
        birth_kind: BirthKind | None = None,
        basis: StageBasis | None = None,
        said: str = "",
        now: datetime,
    ) -> Episode:
        """Tell the stage of the open episode anew: in place where it is the same one, else in a new episode.

        It is the same one from a pregnancy to a pregnancy, from a birth to a birth, and from unknown to anything.
        Without a kind the kind and any day not given stay; within a kind so do the birth kind, and the basis with
        what was said. Raises LookupError where the episode is not open, ValueError as `begin_episode` does.
        """
        with self._file.writing() as database:
            former = self._open(episode_id)
            if kind is None:
                kind, due_on, birth_on = former.kind, due_on or former.due_on, birth_on or former.birth_on
            told = told_stage(kind, due_on, birth_on, birth_kind, basis, said, now)
            identity = self._correct(database, former, told)
        return self._episode(identity)

    def end_episode(self, episode_id: str, *, now: datetime) -> None:
        """End the record of a pregnancy, or of an unknown stage; no other opens. One that has ended keeps its end.

        Raises LookupError where it is not there, ValueError for the time after a birth, which only a new stage ends.
        """
        with self._file.writing() as database:
            if self._episode(episode_id).kind is EpisodeKind.POSTPARTUM:
                raise ValueError("the time after a birth is no pregnancy to end")
            database.execute(
                "UPDATE episode SET ended_at = :now, updated_at = :now WHERE id = :id AND ended_at IS NULL",
                {"now": utc_text(now), "id": episode_id},
            )

    def _open(self, episode_id: str) -> Episode:
        episode = self.episode()
        if episode is None or episode.id != episode_id:
            raise LookupError(f"no open episode {episode_id} is in the log")
        return episode

    def _correct(self, database: "Database", former: Episode, told: StageAnswer) -> str:
        """The id of the episode that now has this stage."""
        if not self._is_same(former, told):
            return begin(database, told)
        correct(database, former, told)
        return former.id

    def _is_same(self, former: Episode, told: StageAnswer) -> bool:
        """Whether the stage now told is that of the same pregnancy, or of the time after the same birth."""
        if former.kind is EpisodeKind.UNKNOWN:
            # What came after a pregnancy that has ended is no part of the next one.
            return self.ended_pregnancy() is None
        if former.kind is EpisodeKind.PREGNANCY and former.due_on and told.due_on:
            # That far apart, one began after the other was due.
            return told.kind is former.kind and abs((told.due_on - former.due_on).days) < TERM_DAYS
        return told.kind is former.kind

    def _open_episode(self, database: "Database", now: datetime) -> str:
        """The id of the open episode; where there is none, one of an unknown kind is opened, and nothing told."""
        episode = self.episode()
        if episode is not None:
            return episode.id
        return insert_episode(database, StageAnswer(EpisodeKind.UNKNOWN, at=now))

    def _episode(self, identity: str) -> Episode:
        return read_episode(self._existing("SELECT * FROM episode WHERE id = ? AND deleted_at IS NULL", identity))

    def _existing(self, sql: str, identity: str) -> sqlite3.Row:
        """The one row with this id. Raises LookupError."""
        row = self._file.row(sql, (identity,))
        if row is None:
            raise LookupError(f"nothing with the id {identity} is in the log")
        return row
