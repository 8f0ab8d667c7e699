"""The card of an exercise, a routine or a question, as lines of text for a given width. Pure."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from catalog.model import Catalogue, Equipment, Exercise, Origin, Period, Position, Routine, RoutineItem, Rule
from catalog.offer import Offer
from catalog.questions import Question
from catalog.safety import Verdict
from tui.plain import plain, visible
from tui.present import times
from tui.screens.dose_words import dose_lines, dose_words
from tui.session.plan import plan_routine
from tui.widgets.item_list import CAUTION, STAR

MUTED = "$text-muted"
FAINT = "$unache-faint"
LABEL = 10
"""Columns kept for the word before a block."""
_HEAD = f"bold {FAINT}"
_WARN = "bold $text-warning"
_PERIODS = {
    Period.FIRST: "first trimester",
    Period.SECOND: "second trimester",
    Period.THIRD: "third trimester",
    Period.POSTPARTUM: "after birth",
}
_OFFERED = {
    Verdict.OFFERED: "yes",
    Verdict.ASK_NONE_FIRST: "yes, after one question",
    Verdict.NEEDS_CHOICE: "it is your choice",
    Verdict.NOT_OFFERED: "not now",
}


@dataclass(frozen=True, slots=True)
class Card:
    """The text of a card, and the line on which its sources begin."""

    text: Content
    sources_at: int


@dataclass(frozen=True, slots=True)
class Record:
    """What is hers about an exercise or a routine."""

    offer: Offer
    done: int
    """How often she did it, on its own for an exercise."""
    favourite: bool = False


def exercise_card(
    exercise: Exercise, catalogue: Catalogue, asked: Sequence[Question], record: Record, width: int
) -> Card:
    """Everything the catalogue knows of an exercise, the common things first. `asked` are questions about it."""
    place = ", then ".join(dict.fromkeys(one.label for one in (exercise.position, *exercise.passes_through)))
    things = ", ".join(thing.label for thing in exercise.equipment) or "no equipment"
    ways = [f"in: {line}" for line in exercise.before] + [f"out: {line}" for line in exercise.after]
    blocks = [
        _title(exercise.name, f"{place}, {things}", record, caution=Rule.PELVIC_GIRDLE in exercise.rules),
        _why(record.offer, catalogue, width),
        plain(exercise.summary),
        _numbered(exercise.steps, width),
        _labelled("Set-up", exercise.setup, width),
        _labelled("Check", [f"{check.ask} {check.otherwise}" for check in exercise.checks], width),
        _labelled("The way", ways, width),
        _labelled("How many", [f"{words} ({whose})" for words, whose in dose_lines(exercise)], width),
        _labelled("Go easy", [f"{caution.text} ({caution.source})" for caution in exercise.cautions], width, _WARN),
        _labelled("Needs", _needs(exercise), width),
        _labelled("Works", [", ".join(region.label.lower() for region in exercise.regions)], width),
        _labelled("Instead", _names(exercise.alternates, catalogue), width),
        _offered(record.offer, width),
        _labelled("Similar", _names(exercise.similar, catalogue), width),
        _labelled("Stages", [", ".join(_PERIODS[one] for one in exercise.periods) or "all"], width),
        _labelled("Reading", [exercise.reading.label] if exercise.reading is not Origin.SOURCE else [], width),
        _labelled("Your log", [_done(record.done, " on its own")], width),
        _labelled("Asked", [question.question for question in asked], width),
    ]
    return _card(blocks, [f"{source.claims} ({source.name})" for source in exercise.sources], width)


def routine_card(routine: Routine, catalogue: Catalogue, record: Record, width: int) -> Card:
    """A routine: its moves in order, its length, whether it is offered, and where it comes from."""
    plan = plan_routine(routine, catalogue)
    exercises = [catalogue.exercises[item.exercise] for item in routine.items]
    moves = [_move(item, exercise) for item, exercise in zip(routine.items, exercises, strict=True)]
    things = sorted({thing.label for exercise in exercises for thing in exercise.equipment})
    pauses = f"lead-in {routine.lead_in_seconds} s, change of side {routine.change_seconds} s (app default)"
    cautions = [f"{one.name}: keep it small where the pelvis hurts" for one in exercises if _girdle(one)]
    blocks = [
        _title(routine.name, f"about {plan.minutes} min, {', '.join(things) or 'no equipment'}", record, caution=False),
        _why(record.offer, catalogue, width),
        plain(routine.summary),
        _numbered(moves, width),
        _labelled("Go easy", list(dict.fromkeys(cautions)), width, _WARN),
        _offered(record.offer, width),
        _labelled("Positions", [", ".join(dict.fromkeys(one.position.label for one in exercises))], width),
        _labelled("Your log", [_done(record.done)], width),
        _labelled("Pauses", [pauses], width),
    ]
    return _card(blocks, [f"{source.claims} ({source.name})" for source in routine.sources], width)


def question_card(question: Question, width: int, phone: str = "") -> Card:
    """A question, what comes before any exercise, the answer, and where it comes from."""
    level = question.level
    first = [] if level is None else [level.heading]
    if level is not None and phone:
        first.append(f"Your maternity team: {phone}")
    blocks = [
        _wrapped(question.question, width, "bold"),
        Content("\n").join(_wrapped(line, width, _WARN) for line in first),
        _wrapped(question.answer, width),
    ]
    return _card(blocks, question.sources, width)


def asked_about(exercise: Exercise, questions: dict[str, Question]) -> tuple[Question, ...]:
    """The questions that readers ask about an exercise like this one."""
    wanted = ["how-often", "made-it-worse"]
    if any(movement.dose.hold_seconds for movement in exercise.movements):
        wanted[1:1] = ["hold-longer", "in-series"]
    if Position.BACK in (exercise.position, *exercise.passes_through):
        wanted.insert(0, "on-my-back")
    if _girdle(exercise):
        wanted.insert(0, "pelvic-girdle")
    if Equipment.SOFT_ROLLER in exercise.equipment:
        wanted.insert(0, "foam-roller")
    if "sciatica" in exercise.tags:
        wanted.append("anatomy-sciatic-nerve")
    return tuple(questions[one] for one in wanted if one in questions)


def _girdle(exercise: Exercise) -> bool:
    return Rule.PELVIC_GIRDLE in exercise.rules


def _card(blocks: Sequence[Content], sources: Sequence[str], width: int) -> Card:
    body = Content("\n\n").join(block for block in blocks if block.plain)
    text = Content("\n\n").join(one for one in (body, _labelled("Sources", sources, width)) if one.plain)
    return Card(text, body.plain.count("\n") + 2)


def _title(name: str, below: str, record: Record, *, caution: bool) -> Content:
    marks = f"{STAR if record.favourite else ''}{CAUTION if caution else ''}"
    return Content.assemble(
        plain(name, "bold"), (f"  {marks}" if marks else "", "$text-warning"), "\n", plain(below, MUTED)
    )


def _why(offer: Offer, catalogue: Catalogue, width: int) -> Content:
    """Why it is on offer or not, with whose rule that is, and what there is instead; nothing where nothing is said."""
    if not offer.reason:
        return Content()
    source = f" ({offer.source})" if offer.source else ""
    lines = [f"{_OFFERED[offer.verdict]}: {offer.reason}{source}"]
    if offer.verdict is not Verdict.OFFERED:
        lines += [f"instead: {names}" for names in _names(offer.instead, catalogue)]
    return _labelled("Offered", lines, width, _HEAD if offer.verdict is Verdict.OFFERED else _WARN)


def _offered(offer: Offer, width: int) -> Content:
    """That nothing speaks against it."""
    lines = [] if offer.reason else ["yes: neither your stage nor your answers speak against it"]
    return _labelled("Offered", lines, width)


def _move(item: RoutineItem, exercise: Exercise) -> str:
    """A move as this routine has it."""
    words = dose_words(exercise)
    if item.hold_seconds or item.reps:
        each = " each side" if words.endswith("each side") else ""
        words = f"{item.hold_seconds} s{each}" if item.hold_seconds else f"{item.reps} times{each}"
    sets = f"{item.sets} × " if item.sets > 1 else ""
    return f"{exercise.name}, {sets}{words}"


def _needs(exercise: Exercise) -> list[str]:
    lines = [thing.label for thing in exercise.equipment] or ["nothing"]
    lines += [f"{thing.label}, if you like" for thing in exercise.optional]
    instead = {one.equipment: ", ".join(one.instead) for one in exercise.substitutes}
    things = [*exercise.equipment, *exercise.optional]
    for thing, words in instead.items():
        if thing in things:
            lines[things.index(thing) + (0 if exercise.equipment else 1)] += f"; or {words}"
    return lines


def _done(number: int, how: str = "") -> str:
    return "not done yet" + how if not number else f"done {times(number)}{how}"


def _numbered(lines: Sequence[str], width: int) -> Content:
    rows = [_hanging(f"{number}  ", "bold $accent", line, width) for number, line in enumerate(lines, 1)]
    return Content("\n").join(rows)


def _labelled(label: str, lines: Sequence[str], width: int, style: str = _HEAD) -> Content:
    heads = [label.ljust(LABEL), *[" " * LABEL] * (len(lines) - 1)]
    rows = [_hanging(head, style, line, width) for head, line in zip(heads, lines, strict=False)]
    return Content("\n").join(rows)


def _hanging(head: str, style: str, text: str, width: int) -> Content:
    """Text after a head, its further lines set in under its first."""
    lines = textwrap.wrap(visible(text), max(12, width - len(head))) or [""]
    rest = [Content(" " * len(head) + line) for line in lines[1:]]
    return Content("\n").join([Content.assemble((head, style), lines[0]), *rest])


def _wrapped(text: str, width: int, style: str = "") -> Content:
    return Content("\n").join(plain(line, style) for line in textwrap.wrap(visible(text), max(12, width)))


def _names(ids: Sequence[str], catalogue: Catalogue) -> list[str]:
    names = [catalogue.exercises[i].name if i in catalogue.exercises else i for i in ids]
    return [", ".join(dict.fromkeys(names))] if names else []
