"""After a session: how much it hurts now, and one plain sentence about the change."""

import pytest
from person import Person

from catalog.region import Region
from tui.screens.after import AfterScreen
from tui.screens.today import TodayScreen

AFTER = "select region, score from rating where moment = 'after' and deleted_at is null order by rowid"


async def test_the_places_rated_before_are_asked_about_again(her: Person) -> None:
    her.has_rated(Region.NECK, 4, minutes_ago=90)
    async with her.opens() as program:
        await program.choose("trial")
        await program.press("0", "6", "enter", "!", "n")
        assert "how much pain in your neck?" in program.text
        assert "○ before the session" in program.text


async def test_a_score_is_kept_as_it_is_given(her: Person) -> None:
    her.has_rated(Region.NECK, 4, minutes_ago=90)
    async with her.opens() as program:
        await program.choose("trial")
        await program.press("0", "6", "enter", "!", "n", "3")
        assert her.rows(AFTER) == [("neck", 3)]
        await program.press("s")
        assert her.rows(AFTER) == []


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("6", "4", "Pain was lower afterwards; it may have eased anyway."),
        ("6", "6", "No change this time, which is common after one session."),
        ("6", "5", "A small change, within the wobble of rating."),
        ("4", "6", "Neck was higher afterwards, by 2. Enough for today; rest, and try something gentler next time."),
        ("s", "4", "No rating before and after, so nothing can be said about the change."),
        ("6", "s", "No rating before and after, so nothing can be said about the change."),
    ],
)
async def test_the_sentence_says_no_more_than_the_scores_do(
    her: Person, before: str, after: str, sentence: str
) -> None:
    her.has_rated(Region.NECK, 4, minutes_ago=90)
    async with her.opens() as program:
        await program.choose("trial")
        await program.press("0", before, "enter", "!", "n", after, "enter")
        assert sentence in program.words


async def test_the_change_of_each_place_stands_above_the_sentence(her: Person) -> None:
    her.has_rated(Region.NECK, 4, minutes_ago=90)
    async with her.opens() as program:
        await program.choose("trial")
        await program.press("0", "6", "a", "a", "x", "enter", "!", "n", "4", "enter")
        assert "Neck 6 → 4" in program.text
        assert "Low back 10 → –" in program.text


async def test_no_digit_is_a_score_once_the_sentence_is_there(her: Person) -> None:
    her.has_rated(Region.NECK, 4, minutes_ago=90)
    async with her.opens() as program:
        await program.choose("trial")
        await program.press("0", "6", "enter", "!", "n", "4", "enter", "0", "9", "x")
        program.on(AfterScreen)
    assert her.rows(AFTER) == [("neck", 4)]


@pytest.mark.parametrize("key", ["enter", "escape", "q"])
async def test_the_summary_leads_back_to_today(her: Person, key: str) -> None:
    her.has_rated(Region.NECK, 4, minutes_ago=90)
    async with her.opens() as program:
        await program.choose("trial")
        await program.press("0", "6", "enter", "!", "n", "4", "enter", key)
        program.on(TodayScreen)


async def test_the_question_can_be_left_without_an_answer(her: Person) -> None:
    her.has_rated(Region.NECK, 4, minutes_ago=90)
    async with her.opens() as program:
        await program.choose("trial")
        await program.press("0", "enter", "!", "n", "escape", "escape")
        program.on(TodayScreen)
    assert her.rows(AFTER) == []


async def test_without_a_place_to_ask_about_the_question_can_be_passed(her: Person) -> None:
    async with her.opens() as program:
        await program.choose("trial")
        await program.press("0", "escape", "enter", "!", "n")
        program.on(AfterScreen)
        assert "{place}" not in program.text
        await program.press("enter", "enter")
        program.on(TodayScreen)
