"""What can be found, as the search sees it: an exercise, a routine or a question, taken apart into words and facts.

Owns what is indexed of each and how much each word weighs. How words are matched is not known here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from catalog.model import Catalogue, Equipment, Exercise, Position, Routine
from catalog.questions import Question
from catalog.region import Region
from catalog.words import Thing, Words

_WORD = re.compile(r"[^\W_]+")
_NAME, _WORDS, _FACTS, _TEXT = 8, 5, 3, 1
"""How much a word counts: in the name, as a tag or a word that leads here, as a fact, and in the running text."""
_KNEELING = frozenset({Position.ALL_FOURS, Position.KNEELING})
_LYING = frozenset({Position.BACK, Position.SIDE})
_EMPTY_WORDS = frozenset(
    (
        *("a", "an", "and", "are", "at", "be", "can", "do", "for", "have", "how", "i", "in", "is", "it", "its", "me"),
        *("my", "of", "on", "one", "or", "s", "that", "the", "them", "there", "this", "to", "what", "with"),
    )
)


class Kind(StrEnum):
    """What was found."""

    EXERCISE = "exercise"
    ROUTINE = "routine"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. Ids are of their kind: a routine and an exercise may share one."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found, with the facts filters ask about."""

    hit: Hit
    name: str
    weights: dict[str, int]
    """Its words in lower case, with how much each counts."""
    regions: frozenset[Region] = frozenset()
    positions: frozenset[Position] = frozenset()
    """Those it is done in, and those it passes through."""
    equipment: frozenset[Equipment] = frozenset()
    quiet: bool = False
    item: Exercise | Routine | None = field(default=None, compare=False)
    """What takes time; None for a question."""

    @property
    def kneels(self) -> bool:
        """Whether the knees carry weight in it."""
        return not _KNEELING.isdisjoint(self.positions)

    @property
    def lies(self) -> bool:
        """Whether it is done lying down, or passes through it."""
        return not _LYING.isdisjoint(self.positions)


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, without those that say nothing, unless there are no others."""
    words = _WORD.findall(text.casefold())
    return [word for word in words if word not in _EMPTY_WORDS] or words[-1:]


def entries_of(catalogue: Catalogue, questions: dict[str, Question], words: Words) -> list[Entry]:
    """Everything that can be found."""
    exercises = [_of_exercise(exercise, words) for exercise in catalogue.exercises.values()]
    by_id = {entry.hit.id: entry for entry in exercises}
    routines = [
        _of_routine(routine, [by_id[item.exercise] for item in routine.items], words)
        for routine in catalogue.routines.values()
    ]
    return [*exercises, *routines, *(_of_question(question) for question in questions.values())]


def _of_exercise(exercise: Exercise, words: Words) -> Entry:
    positions = frozenset((exercise.position, *exercise.passes_through))
    # A tag was given for this very exercise; a region is shared with many.
    near: list[Thing] = [*exercise.tags, *exercise.equipment, exercise.position]
    facts = [region.label for region in exercise.regions]
    facts += [thing.label for thing in (*exercise.equipment, *exercise.optional)] + [exercise.position.label]
    return Entry(
        Hit(Kind.EXERCISE, exercise.id),
        exercise.name,
        _weights(
            (_TEXT, [exercise.summary]),
            (_FACTS, [*facts, *words.of(exercise.regions)]),
            (_WORDS, [*exercise.tags, *words.of(near)]),
            (_NAME, [exercise.name]),
        ),
        frozenset(exercise.regions),
        positions,
        frozenset(exercise.equipment),
        exercise.quiet,
        exercise,
    )


def _of_routine(routine: Routine, parts: list[Entry], words: Words) -> Entry:
    regions = frozenset[Region]().union(*(part.regions for part in parts))
    equipment = frozenset[Equipment]().union(*(part.equipment for part in parts))
    things: list[Thing] = [*sorted(regions), *sorted(equipment)]
    return Entry(
        Hit(Kind.ROUTINE, routine.id),
        routine.name,
        _weights(
            (_TEXT, [part.name for part in parts]),
            (_TEXT, words.of(things)),
            (_FACTS, [*(one.label for one in regions), *(one.label for one in equipment), routine.summary]),
            (_NAME, [routine.name]),
        ),
        regions,
        frozenset[Position]().union(*(part.positions for part in parts)),
        equipment,
        all(part.quiet for part in parts),
        routine,
    )


def _of_question(question: Question) -> Entry:
    return Entry(
        Hit(Kind.QUESTION, question.id),
        question.question,
        _weights((_TEXT, [question.answer]), (_FACTS, [question.question]), (_WORDS, question.tags)),
    )


def _weights(*fields: tuple[int, Iterable[str]]) -> dict[str, int]:
    """Words with their weights. The fields go from the lightest to the heaviest."""
    return {token: weight for weight, texts in fields for text in texts for token in tokens(text)}
