"""The pain of one place: its last score, when it was given, and the last fourteen days."""

from textual.app import ComposeResult
from textual.color import Color
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from tui.plain import plain
from tui.themes import pain_ramp
from tui.widgets.big_text import BigText
from tui.widgets.pain_strip import PainStrip


class PainTile(Widget):
    """A tile where there is room, a line where there is not; the stylesheet of the screen decides."""

    DEFAULT_CSS = "PainTile { height: auto; width: 1fr; }"

    place: reactive[str] = reactive("")
    score: reactive[int | None] = reactive(None)
    when: reactive[str] = reactive("")
    days: reactive[tuple[int | None, ...]] = reactive(())

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(classes="place")
            yield BigText("", classes="large")
            yield Static(classes="score")
            yield PainStrip()
            yield Static(classes="when")

    def on_mount(self) -> None:
        self._draw()

    def show(self, place: str, score: int, when: str, days: tuple[int | None, ...]) -> None:
        """Put everything on the tile at once."""
        self.place, self.score, self.when, self.days = place, score, when, days
        self._draw()

    def _draw(self) -> None:
        score = "" if self.score is None else str(self.score)
        self.query_one(".place", Static).update(plain(self.place))
        large, small = self.query_one(".large", BigText), self.query_one(".score", Static)
        large.text = score
        small.update(plain(score))
        if self.score is not None:
            large.styles.color = small.styles.color = Color.parse(pain_ramp(self.app.theme)[self.score])
        self.query_one(".when", Static).update(plain(self.when))
        self.query_one(PainStrip).values = self.days
