"""The card: everything the catalogue knows of a thing, and whose word each part of it is."""

import re
from dataclasses import replace

import pytest

from catalog.load import load_catalogue
from catalog.model import Dose, Exercise, Figure, MovementKind, Origin, Routine, RoutineItem
from catalog.offer import Offer
from catalog.questions import Question, load_questions
from catalog.safety import Level, Verdict
from tui.screens.card import Card, Record, asked_about, exercise_card, question_card, routine_card
from tui.screens.dose_words import dose_lines, dose_words

CATALOGUE = load_catalogue()
QUESTIONS = load_questions()
OFFERED = Record(Offer(Verdict.OFFERED), 0)
NOT_OFFERED = Offer(
    Verdict.NOT_OFFERED, "From 28 weeks nothing on the back is offered.", "a rule", ("standing-cat-cow",)
)
EXERCISES = list(CATALOGUE.exercises.values())


def words_of(card: Card) -> str:
    """The text in one line, without what wrapping adds."""
    return re.sub(r"\s+", " ", card.text.plain)


def card_of(exercise: Exercise, record: Record = OFFERED, width: int = 60) -> Card:
    return exercise_card(exercise, CATALOGUE, asked_about(exercise, QUESTIONS), record, width)


def with_dose(id_: str, dose: Dose) -> list[tuple[str, str]]:
    exercise = CATALOGUE.exercises[id_]
    return dose_lines(replace(exercise, movements=(replace(exercise.movements[0], dose=dose),)))


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_a_card_holds_everything_of_the_exercise(exercise: Exercise) -> None:
    words = words_of(card_of(exercise))
    said = [
        exercise.name,
        exercise.summary,
        *exercise.steps,
        *exercise.setup,
        *(check.ask for check in exercise.checks),
        *(check.otherwise for check in exercise.checks),
        *exercise.before,
        *exercise.after,
        *(caution.text for caution in exercise.cautions),
        *(caution.source for caution in exercise.cautions),
        *(thing.label for thing in (*exercise.equipment, *exercise.optional)),
        *(way for substitute in exercise.substitutes for way in substitute.instead),
        *(CATALOGUE.exercises[one].name for one in (*exercise.alternates, *exercise.similar)),
        *(region.label.lower() for region in exercise.regions),
        *(source.claims for source in exercise.sources),
        *(source.name for source in exercise.sources),
    ]
    assert [one for one in said if one not in words] == []


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
@pytest.mark.parametrize("width", [34, 58, 70])
def test_no_line_is_wider_than_the_card(exercise: Exercise, width: int) -> None:
    # What stands in one piece, such as a summary, is wrapped where it is drawn.
    whole = {exercise.summary, *card_of(exercise, width=width).text.plain.splitlines()[:2]}
    lines = card_of(exercise, width=width).text.plain.splitlines()
    assert [line for line in lines if len(line) > width and line not in whole] == []


@pytest.mark.parametrize("routine", CATALOGUE.routines.values(), ids=lambda routine: routine.id)
def test_the_card_of_a_routine_names_its_moves_in_order(routine: Routine) -> None:
    words = words_of(routine_card(routine, CATALOGUE, OFFERED, 60))
    places = [words.index(f"{n} {CATALOGUE.exercises[item.exercise].name}") for n, item in enumerate(routine.items, 1)]
    assert places == sorted(places)


def test_a_routine_shows_the_figures_it_changes() -> None:
    routine = Routine("mine", "Mine", "Mine.", (RoutineItem("side-stretch", sets=4, hold_seconds=40),), ())
    assert "Side stretch, 4 × 40 s each side" in words_of(routine_card(routine, CATALOGUE, OFFERED, 60))


def test_sources_begin_on_the_line_that_is_named() -> None:
    for exercise in EXERCISES:
        card = card_of(exercise)
        assert card.text.plain.splitlines()[card.sources_at].startswith("Sources")


def test_every_figure_says_whose_it_is() -> None:
    lines = dict(dose_lines(CATALOGUE.exercises["pelvic-rocking"]))
    assert lines["start with 10 times"] == "app default"
    assert lines["leads up to 200 a day, never asked for"] == "from the source"
    assert lines["1–4 sittings a day"] == "from the source"
    assert lines["at bedtime"] == "from the source"


def test_the_words_of_the_source_stand_beside_the_default_of_the_app() -> None:
    lines = dose_lines(CATALOGUE.exercises["hip-rolls"])
    assert ("4 times", "app default") in lines
    assert ("3 small movements in each", "app default") in lines
    assert ("“a few pulses, a few more”", "as the source puts it") in lines


