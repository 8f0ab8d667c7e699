"""Stopping, leaving for later, and taking a session up again: nothing is lost, and nothing grave goes unasked."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from headless_program import Program
from person import Person

from catalog.region import Region
from tui.screens.after import AfterScreen
from tui.screens.ask import AskScreen
from tui.screens.checkin import CheckInScreen
from tui.screens.live import LiveScreen
from tui.screens.stop import LETTERS, StopScreen
from tui.screens.today import TodayScreen
from tui.screens.warning import WarningScreen

STATUS = "select status from session where deleted_at is null"
STEPS = "select side, outcome, seconds from step_result where deleted_at is null order by phase"
WARNINGS = "select sign from warning where deleted_at is null"


@asynccontextmanager
async def seven_seconds_into_a_hold(person: Person) -> AsyncIterator[Program]:
    person.has_rated(Region.LOW_BACK_C, 6, minutes_ago=60)
    async with person.opens() as program:
        await program.choose("trial")
        await program.press("0", "5", "enter", "space")
        await program.let_pass(12)
        yield program


@pytest.mark.parametrize("key", ["!", "s"])
async def test_stop_now_pauses_at_once_and_says_what_to_do(her: Person, key: str) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press(key)
        program.on(StopScreen)
        assert program.large("word") == "STOPPED"
        assert program.line("do") == "Sit, or lie on your left side. Breathe normally."
        assert program.line("saved") == "Everything so far is saved."
        assert her.rows("select phase, phase_elapsed from session") == [(2, 7.0)]


async def test_the_signs_stand_under_what_to_do_about_them(her: Person) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("!")
        for heading in ("Call now:", "Call your maternity team today", "Ask before your next session"):
            assert heading in program.words


async def test_no_sign_is_left_without_a_key(her: Person) -> None:
    assert len(her.safety.signs_for(her.services.stage())) <= len(LETTERS)


@pytest.mark.parametrize("key", ["h", "escape", "q"])
async def test_a_stop_by_mistake_goes_back_to_the_pause(her: Person, key: str) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("!", key)
        program.on(LiveScreen)
        assert "Paused." in program.text
        assert program.large("count") == "13"
    assert her.rows(STATUS) == [("running",)]


async def test_only_stopping_ends_the_session_with_what_was_done_and_asks_how_it_feels(her: Person) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("!", "n")
        program.on(AfterScreen)
        assert "stopped" in program.text
    assert her.rows(STATUS) == [("stopped",)]
    assert her.rows(STEPS) == [("left", "partial", 7.0)]


async def test_a_sign_is_noted_with_the_session_before_its_card_is_read(her: Person) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("!", "a")
        program.on(WarningScreen)
        assert her.rows("select sign, session_id is not null from warning") == [("vaginal-bleeding", 1)]


async def test_a_sign_that_is_read_ends_the_session_without_a_question(her: Person) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("!", "a", "enter")
        program.on(TodayScreen)
    assert her.rows(STATUS) == [("stopped",)]
    assert her.rows(WARNINGS) == [("vaginal-bleeding",)]


async def test_a_sign_by_mistake_is_taken_back_and_the_session_waits(her: Person) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("!", "a", "u")
        program.on(LiveScreen)
        assert "Paused." in program.text
    assert her.rows(WARNINGS) == []
    assert her.rows(STATUS) == [("running",)]


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_leaving_asks_first_and_pauses(her: Person, key: str) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press(key)
        program.on(AskScreen)
        assert "Leave this session?" in program.text
        assert "Everything so far is saved." in program.text


@pytest.mark.parametrize("key", ["g", "escape"])
async def test_going_on_after_the_question_finds_the_session_paused(her: Person, key: str) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("q", key)
        program.on(LiveScreen)
        assert "Paused." in program.text
        await program.press("space")
        await program.let_pass(1)
        assert program.large("count") == "12"


async def test_other_keys_do_not_answer_the_question(her: Person) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("q", "x", "space", "enter", "n", "q")
        program.on(AskScreen)


async def test_keeping_a_session_leaves_it_in_the_middle(her: Person) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("q", "k")
        program.on(TodayScreen)
        assert "left in the middle" in program.words
    assert her.rows("select status, phase, phase_elapsed from session") == [("running", 2, 7.0)]


async def test_stopping_from_the_question_asks_how_it_feels(her: Person) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("q", "s")
        program.on(AfterScreen)
    assert her.rows(STATUS) == [("stopped",)]


async def test_a_kept_session_goes_on_at_the_same_second_and_side(her: Person) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("q", "k")
    her.clock.move(3600)
    async with her.opens() as program:
        assert "Trial, move 1 of 2: Lean, left side." in program.words
        await program.press("r", "0")
        program.on(LiveScreen)
        assert program.large("side") == "LEFT"
        assert program.large("count") == "13"
        assert "Paused. Space goes on from here." in program.text
        await program.press("space")
        await program.let_pass(14)
    assert her.rows(STEPS) == [("left", "done", 20.0)]


@pytest.mark.parametrize("minutes", [16, 600])
async def test_the_warning_signs_are_asked_again_after_a_quarter_of_an_hour_away(her: Person, minutes: int) -> None:
    her.has_begun(phase=2, elapsed=7, hours_ago=minutes / 60)
    async with her.opens() as program:
        await program.press("r")
        program.on(CheckInScreen)
        assert "Any of these right now?" in program.text
        await program.press("0")
        program.on(LiveScreen)


async def test_within_a_quarter_of_an_hour_the_answer_to_the_warning_signs_holds(her: Person) -> None:
    her.has_begun(phase=2, elapsed=7, hours_ago=14 / 60)
    async with her.opens() as program:
        await program.press("r")
        program.on(LiveScreen)


async def test_a_sign_that_is_true_before_going_on_leaves_the_session_where_it_was(her: Person) -> None:
    her.has_begun(phase=2, elapsed=7)
    async with her.opens() as program:
        await program.press("r", "a", "enter")
        program.on(TodayScreen)
        await program.press("u")
        assert "resume here" not in program.text
    assert her.rows(WARNINGS) == [("vaginal-bleeding",)]
    assert her.rows("select phase, phase_elapsed from session") == [(2, 7.0)]


async def test_another_routine_waits_for_the_answer_about_the_one_left_in_the_middle(her: Person) -> None:
    her.has_begun(phase=2, elapsed=7)
    async with her.opens() as program:
        await program.press("escape")
        await program.choose("low-back-release")
        program.on(AskScreen)
        assert "Unfinished session from 1 h ago" in program.text
        await program.press("d", "y")
        program.on(CheckInScreen)


async def test_an_unfinished_session_put_off_puts_the_other_routine_off_too(her: Person) -> None:
    her.has_begun(phase=2, elapsed=7)
    async with her.opens() as program:
        await program.press("escape")
        await program.choose("low-back-release")
        await program.press("escape")
        program.on(TodayScreen)
    assert her.rows(STATUS) == [("running",)]


async def test_a_session_can_be_taken_up_on_the_same_evening_with_u(her: Person) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("q", "k", "u", "r")
        program.on(LiveScreen)
        assert program.large("count") == "13"


async def test_an_unfinished_session_can_be_ended_and_rated(her: Person) -> None:
    her.has_begun(phase=2, elapsed=7)
    async with her.opens() as program:
        await program.press("f")
        program.on(AfterScreen)
    assert her.rows(STATUS) == [("stopped",)]


async def test_discarding_asks_once_more(her: Person) -> None:
    her.has_begun(phase=2, elapsed=7)
    async with her.opens() as program:
        await program.press("d")
        program.on(AskScreen)
        assert "Discard this session?" in program.text
        assert "Its ratings and what was done leave the log." in program.words


async def test_a_discarded_session_is_gone_from_today_and_history(her: Person) -> None:
    her.has_begun(phase=2, elapsed=7)
    async with her.opens() as program:
        await program.press("d", "y")
        program.on(TodayScreen)
        assert "Waiting" not in program.text
        await program.press("3")
        assert "No session yet." in program.text
    assert her.rows(STATUS) == []


@pytest.mark.parametrize("key", ["n", "escape"])
async def test_a_session_not_discarded_after_all_still_waits(her: Person, key: str) -> None:
    her.has_begun(phase=2, elapsed=7)
    async with her.opens() as program:
        await program.press("d", key)
        assert "left in the middle" in program.words
    assert her.rows(STATUS) == [("running",)]


async def test_a_plan_changed_since_is_taken_up_as_it_was_offered(her: Person) -> None:
    her.has_begun(phase=2, elapsed=7)
    her.writes("")
    async with her.opens() as program:
        await program.press("r", "0")
        assert "Left hand down, lean over it" in program.text


async def test_leaving_in_the_very_second_the_last_breath_ends_asks_how_it_feels(her: Person) -> None:
    her.has_begun(phase=8, elapsed=29)
    async with her.opens() as program:
        await program.press("r", "0", "space")
        her.clock.move(1.5)
        await program.press("q")
        program.on(AfterScreen)
    assert her.rows(STATUS) == [("finished",)]


async def test_stop_now_in_the_very_second_the_last_breath_ends_still_shows_the_signs(her: Person) -> None:
    her.has_begun(phase=8, elapsed=29)
    async with her.opens() as program:
        await program.press("r", "0", "space")
        her.clock.move(1.5)
        await program.press("!")
        program.on(StopScreen)
        await program.press("a", "enter")
    assert her.rows(WARNINGS) == [("vaginal-bleeding",)]


async def test_two_keys_for_leaving_ask_one_question(her: Person) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("q", "q")
        program.on(AskScreen)
        await program.press("escape")
        program.on(LiveScreen)


async def test_ctrl_c_at_the_question_leaves_the_program_and_keeps_the_session(her: Person) -> None:
    async with seven_seconds_into_a_hold(her) as program:
        await program.press("q", "ctrl+c")
    assert program.app.exit_code == 0
    assert her.rows(STATUS) == [("running",)]
    assert her.rows("select phase, phase_elapsed from session") == [(2, 7.0)]
