"""Pain without a routine: one key for the place, one for how much, each score kept as it is given."""

from person import Person

from catalog.region import Region
from tui.screens.log_pain import LogPainScreen
from tui.screens.place import PlaceScreen
from tui.screens.today import TodayScreen
from tui.widgets.pain_scale import RatingRows

SCORES = "select region, score from rating where deleted_at is null order by rowid"


async def test_without_an_earlier_place_the_place_is_asked_first(her: Person) -> None:
    async with her.opens() as program:
        await program.press("l")
        program.on(PlaceScreen)
        assert "Left and right are your own." in program.text
        await program.press("a")
        assert "Right now, how much pain in your low back?" in program.text


async def test_a_digit_is_kept_at_once(her: Person) -> None:
    her.has_rated(Region.NECK, 2, minutes_ago=60)
    async with her.opens() as program:
        await program.press("l", "7")
        assert her.rows(SCORES) == [("neck", 2), ("neck", 7)]
        assert her.rows("select moment from rating order by rowid desc limit 1") == [("now",)]


async def test_x_is_ten_and_0_is_no_pain(her: Person) -> None:
    her.has_rated(Region.NECK, 2, minutes_ago=60)
    her.has_rated(Region.MID_BACK, 2, minutes_ago=50)
    async with her.opens() as program:
        await program.press("l", "x", "0")
    assert her.rows(SCORES)[2:] == [("mid_back", 10), ("neck", 0)]


async def test_all_places_of_one_sitting_are_one_entry(her: Person) -> None:
    async with her.opens() as program:
        await program.press("l", "a", "5", "a", "b", "3", "enter")
    assert her.rows("select count(*) from entry") == [(1,)]
    assert her.rows("select count(distinct entry_id) from rating") == [(1,)]


async def test_a_second_digit_for_a_place_replaces_the_first(her: Person) -> None:
    her.has_rated(Region.NECK, 2, minutes_ago=60)
    async with her.opens() as program:
        await program.press("l", "7", "4")
    assert her.rows(SCORES) == [("neck", 2), ("neck", 4)]


async def test_skip_takes_a_score_back(her: Person) -> None:
    her.has_rated(Region.NECK, 2, minutes_ago=60)
    async with her.opens() as program:
        await program.press("l", "7", "s")
    assert her.rows(SCORES) == [("neck", 2)]


async def test_skipping_before_any_score_keeps_nothing(her: Person) -> None:
    her.has_rated(Region.NECK, 2, minutes_ago=60)
    async with her.opens() as program:
        await program.press("l", "s", "enter")
        program.on(TodayScreen)
    assert her.rows("select count(*) from entry") == [(1,)]


async def test_the_last_score_stands_as_a_ring(her: Person) -> None:
    her.has_rated(Region.NECK, 2, minutes_ago=60)
    async with her.opens() as program:
        await program.press("l")
        assert "○ last time" in program.text


async def test_a_click_on_the_scale_gives_a_score(her: Person) -> None:
    her.has_rated(Region.NECK, 2, minutes_ago=60)
    async with her.opens() as program:
        await program.press("l")
        rows = program.screen.query_one(RatingRows)
        await program.click("RatingRows", (rows.size.width - 3, 0))
    assert her.rows(SCORES) == [("neck", 2), ("neck", 10)]


async def test_escape_at_the_place_asks_nothing_further(her: Person) -> None:
    async with her.opens() as program:
        await program.press("l", "escape")
        program.on(LogPainScreen)
        await program.press("5", "s", "up", "enter")
        program.on(TodayScreen)
    assert her.rows("select * from rating") == []


async def test_a_place_that_is_there_already_is_only_asked_about_again(her: Person) -> None:
    her.has_rated(Region.NECK, 2, minutes_ago=60)
    her.has_rated(Region.LOW_BACK_C, 2, minutes_ago=50)
    async with her.opens() as program:
        await program.press("l", "down", "a", "a", "6")
    assert her.rows(SCORES)[2:] == [("low_back_c", 6)]


async def test_places_not_rated_for_a_month_are_not_asked_about(her: Person) -> None:
    her.has_rated(Region.NECK, 2, minutes_ago=29 * 24 * 60)
    her.has_rated(Region.LOW_BACK_C, 2)
    async with her.opens() as program:
        await program.press("l")
        assert "Low back" in program.text
        assert "Neck" not in program.text
