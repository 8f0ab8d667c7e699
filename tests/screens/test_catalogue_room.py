"""The catalogue: routines and exercises in one list, and the card of the one that is lit."""

import pytest
from person import Person

from tui.screens.checkin import CheckInScreen
from tui.screens.history import HistoryScreen
from tui.widgets.top_bar import TopBar


async def test_routines_come_first_then_exercises_by_position(her: Person) -> None:
    async with her.opens(120, 60) as program:
        await program.press("2")
        order = [
            program.text.index(word) for word in ("Routines", "Kneeling series", "Hands and knees", "Side stretch")
        ]
        assert order == sorted(order)


async def test_a_line_holds_name_and_amount(her: Person) -> None:
    async with her.opens(120, 60) as program:
        await program.press("2")
        [line] = [line for line in program.text.splitlines() if " Lean " in line][:1]
        assert line.split()[:5] == ["Lean", "20", "s", "each", "side"]


async def test_the_card_of_a_routine_lists_its_moves_length_and_record(her: Person) -> None:
    her.has_done()
    async with her.opens(120, 60) as program:
        await program.press("2")
        await program.light_in_the_catalogue("Trial")
        card = program.line("card")
        assert "about 2 min" in card
        assert "1  Lean, 20 s each side" in card
        assert "2  Tilt, 3 times" in card
        assert "once" in card
        assert "your own (own.toml)" in card


async def test_the_card_of_an_exercise_names_dose_cautions_places_and_sources(her: Person) -> None:
    her.has_done("only-side-stretch")
    async with her.opens(120, 60) as program:
        await program.press("2")
        await program.light_in_the_catalogue("Side stretch")
        card = " ".join(program.line("card").split())
        assert "hands and knees, no equipment" in card
        assert "30 s each side" in card
        assert "Lean only to a mild pull; leave out what makes it worse." in card
        assert "Side-lying turn" in card
        assert "our reading" in card
        assert "done once on its own" in card
        assert "held for 30 seconds on each side" in card


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
async def test_list_and_card_stand_side_by_side_where_there_is_room(her: Person, width: int, height: int) -> None:
    async with her.opens(width, height) as program:
        await program.press("2")
        assert program.screen.query_one("#list").display
        assert "Kneeling series" in program.text
        assert "One move for the low back" in program.words


async def test_in_a_small_window_enter_shows_the_card_first(her: Person) -> None:
    async with her.opens(60, 20) as program:
        await program.press("2")
        assert "One move for the low back" not in program.text
        await program.press("enter")
        assert "One move for the low back" in program.text
        assert program.keys["esc"] == "back"
        await program.press("enter")
        program.on(CheckInScreen)


async def test_escape_turns_the_card_back_to_the_list(her: Person) -> None:
    async with her.opens(60, 20) as program:
        await program.press("2", "enter", "escape")
        assert "Kneeling series" in program.text
        assert "One move for the low back" not in program.text
        assert "esc" not in program.keys


async def test_below_60_columns_enter_shows_the_card_first_too(her: Person) -> None:
    async with her.opens(40, 20) as program:
        await program.press("2", "enter")
        assert "One move for the low back" in program.words


async def test_enter_starts_what_is_lit(her: Person) -> None:
    async with her.opens() as program:
        await program.press("2", "down", "enter")
        program.on(CheckInScreen)
        assert "Kneeling series" in program.text


async def test_an_exercise_is_started_on_its_own(her: Person) -> None:
    async with her.opens() as program:
        await program.press("2")
        await program.light_in_the_catalogue("Side stretch")
        await program.press("enter", "0", "escape", "enter")
    assert her.rows("select routine_id, routine_name from session") == [("only-side-stretch", "Side stretch")]


async def test_a_click_on_a_line_starts_it(her: Person) -> None:
    async with her.opens() as program:
        await program.press("2")
        await program.click("#list", (3, 2))
        program.on(CheckInScreen)


async def test_k_and_j_light_as_the_arrows_do(her: Person) -> None:
    async with her.opens() as program:
        await program.press("2", "j")
        assert program.line("card").startswith("Kneeling series")
        await program.press("k")
        assert program.line("card").startswith("Low-back release")


async def test_home_end_and_the_page_keys_go_through_the_list(her: Person) -> None:
    async with her.opens() as program:
        await program.press("2", "end")
        last = program.line("card")
        await program.press("home")
        assert program.line("card").startswith("Low-back release")
        await program.press("pagedown", "pagedown", "pagedown")
        assert program.line("card") == last
        await program.press("pageup", "pageup", "pageup")
        assert program.line("card").startswith("Low-back release")


async def test_a_card_longer_than_the_window_can_be_read_to_its_end(her: Person) -> None:
    async with her.opens() as program:
        await program.press("2")
        await program.light_in_the_catalogue("Low-back release", times=2)
        first = program.text
        await program.press("right", "right")
        assert program.text != first
        await program.press("left", "left", "left")
        assert program.text == first


async def test_the_record_on_the_card_is_up_to_date(her: Person) -> None:
    async with her.opens(120, 40) as program:
        await program.press("2")
        assert "Your log  not done yet" in program.line("card")
        her.has_done("low-back-release")
        await program.press("1", "2")
        assert "Your log  done once" in program.line("card")


async def test_coming_back_finds_the_same_line_lit(her: Person) -> None:
    async with her.opens() as program:
        await program.press("2", "down", "3")
        program.on(HistoryScreen)
        await program.press("2")
        assert program.line("card").startswith("Kneeling series")


async def test_the_stage_stands_at_the_top(her: Person) -> None:
    async with her.opens() as program:
        await program.press("2")
        assert program.screen.query_one(TopBar).stage == "31 w 0 d"
