"""Today: pain now, what fits now, and what waits."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from catalog.entry import Kind
from catalog.model import Exercise, Routine
from catalog.safety import Gate, Verdict
from catalog.search import Fit
from tui.messages import ResumeAsked, RoutineChosen
from tui.painlog.model import LogProblem, Session
from tui.plain import plain, visible
from tui.preferences import Planned
from tui.present import ago, times
from tui.screens.ask import Answer, AskScreen
from tui.screens.base import RoomScreen
from tui.screens.log_pain import LogPainScreen
from tui.session.plan import single
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

    words: Content
    routine: Routine | None = None
    refused: Gate | None = None
    """Why nothing is offered, where this line says so."""


class TodayScreen(RoomScreen):
    """The room the program opens in."""

    MODE = Mode.TODAY
    CSS_PATH = "today.tcss"
    AUTO_FOCUS = "OfferList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "log_pain", "log pain", id="today.log", tooltip="Log how much it hurts now"),
        Binding("u", "unfinished", "unfinished", id="today.unfinished", tooltip="The session left in the middle"),
        Binding("p", "tomorrow", "tomorrow", id="today.tomorrow", tooltip="Put what is lit aside for tomorrow"),
        Binding("t", "team_agreed", "my team agreed", id="today.agreed", tooltip="Note that your own team agreed"),
    ]

    _offers: tuple[_Offer, ...] | list[_Offer] = ()
    _may_resume = False
    _may_agree = False

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
        return {"unfinished": self._may_resume, "team_agreed": self._may_agree}.get(action, True)

    def show(self) -> None:
        log, gate, stage = self._services.log, self._services.gate(), self._services.stage()
        unfinished = log.unfinished()
        self._may_resume = unfinished is not None and not log.view_only
        asked = gate.verdict is Verdict.NOT_OFFERED and not stage.overdue and not log.view_only
        self._may_agree = asked and self._services.standing() is not None
        self._show_notices()
        self._show_pain()
        self._show_offers(gate)
        self._show_waiting(unfinished)
        self.refresh_bindings()

    def action_log_pain(self) -> None:
        if self._services.log.view_only:
            self.notify("This window can only look.", severity="warning", markup=False)
            return
        self.app.push_screen(LogPainScreen(self._services))

    def action_unfinished(self) -> None:
        self.app.post_message(ResumeAsked())

    @work(exclusive=True, group="agreed")
    async def action_team_agreed(self) -> None:
        log, clock = self._services.log, self._services.clock
        try:
            episode, reason = self._services.standing(), self._services.gate().reason
        except LogProblem as problem:
            self.say_not_saved(problem)
            return
        sure = await self.app.push_screen_wait(
            AskScreen(
                "Did your own team agree to gentle exercise?",
                (reason, "The day is noted and stays visible. Me takes it back."),
                (Answer("y", "yes, my team agreed", value=True), Answer("n", "not yet", value=False)),
                otherwise=False,
            )
        )
        if sure and episode is not None:
            self.keep(lambda: log.record_team_agreed(episode.id, now=clock.now()))
            self.look()

    def action_tomorrow(self) -> None:
        offer = self._offers[self.query_one(OfferList).lit] if self._offers else None
        if offer is None or offer.routine is None or offer.routine.id not in self._services.catalogue.routines:
            return
        tomorrow = self._services.clock.now().date() + timedelta(days=1)
        planned = Planned(offer.routine.id, tomorrow)
        self.keep(lambda: self._services.prefer(planned=planned))
        self.notify(f"{visible(offer.routine.name)} waits here tomorrow.", markup=False)

    @on(OfferList.Chosen)
    def _chosen(self, message: OfferList.Chosen) -> None:
        if message.index >= len(self._offers):
            return
        offer = self._offers[message.index]
        if offer.refused is not None:
            self.notify(offer.refused.reason, title="Not offered now", severity="warning", markup=False)
        elif offer.routine is None:
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
                    Content.assemble(
                        plain("Where does it hurt?", "bold"), "\n", ("One key for the place, one for how much.", MUTED)
                    ),
                )
            )
        if gate.verdict is Verdict.NOT_OFFERED:
            offers.append(_Offer(_refused(gate), refused=gate))
        else:
            offers += self._planned_offers()
            offers += [self._fitting_offer(fit) for fit in self._services.fits_now()]
        self._offers = offers
        self.query_one(OfferList).offers = tuple(offer.words for offer in offers)

    def _planned_offers(self) -> list[_Offer]:
        """What she put aside for today, or for a day that has passed."""
        planned, today = self._services.preferences.planned, self._services.clock.now().date()
        routine = self._services.catalogue.routines.get(planned.routine) if planned and planned.on <= today else None
        return [_Offer(self._words(routine, "planned for today"), routine)] if routine else []

    def _fitting_offer(self, fit: Fit) -> _Offer:
        catalogue = self._services.catalogue
        found = catalogue.routines if fit.hit.kind is Kind.ROUTINE else catalogue.exercises
        item = found[fit.hit.id]
        routine = single(item) if isinstance(item, Exercise) else item
        choice = self._services.offer(item).verdict is Verdict.NEEDS_CHOICE
        return _Offer(self._words(routine, f"{fit.why} · asks first" if choice else fit.why), routine)

    def _words(self, routine: Routine, why: str) -> Content:
        use = self._services.log.routine_use(routine.id)
        record = "new for you" if not use.times else f"done {times(use.times)}"
        return Content.assemble(
            plain(routine.name, "bold"),
            plain(f"   {self._services.library.minutes(routine)} min", MUTED),
            "\n",
            plain(routine.summary, MUTED),
            "\n",
            plain(f"{why}   {record}", "$unache-faint"),
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
                    *([("u", "bold $accent"), (" resume, finish or discard", MUTED)] if self._may_resume else []),
                )
            )


def _refused(gate: Gate) -> Content:
    return Content.assemble(plain("Nothing is offered yet", "bold"), "\n", plain(gate.reason, MUTED))
