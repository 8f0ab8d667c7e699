"""The gate of a whole session, row by row of its decision table."""

from datetime import date, timedelta

import pytest

from catalog.safety import Gate, Safety, Screening, ScreeningAnswer, Verdict, gate, load_safety
from catalog.stage import UNKNOWN, Stage, ended, postpartum, pregnant

TODAY = date(2026, 6, 20)
MAY = date(2026, 5, 3)
ABSOLUTE = (
    *("heart-or-lung", "weak-cervix", "multiples-early-labour-risk", "early-labour-or-waters"),
    *("high-blood-pressure", "severe-anaemia", "persistent-bleeding", "growth-restriction", "triplets"),
    *("diabetes-or-thyroid", "serious-illness"),
)
RELATIVE = (
    *("several-losses", "early-birth-before", "anaemia", "undernourished", "eating-disorder", "other-condition"),
)


@pytest.fixture(scope="module")
def safety() -> Safety:
    return load_safety()


def at(weeks: int, days: int = 0) -> Stage:
    return pregnant(TODAY + timedelta(days=280 - 7 * weeks - days), TODAY)


def some(*items: str, agreed: date | None = None) -> Screening:
    return Screening(ScreeningAnswer.SOME, items, agreed)


def none(agreed: date | None = None) -> Screening:
    return Screening(ScreeningAnswer.NONE, (), agreed)


def skipped(agreed: date | None = None) -> Screening:
    return Screening(ScreeningAnswer.SKIPPED, (), agreed)


def test_none_of_the_list_is_offered_without_a_reason(safety: Safety) -> None:
    assert gate(at(20), none(), safety) == Gate(Verdict.OFFERED)


@pytest.mark.parametrize("item", ABSOLUTE)
def test_an_absolute_contraindication_is_not_offered(safety: Safety, item: str) -> None:
    found = gate(at(20), some(item), safety)
    assert found.verdict is Verdict.NOT_OFFERED
    assert found.reason.startswith("Ask your maternity team first. You marked “")
    assert found.source == next(one.source for one in safety.contraindications if one.id == item)


@pytest.mark.parametrize("item", ABSOLUTE)
def test_once_her_team_agreed_it_is_offered_and_the_day_stays_visible(safety: Safety, item: str) -> None:
    found = gate(at(20), some(item, agreed=MAY), safety)
    assert (found.verdict, found.reason) == (Verdict.OFFERED, "Your team agreed on 3 May.")


@pytest.mark.parametrize("item", RELATIVE)
def test_a_relative_contraindication_makes_each_session_a_choice(safety: Safety, item: str) -> None:
    found = gate(at(20), some(item), safety)
    assert found.verdict is Verdict.NEEDS_CHOICE
    assert found.reason.startswith("Ask your maternity team first. You marked “")
    assert found.reason.endswith("”: each session is your choice.")
    assert gate(at(20), some(item, agreed=MAY), safety).verdict is Verdict.OFFERED


def test_a_relative_contraindication_beside_an_absolute_one_does_not_soften_it(safety: Safety) -> None:
    assert gate(at(20), some("several-losses", "triplets"), safety).verdict is Verdict.NOT_OFFERED


def test_twins_change_nothing_before_28_weeks_and_need_a_choice_from_then(safety: Safety) -> None:
    assert gate(at(27, 6), some("twins"), safety) == Gate(Verdict.OFFERED)
    assert gate(at(28), some("twins"), safety).verdict is Verdict.NEEDS_CHOICE
    assert gate(UNKNOWN, some("twins"), safety).verdict is Verdict.NEEDS_CHOICE


def test_numbness_since_an_epidural_is_not_offered_until_her_team_agreed(safety: Safety) -> None:
    stage = postpartum(MAY, TODAY)
    assert gate(stage, some("numb-since-epidural"), safety).verdict is Verdict.NOT_OFFERED
    assert gate(stage, some("numb-since-epidural", agreed=MAY), safety).verdict is Verdict.OFFERED


def test_after_a_pregnancy_that_ended_nothing_is_offered_until_her_team_agreed_since(safety: Safety) -> None:
    stage = ended(MAY, TODAY)
    found = gate(stage, none(MAY - timedelta(days=1)), safety)
    assert (found.verdict, found.reason) == (
        Verdict.NOT_OFFERED,
        "Ask your care team first. Sessions open once they agree.",
    )
    assert gate(stage, none(MAY), safety).verdict is Verdict.OFFERED


def test_an_agreement_of_another_year_names_the_year(safety: Safety) -> None:
    agreed = date(2025, 12, 30)
    assert gate(at(30), some("severe-anaemia", agreed=agreed), safety).reason == "Your team agreed on 30 December 2025."


def test_an_agreement_that_lies_ahead_does_not_count(safety: Safety) -> None:
    ahead = TODAY + timedelta(days=1)
    assert gate(at(20), some("severe-anaemia", agreed=ahead), safety).verdict is Verdict.NOT_OFFERED


