"""The rules of the sources, row by row: every one is found in the data, under its letter in the list they were read from.

C is who asks first, W the signs that stop, R how to exercise, G how disagreements are settled.
"""

import pytest

from catalog.load import load_catalogue
from catalog.model import Catalogue, Position, Rule
from catalog.safety import Level, Safety, load_safety

CONDITIONS = {
    "C1 heart and lung": ("heart-or-lung", True, None),
    "C2 cervix, and a stitch in it": ("weak-cervix", True, None),
    "C3 more than one, with risk of early labour": ("multiples-early-labour-risk", True, None),
    "C4 placenta praevia": ("placenta-praevia", False, 26),
    "C5 early labour or waters": ("early-labour-or-waters", True, None),
    "C6 pre-eclampsia or high pressure": ("high-blood-pressure", True, None),
    "C7 severe anaemia": ("severe-anaemia", True, None),
    "SOGC unexplained persistent bleeding": ("persistent-bleeding", True, None),
    "SOGC growth restriction": ("growth-restriction", True, None),
    "SOGC triplets or more": ("triplets", True, None),
    "SOGC uncontrolled diabetes or thyroid": ("diabetes-or-thyroid", True, None),
    "SOGC other serious disorder": ("serious-illness", True, None),
    "SOGC recurrent loss": ("several-losses", False, None),
    "SOGC earlier preterm birth": ("early-birth-before", False, None),
    "SOGC symptomatic anaemia": ("anaemia", False, None),
    "SOGC malnutrition": ("undernourished", False, None),
    "SOGC eating disorder": ("eating-disorder", False, None),
    "SOGC twins": ("twins", False, None),
    "SOGC other significant condition": ("other-condition", False, None),
    "G8 epidural": ("numb-since-epidural", True, None),
    "G8 wound": ("wound-healing", False, None),
}

SIGNS = {
    "W1 bleeding": ("vaginal-bleeding", Level.CALL_NOW),
    "W2 dizzy or faint": ("dizzy-or-faint", Level.CALL_NOW),
    "W3 out of breath before": ("breathless-before", Level.CALL_TODAY),
    "W4 chest pain": ("chest-pain", Level.CALL_NOW),
    "W5 headache": ("headache", Level.CALL_TODAY),
    "W6 muscle weakness": ("muscle-weakness", Level.CALL_TODAY),
    "W7 calf": ("calf", Level.CALL_TODAY),
    "W8 contractions": ("contractions", Level.CALL_NOW),
    "W9 fluid": ("waters", Level.CALL_NOW),
    "G2 baby moves less": ("baby-moves-less", Level.CALL_TODAY),
    "G2 abdominal pain": ("belly-pain", Level.CALL_TODAY),
    "G2 vision": ("vision", Level.CALL_TODAY),
    "G2 fever": ("fever", Level.CALL_TODAY),
    "G2 swelling": ("swelling", Level.CALL_TODAY),
    "G2 breathless at rest": ("breathless-at-rest", Level.CALL_NOW),
    "G3 between the legs": ("saddle-numbness", Level.CALL_NOW),
    "G3 bladder or bowel": ("bladder-or-bowel", Level.CALL_NOW),
    "G3 both legs": ("both-legs", Level.CALL_NOW),
    "G3 weakness that grows": ("leg-getting-weaker", Level.CALL_NOW),
    "G3 after a fall": ("back-pain-after-fall", Level.CALL_NOW),
    "G3 urine or flank": ("urine-or-flank", Level.CALL_TODAY),
    "G3 one leg": ("one-leg", Level.ASK_FIRST),
    "G7 heavier or brighter bleeding": ("heavier-bleeding", Level.CALL_NOW),
    "G7 wound": ("wound", Level.CALL_TODAY),
    "G7 epidural site": ("epidural-site", Level.CALL_TODAY),
}

