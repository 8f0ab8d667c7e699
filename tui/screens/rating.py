"""What the screens that ask for ratings share: the digit keys, the other places, and one more place."""

from abc import abstractmethod
from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar, Generic, TypeVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.events import Key

from catalog.region import Region
from tui.painlog.model import LogProblem
from tui.screens.base import LOOK_AGAIN_SECONDS, UnacheScreen
from tui.screens.place import PlaceScreen
from tui.services import Services
from tui.widgets.key_bar import KeyBar
from tui.widgets.rating_panel import RatingPanel

Result = TypeVar("Result")

USUAL_PLACES = 3
USUAL_FOR = timedelta(days=28)


def usual_places(services: Services) -> tuple[Region, ...]:
    """Her own places; where she has not chosen any, those rated lately, newest first, at most three."""
    if services.preferences.regions:
        return services.preferences.regions
    ratings = services.log.latest_ratings()
    newest = max((rating.at for rating in ratings), default=None)
    return tuple(r.region for r in ratings if newest and newest - r.at < USUAL_FOR)[:USUAL_PLACES]


class RatingScreen(UnacheScreen[Result], Generic[Result]):
    """Asks for scores with one digit key each; every score is kept as it is given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("0", "score(0)", "score", key_display="0–9", id="rating.score", tooltip="Give a score, 0 to 9"),
        Binding("x", "score(10)", "ten", id="rating.ten", tooltip="Give a 10, worst possible"),
        Binding("enter", "go_on", "go on", id="rating.go", tooltip="Go on to what comes next"),
        Binding("s", "skip", "skip", id="rating.skip", tooltip="Leave this place without a score"),
        Binding("up", "move(-1)", "place", key_display="↑ ↓", id="rating.up", tooltip="The place above or below"),
        Binding("down", "move(1)", "", show=False, id="rating.down", tooltip="The place above or below"),
        Binding("a", "add", "add place", id="rating.add", tooltip="Rate one more place"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._kept_scores: dict[Region, int] = {}
        """What stands in the log."""

    def on_mount(self) -> None:
        self._look()

    def _look(self) -> None:
        """Read what there is to rate; where another program holds the log, say so and look again in a moment."""
        bar = self.query_one(KeyBar)
        try:
            self.fill()
        except LogProblem:
            bar.note = "waiting for the log"
            self.set_timer(LOOK_AGAIN_SECONDS, self._look)
        else:
            bar.note = ""

    @property
    def panel(self) -> RatingPanel:
        """The scale and its rows."""
        return self.query_one(RatingPanel)

    @property
    def rating(self) -> bool:
        """Whether the digit keys are scores at this moment."""
        return True

    @abstractmethod
    def action_go_on(self) -> None:
        """Leave the ratings as they are and go on."""

    @abstractmethod
    def fill(self) -> None:
        """Read the places to rate, and what they were before. Raises LogProblem."""

    @abstractmethod
    def keep_score(self, region: Region, score: int | None) -> bool:
        """Write a score to the pain log; None takes it back. False where that was not possible, and has been said."""

    def ask_about(self, places: tuple[Region, ...]) -> None:
        """Rate these places, and any that she has added already."""
        self.panel.regions = tuple(dict.fromkeys((*places, *self.panel.regions)))

    def written(self, write: Callable[[], object]) -> bool:
        """Write to the pain log; where that fails say so and answer False."""

        def and_say() -> bool:
            write()
            return True

        return self.keep(and_say) is True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return self.rating or action not in ("score", "skip", "move", "add")

    def on_key(self, event: Key) -> None:
        key = event.character or ""
        if self.rating and key and key in "123456789":
            self.panel.score(int(key))

    def action_score(self, score: int) -> None:
        self.panel.score(score)

    def action_skip(self) -> None:
        self.panel.skip()

    def action_move(self, rows: int) -> None:
        self.panel.move(rows)

    @work(exclusive=True, group="place")
    async def action_add(self) -> None:
        region = await self.app.push_screen_wait(PlaceScreen())
        if region is not None:
            self.panel.add(region)

    @on(RatingPanel.Rated)
    def _rated(self, message: RatingPanel.Rated) -> None:
        region, score = message.region, message.score
        if not self.keep_score(region, score):
            self._show_as_kept(region)
        elif score is None:
            self._kept_scores.pop(region, None)
        else:
            self._kept_scores[region] = score

    def _show_as_kept(self, region: Region) -> None:
        """Ask about a place again, with the score the log has."""
        panel = self.panel
        panel.scores.pop(region, None)
        if region in self._kept_scores:
            panel.scores[region] = self._kept_scores[region]
        panel.focused_row = panel.regions.index(region)
        # The row may be the same: it is drawn again either way.
        panel.mutate_reactive(RatingPanel.regions)
