"""What the screens work with, handed to each by the one place that builds it."""

from dataclasses import replace
from typing import Any

from catalog.asking import due_again
from catalog.entry import Hit, Kind
from catalog.model import Catalogue, Exercise, Routine
from catalog.offer import Answers, BirthKind, Offer, offer_exercise, offer_routine, with_alternates
from catalog.safety import Gate, Safety, Verdict, gate
from catalog.search import Filters, Fit
from catalog.stage import UNKNOWN, Stage, ended, postpartum, pregnant
from catalog.standing import gate_after_sign
from tui.clock import Clock
from tui.library import Library
from tui.locations import Locations
from tui.painlog.model import Episode, EpisodeKind
from tui.painlog.store import PainLog
from tui.preferences import Preferences, save_preferences


class Services:
    """The collaborators of a screen, and the few questions that need several of them."""

    def __init__(
        self,
        library: Library,
        safety: Safety,
        log: PainLog,
        clock: Clock,
        locations: Locations,
        preferences: Preferences,
    ) -> None:
        self.library, self.safety, self.log = library, safety, log
        self.clock, self.locations, self.preferences = clock, locations, preferences

    @property
    def catalogue(self) -> Catalogue:
        return self.library.catalogue

    def prefer(self, **changes: Any) -> None:
        """Change preferences and keep them at once. Raises NotWritten when the file cannot be written."""
        self.preferences = save_preferences(self.locations.config, replace(self.preferences, **changes))

    def standing(self) -> Episode | None:
        """The episode that counts: a pregnancy that ended quietly, until a stage is told; else the open one."""
        return self.log.ended_pregnancy() or self.log.episode()

    def stage(self) -> Stage:
        """The stage on this day. Where nothing is known, or the clock is wrong, the strictest rules count."""
        episode, today = self.standing(), self.clock.now().date()
        if episode is None:
            return UNKNOWN
        try:
            if episode.ended_at is not None:
                return ended(episode.ended_at.date(), today)
            if episode.kind is EpisodeKind.PREGNANCY and episode.due_on:
                return pregnant(episode.due_on, today)
            if episode.kind is EpisodeKind.POSTPARTUM and episode.birth_on:
                return postpartum(episode.birth_on, today)
        except ValueError:
            return UNKNOWN
        return UNKNOWN

    def answers(self) -> Answers:
        """What she has said that changes what is offered."""
        episode = self.standing()
        if episode is None:
            return Answers(regions=self.preferences.regions)
        birth = episode.birth_kind or BirthKind.NOT_SAID
        return Answers(self.log.screening(episode.id), self.preferences.regions, birth)

    def gate(self) -> Gate:
        """Whether a session may be offered on this day, and why."""
        screening, episode = self.answers().screening, self.standing()
        if episode is not None:
            signs = [(sign.level, sign.on) for sign in self.log.standing_signs(episode.id)]
            agreed_on = screening.team_agreed_on if screening else None
            closed = gate_after_sign(signs, self.clock.now().date(), agreed_on)
            if closed is not None:
                return closed
        return gate(self.stage(), screening, self.safety)

    def asking_gate(self) -> Gate:
        """The gate, with its question put again where the answers have grown old."""
        found, episode, screening = self.gate(), self.standing(), self.answers().screening
        if found.verdict is not Verdict.OFFERED or episode is None or screening is None:
            return found
        screened_on = self.log.screened_on(episode.id)
        again = screened_on and due_again(screened_on, screening, self.stage(), self.clock.now().date())
        return Gate(Verdict.ASK_NONE_FIRST, again, found.source) if again else found

    def offer(self, item: Exercise | Routine) -> Offer:
        """Whether one exercise or routine may be offered on this day, and why."""
        if isinstance(item, Exercise):
            return offer_exercise(item, self.stage(), self.answers(), self.safety)
        return offer_routine(item, self.catalogue, self.stage(), self.answers(), self.safety)

    def fits_now(self) -> tuple[Fit, ...]:
        """One to three routines for where it hurts most, that keep to what she can do and may be offered."""
        wish = self.preferences
        rated = sorted(self.log.latest_ratings(), key=lambda rating: -rating.score)
        places = frozenset(rating.region for rating in rated[:1] if rating.score) or frozenset(wish.regions)
        able = Filters(
            at_hand=None if wish.equipment is None else frozenset(wish.equipment),
            quiet=wish.quiet,
            no_kneeling=wish.cannot_kneel,
            no_lying=wish.cannot_lie,
        )
        return self.library.index.fitting(places, able, self._may_be_offered)

    def _may_be_offered(self, hit: Hit) -> bool:
        items = self.catalogue.routines if hit.kind is Kind.ROUTINE else self.catalogue.exercises
        return self.offer(items[hit.id]).verdict is not Verdict.NOT_OFFERED

    def adapted(self, routine: Routine) -> Routine | None:
        """The routine with alternates in place of what does not fit her stage; None where there is nothing to do instead."""
        return with_alternates(routine, self.catalogue, self.stage(), self.answers())
