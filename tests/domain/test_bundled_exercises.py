"""The catalogue that comes with the program, against its acceptance list: figures, lengths, sources, wording."""

import re
import tomllib
from pathlib import Path

import pytest

import catalog
from catalog.load import load_catalogue
from catalog.model import Catalogue, Dose, Equipment, Exercise, MovementKind, Origin, Period, Position, Side, SideRule
from catalog.region import Region

DATA = Path(catalog.__file__).parent / "data"
CATALOGUE = load_catalogue()
EXERCISES = list(CATALOGUE.exercises.values())
LOW_BACK = {Region.LOW_BACK_L, Region.LOW_BACK_C, Region.LOW_BACK_R}

FIRST_LIST = "001_a274bc4c9021db5f.txt"
SECOND_LIST = "002_6fad9ea6dcb3b54e.txt"
THIRTY_SECONDS = Dose(Origin.SOURCE, hold_seconds=30)
TEN_TO_FIFTEEN = Dose(Origin.SOURCE, reps=10, reps_max=15)

DOSES = {
    "low-back-release": [
        (MovementKind.REPS, Dose(Origin.APP_DEFAULT, reps=8)),
        (MovementKind.EXPLORE, Dose(Origin.APP_DEFAULT, hold_seconds=60)),
        (MovementKind.CLOSE, Dose(Origin.APP_DEFAULT, hold_seconds=20)),
    ],
    "pelvic-tilt-all-fours": [(MovementKind.REPS, TEN_TO_FIFTEEN)],
    "reach-and-turn": [(MovementKind.REPS, TEN_TO_FIFTEEN)],
    "side-stretch": [(MovementKind.HOLD, THIRTY_SECONDS)],
    "back-and-seat-stretch": [(MovementKind.HOLD, THIRTY_SECONDS)],
    "kneeling-lunge": [(MovementKind.HOLD, THIRTY_SECONDS)],
    "side-lying-turn": [(MovementKind.HOLD, THIRTY_SECONDS)],
}
SIDES = {
    "low-back-release": SideRule.EXPLORE,
    "pelvic-tilt-all-fours": SideRule.BOTH,
    "reach-and-turn": SideRule.EACH,
    "side-stretch": SideRule.EACH,
    "back-and-seat-stretch": SideRule.EACH,
    "kneeling-lunge": SideRule.EACH,
    "side-lying-turn": SideRule.EACH,
}
REGIONS = {
    "low-back-release": LOW_BACK,
    "pelvic-tilt-all-fours": LOW_BACK,
    "reach-and-turn": {Region.MID_BACK, Region.UPPER_BACK},
    "side-stretch": {Region.LOW_BACK_L, Region.LOW_BACK_R},
    "back-and-seat-stretch": LOW_BACK | {Region.BUTTOCK_SI_L, Region.BUTTOCK_SI_R},
    "kneeling-lunge": LOW_BACK | {Region.HIP_SIDE_L, Region.HIP_SIDE_R},
    "side-lying-turn": LOW_BACK | {Region.MID_BACK},
}
UNCLEAR = {"side-stretch", "back-and-seat-stretch", "side-lying-turn"}


def shown_texts(exercise: Exercise) -> list[str]:
    moves = [text for move in exercise.movements for text in (move.line, move.breath_in, move.breath_out)]
    return [
        *(exercise.name, exercise.summary, *exercise.setup, *exercise.steps, *moves),
        *(caution.text for caution in exercise.cautions),
        *(source.claims for source in exercise.sources),
    ]


def filled(line: str, side: Side) -> str:
    other = Side.RIGHT if side is Side.LEFT else Side.LEFT
    return line.format(side=side, other=other, Side=side.capitalize(), Other=other.capitalize())


def each_exercise() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.id for exercise in EXERCISES])


def test_the_bundled_catalogue_has_no_faults() -> None:
    assert CATALOGUE.faults == ()
    assert set(CATALOGUE.exercises) == set(DOSES)


@each_exercise()
def test_doses_are_those_of_the_sources_or_marked_as_the_apps_own(exercise: Exercise) -> None:
    assert [(move.kind, move.dose) for move in exercise.movements] == DOSES[exercise.id]


@each_exercise()
def test_sides_and_regions_are_those_of_the_sources(exercise: Exercise) -> None:
    assert exercise.sides is SIDES[exercise.id]
    assert set(exercise.regions) == REGIONS[exercise.id]


def test_all_but_the_side_lying_turn_are_done_from_hands_and_knees() -> None:
    assert {one.id for one in EXERCISES if one.position is not Position.ALL_FOURS} == {"side-lying-turn"}
    assert CATALOGUE.exercises["side-lying-turn"].position is Position.SIDE