def test_a_minimum_and_a_range_read_as_such() -> None:
    assert with_dose("pelvic-tilt-lying", Dose(Origin.SOURCE, reps=5, at_least=True))[0][0] == "at least 5 times"
    assert with_dose("pelvic-tilt-lying", Dose(Origin.SOURCE, reps=10, reps_max=15))[0][0] == "10–15 times"


def test_a_hold_within_a_repetition_has_its_own_origin() -> None:
    dose = Dose(Origin.APP_DEFAULT, reps=5, rep_hold_seconds=6, of_source=(Figure.REP_HOLD_SECONDS,))
    assert ("each held for 6 s", "from the source") in with_dose("pelvic-tilt-lying", dose)


def test_longer_is_fine_stands_with_the_hold() -> None:
    assert ("30–40 s each side, longer is fine", "from the source") in dose_lines(CATALOGUE.exercises["side-reach"])


def test_several_movements_are_told_apart() -> None:
    several = [exercise for exercise in EXERCISES if len(exercise.movements) > 1]
    assert several
    for exercise in several:
        words = " ".join(words for words, _ in dose_lines(exercise))
        assert ("to close:" in words) == any(one.kind is MovementKind.CLOSE for one in exercise.movements)


def test_the_dose_in_short_names_each_side() -> None:
    assert dose_words(CATALOGUE.exercises["side-stretch"]) == "30 s each side"


def test_what_is_not_offered_says_why_by_whose_rule_and_what_instead() -> None:
    words = words_of(card_of(CATALOGUE.exercises["hip-rolls"], Record(NOT_OFFERED, 0)))
    assert "Offered not now: From 28 weeks nothing on the back is offered. (a rule)" in words
    assert "instead: Standing cat-cow" in words


def test_what_is_offered_says_so() -> None:
    assert "Offered yes" in words_of(card_of(CATALOGUE.exercises["side-stretch"]))


def test_a_caution_for_her_stands_beside_the_offer() -> None:
    offer = Offer(Verdict.OFFERED, "It loads one leg.", "a source")
    assert "Offered yes: It loads one leg. (a source)" in words_of(
        card_of(CATALOGUE.exercises["side-reach"], Record(offer, 0))
    )


@pytest.mark.parametrize(("done", "said"), [(0, "not done yet on its own"), (1, "done once"), (6, "done 6 times")])
def test_her_own_record_is_on_the_card(done: int, said: str) -> None:
    assert said in words_of(card_of(CATALOGUE.exercises["side-stretch"], Record(Offer(Verdict.OFFERED), done)))


def test_a_favourite_carries_a_star() -> None:
    record = Record(Offer(Verdict.OFFERED), 0, favourite=True)
    assert "Side stretch  ★" in card_of(CATALOGUE.exercises["side-stretch"], record).text.plain


def test_brackets_and_escapes_of_her_own_file_stay_text() -> None:
    routine = Routine("mine", "[bold]Mine\x1b[2J", "[red]x[/red]", (RoutineItem("side-stretch"),), ())
    text = routine_card(routine, CATALOGUE, OFFERED, 60).text.plain
    assert "[bold]Mine" in text
    assert "[red]x[/red]" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.id)
def test_a_question_shows_what_comes_first_its_answer_and_its_sources(question: Question) -> None:
    words = words_of(question_card(question, 60, "0123"))
    parts = [question.question, question.answer, *question.sources]
    if question.level is not None:
        parts[1:1] = [question.level.heading, "0123"]
    places = [words.find(part) for part in parts]
    assert places == sorted(places)
    assert places[0] == 0


def test_a_question_without_a_level_has_no_heading_and_no_number() -> None:
    words = words_of(question_card(QUESTIONS["hold-longer"], 60, "0123"))
    assert "0123" not in words
    assert not any(level.heading in words for level in Level)


def test_every_exercise_leads_to_questions_that_are_there() -> None:
    assert all(asked_about(exercise, QUESTIONS) for exercise in EXERCISES)


def test_what_is_asked_fits_the_exercise() -> None:
    def ids(exercise: str) -> list[str]:
        return [question.id for question in asked_about(CATALOGUE.exercises[exercise], QUESTIONS)]

    assert ids("hip-rolls")[0] == "on-my-back"
    assert ids("side-reach")[0] == "pelvic-girdle"
    assert ids("wiggle-stretch")[0] == "foam-roller"
    assert "hold-longer" in ids("side-stretch")
