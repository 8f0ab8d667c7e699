"""Before a session: warning signs first, then how much it hurts now."""

from enum import Enum, auto
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from catalog.region import Region
from catalog.safety import Gate, ScreeningAnswer, Verdict, WarningSign
from tui.painlog.model import Moment, Session
from tui.plain import plain
from tui.present import ago
from tui.screens.rating import RatingScreen, usual_places
from tui.screens.warning import WarningScreen
from tui.services import Services
from tui.session.plan import Plan
from tui.widgets.key_bar import KeyBar
from tui.widgets.letter_list import LetterList
from tui.widgets.rating_panel import RatingPanel
from tui.widgets.split_line import SplitLine

LETTERS = "abcdefghijklmnoprstuvyz"
"""Keys for signs and conditions; `q` leaves, `w` and `x` have meanings of their own."""


class Question(Enum):
    """What the check-in asks, in this order."""

    CONDITIONS = auto()
    CHOICE = auto()
    SIGNS = auto()
    PAIN = auto()


class CheckInScreen(RatingScreen[Session | None]):
    """Answers with the session that may begin, or None."""

    CSS_PATH = "checkin.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("0", "none", "none of these", id="checkin.none", tooltip="None of these is true now"),
        Binding("0", "score(0)", "score", key_display="0–9", id="checkin.score", tooltip="Give a score, 0 to 9"),
        Binding(
            "enter",
            "as_before",
            "same as before",
            id="checkin.as_before",
            tooltip="Nothing has changed since last time",
        ),
        Binding("enter", "go_on", "go on", id="checkin.go", tooltip="Go on to the exercises"),
        Binding("y", "choose", "go on all the same", id="checkin.choose", tooltip="Go on, having read the reason"),
        Binding(
            "down", "read_on(3)", "read on", key_display="↑ ↓", id="checkin.read", tooltip="Read further down the list"
        ),
        Binding("up", "read_on(-3)", "", show=False, id="checkin.read_back", tooltip="Read further up the list"),
        Binding("up", "move(-1)", "place", key_display="↑ ↓", id="checkin.up", tooltip="The place above or below"),
        Binding("down", "move(1)", "", show=False, id="checkin.down", tooltip="The place above or below"),
        Binding("w", "signs", "signs again", id="checkin.signs", tooltip="Read the warning signs again"),
        Binding("escape,q", "leave", "back", key_display="esc", id="checkin.leave", tooltip="Leave without a session"),
    ]

    def __init__(self, services: Services, plan: Plan, gate: Gate, session: Session | None = None) -> None:
        """With a `session` that is being taken up again, only the signs are asked."""
        super().__init__()
        self._services, self._plan, self._gate = services, plan, gate
        self._signs = dict(zip(LETTERS, services.safety.signs_for(services.stage()), strict=False))
        self._conditions = dict(zip(LETTERS, services.safety.contraindications_for(services.stage()), strict=False))
        screening = services.answers().screening
        skipped = screening is None or screening.answered is ScreeningAnswer.SKIPPED
        self._answered_before = None if skipped else screening
        self._session = session
        self._questions = self._questions_to_ask()

    def compose(self) -> ComposeResult:
        head = SplitLine(id="head")
        head.left = Content.assemble(plain(self._plan.name, "bold"), "   ", ("check-in", "$text-muted"))
        head.right = plain(f"{self._plan.minutes} min", "$text-muted")
        yield head
        with VerticalScroll(id="questions", can_focus=False):
            yield Static(id="prompt", markup=False)
            yield LetterList(id="list")
            yield Static(id="answered")
        panel = RatingPanel("Right now, how much pain in {place}?", id="pain")
        yield panel
        yield KeyBar()

    def on_mount(self) -> None:
        self._show_question()

    def fill(self) -> None:
        log, now = self._services.log, self._services.clock.now()
        panel = self.query_one(RatingPanel)
        ratings = log.latest_ratings()
        panel.lasts = {rating.region: rating.score for rating in ratings}
        if ratings:
            panel.last_note = f"last time, {ago(max(r.at for r in ratings), now)}"
        self.ask_about(usual_places(self._services))

    @property
    def question(self) -> Question:
        """What is being asked now."""
        return self._questions[0]

    @property
    def rating(self) -> bool:
        return self.question is Question.PAIN

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "as_before":
            return self.question is Question.CONDITIONS and self._answered_before is not None
        asking = {
            "none": (Question.CONDITIONS, Question.SIGNS),
            "choose": (Question.CHOICE,),
            "go_on": (Question.PAIN,),
            "signs": (Question.PAIN,),
            "read_on": (Question.CONDITIONS, Question.SIGNS),
        }
        return self.question in asking[action] if action in asking else super().check_action(action, parameters)

    def on_key(self, event: Key) -> None:
        key = event.character or ""
        if self.question is Question.SIGNS and key in self._signs:
            self._tick_sign(self._signs[key])
        elif self.question is Question.CONDITIONS and key in self._conditions:
            self._tick_condition(self._conditions[key].id)

    def action_none(self) -> None:
        if self.question is not Question.CONDITIONS or self._screened(ScreeningAnswer.NONE, ()):
            self._next_question()

    def action_as_before(self) -> None:
        before = self._answered_before
        if before is not None and self._screened(before.answered, before.items):
            self._next_question()

    def action_choose(self) -> None:
        self._next_question()

    def action_read_on(self, lines: int) -> None:
        self.query_one("#questions").scroll_relative(y=lines, animate=False)

    def action_signs(self) -> None:
        self._questions.insert(0, Question.SIGNS)
        self._show_question()

    def action_go_on(self) -> None:
        session = self._checked_in()
        if session is not None:
            self.dismiss(session)

    def action_leave(self) -> None:
        self.dismiss(None)

    def keep_score(self, region: Region, score: int | None) -> bool:
        session = self._checked_in()
        if session is None:
            return False
        log, now = self._services.log, self._services.clock.now()
        if score is None:
            return self.written(lambda: log.clear_rating(session.id, region, Moment.BEFORE, now=now))
        return self.written(lambda: log.rate(session.id, region, Moment.BEFORE, score, now=now))

    @work(exclusive=True, group="sign")
    async def _tick_sign(self, sign: WarningSign) -> None:
        """Show the card, whatever becomes of the log; a slip takes the sign back."""
        log, clock, session = self._services.log, self._services.clock, self._checked_in()
        identity = session.id if session else None
        noted = self.written(lambda: log.note_warning(sign.id, sign.level, session_id=identity, now=clock.now()))
        phone = self._services.preferences.phone
        if await self.app.push_screen_wait(WarningScreen(sign, phone, noted=noted)):
            self.dismiss(None)
        elif noted:
            self.keep(lambda: log.take_back_warning(sign.id, session_id=identity, now=clock.now()))

    def _tick_condition(self, condition: str) -> None:
        if self._screened(ScreeningAnswer.SOME, (condition,)):
            self.dismiss(None)

    def _screened(self, answer: ScreeningAnswer, items: tuple[str, ...]) -> bool:
        """Keep the answer to the conditions; False where that was not possible."""
        session = self._checked_in()
        if session is None:
            return False
        log, now = self._services.log, self._services.clock.now()
        return self.keep(lambda: log.record_screening(session.episode_id, answer, items, now=now)) is not None

    def _checked_in(self) -> Session | None:
        """The session these answers belong to, made at the first of them."""
        if self._session is None:
            plan, now = self._plan, self._services.clock.now()
            self._session = self.keep(
                lambda: self._services.log.check_in(
                    plan_hash=plan.content_hash(),
                    plan_content=plan.to_json(),
                    routine_id=plan.routine,
                    routine_name=plan.name,
                    now=now,
                )
            )
        return self._session

    def _questions_to_ask(self) -> list[Question]:
        if self._session is not None:
            return [Question.SIGNS]
        first = {Verdict.ASK_NONE_FIRST: [Question.CONDITIONS], Verdict.NEEDS_CHOICE: [Question.CHOICE]}
        return [*first.get(self._gate.verdict, []), Question.SIGNS, Question.PAIN]

    def _next_question(self) -> None:
        if len(self._questions) == 1:
            self.dismiss(self._session)
            return
        self._questions.pop(0)
        self._show_question()
        panel = self.query_one(RatingPanel)
        if self.question is Question.PAIN and not panel.regions:
            self.action_add()

    def _show_question(self) -> None:
        question = self.question
        prompt, entries = self.query_one("#prompt", Static), self.query_one(LetterList)
        prompts = {
            Question.CONDITIONS: Content.assemble(
                plain("Has a doctor or midwife told you of any of these?", "bold"),
                "\n",
                plain(self._gate.reason, "$text-muted"),
            ),
            Question.CHOICE: Content.assemble(plain(self._gate.reason, "bold"), "\nGo on all the same?"),
            Question.SIGNS: plain("Any of these right now?", "bold"),
            Question.PAIN: Content.assemble(("●", "$text-success"), (" none of the warning signs", "$text-success")),
        }
        prompt.update(prompts[question])
        if question is Question.CONDITIONS:
            entries.entries = tuple((key, item.text) for key, item in self._conditions.items())
        else:
            entries.entries = tuple((key, sign.text) for key, sign in self._signs.items())
        entries.quiet = question is Question.PAIN
        self.set_class(question is Question.PAIN, "-pain")
        self.set_class(question is Question.CHOICE, "-choice")
        self.refresh_bindings()
