"""What was found, put into groups; and who is offered what of it.

Owns the order of the list. Pure but for what it remembers: thousands are asked about at every key.
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from catalog.entry import Hit, Kind
from catalog.model import Catalogue, Exercise, Position, Routine
from catalog.offer import Answers, Offer, offer_exercise, offer_routine
from catalog.safety import Safety, Verdict
from catalog.stage import Stage
from tui.widgets.item_list import Heading, Item, Note, Row

ROUTINES, QUESTIONS, NOT_OFFERED = "Routines", "Questions", "Not offered now"
FOUND = "Exercises and routines"
LEGEND = "★ favourite  △ pelvic pain: go easy"
_WRAP = 34
"""Columns of a reason in the list."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered of everything, on one day and by one set of answers."""

    catalogue: Catalogue
    stage: Stage
    answers: Answers
    safety: Safety
    _known: dict[Hit, Offer]

    @classmethod
    def of(cls, catalogue: Catalogue, stage: Stage, answers: Answers, safety: Safety) -> "Offers":
        return cls(catalogue, stage, answers, safety, {})

    def hold_for(self, catalogue: Catalogue, stage: Stage, answers: Answers) -> bool:
        """Whether they are still those of this day and these answers."""
        return self.catalogue is catalogue and (self.stage, self.answers) == (stage, answers)

    def __getitem__(self, hit: Hit) -> Offer:
        """The offer of an exercise or a routine, worked out once."""
        known = self._known.get(hit)
        if known is None:
            item = item_of(hit, self.catalogue)
            if isinstance(item, Exercise):
                known = offer_exercise(item, self.stage, self.answers, self.safety)
            else:
                known = offer_routine(item, self.catalogue, self.stage, self.answers, self.safety)
            self._known[hit] = known
        return known

    def may(self, hit: Hit) -> bool:
        """Whether it can be started, be it after a question."""
        return self[hit].verdict is not Verdict.NOT_OFFERED


def item_of(hit: Hit, catalogue: Catalogue) -> Exercise | Routine:
    """What was found; not for a question."""
    return catalogue.routines[hit.id] if hit.kind is Kind.ROUTINE else catalogue.exercises[hit.id]


def grouped(hits: Iterable[Hit], offers: Offers, *, by_position: bool) -> tuple[tuple[Row, ...], int]:
    """The rows of the list, and how many of them can be started.

    By position: routines first, then the exercises of each position. Otherwise in the order they were found, and
    questions before them where the closest of all is one. What is not offered comes last, under its reason.
    """
    found: list[Hit] = []
    questions: list[Hit] = []
    refused: dict[str, list[Hit]] = {}
    closest: Kind | None = None
    for hit in hits:
        closest = closest or hit.kind
        if hit.kind is Kind.QUESTION:
            questions.append(hit)
        elif offers.may(hit):
            found.append(hit)
        else:
            refused.setdefault(offers[hit].reason, []).append(hit)
    groups = list(_by_position(found, offers.catalogue)) if by_position else [(FOUND if questions else "", found)]
    if questions:
        groups.insert(0 if closest is Kind.QUESTION else len(groups), (QUESTIONS, questions))
    rows = [*chain.from_iterable(_group(heading, group) for heading, group in groups if group), *_refused(refused)]
    return tuple(rows[1:] if rows and rows[0] == Heading() else rows), len(found)


def _by_position(found: list[Hit], catalogue: Catalogue) -> Iterator[tuple[str, list[Hit]]]:
    """In the order of the files, which is that of the sources."""
    routines = {hit.id: hit for hit in found if hit.kind is Kind.ROUTINE}
    yield ROUTINES, [routines[one] for one in catalogue.routines if one in routines]
    exercises = {hit.id: hit for hit in found if hit.kind is Kind.EXERCISE}
    groups: Mapping[Position, list[Hit]] = {position: [] for position in Position}
    for one in catalogue.exercises.values():
        if one.id in exercises:
            groups[one.position].append(exercises[one.id])
    for position, group in groups.items():
        yield position.label.capitalize(), group


def _group(heading: str, hits: list[Hit]) -> Iterator[Row]:
    if heading:
        yield Heading()
        yield Heading(heading)
    for hit in hits:
        yield Item(hit)


def _refused(refused: Mapping[str, list[Hit]]) -> Iterator[Row]:
    if refused:
        yield Heading()
        yield Heading(NOT_OFFERED)
    for number, (reason, hits) in enumerate(refused.items()):
        if number:
            yield Heading()
        for line in textwrap.wrap(reason, _WRAP):
            yield Note(line)
        for hit in hits:
            yield Item(hit, offered=False)
