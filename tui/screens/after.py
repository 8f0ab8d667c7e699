"""After a session: how much does it hurt now, and what that says."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from catalog.region import Region
from tui.painlog.model import Moment, Session
from tui.plain import plain
from tui.screens.rating import RatingScreen, usual_places
from tui.services import Services
from tui.session.summary import Change, sentence
from tui.widgets.change_row import ChangeRow
from tui.widgets.key_bar import KeyBar
from tui.widgets.rating_panel import RatingPanel
from tui.widgets.split_line import SplitLine


class AfterScreen(RatingScreen[None]):
    """Rates the places rated before, then says what changed."""

    CSS_PATH = "after.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "go_on", "", show=False, id="after.leave", tooltip="Go on without more ratings"),
    ]

    def __init__(self, services: Services, session: Session, *, stopped: bool) -> None:
        super().__init__()
        self._services, self._session, self._stopped = services, session, stopped

    def compose(self) -> ComposeResult:
        head = SplitLine(id="head")
        head.left = Content.assemble(
            plain(self._session.routine_name, "bold"), "   ", ("stopped" if self._stopped else "done", "$text-muted")
        )
        yield head
        yield Static("You can skip this question.", id="lead")
        yield RatingPanel("Right now, how much pain in {place}?", last_note="before the session")
        with Vertical(id="summary"):
            yield VerticalScroll(id="changes", can_focus=False)
            yield Static(id="sentence")
            yield Static(id="twin")
        yield KeyBar()

    def fill(self) -> None:
        before = {r.region: r.score for r in self._services.log.ratings(self._session.id) if r.moment is Moment.BEFORE}
        panel = self.query_one(RatingPanel)
        panel.lasts = before
        self.ask_about(tuple(before) or usual_places(self._services))

    @property
    def summarised(self) -> bool:
        """Whether the sentence is on the screen already."""
        return self.has_class("-summary")

    @property
    def rating(self) -> bool:
        return not self.summarised

    def action_go_on(self) -> None:
        if self.summarised:
            self.dismiss(None)
            return
        panel = self.query_one(RatingPanel)
        changes = [Change(r.label, panel.lasts.get(r), panel.scores.get(r)) for r in panel.regions]
        rated = [change for change in changes if change.before is not None or change.after is not None]
        self.query_one("#changes").mount(*(ChangeRow(change.place, change.before, change.after) for change in rated))
        self.query_one("#sentence", Static).update(plain(sentence(rated)))
        self.query_one("#twin", Static).update(plain(", ".join(str(change) for change in rated)))
        self.add_class("-summary")
        self.refresh_bindings()

    def keep_score(self, region: Region, score: int | None) -> bool:
        log, now, session = self._services.log, self._services.clock.now(), self._session.id
        if score is None:
            return self.written(lambda: log.clear_rating(session, region, Moment.AFTER, now=now))
        return self.written(lambda: log.rate(session, region, Moment.AFTER, score, now=now))
