"""The exercises of the acceptance list, EX-01 to EX-20: what each row says of position, sides, things, stages and dose.

The figures are typed here from the five source texts, so that a slip in the data shows.
"""

from dataclasses import dataclass

import pytest

from catalog.load import load_catalogue
from catalog.model import (
    Dose,
    Equipment,
    Exercise,
    Figure,
    MovementKind,
    Origin,
    Period,
    Position,
    Rule,
    SideRule,
    When,
)
from catalog.region import Region

CATALOGUE = load_catalogue()

S0 = "000_967a965831fe2ca3.txt"
S1 = "001_a274bc4c9021db5f.txt"
S2 = "002_6fad9ea6dcb3b54e.txt"
S3 = "003_47d620a5f79084b6.txt"
S4 = "004_ef9d94afd721e55c.txt"

LOW_BACK = {Region.LOW_BACK_L, Region.LOW_BACK_C, Region.LOW_BACK_R}
BUTTOCKS = {Region.BUTTOCK_SI_L, Region.BUTTOCK_SI_R}
HIPS = {Region.HIP_SIDE_L, Region.HIP_SIDE_R}
LEGS_BEHIND = {Region.THIGH_BACK_L, Region.THIGH_BACK_R}
BELOW_KNEES = {Region.BELOW_KNEE_L, Region.BELOW_KNEE_R}
MID = {Region.MID_BACK}

PREGNANCY = (Period.FIRST, Period.SECOND, Period.THIRD)
ALL = (*PREGNANCY, Period.POSTPARTUM)
ON_THE_BACK = (Period.FIRST, Period.SECOND, Period.POSTPARTUM)

OURS, THEIRS, READ_BY_US = Origin.APP_DEFAULT, Origin.SOURCE, Origin.OUR_READING
HOLD, REPS, EXPLORE, CLOSE = MovementKind.HOLD, MovementKind.REPS, MovementKind.EXPLORE, MovementKind.CLOSE
EACH, BOTH = SideRule.EACH, SideRule.BOTH
FLOOR, KNEES, CHAIR, STANDING = Position.FLOOR_SITTING, Position.ALL_FOURS, Position.CHAIR, Position.STANDING
SIDE, BACK, UPRIGHT = Position.SIDE, Position.BACK, Position.KNEELING
DAILY, ENDS_OF_DAY = (When.DAILY,), (When.BEDTIME, When.MORNING)
SAYS_WHEN = (Figure.WHEN,)

DOSES: dict[str, list[tuple[MovementKind, Dose]]] = {
    "EX-01": [
        (REPS, Dose(OURS, reps=2, when=DAILY, of_source=SAYS_WHEN, source_says="a couple of times")),
        (EXPLORE, Dose(OURS, hold_seconds=40, when=DAILY, of_source=SAYS_WHEN)),
    ],
    "EX-02": [(EXPLORE, Dose(OURS, hold_seconds=40, when=DAILY, of_source=SAYS_WHEN))],
    "EX-03": [
        (
            REPS,
            Dose(OURS, reps=4, pulses=3, when=DAILY, of_source=SAYS_WHEN, source_says="a few pulses, a few more"),
        )
    ],
    "EX-04": [(REPS, Dose(OURS, reps=8))],
    "EX-05": [
        (REPS, Dose(OURS, reps=8)),
        (EXPLORE, Dose(OURS, hold_seconds=60)),
        (CLOSE, Dose(OURS, hold_seconds=20)),
    ],
    "EX-06": [(REPS, Dose(THEIRS, reps=10, reps_max=15))],
    "EX-07": [(REPS, Dose(THEIRS, reps=10, reps_max=15))],
    "EX-08": [(HOLD, Dose(THEIRS, hold_seconds=30))],
    "EX-09": [(HOLD, Dose(THEIRS, hold_seconds=30))],
    "EX-10": [(HOLD, Dose(THEIRS, hold_seconds=30))],
    "EX-11": [(HOLD, Dose(THEIRS, hold_seconds=30))],
    "EX-12": [
        (
            REPS,
            Dose(
                OURS,
                reps=10,
                step_reps=10,
                per_day=200,
                sittings=1,
                sittings_max=4,
                when=(When.BEDTIME,),
                of_source=(Figure.PER_DAY, Figure.SITTINGS, Figure.WHEN),
            ),
        )
    ],
    "EX-13": [(HOLD, Dose(THEIRS, hold_seconds=30))],
    "EX-14": [(HOLD, Dose(OURS, hold_seconds=60))],
    "EX-15": [(REPS, Dose(OURS, reps=8))],
    "EX-16": [
        (
            REPS,
            Dose(
                OURS,
                reps=5,
                at_least=True,
                rep_hold_seconds=5,
                sittings=2,
                of_source=(Figure.REPS, Figure.SITTINGS),
                source_says="a few seconds",
            ),
        )
    ],
    "EX-17": [
        (
            REPS,
            Dose(OURS, reps=5, step_reps=5, up_to_reps=25, sittings=2, of_source=(Figure.UP_TO_REPS, Figure.SITTINGS)),
        )
    ],
    "EX-18": [(REPS, Dose(OURS, reps=5, rep_hold_seconds=5, source_says="a few seconds"))],
    "EX-19": [(HOLD, Dose(THEIRS, hold_seconds=30, hold_seconds_max=40, longer_is_fine=True, when=ENDS_OF_DAY))],
    "EX-20": [(HOLD, Dose(THEIRS, hold_seconds=30, hold_seconds_max=40, longer_is_fine=True, when=ENDS_OF_DAY))],
}


