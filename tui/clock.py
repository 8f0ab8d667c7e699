"""The only place that reads a clock."""

import time
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """What the program asks of time."""

    def now(self) -> datetime:
        """The wall clock, with the local offset from UTC."""
        ...

    def steady(self) -> float:
        """Seconds of a clock that never goes back, from an arbitrary start."""
        ...


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> datetime:
        return datetime.now().astimezone()  # noqa: TID251 (the one reading; made aware at once)

    def steady(self) -> float:
        # Where there is one, the clock that also counts while the machine sleeps: a closed lid is then seen as absence.
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()  # noqa: TID251 (the one reading)
