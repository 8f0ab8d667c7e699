"""Faults of the machine and of the program: said plainly, with nothing lost and nothing private written down."""

import asyncio
import stat

import pytest
from headless_program import Program
from person import Person

from catalog.region import Region
from tui import crash
from tui.screens.after import AfterScreen
from tui.screens.checkin import CheckInScreen, Question
from tui.screens.live import LiveScreen
from tui.screens.log_pain import LogPainScreen
from tui.screens.session_record import RETRY_SECONDS
from tui.screens.today import TodayScreen
from tui.screens.warning import WarningScreen

PRIVATE = "note-that-nobody-reads"


@pytest.fixture
def rated(her: Person) -> Person:
    """She has rated the low back before."""
    her.has_rated(Region.LOW_BACK_C, 5, minutes_ago=60)
    return her


def not_saved(program: Program) -> list[str]:
    return [notice for notice in program.notices if notice.startswith("Not saved")]


async def test_a_score_that_cannot_be_saved_says_so(rated: Person) -> None:
    async with rated.opens() as program:
        await program.press("l")
        with rated.another_program_holds_the_log():
            await program.press("7")
            assert "Not saved" in program.text
            assert "Try again in a moment." in not_saved(program)[0]
        program.on(LogPainScreen)
        await program.press("7")
    assert rated.rows("select score from rating order by rowid") == [(5,), (7,)]