def test_only_the_low_back_release_asks_for_a_mat() -> None:
    asked = {one.id: one.equipment for one in EXERCISES if one.equipment}
    assert asked == {"low-back-release": (Equipment.MAT,)}


def test_the_pelvic_tilt_arches_on_the_breath_in_and_rounds_on_the_breath_out() -> None:
    (movement,) = CATALOGUE.exercises["pelvic-tilt-all-fours"].movements
    assert movement.breath_in.startswith("Arch")
    assert movement.breath_out.startswith("Round")


def test_the_low_back_release_ends_in_the_centre() -> None:
    close = CATALOGUE.exercises["low-back-release"].movements[-1]
    assert close.kind is MovementKind.CLOSE
    assert "centre" in close.line


def test_the_lunge_warns_of_pelvic_pain() -> None:
    cautions = CATALOGUE.exercises["kneeling-lunge"].cautions
    assert any("pelvis" in one.text and one.source.startswith("physiohealth.com.au") for one in cautions)


def test_moves_with_an_unclear_source_say_so() -> None:
    assert {one.id for one in EXERCISES if one.reading is Origin.OUR_READING} == UNCLEAR
    for name in UNCLEAR:
        assert any("our reading" in source.claims for source in CATALOGUE.exercises[name].sources)


def test_a_source_that_names_no_stage_is_not_given_one() -> None:
    release = CATALOGUE.exercises["low-back-release"]
    assert any("no week or trimester" in source.claims for source in release.sources)


@each_exercise()
def test_every_move_names_its_source_file_and_the_three_trimesters(exercise: Exercise) -> None:
    expected = FIRST_LIST if exercise.id == "low-back-release" else SECOND_LIST
    assert exercise.sources[0].name == expected
    assert exercise.periods == (Period.FIRST, Period.SECOND, Period.THIRD)


@each_exercise()
def test_lines_fit_the_screen_with_either_side_filled_in(exercise: Exercise) -> None:
    assert len(exercise.name) <= 40
    for movement in exercise.movements:
        for line in (movement.line, movement.breath_in, movement.breath_out):
            assert max(len(filled(line, side)) for side in Side) <= 40, line


@each_exercise()
def test_cards_have_three_to_five_steps_of_at_most_60_characters(exercise: Exercise) -> None:
    assert 3 <= len(exercise.steps) <= 5
    assert [line for line in (*exercise.steps, *exercise.setup) if len(line) > 60] == []


@each_exercise()
def test_nothing_is_left_out(exercise: Exercise) -> None:
    raw = tomllib.loads((DATA / "exercises" / f"{exercise.id}.toml").read_text(encoding="utf-8"))["exercise"][0]
    assert set(raw) == {
        *("id", "name", "summary", "regions", "position", "sides", "equipment", "setup", "steps", "periods"),
        *("alternates", "similar", "reading", "movement", "caution", "source"),
    }
    assert all(raw[key] for key in ("summary", "setup", "alternates", "periods"))
    assert all("origin" in movement["dose"] for movement in raw["movement"])
    assert all(caution["source"] for caution in raw["caution"])


@each_exercise()
def test_wording_promises_nothing(exercise: Exercise) -> None:
    for text in shown_texts(exercise):
        assert not re.search(r"\b(safe|safely|cure|guarantee|best|perfect|pain-free)\b|!", text, re.IGNORECASE), text


def test_similar_moves_and_alternates_exist() -> None:
    named = {other for one in EXERCISES for other in (*one.similar, *one.alternates)}
    assert named <= set(CATALOGUE.exercises)


def test_the_kneeling_series_keeps_the_order_of_its_source() -> None:
    routine = CATALOGUE.routines["kneeling-series"]
    assert routine.name == "Kneeling series"
    assert [item.exercise for item in routine.items] == [
        *("pelvic-tilt-all-fours", "reach-and-turn", "side-stretch"),
        *("back-and-seat-stretch", "kneeling-lunge", "side-lying-turn"),
    ]


def test_the_low_back_release_is_also_a_routine_of_one_move() -> None:
    routine = CATALOGUE.routines["low-back-release"]
    assert [item.exercise for item in routine.items] == ["low-back-release"]


def test_routines_say_that_their_pauses_are_the_apps_own() -> None:
    for routine in CATALOGUE.routines.values():
        assert any("app's own" in source.claims for source in routine.sources)


def test_loading_again_gives_the_same_catalogue() -> None:
    again: Catalogue = load_catalogue()
    assert again == CATALOGUE
    assert list(again.exercises) == list(CATALOGUE.exercises)
