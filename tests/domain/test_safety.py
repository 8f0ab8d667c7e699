"""The lists of conditions and warning signs, against their sources."""

from datetime import date

import pytest

from catalog.safety import Applies, Level, Safety, load_safety
from catalog.stage import UNKNOWN, Stage, ended, postpartum, pregnant

TODAY = date(2026, 5, 3)
PREGNANT = pregnant(date(2026, 7, 1), TODAY)
AFTER_BIRTH = postpartum(date(2026, 4, 1), TODAY)

CALL_NOW = [
    *("vaginal-bleeding", "heavier-bleeding", "waters", "contractions", "chest-pain", "dizzy-or-faint"),
    *("saddle-numbness", "bladder-or-bowel", "both-legs", "leg-getting-weaker", "breathless-at-rest"),
    "back-pain-after-fall",
]
CALL_TODAY = [
    *("breathless-before", "headache", "muscle-weakness", "calf", "baby-moves-less", "belly-pain", "vision", "fever"),
    *("urine-or-flank", "swelling", "wound", "epidural-site"),
]
PREGNANCY_ONLY = {"vaginal-bleeding", "waters", "contractions", "baby-moves-less"}
AFTER_BIRTH_ONLY = {"heavier-bleeding", "wound", "epidural-site"}


@pytest.fixture(scope="module")
def safety() -> Safety:
    return load_safety()


def test_each_sign_has_the_level_of_the_decision_table(safety: Safety) -> None:
    by_level = {level: [sign.id for sign in safety.signs if sign.level is level] for level in Level}
    assert by_level == {Level.CALL_NOW: CALL_NOW, Level.CALL_TODAY: CALL_TODAY, Level.ASK_FIRST: ["one-leg"]}


def test_levels_are_headed_by_what_to_do() -> None:
    assert [level.heading for level in Level] == [
        "Call now: your maternity unit, or your local emergency number",
        "Call your maternity team today",
        "Ask before your next session",
    ]


def test_the_nine_signs_of_the_source_are_there(safety: Safety) -> None:
    theirs = {sign.id for sign in safety.signs if sign.source == "ACOG patient list in 002_6fad9ea6dcb3b54e.txt"}
    assert theirs == {
        *("vaginal-bleeding", "dizzy-or-faint", "breathless-before", "chest-pain", "headache", "muscle-weakness"),
        *("calf", "contractions", "waters"),
    }


def test_rows_that_the_source_lacks_say_so(safety: Safety) -> None:
    added = [sign for sign in safety.signs if not sign.source.startswith("ACOG patient list")]
    assert len(added) == 16
    assert all(sign.source.endswith("(added to the source's list)") for sign in added)


def test_signs_are_short_enough_for_a_list(safety: Safety) -> None:
    assert [sign.text for sign in safety.signs if not 0 < len(sign.text) <= 34] == []


def test_signs_come_most_pressing_first(safety: Safety) -> None:
    order = list(Level)
    ranks = [order.index(sign.level) for sign in safety.signs_for(PREGNANT)]
    assert ranks == sorted(ranks)


def test_pregnancy_rows_drop_out_after_birth_and_postpartum_rows_come_in(safety: Safety) -> None:
    before = {sign.id for sign in safety.signs_for(PREGNANT)}
    after = {sign.id for sign in safety.signs_for(AFTER_BIRTH)}
    assert before - after == PREGNANCY_ONLY
    assert after - before == AFTER_BIRTH_ONLY


def test_an_unknown_stage_is_asked_the_pregnancy_rows(safety: Safety) -> None:
    assert safety.signs_for(UNKNOWN) == safety.signs_for(PREGNANT)


def test_only_breathlessness_is_asked_before_a_session_alone(safety: Safety) -> None:
    assert [sign.id for sign in safety.signs if sign.before_only] == ["breathless-before"]


def test_conditions_are_short_and_sourced(safety: Safety) -> None:
    for one in safety.contraindications:
        assert 0 < len(one.text) <= 34
        assert one.source


@pytest.mark.parametrize("stage", [PREGNANT, AFTER_BIRTH, UNKNOWN])
def test_every_row_of_a_list_has_a_letter_of_its_own(safety: Safety, stage: Stage) -> None:
    # Of 26 letters, four mean something else where the lists are shown.
    assert len(safety.contraindications) <= 22
    assert len(safety.signs_for(stage)) <= 22


def test_what_belongs_to_a_pregnancy_is_not_asked_after_birth(safety: Safety) -> None:
    asked = [one.id for one in safety.contraindications_for(AFTER_BIRTH)]
    assert asked == [
        *("heart-or-lung", "high-blood-pressure", "severe-anaemia", "diabetes-or-thyroid", "serious-illness"),
        *("numb-since-epidural", "anaemia", "undernourished", "eating-disorder", "wound-healing", "other-condition"),
    ]


def test_an_unknown_stage_is_asked_what_a_pregnancy_is(safety: Safety) -> None:
    assert safety.contraindications_for(UNKNOWN) == safety.contraindications_for(PREGNANT)


def test_a_pregnancy_that_has_ended_is_asked_the_rows_after_birth(safety: Safety) -> None:
    stage = ended(date(2026, 4, 30), TODAY)
    assert safety.signs_for(stage) == safety.signs_for(AFTER_BIRTH)
    assert safety.contraindications_for(stage) == safety.contraindications_for(AFTER_BIRTH)


def test_advice_on_an_exercise_comes_before_advice_on_all(safety: Safety) -> None:
    found = [one.id for one in safety.advice_on("seated-twist")]
    assert found[:2] == ["breathe", "seated-not-standing"]
    assert "no-pain" in found
    assert "keep-round" not in found


def test_ids_are_unique(safety: Safety) -> None:
    ids = [one.id for one in safety.contraindications] + [sign.id for sign in safety.signs]
    ids += [one.id for one in safety.advice]
    assert len(ids) == len(set(ids))


def test_a_row_for_any_time_applies_at_every_stage() -> None:
    assert all(Applies.ANY.at(stage) for stage in (PREGNANT, AFTER_BIRTH, UNKNOWN))
