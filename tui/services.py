"""What the screens work with, handed to each by the one place that builds it."""

from dataclasses import dataclass

from catalog.model import Catalogue
from catalog.safety import Gate, Safety, gate
from catalog.stage import UNKNOWN, Stage, postpartum, pregnant
from tui.clock import Clock
from tui.locations import Locations
from tui.painlog.model import EpisodeKind
from tui.painlog.store import PainLog


@dataclass(frozen=True, slots=True)
class Services:
    """The collaborators of a screen."""

    catalogue: Catalogue
    safety: Safety
    log: PainLog
    clock: Clock
    locations: Locations

    def stage(self) -> Stage:
        """The stage on this day, from the open episode."""
        episode, today = self.log.episode(), self.clock.now().date()
        if episode is None:
            return UNKNOWN
        try:
            if episode.kind is EpisodeKind.PREGNANCY and episode.due_on:
                return pregnant(episode.due_on, today)
            if episode.kind is EpisodeKind.POSTPARTUM and episode.birth_on:
                return postpartum(episode.birth_on, today)
        except ValueError:
            # A wrong system clock: the strictest rules until it is right again.
            return UNKNOWN
        return UNKNOWN

    def gate(self) -> Gate:
        """Whether a session may be offered on this day, and why."""
        episode = self.log.episode()
        screening = self.log.screening(episode.id) if episode else None
        return gate(self.stage(), screening, self.safety)
