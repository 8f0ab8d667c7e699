"""How moments are written down: UTC text that sorts, beside the offset of the place it was logged at.

Owns the columns of time that rows have in common.
"""

from datetime import UTC, date, datetime, timedelta, timezone

END_OF_TIME = "9999-12-31T23:59:59.999Z"
"""Sorts after every moment."""


def utc_text(moment: datetime) -> str:
    """A moment as "2026-11-20T21:14:05.123Z". Raises ValueError for one without an offset."""
    if moment.utcoffset() is None:
        raise ValueError("a moment needs its offset from UTC")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def offset_minutes(moment: datetime) -> int:
    """Minutes the local clock is ahead of UTC."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment needs its offset from UTC")
    return int(offset.total_seconds() // 60)


def moment(text: str, offset: int) -> datetime:
    """The moment a text stands for, at a local offset in minutes."""
    return datetime.fromisoformat(text).astimezone(timezone(timedelta(minutes=offset)))


def moment_or_none(text: str | None, offset: int) -> datetime | None:
    return None if text is None else moment(text, offset)


def day_or_none(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def fresh(now: datetime) -> dict[str, str | int | None]:
    """The columns every new row has."""
    return {"created_at": utc_text(now), "updated_at": utc_text(now), "deleted_at": None}


def local(now: datetime) -> dict[str, str | int | None]:
    """The day it is for her, and the offset that makes it so."""
    return {"local_date": now.date().isoformat(), "utc_offset_minutes": offset_minutes(now)}