@dataclass(frozen=True, slots=True)
class Row:
    """What a row of the list says of an exercise beside its dose."""

    exercise: str
    source: str
    position: Position
    sides: SideRule
    regions: set[Region]
    periods: tuple[Period, ...] = ALL
    things: tuple[Equipment, ...] = ()
    optional: tuple[Equipment, ...] = ()
    rules: tuple[Rule, ...] = ()
    reading: Origin = THEIRS
    through: tuple[Position, ...] = ()


ROLLER, PILLOW, MAT = (Equipment.SOFT_ROLLER,), (Equipment.PILLOW,), (Equipment.MAT,)
A_CHAIR, FIRM_CHAIR, BASE = (Equipment.CHAIR,), (Equipment.FIRM_CHAIR,), (Equipment.RAISED_BASE,)
GIRDLE, CAESAREAN, HEAVILY = (Rule.PELVIC_GIRDLE,), (Rule.CAESAREAN_SIX_WEEKS,), (Rule.HEAVILY_PREGNANT,)
SIDES_OF_BACK = {Region.LOW_BACK_L, Region.LOW_BACK_R}
ALONG_THE_NERVE = LOW_BACK | BUTTOCKS | LEGS_BEHIND
BACK_AND_LEG = LOW_BACK | LEGS_BEHIND | BELOW_KNEES

ROWS = {
    "EX-01": Row("wiggle-stretch", S0, FLOOR, BOTH, LOW_BACK | MID, things=ROLLER, optional=PILLOW, reading=READ_BY_US),
    "EX-02": Row("upper-glute-release", S0, FLOOR, EACH, BUTTOCKS | HIPS, things=ROLLER, reading=READ_BY_US),
    "EX-03": Row("hip-rolls", S0, BACK, BOTH, ALONG_THE_NERVE | HIPS, ON_THE_BACK, through=(SIDE,)),
    "EX-04": Row("standing-cat-cow", S0, STANDING, BOTH, LOW_BACK | MID, things=A_CHAIR, reading=READ_BY_US),
    "EX-05": Row("low-back-release", S1, KNEES, SideRule.EXPLORE, LOW_BACK, PREGNANCY, MAT, through=(UPRIGHT,)),
    "EX-06": Row("pelvic-tilt-all-fours", S2, KNEES, BOTH, LOW_BACK),
    "EX-07": Row("reach-and-turn", S2, KNEES, EACH, {Region.MID_BACK, Region.UPPER_BACK}),
    "EX-08": Row("side-stretch", S2, KNEES, EACH, SIDES_OF_BACK, reading=READ_BY_US),
    "EX-09": Row("back-and-seat-stretch", S2, KNEES, EACH, LOW_BACK | BUTTOCKS, reading=READ_BY_US),
    "EX-10": Row("kneeling-lunge", S2, KNEES, EACH, LOW_BACK | HIPS, rules=GIRDLE, through=(UPRIGHT,)),
    "EX-11": Row("side-lying-turn", S2, SIDE, EACH, LOW_BACK | MID, reading=READ_BY_US),
    "EX-12": Row("pelvic-rocking", S3, KNEES, BOTH, ALONG_THE_NERVE, PREGNANCY, optional=MAT, through=(SIDE,)),
    "EX-13": Row("seated-twist", S3, CHAIR, EACH, ALONG_THE_NERVE | MID, things=A_CHAIR),
    "EX-14": Row("tailor-sitting", S3, FLOOR, BOTH, HIPS | LOW_BACK, optional=PILLOW),
    "EX-15": Row("tailor-press", S3, FLOOR, BOTH, HIPS, optional=PILLOW),
    "EX-16": Row("pelvic-tilt-lying", S3, BACK, BOTH, LOW_BACK, ON_THE_BACK, optional=MAT, through=(SIDE,)),
    "EX-17": Row("seated-reverse-crunch", S3, CHAIR, BOTH, LOW_BACK, things=FIRM_CHAIR, rules=CAESAREAN),
    "EX-18": Row("camel-back", S3, KNEES, BOTH, LOW_BACK | MID, optional=MAT, rules=HEAVILY),
    "EX-19": Row("side-reach", S4, STANDING, EACH, BACK_AND_LEG, things=BASE, optional=A_CHAIR, rules=GIRDLE),
    "EX-20": Row("hips-back", S4, STANDING, EACH, BACK_AND_LEG, things=BASE, optional=A_CHAIR, rules=GIRDLE),
}


def exercise(row: str) -> Exercise:
    return CATALOGUE.exercises[ROWS[row].exercise]


def every_row() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", ROWS)


def test_the_list_and_the_catalogue_name_the_same_twenty() -> None:
    assert list(ROWS) == list(DOSES) == [f"EX-{number:02}" for number in range(1, 21)]
    assert {row.exercise for row in ROWS.values()} == set(CATALOGUE.exercises)


@every_row()
def test_doses_are_those_of_the_sources_or_marked_as_the_apps_own(row: str) -> None:
    assert [(one.kind, one.dose) for one in exercise(row).movements] == DOSES[row]


@every_row()
def test_regions_sides_and_positions_are_those_of_the_list(row: str) -> None:
    found, said = exercise(row), ROWS[row]
    assert set(found.regions) == said.regions
    assert (found.sides, found.position, found.passes_through) == (said.sides, said.position, said.through)


@every_row()
def test_things_stages_and_rules_are_those_of_the_list(row: str) -> None:
    found, said = exercise(row), ROWS[row]
    assert (found.equipment, found.optional) == (said.things, said.optional)
    assert (found.periods, found.rules) == (said.periods, said.rules)


@every_row()
def test_its_source_comes_first_and_an_unclear_one_is_called_so(row: str) -> None:
    found, said = exercise(row), ROWS[row]
    assert found.sources[0].name == said.source
    assert found.reading is said.reading
    marked = any("our reading" in source.claims for source in found.sources)
    assert marked or said.reading is THEIRS
