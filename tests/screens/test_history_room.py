"""History: what was done and what it changed, newest first."""

import pytest
from person import Person

from tui.painlog.model import SessionStatus
from tui.screens.history import SessionTable


async def test_without_a_session_it_says_how_to_begin(her: Person) -> None:
    async with her.opens() as program:
        await program.press("3")
        assert "No session yet. Choose one on Today with enter, or in the catalogue." in program.words


async def test_a_line_holds_when_what_how_it_ended_and_the_change(her: Person) -> None:
    her.has_done(hours_ago=2, before=6, after=4)
    async with her.opens() as program:
        await program.press("3")
        [line] = [line for line in program.text.splitlines() if "19:14" in line][:1]
        assert line.split() == ["Sun", "3", "May", "19:14", "Trial", "done", "Low", "back", "6", "→", "4"]


async def test_the_newest_session_comes_first_and_is_lit(her: Person) -> None:
    her.has_done(hours_ago=30)
    her.has_done("low-back-release", hours_ago=2)
    async with her.opens() as program:
        await program.press("3")
        assert program.text.index("Low-back release") < program.text.index("Trial")
        assert "Low-back release   Sun 3 May 19:14   done 10 min" in program.text


@pytest.mark.parametrize(("status", "word"), [(SessionStatus.FINISHED, "done"), (SessionStatus.STOPPED, "stopped")])
async def test_the_end_of_a_session_is_a_word(her: Person, status: SessionStatus, word: str) -> None:
    her.has_done(status=status)
    async with her.opens() as program:
        await program.press("3")
        assert f"{word} 10 min" in program.text


async def test_a_session_in_the_middle_has_not_ended(her: Person) -> None:
    her.has_begun()
    async with her.opens() as program:
        await program.press("escape", "3")
        assert "not ended" in program.text


async def test_a_session_without_ratings_says_so(her: Person) -> None:
    her.has_done()
    async with her.opens() as program:
        await program.press("3")
        assert "not rated" in program.text


async def test_the_arrows_choose_whose_details_are_shown(her: Person) -> None:
    her.has_done(hours_ago=30)
    her.has_done("low-back-release", hours_ago=2)
    async with her.opens() as program:
        await program.press("3", "down")
        assert program.line("detail").startswith("Trial")
        await program.press("up")
        assert program.line("detail").startswith("Low-back release")


async def test_more_than_fifty_sessions_are_read_as_she_goes_down(her: Person) -> None:
    for hours in range(120):
        her.has_done(hours_ago=hours + 1)
    async with her.opens() as program:
        await program.press("3")
        table = program.screen.query_one(SessionTable)
        assert table.row_count == 50
        await program.press("end")
        await program.press("end")
        assert table.row_count >= 100
        await program.press("end", "end", "end")
        assert table.row_count == 120


async def test_exactly_fifty_sessions_are_all_there_and_no_more_are_invented(her: Person) -> None:
    for hours in range(50):
        her.has_done(hours_ago=hours + 1)
    async with her.opens() as program:
        await program.press("3", "end", "up", "down", "home", "end")
        assert program.screen.query_one(SessionTable).row_count == 50


async def test_page_keys_go_through_a_long_history(her: Person) -> None:
    for hours in range(40):
        her.has_done(hours_ago=hours + 1)
    async with her.opens() as program:
        await program.press("3", "pagedown")
        below = program.screen.query_one(SessionTable).cursor_row
        assert below > 5
        await program.press("pageup")
        assert program.screen.query_one(SessionTable).cursor_row < below


async def test_end_and_home_light_the_oldest_and_the_newest(her: Person) -> None:
    her.has_done(hours_ago=30)
    her.has_done("low-back-release", hours_ago=2)
    async with her.opens() as program:
        await program.press("3", "end")
        assert program.line("detail").startswith("Trial")
        await program.press("home")
        assert program.line("detail").startswith("Low-back release")


async def test_a_small_window_keeps_day_routine_and_change(her: Person) -> None:
    her.has_done(hours_ago=2, before=6, after=4)
    async with her.opens(60, 20) as program:
        await program.press("3")
        [line] = [line for line in program.text.splitlines() if "6 → 4" in line][:1]
        assert line.split() == ["Sun", "3", "May", "Trial", "Low", "back", "6", "→", "4"]


async def test_of_many_places_as_many_as_fit_are_named_and_the_rest_counted(her: Person) -> None:
    her.has_rated_many_places_in_a_session()
    async with her.opens(60, 20) as program:
        await program.press("3")
        [line] = [line for line in program.text.splitlines() if "Trial" in line][:1]
        assert line.rstrip().endswith("+3")


async def test_the_lit_session_stays_lit_when_the_room_is_left_and_entered_again(her: Person) -> None:
    her.has_done(hours_ago=30)
    her.has_done("low-back-release", hours_ago=2)
    async with her.opens() as program:
        await program.press("3", "down", "1", "3")
        assert program.line("detail").startswith("Trial")


async def test_a_session_done_meanwhile_is_there_when_the_room_is_entered_again(her: Person) -> None:
    async with her.opens() as program:
        await program.press("3", "1")
        her.has_done(hours_ago=1)
        await program.press("3")
        assert "Trial" in program.text
