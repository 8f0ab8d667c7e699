"""The acceptance list beyond its rows of exercises: routines RT-1 to RT-7, dose shapes D1 to D15, and what a row asks for.

Exercises are found here by their row, as the list names them.
"""

import pytest

from catalog.load import load_catalogue
from catalog.model import (
    Exercise,
    Figure,
    Movement,
    MovementKind,
    Origin,
    Position,
    Routine,
    RoutineItem,
    Side,
    SideRule,
    When,
)
from tui.session.plan import PhaseKind, plan_routine

CATALOGUE = load_catalogue()

S0 = "000_967a965831fe2ca3.txt"
S1 = "001_a274bc4c9021db5f.txt"
S2 = "002_6fad9ea6dcb3b54e.txt"
S3 = "003_47d620a5f79084b6.txt"
S4 = "004_ef9d94afd721e55c.txt"

OURS, THEIRS = Origin.APP_DEFAULT, Origin.SOURCE
HOLD, REPS, EXPLORE, CLOSE = MovementKind.HOLD, MovementKind.REPS, MovementKind.EXPLORE, MovementKind.CLOSE
EACH, BOTH = SideRule.EACH, SideRule.BOTH
KNEES, CHAIR, STANDING = Position.ALL_FOURS, Position.CHAIR, Position.STANDING

ROWS = (
    *("wiggle-stretch", "upper-glute-release", "hip-rolls", "standing-cat-cow", "low-back-release"),
    *("pelvic-tilt-all-fours", "reach-and-turn", "side-stretch", "back-and-seat-stretch", "kneeling-lunge"),
    *("side-lying-turn", "pelvic-rocking", "seated-twist", "tailor-sitting", "tailor-press"),
    *("pelvic-tilt-lying", "seated-reverse-crunch", "camel-back", "side-reach", "hips-back"),
)
"""The ids of EX-01 to EX-20, in order."""

ROUTINES = {
    "RT-1": ("roller-trio", S0, ["wiggle-stretch", "upper-glute-release", "hip-rolls"]),
    "RT-2": ("low-back-release", S1, ["low-back-release"]),
    "RT-3": (
        "kneeling-series",
        S2,
        [
            *("pelvic-tilt-all-fours", "reach-and-turn", "side-stretch"),
            *("back-and-seat-stretch", "kneeling-lunge", "side-lying-turn"),
        ],
    ),
    "RT-4": (
        "sciatica-set",
        S3,
        [
            *("seated-twist", "seated-reverse-crunch", "tailor-sitting", "tailor-press"),
            *("pelvic-tilt-lying", "camel-back", "pelvic-rocking"),
        ],
    ),
    "RT-5": ("bedtime-pair", S4, ["side-reach", "hips-back"]),
    "RT-6": ("morning-pair", S4, ["side-reach", "hips-back"]),
    "RT-7": ("before-sleep", S3, ["pelvic-rocking"]),
    "derived, chair only": ("chair-only", "unache", ["seated-twist", "seated-reverse-crunch"]),
    "derived, no floor": (
        "no-floor",
        "unache",
        ["standing-cat-cow", "seated-twist", "seated-reverse-crunch", "side-reach", "hips-back"],
    ),
    "derived, no kneeling": (
        "no-kneeling",
        "unache",
        ["standing-cat-cow", "seated-twist", "tailor-sitting", "side-lying-turn"],
    ),
    "derived, five quiet minutes": (
        "five-quiet-minutes",
        "unache",
        ["tailor-sitting", "pelvic-tilt-all-fours", "side-lying-turn"],
    ),
}


def exercise(row: str) -> Exercise:
    return CATALOGUE.exercises[ROWS[int(row.removeprefix("EX-")) - 1]]


def movement(row: str, number: int = 0) -> Movement:
    return exercise(row).movements[number]


@pytest.mark.parametrize("row", ROUTINES)
def test_routines_hold_the_moves_of_the_list_and_name_their_source(row: str) -> None:
    name, source, moves = ROUTINES[row]
    routine = CATALOGUE.routines[name]
    assert [item.exercise for item in routine.items] == moves
    assert routine.sources[0].name == source


