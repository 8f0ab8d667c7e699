"""The live session: what is done, on which side, for how long; each result kept as it happens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from headless_program import Program
from person import Person
from textual.events import AppBlur, AppFocus

from catalog.region import Region
from tui.screens.after import AfterScreen
from tui.screens.live import LiveScreen

STEPS = "select exercise_id, side, outcome, seconds from step_result order by phase"
POSITION = "select phase, phase_elapsed from session"


@asynccontextmanager
async def session(
    person: Person, width: int = 80, height: int = 24, *, routine: str = "trial"
) -> AsyncIterator[Program]:
    """The program at the reading card of the first move."""
    async with person.opens(width, height) as program:
        await program.choose(routine)
        await program.press("0", "enter")
        program.on(LiveScreen)
        yield program


@pytest.fixture(autouse=True)
def rated(her: Person) -> None:
    """A place is known, so that the check-in does not ask for one."""
    her.has_rated(Region.LOW_BACK_C, 6, minutes_ago=60)


async def test_the_reading_card_waits_for_her(her: Person) -> None:
    async with session(her) as program:
        await program.let_pass(600)
        assert "Start when you are settled. The clock waits." in program.text
        assert "Hands and knees down." in program.text
        assert "Lean only to a mild pull." in program.words
        assert her.rows(POSITION) == [(0, 0.0)]


async def test_the_reading_card_says_how_long_each_side_will_be(her: Person) -> None:
    async with session(her) as program:
        assert program.large("count") == "20"
        assert program.line("unit") == "seconds each side"
        assert program.keys["space"] == "start"


@pytest.mark.parametrize("key", ["space", "enter", ".", "n", "pagedown", "right"])
async def test_start_counts_her_in(her: Person, key: str) -> None:
    async with session(her) as program:
        await program.press(key)
        assert program.large("count") == "5"
        assert program.line("unit") == "get ready"
        await program.let_pass(2)
        assert program.large("count") == "3"


async def test_after_the_lead_in_the_hold_runs_on_the_left_side(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(8)
        assert program.large("side") == "LEFT"
        assert program.large("count") == "17"
        assert "Left hand down, lean over it" in program.text
        assert "change side, then right" in program.text


async def test_the_changeover_names_the_side_to_come(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(26)
        assert program.large("side") == "RIGHT"
        assert program.line("unit") == "change\nside"
        assert "Right hand down" in program.text


async def test_the_second_side_gets_its_full_time(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(35)
        assert program.large("side") == "RIGHT"
        assert program.large("count") == "20"


async def test_breaths_are_counted_where_the_move_is_counted(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(55)
        assert "change\nposition" in program.line("unit")
        await program.let_pass(20)
        assert program.large("count") == "3"
        assert program.line("unit") == "breaths"
        await program.press("space")
        await program.let_pass(5)
        assert (program.large("count"), program.line("unit")) == ("1", "of 3")
        assert program.line("line") == "Let go"
        await program.let_pass(5)
        assert program.line("line") == "Tilt"
        await program.let_pass(5)
        assert program.large("count") == "2"


async def test_each_result_is_in_the_log_as_soon_as_it_is_there(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(24)
        assert her.rows(STEPS) == []
        await program.let_pass(2)
        assert her.rows(STEPS) == [("lean", "left", "done", 20.0)]
        await program.let_pass(30)
        assert her.rows(STEPS) == [("lean", "left", "done", 20.0), ("lean", "right", "done", 20.0)]


async def test_the_end_of_the_last_move_asks_how_it_feels(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(75)
        await program.press("space")
        await program.let_pass(35)
        program.on(AfterScreen)
    assert her.rows("select status from session") == [("finished",)]
    assert her.rows("select outcome, reps from step_result where exercise_id = 'tilt'") == [("done", 3)]


@pytest.mark.parametrize("key", ["space", "."])
async def test_pause_stops_the_clock_and_the_same_key_goes_on(her: Person, key: str) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(10)
        await program.press(key)
        assert "Paused. Space goes on from here." in program.text
        assert program.keys["space"] == "go on"
        await program.let_pass(300)
        assert program.large("count") == "15"
        await program.press(key)
        await program.let_pass(1)
        assert program.large("count") == "14"


async def test_a_pause_keeps_where_she_is(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(10)
        await program.press("space")
        assert her.rows(POSITION) == [(2, 5.0)]


async def test_a_click_on_the_count_pauses_and_goes_on(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(10)
        await program.click("#count", (1, 1))
        assert "Paused." in program.text
        await program.click("#count", (1, 1))
        assert "Paused." not in program.text


async def test_a_click_elsewhere_changes_nothing(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(10)
        await program.click("#card", (1, 1))
        assert "Paused." not in program.text


async def test_next_leaves_a_hold_and_keeps_what_was_done_of_it(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(12)
        await program.press("n")
        assert program.line("unit") == "change\nside"
        assert her.rows(STEPS) == [("lean", "left", "partial", 7.0)]


async def test_next_pressed_at_once_skips_a_hold(her: Person) -> None:
    async with session(her) as program:
        await program.press("space", "n", "n")
        assert her.rows(STEPS) == [("lean", "left", "skipped", 0.0)]


async def test_back_after_next_goes_on_where_the_hold_was_left(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(12)
        await program.press("n", "b")
        assert program.large("side") == "LEFT"
        assert program.large("count") == "13"


async def test_back_within_a_hold_begins_it_again(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(12)
        await program.press("b")
        assert program.large("count") == "20"


async def test_back_at_the_very_beginning_stays_there(her: Person) -> None:
    async with session(her) as program:
        await program.press("b")
        assert "Start when you are settled." in program.text


@pytest.mark.parametrize("key", ["+", "="])
async def test_plus_gives_ten_seconds_more(her: Person, key: str) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(8)
        await program.press(key)
        assert program.large("count") == "27"
        assert "of 30" in program.line("unit")


async def test_minus_takes_ten_seconds_off(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(8)
        await program.press("-")
        assert program.large("count") == "7"


async def test_plus_adds_a_breath_where_breaths_are_counted(her: Person) -> None:
    async with session(her) as program:
        await program.press("k", "n", "space", "n", "+")
        assert program.line("unit") == "of 4"


async def test_the_reading_card_has_no_clock_to_lengthen(her: Person) -> None:
    async with session(her) as program:
        assert "+ −" not in program.keys
        await program.press("+")
        assert program.large("count") == "20"


async def test_a_whole_move_can_be_left_out(her: Person) -> None:
    async with session(her) as program:
        await program.press("k")
        assert "Tilt" in program.text
        assert her.rows(STEPS) == [("lean", "left", "skipped", 0.0), ("lean", "right", "skipped", 0.0)]


async def test_leaving_out_the_last_move_ends_the_session(her: Person) -> None:
    async with session(her) as program:
        await program.press("k", "n", "k")
        program.on(AfterScreen)
    assert her.rows("select status from session") == [("finished",)]


async def test_a_gap_that_nobody_saw_counts_as_absence_and_pauses(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(10)
        her.clock.move(1200)
        program.on(LiveScreen)._beat()
        await program.settle()
        assert "You were away 20 min. The clock waited. Space goes on." in program.text
        assert program.large("count") == "15"
        await program.press("space")
        await program.let_pass(1)
        assert program.large("count") == "14"
        assert "You were away" not in program.text


async def test_coming_back_to_the_window_looks_at_the_clock_at_once(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        await program.let_pass(10)
        program.app.post_message(AppBlur())
        await program.settle()
        her.clock.move(1200)
        program.app.post_message(AppFocus())
        await program.settle()
        assert "You were away 20 min." in program.text


async def test_the_timer_of_the_screen_lets_time_pass_by_itself(her: Person) -> None:
    async with session(her) as program:
        await program.press("space")
        her.clock.move(2)
        for _ in range(200):
            await program.settle()
            if program.large("count") == "3":
                break
        assert program.large("count") == "3"


async def test_the_head_names_routine_move_and_exercise(her: Person) -> None:
    async with session(her) as program:
        assert program.text.splitlines()[0].split("about")[0].split() == ["Trial", "move", "1", "of", "2", "Lean"]


async def test_in_a_small_window_the_head_keeps_to_the_move(her: Person) -> None:
    async with session(her, 60, 20) as program:
        assert program.text.splitlines()[0].split("about")[0].split() == ["1", "of", "2", "Lean"]


async def test_in_a_large_window_the_breath_is_a_large_word(her: Person) -> None:
    async with session(her, 120, 40) as program:
        await program.press("space")
        await program.let_pass(6)
        assert program.large("inout") == "IN"
        await program.let_pass(4)
        assert program.large("inout") == "OUT"
        assert program.large("move") == "1"


async def test_stop_now_stands_at_the_end_of_the_bottom_line(her: Person) -> None:
    async with session(her) as program:
        assert program.text.splitlines()[-1].rstrip().endswith("! stop now")


async def test_a_bundled_routine_with_three_parts_runs_to_its_end(her: Person) -> None:
    async with session(her, routine="low-back-release") as program:
        await program.press("space")
        await program.let_pass(5 + 80 + 60 + 20 + 1)
        program.on(AfterScreen)
    assert her.rows("select kind, outcome from step_result order by phase") == [
        ("reps", "done"),
        ("explore", "done"),
        ("close", "done"),
    ]


async def test_sets_are_parted_by_a_rest(her: Person) -> None:
    her.writes(
        '[[routine]]\nid = "twice"\nname = "Twice"\n[[routine.item]]\nexercise = "tilt"\nsets = 2\nreps = 1\n', "b.toml"
    )
    async with session(her, routine="twice") as program:
        await program.press("space")
        await program.let_pass(16)
        assert program.large("side") == "REST"
        assert program.line("unit") == "rest"
