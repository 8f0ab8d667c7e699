"""Me: what the program knows of her, where her data is, and what it is not."""

from person import Person

import tui
from tui.screens.me import MeScreen
from tui.screens.today import TodayScreen


async def test_me_says_the_stage_and_that_nothing_stands_against_a_session(her: Person) -> None:
    async with her.opens() as program:
        await program.press("4")
        assert "31 w 0 d" in program.about
        assert "nothing stands against a session" in program.text


async def test_me_names_the_file_of_the_log_and_the_folder_for_her_exercises(her: Person) -> None:
    async with her.opens() as program:
        await program.press("4")
        assert str(her.log.path) in program.about
        assert str(her.locations.own_catalogue) in program.about


async def test_me_names_the_version_and_that_this_is_not_medical_advice(her: Person) -> None:
    async with her.opens() as program:
        await program.press("4")
        assert f"unache {tui.__version__}" in program.about
        assert "No clinician has reviewed it." in program.about


async def test_me_lists_every_fault_in_her_own_files(her: Person) -> None:
    for name in ("a.toml", "b.toml", "c.toml"):
        her.writes("not toml", name)
    async with her.opens() as program:
        await program.press("4")
        assert all(name in program.about for name in ("a.toml", "b.toml", "c.toml"))


async def test_without_weeks_me_says_which_rules_are_used(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("s", "s", "4")
        assert "weeks not given: the strictest rules are used" in program.about


async def test_the_stage_can_be_told_again_in_her_own_words(her: Person) -> None:
    async with her.opens() as program:
        await program.press("4", "enter")
        await program.type("20w3d")
        await program.press("enter")
        assert "20 w 3 d" in program.about
    assert len(her.log.episodes()) == 1


async def test_a_stage_that_can_be_read_two_ways_is_refused_with_what_is_allowed(her: Person) -> None:
    async with her.opens() as program:
        await program.press("4", "enter")
        await program.type("due 03/05")
        await program.press("enter")
        assert "can be two days" in program.text
        await program.press("escape")
        program.on(MeScreen)
        assert "31 w 0 d" in program.about


async def test_her_places_are_one_to_three_and_the_check_in_asks_about_them(her: Person) -> None:
    async with her.opens() as program:
        await program.press("4", "down", "down", "down", "enter", "d", "e", "f", "g", "enter")
        assert "Upper back, Neck, Left buttock" in program.about
    assert [region.label for region in her.services.preferences.regions] == ["Upper back", "Neck", "Left buttock"]


async def test_the_maternity_number_stands_on_the_stop_card(her: Person) -> None:
    async with her.opens() as program:
        await program.press("4", *["down"] * 7, "enter")
        await program.type("0123 456")
        await program.press("enter")
        await program.choose("low-back-release")
        await program.press("d")
        assert "0123 456" in program.text


async def test_an_ended_record_is_not_asked_about_again(her: Person) -> None:
    async with her.opens() as program:
        await program.press("4", "e", "y")
        assert "31 w" not in program.about
        assert "ongratul" not in program.text


async def test_a_long_page_can_be_scrolled(her: Person) -> None:
    async with her.opens(60, 12) as program:
        await program.press("4")
        first = program.text
        await program.press("down")
        assert program.text != first
        await program.press("up")
        assert program.text == first


async def test_1_leads_back_to_today(her: Person) -> None:
    async with her.opens() as program:
        await program.press("4", "1")
        program.on(TodayScreen)
