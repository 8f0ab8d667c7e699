"""The centre lines of the large letters, in a unit box: x to the right, y down, both 0 to 1.

Only geometry: how thick a pen is and how many pixels there are is decided by whoever draws them.
"""

import math
from collections.abc import Mapping
from functools import cache
from typing import Final

Point = tuple[float, float]
Polyline = tuple[Point, ...]

# Width of a letter as a share of a digit's width. Digits are all one wide.
WIDTHS: Final[Mapping[str, float]] = {"I": 0.28, ":": 0.3, ".": 0.3, "/": 0.6, " ": 0.5, "M": 1.25, "W": 1.25}
# The slim 1 stands in the middle of a full box.
SLIM: Final[Mapping[str, float]] = {"1": 0.5}
# Their long slanted lines must not be bent onto whole pixels.
SLANTED: Final = frozenset("47/AKMNVWXYZ")

_ROUND = 0.30  # vertical radius of round tops


def _arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float) -> Polyline:
    """Part of an ellipse; angles in degrees, clockwise from the right."""
    turns = (math.radians(start + (end - start) * step / 24) for step in range(25))
    return tuple((cx + rx * math.cos(turn), cy + ry * math.sin(turn)) for turn in turns)


def _curve(p: Point, q: Point, r: Point, s: Point) -> Polyline:
    """A cubic Bezier curve from `p` to `s`."""

    def at(t: float, axis: int) -> float:
        rest = 1 - t
        return rest**3 * p[axis] + 3 * t * rest**2 * q[axis] + 3 * t**2 * rest * r[axis] + t**3 * s[axis]

    return tuple((at(step / 16, 0), at(step / 16, 1)) for step in range(17))


def _digits() -> dict[str, tuple[Polyline, ...]]:
    top, bottom = _arc(0.5, _ROUND, 0.5, _ROUND, 180, 360), _arc(0.5, 1 - _ROUND, 0.5, _ROUND, 0, 180)
    return {
        "0": ((*top, (1, 1 - _ROUND), *bottom, (0, _ROUND)),),
        "1": (((0.0, 0.2), (0.75, 0), (0.75, 1)),),
        "2": (
            (
                *_arc(0.5, _ROUND, 0.5, _ROUND, 190, 375),
                *_curve((0.98, 0.36), (0.88, 0.55), (0.3, 0.72), (0, 1)),
                (1, 1),
            ),
        ),
        "3": (
            (*_arc(0.48, 0.255, 0.44, 0.255, 200, 450), (0.36, 0.51)),
            ((0.36, 0.51), (0.5, 0.51), *_arc(0.5, 0.755, 0.5, 0.245, -90, 160)),
        ),
        "4": (((0.74, 1), (0.74, 0), (0, 0.7), (1, 0.7)),),
        "5": (
            (
                (0.9, 0),
                (0.12, 0),
                (0.06, 0.47),
                *_curve((0.06, 0.47), (0.2, 0.36), (0.4, 0.36), (0.5, 0.36)),
                *_arc(0.5, 0.68, 0.5, 0.32, -90, 155),
            ),
        ),
        "6": (_curve((0.82, 0), (0.35, 0.12), (0, 0.4), (0, 0.7)), _arc(0.5, 0.69, 0.5, 0.31, 0, 360)),
        "7": (((0, 0), (1, 0), (0.34, 1)),),
        "8": (_arc(0.5, 0.245, 0.42, 0.245, 0, 360), _arc(0.5, 0.74, 0.5, 0.26, 0, 360)),
        "9": (_arc(0.5, 0.31, 0.5, 0.31, 0, 360), _curve((1, 0.3), (1, 0.6), (0.65, 0.88), (0.18, 1))),
    }


