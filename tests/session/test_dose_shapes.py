"""How the session runs the shapes of dose: holds and pulses within a repetition, ramps, ways in and out, checks of the fit."""

import pytest

from catalog.load import load_catalogue
from catalog.model import Dose, Exercise, Movement, MovementKind, Origin, Position, SideRule
from catalog.region import Region
from tui.session.plan import PULSE_SECONDS, Breath, Phase, PhaseKind, Plan, plan_from_json, plan_routine, single
from tui.session.player import Player, Step

CATALOGUE = load_catalogue()
USUAL = Breath()


def plan_of(exercise: str, breath: Breath = USUAL) -> Plan:
    return plan_routine(single(CATALOGUE.exercises[exercise]), CATALOGUE, breath)


def work(plan: Plan) -> Phase:
    return next(phase for phase in plan.phases if phase.kind.is_work)


def done(plan: Plan) -> list[Step]:
    """The results of walking a whole plan, second by second."""
    player, now = Player(plan, 0.0), 0.0
    for _ in range(5000):
        if player.phase.kind is PhaseKind.FINISH:
            break
        if not player.running:
            player.go(now)
        now += 1.0
        player.tick(now)
    return list(player.collect())


def with_dose(dose: Dose) -> Plan:
    movement = Movement(MovementKind.REPS, "Lift", dose)
    exercise = Exercise(
        *("lift", "Lift", "", (Region.LOW_BACK_C,), Position.STANDING, SideRule.BOTH),
        *((), ("Lift.",), (movement,), (), (), ()),
    )
    catalogue = load_catalogue()
    catalogue.exercises["lift"] = exercise
    return plan_routine(single(exercise), catalogue)


def test_a_hold_within_a_repetition_comes_on_top_of_its_breath() -> None:
    tilt = work(plan_of("pelvic-tilt-lying"))
    assert (tilt.reps, tilt.rep_extra_seconds, tilt.seconds) == (5, 5, 5 * (10 + 5))


def test_pulses_within_a_repetition_take_their_time() -> None:
    rolls = work(plan_of("hip-rolls"))
    assert (rolls.reps, rolls.seconds) == (4, 4 * (10 + 3 * PULSE_SECONDS))


def test_a_ramp_begins_with_its_first_figure() -> None:
    assert work(plan_of("seated-reverse-crunch")).reps == 5
    assert work(plan_of("pelvic-rocking")).reps == 10


def test_each_repetition_is_counted_when_its_hold_is_over() -> None:
    plan = plan_of("camel-back")
    player = Player(plan, 0.0)
    player.go(0.0)
    view = player.next(0.0)
    counts = [player.tick(float(second)).count for second in range(1, 75)]
    assert view.reps == 5
    assert counts == [1] * 14 + [2] * 15 + [3] * 15 + [4] * 15 + [5] * 15


def test_a_repetition_more_is_as_long_as_the_others() -> None:
    player = Player(plan_of("camel-back"), 0.0)
    player.go(0.0)
    player.next(0.0)
    view = player.adjust(1, 0.0)
    assert (view.reps, view.length) == (6, 90)


@pytest.mark.parametrize("exercise", sorted(CATALOGUE.exercises))
def test_every_exercise_walked_to_its_end_is_done_in_full(exercise: str) -> None:
    plan = plan_of(exercise)
    planned = [phase for phase in plan.phases if phase.kind.is_work]
    steps = done(plan)
    assert [(step.reps or 0, step.seconds) for step in steps] == [(phase.reps, phase.seconds) for phase in planned]


@pytest.mark.parametrize("routine", sorted(CATALOGUE.routines))
def test_every_routine_read_back_is_the_same_plan(routine: str) -> None:
    plan = plan_routine(CATALOGUE.routines[routine], CATALOGUE)
    assert plan_from_json(plan.to_json()) == plan


def test_on_the_back_the_way_in_follows_the_card_and_the_way_out_the_last_roll() -> None:
    plan = plan_of("hip-rolls")
    assert [phase.kind for phase in plan.phases] == [
        *(PhaseKind.READ, PhaseKind.TRANSITION, PhaseKind.LEAD_IN, PhaseKind.REPS),
        *(PhaseKind.TRANSITION, PhaseKind.TRANSITION, PhaseKind.FINISH),
    ]
    assert "side first" in plan.phases[1].line
    assert "your side" in plan.phases[4].line


def test_a_way_in_of_its_own_stands_in_for_the_change_of_position() -> None:
    plan = plan_routine(CATALOGUE.routines["sciatica-set"], CATALOGUE)
    lying = [phase for phase in plan.phases if phase.exercise == "pelvic-tilt-lying"]
    assert lying[0].kind is PhaseKind.READ


def test_rocking_ends_on_the_left_side() -> None:
    last = plan_routine(CATALOGUE.routines["before-sleep"], CATALOGUE).phases[-2]
    assert (last.kind, last.line) == (PhaseKind.TRANSITION, "For sleep, lie down on your left side")


def test_the_card_asks_whether_the_base_fits_and_says_what_to_do_otherwise() -> None:
    card = plan_of("side-reach").phases[0]
    (fit, _) = CATALOGUE.exercises["side-reach"].checks
    assert (fit.ask in card.setup, fit.otherwise in card.setup) == (True, True)


def test_leaving_a_move_out_half_way_still_tells_how_to_rise() -> None:
    player = Player(plan_of("hip-rolls"), 0.0)
    player.go(0.0)
    player.next(0.0)
    player.next(0.0)
    assert "your side" in player.skip_move(2.0).phase.line
    assert player.skip_move(3.0).phase.line == "Push up with your hands to sit"


def test_leaving_a_move_out_from_its_card_leaves_the_way_out_out_too() -> None:
    assert Player(plan_of("hip-rolls"), 0.0).skip_move(0.0).finished


def test_the_hold_within_a_repetition_makes_another_routine_and_the_pace_of_breathing_does_not() -> None:
    short, long = (Dose(Origin.SOURCE, reps=5, rep_hold_seconds=seconds) for seconds in (3, 5))
    assert with_dose(short).content_hash() != with_dose(long).content_hash()
    assert plan_of("camel-back", Breath(4, 8)).content_hash() == plan_of("camel-back").content_hash()
