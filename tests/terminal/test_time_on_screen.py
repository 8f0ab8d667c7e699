"""The countdown that a person sees, held against a steady clock."""

import textwrap
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from pseudo_terminal import OpenTerminal, Terminal

from tui.widgets.glyphs import plain_lines

COUNT_ROWS = 8
"""Height of the count at 80 columns by 24 rows."""

OWN = """
[[exercise]]
id = "trial-long"
name = "Trial long"
regions = ["low_back_c"]
position = "all_fours"
sides = "both"
steps = ["Stay, and breathe."]

[[exercise.movement]]
kind = "hold"
line = "Stay, and breathe"
dose = { origin = "app_default", hold_seconds = 60 }

[[routine]]
id = "trial-minute"
name = "Trial minute"
summary = "One minute."
lead_in_seconds = 0

[[routine.item]]
exercise = "trial-long"
"""


def count_on(terminal: Terminal) -> int | None:
    """The number that stands in large digits on the screen."""
    shown = _without_indent(line[41:68] for line in terminal.screen.display[8 : 8 + COUNT_ROWS])
    return _NUMBERS.get(shown)


def _without_indent(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.rstrip() for line in textwrap.dedent("\n".join(lines)).split("\n"))


_NUMBERS = {_without_indent(plain_lines(str(number), COUNT_ROWS)): number for number in range(1, 61)}


@pytest.fixture
def holding(open_terminal: OpenTerminal, environ: dict[str, str]) -> Terminal:
    """A session at the start of a hold of sixty seconds, without colours so that digits are read exactly."""
    environ["NO_COLOR"] = "1"
    (Path(environ["UNACHE_CONFIG_DIR"]) / "catalogue" / "trial.toml").write_text(OWN, encoding="utf-8")
    terminal = open_terminal()
    terminal.wait_for("How many weeks")
    terminal.press("3", "1", "0")
    terminal.wait_for("What fits now")
    terminal.press("2")
    terminal.wait_for("Routines")
    terminal.press("/", *"trial minute")
    terminal.wait_for("Trial minute")
    terminal.press("down", "enter")
    terminal.wait_for("Any of these right now?")
    terminal.press("0")
    terminal.wait_for("Where does it hurt?")
    terminal.press("escape", "enter")
    terminal.wait_for("Start when you are settled")
    return terminal


def test_the_count_keeps_to_a_steady_clock_within_a_tenth_over_a_minute(holding: Terminal) -> None:
    holding.process.send(" ")
    seen: dict[int, float] = {}
    start = time.monotonic()  # noqa: TID251 (the clock it is held against)
    while time.monotonic() < start + 58.5:  # noqa: TID251 (as above)
        holding.read(0.01)
        count = count_on(holding)
        if count is not None and count not in seen:
            seen[count] = time.monotonic()  # noqa: TID251 (as above)
    assert sorted(seen, reverse=True) == list(range(60, 1, -1))
    origin = min(moment - (60 - count) for count, moment in seen.items())
    late = {count: moment - (origin + 60 - count) for count, moment in seen.items()}
    assert max(late.values()) <= 0.1, late


def test_pausing_stops_the_count_to_the_tenth_of_a_second(holding: Terminal) -> None:
    holding.process.send(" ")
    holding.wait_until(lambda _: count_on(holding) == 58, "58 seconds left")
    holding.read(0.4)
    holding.press("space")
    holding.wait_for("Paused")
    holding.read(2.5)
    assert count_on(holding) == 58
    went_on = time.monotonic()  # noqa: TID251 (the clock it is held against)
    holding.process.send(" ")
    holding.wait_until(lambda _: count_on(holding) == 57, "57 seconds left")
    waited = time.monotonic() - went_on  # noqa: TID251 (as above)
    assert 0.3 <= waited <= 0.7, waited
