"""The first questions, on one screen: how far along she is, and what she may have to ask a doctor first."""

from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from catalog.safety import ScreeningAnswer
from catalog.stage import UNKNOWN, due_from_weeks
from tui.painlog.model import EpisodeKind
from tui.plain import plain
from tui.screens.base import UnacheScreen
from tui.screens.checkin import LETTERS
from tui.services import Services
from tui.widgets.key_bar import KeyBar
from tui.widgets.letter_list import LetterList

MOST_WEEKS = 42
MOST_WEEKS_AFTER = 99


class FirstScreen(UnacheScreen[None]):
    """Opens an episode and records the screening; both can be skipped and answered again from Me."""

    CSS_PATH = "first.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("0", "digit(0)", "weeks", key_display="0–9", id="first.digit", tooltip="Type the weeks, two digits"),
        Binding(
            "a", "after_birth", "after birth", id="first.after", tooltip="I have had the baby: weeks since the birth"
        ),
        Binding("0", "none", "none of these", id="first.none", tooltip="None of these is true for me"),
        Binding("enter", "enter", "go on", id="first.go", tooltip="Go on with what is marked"),
        Binding("s", "skip", "skip", id="first.skip", tooltip="Skip this question"),
        Binding("backspace", "rub_out", "", show=False, id="first.rub", tooltip="Take the last digit back"),
        Binding("escape", "back", "back", key_display="esc", id="first.back", tooltip="Back to the weeks"),
        Binding("down", "read_on(3)", "read on", key_display="↑ ↓", id="first.read", tooltip="Read further down"),
        Binding("up", "read_on(-3)", "", show=False, id="first.read_back", tooltip="Read further up"),
        Binding("ctrl+q", "app.quit", "quit", id="first.quit", tooltip="Leave the program", key_display="^q"),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._digits = ""
        self._after_birth = False
        self._asking_weeks = True
        self._conditions = dict(
            zip(LETTERS.replace("s", ""), services.safety.contraindications_for(UNKNOWN), strict=False)
        )
        self._ticked: set[str] = set()

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static("unache", id="name")
            yield Static(
                "Gentle exercises for a sore back, and a log of what they change.\n"
                "Not medical advice, and no clinician has reviewed it. Ask your maternity team first.",
                id="notice",
            )
            yield Static(id="weeks")
            yield Static(id="said")
            yield Static(plain("Has a doctor or midwife told you of any of these?"), id="conditions")
            yield LetterList([(key, item.text) for key, item in self._conditions.items()], most=2)
        yield KeyBar()

    def on_mount(self) -> None:
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action in ("digit", "after_birth", "rub_out"):
            return self._asking_weeks
        if action == "none":
            return not self._asking_weeks
        if action == "skip":
            return not self._ticked
        return True

    def on_key(self, event: Key) -> None:
        key = event.character or ""
        if self._asking_weeks and key.isdecimal() and key.isascii() and key != "0":
            self.action_digit(int(key))
        elif not self._asking_weeks and key in self._conditions:
            self._ticked ^= {key}
            self._draw()

    def action_digit(self, digit: int) -> None:
        if len(self._digits) < 2:
            self._digits += str(digit)
        if len(self._digits) == 2:
            self.action_enter()
        else:
            self._draw()

    def action_rub_out(self) -> None:
        self._digits = self._digits[:-1]
        self._draw()

    def action_after_birth(self) -> None:
        self._after_birth = not self._after_birth
        self._draw()

    def action_enter(self) -> None:
        if not self._asking_weeks:
            self._finish(ScreeningAnswer.SOME if self._ticked else ScreeningAnswer.SKIPPED)
            return
        weeks = int(self._digits) if self._digits else None
        most = MOST_WEEKS_AFTER if self._after_birth else MOST_WEEKS
        if weeks is not None and (weeks > most or (weeks == 0 and not self._after_birth)):
            self._digits = ""
            self._draw("Weeks of pregnancy go from 1 to 42. For after the birth, press a first.")
            return
        if weeks is None:
            self._draw("Two digits, please, such as 31 or 08. Or s to skip.")
            return
        self._to_conditions()

    def action_read_on(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_skip(self) -> None:
        if self._asking_weeks:
            self._digits = ""
            self._after_birth = False
            self._to_conditions()
        else:
            self._finish(ScreeningAnswer.SKIPPED)

    def action_none(self) -> None:
        if self._ticked:
            # Marked ones are never thrown away by one key: it clears them, and asks again.
            self._ticked.clear()
            self._draw("Nothing is marked now. 0 again for none of these.")
        else:
            self._finish(ScreeningAnswer.NONE)

    def action_back(self) -> None:
        if self._asking_weeks:
            if self._services.log.episode() is not None:
                self.dismiss(None)
            return
        self._asking_weeks = True
        self._digits = ""
        self._draw()

    def _to_conditions(self) -> None:
        self._asking_weeks = False
        self._draw()

    def _finish(self, answer: ScreeningAnswer) -> None:
        log, now = self._services.log, self._services.clock.now()
        weeks = int(self._digits) if self._digits else None
        today = now.date()
        if weeks is None:
            kind, due, birth = EpisodeKind.UNKNOWN, None, None
        elif self._after_birth:
            kind, due, birth = EpisodeKind.POSTPARTUM, None, today - timedelta(weeks=weeks)
        else:
            kind, due, birth = EpisodeKind.PREGNANCY, due_from_weeks(weeks, today), None
        items = (
            tuple(self._conditions[key].id for key in sorted(self._ticked)) if answer is ScreeningAnswer.SOME else ()
        )

        def write() -> bool:
            episode = log.begin_episode(kind, due_on=due, birth_on=birth, now=now)
            log.record_screening(episode.id, answer, items, now=now)
            return True

        if self.keep(write):
            self.dismiss(None)

    def _draw(self, said: str = "") -> None:
        typed = self._digits.ljust(2, "_")
        shown = "skipped" if not self._asking_weeks and not self._digits else " ".join(typed)
        question = "How many weeks since the birth?" if self._after_birth else "How many weeks pregnant are you?"
        style = "bold" if self._asking_weeks else "$text-muted"
        self.query_one("#weeks", Static).update(
            Content.assemble(
                plain(question, style), "   ", (shown, "bold $accent" if self._asking_weeks else "$text-muted")
            )
        )
        self.query_one("#said", Static).update(plain(said, "$text-warning"))
        self.query_one("#conditions", Static).set_class(not self._asking_weeks, "-asking")
        entries = self.query_one(LetterList)
        entries.quiet = self._asking_weeks
        entries.ticked = frozenset(self._ticked)
        self.refresh_bindings()
