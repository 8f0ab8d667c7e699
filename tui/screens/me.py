"""Me: what the program knows of her, why each thing is asked, and where it is kept. Everything can be left out."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from catalog.model import Equipment
from catalog.offer import BirthKind
from catalog.region import Region
from catalog.safety import ScreeningAnswer
from catalog.stage import StageKind
from catalog.stage_words import read_stage
from tui import __version__
from tui.painlog.model import EpisodeKind, LogProblem
from tui.plain import plain
from tui.preferences import NOTE_LENGTH, PHONE_LENGTH
from tui.screens.ask import Answer, AskScreen
from tui.screens.ask_text import AskTextScreen
from tui.screens.base import RoomScreen
from tui.screens.tick import TickScreen
from tui.widgets.key_bar import KeyBar
from tui.widgets.offer_list import OfferList
from tui.widgets.top_bar import Mode, TopBar

STRICTEST = "weeks not given: the strictest rules are used"
ABILITIES = (
    ("cannot_kneel", "kneeling is not possible now"),
    ("cannot_lie", "lying down is not possible now"),
    ("quiet", "only what is quiet"),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of Me: its name, what it says now, why it is asked, and what enter does."""

    name: str
    now: str
    why: str
    change: Callable[[], Coroutine[Any, Any, None]] | None = None


