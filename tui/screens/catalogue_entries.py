"""What the catalogue shows of each thing found: the words of its row, and its card with what is hers about it.

Owns what is remembered while nothing changes: who is offered what, and how long things take.
"""

from catalog.entry import Hit, Kind
from catalog.model import Exercise, Routine, Rule
from catalog.offer import Answers
from catalog.stage import UNKNOWN
from tui.screens.card import Card, Record, asked_about, exercise_card, question_card, routine_card
from tui.screens.catalogue_rows import Offers, item_of
from tui.screens.dose_words import amount_words, dose_words
from tui.services import Services
from tui.session.plan import single
from tui.widgets.item_list import Words


class Entries:
    """Everything in the catalogue, as it is for her today."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._minutes: dict[Hit, int] = {}
        # By the strictest rules until the log has been read: `renew` does that, and may have to wait for it.
        self.offers = Offers.of(services.catalogue, UNKNOWN, Answers(), services.safety)
        self.by_length = False
        """Whether every row says its minutes."""

    def renew(self) -> None:
        """Forget what was remembered where the day, her answers or the catalogue have changed. Raises LogProblem."""
        services = self._services
        if not self.offers.hold_for(services.catalogue, services.stage(), services.answers()):
            self._minutes.clear()
            self.offers = self._offers_now()

    def words(self, hit: Hit) -> Words:
        """What the row of it says."""
        if hit.kind is Kind.QUESTION:
            return Words(self._services.library.questions[hit.id].question)
        item = item_of(hit, self._services.catalogue)
        favourite = hit.id in self._favourites(hit.kind)
        caution = isinstance(item, Exercise) and Rule.PELVIC_GIRDLE in item.rules
        if isinstance(item, Routine) or self.by_length:
            return Words(item.name, (f"{self._minutes_of(hit, item)} min",), favourite, caution)
        return Words(item.name, (dose_words(item), amount_words(item)), favourite, caution)

    def card(self, hit: Hit, width: int) -> Card:
        """Its card, for a width in columns. Raises LogProblem."""
        services = self._services
        questions, catalogue = services.library.questions, services.catalogue
        if hit.kind is Kind.QUESTION:
            return question_card(questions[hit.id], width, services.preferences.phone)
        item = item_of(hit, catalogue)
        routine_id = item.id if isinstance(item, Routine) else single(item).id
        done = services.log.routine_use(routine_id).times
        record = Record(self.offers[hit], done, favourite=hit.id in self._favourites(hit.kind))
        if isinstance(item, Routine):
            return routine_card(item, catalogue, record, width)
        return exercise_card(item, catalogue, asked_about(item, questions), record, width)

    def turn_favourite(self, hit: Hit) -> None:
        """Make an exercise or a routine a favourite, or no longer, and keep that. Raises NotWritten."""
        before = self._favourites(hit.kind)
        after = tuple(one for one in before if one != hit.id) if hit.id in before else (*before, hit.id)
        if hit.kind is Kind.ROUTINE:
            self._services.prefer(favourite_routines=after)
        else:
            self._services.prefer(favourite_exercises=after)

    def _favourites(self, kind: Kind) -> tuple[str, ...]:
        wish = self._services.preferences
        return wish.favourite_routines if kind is Kind.ROUTINE else wish.favourite_exercises

    def _minutes_of(self, hit: Hit, item: Exercise | Routine) -> int:
        if hit not in self._minutes:
            self._minutes[hit] = self._services.library.minutes(item)
        return self._minutes[hit]

    def _offers_now(self) -> Offers:
        services = self._services
        return Offers.of(services.catalogue, services.stage(), services.answers(), services.safety)
