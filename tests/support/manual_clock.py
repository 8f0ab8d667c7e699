"""A clock that stands still until a test moves it."""

from datetime import datetime, timedelta, timezone

EVENING = datetime(2026, 5, 3, 21, 14, 5, tzinfo=timezone(timedelta(hours=2)))
"""A Sunday evening two hours east of Greenwich."""


class ManualClock:
    """Wall clock and steady clock, moved together."""

    def __init__(self, start: datetime = EVENING) -> None:
        self._now = start
        self._steady = 1000.0

    def now(self) -> datetime:
        return self._now

    def steady(self) -> float:
        return self._steady

    def move(self, seconds: float) -> None:
        """Let `seconds` pass on both."""
        self._now += timedelta(seconds=seconds)
        self._steady += seconds