async def test_the_check_in_says_that_a_score_is_not_saved_and_takes_it_again(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0")
        with rated.another_program_holds_the_log():
            await program.press("6")
            assert "Not saved" in program.text
        await program.press("6")
    assert rated.rows("select score from rating where moment = 'before'") == [(6,)]


async def test_a_score_that_was_not_saved_does_not_stand_as_given(rated: Person) -> None:
    async with rated.opens() as program:
        await program.press("l")
        with rated.another_program_holds_the_log():
            await program.press("7")
        assert program.on(LogPainScreen).panel.scores == {}


async def test_no_session_begins_while_the_log_is_held(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "6")
        with rated.another_program_holds_the_log():
            await program.press("enter")
            assert "Not saved" in program.text
        await program.press("enter", "escape")
    assert rated.rows("select count(*) from session where status = 'finished'") == [(0,)]


async def test_a_warning_sign_shows_its_card_even_when_it_cannot_be_noted(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        with rated.another_program_holds_the_log():
            await program.press("a")
            program.on(WarningScreen)


async def test_conditions_that_cannot_be_saved_are_asked_again(newcomer: Person) -> None:
    newcomer.has_skipped_the_conditions()
    async with newcomer.opens() as program:
        await program.choose("low-back-release")
        with newcomer.another_program_holds_the_log():
            await program.press("0")
            assert "Not saved" in program.text
        assert program.on(CheckInScreen).question is Question.CONDITIONS


async def test_a_step_that_cannot_be_saved_says_so_and_is_tried_again(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "enter", "space")
        await program.let_pass(24)
        with rated.another_program_holds_the_log():
            await program.let_pass(2)
            assert "Not saved yet; it is tried again." in program.text
            program.on(LiveScreen)
        await program.let_pass(1)
    assert rated.rows("select side, outcome, seconds from step_result") == [("left", "done", 20.0)]


async def test_a_log_held_for_a_while_is_mentioned_in_one_line_and_not_at_every_beat(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "enter", "space")
        await program.let_pass(24)
        with rated.another_program_holds_the_log():
            await program.let_pass(4)
            assert program.text.count("Not saved") == 1
        assert not_saved(program) == []


async def test_once_the_log_is_free_a_paused_session_no_longer_says_that_it_is_not_saved(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "enter", "space")
        await program.let_pass(10)
        with rated.another_program_holds_the_log():
            await program.press("space")
            assert "Not saved yet" in program.text
        await asyncio.sleep(RETRY_SECONDS + 0.5)
        await program.settle()
        assert "Paused. Space goes on from here." in program.text
        assert "Not saved" not in program.text


async def test_a_warning_sign_in_a_session_is_noted_as_soon_as_the_log_is_free(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "enter", "space")
        await program.let_pass(10)
        with rated.another_program_holds_the_log():
            await program.press("!", "a")
            program.on(WarningScreen)
            assert "This could not be noted in your log." in program.text
        await program.press("enter")
        await asyncio.sleep(RETRY_SECONDS + 0.5)
    assert rated.rows("select status from session") == [("stopped",)]
    assert rated.rows("select sign from warning") == [("vaginal-bleeding",)]


async def test_a_slip_while_the_log_is_held_leaves_no_sign(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "enter", "space")
        await program.let_pass(10)
        with rated.another_program_holds_the_log():
            await program.press("!", "a", "u")
            program.on(LiveScreen)
        await asyncio.sleep(RETRY_SECONDS + 0.5)
    assert rated.rows("select status from session") == [("running",)]
    assert rated.rows("select sign from warning") == []


async def test_a_routine_started_while_the_log_is_held_says_so_and_goes_back(rated: Person) -> None:
    async with rated.opens() as program:
        with rated.another_program_holds_the_log():
            await program.choose("trial")
            assert "is held by another program" in " ".join(program.notices)
        program.on(TodayScreen)


async def test_a_score_that_could_not_replace_another_leaves_the_one_that_stands(rated: Person) -> None:
    async with rated.opens() as program:
        await program.press("l", "5")
        with rated.another_program_holds_the_log():
            await program.press("7")
        assert program.on(LogPainScreen).panel.scores == {Region.LOW_BACK_C: 5}


async def test_stop_now_shows_the_signs_while_the_log_is_held(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "enter", "space")
        await program.let_pass(10)
        with rated.another_program_holds_the_log():
            await program.press("!")
            assert "Call now" in program.text


async def test_a_session_that_ends_while_the_log_is_held_is_not_lost(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("low-back-release")
        await program.press("0", "enter", "k", "escape", "escape")
        await program.choose("trial")
        await program.press("0", "enter", "k", "n", "space", "n")
        await program.let_pass(29)
        with rated.another_program_holds_the_log():
            await program.let_pass(2)
            assert "Not saved" in program.text
        program.on(AfterScreen)
        await program.press("enter", "enter")
    assert rated.rows("select status from session order by rowid desc limit 1") == [("finished",)]
    assert rated.rows("select outcome from step_result where exercise_id = 'tilt'") == [("done",)]


async def test_leaving_the_program_right_after_such_a_session_does_not_lose_its_end_either(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "enter", "space")
        await program.let_pass(10)
        with rated.another_program_holds_the_log():
            await program.press("!", "n")
        program.on(AfterScreen)
        await program.press("ctrl+c")
    assert rated.rows("select status from session") == [("stopped",)]


@pytest.mark.parametrize("keys", [("l",), ("1",), ("3",), ("4",), ("2", "down"), ("t",), ("?",)])
async def test_a_held_log_ends_no_room(rated: Person, keys: tuple[str, ...]) -> None:
    async with rated.opens() as program:
        with rated.another_program_holds_the_log():
            await program.press(*keys)
            assert program.app.is_running
        await program.press("escape", "1")
        program.on(TodayScreen)


async def test_taking_up_a_session_while_the_log_is_held_says_so(rated: Person) -> None:
    rated.has_begun(phase=2, elapsed=7)
    async with rated.opens() as program:
        with rated.another_program_holds_the_log():
            await program.press("f")
            assert "Not saved" in program.text


async def test_discarding_while_the_log_is_held_says_so(rated: Person) -> None:
    rated.has_begun(phase=2, elapsed=7)
    async with rated.opens() as program:
        with rated.another_program_holds_the_log():
            await program.press("d", "y")
            assert "Not saved" in program.text


async def test_a_session_whose_plan_cannot_be_read_can_still_be_put_away(rated: Person) -> None:
    session = rated.has_begun(phase=2, elapsed=7)
    rated.damage_the_plan_of(session.id)
    async with rated.opens() as program:
        assert program.app.is_running
        await program.press("escape")
        program.on(TodayScreen)


def divides_by_nothing(note: str) -> None:
    """Fail with a private value in sight."""
    raise ZeroDivisionError(f"while reading {note}")


async def crash_while_open(person: Person) -> int:
    """The program comes upon a fault of its own; gives its exit code."""
    try:
        async with person.opens() as program:
            program.app.call_later(divides_by_nothing, PRIVATE)
            await program.settle()
    except ZeroDivisionError:
        return program.app.exit_code
    raise AssertionError("the fault went unnoticed")


async def test_a_fault_of_the_program_is_said_in_plain_words(rated: Person, capsys: pytest.CaptureFixture[str]) -> None:
    assert await crash_while_open(rated) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "unache stopped because of a fault of its own. Your entries are saved." in said
    assert "Traceback" not in said
    assert PRIVATE not in said


async def test_the_note_of_a_crash_says_where_and_nothing_private(rated: Person) -> None:
    await crash_while_open(rated)
    note = (rated.locations.state / crash.FILE).read_text(encoding="utf-8")
    assert note.startswith("2026-05-03T21:14:05+02:00 ZeroDivisionError")
    assert "in divides_by_nothing" in note
    assert PRIVATE not in note


async def test_the_note_of_a_crash_is_hers_alone(rated: Person) -> None:
    await crash_while_open(rated)
    path = rated.locations.state / crash.FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


async def test_a_second_crash_is_noted_below_the_first(rated: Person) -> None:
    await crash_while_open(rated)
    rated.clock.move(60)
    await crash_while_open(rated)
    note = (rated.locations.state / crash.FILE).read_text(encoding="utf-8")
    assert note.count("ZeroDivisionError") == 2


async def test_where_no_note_can_be_written_the_fault_is_said_all_the_same(
    rated: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    rated.locations.state.write_text("a file where the folder should be")
    await crash_while_open(rated)
    said = " ".join(capsys.readouterr().err.split())
    assert "unache stopped because of a fault of its own." in said
    assert "noted" not in said
