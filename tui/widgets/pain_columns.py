"""Where the eleven scores stand: shared by the scale, the rows under it and the pointer.

Pure geometry. The scale is flush with the right edge and leaves the rest, on the left, to the names of the places.
"""

from dataclasses import dataclass
from typing import Final

SCORES: Final = range(11)

# Narrowest width, cells of one score, cells of the ten, gap between scores.
_PITCHES: Final = ((110, 6, 13, 2), (76, 4, 8, 1), (48, 2, 2, 1), (0, 1, 2, 1))


@dataclass(frozen=True, slots=True)
class Column:
    """The cells of one score."""

    left: int
    width: int

    @property
    def centre(self) -> int:
        """The cell where a dot or digit stands."""
        return self.left + (self.width - 1) // 2


def columns(width: int) -> tuple[Column, ...]:
    """Return the columns of the scores 0 to 10 in a widget `width` cells wide."""
    _, one, ten, gap = next(pitch for pitch in _PITCHES if width >= pitch[0])
    start = max(0, width - 10 * (one + gap) - ten)
    return tuple(Column(start + score * (one + gap), ten if score == 10 else one) for score in SCORES)


def score_at(x: int, width: int) -> int | None:
    """Return the score whose column, or the gap beside it, holds cell `x`."""
    for score, column in enumerate(columns(width)):
        if column.left - 1 <= x <= column.left + column.width:
            return score
    return None


def digit_rows(width: int, screen_rows: int) -> int:
    """Return how high the digits of the scale are drawn: 5, 3 or plain 1 row."""
    if width < 76 or screen_rows < 20:
        return 1
    return 5 if width >= 110 and screen_rows >= 36 else 3
