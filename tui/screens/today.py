"""Today: pain now, what fits now, and what waits."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from catalog.model import Routine
from catalog.safety import Gate, Verdict
from tui.messages import ResumeAsked, RoutineChosen
from tui.painlog.model import Session
from tui.plain import plain
from tui.present import ago, times
from tui.screens.base import RoomScreen
from tui.screens.log_pain import LogPainScreen
from tui.session.plan import plan_routine
from tui.widgets.key_bar import KeyBar
from tui.widgets.offer_list import OfferList
from tui.widgets.pain_tile import PainTile
from tui.widgets.split_line import SplitLine
from tui.widgets.top_bar import Mode, TopBar

TILES = 3
DAYS = 14
MUTED = "$text-muted"


@dataclass(frozen=True, slots=True)
class _Offer:
    """One line of what fits now: a routine, or the question where it hurts."""

    routine: Routine | None
    words: Content


class TodayScreen(RoomScreen):
    """The room the program opens in."""

    MODE = Mode.TODAY
    CSS_PATH = "today.tcss"
    AUTO_FOCUS = "OfferList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "log_pain", "log pain", id="today.log", tooltip="Log how much it hurts now"),
        Binding("u", "unfinished", "unfinished", id="today.unfinished", tooltip="The session left in the middle"),
        Binding("t", "team_agreed", "my team agreed", id="today.agreed", tooltip="Note that your own team agreed"),
    ]

    def compose(self) -> ComposeResult:
        yield TopBar(self.MODE)
        yield Static(id="notices")
        head = SplitLine(id="pain-head")
        head.left = Content.assemble(("Pain now", "bold"), ("  0 none, 10 worst possible", MUTED))
        yield head
        with Horizontal(id="tiles"):
            for number in range(TILES):
                yield PainTile(id=f"tile-{number}")
        yield Static(id="no-pain")
        with Horizontal(id="below"):
            with Vertical(id="fits"):
                yield Static("What fits now", classes="heading")
                yield OfferList()
            with Vertical(id="waiting"):
                yield Static("Waiting", classes="heading")
                yield Static(id="unfinished")
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action == "unfinished":
            return self._services.log.unfinished() is not None
        if action == "team_agreed":
            return self._services.gate().verdict is Verdict.NOT_OFFERED and self._services.log.episode() is not None
        return True

    def show(self) -> None:
        self._show_notices()
        self._show_pain()
        self._show_offers(self._services.gate())
        self._show_waiting(self._services.log.unfinished())
        self.refresh_bindings()

    def action_log_pain(self) -> None:
        if self._services.log.view_only:
            self.notify("This window can only look.", severity="warning", markup=False)
            return
        self.app.push_screen(LogPainScreen(self._services))

    def action_unfinished(self) -> None:
        self.app.post_message(ResumeAsked())

    def action_team_agreed(self) -> None:
        episode, now = self._services.log.episode(), self._services.clock.now()
        if episode is not None:
            self.keep(lambda: self._services.log.record_team_agreed(episode.id, now=now))
            self.show()

    @on(OfferList.Chosen)
    def _chosen(self, message: OfferList.Chosen) -> None:
        offer = self._offers[message.index]
        if offer.routine is None:
            self.action_log_pain()
        else:
            self.app.post_message(RoutineChosen(offer.routine))

    def _show_notices(self) -> None:
        faults = self._services.catalogue.faults
        lines = [*self._services.log.notices, *(str(fault) for fault in faults[:1])]
        if len(faults) > 1:
            lines.append(f"{len(faults) - 1} more in your own files: see Me.")
        notices = self.query_one("#notices", Static)
        notices.update(Content("\n").join(plain(line, "$text-warning") for line in lines))
        notices.display = bool(lines)

    def _show_pain(self) -> None:
        log, now = self._services.log, self._services.clock.now()
        ratings = log.latest_ratings()[:TILES]
        for number in range(TILES):
            tile = self.query_one(f"#tile-{number}", PainTile)
            tile.display = number < len(ratings)
            if tile.display:
                rating = ratings[number]
                days = log.daily_scores(rating.region, until=now.date(), days=DAYS)
                tile.show(rating.region.label, rating.score, ago(rating.at, now), days)
        self.query_one("#tiles").display = bool(ratings)
        self.query_one("#pain-head", SplitLine).right = plain("14 days" if ratings else "", MUTED)
        nothing = self.query_one("#no-pain", Static)
        nothing.display = not ratings
        nothing.update(plain("No entry yet. Gaps are allowed.", MUTED))

    def _show_offers(self, gate: Gate) -> None:
        offers: list[_Offer] = []
        if not self._services.log.latest_ratings():
            offers.append(
                _Offer(
                    None,
                    Content.assemble(
                        plain("Where does it hurt?", "bold"), "\n", ("One key for the place, one for how much.", MUTED)
                    ),
                )
            )
        if gate.verdict is Verdict.NOT_OFFERED:
            self._offers = offers
            self.query_one(OfferList).offers = (*(o.words for o in offers), _refused(gate))
            return
        offers += [
            _Offer(routine, self._routine_words(routine)) for routine in self._services.catalogue.routines.values()
        ]
        self._offers = offers
        self.query_one(OfferList).offers = tuple(offer.words for offer in offers)

    def _routine_words(self, routine: Routine) -> Content:
        plan = plan_routine(routine, self._services.catalogue)
        use = self._services.log.routine_use(routine.id)
        record = "new for you" if not use.times else f"done {times(use.times)}"
        return Content.assemble(
            plain(routine.name, "bold"),
            plain(f"   {plan.minutes} min", MUTED),
            "\n",
            plain(routine.summary, MUTED),
            "\n",
            plain(record, "$unache-faint"),
        )

    def _show_waiting(self, session: Session | None) -> None:
        waiting = self.query_one("#waiting")
        waiting.display = session is not None
        if session is not None:
            when = ago(session.started_at, self._services.clock.now())
            self.query_one("#unfinished", Static).update(
                Content.assemble(
                    plain(session.routine_name),
                    "\n",
                    plain(f"left in the middle, {when}", MUTED),
                    "\n",
                    ("u", "bold $accent"),
                    (" resume, finish or discard", MUTED),
                )
            )


def _refused(gate: Gate) -> Content:
    return Content.assemble(plain("Nothing is offered yet", "bold"), "\n", plain(gate.reason, MUTED))
