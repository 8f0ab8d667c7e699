"""How much does it hurt now? One digit, without a routine."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from catalog.region import Region
from tui.painlog.model import Entry
from tui.screens.rating import RatingScreen, usual_places
from tui.services import Services
from tui.widgets.key_bar import KeyBar
from tui.widgets.rating_panel import RatingPanel
from tui.widgets.split_line import SplitLine


class LogPainScreen(RatingScreen[None]):
    """Keeps one entry with a score for each place that is rated."""

    CSS_PATH = "after.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "go_on", "", show=False, id="log.done", tooltip="Go on to what comes next"),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._entry: Entry | None = None

    def compose(self) -> ComposeResult:
        head = SplitLine(id="head")
        head.left = Content.styled("Pain now", "bold")
        yield head
        yield RatingPanel("Right now, how much pain in {place}?")
        yield KeyBar()

    def fill(self) -> None:
        self.panel.lasts = {rating.region: rating.score for rating in self._services.log.latest_ratings()}
        self.ask_about(usual_places(self._services))
        if not self.panel.regions and self.is_current:
            self.action_add()

    def action_go_on(self) -> None:
        self.dismiss(None)

    def keep_score(self, region: Region, score: int | None) -> bool:
        log, now, entry = self._services.log, self._services.clock.now(), self._entry
        if entry is not None:
            return self.written(lambda: log.rate_entry(entry.id, region, score, now=now))
        if score is not None:
            self._entry = self.keep(lambda: log.log_pain(region, score, now=now))
            return self._entry is not None
        return True