def test_there_are_no_other_routines() -> None:
    assert {name for name, _, _ in ROUTINES.values()} == set(CATALOGUE.routines)


def test_ex03_is_entered_and_left_by_the_side_and_names_the_standing_cat_cow() -> None:
    rolls = exercise("EX-03")
    assert "side first" in rolls.before[0]
    assert "your side" in rolls.after[0]
    assert rolls.alternates[0] == exercise("EX-04").id


def test_ex16_is_entered_and_left_by_the_side_and_names_the_tilt_on_hands_and_knees() -> None:
    tilt = exercise("EX-16")
    assert "side first" in tilt.before[0]
    assert "your side" in tilt.after[0]
    assert tilt.alternates[0] == exercise("EX-06").id


@pytest.mark.parametrize("row", ["EX-10", "EX-19", "EX-20"])
def test_moves_on_one_leg_warn_of_pelvic_pain(row: str) -> None:
    assert any("pelvis" in one.text and one.source.startswith("physiohealth") for one in exercise(row).cautions)


def test_ex17_waits_six_weeks_after_a_caesarean_and_keeps_the_back_round() -> None:
    cautions = " ".join(caution.text for caution in exercise("EX-17").cautions)
    assert "caesarean leave it out for six weeks" in cautions
    assert "back round" in cautions


def test_ex18_says_that_late_in_pregnancy_it_may_not_suit() -> None:
    assert "Late in pregnancy" in exercise("EX-18").cautions[0].text


@pytest.mark.parametrize("row", ["EX-19", "EX-20"])
def test_the_heel_alone_goes_up_and_a_base_that_is_too_high_is_lowered(row: str) -> None:
    found = exercise(row)
    assert any("the heel alone" in line for line in found.setup)
    assert "too high" in found.checks[0].otherwise
    assert "second chair" in found.checks[1].otherwise
    (base, _) = found.substitutes
    assert {"the seat of a chair", "the arm of a sofa", "a bed"} <= set(base.instead)


def test_the_two_pelvic_tilts_have_different_names_and_are_linked() -> None:
    fours, lying = exercise("EX-06"), exercise("EX-16")
    assert (fours.name, lying.name) == ("Pelvic tilt", "Pelvic tilt, lying")
    assert lying.id in fours.similar
    assert fours.id in lying.similar


def test_the_close_relatives_on_hands_and_knees_name_each_other() -> None:
    relatives = {exercise(row).id for row in ("EX-05", "EX-06", "EX-12", "EX-18")}
    assert all(relatives - {name} <= set(CATALOGUE.exercises[name].similar) for name in relatives)


@pytest.mark.parametrize("row", ["EX-08", "EX-09", "EX-10", "EX-11", "EX-13"])
def test_d1_half_a_minute_on_each_side(row: str) -> None:
    assert (exercise(row).sides, movement(row).kind, movement(row).dose.hold_seconds) == (EACH, HOLD, 30)


@pytest.mark.parametrize("row", ["EX-19", "EX-20"])
def test_d2_thirty_to_forty_seconds_and_longer_is_fine(row: str) -> None:
    dose = movement(row).dose
    assert (dose.hold_seconds, dose.hold_seconds_max, dose.longer_is_fine) == (30, 40, True)


@pytest.mark.parametrize(("row", "sides"), [("EX-06", BOTH), ("EX-07", EACH)])
def test_d3_and_d4_ten_to_fifteen_together_or_on_each_side(row: str, sides: SideRule) -> None:
    dose = movement(row).dose
    assert (exercise(row).sides, dose.reps, dose.reps_max) == (sides, 10, 15)


def test_d5_a_short_hold_at_least_five_times_twice_a_day() -> None:
    dose = movement("EX-16").dose
    assert (dose.reps, dose.at_least, dose.sittings, dose.rep_hold_seconds) == (5, True, 2, 5)
    assert (dose.origin_of(Figure.REPS), dose.origin_of(Figure.REP_HOLD_SECONDS)) == (THEIRS, OURS)


