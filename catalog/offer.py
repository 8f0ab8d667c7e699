"""What is offered to whom: an exercise or a routine, by her stage and what she said.

Owns the rules about single exercises, and how the strictest one decides. The gate of a whole session is in `safety`.
Only what is offered changes: everything stays readable in the catalogue, with the reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from catalog.model import Catalogue, Exercise, Period, Position, Routine, RoutineItem, Rule
from catalog.region import Region
from catalog.safety import OWN_RULE, Safety, Screening, Verdict, gate
from catalog.stage import Stage, StageKind

BACK_CHOICE_WEEK = 16
"""From 16 w 0 d another position comes first, and lying on the back is her choice."""
BACK_LAST_WEEK = 28
"""From 28 w 0 d nothing on the back is offered."""
CAESAREAN_DAYS = 42
"""Six weeks after a caesarean, in days."""
HEAVY_WEEK = 28
"""From 28 w 0 d "very heavily pregnant" may fit. The source gives no week."""
_BACK_SOURCE = (
    "Public advice differs (after the first trimester, 16 or 28 weeks); both steps are the app's own, the stricter way"
)
_GIRDLE_SOURCE = "physiohealth.com.au: weight on one leg can stir up pelvic girdle pain; the link to this move is ours"
_CAESAREAN_SOURCE = "nb.unvanl.ca: no curl-ups for 3 to 6 weeks after a caesarean; the stricter end stands"
_HEAVY_SOURCE = "003_47d620a5f79084b6.txt; the week is the app's own"
_GIRDLE_REGIONS = frozenset({Region.GROIN_PUBIC, Region.BUTTOCK_SI_L, Region.BUTTOCK_SI_R})
_PREGNANCY = frozenset({Period.FIRST, Period.SECOND, Period.THIRD})
_STRICTNESS = (Verdict.OFFERED, Verdict.ASK_NONE_FIRST, Verdict.NEEDS_CHOICE, Verdict.NOT_OFFERED)


class BirthKind(StrEnum):
    """How the last birth went. Not said counts as a caesarean."""

    CAESAREAN = "caesarean"
    VAGINAL = "vaginal"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True)
class Answers:
    """What she has said that changes what is offered."""

    screening: Screening | None = None
    regions: tuple[Region, ...] = ()
    """Where it hurts."""
    birth: BirthKind = BirthKind.NOT_SAID


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether something is on offer, why in one sentence, and what there is instead."""

    verdict: Verdict
    reason: str = ""
    """Beside OFFERED it is a caution, or the day her team agreed."""
    source: str = ""
    instead: tuple[str, ...] = ()
    """Ids of exercises to do instead, the first one first."""


def offer_exercise(exercise: Exercise, stage: Stage, answers: Answers, safety: Safety) -> Offer:
    """Whether an exercise is on offer. The strictest of the session's gate and the exercise's own rules decides."""
    return _strictest([_by_rules(exercise, stage, answers), _by_gate(stage, answers, safety)])


def offer_routine(routine: Routine, catalogue: Catalogue, stage: Stage, answers: Answers, safety: Safety) -> Offer:
    """Whether a routine is on offer as it is written: as strictly as the strictest of its exercises.

    `instead` names what would take the places of those that are not simply offered; `with_alternates` puts it there.
    """
    found = [_by_rules(catalogue.exercises[item.exercise], stage, answers) for item in routine.items]
    offer = _strictest([*found, _by_gate(stage, answers, safety)])
    if offer.verdict is Verdict.OFFERED:
        return offer
    adapted = with_alternates(routine, catalogue, stage, answers)
    written = {item.exercise for item in routine.items}
    items = adapted.items if adapted is not None else ()
    return replace(offer, instead=tuple(item.exercise for item in items if item.exercise not in written))


def with_alternates(routine: Routine, catalogue: Catalogue, stage: Stage, answers: Answers) -> Routine | None:
    """The routine with the first fitting alternate in the place of each exercise that is not simply offered.

    An exercise without one is left out; None where nothing remains. The gate of the session is not asked.
    """
    items: list[RoutineItem] = []
    taken = {item.exercise for item in routine.items}
    for item in routine.items:
        exercise = catalogue.exercises[item.exercise]
        if _by_rules(exercise, stage, answers).verdict is Verdict.OFFERED:
            items.append(item)
            continue
        fitting = _fitting_alternate(exercise, catalogue, stage, answers, taken)
        if fitting is not None:
            taken.add(fitting)
            # The routine's own figures were meant for the other exercise.
            items.append(RoutineItem(fitting, item.sets))
    return replace(routine, items=tuple(items)) if items else None