ADVICE = {
    "R1 never pain": ("no-pain", "001_"),
    "R2 nothing that worsens": ("leave-what-worsens", "002_"),
    "R3 ask first": ("ask-first", "002_"),
    "R4 information only": ("not-medical-advice", "001_"),
    "R5 comfort first": ("comfort-first", "001_"),
    "R6 alternate to the back": ("not-on-the-back", "000_"),
    "R7 by way of the side": ("by-the-side", "000_"),
    "R8 light effort": ("lightly", "003_"),
    "R9 breathe steadily": ("breathe", "003_"),
    "R10 camel back late": ("very-late", "003_"),
    "R11 seated twist": ("seated-not-standing", "003_"),
    "R12 heel and base": ("heel-and-base", "004_"),
    "R13 back rounded": ("keep-round", "003_"),
    "R14 left side after rocking": ("left-side-after", "003_"),
    "R15 which stages": ("which-stages", "004_"),
}


@pytest.fixture(scope="module")
def safety() -> Safety:
    return load_safety()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.mark.parametrize("row", CONDITIONS)
def test_each_condition_is_asked(safety: Safety, row: str) -> None:
    name, absolute, from_week = CONDITIONS[row]
    [found] = [one for one in safety.contraindications if one.id == name]
    assert (found.absolute, found.absolute_from_week) == (absolute, from_week)
    assert row.startswith("C") == ("002_6fad9ea6dcb3b54e.txt" in found.source)
    assert row.startswith("SOGC") == found.source.startswith("SOGC/CSEP 2019")


def test_no_condition_is_asked_that_no_row_names(safety: Safety) -> None:
    assert {one.id for one in safety.contraindications} == {name for name, _, _ in CONDITIONS.values()}


def test_a_stitch_in_the_cervix_is_named(safety: Safety) -> None:
    [found] = [one for one in safety.contraindications if one.id == "weak-cervix"]
    assert "stitch" in found.text


@pytest.mark.parametrize("row", SIGNS)
def test_each_sign_stands_at_its_level(safety: Safety, row: str) -> None:
    name, level = SIGNS[row]
    [found] = [one for one in safety.signs if one.id == name]
    assert found.level is level
    assert found.source
    assert row.startswith("W") == found.source.startswith("ACOG patient list")


def test_no_sign_stands_there_that_no_row_names(safety: Safety) -> None:
    assert {one.id for one in safety.signs} == {name for name, _ in SIGNS.values()}


@pytest.mark.parametrize("row", ADVICE)
def test_each_rule_of_the_sources_is_advice_with_its_source(safety: Safety, row: str) -> None:
    name, source = ADVICE[row]
    [found] = [one for one in safety.advice if one.id == name]
    assert source in found.source
    assert 0 < len(found.text) <= 100


def test_no_advice_stands_there_that_no_row_names(safety: Safety) -> None:
    assert {one.id for one in safety.advice} == {name for name, _ in ADVICE.values()}


def test_advice_names_exercises_that_exist(safety: Safety, catalogue: Catalogue) -> None:
    assert {name for one in safety.advice for name in one.exercises} <= set(catalogue.exercises)


def test_g1_moves_on_the_back_have_another_to_take_their_place(catalogue: Catalogue) -> None:
    on_the_back = [one for one in catalogue.exercises.values() if one.position is Position.BACK]
    assert {one.id for one in on_the_back} == {"hip-rolls", "pelvic-tilt-lying"}
    assert all(one.alternates for one in on_the_back)


def test_g4_one_leg_moves_carry_the_pelvic_girdle_rule(catalogue: Catalogue) -> None:
    found = {one.id for one in catalogue.exercises.values() if Rule.PELVIC_GIRDLE in one.rules}
    assert found == {"kneeling-lunge", "side-reach", "hips-back"}


def test_g5_unverified_claims_are_repeated_nowhere(safety: Safety) -> None:
    rows = [one.text for one in safety.contraindications]
    rows += [one.text for one in safety.signs] + [one.text for one in safety.advice]
    said = " ".join(rows).casefold()
    assert not any(claim in said for claim in ("80 %", "eighty", "get rid of", "preterm labour"))


def test_g6_a_headache_stays_a_warning_sign(safety: Safety) -> None:
    assert "headache" in {sign.id for sign in safety.signs}