def test_d6_a_ramp_to_twenty_five_twice_a_day() -> None:
    dose = movement("EX-17").dose
    assert (dose.up_to_reps, dose.sittings, dose.origin_of(Figure.UP_TO_REPS)) == (25, 2, THEIRS)
    assert dose.origin_of(Figure.REPS) is OURS


def test_d7_two_hundred_a_day_over_one_to_four_sittings() -> None:
    dose = movement("EX-12").dose
    assert (dose.per_day, dose.sittings, dose.sittings_max) == (200, 1, 4)
    assert dose.origin_of(Figure.PER_DAY) is THEIRS
    assert dose.origin_of(Figure.STEP_REPS) is OURS


def test_d8_a_few_and_a_couple_keep_the_words_of_the_source_beside_the_apps_figure() -> None:
    assert movement("EX-01").dose.source_says == "a couple of times"
    assert (movement("EX-03").dose.pulses, movement("EX-03").dose.origin_of(Figure.PULSES)) == (3, OURS)


@pytest.mark.parametrize("row", ["EX-02", "EX-04", "EX-05", "EX-14", "EX-15", "EX-18"])
def test_d9_where_the_source_gives_no_number_the_app_says_that_it_is_its_own(row: str) -> None:
    for one in exercise(row).movements:
        assert one.dose.origin_of(Figure.REPS) is OURS
        assert one.dose.origin_of(Figure.HOLD_SECONDS) is OURS


def test_d10_the_breath_paces_or_flows_steadily() -> None:
    assert movement("EX-05").paced
    assert movement("EX-06").paced
    for row in ("EX-13", "EX-16"):
        assert not movement(row).paced
        assert any("steadily" in step for step in exercise(row).steps)


def test_d11_exploring_ends_with_a_closing_step() -> None:
    assert [one.kind for one in exercise("EX-05").movements][-2:] == [EXPLORE, CLOSE]


def test_d12_a_way_in_and_a_way_out() -> None:
    assert exercise("EX-03").before
    assert exercise("EX-03").after
    assert exercise("EX-12").after == ("For sleep, lie down on your left side",)


def test_d13_a_check_of_the_fit_with_what_to_do_otherwise() -> None:
    assert all(check.ask.endswith("?") and check.otherwise for check in exercise("EX-19").checks)


def test_d14_four_times_forty_seconds_can_be_asked_for() -> None:
    asked = Routine("four", "Four", "", (RoutineItem("side-stretch", sets=4, hold_seconds=40),), ())
    holds = [phase for phase in plan_routine(asked, CATALOGUE).phases if phase.kind is PhaseKind.HOLD]
    assert [(phase.side, phase.seconds) for phase in holds] == [(Side.LEFT, 40), (Side.RIGHT, 40)] * 4


def test_d15_the_words_for_how_often() -> None:
    assert [movement(row).dose.when for row in ("EX-01", "EX-02", "EX-03")] == [(When.DAILY,)] * 3
    assert movement("EX-12").dose.when == (When.BEDTIME,)
    assert set(movement("EX-20").dose.when) == {When.BEDTIME, When.MORNING}


def test_five_quiet_minutes_take_five_minutes_and_move_nothing_about() -> None:
    quiet = CATALOGUE.routines["five-quiet-minutes"]
    assert plan_routine(quiet, CATALOGUE).minutes == 5
    assert all(CATALOGUE.exercises[item.exercise].quiet for item in quiet.items)


@pytest.mark.parametrize(
    ("routine", "without"),
    [
        ("chair-only", set(Position) - {CHAIR}),
        ("no-floor", set(Position) - {CHAIR, STANDING}),
        ("no-kneeling", {KNEES, Position.KNEELING, Position.BACK}),
    ],
)
def test_derived_routines_keep_out_of_the_positions_they_promise_to(routine: str, without: set[Position]) -> None:
    for item in CATALOGUE.routines[routine].items:
        move = CATALOGUE.exercises[item.exercise]
        assert not without & {move.position, *move.passes_through}