def _fitting_alternate(
    exercise: Exercise, catalogue: Catalogue, stage: Stage, answers: Answers, taken: set[str]
) -> str | None:
    for one in exercise.alternates:
        if one not in taken and _by_rules(catalogue.exercises[one], stage, answers).verdict is Verdict.OFFERED:
            return one
    return None


def _strictest(offers: list[Offer]) -> Offer:
    """The strictest; among equals the first that gives a reason."""
    return max(offers, key=lambda offer: (_STRICTNESS.index(offer.verdict), bool(offer.reason)))


def _by_gate(stage: Stage, answers: Answers, safety: Safety) -> Offer:
    found = gate(stage, answers.screening, safety)
    return Offer(found.verdict, found.reason, found.source)


def _by_rules(exercise: Exercise, stage: Stage, answers: Answers) -> Offer:
    """What the exercise's own rules say, without the gate of the session."""
    return _strictest([Offer(Verdict.OFFERED), *_rulings(exercise, stage, answers)])


def _rulings(exercise: Exercise, stage: Stage, answers: Answers) -> Iterator[Offer]:
    if Position.BACK in (exercise.position, *exercise.passes_through):
        yield from _on_the_back(exercise, stage)
    yield from _by_period(exercise, stage)
    if Rule.CAESAREAN_SIX_WEEKS in exercise.rules:
        yield from _after_caesarean(exercise, stage, answers.birth)
    if Rule.PELVIC_GIRDLE in exercise.rules and _GIRDLE_REGIONS.intersection(answers.regions):
        reason = "It loads one leg, which can stir up pain of the pelvis: keep it small, or leave it out."
        yield Offer(Verdict.OFFERED, reason, _GIRDLE_SOURCE, exercise.alternates)
    if Rule.HEAVILY_PREGNANT in exercise.rules and _reached(stage, HEAVY_WEEK):
        reason = "With a heavy belly it may not suit you: leave it out where it is a strain."
        yield Offer(Verdict.OFFERED, reason, _HEAVY_SOURCE, exercise.alternates)


def _on_the_back(exercise: Exercise, stage: Stage) -> Iterator[Offer]:
    if stage.kind is StageKind.UNKNOWN:
        reason = "Your weeks are not known, so nothing on the back is offered."
        yield Offer(Verdict.NOT_OFFERED, reason, OWN_RULE, exercise.alternates)
    elif _reached(stage, BACK_LAST_WEEK):
        reason = "From 28 weeks nothing on the back is offered."
        yield Offer(Verdict.NOT_OFFERED, reason, _BACK_SOURCE, exercise.alternates)
    elif _reached(stage, BACK_CHOICE_WEEK):
        reason = "From 16 weeks another position comes first, and lying on the back is your choice."
        yield Offer(Verdict.NEEDS_CHOICE, reason, _BACK_SOURCE, exercise.alternates)


def _by_period(exercise: Exercise, stage: Stage) -> Iterator[Offer]:
    """An exercise may name the stages it is meant for; one that names none is meant for all."""
    wanted = _PREGNANCY if stage.period is None else frozenset({stage.period})
    if exercise.periods and not wanted.issubset(exercise.periods):
        reason = "It is meant for other stages than yours."
        if stage.period is None:
            reason = "It is meant for some stages only, and your weeks are not known."
        yield Offer(Verdict.NOT_OFFERED, reason, _source_of(exercise), exercise.alternates)


def _after_caesarean(exercise: Exercise, stage: Stage, birth: BirthKind) -> Iterator[Offer]:
    over_on = stage.pregnancy_over_on
    if over_on is None or stage.today is None or (stage.today - over_on).days >= CAESAREAN_DAYS:
        return
    if stage.kind is StageKind.ENDED:
        reason = "It works the front of the belly, which waits for six weeks."
        yield Offer(Verdict.NOT_OFFERED, reason, _CAESAREAN_SOURCE, exercise.alternates)
    elif birth is not BirthKind.VAGINAL:
        reason = "It works the front of the belly, which waits for six weeks after a caesarean."
        if birth is BirthKind.NOT_SAID:
            reason = "It works the front of the belly: until you say how the birth went, it waits for six weeks."
        yield Offer(Verdict.NOT_OFFERED, reason, _CAESAREAN_SOURCE, exercise.alternates)


def _reached(stage: Stage, week: int) -> bool:
    """Whether a gestational week has begun; a stage that is not known counts as the strictest."""
    days = stage.gestational_days
    return stage.kind is StageKind.UNKNOWN or (days is not None and days >= 7 * week)


def _source_of(exercise: Exercise) -> str:
    return exercise.sources[0].name if exercise.sources else OWN_RULE