class AboutList(OfferList):
    """The rows of Me; enter changes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "change", id="me.change", tooltip="Change what is lit"),
    ]


class MeScreen(RoomScreen):
    """A list; enter changes what is lit."""

    MODE = Mode.ME
    CSS_PATH = "me.tcss"
    AUTO_FOCUS = "AboutList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "reload", "reload files", id="me.reload", tooltip="Read your own exercise files again"),
        Binding("e", "end_record", "end record", id="me.end", tooltip="End this record; nothing more is asked"),
    ]

    _may_end = False

    def compose(self) -> ComposeResult:
        yield TopBar(self.MODE)
        yield AboutList()
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return self._may_end if action == "end_record" else True

    def show(self) -> None:
        self._may_end = self._services.log.episode() is not None and not self._services.log.view_only
        self._rows = self._make_rows()
        self.query_one(OfferList).offers = tuple(_words(row) for row in self._rows)
        self.refresh_bindings()

    @on(OfferList.Chosen)
    def _chosen(self, message: OfferList.Chosen) -> None:
        row = self._rows[message.index]
        if self._services.log.view_only:
            self.notify("This window can only look.", severity="warning", markup=False)
        elif row.change is not None:
            self._change(row)

    @work(exclusive=True, group="change")
    async def _change(self, row: _Row) -> None:
        if row.change is not None:
            try:
                await row.change()
            except LogProblem as problem:
                self.say_not_saved(problem)
            self.look()

    def action_reload(self) -> None:
        self._services.library.reload()
        faults = len(self._services.catalogue.faults)
        self.notify(f"{faults} things left out; they are listed here." if faults else "Read again.", markup=False)
        self.look()

    @work(exclusive=True, group="change")
    async def action_end_record(self) -> None:
        sure = await self.app.push_screen_wait(
            AskScreen(
                "End this record?",
                ("Nothing more is asked about it. What you logged stays.",),
                (Answer("y", "end it", value=True), Answer("n", "leave it as it is", value=False)),
                otherwise=False,
            )
        )
        if sure:
            self.keep(self._end_record)
            self.look()

    def _end_record(self) -> None:
        log = self._services.log
        episode = log.episode()
        if episode is not None:
            log.end_episode(episode.id, now=self._services.clock.now())

    def _make_rows(self) -> list[_Row]:
        services, wish = self._services, self._services.preferences
        stage, gate = services.stage(), services.gate()
        rows = [
            _Row(
                "How far along",
                stage.label or STRICTEST,
                "Some moves are offered only up to a certain week.",
                self._ask_stage,
            ),
            _Row(
                "Conditions",
                self._conditions_said(),
                "They decide whether to ask your maternity team first.",
                self._ask_conditions,
            ),
        ]
        if stage.kind is StageKind.POSTPARTUM:
            rows.append(
                _Row("The birth", self._birth_said(), "After a caesarean one move waits six weeks.", self._ask_birth)
            )
        answers = services.answers()
        agreed = answers.screening.team_agreed_on if answers.screening else None
        rows += [
            _Row("My team", gate.reason or "nothing stands against a session", "Note here that your own team agreed, or take it back.", self._ask_team)
            if gate.reason or agreed
            else _Row("My team", "nothing stands against a session", "Shown when your team should be asked first."),
            _Row("My places", ", ".join(r.label for r in wish.regions) or "not chosen", "One to three places the check-in asks about.", self._ask_places),
            _Row("At hand", _equipment_said(wish.equipment), "What needs something you have not got is left out of Today.", self._ask_equipment),
            _Row("What I can do", ", ".join(words for key, words in ABILITIES if getattr(wish, key)) or "no limits said", "What you cannot do is left out of Today.", self._ask_abilities),
            _Row("A condition of my own", wish.conditions_note or "nothing noted", "For yourself and your report. The program draws nothing from it.", self._ask_note),
            _Row("Maternity number", wish.phone or "not given", "It stands on every card that says call.", self._ask_phone),
            _Row("My exercises", str(services.locations.own_catalogue), _faults_said(services.catalogue.faults)),
            _Row("My data", str(services.log.path), "One file on this machine. Nothing is sent anywhere."),
            _Row(f"unache {__version__}", "Not medical advice. No clinician has reviewed it.", "Ask your maternity team first."),
        ]  # fmt: skip
        return rows

    def _conditions_said(self) -> str:
        screening = self._services.answers().screening
        if screening is None or screening.answered is ScreeningAnswer.SKIPPED:
            return "not answered: each session asks first"
        marked = [one.text for one in self._services.safety.contraindications if one.id in screening.items]
        return ", ".join(marked) or "none of them"

    def _birth_said(self) -> str:
        return {
            BirthKind.CAESAREAN: "caesarean",
            BirthKind.VAGINAL: "vaginal",
            BirthKind.NOT_SAID: "not said: taken for a caesarean",
        }[self._services.answers().birth]

    async def _ask_stage(self) -> None:
        today = self._services.clock.now().date()

        def wrong(text: str) -> str | None:
            try:
                read_stage(text, today)
            except ValueError as error:
                return str(error)
            return None

        text = await self.app.push_screen_wait(
            AskTextScreen(
                "How far along are you?",
                "22w3d, due 3 May, last period 1 August, 6½ months, 40+3, birth 2026-10-01, or 5 weeks after birth.",
                check=wrong,
            )
        )
        if not text:
            return
        stage, now = read_stage(text, today), self._services.clock.now()
        kind = EpisodeKind.POSTPARTUM if stage.kind is StageKind.POSTPARTUM else EpisodeKind.PREGNANCY
        log = self._services.log
        self.keep(lambda: log.tell_stage(kind, due_on=stage.due_on, birth_on=stage.birth_on, said=text, now=now))

    async def _ask_conditions(self) -> None:
        services = self._services
        screening = services.answers().screening
        choices = [(one.id, one.text) for one in services.safety.contraindications_for(services.stage())]
        items = await self.app.push_screen_wait(
            TickScreen(
                "Has a doctor or midwife told you of any of these?",
                "With one of them, ask your maternity team first.",
                choices,
                screening.items if screening else (),
            )
        )
        episode = services.standing()
        if items is not None and episode is not None:
            answer = ScreeningAnswer.SOME if items else ScreeningAnswer.NONE
            self.keep(lambda: services.log.record_screening(episode.id, answer, items, now=services.clock.now()))

    async def _ask_birth(self) -> None:
        episode, log = self._services.standing(), self._services.log
        answers: tuple[Answer[BirthKind | None], ...] = (
            Answer("v", "vaginal", BirthKind.VAGINAL),
            Answer("c", "caesarean", BirthKind.CAESAREAN),
            Answer("n", "rather not say", BirthKind.NOT_SAID),
        )
        kind = await self.app.push_screen_wait(
            AskScreen("How was the birth?", ("You can leave this open.",), answers, otherwise=None)
        )
        if kind is not None and episode is not None:
            now = self._services.clock.now()
            self.keep(lambda: log.correct_episode(episode.id, birth_kind=kind, now=now))

    async def _ask_team(self) -> None:
        episode, log = self._services.standing(), self._services.log
        screening = self._services.answers().screening
        if episode is None:
            return
        agreed = screening is not None and screening.team_agreed_on is not None
        question = (
            AskScreen("Take the agreement back?", ("Sessions close again until your team agrees.",),
                      (Answer("y", "take it back", value=True), Answer("n", "leave it", value=False)), otherwise=False)
            if agreed
            else AskScreen("Did your own team agree to gentle exercise?", ("The day is noted and stays visible.",),
                           (Answer("y", "yes, my team agreed", value=True), Answer("n", "not yet", value=False)), otherwise=False)
        )  # fmt: skip
        if await self.app.push_screen_wait(question):
            now = self._services.clock.now()
            write = log.withdraw_team_agreed if agreed else log.record_team_agreed
            self.keep(lambda: write(episode.id, now=now))

    async def _ask_places(self) -> None:
        choices = [(region, region.label) for region in Region]
        screen = TickScreen(
            "Where does it hurt most often?",
            "One to three places. Left and right are your own.",
            choices,
            self._services.preferences.regions,
            most=3,
            none_words="none in particular",
        )
        regions = await self.app.push_screen_wait(screen)
        if regions is not None:
            self.keep(lambda: self._services.prefer(regions=regions))

    async def _ask_equipment(self) -> None:
        screen = TickScreen(
            "What is at hand?",
            "Anything else is left out of Today, never of the catalogue.",
            [(thing, thing.label) for thing in Equipment],
            self._services.preferences.equipment or (),
            none_words="nothing",
        )
        things = await self.app.push_screen_wait(screen)
        if things is not None:
            self.keep(lambda: self._services.prefer(equipment=things))

    async def _ask_abilities(self) -> None:
        wish = self._services.preferences
        ticked = [key for key, _ in ABILITIES if getattr(wish, key)]
        screen = TickScreen("What holds now?", "It can be changed from day to day.", ABILITIES, ticked)
        chosen = await self.app.push_screen_wait(screen)
        if chosen is not None:
            self.keep(lambda: self._services.prefer(**{key: key in chosen for key, _ in ABILITIES}))

    async def _ask_note(self) -> None:
        await self._ask_line(
            "A condition of your own", "Scoliosis, say. For yourself and your report.", "conditions_note", NOTE_LENGTH
        )

    async def _ask_phone(self) -> None:
        await self._ask_line(
            "Your maternity team's number", "It stands on every card that says call.", "phone", PHONE_LENGTH
        )

    async def _ask_line(self, title: str, why: str, key: str, most: int) -> None:
        now = str(getattr(self._services.preferences, key))
        text = await self.app.push_screen_wait(AskTextScreen(title, why, text=now, most=most))
        if text is not None:
            self.keep(lambda: self._services.prefer(**{key: text}))


def _words(row: _Row) -> Content:
    head = Content.assemble(plain(row.name, "bold"), "   ", plain(row.now))
    return Content.assemble(head, "\n", plain(row.why, "$unache-faint"))


def _equipment_said(things: tuple[Equipment, ...] | None) -> str:
    if things is None:
        return "not asked yet: everything is shown"
    return ", ".join(thing.label for thing in things) or "nothing"


def _faults_said(faults: tuple[object, ...]) -> str:
    return "\n".join(str(fault) for fault in faults[:12]) or "Files you write here are read at the start, and with f5."
