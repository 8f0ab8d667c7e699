"""Windows of every size: each screen fits, and changing the size in the middle of a session changes nothing else."""

import pytest
from person import Person

from catalog.region import Region
from tui.screens.after import AfterScreen
from tui.screens.checkin import CheckInScreen
from tui.screens.history import HistoryScreen
from tui.screens.live import LiveScreen
from tui.screens.stop import StopScreen
from tui.screens.today import TodayScreen

SIZES = [(80, 24), (120, 40), (60, 20), (200, 60)]


async def test_a_window_made_tiny_and_large_again_keeps_the_session(her: Person) -> None:
    her.has_rated(Region.LOW_BACK_C, 6, minutes_ago=60)
    async with her.opens() as program:
        await program.choose("trial")
        await program.press("0", "enter", "space")
        await program.let_pass(12)
        shown = program.text
        for width, height in ((20, 5), (1, 1), (200, 60), (20, 5), (80, 24)):
            await program.resize(width, height)
            program.on(LiveScreen)
            await program.let_pass(0)
        assert program.large("side") == "LEFT"
        assert program.large("count") == "13"
        assert program.text == shown
        await program.let_pass(1)
        assert program.large("count") == "12"
    assert her.rows("select status, phase from session") == [("running", 2)]


async def test_time_goes_on_while_the_window_is_tiny(her: Person) -> None:
    her.has_rated(Region.LOW_BACK_C, 6, minutes_ago=60)
    async with her.opens() as program:
        await program.choose("trial")
        await program.press("0", "enter", "space")
        await program.resize(1, 1)
        await program.let_pass(26)
        await program.resize(80, 24)
        assert program.large("side") == "RIGHT"
    assert her.rows("select outcome from step_result") == [("done",)]


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (200, 60)])
async def test_every_screen_can_be_reached_in_any_window(newcomer: Person, size: tuple[int, int]) -> None:
    async with newcomer.opens(*size) as program:
        await program.press("3", "1", "0")
        program.on(TodayScreen)
        await program.press("2", "3", "4", "1", "l", "a", "6", "enter")
        await program.choose("low-back-release")
        program.on(CheckInScreen)
        await program.press("0", "5", "enter", "space", "!", "n")
        program.on(AfterScreen)
        await program.press("4", "enter", "enter", "3", "?", "escape")
        program.on(HistoryScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_stopping_is_in_sight_in_every_window(her: Person, size: tuple[int, int]) -> None:
    her.has_rated(Region.LOW_BACK_C, 6, minutes_ago=60)
    async with her.opens(*size) as program:
        await program.choose("trial")
        await program.press("0", "enter", "space")
        assert "stop now" in program.text
        await program.press("!")
        program.on(StopScreen)
        assert "Call now" in program.text
        assert "none, only stop" in program.text


@pytest.mark.parametrize("size", SIZES)
async def test_count_side_and_step_are_in_sight_in_every_window(her: Person, size: tuple[int, int]) -> None:
    her.has_rated(Region.LOW_BACK_C, 6, minutes_ago=60)
    async with her.opens(*size) as program:
        await program.choose("trial")
        await program.press("0", "enter", "space")
        await program.let_pass(12)
        assert "Left hand down, lean over it" in program.text
        for name in ("#side", "#count"):
            region = program.screen.query_one(name).region
            assert region.height >= 5
            assert program.screen.region.contains_region(region)


@pytest.mark.parametrize("size", SIZES)
async def test_the_question_of_the_check_in_is_in_sight_in_every_window(her: Person, size: tuple[int, int]) -> None:
    her.has_rated(Region.LOW_BACK_C, 6, minutes_ago=60)
    async with her.opens(*size) as program:
        await program.choose("trial")
        assert "Any of these right now?" in program.text
        assert "none of these" in program.text
        await program.press("0")
        assert "how much pain in your low back?" in program.text
        assert "worst possible" in program.text


async def test_history_changes_its_columns_with_the_window(her: Person) -> None:
    her.has_done(before=6, after=4)
    async with her.opens() as program:
        await program.press("3")
        assert "ended" in program.text
        await program.resize(60, 20)
        assert "ended" not in program.text
        await program.resize(80, 24)
        assert "ended" in program.text


async def test_without_colours_every_screen_is_shown(newcomer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with newcomer.opens() as program:
        assert program.app.no_color
        await program.press("3", "1", "0")
        program.on(TodayScreen)
        await program.press("2", "3", "4", "1", "l", "a", "6", "enter")
        await program.choose("low-back-release")
        await program.press("a")
        assert "Call first." in program.words
        await program.press("u", "0", "5", "enter")
        assert "8" in program.large("count")
        await program.press("space")
        await program.let_pass(10)
        await program.press("q", "g", "!", "n")
        program.on(AfterScreen)
        await program.press("4", "enter")
        assert "A small change, within the wobble of rating." in program.text
        await program.press("enter", "3")
        assert "Low-back release" in program.text


async def test_without_colours_a_given_score_is_told_by_its_digit(her: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    her.has_rated(Region.NECK, 2, minutes_ago=60)
    async with her.opens() as program:
        await program.press("l", "7")
        [row] = [line for line in program.text.splitlines() if "Neck" in line]
        assert "7" in row
        assert "○" in row
