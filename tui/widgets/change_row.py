"""One place before and after a session, in digits that can be read from the floor."""

from textual.app import ComposeResult
from textual.color import Color
from textual.containers import Horizontal
from textual.widgets import Static

from tui.plain import plain
from tui.themes import pain_ramp
from tui.widgets.big_text import BigText


class ChangeRow(Horizontal):
    """The place, its score before, and its score after; a dash where there is none."""

    DEFAULT_CSS = """
    ChangeRow { height: 3; margin-bottom: 1; }
    ChangeRow .place { width: 22; margin-top: 1; text-style: bold; }
    ChangeRow BigText { height: 3; width: 11; color: $unache-faint; }
    ChangeRow .arrow { width: 5; margin-top: 1; color: $text-muted; }
    """

    def __init__(self, place: str, before: int | None, after: int | None) -> None:
        super().__init__()
        self._place, self._scores = place, (before, after)

    def compose(self) -> ComposeResult:
        ramp = pain_ramp(self.app.theme)
        digits = []
        for score in self._scores:
            digits.append(BigText("-" if score is None else str(score)))
            if score is not None:
                digits[-1].styles.color = Color.parse(ramp[score])
        yield Static(plain(self._place), classes="place")
        yield digits[0]
        yield Static("→", classes="arrow")
        yield digits[1]
