"""Today: pain now, what fits now, and what waits."""

from datetime import timedelta
from pathlib import Path

from person import Person

from catalog.region import Region
from tui.clock import SystemClock
from tui.screens.ask import AskScreen
from tui.screens.catalogue import CatalogueScreen
from tui.screens.checkin import CheckInScreen
from tui.screens.history import HistoryScreen
from tui.screens.log_pain import LogPainScreen
from tui.screens.me import MeScreen
from tui.screens.place import PlaceScreen
from tui.screens.today import TodayScreen
from tui.widgets.pain_tile import PainTile
from tui.widgets.top_bar import TopBar


async def test_without_a_rating_the_first_line_asks_where_it_hurts(her: Person) -> None:
    async with her.opens() as program:
        assert "No entry yet. Gaps are allowed." in program.text
        assert "Where does it hurt?" in program.text
        await program.press("enter")
        program.on(PlaceScreen)


async def test_with_a_rating_the_first_line_is_a_routine(her: Person) -> None:
    her.has_rated(Region.LOW_BACK_C, 6, minutes_ago=20)
    async with her.opens() as program:
        assert "Where does it hurt?" not in program.text
        await program.press("enter")
        program.on(CheckInScreen)


async def test_pain_now_shows_place_score_and_how_long_ago(her: Person) -> None:
    her.has_rated(Region.LOW_BACK_C, 6, minutes_ago=20)
    async with her.opens() as program:
        row = next(line for line in program.text.splitlines() if line.startswith(" Low back "))
        assert row.split()[:6] == ["Low", "back", "6", "20", "min", "ago"]


async def test_a_score_is_large_where_there_is_room(her: Person) -> None:
    her.has_rated(Region.LOW_BACK_C, 6)
    async with her.opens(120, 40) as program:
        tile = program.screen.query_one("#tile-0", PainTile)
        assert tile.query_one(".large").display
        assert not tile.query_one(".score").display


async def test_three_places_at_most_are_shown_the_newest_first(her: Person) -> None:
    for minutes, region in enumerate((Region.NECK, Region.UPPER_BACK, Region.MID_BACK, Region.LOW_BACK_C)):
        her.has_rated(region, 3, minutes_ago=10 + minutes)
    async with her.opens() as program:
        shown = [line.split("3")[0].strip() for line in program.text.splitlines() if "min ago" in line]
        assert shown == ["Neck", "Upper back", "Mid back"]


async def test_a_routine_says_how_often_it_was_done(her: Person) -> None:
    her.has_done("low-back-release", before=6)
    her.has_done("low-back-release", hours_ago=30)
    async with her.opens() as program:
        assert "done twice" in program.text
        assert "new for you" in program.text


async def test_up_and_down_light_another_line_and_stay_within_the_list(her: Person) -> None:
    async with her.opens(80, 40) as program:
        await program.press("up", "down", "down", "down", "down", "down", "enter")
        program.on(CheckInScreen)


async def test_a_click_starts_what_it_hits(her: Person) -> None:
    her.has_rated(Region.LOW_BACK_C, 6)
    async with her.opens() as program:
        await program.click("OfferList .offer", (4, 0))
        program.on(CheckInScreen)


async def test_a_session_left_in_the_middle_is_offered_at_the_start(her: Person) -> None:
    her.has_begun(hours_ago=2)
    async with her.opens() as program:
        program.on(AskScreen)
        assert "Unfinished session from 2 h ago" in program.text


async def test_a_session_put_off_waits_on_today(her: Person) -> None:
    her.has_begun(hours_ago=2)
    async with her.opens() as program:
        await program.press("escape")
        program.on(TodayScreen)
        assert "left in the middle, 2 h ago" in program.words
        assert program.keys["u"] == "unfinished"
        await program.press("u")
        program.on(AskScreen)


async def test_without_a_session_to_resume_nothing_is_said_to_wait(her: Person) -> None:
    async with her.opens() as program:
        assert "Waiting" not in program.text
        assert "u" not in program.keys
        await program.press("u")
        program.on(TodayScreen)


async def test_a_second_window_says_that_it_can_only_look(her: Person) -> None:
    her.has_rated(Region.LOW_BACK_C, 6)
    with her.a_second_window() as log:
        async with her.opens(log=log) as program:
            program.on(TodayScreen)
            assert "this one can look but not write" in program.words
            await program.press("l")
            program.on(TodayScreen)
            assert "This window can only look." in program.text


