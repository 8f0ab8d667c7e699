"""The messages that cross from a screen to the program."""

from dataclasses import dataclass

from textual.message import Message

from catalog.model import Routine


@dataclass
class RoutineChosen(Message):
    """She wants to do this routine now."""

    routine: Routine


@dataclass
class ModeChosen(Message):
    """She wants another of the four rooms."""

    mode: str


class ResumeAsked(Message):
    """She wants to go on with the unfinished session."""


class AboutYouAsked(Message):
    """She wants to answer the first questions again."""


@dataclass
class AddToRoutine(Message):
    """She wants an exercise in one of her routines."""

    exercise_id: str


@dataclass
class EditRoutine(Message):
    """She wants to change a routine, or to make a new one."""

    routine_id: str | None
    """None for a new one."""
