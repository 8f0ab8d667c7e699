"""Doses and ways in and out that do not add up: what goes with what, said in one sentence that ends with what is allowed."""

from pathlib import Path

import pytest

from catalog.load import load_catalogue

EXERCISE = """
[[exercise]]
id = "bend"
name = "Slow bend"
regions = ["low_back_c"]
position = "standing"
sides = "both"
equipment = ["chair"]
steps = ["Bend a little.", "Come back."]
{keys}
[[exercise.movement]]
kind = "{kind}"
line = "Sway"
{breath}
dose = {{ {dose} }}
{tables}
"""

ONLY_REPS = 'allowed: with kind = "reps"'


def written(dose: str = "reps = 5", *, kind: str = "reps", breath: str = "", keys: str = "", tables: str = "") -> str:
    return EXERCISE.format(dose=dose, kind=kind, breath=breath, keys=keys, tables=tables)


def faults(folder: Path, text: str) -> list[tuple[str, str]]:
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    return [(fault.key, fault.message) for fault in load_catalogue(folder).faults]


DOSES = {
    "at_least beside a range": (
        "reps = 5, reps_max = 9, at_least = true",
        "at_least",
        "stands beside an upper end, reps_max; allowed: one of the two",
    ),
    "a step that leads nowhere": (
        "reps = 5, step_reps = 2",
        "step_reps",
        "leads nowhere; allowed: with up_to_reps or per_day",
    ),
    "a ramp that leads down": ("reps = 5, up_to_reps = 4", "up_to_reps", "4 is below reps, 5; allowed: 5 or more"),
    "a day of less than a sitting": ("reps = 5, per_day = 4", "per_day", "4 is below reps, 5; allowed: 5 or more"),
    "most sittings alone": (
        "reps = 5, sittings_max = 4",
        "sittings_max",
        "stands without sittings; allowed: both, or sittings alone",
    ),
    "fewer at most than at least": (
        "reps = 5, sittings = 3, sittings_max = 2",
        "sittings_max",
        "2 is below sittings, 3; allowed: 3 or more",
    ),
    "a word twice": (
        'reps = 5, when = ["daily", "daily"]',
        "when",
        '"daily" stands there twice; allowed: once each',
    ),
    "of_source where all is": (
        'reps = 5, of_source = ["reps"]',
        "of_source",
        'says again what origin = "source" says of all; allowed: with another origin',
    ),
    "of_source of what is not given": (
        'origin = "app_default", reps = 5, of_source = ["per_day"]',
        "of_source",
        'names "per_day", which is not given; allowed: keys of this dose',
    ),
    "an unknown word for when": (
        'reps = 5, when = ["noon"]',
        "when 1",
        '"noon" does not fit; allowed: daily, morning, bedtime',
    ),
    "a hold within that is too long": (
        "reps = 5, rep_hold_seconds = 61",
        "rep_hold_seconds",
        "61 does not fit; allowed: a whole number from 1 to 60",
    ),
}


@pytest.mark.parametrize(("dose", "key", "message"), DOSES.values(), ids=list(DOSES))
def test_a_dose_that_does_not_add_up_says_why(tmp_path: Path, dose: str, key: str, message: str) -> None:
    assert faults(tmp_path, written(dose)) == [(f"movement 1.dose.{key}", message)]


@pytest.mark.parametrize("said", ["at_least = true", "rep_hold_seconds = 5", "pulses = 3", "per_day = 200"])
def test_what_belongs_to_repetitions_is_refused_for_a_hold(tmp_path: Path, said: str) -> None:
    key = said.partition(" ")[0]
    found = faults(tmp_path, written(f"hold_seconds = 20, {said}", kind="hold"))
    assert found == [(f"movement 1.dose.{key}", f'counts within kind = "hold"; {ONLY_REPS}')]


@pytest.mark.parametrize(("said", "key"), [("rep_hold_seconds = 5", "rep_hold_seconds"), ("pulses = 3", "pulses")])
def test_a_repetition_with_a_hold_or_pulses_is_not_paced_by_the_breath(tmp_path: Path, said: str, key: str) -> None:
    found = faults(tmp_path, written(f"reps = 5, {said}", breath='breath_in = "Up"'))
    message = "makes a repetition longer than the breath it is paced by; allowed: without breath_in and breath_out"
    assert found == [(f"movement 1.dose.{key}", message)]


KEYS = {
    "the position on its own way": (
        'passes_through = ["standing"]',
        "passes_through",
        '"standing" is the position itself; allowed: others on the way',
    ),
    "a side on the way in": (
        'before = ["Roll {side}"]',
        "before 1",
        "has braces; allowed: words, the same for both sides",
    ),
    "a long way out": (
        f'after = ["{"a" * 41}"]',
        "after 1",
        f'"{"a" * 41}" does not fit; allowed: text of 1 to 40 characters',
    ),
    "needed and optional": (
        'optional = ["chair"]',
        "optional",
        '"chair" is also in equipment; allowed: in one of the two',
    ),
    "an unknown rule": (
        'rules = ["never"]',
        "rules 1",
        '"never" does not fit; allowed: pelvic_girdle, caesarean_six_weeks, heavily_pregnant',
    ),
    "a tag twice": ('tags = ["calf", "calf"]', "tags", '"calf" stands there twice; allowed: once each'),
    "a word for quiet": ('quiet = "yes"', "quiet", '"yes" does not fit; allowed: true or false'),
}


@pytest.mark.parametrize(("keys", "key", "message"), KEYS.values(), ids=list(KEYS))
def test_a_key_of_an_exercise_that_does_not_fit_says_why(tmp_path: Path, keys: str, key: str, message: str) -> None:
    assert faults(tmp_path, written(keys=keys)) == [(key, message)]


def test_a_substitute_for_what_is_not_asked_for_says_why(tmp_path: Path) -> None:
    tables = '[[exercise.substitute]]\nequipment = "mat"\ninstead = ["a rug"]'
    message = '"mat" is not asked for; allowed: what stands in equipment or optional'
    assert faults(tmp_path, written(tables=tables)) == [("substitute 1.equipment", message)]


def test_a_check_without_what_to_do_otherwise_says_why(tmp_path: Path) -> None:
    found = faults(tmp_path, written(tables='[[exercise.check]]\nask = "Does it fit?"'))
    assert found == [("check 1.otherwise", "is missing; allowed: text of 1 to 60 characters")]