def test_something_marked_without_saying_what_is_not_offered(safety: Safety) -> None:
    assert gate(at(20), some(), safety).verdict is Verdict.NOT_OFFERED


def test_a_marked_condition_that_has_left_the_list_is_not_offered(safety: Safety) -> None:
    assert gate(at(20), some("no-longer-listed"), safety).verdict is Verdict.NOT_OFFERED


def test_low_placenta_before_26_weeks_needs_a_choice(safety: Safety) -> None:
    found = gate(at(25, 6), some("placenta-praevia"), safety)
    assert found.verdict is Verdict.NEEDS_CHOICE
    assert found.reason == (
        "Ask your maternity team first. You marked “A low placenta (placenta praevia)”: each session is your choice."
    )


def test_low_placenta_from_26_weeks_is_not_offered(safety: Safety) -> None:
    assert gate(at(26), some("placenta-praevia"), safety).verdict is Verdict.NOT_OFFERED


def test_low_placenta_before_26_weeks_is_offered_once_her_team_agreed(safety: Safety) -> None:
    assert gate(at(25, 6), some("placenta-praevia", agreed=MAY), safety).verdict is Verdict.OFFERED


def test_low_placenta_from_26_weeks_asks_for_an_agreement_given_since_then(safety: Safety) -> None:
    since = TODAY - timedelta(days=3)
    too_early = some("placenta-praevia", agreed=since - timedelta(days=1))
    assert gate(at(26, 3), too_early, safety).verdict is Verdict.NOT_OFFERED
    assert gate(at(26, 3), some("placenta-praevia", agreed=since), safety).verdict is Verdict.OFFERED


def test_low_placenta_at_an_unknown_stage_counts_as_the_strictest(safety: Safety) -> None:
    assert gate(UNKNOWN, some("placenta-praevia"), safety).verdict is Verdict.NOT_OFFERED
    assert gate(UNKNOWN, some("placenta-praevia", agreed=MAY), safety).reason == "Your team agreed on 3 May."


def test_low_placenta_before_26_weeks_does_not_soften_an_absolute_contraindication(safety: Safety) -> None:
    assert gate(at(20), some("placenta-praevia", "severe-anaemia"), safety).verdict is Verdict.NOT_OFFERED


@pytest.mark.parametrize("screening", [none(), skipped(), None])
def test_after_birth_nothing_is_offered_until_her_team_agreed(safety: Safety, screening: Screening | None) -> None:
    found = gate(postpartum(MAY, TODAY), screening, safety)
    assert found.verdict is Verdict.NOT_OFFERED
    assert found.reason == "Ask your care team first. After birth, sessions open once they agree."


def test_after_birth_an_agreement_from_the_pregnancy_does_not_count(safety: Safety) -> None:
    stage = postpartum(MAY, TODAY)
    assert gate(stage, none(MAY - timedelta(days=1)), safety).verdict is Verdict.NOT_OFFERED
    assert gate(stage, none(MAY), safety) == Gate(Verdict.OFFERED, "Your team agreed on 3 May.", "the app's own rule")


def test_after_birth_a_low_placenta_no_longer_counts(safety: Safety) -> None:
    assert gate(postpartum(MAY, TODAY), some("placenta-praevia", agreed=MAY), safety).verdict is Verdict.OFFERED


@pytest.mark.parametrize("answer", [none(), some("severe-anaemia", agreed=MAY), skipped(), None])
def test_past_42_weeks_asks_whether_the_baby_has_come(safety: Safety, answer: Screening | None) -> None:
    found = gate(at(42, 1), answer, safety)
    assert (found.verdict, found.reason) == (Verdict.NOT_OFFERED, "You are past 42 weeks. Has your baby come?")


def test_at_42_weeks_a_session_is_still_offered(safety: Safety) -> None:
    assert gate(at(42), none(), safety).verdict is Verdict.OFFERED


@pytest.mark.parametrize("stage", [at(20), UNKNOWN])
@pytest.mark.parametrize("screening", [None, skipped(), skipped(MAY)])
def test_a_skipped_screening_asks_one_question_first(safety: Safety, stage: Stage, screening: Screening | None) -> None:
    found = gate(stage, screening, safety)
    assert (found.verdict, found.reason) == (Verdict.ASK_NONE_FIRST, "One question first: does any of these fit you?")


def test_an_unknown_stage_with_nothing_marked_is_offered(safety: Safety) -> None:
    assert gate(UNKNOWN, none(), safety).verdict is Verdict.OFFERED


def test_every_gate_that_is_not_open_gives_a_reason_and_a_source(safety: Safety) -> None:
    stages = (at(20), at(30), at(43), UNKNOWN, postpartum(MAY, TODAY), ended(MAY, TODAY))
    answers = (None, skipped(), some(), *(some(one.id) for one in safety.contraindications))
    gates = [gate(stage, answer, safety) for stage in stages for answer in answers]
    for found in (one for one in gates if one != Gate(Verdict.OFFERED)):
        assert found.reason
        assert found.source
        assert "safe" not in found.reason.lower()
