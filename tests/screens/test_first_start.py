"""The first questions: as few keys as they can be, and nothing offered on a guess."""

import pytest
from person import Person

from catalog.safety import Screening, ScreeningAnswer
from tui.painlog.model import EpisodeKind
from tui.screens.first import FirstScreen
from tui.screens.today import TodayScreen


def screening_of(person: Person) -> Screening | None:
    episode = person.log.episode()
    return person.log.screening(episode.id) if episode else None


async def test_a_newcomer_is_told_that_this_is_not_medical_advice(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        program.on(FirstScreen)
        assert "Not medical advice" in program.text
        assert "How many weeks pregnant are you?" in program.text


async def test_two_digits_and_none_of_these_lead_to_today(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("3", "1", "0")
        program.on(TodayScreen)
        assert "31 w 0 d" in program.text
    assert screening_of(newcomer) == Screening(ScreeningAnswer.NONE)


async def test_a_single_digit_and_enter_are_that_many_weeks(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("8", "enter", "0")
        program.on(TodayScreen)
        assert "8 w 0 d" in program.text


async def test_a_leading_zero_is_a_digit_like_another(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("0", "8", "0")
        assert "8 w 0 d" in program.text


@pytest.mark.parametrize("digits", ["43", "99", "00"])
async def test_weeks_that_no_pregnancy_has_are_refused_with_the_range(newcomer: Person, digits: str) -> None:
    async with newcomer.opens() as program:
        await program.press(*digits)
        program.on(FirstScreen)
        assert "Weeks of pregnancy go from 1 to 42." in program.text
        assert "_ _" in program.text
    assert newcomer.log.episode() is None


async def test_enter_without_a_digit_says_what_to_type(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("enter")
        assert "Two digits, please" in program.text


async def test_the_last_digit_can_be_taken_back(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("9", "backspace", "2", "0", "0")
        assert "20 w 0 d" in program.text


async def test_escape_leads_back_from_the_conditions_to_the_weeks(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("3", "1", "escape", "2", "0", "0")
        assert "20 w 0 d" in program.text


async def test_after_the_birth_the_weeks_are_counted_from_it(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("a")
        assert "How many weeks since the birth?" in program.text
        await program.press("0", "6", "0")
        assert "6 w after birth" in program.text
    episode = newcomer.log.episode()
    assert episode is not None
    assert episode.kind is EpisodeKind.POSTPARTUM
    assert (newcomer.today - (episode.birth_on or newcomer.today)).days == 42


async def test_no_week_has_passed_yet_after_a_birth_just_now(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("a", "0", "0", "0")
        assert "0 d after birth" in program.text


async def test_pressing_after_birth_twice_asks_for_the_pregnancy_again(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("a", "a")
        assert "How many weeks pregnant are you?" in program.text


async def test_both_questions_can_be_skipped(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("s")
        assert "skipped" in program.text
        await program.press("s")
        program.on(TodayScreen)
    episode = newcomer.log.episode()
    assert episode is not None
    assert episode.kind is EpisodeKind.UNKNOWN
    assert screening_of(newcomer) == Screening(ScreeningAnswer.SKIPPED)


async def test_enter_with_nothing_marked_counts_as_skipped(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("3", "1", "enter")
    assert screening_of(newcomer) == Screening(ScreeningAnswer.SKIPPED)


async def test_marked_conditions_are_kept_by_name(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("3", "1", "a", "f", "enter")
        program.on(TodayScreen)
    assert screening_of(newcomer) == Screening(ScreeningAnswer.SOME, ("heart-or-lung", "high-blood-pressure"))


async def test_a_condition_is_unmarked_by_the_same_key(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("3", "1", "a", "b", "a", "enter")
    assert screening_of(newcomer) == Screening(ScreeningAnswer.SOME, ("weak-cervix",))


async def test_the_letters_of_the_conditions_mark_nothing_while_the_weeks_are_asked(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("b", "c", "3", "1", "enter")
    assert screening_of(newcomer) == Screening(ScreeningAnswer.SKIPPED)


async def test_what_lies_below_a_small_window_can_be_read(newcomer: Person) -> None:
    async with newcomer.opens(60, 12) as program:
        assert "unache" in program.text
        await program.press("down", "down", "down", "down")
        assert "Severe anaemia" in program.text
        await program.press("up", "up", "up", "up")
        assert "unache" in program.text


async def test_leaving_at_the_first_question_keeps_nothing(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("3", "q")
        assert not program.app.is_running
    assert program.app.exit_code == 0
    assert newcomer.rows("select * from episode") == []


async def test_answers_that_cannot_be_saved_are_kept_on_the_screen_until_they_can(newcomer: Person) -> None:
    async with newcomer.opens() as program:
        await program.press("3", "1")
        with newcomer.another_program_holds_the_log():
            await program.press("0")
            program.on(FirstScreen)
            assert "Not saved" in program.text
        await program.press("0")
        program.on(TodayScreen)
    assert newcomer.rows("select kind from episode") == [("pregnancy",)]
