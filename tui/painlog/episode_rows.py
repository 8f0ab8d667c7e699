"""The rows of episodes and of the stages she told: how they are written, in a transaction of the caller's, and read.

Which call begins an episode, and which corrects one, is not known here.
"""

import sqlite3
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from catalog.offer import BirthKind
from tui.painlog.log_file import Value
from tui.painlog.model import Episode, EpisodeKind, StageAnswer, StageBasis
from tui.painlog.timestamps import day_or_none, day_text, fresh, moment, moment_or_none, offset_minutes, utc_text

if TYPE_CHECKING:
    from sqlite_utils import Database

SAID_CHARACTERS = 200

_CORRECT = """
UPDATE episode SET kind = :kind, due_on = :due_on, birth_on = :birth_on, birth_kind = :birth_kind,
    basis = :basis, said = :said, updated_at = :now
WHERE id = :id"""


def told_stage(
    kind: EpisodeKind,
    due_on: date | None,
    birth_on: date | None,
    birth_kind: BirthKind | None,
    basis: StageBasis | None,
    said: str,
    now: datetime,
) -> StageAnswer:
    """What she told, looked at before it is written. Raises ValueError."""
    if len(said) > SAID_CHARACTERS:
        raise ValueError(f"what was said holds at most {SAID_CHARACTERS} characters")
    if basis is None and kind is EpisodeKind.UNKNOWN:
        basis = StageBasis.SKIPPED
    return StageAnswer(kind, due_on, birth_on, birth_kind, basis, said, at=now)


def begin(database: "Database", told: StageAnswer) -> str:
    """End the open episode and open one with this stage; gives its id."""
    database.execute(
        "UPDATE episode SET ended_at = :now, updated_at = :now WHERE ended_at IS NULL AND deleted_at IS NULL",
        {"now": utc_text(told.at)},
    )
    identity = insert_episode(database, told)
    _insert_stage_answer(database, identity, told)
    return identity


def correct(database: "Database", former: Episode, told: StageAnswer) -> None:
    """Give an episode another stage; within a kind, the birth kind, basis and words that are not told stay."""
    if told.kind is former.kind:
        kept = told.basis is None and not told.said
        told = StageAnswer(
            told.kind,
            told.due_on,
            told.birth_on,
            told.birth_kind or former.birth_kind,
            former.basis if kept else told.basis,
            former.said if kept else told.said,
            at=told.at,
        )
    database.execute(_CORRECT, {"id": former.id, "now": utc_text(told.at), **_columns(told)})
    _insert_stage_answer(database, former.id, told)


def insert_episode(database: "Database", told: StageAnswer) -> str:
    """Open an episode without a word of hers; gives its id."""
    identity = str(uuid4())
    database.table("episode").insert(
        {
            "id": identity,
            **_columns(told),
            "started_at": utc_text(told.at),
            "ended_at": None,
            "utc_offset_minutes": offset_minutes(told.at),
            **fresh(told.at),
        }
    )
    return identity


def _insert_stage_answer(database: "Database", episode_id: str, told: StageAnswer) -> None:
    database.table("stage_answer").insert(
        {
            "id": str(uuid4()),
            "episode_id": episode_id,
            **_columns(told),
            "answered_at": utc_text(told.at),
            "utc_offset_minutes": offset_minutes(told.at),
            **fresh(told.at),
        }
    )


def _columns(told: StageAnswer) -> dict[str, Value]:
    return {
        "kind": EpisodeKind(told.kind).value,
        "due_on": day_text(told.due_on),
        "birth_on": day_text(told.birth_on),
        "birth_kind": told.birth_kind and BirthKind(told.birth_kind).value,
        "basis": told.basis and StageBasis(told.basis).value,
        "said": told.said,
    }


def read_stage_answer(row: sqlite3.Row) -> StageAnswer:
    return StageAnswer(
        kind=EpisodeKind(row["kind"]),
        due_on=day_or_none(row["due_on"]),
        birth_on=day_or_none(row["birth_on"]),
        birth_kind=BirthKind(row["birth_kind"]) if row["birth_kind"] else None,
        basis=StageBasis(row["basis"]) if row["basis"] else None,
        said=row["said"],
        at=moment(row["answered_at"], row["utc_offset_minutes"]),
    )


def read_episode(row: sqlite3.Row) -> Episode:
    offset = row["utc_offset_minutes"]
    return Episode(
        id=row["id"],
        kind=EpisodeKind(row["kind"]),
        due_on=day_or_none(row["due_on"]),
        birth_on=day_or_none(row["birth_on"]),
        started_at=moment(row["started_at"], offset),
        ended_at=moment_or_none(row["ended_at"], offset),
        birth_kind=BirthKind(row["birth_kind"]) if row["birth_kind"] else None,
        basis=StageBasis(row["basis"]) if row["basis"] else None,
        said=row["said"],
    )
