"""What there is to choose from and to read: the catalogue, the answers to questions, and the search over both.

Starts with the bundled catalogue; the user's own files are read when the first screen stands, and again on demand.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from catalog.load import load_catalogue
from catalog.model import Catalogue, Exercise, Routine
from catalog.questions import Question, load_questions
from catalog.search import Index
from catalog.words import load_words
from tui.session.plan import plan_routine, single

Progress = Callable[[int, int], None]
"""Told how many files of how many have been read."""


class Library:
    """Everything that can be done, with its search."""

    def __init__(self, own: Path) -> None:
        self._own = own
        self._catalogue = load_catalogue()
        self.reading_own = True
        """Whether the user's own files have still to be read."""

    @property
    def catalogue(self) -> Catalogue:
        return self._catalogue

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Short answers to what readers of the sources asked, by id."""
        return load_questions()

    @cached_property
    def index(self) -> Index:
        """The search over exercises, routines and questions."""
        return Index(self._catalogue, self.questions, load_words(), self.minutes)

    def minutes(self, item: Exercise | Routine) -> int:
        """Estimated length of a routine, or of an exercise on its own, in minutes."""
        routine = single(item) if isinstance(item, Exercise) else item
        return plan_routine(routine, self._catalogue).minutes

    def read(self, progress: Progress | None = None) -> Catalogue:
        """Read everything afresh and return it, leaving the library as it is: may run beside the screens."""
        return load_catalogue(self._own, progress)

    def take(self, catalogue: Catalogue) -> None:
        """Put what `read` returned in place of what was there."""
        self._catalogue = catalogue
        self.reading_own = False
        self.__dict__.pop("index", None)

    def reload(self) -> None:
        """Read the user's own files again."""
        self.take(self.read())
