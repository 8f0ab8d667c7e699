"""The check-in: warning signs first, then a digit for each place; nothing is a session until it begins."""

import pytest
from person import Person

from catalog.region import Region
from tui.screens.checkin import CheckInScreen, Question
from tui.screens.live import LiveScreen
from tui.screens.place import PlaceScreen
from tui.screens.today import TodayScreen
from tui.screens.warning import WarningScreen

BEFORE = "select region, score from rating where moment = 'before' and deleted_at is null order by rowid"
WARNINGS = "select sign, level from warning where deleted_at is null"


@pytest.fixture
def rated(her: Person) -> Person:
    """She has rated two places before: the low back last, the neck earlier."""
    her.has_rated(Region.NECK, 3, minutes_ago=90)
    her.has_rated(Region.LOW_BACK_C, 5, minutes_ago=60)
    return her


async def test_the_warning_signs_come_before_the_pain(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        assert program.on(CheckInScreen).question is Question.SIGNS
        assert "Any of these right now?" in program.text
        assert "Any vaginal bleeding" in program.text


async def test_0_says_none_and_the_same_key_then_is_a_score(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0")
        assert "none of the warning signs" in program.text
        assert rated.rows(BEFORE) == []
        await program.press("0")
        assert rated.rows(BEFORE) == [("low_back_c", 0)]


async def test_each_digit_is_kept_and_leads_to_the_next_place(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0")
        assert "how much pain in your low back?" in program.text
        await program.press("6")
        assert "how much pain in your neck?" in program.text
        assert rated.rows(BEFORE) == [("low_back_c", 6)]
        await program.press("x")
        assert rated.rows(BEFORE) == [("low_back_c", 6), ("neck", 10)]


async def test_digits_are_no_scores_while_the_signs_are_asked(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("5", "x")
        assert program.on(CheckInScreen).question is Question.SIGNS
    assert rated.rows(BEFORE) == []


async def test_a_place_can_be_skipped(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "s", "4")
    assert rated.rows(BEFORE) == [("neck", 4)]


async def test_skipping_a_rated_place_takes_its_score_back(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "6", "up", "s")
    assert rated.rows(BEFORE) == []


async def test_up_and_down_go_round_the_places(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "down", "4", "up", "7")
    assert sorted(rated.rows(BEFORE)) == [("low_back_c", 7), ("neck", 4)]


async def test_one_more_place_can_be_rated(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "a")
        program.on(PlaceScreen)
        await program.press("j", "8")
    assert rated.rows(BEFORE) == [("hip_side_r", 8)]


async def test_the_scores_of_last_time_are_shown_with_their_age(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0")
        assert "○ last time, 1 h ago" in program.text


async def test_without_an_earlier_place_the_place_is_asked(her: Person) -> None:
    async with her.opens() as program:
        await program.choose("trial")
        await program.press("0")
        program.on(PlaceScreen)


async def test_enter_begins_without_any_rating(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "enter")
        program.on(LiveScreen)
    assert rated.rows("select status from session") == [("running",)]


async def test_the_signs_can_be_read_again(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "6", "w")
        assert program.on(CheckInScreen).question is Question.SIGNS
        await program.press("0")
        assert program.on(CheckInScreen).question is Question.PAIN
        assert "how much pain in your neck?" in program.text


async def test_a_long_list_of_signs_can_be_scrolled(rated: Person) -> None:
    async with rated.opens(60, 20) as program:
        await program.choose("trial")
        first = program.text
        await program.press("down", "down", "down")
        assert program.text != first
        await program.press("up", "up", "up")
        assert program.text == first


async def test_a_sign_shows_its_card_and_is_noted_before_it_is_read(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("a")
        program.on(WarningScreen)
        assert program.large("word") == "STOP"
        assert "Any vaginal bleeding" in program.text
        assert "Call now" in program.text
        assert rated.rows(WARNINGS) == [("vaginal-bleeding", "call_now")]


async def test_a_sign_that_is_read_ends_the_check_in_and_stays_noted(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("a", "enter")
        program.on(TodayScreen)
    assert rated.rows(WARNINGS) == [("vaginal-bleeding", "call_now")]


async def test_a_slip_takes_the_sign_back_and_goes_on(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("a", "u")
        assert program.on(CheckInScreen).question is Question.SIGNS
    assert rated.rows(WARNINGS) == []


async def test_a_sign_to_ask_about_has_a_milder_word(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        signs = rated.safety.signs_for(rated.services.stage())
        key = "abcdefghijklmnoprstuvyz"[[sign.id for sign in signs].index("one-leg")]
        await program.press(key)
        assert program.large("word") == "ASK"
        assert "Ask your maternity team before the next routine." in program.words


async def test_every_sign_has_a_key(rated: Person) -> None:
    async with rated.opens(120, 40) as program:
        await program.choose("trial")
        for sign in rated.safety.signs_for(rated.services.stage()):
            assert sign.text in program.text


async def test_leaving_keeps_the_ratings_and_makes_no_line_in_history(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "6", "escape")
        program.on(TodayScreen)
        assert "just now" in program.text
        await program.press("3")
        assert "No session yet." in program.text
    assert rated.rows(BEFORE) == [("low_back_c", 6)]
    assert rated.rows("select status from session") == [("checkin",)]


async def test_leaving_before_any_answer_leaves_no_trace(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("q")
        program.on(TodayScreen)
    assert rated.rows("select * from session") == []


async def test_ctrl_c_at_the_check_in_leaves_the_program_with_the_ratings_kept(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "6", "ctrl+c")
        assert not program.app.is_running
    assert rated.rows(BEFORE) == [("low_back_c", 6)]


async def test_the_key_for_leaving_the_program_asks_nothing_of_the_digits(rated: Person) -> None:
    async with rated.opens() as program:
        await program.choose("trial")
        await program.press("0", "1", "2")
        program.on(CheckInScreen)
    assert rated.rows(BEFORE) == [("low_back_c", 1), ("neck", 2)]
