"""What is offered to whom: each row of the decision table for exercises and routines, with its boundaries."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from catalog.load import load_catalogue
from catalog.model import Catalogue, Period, Position
from catalog.offer import Answers, BirthKind, Offer, offer_exercise, offer_routine, with_alternates
from catalog.region import Region
from catalog.safety import Safety, Screening, ScreeningAnswer, Verdict, load_safety
from catalog.stage import UNKNOWN, Stage, ended, postpartum, pregnant
from catalog.stage_words import read_stage

TODAY = date(2026, 6, 20)
NONE = Screening(ScreeningAnswer.NONE)
AGREED = Screening(ScreeningAnswer.NONE, (), TODAY)
FREE = Answers(NONE)
CRUNCH = "seated-reverse-crunch"


@pytest.fixture(scope="module")
def safety() -> Safety:
    return load_safety()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def exercise(catalogue: Catalogue, safety: Safety) -> "Ask":
    return Ask(catalogue, safety)


class Ask:
    """Asks for the offer of one item of the bundled catalogue."""

    def __init__(self, catalogue: Catalogue, safety: Safety) -> None:
        self.catalogue, self.safety = catalogue, safety

    def __call__(self, name: str, stage: Stage, answers: Answers = FREE) -> Offer:
        return offer_exercise(self.catalogue.exercises[name], stage, answers, self.safety)

    def routine(self, name: str, stage: Stage, answers: Answers = FREE) -> Offer:
        return offer_routine(self.catalogue.routines[name], self.catalogue, stage, answers, self.safety)

    def adapted(self, name: str, stage: Stage, answers: Answers = FREE) -> list[str]:
        found = with_alternates(self.catalogue.routines[name], self.catalogue, stage, answers)
        return [item.exercise for item in found.items] if found else []


def at(weeks: int, days: int = 0) -> Stage:
    return pregnant(TODAY + timedelta(days=280 - 7 * weeks - days), TODAY)


def after_birth(days: int) -> Stage:
    return postpartum(TODAY - timedelta(days=days), TODAY)


def some(*items: str, agreed: date | None = None) -> Answers:
    return Answers(Screening(ScreeningAnswer.SOME, items, agreed))


# G1: on the back.


@pytest.mark.parametrize("name", ["hip-rolls", "pelvic-tilt-lying"])
def test_g1_at_15w6d_a_move_on_the_back_is_offered(exercise: Ask, name: str) -> None:
    assert exercise(name, at(15, 6)) == Offer(Verdict.OFFERED)


@pytest.mark.parametrize("stage", [at(16), at(27, 6)])
def test_g1_from_16w0d_to_27w6d_hip_rolls_need_a_choice_and_name_the_standing_cat_cow(
    exercise: Ask, stage: Stage
) -> None:
    found = exercise("hip-rolls", stage)
    assert found.verdict is Verdict.NEEDS_CHOICE
    assert found.instead[0] == "standing-cat-cow"
    assert found.reason == "From 16 weeks another position comes first, and lying on the back is your choice."


@pytest.mark.parametrize("stage", [at(16), at(27, 6)])
def test_g1_the_lying_tilt_names_the_one_on_hands_and_knees(exercise: Ask, stage: Stage) -> None:
    assert exercise("pelvic-tilt-lying", stage).instead[0] == "pelvic-tilt-all-fours"


@pytest.mark.parametrize("stage", [at(28), at(41), at(42)])
def test_g1_from_28w0d_a_move_on_the_back_is_not_offered(exercise: Ask, stage: Stage) -> None:
    found = exercise("hip-rolls", stage)
    assert (found.verdict, found.reason) == (Verdict.NOT_OFFERED, "From 28 weeks nothing on the back is offered.")


@pytest.mark.parametrize("weeks", range(28, 43))
def test_g1_from_28w0d_no_adapted_routine_has_a_move_on_the_back(exercise: Ask, weeks: int) -> None:
    for name in exercise.catalogue.routines:
        positions = {exercise.catalogue.exercises[one].position for one in exercise.adapted(name, at(weeks))}
        assert Position.BACK not in positions


def test_g1_a_routine_with_such_a_move_is_as_strict_and_names_what_takes_its_place(exercise: Ask) -> None:
    found = [exercise.routine("roller-trio", stage) for stage in (at(15, 6), at(16), at(28))]
    assert [offer.verdict for offer in found] == [Verdict.OFFERED, Verdict.NEEDS_CHOICE, Verdict.NOT_OFFERED]
    assert [offer.instead for offer in found] == [(), ("standing-cat-cow",), ("standing-cat-cow",)]


def test_g1_the_alternate_stands_where_the_move_stood(exercise: Ask) -> None:
    assert exercise.adapted("roller-trio", at(16)) == ["wiggle-stretch", "upper-glute-release", "standing-cat-cow"]
    assert exercise.adapted("roller-trio", at(15, 6)) == ["wiggle-stretch", "upper-glute-release", "hip-rolls"]


def test_g1_passing_through_the_back_counts_as_lying_on_it(catalogue: Catalogue, safety: Safety) -> None:
    turning = replace(catalogue.exercises["side-lying-turn"], passes_through=(Position.BACK,))
    assert offer_exercise(turning, at(30), Answers(NONE), safety).verdict is Verdict.NOT_OFFERED


def test_g1_after_birth_the_back_is_offered_again_once_her_team_agreed(exercise: Ask) -> None:
    assert exercise("hip-rolls", after_birth(10), Answers(Screening(ScreeningAnswer.NONE, (), TODAY))).verdict is (
        Verdict.OFFERED
    )


# G4: the pelvic girdle.


@pytest.mark.parametrize("name", ["kneeling-lunge", "side-reach", "hips-back"])
@pytest.mark.parametrize("region", [Region.GROIN_PUBIC, Region.BUTTOCK_SI_L, Region.BUTTOCK_SI_R])
def test_g4_one_leg_moves_are_flagged_not_banned_where_the_pelvis_hurts(
    exercise: Ask, name: str, region: Region
) -> None:
    found = exercise(name, at(20), Answers(NONE, (Region.LOW_BACK_C, region)))
    assert found.verdict is Verdict.OFFERED
    assert found.reason == "It loads one leg, which can stir up pain of the pelvis: keep it small, or leave it out."
    assert found.source.startswith("physiohealth.com.au")
    assert found.instead


def test_g4_without_such_pain_they_are_offered_without_a_word(exercise: Ask) -> None:
    assert exercise("kneeling-lunge", at(20), Answers(NONE, (Region.LOW_BACK_C,))) == Offer(Verdict.OFFERED)


def test_g4_the_routine_carries_the_caution(exercise: Ask) -> None:
    found = exercise.routine("bedtime-pair", at(20), Answers(NONE, (Region.GROIN_PUBIC,)))
    assert found.verdict is Verdict.OFFERED
    assert "one leg" in found.reason


# R10: the heavily pregnant.


def test_r10_the_camel_back_carries_its_caution_late_in_pregnancy(exercise: Ask) -> None:
    assert exercise("camel-back", at(27, 6)) == Offer(Verdict.OFFERED)
    late = exercise("camel-back", at(28))
    assert (late.verdict, late.instead) == (Verdict.OFFERED, ("standing-cat-cow",))
    assert late.reason.startswith("With a heavy belly it may not suit you")


# G7 and G8: after birth.


@pytest.mark.parametrize("birth", [BirthKind.CAESAREAN, BirthKind.NOT_SAID])
def test_g7_the_reverse_crunch_waits_for_six_weeks_after_a_caesarean(exercise: Ask, birth: BirthKind) -> None:
    answers = Answers(AGREED, birth=birth)
    assert exercise(CRUNCH, after_birth(41), answers).verdict is Verdict.NOT_OFFERED
    assert exercise(CRUNCH, after_birth(42), answers).verdict is Verdict.OFFERED


def test_g7_after_a_vaginal_birth_it_does_not_wait(exercise: Ask) -> None:
    assert exercise(CRUNCH, after_birth(3), Answers(AGREED, birth=BirthKind.VAGINAL)).verdict is Verdict.OFFERED


def test_g7_a_birth_of_unknown_kind_says_that_it_is_unknown(exercise: Ask) -> None:
    assert "until you say how the birth went" in exercise(CRUNCH, after_birth(3), Answers(AGREED)).reason


def test_g7_a_routine_puts_another_move_in_its_place(exercise: Ask) -> None:
    adapted = exercise.adapted("chair-only", after_birth(3), Answers(AGREED))
    assert adapted == ["seated-twist", "pelvic-tilt-all-fours"]


def test_g7_during_pregnancy_it_is_offered(exercise: Ask) -> None:
    assert exercise(CRUNCH, at(20)) == Offer(Verdict.OFFERED)


def test_g7_after_a_pregnancy_that_ended_belly_work_waits_too_and_no_birth_is_named(exercise: Ask) -> None:
    found = exercise(CRUNCH, ended(TODAY, TODAY), Answers(AGREED))
    assert found.verdict is Verdict.NOT_OFFERED
    assert "birth" not in found.reason
    assert "caesarean" not in found.reason


# Table H.


def test_h_an_absolute_contraindication_closes_every_exercise_until_her_team_agreed(exercise: Ask) -> None:
    for name in exercise.catalogue.exercises:
        assert exercise(name, at(20), some("severe-anaemia")).verdict is Verdict.NOT_OFFERED
    agreed = exercise("side-stretch", at(20), some("severe-anaemia", agreed=TODAY))
    assert (agreed.verdict, agreed.reason) == (Verdict.OFFERED, "Your team agreed on 20 June.")


def test_h_a_relative_contraindication_makes_it_a_choice_with_the_reason(exercise: Ask) -> None:
    found = exercise("side-stretch", at(20), some("several-losses"))
    assert found.verdict is Verdict.NEEDS_CHOICE
    assert "Several miscarriages before this" in found.reason


def test_h_a_low_placenta_turns_at_26w0d(exercise: Ask) -> None:
    answers = some("placenta-praevia")
    assert exercise("side-stretch", at(25, 6), answers).verdict is Verdict.NEEDS_CHOICE
    assert exercise("side-stretch", at(26), answers).verdict is Verdict.NOT_OFFERED


def test_h_an_unknown_stage_counts_as_the_strictest(exercise: Ask) -> None:
    found = exercise("hip-rolls", UNKNOWN)
    assert found.verdict is Verdict.NOT_OFFERED
    assert found.reason == "Your weeks are not known, so nothing on the back is offered."
    assert exercise("side-stretch", UNKNOWN).verdict is Verdict.OFFERED


@pytest.mark.parametrize("screening", [None, Screening(ScreeningAnswer.SKIPPED)])
def test_h_a_skipped_screening_asks_its_one_question_first(exercise: Ask, screening: Screening | None) -> None:
    assert exercise("side-stretch", at(20), Answers(screening)).verdict is Verdict.ASK_NONE_FIRST
    assert exercise.routine("kneeling-series", at(20), Answers(screening)).verdict is Verdict.ASK_NONE_FIRST


def test_h_a_skipped_screening_does_not_soften_what_needs_a_choice(exercise: Ask) -> None:
    assert exercise("hip-rolls", at(20), Answers(None)).verdict is Verdict.NEEDS_CHOICE


def test_h_past_42w0d_nothing_is_offered(exercise: Ask) -> None:
    assert exercise("side-stretch", at(42)).verdict is Verdict.OFFERED
    assert exercise("side-stretch", at(42, 1)).reason == "You are past 42 weeks. Has your baby come?"


def test_h_six_and_a_half_months_count_as_28_weeks(exercise: Ask) -> None:
    assert exercise("hip-rolls", read_stage("6½ months", TODAY)).verdict is Verdict.NOT_OFFERED


def test_h_after_birth_nothing_is_offered_until_her_team_agreed(exercise: Ask) -> None:
    for name in exercise.catalogue.routines:
        assert exercise.routine(name, after_birth(60)).verdict is Verdict.NOT_OFFERED
    assert exercise.routine("kneeling-series", after_birth(60), Answers(AGREED)).verdict is Verdict.OFFERED


# What is meant for some stages only.


def test_an_exercise_for_other_stages_is_not_offered(catalogue: Catalogue, safety: Safety) -> None:
    early = replace(catalogue.exercises["side-stretch"], periods=(Period.FIRST,))
    assert offer_exercise(early, at(13, 6), Answers(NONE), safety).verdict is Verdict.OFFERED
    assert offer_exercise(early, at(14), Answers(NONE), safety).verdict is Verdict.NOT_OFFERED
    assert offer_exercise(early, UNKNOWN, Answers(NONE), safety).verdict is Verdict.NOT_OFFERED


def test_an_exercise_that_names_no_stage_is_meant_for_all(catalogue: Catalogue, safety: Safety) -> None:
    any_time = replace(catalogue.exercises["side-stretch"], periods=())
    assert offer_exercise(any_time, UNKNOWN, Answers(NONE), safety) == Offer(Verdict.OFFERED)


def test_a_routine_of_which_nothing_remains_is_none(catalogue: Catalogue) -> None:
    lying = replace(catalogue.exercises["hip-rolls"], alternates=())
    alone = replace(catalogue, exercises={**catalogue.exercises, "hip-rolls": lying})
    routine = replace(catalogue.routines["roller-trio"], items=catalogue.routines["roller-trio"].items[2:])
    assert with_alternates(routine, alone, at(30), Answers(NONE)) is None


def test_whatever_is_not_simply_offered_gives_a_reason_and_a_source(exercise: Ask) -> None:
    stages = (at(10), at(20), at(30), at(43), UNKNOWN, after_birth(3), ended(TODAY, TODAY))
    answers = (Answers(), Answers(NONE), Answers(AGREED), some("several-losses"), some("triplets"))
    for name in exercise.catalogue.exercises:
        for found in (exercise(name, stage, one) for stage in stages for one in answers):
            assert found == Offer(Verdict.OFFERED) or (found.reason and found.source)
            assert "safe" not in found.reason.casefold()
