"""What she answered to the list of conditions in each episode, and whether her team agreed. Each answer is a dated row."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from uuid import uuid4

from catalog.safety import Screening, ScreeningAnswer
from tui.painlog.log_file import LogFile
from tui.painlog.timestamps import day_or_none, day_text, fresh, offset_minutes, utc_text


class Screenings:
    """The part of the log that says what she and her team answered."""

    def __init__(self, file: LogFile) -> None:
        self._file = file

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

    def screened_on(self, episode_id: str) -> date | None:
        """The day the conditions were last answered in an episode: neither skipped nor only agreed to."""
        row = self._file.row(
            "SELECT screened_on FROM screening"
            " WHERE episode_id = ? AND screened_on IS NOT NULL AND deleted_at IS NULL"
            " ORDER BY answered_at DESC, rowid DESC LIMIT 1",
            (episode_id,),
        )
        return None if row is None else day_or_none(row["screened_on"])

    def record_screening(
        self, episode_id: str, answer: ScreeningAnswer, items: Sequence[str], *, now: datetime
    ) -> Screening:
        """Keep new answers beside the former. Her team's agreement holds until something new is marked."""
        former = self.screening(episode_id)
        given = Screening(ScreeningAnswer(answer), tuple(items))
        covered = former is not None and _marks(given) <= _marks(former)
        agreed_on = former.team_agreed_on if former is not None and covered else None
        on = None if given.answered is ScreeningAnswer.SKIPPED else now.date()
        return self._insert(episode_id, Screening(given.answered, given.items, agreed_on), on, now)

    def record_team_agreed(self, episode_id: str, *, now: datetime) -> Screening:
        """Keep that her team agreed today, to the answers as they are."""
        former = self.screening(episode_id) or Screening(ScreeningAnswer.SKIPPED)
        return self._insert(episode_id, Screening(former.answered, former.items, now.date()), None, now)

    def withdraw_team_agreed(self, episode_id: str, *, now: datetime) -> Screening:
        """Keep that her team's agreement holds no longer; the answers stay. Writes nothing where there is none."""
        former = self.screening(episode_id) or Screening(ScreeningAnswer.SKIPPED)
        if former.team_agreed_on is None:
            return former
        return self._insert(episode_id, Screening(former.answered, former.items), None, now)

    def _insert(self, episode_id: str, screening: Screening, screened_on: date | None, now: datetime) -> Screening:
        with self._file.writing() as database:
            database.table("screening").insert(
                {
                    "id": str(uuid4()),
                    "episode_id": episode_id,
                    "answer": screening.answered.value,
                    "items": json.dumps(screening.items),
                    "team_agreed_on": day_text(screening.team_agreed_on),
                    "screened_on": day_text(screened_on),
                    "answered_at": utc_text(now),
                    "utc_offset_minutes": offset_minutes(now),
                    **fresh(now),
                }
            )
        return screening


def _marks(screening: Screening) -> frozenset[str]:
    """What is marked; something without a name counts as a mark of its own."""
    unnamed = screening.answered is ScreeningAnswer.SOME and not screening.items
    return frozenset({""} if unnamed else screening.items)
