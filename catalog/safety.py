"""Who asks her maternity team first, and which signs end a session: the rules, read from their data file.

Owns the gate of a whole session and the levels of the warning signs. Exercises are not known here, nor is any screen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from catalog.stage import TERM_DAYS, Stage, StageKind
from catalog.toml_file import CatalogueError, UnreadableError, bundled, tables

OWN_RULE = "the app's own rule"


class Level(StrEnum):
    """What a warning sign asks for, the most pressing first."""

    CALL_NOW = "call_now"
    CALL_TODAY = "call_today"
    ASK_FIRST = "ask_first"

    @property
    def heading(self) -> str:
        return _HEADINGS[self]


_HEADINGS = {
    Level.CALL_NOW: "Call now: your maternity unit, or your local emergency number",
    Level.CALL_TODAY: "Call your maternity team today",
    Level.ASK_FIRST: "Ask before your next session",
}


class Applies(StrEnum):
    """When a row of the lists counts."""

    PREGNANCY = "pregnancy"
    POSTPARTUM = "postpartum"
    ANY = "any"

    def at(self, stage: Stage) -> bool:
        """Whether it counts at a stage; one that is not known is taken for a pregnancy.

        A pregnancy that has ended leaves the body after it: the rows of that time count, however it ended.
        """
        over = stage.kind in (StageKind.POSTPARTUM, StageKind.ENDED)
        return self is Applies.ANY or (self is Applies.POSTPARTUM) == over


@dataclass(frozen=True, slots=True)
class WarningSign:
    """Something that ends a session, or keeps it from starting."""

    id: str
    text: str
    """At most 34 characters."""
    level: Level
    applies: Applies
    source: str
    before_only: bool = False
    """Asked before a session only: during one it may come from the movement."""


@dataclass(frozen=True, slots=True)
class Contraindication:
    """A condition to ask about before any session."""

    id: str
    text: str
    """At most 34 characters."""
    absolute: bool
    """Whether nothing is offered until her team agreed; otherwise each session is her choice."""
    applies: Applies
    source: str
    absolute_from_week: int | None = None
    """The gestational week, in weeks and 0 days, from which it becomes absolute."""
    counts_from_week: int | None = None
    """The gestational week, in weeks and 0 days, before which it changes nothing."""

    def counts_at(self, stage: Stage) -> bool:
        """Whether it changes anything at a stage. A stage that is not known counts as the strictest."""
        if not self.applies.at(stage):
            return False
        days = stage.gestational_days
        return self.counts_from_week is None or days is None or days >= 7 * self.counts_from_week

    def absolute_at(self, stage: Stage) -> bool:
        """Whether it is absolute at a stage. A stage that is not known counts as the strictest."""
        if self.absolute or self.absolute_from_week is None:
            return self.absolute
        days = stage.gestational_days
        return days is None or days >= 7 * self.absolute_from_week

    def absolute_since(self, stage: Stage) -> date | None:
        """The day it became absolute in this pregnancy; None where it always was, or where that is not known."""
        if self.absolute or self.absolute_from_week is None or stage.due_on is None:
            return None
        return stage.due_on - timedelta(days=TERM_DAYS - 7 * self.absolute_from_week)


@dataclass(frozen=True, slots=True)
class Advice:
    """A rule of the sources about how to exercise, for all exercises or for some."""

    id: str
    text: str
    """At most 100 characters."""
    source: str
    exercises: tuple[str, ...] = ()
    """Ids of the exercises it is about; none where it is about all."""


@dataclass(frozen=True, slots=True)
class Safety:
    """The lists, in the order of the file."""

    contraindications: tuple[Contraindication, ...]
    signs: tuple[WarningSign, ...]
    advice: tuple[Advice, ...] = ()

    def signs_for(self, stage: Stage, *, before: bool = True) -> tuple[WarningSign, ...]:
        """The warning signs that count at a stage, the most pressing first; `before` a session, or during one."""
        fitting = [sign for sign in self.signs if sign.applies.at(stage) and (before or not sign.before_only)]
        return tuple(sign for level in Level for sign in fitting if sign.level is level)

    def contraindications_for(self, stage: Stage) -> tuple[Contraindication, ...]:
        """The conditions to ask about at a stage."""
        return tuple(one for one in self.contraindications if one.applies.at(stage))

    def advice_on(self, exercise: str) -> tuple[Advice, ...]:
        """The advice about one exercise, then the advice about all."""
        own = tuple(one for one in self.advice if exercise in one.exercises)
        return own + tuple(one for one in self.advice if not one.exercises)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    contraindication: tuple[Contraindication, ...]
    sign: tuple[WarningSign, ...]
    advice: tuple[Advice, ...]


def load_safety() -> Safety:
    """Read the rules. Raises CatalogueError when they are damaged, which means a broken installation."""
    try:
        content = tables((bundled() / "safety.toml").read_text(encoding="utf-8"))
        file = msgspec.convert(content, _File)
    except (OSError, UnicodeDecodeError, UnreadableError, msgspec.ValidationError) as error:
        raise CatalogueError(f"safety.toml: {error}") from None
    return Safety(file.contraindication, file.sign, file.advice)


class ScreeningAnswer(StrEnum):
    """What she answered to the list of conditions."""

    NONE = "none"
    SOME = "some"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Screening:
    """Her answers to the list of conditions, and the day her team agreed, if it did."""

    answered: ScreeningAnswer
    items: tuple[str, ...] = ()
    """Ids of contraindications."""
    team_agreed_on: date | None = None


class Verdict(StrEnum):
    """Whether a session is on offer."""

    OFFERED = "offered"
    NEEDS_CHOICE = "needs_choice"
    NOT_OFFERED = "not_offered"
    ASK_NONE_FIRST = "ask_none_first"


@dataclass(frozen=True, slots=True)
class Gate:
    """The answer for a whole session, with its reason in a sentence or two, and where the rule comes from."""

    verdict: Verdict
    reason: str = ""
    source: str = ""


def gate(stage: Stage, screening: Screening | None, safety: Safety) -> Gate:
    """Whether a session is on offer at this stage with these answers; None where nothing has been asked yet.

    The strictest rule that fits decides. Her team's agreement opens a session and stays in the reason.
    """
    if stage.overdue:
        return Gate(Verdict.NOT_OFFERED, "You are past 42 weeks. Has your baby come?", OWN_RULE)
    marked = _marked(stage, screening, safety)
    agreed_on = _agreed_on(stage, screening)
    for opens_from, closed in _closed(stage, screening, marked, safety):
        if agreed_on is None or (opens_from is not None and agreed_on < opens_from):
            return closed
    if marked and agreed_on is None:
        first = marked[0]
        reason = f"Ask your maternity team first. You marked “{first.text}”: each session is your choice."
        return Gate(Verdict.NEEDS_CHOICE, reason, first.source)
    if screening is None or screening.answered is ScreeningAnswer.SKIPPED:
        return Gate(Verdict.ASK_NONE_FIRST, "One question first: does any of these fit you?", OWN_RULE)
    if agreed_on is not None:
        source = marked[0].source if marked else OWN_RULE
        return Gate(Verdict.OFFERED, f"Your team agreed on {_day(agreed_on, stage)}.", source)
    return Gate(Verdict.OFFERED)


def _marked(stage: Stage, screening: Screening | None, safety: Safety) -> tuple[Contraindication, ...]:
    items = screening.items if screening is not None else ()
    return tuple(one for one in safety.contraindications if one.id in items and one.counts_at(stage))


def _closed(
    stage: Stage, screening: Screening | None, marked: tuple[Contraindication, ...], safety: Safety
) -> Iterator[tuple[date | None, Gate]]:
    """Each rule that closes the gate, with the first day on which an agreement counts for it."""
    if stage.kind is StageKind.POSTPARTUM:
        reason = "Ask your care team first. After birth, sessions open once they agree."
        yield stage.birth_on, Gate(Verdict.NOT_OFFERED, reason, OWN_RULE)
    if stage.kind is StageKind.ENDED:
        reason = "Ask your care team first. Sessions open once they agree."
        yield stage.ended_on, Gate(Verdict.NOT_OFFERED, reason, OWN_RULE)
    for one in marked:
        if one.absolute_at(stage):
            reason = f"Ask your maternity team first. You marked “{one.text}”."
            yield one.absolute_since(stage), Gate(Verdict.NOT_OFFERED, reason, one.source)
    if screening is not None and screening.answered is ScreeningAnswer.SOME and not _all_known(screening, safety):
        reason = "Ask your maternity team first. Something on the list fits you."
        yield None, Gate(Verdict.NOT_OFFERED, reason, OWN_RULE)


def _all_known(screening: Screening, safety: Safety) -> bool:
    """Whether it is known what she marked: something, and nothing that has left the list since."""
    return bool(screening.items) and {one.id for one in safety.contraindications}.issuperset(screening.items)


def _agreed_on(stage: Stage, screening: Screening | None) -> date | None:
    """The day her team agreed, unless it lies ahead."""
    day = screening.team_agreed_on if screening is not None else None
    if day is None or (stage.today is not None and day > stage.today):
        return None
    return day


def _day(day: date, stage: Stage) -> str:
    """A day as it is said: "3 May", with the year where it is another one."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return words if stage.today is None or stage.today.year == day.year else f"{words} {day.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
