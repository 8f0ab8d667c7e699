"""The themes: complete, readable, and the same names in each."""

import pytest
from textual.color import Color
from textual.theme import Theme

from tui.themes import PALETTES, THEMES, digit_on_ramp, fills_cells, pain_ramp


def contrast(one: str, other: str) -> float:
    def luminance(text: str) -> float:
        parts = Color.parse(text).normalized
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", PALETTES)
def test_every_text_colour_reads_on_the_ground_and_on_a_raised_row(name: str) -> None:
    palette = PALETTES[name]
    for ink in (palette.text, palette.muted, palette.faint, palette.accent, palette.alert, palette.warn, palette.info):
        assert contrast(ink, palette.bg) >= 4.5
        assert contrast(ink, palette.raised) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_theme_has_a_variable_for_every_named_colour(theme: Theme) -> None:
    for name in (
        "bg",
        "surface",
        "raised",
        "line",
        "text",
        "muted",
        "faint",
        "accent",
        "good",
        "info",
        "warn",
        "alert",
    ):
        assert theme.variables[f"unache-{name}"] == getattr(PALETTES[theme.name], name)


@pytest.mark.parametrize("name", PALETTES)
def test_the_ramp_runs_one_way_in_brightness_and_stays_visible(name: str) -> None:
    ramp = pain_ramp(name)
    steps = [contrast(step, PALETTES[name].bg) for step in ramp]
    assert len(ramp) == 11
    assert min(steps) >= 3
    assert steps == sorted(steps)


def test_an_unknown_theme_gets_the_ramp_of_dusk() -> None:
    assert pain_ramp("textual-dark") == pain_ramp("dusk")


@pytest.mark.parametrize("name", ["dusk", "day", "contrast"])
def test_a_digit_reads_on_a_cell_filled_with_any_ramp_colour(name: str) -> None:
    for score, fill in enumerate(pain_ramp(name)):
        assert contrast(digit_on_ramp(name, score), fill) >= 4.5


def test_at_night_no_cell_is_filled() -> None:
    assert not fills_cells("night")
    assert fills_cells("dusk")
