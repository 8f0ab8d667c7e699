"""Whether a session is on offer: what she told about herself decides, and the program says why."""

from datetime import timedelta

from person import TRIAL, Person

from catalog.region import Region
from catalog.safety import ScreeningAnswer
from tui.painlog.model import EpisodeKind
from tui.screens.ask import AskScreen
from tui.screens.checkin import CheckInScreen, Question
from tui.screens.today import TodayScreen


async def test_with_an_absolute_condition_nothing_is_offered(newcomer: Person) -> None:
    newcomer.is_pregnant(31, "heart-or-lung")
    async with newcomer.opens() as program:
        assert "Nothing is offered yet" in program.text
        assert "You marked “A heart or lung condition”." in program.words
        assert "Low-back release" not in program.text


async def test_the_key_for_an_agreement_is_shown_only_where_one_is_needed(newcomer: Person) -> None:
    newcomer.is_pregnant(31, "heart-or-lung")
    async with newcomer.opens() as program:
        assert program.keys["t"] == "my team agreed"
        await program.press("t", "n")
        assert program.keys["t"] == "my team agreed"
        await program.press("t", "y")
        assert "t" not in program.keys


async def test_once_her_team_agreed_routines_are_offered(newcomer: Person) -> None:
    newcomer.is_pregnant(31, "heart-or-lung")
    async with newcomer.opens() as program:
        await program.press("t", "y")
        assert "Nothing is offered yet" not in program.text
        assert "new for you" in program.text
        await program.press("4")
        assert "Your team agreed on 3 May." in program.about


async def test_a_routine_chosen_from_the_catalogue_is_refused_with_the_reason(newcomer: Person) -> None:
    newcomer.is_pregnant(31, "heart-or-lung")
    async with newcomer.opens() as program:
        await program.press("2", "enter")
        program.on(AskScreen)
        assert "Not offered now" in program.text
        await program.press("enter")
        assert "Low-back release" in program.text
    assert newcomer.rows("select * from session") == []


async def test_pain_can_be_logged_while_nothing_is_offered(newcomer: Person) -> None:
    newcomer.is_pregnant(31, "heart-or-lung")
    async with newcomer.opens() as program:
        await program.press("l", "a", "6", "escape")
        program.on(TodayScreen)
    assert newcomer.rows("select score from rating") == [(6,)]


async def test_choosing_the_refusal_itself_starts_nothing(newcomer: Person) -> None:
    newcomer.is_pregnant(31, "heart-or-lung")
    newcomer.has_rated(Region.LOW_BACK_C, 4)
    async with newcomer.opens() as program:
        await program.press("enter")
        program.on(TodayScreen)
        assert "Nothing is offered yet" in program.text


async def test_with_the_conditions_skipped_each_session_asks_them_first(newcomer: Person) -> None:
    newcomer.writes(TRIAL)
    newcomer.has_skipped_the_conditions()
    async with newcomer.opens() as program:
        for _ in range(2):
            await program.choose("trial")
            assert program.on(CheckInScreen).question is Question.CONDITIONS
            assert "Has a doctor or midwife told you of any of these?" in program.text
            await program.press("escape")


async def test_none_of_the_conditions_goes_on_to_the_warning_signs_and_is_kept(newcomer: Person) -> None:
    newcomer.writes(TRIAL)
    newcomer.has_skipped_the_conditions()
    async with newcomer.opens() as program:
        await program.choose("trial")
        await program.press("0")
        assert program.on(CheckInScreen).question is Question.SIGNS
        await program.press("escape")
        await program.choose("trial")
        assert program.on(CheckInScreen).question is Question.SIGNS
    episode = newcomer.log.episode()
    assert episode is not None
    screening = newcomer.log.screening(episode.id)
    assert screening is not None
    assert screening.answered is ScreeningAnswer.NONE


async def test_a_condition_ticked_at_the_check_in_ends_it_and_closes_the_gate(newcomer: Person) -> None:
    newcomer.writes(TRIAL)
    newcomer.has_skipped_the_conditions()
    async with newcomer.opens() as program:
        await program.choose("trial")
        await program.press("a")
        program.on(TodayScreen)
        assert "Nothing is offered yet" in program.text


async def test_a_low_placenta_before_26_weeks_needs_her_choice(newcomer: Person) -> None:
    newcomer.writes(TRIAL)
    newcomer.is_pregnant(20, "placenta-praevia")
    async with newcomer.opens() as program:
        await program.choose("trial")
        assert program.on(CheckInScreen).question is Question.CHOICE
        assert "each session is your choice" in program.words
        assert "Go on all the same?" in program.text
        assert program.keys["y"] == "go on all the same"
        await program.press("y")
        assert program.on(CheckInScreen).question is Question.SIGNS


async def test_leaving_at_her_choice_starts_nothing(newcomer: Person) -> None:
    newcomer.writes(TRIAL)
    newcomer.is_pregnant(20, "placenta-praevia")
    async with newcomer.opens() as program:
        await program.choose("trial")
        await program.press("escape")
        program.on(TodayScreen)
    assert newcomer.rows("select * from session") == []


async def test_a_low_placenta_from_26_weeks_closes_the_gate(newcomer: Person) -> None:
    newcomer.is_pregnant(26, "placenta-praevia")
    async with newcomer.opens() as program:
        assert "Nothing is offered yet" in program.text


async def test_after_birth_nothing_is_offered_until_her_team_agreed(newcomer: Person) -> None:
    newcomer.has_given_birth(days_ago=20)
    async with newcomer.opens() as program:
        assert "After birth, sessions open once they agree." in program.words
        await program.press("t", "y")
        assert "new for you" in program.text


async def test_past_42_weeks_the_first_question_is_whether_the_baby_has_come(newcomer: Person) -> None:
    newcomer.writes(TRIAL)
    newcomer.is_pregnant(42)
    newcomer.clock.move(timedelta(days=1).total_seconds())
    async with newcomer.opens() as program:
        assert "You are past 42 weeks. Has your baby come?" in program.words
        await program.choose("trial")
        assert "Not offered now" in program.text


async def test_past_42_weeks_the_way_on_is_to_say_so_and_not_an_agreement(newcomer: Person) -> None:
    newcomer.is_pregnant(42)
    newcomer.clock.move(timedelta(days=1).total_seconds())
    async with newcomer.opens() as program:
        assert "t" not in program.keys


async def test_her_answers_can_be_given_again_from_me(her: Person) -> None:
    async with her.opens() as program:
        await program.press("4", "enter")
        await program.type("2 weeks after birth")
        await program.press("enter")
        assert "After birth, sessions open once they agree." in program.about
    assert her.rows("select kind from episode where ended_at is null") == [("postpartum",)]


async def test_with_a_clock_set_far_back_the_strictest_rules_hold(newcomer: Person) -> None:
    now = newcomer.clock.now()
    due_on = newcomer.today + timedelta(days=280)
    newcomer.log.begin_episode(EpisodeKind.PREGNANCY, due_on=due_on, now=now)
    newcomer.clock.move(-timedelta(days=400).total_seconds())
    async with newcomer.opens() as program:
        await program.press("4")
        assert "weeks not given: the strictest rules are used" in program.words
