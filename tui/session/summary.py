"""One plain sentence about what a session changed, and what is not known yet.

Never credits the routine: people start when it hurts, and pain that is high tends to ease in any case.
"""

from collections.abc import Sequence
from dataclasses import dataclass

NOTABLE = 2
"""Points on the 0–10 scale; a smaller change of one rating is within the wobble of rating (Childs 2005: MDC 2)."""


@dataclass(frozen=True, slots=True)
class Change:
    """Before and after of one place, each 0–10 or None where it was not rated."""

    place: str
    before: int | None
    after: int | None

    @property
    def points(self) -> int | None:
        """After minus before, negative when pain went down; None unless both are there."""
        return None if self.before is None or self.after is None else self.after - self.before

    def __str__(self) -> str:
        shown = ["–" if score is None else str(score) for score in (self.before, self.after)]
        return f"{self.place} {shown[0]} → {shown[1]}"


def sentence(changes: Sequence[Change]) -> str:
    """Say what the ratings show, in one sentence or two."""
    points = [change.points for change in changes if change.points is not None]
    if not points:
        return "No rating before and after, so nothing can be said about the change."
    if max(points) >= NOTABLE:
        worst = max(changes, key=lambda change: -99 if change.points is None else change.points)
        return f"{worst.place} was higher afterwards, by {worst.points}. Enough for today; rest, and try something gentler next time."
    if min(points) <= -NOTABLE:
        return "Pain was lower afterwards; it may have eased anyway."
    if all(point == 0 for point in points):
        return "No change this time, which is common after one session."
    return "A small change, within the wobble of rating."