async def test_a_second_window_starts_no_session(her: Person) -> None:
    her.has_rated(Region.LOW_BACK_C, 6)
    with her.a_second_window() as log:
        async with her.opens(log=log) as program:
            await program.press("enter")
            program.on(AskScreen)
            assert "This window can only look" in program.text


async def test_a_second_window_asks_no_first_questions(newcomer: Person) -> None:
    with newcomer.a_second_window() as log:
        async with newcomer.opens(log=log) as program:
            program.on(TodayScreen)
            await program.press("4", "enter")
            program.on(MeScreen)
            assert "This window can only look." in program.text


async def test_a_second_window_leaves_the_unfinished_session_to_the_first(her: Person) -> None:
    her.has_begun()
    with her.a_second_window() as log:
        async with her.opens(log=log) as program:
            program.on(TodayScreen)
            assert "left in the middle" in program.text
            assert "u" not in program.keys
            await program.press("u")
            program.on(TodayScreen)


async def test_a_second_window_offers_no_agreement_it_could_not_keep(newcomer: Person) -> None:
    newcomer.is_pregnant(31, "heart-or-lung")
    with newcomer.a_second_window() as log:
        async with newcomer.opens(log=log) as program:
            await program.press("t")
            program.on(TodayScreen)
            assert "Nothing is offered yet" in program.text


async def test_a_fault_in_her_own_files_is_named(her: Person) -> None:
    her.writes("[[exercise]]\nid = 3\n", "broken.toml")
    async with her.opens() as program:
        assert "broken.toml" in program.text


async def test_of_several_faults_the_first_is_named_and_the_rest_counted(her: Person) -> None:
    for name in ("a.toml", "b.toml", "c.toml"):
        her.writes("not toml", name)
    async with her.opens() as program:
        assert "a.toml" in program.text
        assert "2 more in your own files: see Me." in program.words


async def test_a_data_folder_that_is_not_the_usual_one_is_named_at_the_top(her: Person, tmp_path: Path) -> None:
    usual = her.locations
    her.locations = type(usual)(tmp_path / "elsewhere", usual.config, usual.state, data_is_default=False)
    async with her.opens(120, 40) as program:
        assert "elsewhere" in program.text.splitlines()[1]


async def test_the_time_at_the_top_follows_the_clock(her: Person) -> None:
    async with her.opens() as program:
        assert program.screen.query_one(TopBar).time == "21:14"
        her.clock.move(60)
        await program.press("2", "1")
        assert program.screen.query_one(TopBar).time == "21:15"


async def test_the_minute_changes_on_a_screen_left_alone(her: Person) -> None:
    # Just before the full minute by the manual clock, so that the program wakes at once in real time.
    her.clock.move(54.9)
    async with her.opens() as program:
        her.clock.move(1)
        for _ in range(200):
            await program.settle()
            if program.screen.query_one(TopBar).time == "21:15":
                break
        assert program.screen.query_one(TopBar).time == "21:15"


async def test_the_digits_lead_to_the_four_rooms(her: Person) -> None:
    async with her.opens() as program:
        for key, room in (("2", CatalogueScreen), ("3", HistoryScreen), ("4", MeScreen), ("1", TodayScreen)):
            await program.press(key)
            assert type(program.screen) is room


async def test_a_click_on_a_room_leads_there(her: Person) -> None:
    async with her.opens() as program:
        await program.click("TopBar", (14, 0))
        program.on(CatalogueScreen)


async def test_q_leaves_from_every_room(her: Person) -> None:
    for room in "1234":
        async with her.opens() as program:
            await program.press(room, "q")
            assert not program.app.is_running
        assert program.app.exit_code == 0


async def test_what_was_logged_stands_on_today_at_once(her: Person) -> None:
    async with her.opens() as program:
        await program.press("l", "a", "7", "enter")
        program.on(TodayScreen)
        assert "just now" in program.text


async def test_the_system_clock_knows_its_offset_and_never_goes_back() -> None:
    clock = SystemClock()
    assert clock.now().utcoffset() is not None
    assert abs(clock.now().utcoffset() or timedelta()) < timedelta(days=1)
    assert clock.steady() <= clock.steady()


async def test_the_log_key_opens_the_scale(her: Person) -> None:
    her.has_rated(Region.LOW_BACK_C, 6)
    async with her.opens() as program:
        await program.press("l")
        program.on(LogPainScreen)
