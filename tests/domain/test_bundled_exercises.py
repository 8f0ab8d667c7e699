"""The catalogue that comes with the program, whatever is in it: whole, with sources, short enough, in a calm voice."""

import re
import tomllib
from pathlib import Path

import pytest

import catalog
from catalog.load import load_catalogue
from catalog.model import Catalogue, Exercise, MovementKind, Origin, Period, Position, Side

DATA = Path(catalog.__file__).parent / "data"
CATALOGUE = load_catalogue()
EXERCISES = list(CATALOGUE.exercises.values())
NAMES_AFTER_BIRTH = "004_ef9d94afd721e55c.txt"
"""The one source that speaks of the time after birth."""
NAMES_NO_STAGE = ("001_a274bc4c9021db5f.txt", "003_47d620a5f79084b6.txt")


def shown_texts(exercise: Exercise) -> list[str]:
    moves = [text for move in exercise.movements for text in (move.line, move.breath_in, move.breath_out)]
    return [
        *(exercise.name, exercise.summary, *exercise.setup, *exercise.steps, *moves),
        *(caution.text for caution in exercise.cautions),
        *(source.claims for source in exercise.sources),
        *(text for check in exercise.checks for text in (check.ask, check.otherwise)),
        *(text for one in exercise.substitutes for text in one.instead),
        *(*exercise.before, *exercise.after, *exercise.tags),
    ]


def filled(line: str, side: Side) -> str:
    other = Side.RIGHT if side is Side.LEFT else Side.LEFT
    return line.format(side=side, other=other, Side=side.capitalize(), Other=other.capitalize())


def each_exercise() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.id for exercise in EXERCISES])


def test_the_pelvic_tilt_arches_on_the_breath_in_and_rounds_on_the_breath_out() -> None:
    (movement,) = CATALOGUE.exercises["pelvic-tilt-all-fours"].movements
    assert movement.breath_in.startswith("Arch")
    assert movement.breath_out.startswith("Round")


def test_the_low_back_release_ends_in_the_centre() -> None:
    close = CATALOGUE.exercises["low-back-release"].movements[-1]
    assert close.kind is MovementKind.CLOSE
    assert "centre" in close.line


def test_it_has_no_faults() -> None:
    assert CATALOGUE.faults == ()


@each_exercise()
def test_nothing_is_left_out(exercise: Exercise) -> None:
    raw = tomllib.loads((DATA / "exercises" / f"{exercise.id}.toml").read_text(encoding="utf-8"))["exercise"][0]
    assert set(raw) >= {
        *("id", "name", "summary", "regions", "position", "sides", "equipment", "setup", "steps", "periods"),
        *("alternates", "similar", "reading", "movement", "caution", "source"),
    }
    assert all(raw[key] for key in ("summary", "setup", "alternates", "periods"))
    assert all("origin" in movement["dose"] for movement in raw["movement"])


@each_exercise()
def test_every_caution_and_every_claim_has_a_source_of_its_own(exercise: Exercise) -> None:
    raw = tomllib.loads((DATA / "exercises" / f"{exercise.id}.toml").read_text(encoding="utf-8"))["exercise"][0]
    assert raw["caution"]
    assert all(one["source"] and one["text"] for one in raw["caution"])
    assert {one["name"] for one in raw["source"]} - {"unache"}


@each_exercise()
def test_a_figure_of_the_apps_is_owned_up_to_among_the_sources(exercise: Exercise) -> None:
    if any(movement.dose.origin is Origin.APP_DEFAULT for movement in exercise.movements):
        assert any("the app's own" in source.claims for source in exercise.sources if source.name == "unache")


@each_exercise()
def test_a_source_that_names_no_stage_is_not_given_one(exercise: Exercise) -> None:
    if exercise.sources[0].name in NAMES_NO_STAGE:
        claims = " ".join(source.claims for source in exercise.sources)
        assert re.search("states? no (week or )?trimester", claims)


@each_exercise()
def test_after_birth_is_the_sources_own_or_waits_for_her_team(exercise: Exercise) -> None:
    if Period.POSTPARTUM in exercise.periods and exercise.sources[0].name != NAMES_AFTER_BIRTH:
        assert any("once your team agreed" in source.claims for source in exercise.sources)


@each_exercise()
def test_whatever_is_done_on_the_back_has_a_way_in_a_way_out_and_another_position_instead(exercise: Exercise) -> None:
    if exercise.position is Position.BACK:
        assert exercise.before
        assert exercise.after
        assert Period.THIRD not in exercise.periods
        assert Position.BACK not in {CATALOGUE.exercises[one].position for one in exercise.alternates}


@each_exercise()
def test_lines_fit_the_screen_with_either_side_filled_in(exercise: Exercise) -> None:
    assert len(exercise.name) <= 40
    for movement in exercise.movements:
        for line in (movement.line, movement.breath_in, movement.breath_out, *exercise.before, *exercise.after):
            assert max(len(filled(line, side)) for side in Side) <= 40, line


@each_exercise()
def test_cards_have_three_to_five_steps_of_at_most_60_characters(exercise: Exercise) -> None:
    assert 3 <= len(exercise.steps) <= 5
    checks = [text for check in exercise.checks for text in (check.ask, check.otherwise)]
    assert [line for line in (*exercise.steps, *exercise.setup, *checks) if len(line) > 60] == []


@each_exercise()
def test_wording_promises_nothing(exercise: Exercise) -> None:
    for text in shown_texts(exercise):
        assert not re.search(r"\b(safe|safely|cure|guarantee|best|perfect|pain-free)\b|!", text, re.IGNORECASE), text


def test_similar_moves_and_alternates_exist() -> None:
    named = {other for one in EXERCISES for other in (*one.similar, *one.alternates)}
    assert named <= set(CATALOGUE.exercises)


def test_names_are_distinct() -> None:
    assert len({one.name for one in EXERCISES}) == len(EXERCISES)


def test_routines_have_one_to_seven_moves() -> None:
    assert all(1 <= len(routine.items) <= 7 for routine in CATALOGUE.routines.values())


def test_routines_say_that_their_pauses_are_the_apps_own() -> None:
    for routine in CATALOGUE.routines.values():
        assert any("app's own" in source.claims for source in routine.sources)


def test_loading_again_gives_the_same_catalogue() -> None:
    again: Catalogue = load_catalogue()
    assert again == CATALOGUE
    assert list(again.exercises) == list(CATALOGUE.exercises)