def _round_letters() -> dict[str, tuple[Polyline, ...]]:
    r = _ROUND
    top, bottom = _arc(0.5, r, 0.5, r, 180, 360), _arc(0.5, 1 - r, 0.5, r, 0, 180)
    ring = (*top, (1, 1 - r), *bottom, (0, r))
    open_left = (*_arc(0.5, r, 0.5, r, -20, -180), (0, 1 - r))
    cup = (*_arc(0.5, 1 - r, 0.5, r, 180, 0),)
    bowl = ((0, 1), (0, 0), (0.55, 0), *_arc(0.55, 0.27, 0.45, 0.27, -90, 90), (0, 0.54))
    return {
        "B": (
            ((0, 0), (0, 1), (0.5, 1), *_arc(0.5, 0.75, 0.5, 0.25, 90, -90), (0, 0.5)),
            ((0, 0), (0.48, 0), *_arc(0.48, 0.25, 0.42, 0.25, -90, 90)),
        ),
        "C": ((*open_left, *_arc(0.5, 1 - r, 0.5, r, 180, 20)),),
        "D": (((0, 0), (0.45, 0), *_arc(0.45, 0.5, 0.55, 0.5, -90, 90), (0, 1), (0, 0)),),
        "G": ((*open_left, *cup, (1, 0.55), (0.6, 0.55)),),
        "J": (((1, 0), (1, 1 - r), *_arc(0.5, 1 - r, 0.5, r, 0, 170)),),
        "O": (ring,),
        "P": (bowl,),
        "Q": (ring, ((0.6, 0.7), (1, 1))),
        "R": (bowl, ((0.5, 0.54), (1, 1))),
        "S": ((*_arc(0.5, 0.25, 0.5, 0.25, -25, -270), *_arc(0.5, 0.75, 0.5, 0.25, -90, 155)),),
        "U": (((0, 0), (0, 1 - r), *cup, (1, 0)),),
    }


_STRAIGHT: Final[dict[str, tuple[Polyline, ...]]] = {
    "A": (((0, 1), (0.5, 0), (1, 1)), ((0.2, 0.64), (0.8, 0.64))),
    "E": (((1, 0), (0, 0), (0, 1), (1, 1)), ((0, 0.5), (0.85, 0.5))),
    "F": (((1, 0), (0, 0), (0, 1)), ((0, 0.5), (0.85, 0.5))),
    "H": (((0, 0), (0, 1)), ((1, 0), (1, 1)), ((0, 0.5), (1, 0.5))),
    "I": (((0.5, 0), (0.5, 1)),),
    "K": (((0, 0), (0, 1)), ((1, 0), (0, 0.58)), ((0.32, 0.4), (1, 1))),
    "L": (((0, 0), (0, 1), (1, 1)),),
    "M": (((0, 1), (0, 0), (0.5, 0.6), (1, 0), (1, 1)),),
    "N": (((0, 1), (0, 0), (1, 1), (1, 0)),),
    "T": (((0, 0), (1, 0)), ((0.5, 0), (0.5, 1))),
    "V": (((0, 0), (0.5, 1), (1, 0)),),
    "W": (((0, 0), (0.22, 1), (0.5, 0.4), (0.78, 1), (1, 0)),),
    "X": (((0, 0), (1, 1)), ((1, 0), (0, 1))),
    "Y": (((0, 0), (0.5, 0.5), (1, 0)), ((0.5, 0.5), (0.5, 1))),
    "Z": (((0, 0), (1, 0), (0, 1), (1, 1)),),
    "/": (((0.85, 0), (0.15, 1)),),
    ":": (((0.5, 0.28), (0.5, 0.28)), ((0.5, 0.78), (0.5, 0.78))),
    ".": (((0.5, 1), (0.5, 1)),),
    "+": (((0, 0.5), (1, 0.5)), ((0.5, 0.24), (0.5, 0.76))),
    "-": (((0, 0.5), (1, 0.5)),),
    "?": ((*_arc(0.5, 0.26, 0.45, 0.26, 190, 450), (0.5, 0.66)), ((0.5, 1), (0.5, 1))),
    " ": (),
}


@cache
def strokes() -> dict[str, tuple[Polyline, ...]]:
    """Return, for every character that can be drawn large, the lines a pen follows."""
    return _STRAIGHT | _digits() | _round_letters()
