"""How a routine is laid out in time, on the bundled catalogue."""

import pytest

from catalog.load import load_catalogue
from catalog.model import Routine, RoutineItem, Side
from tui.session.plan import Breath, PhaseKind, Plan, plan_from_json, plan_routine, single

CATALOGUE = load_catalogue()


def plan_of(routine: str) -> Plan:
    return plan_routine(CATALOGUE.routines[routine], CATALOGUE)


def kinds(plan: Plan, move: int) -> list[tuple[PhaseKind, Side | None, float]]:
    return [(p.kind, p.side, p.seconds) for p in plan.phases if p.move == move and p.kind is not PhaseKind.FINISH]


def test_a_stretch_of_each_side_gets_its_full_time_twice_with_a_changeover() -> None:
    assert kinds(plan_of("kneeling-series"), 2) == [
        (PhaseKind.READ, Side.LEFT, 0),
        (PhaseKind.LEAD_IN, Side.LEFT, 5),
        (PhaseKind.HOLD, Side.LEFT, 30),
        (PhaseKind.CHANGE_SIDE, Side.RIGHT, 10),
        (PhaseKind.HOLD, Side.RIGHT, 30),
    ]


def test_repetitions_are_as_long_as_their_breaths() -> None:
    tilt = next(p for p in plan_of("kneeling-series").phases if p.kind is PhaseKind.REPS)
    assert (tilt.reps, tilt.reps_max, tilt.seconds) == (10, 15, 100)


def test_another_position_opens_with_time_to_get_there() -> None:
    moves = [p.move for p in plan_of("kneeling-series").phases if p.kind is PhaseKind.TRANSITION]
    assert 5 in moves


def test_the_low_back_release_explores_and_then_closes_in_the_centre() -> None:
    work = [p.kind for p in plan_of("low-back-release").phases if p.kind.is_work]
    assert work == [PhaseKind.REPS, PhaseKind.EXPLORE, PhaseKind.CLOSE]


def test_sets_are_parted_by_a_rest() -> None:
    routine = Routine("four", "Four", "", (RoutineItem("side-stretch", sets=2, hold_seconds=40),), ())
    plan = plan_routine(routine, CATALOGUE)
    assert [p.kind for p in plan.phases].count(PhaseKind.REST) == 1
    assert {p.seconds for p in plan.phases if p.kind is PhaseKind.HOLD} == {40}


@pytest.mark.parametrize("routine", sorted(CATALOGUE.routines))
def test_every_line_is_short_enough_for_the_floor(routine: str) -> None:
    for phase in plan_of(routine).phases:
        for line in (phase.line, phase.breath_in, phase.breath_out):
            assert len(line) <= 40
            assert "{" not in line


def test_a_plan_read_back_is_the_same_plan() -> None:
    plan = plan_of("kneeling-series")
    assert plan_from_json(plan.to_json()) == plan


def test_wording_and_pace_do_not_make_another_routine_but_a_dose_does() -> None:
    routine = CATALOGUE.routines["kneeling-series"]
    slower = plan_routine(routine, CATALOGUE, Breath(4, 8))
    assert slower.content_hash() == plan_of("kneeling-series").content_hash()
    longer = Routine(routine.id, routine.name, "", (RoutineItem("side-stretch", hold_seconds=40),), ())
    shorter = Routine(routine.id, routine.name, "", (RoutineItem("side-stretch", hold_seconds=20),), ())
    assert plan_routine(longer, CATALOGUE).content_hash() != plan_routine(shorter, CATALOGUE).content_hash()


def test_one_exercise_on_its_own_is_a_routine_of_one_move() -> None:
    plan = plan_routine(single(CATALOGUE.exercises["kneeling-lunge"]), CATALOGUE)
    assert (plan.moves, plan.routine) == (1, "only-kneeling-lunge")
